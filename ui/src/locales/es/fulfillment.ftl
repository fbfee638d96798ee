# Preparar, embalar y enviar.
fulfillment-note = Por orden de vencimiento.
fulfillment-queues = Colas
fulfillment-queue-to_release = Por lanzar
fulfillment-queue-to_pick = Por preparar
fulfillment-queue-to_pack = Por embalar
fulfillment-queue-to_ship = Por enviar
fulfillment-queue-to_send = Por llevar a tienda
fulfillment-queue-in_transit = En camino
fulfillment-start-to_pick = Empezar a preparar
fulfillment-start-to_pack = Empezar a embalar
fulfillment-start-to_ship = Empezar a enviar
fulfillment-start-to_send = Empezar a llevar
fulfillment-start-in_transit = Abrir el primero
fulfillment-key-start = Empezar por el primero
fulfillment-key-next-tab = Cola siguiente
fulfillment-key-previous-tab = Cola anterior
fulfillment-filter = Número, pedido o cliente
fulfillment-filter-clear = Quitar el filtro
fulfillment-late-count = { $count ->
    [one] { $count } con retraso
   *[other] { $count } con retraso
}
fulfillment-release-count = { $count ->
    [0] Lanzar
    [one] Lanzar { $count }
   *[other] Lanzar { $count }
}
fulfillment-released = { $count ->
    [one] { $count } preparación lanzada
   *[other] { $count } preparaciones lanzadas
}
fulfillment-col-due = Vence
fulfillment-col-number = Número
fulfillment-col-counter = Mostrador
fulfillment-col-method = Entrega
fulfillment-col-units = Contenido
fulfillment-col-status = Estado
fulfillment-customer = Cliente
fulfillment-location = Ubicación
fulfillment-order = Pedido
fulfillment-facts = Detalles
fulfillment-pickup-code = Código de recogida
fulfillment-empty-filter = Nada coincide con el filtro
fulfillment-empty-filter-text = Probar con otro número o nombre, o mirar en otra cola.
fulfillment-empty-to_release = Nada por lanzar
fulfillment-empty-to_release-text = Los pedidos confirmados pasan directamente a preparación, salvo que la tienda los lance a mano.
fulfillment-empty-to_pick = Nada por preparar
fulfillment-empty-to_pick-text = Los pedidos aparecen aquí en cuanto se confirman y tienen una ubicación con existencias.
fulfillment-empty-to_pack = Nada por embalar
fulfillment-empty-to_pack-text = Lo preparado para enviar espera aquí su bulto.
fulfillment-empty-to_ship = Nada por enviar
fulfillment-empty-to_ship-text = Los bultos cerrados esperan aquí al transportista.
fulfillment-empty-to_send = Nada por llevar a un mostrador
fulfillment-empty-to_send-text = Las recogidas cuya mercancía está aquí esperan su viaje al mostrador.
fulfillment-empty-in_transit = Nada en camino
fulfillment-empty-in_transit-text = Los bultos enviados siguen aquí hasta que se entregan.
fulfillment-missing = No se encuentra esta preparación
fulfillment-missing-text = Puede haberse anulado. Buscar el pedido con Ctrl K.
fulfillment-open-order = Abrir el pedido
fulfillment-order-of = Pedido { $number } · { $customer }
fulfillment-due = vence { $when }
fulfillment-back-to-queue = Volver a la cola
fulfillment-next = Siguiente: { $number }
fulfillment-ticket-opened = { $number } abierto
fulfillment-steps = Pasos
fulfillment-step-release = Lanzar
fulfillment-step-pick = Preparar
fulfillment-step-pack = Embalar
fulfillment-step-ship = Enviar
fulfillment-step-send = Envío
fulfillment-step-arrive = Llegada
fulfillment-step-stage = Estante
fulfillment-step-end = Hecho
fulfillment-step-hand_over = Entregar
fulfillment-step-transit = En camino
fulfillment-release-title = A la espera de lanzarse a { $location }
fulfillment-now = En la mano
fulfillment-lines = Artículos
fulfillment-progress-pick = { $done } de { $wanted } preparadas
fulfillment-progress-pack = { $done } de { $wanted } embaladas
fulfillment-tally = { $done }/{ $wanted }
fulfillment-of = { " " }/ { $wanted }
fulfillment-bin = Hueco
fulfillment-less = Una menos: { $item }
fulfillment-more = Una más: { $item }
fulfillment-scan-wait-pick = Escanear el artículo o contar con + y −
fulfillment-scan-wait-pack = Escanear cada artículo al meterlo en el bulto
fulfillment-scan-ok = { $item }: { $done } de { $wanted }
fulfillment-scan-over = Sobra una: solo se piden { $wanted } de { $item }. No se ha contado.
fulfillment-scan-wrong-item = { $item } no es de este pedido. Devolver a su sitio.
fulfillment-scan-unknown = Nada aquí tiene el código { $code }
fulfillment-key-more = Una más
fulfillment-key-less = Una menos
fulfillment-key-short = Falta
fulfillment-key-all-picked = Todo preparado
fulfillment-key-all-packed = Todo en el bulto
fulfillment-key-box = Bulto nuevo
fulfillment-together = Preparar y embalar a la vez
fulfillment-short = Falta
fulfillment-all-picked = Todo preparado
fulfillment-all-packed = Todo dentro
fulfillment-pick-finish = Terminar la preparación
fulfillment-pack-finish = Cerrar y seguir
fulfillment-short-title = ¿Qué falta?
fulfillment-short-reason = Motivo
fulfillment-short-quantity = Unidades que faltan
fulfillment-short-hint = Al terminar la preparación se buscan en otra ubicación.
fulfillment-short-accept = { $count ->
    [one] Falta { $count } unidad
   *[other] Faltan { $count } unidades
}
fulfillment-short-units = { $count ->
    [one] Falta { $count }: { $reason }
   *[other] Faltan { $count }: { $reason }
}
fulfillment-short-mark = { $count ->
    [one] falta { $count }
   *[other] faltan { $count }
}
fulfillment-picked = { $number } preparado
fulfillment-picked-short = { $count ->
    [one] Se vuelve a buscar { $count } unidad del pedido { $number }
   *[other] Se vuelven a buscar { $count } unidades del pedido { $number }
}
fulfillment-packed = { $count ->
    [one] { $number } embalado en { $count } bulto
   *[other] { $number } embalado en { $count } bultos
}
fulfillment-boxes = Bultos
fulfillment-boxes-count = { $count ->
    [one] { $count } bulto
   *[other] { $count } bultos
}
fulfillment-box = Bulto { $number }
fulfillment-box-new = Bulto nuevo
fulfillment-weight = Peso en gramos
fulfillment-gram-sign = g
fulfillment-grams = { $grams } g
fulfillment-ship-title = Entregar al transportista
fulfillment-ship-to = Enviar a
fulfillment-address-none = Sin dirección
fulfillment-carrier-missing = ¿Quién lo lleva?
fulfillment-tracking-scanned = Seguimiento { $code }
fulfillment-shipped = { $number } enviado con { $carrier }
fulfillment-send-title = Enviar a { $counter }
fulfillment-send-note = { $customer } lo recoge allí; se espera el { $when }.
fulfillment-sent = { $number } va de camino a { $counter }
fulfillment-arrive-title = De camino a { $counter }
fulfillment-arrive-note = Lo envía { $location }; se espera el { $when }.
fulfillment-arrive-rest = Recibir el resto
fulfillment-arrive-sent = { $count ->
    [one] { $count } unidad enviada
   *[other] { $count } unidades enviadas
}
fulfillment-arrive-units = Unidades llegadas: { $item }
fulfillment-arrive-not_found = No ha llegado
fulfillment-arrive-damaged = Está dañado
fulfillment-arrived = { $number } ha llegado
fulfillment-stage-title = Escanear el estante
fulfillment-stage-note = Dejar el pedido de { $customer } en un estante de recogida y escanear su etiqueta.
fulfillment-stage-same = El mismo estante de antes: { $shelf }
fulfillment-shelf-wanted = Eso es un artículo. Escanear la etiqueta del estante.
fulfillment-staged = { $number } listo en el estante { $shelf }
fulfillment-end-staged = Listo para { $customer }
fulfillment-end-shipped = En camino a { $customer }
fulfillment-end-delivered = Entregado a { $customer }
fulfillment-end-cancelled = Anulado
fulfillment-end-counter = { $customer } se lo lleva ahora
