orders-views = Vistas de pedidos
orders-view-all = Todos
orders-view-drafts = Borradores
orders-view-to_verify = Por verificar
orders-view-held = Retenidos
orders-view-to_confirm = Por confirmar
orders-view-to_source = Sin origen
orders-view-open = En curso
orders-view-to_invoice = Por facturar
orders-view-late = Con retraso
orders-column-number = Pedido
orders-column-placed = Fecha
orders-column-customer = Cliente
orders-column-status = Estado
orders-column-channel = Canal
orders-column-delivery = Entrega
orders-column-location = Lugar
orders-column-promised = Prometido
orders-column-units = Uds.
orders-column-payment = Pago
orders-column-total = Total
orders-no-customer = Sin cliente
orders-term-status = estado
orders-term-channel = canal
orders-filter-label = Filtrar pedidos
orders-filter-placeholder = Número, cliente, estado:retenido, canal:web, ubicación:madrid…
orders-filter-clear = Borrar el filtro
orders-filter-unknown = No se entiende: { $terms }
orders-filter-any-status = Cualquier estado
orders-filter-any-channel = Cualquier canal
orders-empty = Todavía no hay pedidos
orders-empty-text = Cree el primero, importe los que ya tiene o conecte su tienda en línea.
orders-empty-filtered = Ningún pedido coincide
orders-empty-filtered-text = Cambiar el filtro o ver todos los pedidos.
orders-empty-show-all = Ver todos
orders-key-confirm = Confirmar
orders-key-range = Seleccionar hasta aquí
orders-key-peek = Vista previa
orders-select-limit = Son más de { $limit } pedidos: afine el filtro antes de seleccionarlos todos.
orders-selected = { $count ->
    [one] { $count } pedido seleccionado
   *[other] { $count } pedidos seleccionados
}
orders-selected-sum = Suma de la selección
orders-confirm-title = { $count ->
    [one] Confirmar { $count } pedido
   *[other] Confirmar { $count } pedidos
}
orders-wave-title = Buscar origen
orders-wave-note = En el orden en que la política atiende la demanda. No se decide nada hasta hacerlo.
orders-wave-run = { $count ->
    [one] Abastecer { $count } pedido
   *[other] Abastecer { $count } pedidos
}
orders-wave-done = { $count ->
    [one] { $count } pedido ya tiene origen: { $units } unidades
   *[other] { $count } pedidos ya tienen origen: { $units } unidades
}
orders-wave-none = Nada espera origen
orders-wave-none-text = Aquí aparecen los pedidos que se reúnen para una tanda o cuya mercancía no tiene nadie.
orders-wave-sum = { $orders ->
    [one] { $served } de { $wanted } unidades de { $orders } pedido tienen origen.
   *[other] { $served } de { $wanted } unidades de { $orders } pedidos tienen origen.
}
orders-wave-more = Esperan más pedidos de los que caben en una tanda. Los demás van en la siguiente.
orders-wave-take = Incluir
orders-wave-take-order = Incluir { $number }
orders-wave-order = Pedido
orders-wave-promised = Prometido
orders-wave-units = Unidades
orders-wave-from = Desde
orders-wave-backordered = pendiente de reposición
orders-wave-nowhere = Todavía en ningún sitio
orders-confirm-button = { $count ->
    [one] Confirmar { $count } pedido
   *[other] Confirmar { $count } pedidos
}
orders-confirm-note = Los que tengan algo pendiente se quedan en su sitio y dicen por qué.
orders-confirmed = { $count ->
    [one] { $count } pedido confirmado
   *[other] { $count } pedidos confirmados
}
orders-refused-title = { $count ->
    [one] { $count } pedido no se ha confirmado
   *[other] { $count } pedidos no se han confirmado
}
orders-refused-note = Siguen donde estaban.
orders-peek-label = Vista previa del pedido { $number }
orders-peek-open = Abrir pedido

entry-title = Nuevo pedido
entry-unsaved = Sin guardar
entry-saving = Guardando…
entry-saved = { $number } · guardado { $ago }
entry-channel = Canal
entry-location = Lugar
entry-customer = Cliente
entry-customer-placeholder = Nombre, teléfono o correo…
entry-customer-none = Ningún cliente coincide.
entry-customer-create = Crear cliente «{ $name }»
entry-customer-change = Cambiar cliente
entry-customer-usual = suele elegir: { $method }
entry-customer-usual-at = suele elegir: { $method }, { $location }
entry-customer-title = Nuevo cliente
entry-customer-name = Nombre completo o razón social
entry-customer-business = Es empresa
entry-customer-tax = NIF
entry-customer-email = Correo electrónico
entry-customer-phone = Teléfono
entry-customer-language = Idioma de sus documentos
entry-customer-save = Crear cliente
entry-address = Dirección de envío
entry-address-name = A la atención de
entry-address-line1 = Calle y número
entry-address-line2 = Piso, puerta…
entry-address-postal = Código postal
entry-address-city = Población
entry-address-region = Provincia
entry-address-country = País
entry-address-phone = Teléfono de contacto
entry-items = Artículos
entry-item-placeholder = Buscar, escanear o pegar una lista… (3*taza = 3 unidades)
entry-item-none = Ningún artículo coincide.
entry-item-stock = { $here } aquí · { $total } en total
entry-item-added = { $quantity } × { $name }
entry-item-unknown = Ningún artículo tiene el código { $code }
entry-item-pasted = { $count ->
    [one] { $count } artículo añadido
   *[other] { $count } artículos añadidos
}
entry-item-pasted-unknown = Sin reconocer: { $codes }
entry-line-item = Artículo
entry-line-quantity = Cantidad
entry-line-price = Precio
entry-line-discount = Dto. %
entry-line-available = Disponible
entry-line-amount = Importe
entry-line-actions = Acciones
entry-line-remove = Quitar { $name }
entry-line-quantity-of = Cantidad de { $name }
entry-line-price-of = Precio de { $name }
entry-line-discount-of = Descuento de { $name }
entry-line-price-changed = Precio cambiado; tarifa { $price }
entry-line-available-here = { $here } aquí
entry-line-available-total = { $total } en total
entry-lines-empty = Añadir el primer artículo
entry-lines-empty-text = Escribir parte del nombre, escanear un código o pegar una lista de referencias.
entry-delivery = Entrega
entry-delivery-empty = Las opciones aparecen al añadir artículos, ordenadas por fecha y coste.
entry-delivery-more = { $count ->
    [one] Ver { $count } opción más
    [many] Ver { $count } de opciones más
   *[other] Ver { $count } opciones más
}
entry-delivery-from = sale de { $places }
entry-delivery-free = gratis
entry-delivery-best = Recomendada
entry-delivery-away = a { $km } km
entry-delivery-cost = nos cuesta { $cost }
entry-delivery-co2 = { $kg } kg CO₂e
entry-delivery-confidence = { $percent } % a tiempo
entry-delivery-awaits = Depende de { $number }, previsto para el { $day }
order-promise-late = Prometido para el { $promised }, previsto para el { $expected }: { $cause }.
order-promise-never = Prometido para el { $promised } y sin fecha posible: { $cause }.
order-promise-tell = Avisar de otra fecha
what-if-title = Qué pasaría si
what-if-today = Decidido ahora, tal como está todo: { $places }, { $cost } de porte y trabajo.
what-if-nowhere = nadie
what-if-same = { $count ->
    [one] Se ha probado { $count } cambio: saldría lo mismo.
    [many] Se han probado { $count } de cambios: saldría lo mismo.
   *[other] Se han probado { $count } cambios: saldría lo mismo.
}
what-if-missing = { $count ->
    [one] falta { $count } unidad
    [many] faltan { $count } de unidades
   *[other] faltan { $count } unidades
}
what-if-no-more = mismo coste
entry-checks = Comprobaciones
entry-checks-empty = Dirección, existencias, cliente y duplicados se comprueban mientras se escribe.
entry-totals-goods = Artículos
entry-totals-discount = Descuento
entry-totals-shipping = Envío
entry-totals-tax = IVA { $rate } incluido
entry-totals-total = Total
entry-currency = Moneda
entry-currency-rate = 1 { $base } = { $rate } { $currency }
entry-currency-from = { $source }, { $date }
entry-currency-old = Este tipo es de hace más de un mes.
entry-currency-base = Total en { $base }
entry-preview-failed = No se puede poner precio a este pedido
entry-note = Nota para el equipo
entry-buyer = Los números del cliente
entry-buyer-order = Su número de pedido
entry-buyer-reference = Su referencia
entry-line-price-net = Precio sin IVA
entry-verify = Verificar
entry-confirm = Confirmar pedido
entry-discard = Descartar
entry-discarded = Borrador descartado
entry-verified = Pedido { $number } verificado. Ctrl + Intro para confirmarlo.
entry-held = El pedido { $number } queda retenido
entry-held-text = Alguien con permiso puede levantar la retención desde la página del pedido.
entry-placed = Pedido { $number } registrado
entry-confirmed = Pedido { $number } confirmado
entry-confirmed-from = Pedido { $number } confirmado: sale de { $places }
entry-open-order = Ver pedido
entry-another = Otro pedido
entry-key-items = Ir a artículos
entry-key-delivery = Ir a entrega
entry-key-customer = Ir a cliente

order-title = Pedido { $number }
order-by = { $channel } · { $when } · { $location }
order-promised = Prometido { $date }
order-on-time = a tiempo
order-section-lines = Artículos y entregas
order-section-unsourced = Sin origen
order-fulfillment-from = { $number } · { $location }
order-fulfillment-to-counter = a { $counter }, se espera { $when }
order-fulfillment-due = antes de { $time }
order-fulfillment-open = Abrir preparación
order-why = Por qué aquí
order-why-title = Por qué se eligió este origen
order-timeline = Historial
order-timeline-empty = Aún no ha pasado nada.
order-timeline-more = { $count ->
    [one] Ver { $count } más
   *[other] Ver { $count } más
}
order-customer = Cliente
order-customer-open = Ver ficha
order-money = Dinero
order-money-paid = Pagado
order-money-refunded = Reembolsado
order-money-due = Pendiente
order-documents = Documentos
order-documents-none = Todavía no hay facturas.
order-document-printed = { $count ->
    [0] sin imprimir
    [one] impreso { $count } vez
   *[other] impreso { $count } veces
}
order-returns = Devoluciones
order-delivery = Entrega
order-note = Nota
order-checks = Comprobaciones
order-holds = Retenciones
order-hold-by = { $who }, { $when }
order-hold-over = levantada { $when }
order-returnable = { $count ->
    [one] { $count } se puede devolver
   *[other] { $count } se pueden devolver
}
order-price-each = { $price } / ud.
order-back = Volver a pedidos
order-not-found = No se encuentra este pedido
order-not-found-text = Con Ctrl K se busca por número, cliente o artículo.
order-key-why = Por qué este origen

why-none = Este pedido todavía no tiene origen elegido.
why-none-text = Aparecerá al confirmarlo: cada candidato con su coste y el motivo por el que se eligió o no.
why-candidate = Candidato
why-gate = Condición
why-gate-open = cumple
why-distance = Distancia
why-stock = Existencias
why-eta = Llegada
why-runner-up-less = La mejor forma habría sido { $places }: { $cost } ({ $delta } menos).
why-overrule = Elegir otra ubicación
why-overrule-note = Lo que nadie ha preparado todavía se retira y sale de allí. Lo que no tenga va adonde diga la política.
why-overrule-where = Enviar desde
why-overrule-units = { $name } ({ $available } de { $wanted })
why-overrule-reason = Por qué
why-overrule-reason-hint = Queda en el historial del pedido.
why-overrule-do = Enviar desde allí
why-overrule-done = Ahora sale de { $places }
why-part-shipping = Envío
why-part-handling = Manipulación
why-part-split = Dividir
why-part-late = Retraso
why-part-unfilled = Sin servir
why-part-co2 = CO₂e
why-part-opportunity = Últimas uds.
why-part-scarcity = Escasez
why-part-capacity = Capacidad
why-policy = Política, versión { $version }
why-policy-built-in = Política de fábrica
why-total = Total
why-chosen = Elegido
why-km = { $km } km
why-units = { $available } de { $wanted }
why-tried = { $count ->
    [one] Se comparó { $count } ubicación
    [many] Se compararon { $count } de ubicaciones
   *[other] Se compararon { $count } ubicaciones
}
why-runner-up = Segunda opción: { $places }, { $cost } ({ $delta } más).
why-lines = Qué sale de dónde
why-older = Decisión de { $when }
orders-wave-cost = Cuesta { $cost } según los costes de la política.
orders-wave-saved = Son { $saved } menos que con las reglas propias.
orders-wave-bound = Ninguna forma de servir tantas unidades, cada línea desde un solo sitio, cuesta menos de { $bound }.
orders-parking-title = Aparcados
orders-parking-by-itself = Se intenta otra vez en cuanto cambie algo.
orders-parking-by-hand = Se intenta otra vez a mano.
orders-parking-cancelled-after = { $count ->
    [one] Se anula al cabo de { $count } día.
   *[other] Se anula al cabo de { $count } días.
}
orders-parking-retry = Intentarlo ahora
orders-parking-nothing = Sigue sin haber nada para ellos
orders-parking-none = No hay nada aparcado
orders-parking-none-text = Aquí aparecen, con el motivo, los pedidos que nadie puede servir.
orders-parking-unfillable = Alguien tiene que mirarlo
orders-parking-backorder = Esperan género
orders-parking-cause = Por qué
orders-parking-since = Desde
orders-parking-unknown = sin anotar
orders-parking-cancel-at = se anula { $when }
why-firm = Fijar una ubicación
why-firm-note = Desde ahora esta entrega solo sale de allí. Lo que iban a dar otras y nadie ha preparado se retira; lo que no tenga la ubicación espera a que lo tenga.
why-firm-where = Fijar en
why-firm-do = Fijar allí
why-firm-done = Fijado allí
why-firm-kept = Fijado en { $name }: no sale de ningún otro sitio.
why-firm-free = Que venga de cualquier ubicación
why-firm-free-note = La política vuelve a decidir sobre lo que nadie ha preparado todavía.
why-firm-free-do = Soltar
why-firm-freed = La política vuelve a decidir
