# Estante de recogidas y entrega.
pickup-note = El código del cliente se puede escanear desde cualquier parte de esta pantalla.
pickup-queues = Colas
pickup-tab-ready = Estante de recogidas
pickup-tab-to-stage = Por colocar
pickup-tab-to-prepare = Por preparar
pickup-key-next-tab = Cola siguiente
pickup-key-previous-tab = Cola anterior
pickup-find = Código de recogida, pedido o nombre
pickup-found = { $customer }, estante { $shelf }
pickup-several = Hay { $count } recogidas posibles. Elegir una.
pickup-nothing = Ninguna recogida lista para «{ $code }»
pickup-empty-ready = El estante está vacío
pickup-empty-ready-text = Las recogidas aparecen aquí al colocarlas en su estante. En las otras colas está lo que aún se prepara.
pickup-empty-to-stage = Nada por colocar
pickup-empty-to-stage-text = Las recogidas preparadas esperan aquí hasta escanear su estante.
pickup-empty-to-prepare = Ninguna recogida por preparar
pickup-empty-to-prepare-text = Las nuevas aparecen aquí en cuanto se confirman.
pickup-no-shelf = –
pickup-until = prometido { $when }
pickup-rest = { $count ->
    [one] Hay { $count } más: buscar por código o nombre
   *[other] Hay { $count } más: buscar por código o nombre
}
pickup-col-promised = Prometido
pickup-col-number = Número
pickup-col-customer = Cliente
pickup-col-location = Ubicación
pickup-col-units = Contenido
pickup-col-status = Estado
pickup-missing = No se encuentra esta recogida
pickup-missing-text = Puede haberse entregado ya. Buscar el pedido con Ctrl K.
pickup-hand-over-title = Entregar
pickup-order = Pedido { $number }
pickup-back = Volver al estante
pickup-where = Dónde está
pickup-shelf = Estante
pickup-what = Qué entregar
pickup-times = × { $count }
pickup-due = Queda por pagar
pickup-paid = Pagado por completo
pickup-proof = Quién lo recoge
pickup-code-right = El código es correcto.
pickup-code-wrong = No es el código de este pedido.
pickup-not-ready = Este pedido no está listo para entregar.
pickup-done = Pedido { $number } entregado a { $customer }
