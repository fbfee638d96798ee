# Palabras de los documentos impresos: factura, factura simplificada, factura rectificativa.

## Cabecera

doc-title-invoice = Factura
doc-title-simplified = Factura simplificada
doc-title-credit = Factura rectificativa
doc-copy = COPIA
doc-issued = Fecha de expedición
doc-supplied = Fecha de operación
doc-due = Vencimiento
doc-order = Pedido
doc-corrects = Rectifica
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
doc-carried = Suma y sigue
doc-brought = Suma anterior

## Totales

doc-tax-breakdown = Desglose de impuestos
doc-tax-base = Base imponible
doc-tax-rate = Tipo
doc-tax-amount = Cuota
doc-tax-rate-of =
    { $category ->
        [L] IGIC { $rate }
        [M] IPSI { $rate }
       *[S] IVA { $rate }
    }
doc-untaxed =
    { $category ->
        [AE] Inversión del sujeto pasivo
        [K] Entrega intracomunitaria
        [G] Exportación
        [O] No sujeto
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
doc-pay-name = Titular
doc-pay-reference = Concepto
doc-pay-amount = Importe
doc-pay-until = Fecha límite
doc-pay-scan = Escanee este código con la aplicación de su banco

## Notas legales

doc-note-included = Los precios y los importes de las líneas llevan el IVA incluido.
doc-note-corrects = Factura rectificativa por diferencias de la factura { $number } de { $date }. Los importes se restan de los de aquella.
doc-exemption =
    { $category ->
        [AE] Inversión del sujeto pasivo: el impuesto lo liquida el destinatario (art. 196 de la Directiva 2006/112/CE).
        [K] Entrega intracomunitaria exenta (art. 138 de la Directiva 2006/112/CE; art. 25 de la Ley 37/1992).
        [G] Exportación exenta (art. 146 de la Directiva 2006/112/CE; art. 21 de la Ley 37/1992).
        [O] Operación no sujeta al impuesto.
       *[E] Operación exenta (art. 132 de la Directiva 2006/112/CE; art. 20 de la Ley 37/1992).
    }

## Pie

doc-page = Página { $page } de { $pages }
