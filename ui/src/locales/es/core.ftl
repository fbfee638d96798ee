# Palabras que salen de Rust: negativas, comprobaciones, historial, respuestas, avisos. Las lee también la pantalla.
# Glosario: preparación = lo que una ubicación debe a un pedido; preparar = coger del estante; recogida = la que hace el cliente.

## Piezas: una palabra según un código

word-verb =
    { $verb ->
        [document-send] enviar el documento por correo
        [order-place] registrar el pedido
        [order-verify] verificar el pedido
        [order-confirm] confirmar el pedido
        [order-source] buscar origen al pedido
        [order-overrule] elegir otra ubicación
        [order-set-firm-location] fijar la ubicación del pedido
        [fulfillment-withdraw] retirar la preparación
        [order-cancel] anular el pedido
        [order-hold] retener el pedido
        [order-repromise] prometer otra fecha
        [order-take-payment] cobrar el pedido
        [order-save-draft] guardar el borrador
        [order-discard-draft] descartar el borrador
        [fulfillment-release] lanzar la preparación
        [fulfillment-pick] preparar los artículos
        [fulfillment-unpick] deshacer la preparación
        [fulfillment-note-lots] anotar lotes
        [note-lots] anotar lotes
        [fulfillment-pack] embalar los artículos
        [fulfillment-unpack] deshacer el embalaje
        [fulfillment-ship] enviar los bultos
        [fulfillment-stage] dejar el pedido en el estante
        [fulfillment-unstage] retirar el pedido del estante
        [fulfillment-send] enviar la mercancía al mostrador
        [fulfillment-recall] retirar el traslado al mostrador
        [fulfillment-arrive] recibir la mercancía en el mostrador
        [fulfillment-hand-over] entregar al cliente
        [fulfillment-deliver] marcar como entregado
        [fulfillment-reject] rechazar la preparación
        [return-take-back] recibir una devolución
        [return-authorize] autorizar una devolución
        [return-receive] recibir la devolución
        [return-inspect] revisar la devolución
        [return-refund] reembolsar la devolución
        [return-issue-credit-note] emitir la factura rectificativa
        [return-cancel] anular la devolución
        [transfer-ship] enviar el traspaso
        [transfer-receive] recibir el traspaso
        [transfer-cancel] anular el traspaso
        [purchase-order-receive] recibir la compra
        [purchase-order-cancel] anular la compra
        [print-return-slip] imprimir una hoja de devolución
        [print-shipping-label] imprimir una etiqueta de envío
        [print-return-label] imprimir una etiqueta de devolución
        [print-transfer-note] imprimir una nota de traspaso
        [print-purchase-order] imprimir un pedido a proveedor
        [print-order-confirmation] imprimir una confirmación de pedido
        [print-quotation] imprimir un presupuesto
        [print-proforma] imprimir una factura proforma
       *[other] hacer esto
    }
word-state =
    { $state ->
        [draft] todavía es un borrador
        [placed] su estado es «por verificar»
        [verified] su estado es «verificado»
        [held] está retenido
        [confirmed] su estado es «confirmado»
        [backordered] su estado es «sin existencias»
        [reserved] su estado es «reservado»
        [released] su estado es «por preparar»
        [picked] su estado es «preparado»
        [packed] su estado es «embalado»
        [staged] su estado es «listo para recoger»
        [shipped] su estado es «en camino»
        [delivered] su estado es «entregado»
        [returned] su estado es «devuelto»
        [cancelled] su estado es «anulado»
        [closed] su estado es «cerrado»
        [authorized] su estado es «por recibir»
        [received] su estado es «recibido»
        [inspected] su estado es «por reembolsar»
        [refunded] su estado es «reembolsado»
        [requested] su estado es «solicitado»
        [paid] está pagado
        [invoiced] está facturado
        [in_transit] su estado es «en camino»
        [in_transfer] la mercancía va de camino al mostrador
        [elsewhere] la mercancía está en otra ubicación
        [at-counter] la mercancía ya está en el mostrador
        [carry_out] el cliente se lo lleva en mano
        [pickup] es una recogida en tienda
        [ship] es un envío
       *[other] su estado es «{ $state }»
    }
word-what =
    { $what ->
        [order] el pedido
        [exchange-rate] el tipo de cambio
        [fulfillment] la preparación
        [return] la devolución
        [document] el documento
        [email] El mensaje
        [item] el artículo
        [customer] el cliente
        [location] la ubicación
        [stock] la existencia
        [transfer] el traspaso
        [purchase_order] la compra
        [company] la empresa
        [device] el equipo
        [import] la importación
        [job] la tarea
        [line] la línea
        [hold] la retención
        [service] el servicio de transporte
        [profile] el formato
       *[other] lo que se busca
    }
word-field =
    { $field ->
        [name] { field-name }
        [lots] { field-lots }
        [line1] { field-line1 }
        [postal-code] { field-postal-code }
        [city] { field-city }
        [country] { field-country }
        [email] { field-email }
        [phone] { field-phone }
        [price] { field-price }
        [discount] { field-discount }
        [amount] { field-amount }
        [total] { field-total }
        [quantity] { field-quantity }
        [sku] { field-sku }
        [barcode] { field-barcode }
        [pickup-code] { field-pickup-code }
        [shelf] { field-shelf }
        [carrier] { field-carrier }
        [reason] { field-reason }
        [promised-on] { field-promised-on }
        [zones] { field-zones }
        [closed-on] { field-closed-on }
        [handling] { field-handling }
        [lead-time] { field-lead-time }
        [cutoff] { field-cutoff }
        [note] { field-note }
        [location] { field-location }
        [supplier] { field-supplier }
        [lines] { field-lines }
        [tax-rate] { field-tax-rate }
        [state] { field-us-state }
        [states] { field-us-states }
        [tax-class] { field-tax-class }
        [valid-from] { field-valid-from }
        [certificate] { field-certificate }
        [code] { field-code }
        [time-zone] { field-time-zone }
        [currency] { field-currency }
        [exchange-rate] { field-exchange-rate }
        [date] { field-date }
        [source] { field-source }
        [accent] { field-accent }
        [letterhead] { field-letterhead }
        [footer] { field-footer }
        [payment-terms] { field-payment-terms }
        [period] { field-period }
        [labels] { field-labels }
        [label-start] { field-label-start }
        [format] { field-format }
        [return-policy] { field-return-policy }
        [thanks] { field-thanks }
        [path] { field-path }
        [tray] { field-tray }
        [message] { field-message }
        [mail-host] { field-mail-host }
        [mail-sender] { field-mail-sender }
        [mail-reply-to] { field-mail-reply-to }
        [mail-password] { field-mail-password }
        [bic] { field-bic }
        [customer] { field-customer }
        [document] { field-document }
        [endpoint] { field-endpoint }
        [endpoint-scheme] { field-endpoint-scheme }
        [exemption] { field-exemption }
        [ground] { field-ground }
        [hs-code] { field-hs-code }
        [jurisdiction] { field-jurisdiction }
        [mapping] { field-mapping }
        [origin] { field-origin }
        [payment-days] { field-payment-days }
        [producer-tax-id] { field-producer-tax-id }
        [profile] { field-profile }
        [series-code] { field-series-code }
        [tax-id] { field-tax-id }
        [valid-to] { field-valid-to }
        [buyer-order] { field-buyer-order }
        [buyer-reference] { field-buyer-reference }
        [contact] { field-contact }
        [documents] { field-documents }
       *[other] { $field }
    }
word-policy-part =
    { $name ->
        [group] un grupo de ubicaciones
        [region] una zona
        [rule] una regla
        [routing] una ruta
        [shipping-percent] peso del transporte
        [handling-percent] peso de la manipulación
        [split] coste de otro envío
        [late] coste de un día de retraso
        [last-unit] coste de la última unidad de una tienda
        [last-units] unidades que son las últimas de una tienda
        [co2] precio del CO₂e
        [co2-parcel] CO₂e de un bulto
        [co2-tkm] CO₂e del transporte
        [parking-days] días hasta anular lo aparcado
        [transfer-cost] coste de un traslado a un mostrador
        [transfer-days] días de un traslado a un mostrador
        [transfer-weekdays] días en que se mueven los traslados a mostradores
        [wave-minutes] minutos entre tandas
        [wave-orders] pedidos de una tanda
        [shipments] envíos como máximo
       *[other] «{ $name }»
    }
word-hold =
    { $kind ->
        [address] { hold-word-address }
        [customer] { hold-word-customer }
        [stock] { hold-word-stock }
        [credit] { hold-word-credit }
        [duplicate] { hold-word-duplicate }
        [price] { hold-word-price }
        [large-order] { hold-word-large-order }
        [large_order] { hold-word-large-order }
        [fraud] { hold-word-fraud }
        [payment] { hold-word-payment }
        [manual] { hold-word-manual }
       *[other] { hold-word-manual }
    }
hold-word-address = falta la dirección
hold-word-customer = falta el cliente
hold-word-stock = por las existencias
hold-word-credit = por el crédito
hold-word-duplicate = parece repetido
hold-word-price = por el precio
hold-word-large-order = es un pedido grande
hold-word-fraud = posible fraude
hold-word-payment = por el pago
hold-word-manual = a mano
hold-kind-large-order = Pedido grande
hold-kind-payment = Pago
hold-kind-other = Otro motivo
word-tender =
    { $tender ->
        [cash] en efectivo
        [card] con tarjeta
        [transfer] por transferencia
        [online] en línea
        [store_credit] con vale de tienda
       *[other] { $tender }
    }
word-short =
    { $reason ->
        [not-found] no aparece
        [damaged] está dañado
       *[no-time] no da tiempo
    }

## Nombres de los campos

field-bic = BIC
field-certificate = número del certificado
field-customer = cliente
field-document = documento
field-endpoint = dirección para facturas electrónicas
field-endpoint-scheme = tipo de dirección para facturas electrónicas
field-exemption = exención
field-ground = motivo
field-hs-code = código arancelario (6, 8 o 10 cifras)
field-jurisdiction = lugar del impuesto
field-mapping = columnas del archivo
field-origin = país de origen (dos letras)
field-payment-days = días para pagar
field-producer-tax-id = NIF del productor
field-profile = tipo de archivo
field-series-code = código del establecimiento
field-tax-id = NIF
field-valid-from = primer día
field-valid-to = último día
field-buyer-order = número de pedido del cliente
field-buyer-reference = referencia del cliente
field-contact = contacto para facturas
field-documents = documentos
field-name = nombre
field-lots = lote o número de serie
field-line1 = calle y número
field-postal-code = código postal
field-city = población
field-country = país
field-email = correo electrónico
field-phone = teléfono
field-price = precio
field-discount = descuento
field-amount = importe
field-total = total
field-quantity = cantidad
field-sku = referencia
field-barcode = código de barras
field-pickup-code = código de recogida
field-shelf = estante
field-carrier = transportista
field-cutoff = hora límite
field-lead-time = días laborables de preparación
field-handling = coste de manipulación
field-closed-on = días cerrados
field-zones = zonas de la tarifa
field-promised-on = fecha prometida
field-reason = motivo
field-note = nota
field-location = ubicación
field-supplier = proveedor
field-lines = líneas
field-tax-rate = tipo de impuesto
field-code = código
field-time-zone = zona horaria
field-exchange-rate = tipo de cambio
field-date = día
field-source = fuente
field-currency = moneda
field-accent = color
field-letterhead = texto bajo el nombre
field-footer = texto al pie
field-payment-terms = condiciones de pago
field-period = periodo
field-labels = etiquetas
field-label-start = primera etiqueta libre de la hoja
field-format = formato
field-return-policy = condiciones de devolución
field-thanks = agradecimiento
field-path = carpeta y nombre del archivo
field-tray = bandeja de la impresora
field-message = mensaje
field-mail-host = servidor de correo
field-mail-sender = dirección del remitente
field-mail-reply-to = dirección para las respuestas
field-mail-password = contraseña del servidor de correo

## Negativas

fault = Algo ha fallado y no se ha guardado nada. Los datos están a salvo. Incidencia { $incident }.
refusal-bad-payload = La petición no tiene la forma esperada: { $detail }
refusal-unknown-command = No existe la orden «{ $name }».
refusal-not-permitted = Falta permiso para hacer esto.
refusal-not-found = No se encuentra { word-what }.
refusal-version-changed = Otra persona lo ha cambiado mientras tanto. Revisar los datos nuevos y repetir.
refusal-wrong-state = No se puede { word-verb }: { word-state }.
refusal-no-lines = Falta al menos un artículo.
refusal-bad-quantity = Esa cantidad no es posible: como máximo { $max }.
refusal-bad-amount = Ese valor no es posible: { word-field }.
refusal-field-required = Falta un dato: { word-field }.
refusal-field-invalid = Ese dato no es válido: { word-field }.
refusal-e-invoice-lacks = { $more ->
        [0] Una factura electrónica { $rules } necesita además: { word-e-invoice-term }. Anótelo y guarde otra vez.
        [one] Una factura electrónica { $rules } necesita además: { word-e-invoice-term }, y una cosa más. Anótelas y guarde otra vez.
        [many] Una factura electrónica { $rules } necesita además: { word-e-invoice-term }, y { $more } cosas más. Anótelas y guarde otra vez.
       *[other] Una factura electrónica { $rules } necesita además: { word-e-invoice-term }, y { $more } cosas más. Anótelas y guarde otra vez.
    }
word-e-invoice-term =
    { $term ->
        [BT-34] su propia dirección para facturas electrónicas (Ajustes, Empresa)
        [BT-49] la dirección del cliente para facturas electrónicas (ficha del cliente)
        [BT-10] la referencia del cliente (ficha del cliente)
        [BT-41] un contacto para facturas (Ajustes, Empresa)
        [BT-42] su teléfono (Ajustes, Empresa)
        [BT-43] su correo electrónico (Ajustes, Empresa)
        [BT-37] su población (Ajustes, Empresa)
        [BT-38] su código postal (Ajustes, Empresa)
        [BT-52] la población del cliente
        [BT-53] el código postal del cliente
        [BG-7] un cliente con nombre: esto es un tique
       *[other] { $term }
    }
refusal-no-tax-rate = No se conoce ningún tipo de impuesto para { $place } el { $date }. Indicarlo en Ajustes, Empresa.
refusal-lots-missing = La línea { $line } sale con su lote o sus números de serie. Anótelos antes: Más acciones, Lotes y números de serie.
refusal-no-e-invoice = Este archivo no es una factura electrónica que se pueda leer: UBL, CII o un PDF con Factur-X. { $term } { $value }
email-obstacle-certificate = El certificado de { $host } no es de confianza y no se ha enviado nada ({ $detail }). Comprobar el nombre del servidor; si su certificado es de una autoridad propia, indicarla en Ajustes, Correo.
email-obstacle-starttls = { $host } no ofrece STARTTLS y no se ha enviado nada sin cifrar ({ $detail }). Elegir TLS, normalmente con el puerto 465, o preguntar a quien lleva el servidor.
email-obstacle-authority = No se puede leer el certificado de la autoridad propia: { $file } ({ $detail }). Corregir la ruta en Ajustes, Correo.
refusal-no-zip-rate = No se conoce el impuesto sobre ventas del código ZIP { $zip } ({ $state }) el { $date }. Importar la tabla de { $state } vigente ese día: Importaciones, perfil «Impuestos de EE. UU.».
refusal-no-zip = La dirección de entrega no tiene código ZIP. Indicar sus cinco cifras: de él depende el impuesto sobre ventas.
refusal-no-delivery = La línea { $line } no tiene entrega. Elegir cómo se entrega.
refusal-address-incomplete = La dirección de envío está incompleta: falta { word-field }.
refusal-no-pickup-here = En { $location } no se entregan pedidos. Elegir otra tienda.
refusal-on-hold = El pedido está retenido ({ word-hold }). Levantar antes la retención.
refusal-stock-gone = Ya no quedan existencias suficientes: alguien se ha adelantado. Buscar otro origen.
refusal-more-than-open =
    { $open ->
        [0] No queda ninguna unidad por hacer.
        [one] Son demasiadas unidades: solo queda { $open }.
        [many] Son demasiadas unidades: solo quedan { $open }.
        [other] Son demasiadas unidades: solo quedan { $open }.
       *[unknown] Son más unidades de las que quedan.
    }
refusal-not-all-picked =
    { $open ->
        [one] Falta { $open } unidad por preparar. Prepararla o indicar que falta.
       *[other] Faltan { $open } unidades por preparar. Prepararlas o indicar que faltan.
    }
refusal-packages-differ = Los bultos no contienen justo lo que se ha preparado.
refusal-wrong-pickup-code = Ese código no es el de este pedido. No entregar.
refusal-nothing-to-invoice = No hay nada por facturar.
refusal-more-than-due = Es más de lo que se debe: quedan { $due }.
refusal-more-than-paid = Es más de lo que se cobró: { $paid }.
refusal-not-paid = Cobrar antes de entregar: quedan { $due }.
refusal-more-than-returnable =
    { $returnable ->
        [0] De { $sku } ya no se puede devolver nada.
        [one] De { $sku } solo se puede devolver { $returnable } unidad.
       *[other] De { $sku } solo se pueden devolver { $returnable } unidades.
    }
refusal-return-window-over = El plazo de devolución era de { $days } días y han pasado { $since }.
refusal-not-returnable = { $sku } no admite devolución.
refusal-nothing-to-do = Ya estaba hecho: no hay nada que cambiar.
refusal-command-reused = Esta orden ya se usó con otros datos. Repetir la acción.
refusal-file-unreadable = No se puede leer o escribir { $file }: { $detail }.
refusal-simplified-too-large = Una factura simplificada llega hasta { $limit }. Añadir los datos fiscales del cliente para emitir una factura completa.
refusal-text-too-long = Ese texto es demasiado largo ({ word-field }): { $length } caracteres, y caben { $max }, en doce líneas como mucho.
refusal-bad-logo = Este archivo no sirve como logotipo. Elegir un PNG de 512 kB y 2400 por 2400 puntos como mucho.
refusal-no-glyph = El documento tiene un carácter que no se puede imprimir. Corregir el nombre o la dirección.
refusal-newer-database = Estos datos son de una versión más nueva de Encargo. Actualizar el programa para abrirlos.
refusal-data-in-use = Otro programa tiene abiertos estos datos. Cerrarlo y repetir.
refusal-no-printer = No hay ninguna impresora disponible en este equipo.
refusal-not-empty = Aquí ya hay una tienda. Elegir una carpeta vacía.
rates-bad-date = «{ $value }» no es un día
rates-bad-future = { $date } aún no ha llegado
rates-bad-short = Faltan columnas
rates-bad-number = «{ $value }» no es un tipo
refusal-no-exchange-rate = No se conoce ningún tipo de cambio de { $currency } del { $date } ni anterior. Escribirlo en Ajustes, Monedas, o hacer el pedido en { $base }.
refusal-cash-in-books = La caja es en { $base } y este pedido es en { $currency }. Cobrar o devolver con tarjeta, por transferencia o en línea; para cobrar en efectivo, hacer el pedido en { $base }.
refusal-currency-decimals = { $currency } tiene tres decimales, y una factura electrónica lleva dos como mucho (EN 16931): no se puede vender en esa moneda.
refusal-rates-unreadable = Esto no es un archivo de tipos de cambio ({ $detail }). La primera línea debe empezar por Date y nombrar las monedas, también la de la contabilidad si no es el euro.
refusal-mixed-currencies = No se pueden mezclar monedas en un mismo documento.
refusal-fiscal-place = Los registros de la Agencia Tributaria son para empresas con sede en España fuera del País Vasco y Navarra, que tienen normas propias.
refusal-fiscal-euros = Los registros de la Agencia Tributaria van en euros, y esto está en { $currency }. Hay que emitirlo en euros.
refusal-fiscal-bound = Este año ya se ha usado Veri*Factu y sigue activo hasta el { $until } (RD 1007/2023, art. 16.5).
refusal-clock-behind = El reloj de este equipo va por detrás del último registro de la Agencia Tributaria ({ $last }). Hay que ponerlo en hora y repetir.
refusal-chain-closed = La cadena de registros de { $device } ha terminado: ahí ya no se emite nada.
refusal-sending-off = No se envía nada a la Agencia Tributaria: el envío está desactivado en los ajustes.
refusal-invoice-credited = { $number } ya tiene una rectificativa y no se puede anular. Hay que emitir otra rectificativa.
refusal-invoice-not-last = Hay que anular antes { $number }: se emitió después para el mismo pedido.
refusal-already-corrected = { $number } ya está anulada, sustituida o abonada. Abra el documento que ocupa su lugar.
refusal-correction-partly = Parte de { $number } ya se rectificó por diferencias. Lo que queda se rectifica también por diferencias.
refusal-correction-several = Lo devuelto figura en varias facturas, o en una de varios pedidos. Elija «por diferencias».
refusal-correction-empty = En { $number } no quedaría nada. Elija «por diferencias» para abonarla entera.
refusal-receipts-differ = { $number } no puede ir en esta factura: solo facturas simplificadas de esta empresa, en una misma moneda, al mismo tipo de cambio y con los mismos precios.
refusal-no-email-address = El cliente no tiene correo electrónico. Escribirlo aquí o en su ficha.
refusal-no-mail-server = No hay servidor de correo. Indicarlo en Ajustes, Correo.
refusal-no-mail-password = Este dispositivo no tiene la contraseña del servidor de correo. Escribirla en Ajustes, Correo.
refusal-email-not-taken = El servidor de correo no ha aceptado el mensaje: { $reply }
refusal-policy-invalid =
    { $what ->
        [no-name] A { word-policy-part } le falta el nombre.
        [long-name] El nombre «{ $name }» es demasiado largo.
        [name-twice] Hay dos con el nombre «{ $name }». Cambiar uno.
        [too-many] Son demasiados: { word-policy-part }.
        [key-twice] Un criterio está dos veces en la misma lista.
        [group-empty] El grupo «{ $name }» no tiene ubicaciones. Añadir una o quitarlo.
        [location-gone] «{ $name }» nombra una ubicación que ya no existe.
        [location-twice] El grupo «{ $name }» tiene la misma ubicación dos veces.
        [region-country] La zona «{ $name }» necesita un país de dos letras.
        [region-prefix] La zona «{ $name }» tiene un comienzo de código postal que no vale.
        [region-gone] La regla «{ $name }» nombra una zona que ya no existe.
        [rule-method] La regla «{ $name }» no puede ser para ventas en mostrador: la mercancía sale de allí.
        [rule-empty] La regla «{ $name }» no dice de dónde sale la mercancía. Añadir una ubicación o un grupo.
        [rule-product] A la regla «{ $name }» le falta el código del producto.
        [item-gone] La regla «{ $name }» nombra un artículo que no existe.
        [group-gone] «{ $name }» nombra un grupo que ya no existe.
        [service-gone] La ruta «{ $name }» nombra un servicio de transporte que ya no existe.
        [routing-empty] La ruta «{ $name }» no tiene pasos. Añadir uno o quitarla.
        [number] Un número no es posible: { word-policy-part }.
       *[other] Esta política no se puede aplicar: { $name }.
    }

## Comprobaciones antes de confirmar

check-customer = Cliente
check-address-ok = Dirección completa
check-address-missing = A la dirección le falta: { word-field }
check-stock-ok = Hay existencias de todo
check-stock-short = { $sku }: pedidas { $wanted }, libres { $available }
check-customer-ok = Cliente identificado
check-customer-missing = Hace falta un cliente para entregar más tarde
check-duplicate-found = Se parece al pedido { $number }
check-price-below-cost = { $sku } se vende por debajo del coste
check-exchange-rate-old = El tipo de { $currency } es del { $date }: buscar uno más reciente
check-large-order-review = Pedido grande: alguien debe revisarlo

## Formas de entrega al registrar

delivery-option-carry-out = Se lo lleva ahora
delivery-option-pickup = Recogida en { $location }
delivery-option-ship = Envío con { $carrier }
delivery-option-missing =
    { $count ->
        [one] Falta { $count } unidad
       *[other] Faltan { $count } unidades
    }

## Historial del pedido

event-order-draft-saved = Borrador guardado
event-order-draft-discarded = Borrador descartado
event-order-placed =
    { $count ->
        [one] Registrado: { $count } unidad, { $amount }
       *[other] Registrado: { $count } unidades, { $amount }
    }
event-order-verified =
    { $warnings ->
        [0] Verificado
        [one] Verificado con { $warnings } aviso
       *[other] Verificado con { $warnings } avisos
    }
event-order-held = Retenido: { word-hold }
event-order-held-note = Retenido: { $note }
event-order-hold-resolved = Retención levantada
event-order-hold-resolved-note = Retención levantada: { $note }
event-order-confirmed = Confirmado
event-order-overruled = { $location } elegida a mano: { $reason }
event-order-sourced =
    { $missing ->
        [0] Origen elegido: { $locations }
        [one] Origen elegido: { $locations }; falta { $missing } unidad
       *[other] Origen elegido: { $locations }; faltan { $missing } unidades
    }
event-order-sourced-none =
    { $missing ->
        [one] Sin origen: ninguna ubicación tiene la unidad que falta
       *[other] Sin origen: ninguna ubicación tiene las { $missing } unidades que faltan
    }
event-order-cancelled =
    { $count ->
        [one] { $count } unidad anulada: { $reason }
       *[other] { $count } unidades anuladas: { $reason }
    }
event-order-cancelled-parked =
    { $count ->
        [one] { $count } unidad anulada automáticamente a los { $days } días: { word-parked }
        [many] { $count } de unidades anuladas automáticamente a los { $days } días: { word-parked }
       *[other] { $count } unidades anuladas automáticamente a los { $days } días: { word-parked }
    }
event-order-firm-location-set = Fijado en { $location }: { $reason }
event-order-firm-location-free = Puede venir de cualquier ubicación otra vez: { $reason }
event-order-delay-foreseen =
    { $expected ->
        [none] No se cumplirá lo prometido para { $promised }: { word-delay }
       *[other] No se cumplirá lo prometido para { $promised }; se espera { $expected }: { word-delay }
    }
word-delay =
    { $cause ->
        [watch-not-left] { watch-not-left }
        [watch-in-transfer] { watch-in-transfer }
        [watch-waits-supply] { watch-waits-supply }
        [watch-not-sourced] { watch-not-sourced }
        [watch-nowhere] { watch-nowhere }
        [watch-others-first] { watch-others-first }
       *[other] { watch-ready }
    }
word-parked =
    { $cause ->
        [no_stock] nadie tiene el género
        [safety_stock] lo que hay se guarda como existencias de seguridad
        [firm_location] la ubicación fijada no tiene el género
        [splits] las reglas de división no permiten enviarlo todo
        [rules] las reglas de la tienda no dejan enviarlo a quien lo tiene
        [closed] quien lo tiene está cerrado o no envía
        [no_carrier] ningún servicio de transporte lo lleva allí
        [capacity] a quien lo tiene no le cabe más en el día
       *[other] nadie podía enviarlo
    }
event-order-noted = { $text }
event-order-repromised = Nueva fecha comunicada: { $day } ({ $reason })
watch-ready = todo está preparado
what-if-now = tal como está
what-if-safety = Sin existencias de seguridad
what-if-one-shipment = Un solo envío como máximo
what-if-split-free = Los demás envíos no cuestan nada
what-if-last-units = Las tiendas dan sus últimas unidades
what-if-optimiser = Solo el optimizador
what-if-rules = Solo las reglas de la tienda
what-if-limits = Ninguna ubicación tiene límite diario
what-if-not-firm = Sin ubicación fija
what-if-service = Con { $carrier }
watch-others-first = { $count ->
    [one] { $count } unidad: lo que está en camino es para pedidos anteriores
    [many] { $count } de unidades: lo que está en camino es para pedidos anteriores
   *[other] { $count } unidades: lo que está en camino es para pedidos anteriores
}
watch-not-left = { $location } aún no lo ha enviado
watch-in-transfer = va de camino a { $location }
watch-waits-supply = depende de { $number }
watch-not-sourced = todavía sin origen
watch-nowhere = { $count ->
    [one] falta { $count } unidad y no hay ninguna en camino
    [many] faltan { $count } de unidades y no hay ninguna en camino
   *[other] faltan { $count } unidades y no hay ninguna en camino
}
event-order-payment-taken = Cobrados { $amount } { word-tender }
event-order-invoiced = Facturado: { $number }
event-order-invoice-cancelled = Factura { $number } anulada: hay que volver a facturar
event-order-imported = Traído de un archivo: { $amount }
event-fulfillment-created =
    { $count ->
        [one] { $number }: { $count } unidad reservada en { $location }
       *[other] { $number }: { $count } unidades reservadas en { $location }
    }
event-fulfillment-released = { $number } lanzado a { $location }
event-fulfillment-picked =
    { $count ->
        [one] { $number }: { $count } unidad preparada
       *[other] { $number }: { $count } unidades preparadas
    }
event-fulfillment-picked-short =
    { $short ->
        [one] { $number }: unidades preparadas { $count }, falta { $short } ({ word-short })
       *[other] { $number }: unidades preparadas { $count }, faltan { $short } ({ word-short })
    }
event-fulfillment-unpicked = { $number }: preparación deshecha
event-fulfillment-lots-noted = { $number }: lotes o números de serie { $lots }
event-fulfillment-packed =
    { $count ->
        [one] { $number } embalado en { $count } bulto
       *[other] { $number } embalado en { $count } bultos
    }
event-fulfillment-unpacked = { $number }: embalaje deshecho
event-fulfillment-shipped = { $number } enviado con { $carrier }
event-fulfillment-sent-to-counter = { $number } enviado al mostrador
event-fulfillment-recalled = { $number } no había salido hacia el mostrador
event-fulfillment-arrived-at-counter = { $number } ha llegado al mostrador{ $missing ->
    [0] {""}
    [one] {"; falta "}{ $missing } unidad
   *[other] {"; faltan "}{ $missing } unidades
}
event-fulfillment-staged = { $number } listo para recoger, estante { $shelf }
event-fulfillment-unstaged = { $number } retirado del estante
event-fulfillment-handed-over = { $number } entregado al cliente
event-fulfillment-handed-over-identity = { $number } entregado al cliente ({ $identity })
event-fulfillment-delivered = { $number } entregado por el transportista
event-fulfillment-withdrawn = { $number } retirado antes de preparar: { $reason }
event-fulfillment-collateral = { $number } retirada antes de preparar: el artículo no apareció allí para otro pedido
event-fulfillment-rejected = { $number } rechazado: { word-short }
event-return-authorized =
    { $count ->
        [one] { $number } autorizada: { $count } unidad
       *[other] { $number } autorizada: { $count } unidades
    }
event-return-received = { $number } recibida en { $location }
event-return-inspected =
    { $refused ->
        [0] { $number } revisada; unidades aceptadas: { $accepted }
       *[other] { $number } revisada; unidades aceptadas: { $accepted }, no aceptadas: { $refused }
    }
event-return-refunded = { $number }: reembolsados { $amount } { word-tender }
event-return-refunded-nothing = { $number }: no había nada que reembolsar
event-return-credited = { $number } abonada: { $document }
event-return-closed = { $number } cerrada sin rectificativa
event-return-cancelled = { $number } anulada
event-order-invoice-corrected =
    { $how ->
        [replaced] { $number } sustituida por { $by }
       *[written-off] { $number } rectificada por impago
    }
event-document-corrected = Rectificada por { $by }
event-document-issued =
    { $kind ->
        [credit_note] Factura rectificativa { $number } emitida: { $amount }
        [corrective_invoice] Factura rectificativa por sustitución { $number } emitida: { $amount }
        [simplified_invoice] Factura simplificada { $number } emitida: { $amount }
       *[invoice] Factura { $number } emitida: { $amount }
    }
event-document-cancelled = { $number } anulada: { $reason }
event-document-email-queued = { $number } espera para enviarse por correo a { $to }
event-document-email-sent = { $number } enviada por correo a { $to }
event-document-email-put-off = { $number } todavía no se ha podido enviar por correo: { $reply }
event-document-email-refused = { $number } no se ha podido enviar por correo a { $to }: { $reply }
event-document-email-retried = { $number } vuelve a enviarse por correo
event-document-email-discarded = Correo con { $number } descartado
event-document-printed =
    { $copies ->
        [one] { $number } impreso en { $printer }
       *[other] { $number } impreso en { $printer }, { $copies } copias
    }

## Historial de lo demás

event-stock-adjusted = Existencias corregidas a mano
event-item-created = Artículo creado
event-item-updated = Artículo cambiado
event-customer-created = Cliente creado
event-customer-updated = Cliente cambiado
event-location-saved = Ubicación guardada
event-company-saved = Datos de la empresa guardados
event-policy-draft-saved = Borrador de la política de abastecimiento guardado
event-policy-draft-discarded = Borrador de la política de abastecimiento descartado
event-policy-activated = Política de abastecimiento activada
event-rates-chosen = Monedas de venta elegidas
event-rates-kept = Tipos de cambio guardados
event-rates-removed = Tipo de cambio quitado
event-tax-table-imported = Tipos de impuesto sobre ventas importados
field-us-state = estado
field-us-states = estados
field-tax-class = clase de bienes
event-picture-kept = Logotipo de los documentos guardado
event-wave-finished = Tanda de abastecimiento hecha
event-device-registered = Equipo registrado
event-device-configured = Equipo configurado
event-device-renewed = Se restauró una copia anterior de los datos: empiezan series nuevas
event-chain-opened = Cadena de registros de la Agencia Tributaria abierta
event-chain-registered = Factura registrada para la Agencia Tributaria
event-chain-cancelled = Anulación registrada para la Agencia Tributaria
event-chain-logged = Anotación en el registro de eventos de la Agencia Tributaria
event-chain-answered = La Agencia Tributaria respondió
event-chain-interrupted = No se pudo conectar con la Agencia Tributaria
event-chain-closed = Cadena de registros de la Agencia Tributaria terminada
# Lo lee la Agencia Tributaria en sus registros.
fiscal-description-sale = Venta de bienes, pedido { $order }
fiscal-description-credit = Devolución de bienes, pedido { $order }
event-transfer-created = Traspaso solicitado
event-transfer-shipped = Traspaso enviado
event-transfer-received = Traspaso recibido
event-transfer-cancelled = Traspaso anulado
event-purchase-order-placed = Compra hecha
event-purchase-order-received = Compra recibida
event-purchase-order-cancelled = Compra anulada
event-import-finished = Archivo importado

## Respuestas: dónde está el pedido

answer-count =
    { $part ->
        [units] { $done } de { $total } unidades
       *[lines] { $done } de { $total } líneas
    }
answer-when =
    { $when ->
        [promised] , prometido para { $date }
        [late] , prometido para { $date } y con retraso
       *[none] { "" }
    }
answer-draft = Borrador sin registrar.
answer-placed = Registrado; falta verificarlo y confirmarlo.
answer-verified = Verificado; falta confirmarlo.
answer-held = Retenido desde { $date }: { word-hold }.
answer-held-note = Retenido desde { $date }: { $note }.
answer-cancelled = Anulado.
answer-closed = Pedido antiguo, traído de un archivo.
answer-open =
    { $count ->
        [one] { $count } unidad espera que se le busque origen.
       *[other] { $count } unidades esperan que se les busque origen.
    }
answer-backordered =
    { $count ->
        [one] { $count } unidad espera existencias.
       *[other] { $count } unidades esperan existencias.
    }
answer-reserved =
    { $part ->
        [all] Todo reservado en { $location }, por lanzar{ answer-when }.
       *[lines] { answer-count } reservadas en { $location }, por lanzar{ answer-when }.
    }
answer-released =
    { $part ->
        [all] Todo por preparar en { $location }{ answer-when }.
       *[lines] { answer-count } por preparar en { $location }{ answer-when }.
    }
answer-picked =
    { $part ->
        [all] Todo preparado en { $location }, por embalar{ answer-when }.
       *[lines] { answer-count } preparadas en { $location }, por embalar{ answer-when }.
    }
answer-picked-pickup =
    { $part ->
        [all] Todo preparado en { $location }, por dejar en el estante{ answer-when }.
       *[lines] { answer-count } preparadas en { $location }, por dejar en el estante{ answer-when }.
    }
answer-to-send =
    { $part ->
        [all] Todo preparado en { $location }, pendiente de enviar a { $counter }{ answer-when }.
       *[lines] { answer-count }: preparado en { $location }, pendiente de enviar a { $counter }{ answer-when }.
    }
answer-in-transfer =
    { $part ->
        [all] Todo de camino de { $location } a { $counter }{ answer-when }.
       *[lines] { answer-count }: de camino de { $location } a { $counter }{ answer-when }.
    }
answer-packed =
    { $part ->
        [all] Todo embalado en { $location }, por enviar{ answer-when }.
       *[lines] { answer-count } embaladas en { $location }, por enviar{ answer-when }.
    }
answer-staged =
    { $part ->
        [all] Todo listo para recoger en { $location }, estante { $shelf }.
       *[lines] { answer-count } listas para recoger en { $location }, estante { $shelf }.
    }
answer-counter =
    { $part ->
        [all] Todo por entregar en el mostrador de { $location }.
       *[lines] { answer-count } por entregar en el mostrador de { $location }.
    }
answer-shipped =
    { $part ->
        [all] Todo enviado desde { $location } el { $date } con { $carrier }.
       *[lines] { answer-count } enviadas desde { $location } el { $date } con { $carrier }.
    }
answer-delivered =
    { $part ->
        [all] Todo entregado el { $date }, desde { $location }.
       *[lines] { answer-count } entregadas el { $date }, desde { $location }.
    }
answer-handed-over =
    { $part ->
        [all] Todo entregado en { $location } el { $date }.
       *[lines] { answer-count } entregadas en { $location } el { $date }.
    }
answer-cancelled-some =
    { $count ->
        [one] { $count } unidad anulada.
       *[other] { $count } unidades anuladas.
    }
answer-return-authorized =
    { $count ->
        [one] { $count } unidad por devolver en { $location }.
       *[other] { $count } unidades por devolver en { $location }.
    }
answer-return-received =
    { $count ->
        [one] { $count } unidad devuelta en { $location } el { $date }, por revisar.
       *[other] { $count } unidades devueltas en { $location } el { $date }, por revisar.
    }
answer-return-inspected =
    { $count ->
        [one] { $count } unidad devuelta en { $location } el { $date }, por reembolsar.
       *[other] { $count } unidades devueltas en { $location } el { $date }, por reembolsar.
    }
answer-return-refunded =
    { $count ->
        [one] { $count } unidad devuelta en { $location } el { $date }; reembolsados { $amount }.
       *[other] { $count } unidades devueltas en { $location } el { $date }; reembolsados { $amount }.
    }
answer-due = Quedan { $amount } por cobrar.

## Existencias: cuentas y movimientos

bucket-on-hand = Disponible
bucket-reserved = Reservado
bucket-picked = Preparado
bucket-staged = Listo para recoger
bucket-in-transit = En camino
bucket-quarantine = Por revisar
bucket-damaged = Dañado
bucket-supplier = Proveedor
bucket-customer = Cliente
bucket-adjustment = Ajuste
bucket-scrap = Desechado
move-reserved = Reservado para { $number }
move-unreserved = Reserva liberada de { $number }
move-picked = Preparado para { $number }
move-put-back = Devuelto al estante de { $number }
move-short = Falta al preparar { $number }
move-damaged = Dañado al preparar { $number }
move-sent-to-counter = Enviado al mostrador, { $number }
move-arrived-at-counter = Llegado al mostrador, { $number }
move-recalled = No enviado al mostrador, { $number }
move-staged = En el estante de recogida, { $number }
move-unstaged = Retirado del estante de recogida, { $number }
move-sold = Entregado o enviado, { $number }
move-returned = Devuelto por el cliente, { $number }
move-restocked = Vuelve a la venta, { $number }
move-return-damaged = Devuelto con daños, { $number }
move-scrapped = Desechado, { $number }
move-return-refused = Devolución no aceptada, { $number }
move-transfer-shipped = Sale en el traspaso { $number }
move-transfer-received = Llega del traspaso { $number }
move-purchased = Llega de la compra { $number }
move-adjusted =
    { $reason ->
        [opening] Existencia inicial
        [found] Encontrado
        [lost] Perdido
        [damaged] Dañado
        [count] Recuento
       *[other] Corregido a mano
    }
move-other = De «{ $from }» a «{ $to }»

## Por qué esa ubicación

gate-not-stocked = No tiene lo que se pide
gate-insufficient-stock = No le quedan bastantes unidades libres
gate-safety-stock = Quedaría por debajo de la existencia de seguridad
gate-closed = Está cerrada
gate-excluded = Se eligió otra ubicación
gate-no-service = Ningún transportista sirve desde allí
gate-cannot-ship = No hace envíos
gate-cannot-pickup = No es la tienda de la recogida
gate-cannot-transfer = No envía a otras tiendas
gate-hazmat = No puede enviar mercancía peligrosa
gate-oversize = No puede enviar bultos grandes
gate-too-late = No llegaría a tiempo
gate-over-capacity = No le quedan manos para hoy
gate-rule = Fuera de la regla «{ $rule }»
decision-chosen = { $location } lo sirve todo con el menor coste: { $cost }.
decision-split =
    { $count ->
        [one] { $locations } lo sirve todo: { $cost }.
       *[other] Sale de { $count } ubicaciones ({ $locations }), la forma más barata de servirlo todo: { $cost }.
    }
decision-to-counter = Se envía al mostrador desde { $locations }, la forma más barata de servirlo todo: { $cost }.
decision-counter = Sale de { $location }, donde se entrega.
decision-partly =
    { $count ->
        [one] { $locations } sirve lo que hay ({ $cost }); { $count } unidad queda pendiente.
       *[other] { $locations } sirve lo que hay ({ $cost }); { $count } unidades quedan pendientes.
    }
decision-backordered =
    { $count ->
        [one] Ninguna ubicación tiene la unidad que falta.
       *[other] Ninguna ubicación tiene las { $count } unidades que faltan.
    }
decision-dearer = { $amount } más
decision-same = Cuesta lo mismo
decision-scarce = Vale { $amount } más para otros pedidos que esperan
decision-incomplete = Sola serviría { $available } de { $wanted }
decision-by-hand =
    { $count ->
        [0] Sale de { $locations } porque lo eligió una persona: { $cost }.
        [one] Sale de { $locations } porque lo eligió una persona ({ $cost }); { $count } unidad queda pendiente.
       *[other] Sale de { $locations } porque lo eligió una persona ({ $cost }); { $count } unidades quedan pendientes.
    }
decision-overruled = { $location } se eligió a mano: { $reason }
decision-rules = Reglas aplicadas: { $rules }.
decision-rules-agree = El optimizador no lo habría hecho mejor que las reglas.
decision-rules-cost-more = Deciden solo las reglas: el optimizador habría ahorrado { $amount }.
decision-rules-fill-less = Deciden solo las reglas: el optimizador habría servido más unidades.
decision-optimiser-saves = El optimizador encontró una forma que cuesta { $amount } menos que la de las reglas.
decision-optimiser-fills-more = El optimizador sirve unidades que las reglas habrían dejado pendientes.
decision-parked-backorder = Según las reglas, el resto espera reposición.
decision-parked-unfillable = Ninguna regla puede colocar el resto: alguien debe mirarlo.

## La política de abastecimiento: qué ha cambiado

policy-change-mode =
    { $mode ->
        [cost] Ahora decide el optimizador
        [better] Ahora decide lo mejor entre reglas y optimizador
       *[rules] Ahora deciden solo las reglas
    }
policy-change-money = { word-policy-weight }: { $fromMinor } → { $toMinor }
policy-change-number = { word-policy-weight }: { $from } → { $to }
policy-change-part =
    { $part ->
        [splits] Ha cambiado cómo se dividen los pedidos
        [preference] Ha cambiado qué se mira primero
        [priority] Ha cambiado a quién le toca primero
        [waves] Ha cambiado cuándo se abastecen los pedidos
        [transfers] Han cambiado los traslados a tienda
        [collateral] Ha cambiado qué supone para otros pedidos lo que no aparece
        [parking] Ha cambiado qué pasa con los pedidos aparcados
        [groups] Ha cambiado el orden de los grupos de ubicaciones
        [regions] Ha cambiado el orden de las zonas
        [rules] Ha cambiado el orden de las reglas
       *[routings] Ha cambiado el orden de las rutas
    }
policy-change-list =
    { $part ->
        [groups] Grupos de ubicaciones
        [regions] Zonas
        [rules] Reglas
       *[routings] Rutas
    }: { $added } nuevos, { $changed } cambiados, { $removed } quitados
word-policy-weight =
    { $weight ->
        [shipping-percent] Peso del transporte (%)
        [handling-percent] Peso de la manipulación (%)
        [split] Cada envío de más
        [late] Cada día de retraso
        [co2] Una tonelada de CO₂e
        [co2-parcel] CO₂e de un bulto (g)
        [co2-tkm] CO₂e de una tonelada-kilómetro (g)
        [last-units] Las últimas unidades de una tienda
       *[last-unit] Enviar una de las últimas de una tienda
    }

## Motivos de devolución, como se imprimen

return-reason-did-not-want = Ya no lo quiere
return-reason-size = Talla o medida
return-reason-defective = Defectuoso
return-reason-damaged-in-shipping = Dañado en el transporte
return-reason-wrong-item = Artículo equivocado
return-reason-not-as-expected = No es lo esperado
return-reason-late = Llegó tarde
return-reason-gift = Regalo
return-reason-other = Otro motivo
return-reason-several = Varios motivos

## Avisos de escritorio

notice-delays-title =
    { $count ->
        [one] { $count } pedido llegará tarde
        [many] { $count } de pedidos llegarán tarde
       *[other] { $count } pedidos llegarán tarde
    }
notice-delay-title = El pedido { $order } llegará tarde
notice-delay-words =
    { $expected ->
        [none] { $customer }, prometido para { $promised }: { word-delay }
       *[other] { $customer }, prometido para { $promised }, se espera { $expected }: { word-delay }
    }
notice-ready-title = Listo para recoger: { $number }
notice-ready-words = { $customer }, { $location }, estante { $shelf }
job-issue = { $count ->
    [one] Emitir { $count } factura
   *[other] Emitir { $count } facturas
}
job-documents = { $count ->
    [one] { $count } documento
   *[other] { $count } documentos
}

## Documentos por correo, en el idioma del cliente

email-subject =
    { $kind ->
        [credit_note] Factura rectificativa { $number } de { $company }
        [corrective_invoice] Factura rectificativa { $number } de { $company }
        [simplified_invoice] Factura simplificada { $number } de { $company }
       *[invoice] Factura { $number } de { $company }
    }
email-greeting = Hola:
email-greeting-name = Hola, { $name }:
email-attached =
    { $kind ->
        [credit_note] Adjuntamos la factura rectificativa { $number }, de { $date }: { $total }.
        [corrective_invoice] Adjuntamos la factura rectificativa { $number }, de { $date }: { $total }.
        [simplified_invoice] Adjuntamos la factura simplificada { $number }, de { $date }: { $total }.
       *[invoice] Adjuntamos la factura { $number }, de { $date }: { $total }.
    }
email-due = Pendiente de pago: { $due }.
email-due-on = Pendiente de pago hasta el { $date }: { $due }.
email-closing = Un saludo,
email-test-subject = Mensaje de prueba de { $company }
email-test-body = Los documentos de { $company } se pueden enviar por correo: este mensaje ha llegado por el mismo camino.
