# Palabras comunes: estados, canales, verbos.
status-draft = Borrador
status-placed = Por verificar
status-verified = Verificado
status-held = Retenido
status-confirmed = Confirmado
status-backordered = Sin existencias
status-reserved = Reservado
status-released = Por preparar
status-picked = Preparado
status-packed = Embalado
status-staged = Listo para entregar
status-shipped = En camino
status-delivered = Entregado
status-returned = Devuelto
status-cancelled = Anulado
status-closed = Cerrado
status-partial = { $status } en parte
badge-late = Con retraso

stage-open = Sin origen
stage-backordered = Sin existencias
stage-reserved = Reservado
stage-released = Por preparar
stage-picked = Preparado
stage-packed = Embalado
stage-staged = Listo
stage-shipped = En camino
stage-delivered = Entregado
stage-returned = Devuelto
stage-cancelled = Anulado

fulfillment-status-reserved = Por lanzar
fulfillment-status-released = Por preparar
fulfillment-status-picked = Por embalar
fulfillment-status-to_send = Por enviar al mostrador
fulfillment-status-to_stage = Por colocar
fulfillment-status-to_hand_over = Por entregar
fulfillment-status-packed = Embalado
fulfillment-status-in_transfer = De camino al mostrador
fulfillment-status-staged = Listo para entregar
fulfillment-status-shipped = En camino
fulfillment-status-delivered = Entregado
fulfillment-status-handed_over = Entregado en tienda
fulfillment-status-cancelled = Anulado

return-status-authorized = Por recibir
return-status-received = Por revisar
return-status-inspected = Por reembolsar
return-status-refunded = Reembolsada
return-status-closed = Cerrada
return-status-cancelled = Anulada

payment-status-unpaid = Sin pagar
payment-status-part_paid = Pagado en parte
payment-status-paid = Pagado
payment-status-part_refunded = Reembolso parcial
payment-status-refunded = Reembolsado

channel-store = Tienda
channel-phone = Teléfono
channel-web = Web
channel-marketplace = Marketplace

method-carry_out = Se lo lleva
method-pickup = Recogida en tienda
method-ship = Envío
method-mixed = Varias entregas
service-standard = Estándar
service-express = Urgente

tender-cash = Efectivo
tender-card = Tarjeta
tender-transfer = Transferencia
tender-online = Pago en línea
tender-store_credit = Vale de tienda

disposition-restock = Vuelve a la venta
disposition-damaged = Dañado
disposition-scrap = Desechar
disposition-refuse = No se acepta


short-reason-not_found = No aparece
short-reason-damaged = Está dañado
short-reason-no_time = No da tiempo

document-kind-invoice = Factura
document-kind-simplified_invoice = Factura simplificada
document-kind-credit_note = Factura rectificativa
document-kind-corrective_invoice = Rectificativa por sustitución
document-kind-pick_list = Lista de preparación
document-kind-packing_slip = Albarán
document-kind-quotation = Presupuesto
document-kind-shipping_label = Etiqueta de envío
document-kind-pickup_label = Etiqueta de recogida
document-kind-return_slip = Hoja de devolución
document-kind-return_label = Etiqueta de devolución
document-kind-transfer_note = Nota de traspaso
document-kind-purchase_order = Pedido a proveedor
document-kind-order_confirmation = Confirmación de pedido
document-kind-proforma = Factura proforma
document-kind-item_labels = Etiquetas de artículo
document-kind-shelf_labels = Etiquetas de estante
document-kind-bin_labels = Etiquetas de hueco
document-kind-statement = Extracto de cuenta
document-kind-day_report = Informe del día (Z)
papers-format = Se envía como
papers-format-hint = Una impresora de etiquetas con ZPL dibuja ella misma barras nítidas; cualquier otra recibe PDF.
papers-format-pdf = PDF
papers-format-zpl203 = ZPL, 203 ppp
papers-format-zpl300 = ZPL, 300 ppp
papers-save-zpl = Guardar para impresora de etiquetas (ZPL)
papers-zpl = ZPL
papers = Papeles
papers-until-quotation = Oferta válida hasta
papers-until-proforma = A pagar hasta
papers-until-hint = Opcional: se imprime si se indica un día.

location-kind-dc = Almacén
location-kind-store = Tienda
location-kind-supplier = Proveedor

check-address = Dirección
check-stock = Existencias
check-credit = Crédito
check-duplicate = Duplicados
check-price = Precios
check-large_order = Pedido grande
check-exchange_rate = Tipo de cambio
check-outcome-ok = correcto
check-outcome-warn = aviso
check-outcome-hold = retiene el pedido

hold-kind-manual = Retención manual
hold-kind-credit = Crédito
hold-kind-address = Dirección
hold-kind-fraud = Posible fraude
hold-kind-duplicate = Posible duplicado
hold-kind-stock = Existencias
hold-kind-price = Precio
hold-kind-large_order = Pedido grande
hold-kind-customer = A petición del cliente

verb-close = Cerrar
verb-cancel = Cancelar
verb-accept = Aceptar
verb-save = Guardar
verb-back = Volver
verb-open = Abrir
verb-print = Imprimir
verb-retry = Reintentar
verb-add = Añadir
verb-remove = Quitar
verb-search = Buscar
verb-more = Más acciones
verb-undo = Deshacer

verb-order-place = Registrar pedido
verb-order-verify = Verificar pedido
verb-order-confirm = Confirmar pedido
verb-order-source = Buscar origen
verb-order-cancel = Anular pedido
verb-order-hold = Retener pedido
verb-order-repromise = Avisar de otra fecha
verbs-promise-day = Nueva fecha
verbs-promise-day-of = Nueva fecha de la entrega { $number }
verbs-promise-hint = Prometido para el { $promised }; { $cause }
verbs-promise-none = No queda nada por llegar de este pedido.
verbs-promise-reason-hint = Lo que se ha dicho al cliente; queda en el historial
verb-order-resolve_hold = Levantar retención
verb-order-note = Añadir nota
verb-order-take_payment = Cobrar
verb-order-save_draft = Seguir con el borrador
verb-order-discard_draft = Descartar borrador
verb-fulfillment-release = Lanzar a tienda o almacén
verb-fulfillment-pick = Preparar artículos
verb-fulfillment-unpick = Deshacer la preparación
verb-fulfillment-note_lots = Lotes y números de serie
verbs-lots-of = { $name } ({ $quantity })
verbs-lots-hint-lot = Un lote por línea; al menos uno
verbs-lots-hint-serial = Un número de serie por línea: uno por unidad
verb-fulfillment-pack = Embalar
verb-fulfillment-unpack = Deshacer el embalaje
verb-fulfillment-ship = Enviar
verb-fulfillment-send = Enviar al mostrador
verb-fulfillment-recall = No ha salido
verb-fulfillment-arrive = Ya ha llegado
verb-fulfillment-stage = Dejar en el estante
verb-fulfillment-unstage = Retirar del estante
verb-fulfillment-hand_over = Entregar al cliente
verb-fulfillment-deliver = Marcar como entregado
verb-fulfillment-reject = Rechazar
verb-return-authorize = Autorizar devolución
verb-return-receive = Recibir devolución
verb-return-inspect = Revisar artículos
verb-return-refund = Reembolsar
verb-return-issue_credit_note = Emitir rectificativa
verb-return-cancel = Anular devolución
verb-return-take_back = Devolver en mostrador
verb-invoice-issue = Emitir factura
verb-with-target = { $verb } · { $target }

count-orders = { $count ->
    [one] { $count } pedido
    [many] { $count } de pedidos
   *[other] { $count } pedidos
}
count-lines = { $count ->
    [one] { $count } línea
    [many] { $count } de líneas
   *[other] { $count } líneas
}
count-units = { $count ->
    [one] { $count } unidad
    [many] { $count } de unidades
   *[other] { $count } unidades
}
count-items = { $count ->
    [one] { $count } artículo
    [many] { $count } de artículos
   *[other] { $count } artículos
}

key-ctrl = Ctrl
key-enter = Intro
key-space = Espacio
key-esc = Esc
key-shift = Mayús
key-alt = Alt
key-down = ↓
key-up = ↑
key-left = ←
key-right = →
key-tab = Tab

grid-selected = Selección
grid-select-row = Seleccionar la fila { $row }
fault-generic = Algo ha fallado y no se ha guardado nada. Los datos están a salvo. Incidencia { $incident } ({ $code }).
loading = Cargando
query-failed = No se ha podido leer
tax-reason-US-NO-NEXUS = Sin impuesto: no se cobra en este estado
tax-reason-US-NO-SALES-TAX = Sin impuesto: el estado no lo tiene
tax-reason-US-EXEMPT-GOODS = Sin impuesto: bienes exentos en este estado
tax-reason-US-RESALE = Reventa
tax-reason-US-GOVERNMENT = Administración pública
tax-reason-US-NON-PROFIT = Organización sin ánimo de lucro
tax-free = Exento: { $reason }
tax-sales = Impuesto sobre ventas { $rate }
tax-part-state = Estado { $rate }
tax-part-county = Condado { $rate }
tax-part-city = Ciudad { $rate }
tax-part-special = Distritos especiales { $rate }
tax-class-general = General
tax-class-reduced = Reducido
tax-class-super_reduced = Superreducido
tax-class-zero = Sin impuesto
tax-reason-VATEX-EU-IC = Entrega intracomunitaria
tax-reason-VATEX-EU-AE = Inversión del sujeto pasivo
tax-reason-VATEX-EU-G = Exportación
tax-reason-VATEX-EU-O = No sujeto
tax-reason-VATEX-EU-132 = Interés general (art. 132)
tax-reason-VATEX-EU-135 = Finanzas y seguros (art. 135)
tax-reason-VATEX-EU-151 = Embajada u organismo internacional (art. 151)
