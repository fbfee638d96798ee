# Palabras de los documentos impresos: factura, factura simplificada, factura rectificativa.

## Cabecera

doc-title-invoice = Factura
doc-title-simplified = Factura simplificada
doc-title-credit = Factura rectificativa
doc-title-corrective = Factura rectificativa
doc-copy = COPIA
doc-sample = MUESTRA
doc-cancelled = ANULADA
doc-issued = Fecha de expedición
doc-supplied = Fecha de operación
doc-due = Vencimiento
doc-order = Pedido
doc-buyer-order = Su n.º de pedido
doc-buyer-reference = Su referencia
doc-corrects = Rectifica
doc-stands-for = Sustituye a
doc-corrects-of = { $number } del { $date }
doc-reason = Motivo
doc-barcode-alt = Código de barras del pedido { $order }

## Partes

doc-from = Emisor
doc-bill-to = Cliente
doc-ship-to = Enviado a
doc-final-consumer = Consumidor final
doc-tax-id = NIF { $id }
doc-vat-id = NIF-IVA { $id }
doc-country =
    { $code ->
        [AD] Andorra
        [AR] Argentina
        [AT] Austria
        [BE] Bélgica
        [BG] Bulgaria
        [BR] Brasil
        [CA] Canadá
        [CH] Suiza
        [CL] Chile
        [CO] Colombia
        [CY] Chipre
        [CZ] Chequia
        [DE] Alemania
        [DK] Dinamarca
        [EE] Estonia
        [ES] España
        [FI] Finlandia
        [FR] Francia
        [GB] Reino Unido
        [GR] Grecia
        [HR] Croacia
        [HU] Hungría
        [IE] Irlanda
        [IT] Italia
        [LT] Lituania
        [LU] Luxemburgo
        [LV] Letonia
        [MA] Marruecos
        [MT] Malta
        [MX] México
        [NL] Países Bajos
        [NO] Noruega
        [PL] Polonia
        [PT] Portugal
        [RO] Rumanía
        [SE] Suecia
        [SI] Eslovenia
        [SK] Eslovaquia
        [US] Estados Unidos
       *[other] { $code }
    }

## Lo que importa

doc-headline-due-on = { $amount } a pagar hasta el { $date }
doc-headline-due = { $amount } pendientes de pago
doc-headline-paid = { $amount } · Pagada
doc-headline-credited = { $amount } a su favor

## Líneas

doc-column-sku = Ref.
doc-column-name = Descripción
doc-column-quantity = Cant.
doc-column-price = Precio
doc-column-discount = Dto.
doc-column-tax = Impuesto
doc-column-amount = Importe
doc-line-shipping = Gastos de envío
doc-goods-tariff = Cód. arancelario { $code }
doc-goods-origin = Origen: { $country }
unit-short-PR = par
unit-short-SET = jgo.
unit-short-XBX = caja
unit-short-XCT = ctn.
unit-short-XPK = paq.
unit-short-XBG = bolsa
unit-short-XBO = bot.
unit-short-KGM = kg
unit-short-GRM = g
unit-short-LTR = l
unit-short-MLT = ml
unit-short-MTR = m
unit-short-CMT = cm
unit-short-MTK = m²
unit-short-HUR = h
doc-carried = Suma y sigue
doc-brought = Suma anterior

## Totales

doc-tax-breakdown = Desglose de impuestos
doc-tax-base = Base imponible
doc-tax-rate = Tipo
doc-tax-amount = Cuota
doc-books-breakdown = Impuestos en la moneda de la contabilidad
doc-books-total = Total
doc-books-tax = Total impuestos
doc-exchange = 1 { $base } = { $rate } { $currency } ({ $source }, { $date })
doc-exchange-unsourced = 1 { $base } = { $rate } { $currency } ({ $date })
doc-tax-rate-of =
    { $category ->
        [L] IGIC { $rate }
        [M] IPSI { $rate }
        [US] Impuesto sobre ventas { $rate }
       *[S] IVA { $rate }
    }
doc-tax-surcharge = Recargo de equivalencia { $rate }
doc-tax-part-of =
    { $part ->
        [county] Condado { $rate }
        [city] Ciudad { $rate }
        [special] Distritos especiales { $rate }
       *[state] Estado { $rate }
    }
doc-untaxed =
    { $category ->
        [AE] Inversión del sujeto pasivo
        [K] Entrega intracomunitaria
        [G] Exportación
        [O] No sujeto
        [USO] Sin impuesto
       *[E] Exento
    }
doc-subtotal = Base imponible
doc-total = Total
doc-total-included = Total (IVA incluido)
doc-paid-by = { $tender }, { $date }
doc-paid = Pagado
doc-refunded-by = Devuelto: { $tender }, { $date }
doc-refunded = Devuelto
doc-left-to-pay = Pendiente de pago
doc-left-to-refund = Pendiente de devolver
doc-tender =
    { $tender ->
        [cash] Efectivo
        [card] Tarjeta
        [transfer] Transferencia
        [online] Pago en línea
        [store_credit] Vale de la tienda
       *[other] { $tender }
    }

## Pago

doc-pay-heading = Cómo pagar
doc-pay-account = Transferencia a
doc-pay-bic = BIC
doc-pay-name = Titular
doc-pay-reference = Concepto
doc-pay-amount = Importe
doc-pay-until = Fecha límite
doc-pay-scan = Escanee este código con la aplicación de su banco

## Notas legales

doc-note-included = Los precios y los importes de las líneas llevan el IVA incluido.
doc-note-corrects = Factura rectificativa por diferencias de la factura { $number } de { $date }. Los importes se restan de los de aquella.
doc-note-replaces = Factura rectificativa por sustitución de la factura { $number } de { $date }. Los importes de esta son los que valen.
doc-note-stands-for = Factura completa emitida en sustitución de la factura simplificada { $number } de { $date }.
doc-note-replaced-amounts = Importes sustituidos: { $net } de base, { $tax } de cuota, { $total } en total.
correction-ground-sale = Devolución de mercancía o cambio de precio
correction-ground-insolvency = Concurso de acreedores del cliente
correction-ground-bad-debt = Crédito incobrable
correction-ground-buyer-data = Datos del cliente erróneos
correction-ground-other = Otro motivo
doc-exemption =
    { $category ->
        [AE] Inversión del sujeto pasivo: el impuesto lo liquida el destinatario (art. 196 de la Directiva 2006/112/CE).
        [K] Entrega intracomunitaria exenta (art. 138 de la Directiva 2006/112/CE; art. 25 de la Ley 37/1992).
        [G] Exportación exenta (art. 146 de la Directiva 2006/112/CE; art. 21 de la Ley 37/1992).
        [O] Operación no sujeta al impuesto.
        [E135] Operación exenta (art. 135 de la Directiva 2006/112/CE; art. 20 de la Ley 37/1992).
        [E151] Entrega exenta a un organismo internacional o misión (art. 151 de la Directiva 2006/112/CE; art. 22 de la Ley 37/1992).
        [US-NO-NEXUS] Sin impuesto sobre ventas: el vendedor no está obligado a cobrarlo en el estado de entrega.
        [US-NO-SALES-TAX] Sin impuesto sobre ventas: el estado de entrega no lo tiene.
        [US-EXEMPT-GOODS] Exento: bienes que el estado de entrega no grava.
        [US-RESALE] Exento: comprado para revender, certificado archivado.
        [US-GOVERNMENT] Exento: comprado por una entidad pública, certificado archivado.
        [US-NON-PROFIT] Exento: comprado por una organización exenta, certificado archivado.
       *[E] Operación exenta (art. 132 de la Directiva 2006/112/CE; art. 20 de la Ley 37/1992).
    }

## Pie

doc-page = Página { $page } de { $pages }

## Código de la agencia tributaria

doc-tax-code-caption = QR tributario:
doc-tax-code-legend = VERI*FACTU
doc-tax-code-alt = Código QR de la Agencia Tributaria para comprobar esta factura

## Papeles que no son facturas

doc-title-packing-slip = Albarán
doc-title-return-slip = Hoja de devolución
doc-title-transfer = Nota de traspaso
doc-title-pick-list = Lista de preparación
doc-title-quotation = Presupuesto
doc-title-proforma = Factura proforma
doc-title-confirmation = Confirmación de pedido
doc-title-purchase = Pedido a proveedor
doc-title-statement = Extracto de cuenta
doc-title-till = Cierre de caja (Z)
doc-title-day = Informe del día (Z)
doc-date = Fecha
doc-reference = Su referencia
doc-terms-days = Pago a { $days } días de la fecha de factura
doc-carrier = Transportista
doc-tracking = N.º de seguimiento
doc-parcel = Bulto
doc-parcel-of = { $n } de { $of }
doc-weight = Peso
doc-code-alt = Código de barras { $number }
doc-ship-from = Remitente
doc-ship-to-now = Entregar en
doc-returned-by = Devuelve
doc-return-to = Enviar a
doc-transfer-from = Sale de
doc-transfer-to = Llega a
doc-buyer = Comprador
doc-supplier = Proveedor
doc-from-us = De
doc-column-tick = ✓
doc-column-ean = EAN
doc-column-ordered = Pedidas
doc-column-bought = Compradas
doc-column-asked = Solicitadas
doc-column-here = En este envío
doc-column-returned = Devueltas
doc-column-sent = Enviadas
doc-column-waiting = Pendientes
doc-column-received = Recibidas
doc-lots = Lote o serie: { $lots }
doc-total-units = Unidades
doc-total-lines = Líneas
doc-gift = Mensaje para usted
doc-how-to-return = Cómo devolver
doc-return-until = Hasta el
doc-return-instructions = Meta esta hoja en el paquete con los artículos, o tráigala con ellos a cualquiera de nuestras tiendas.
doc-remarks = Observaciones
doc-sign-sent = Entregado por
doc-sign-carried = Transportado por
doc-sign-received = Recibido por
doc-sign-picked = Recogido por
doc-sign-checked = Comprobado por
doc-sign-accepted = Aceptado: fecha y firma
doc-sign-ordered = Por el comprador
doc-sign-confirmed = Confirmado por el proveedor
doc-sign-cashier = Cajero
doc-wave = Ola
doc-picker = Recoge
doc-totes = Cubetas
doc-orders = Pedidos
doc-column-bin = Ubicación
doc-column-zone = Zona
doc-column-units = Unidades
doc-by-zone = Por zonas
doc-their-sku = Su referencia: { $sku }
doc-valid-until = Válido hasta
doc-delivery-on = Entrega prevista
doc-delivery = Entrega
doc-terms = Condiciones de pago
doc-total-without = Total sin impuestos
doc-headline-valid = { $amount } · oferta válida hasta el { $date }
doc-headline-promised = { $amount } · entrega el { $date }
doc-headline-expected = { $amount } · lo esperamos el { $date }
doc-headline-units = Unidades: { $count }
doc-note-proforma = Este documento no es una factura ni da derecho a deducir el impuesto. La factura se emitirá con el pago o la entrega.
doc-period = Período
doc-period-of = del { $from } al { $to }
doc-headline-settled = Cuenta saldada al { $date }
doc-headline-owed = { $amount } pendientes al { $date }
doc-headline-credit = { $amount } a su favor al { $date }
doc-opening = Saldo anterior
doc-billed = Facturado
doc-settled = Pagado y abonado
doc-closing = Saldo
doc-column-what = Concepto
doc-column-number = Número
doc-column-charge = Cargo
doc-column-credit = Abono
doc-column-balance = Saldo
doc-what-invoice = Factura
doc-what-credit = Factura rectificativa
doc-what-payment = Pago recibido
doc-what-refund = Devolución de dinero
doc-ageing = Antigüedad de la deuda
doc-age = Vencido
doc-age-not-due = Sin vencer
doc-age-30 = 1 a 30 días
doc-age-60 = 31 a 60 días
doc-age-90 = 61 a 90 días
doc-age-older = Más de 90 días
doc-till = Caja
doc-till-opened = Apertura
doc-till-closed = Cierre
doc-cashier = Cierra
doc-headline-taken = { $amount } de venta neta
doc-till-sales = Ventas
doc-till-documents = Documentos emitidos
doc-till-tenders = Formas de pago
doc-till-float = Fondo de caja
doc-till-moved = Entradas y salidas
doc-till-difference = Diferencia de arqueo
doc-till-total = Total vendido
doc-day-invoices = Facturas
doc-day-simplified = Facturas simplificadas
doc-day-credits = Facturas rectificativas
doc-day-correctives = Rectificativas por sustitución
doc-column-count = Número
doc-column-first = Primero
doc-column-last = Último
doc-column-tender = Forma de pago
doc-column-expected = Esperado
doc-column-taken = Cobrado
doc-column-back = Devuelto
doc-column-counted = Contado
doc-column-difference = Diferencia

## Etiquetas

doc-labels = Etiquetas
doc-label-to = Destinatario
doc-label-return = Devolución a
doc-label-reference = Referencia
doc-label-pickup = Recogida en tienda
doc-label-pickup-code = Código QR de recogida
doc-label-shelf = Estante
doc-label-until = Guardar hasta el { $date }
doc-label-before = Antes { $amount }

## Recibo

doc-receipt-tax = { $tax } de { $amount }
doc-receipt-included = IVA incluido
