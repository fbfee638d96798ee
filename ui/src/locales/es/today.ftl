# La primera pantalla del día.
today-title-plain = Hoy
today-title = Hola, { $name }
today-taken = { $count ->
    [one] { $count } pedido hoy
   *[other] { $count } pedidos hoy
}
today-key-pick = Empezar a preparar
today-key-hand-over = Entregar una recogida
today-key-return = Recibir una devolución
today-pick = Preparar
today-pick-start = Empezar el siguiente
today-pick-none = Nada por preparar ahora mismo.
today-late = { $count ->
    [one] { $count } con retraso
   *[other] { $count } con retraso
}
today-hand-over = Entregar
today-hand-over-start = Escanear código
today-hand-over-none = Nadie espera una recogida.
today-returns = Devoluciones
today-returns-start = Recibir devolución
today-returns-none = Ninguna devolución por revisar.
today-returns-inspect = { $count ->
    [one] { $count } espera revisión
   *[other] { $count } esperan revisión
}
today-next = Siguiente: { $number }
today-queues = Colas
today-to-verify = Por verificar
today-held = Retenidos
today-to-source = Sin origen
today-to-pack = Por embalar
today-to-ship = Por enviar
today-to-invoice = Por facturar
today-late-orders = Con retraso
today-promise = Prometido por horas
today-promise-total = { $count ->
    [one] { $count } vence hoy
   *[other] { $count } vencen hoy
}
today-promise-none = No hay nada más prometido para hoy.
today-hour = { $hour } h
today-risk = En riesgo
today-risk-all = { $count ->
    [one] Ver { $count } pedido con retraso
   *[other] Ver { $count } pedidos con retraso
}
today-risk-none = Todas las promesas van a tiempo.
today-watch = Promesas que no se cumplirán
today-watch-count = { $count ->
    [one] { $count } pedido
    [many] { $count } de pedidos
   *[other] { $count } pedidos
}
today-watch-never = sin fecha
today-empty = Encargo está listo para empezar
today-empty-text = Todavía no hay nada. Traer el catálogo, los clientes y los pedidos de un archivo, o anotar el primer pedido.
today-empty-import = Importar un archivo
today-empty-order = Nuevo pedido
