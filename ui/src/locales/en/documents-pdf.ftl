# Words of printed documents: invoice, simplified invoice, credit note.

## Head

doc-title-invoice = Invoice
doc-title-simplified = Simplified invoice
doc-title-credit = Credit note
doc-title-corrective = Corrective invoice
doc-copy = COPY
doc-sample = SAMPLE
doc-cancelled = CANCELLED
doc-issued = Date of issue
doc-supplied = Date of supply
doc-due = Due date
doc-order = Order
doc-buyer-order = Your order no.
doc-buyer-reference = Your reference
doc-corrects = Corrects
doc-stands-for = Replaces
doc-corrects-of = { $number } of { $date }
doc-reason = Reason
doc-barcode-alt = Barcode of order { $order }

## Parties

doc-from = From
doc-bill-to = Bill to
doc-ship-to = Ship to
doc-final-consumer = Final consumer
doc-tax-id = Tax ID { $id }
doc-vat-id = VAT ID { $id }
doc-country =
    { $code ->
        [AD] Andorra
        [AR] Argentina
        [AT] Austria
        [BE] Belgium
        [BG] Bulgaria
        [BR] Brazil
        [CA] Canada
        [CH] Switzerland
        [CL] Chile
        [CO] Colombia
        [CY] Cyprus
        [CZ] Czechia
        [DE] Germany
        [DK] Denmark
        [EE] Estonia
        [ES] Spain
        [FI] Finland
        [FR] France
        [GB] United Kingdom
        [GR] Greece
        [HR] Croatia
        [HU] Hungary
        [IE] Ireland
        [IT] Italy
        [LT] Lithuania
        [LU] Luxembourg
        [LV] Latvia
        [MA] Morocco
        [MT] Malta
        [MX] Mexico
        [NL] Netherlands
        [NO] Norway
        [PL] Poland
        [PT] Portugal
        [RO] Romania
        [SE] Sweden
        [SI] Slovenia
        [SK] Slovakia
        [US] United States
       *[other] { $code }
    }

## What matters

doc-headline-due-on = { $amount } due { $date }
doc-headline-due = { $amount } due
doc-headline-paid = { $amount } · Paid
doc-headline-credited = { $amount } credited

## Lines

doc-column-sku = SKU
doc-column-name = Description
doc-column-quantity = Qty
doc-column-price = Unit price
doc-column-discount = Discount
doc-column-tax = Tax
doc-column-amount = Amount
doc-line-shipping = Shipping
doc-goods-tariff = HS { $code }
doc-goods-origin = Origin: { $country }
unit-short-PR = pr
unit-short-SET = set
unit-short-XBX = box
unit-short-XCT = ctn
unit-short-XPK = pkg
unit-short-XBG = bag
unit-short-XBO = btl
unit-short-KGM = kg
unit-short-GRM = g
unit-short-LTR = l
unit-short-MLT = ml
unit-short-MTR = m
unit-short-CMT = cm
unit-short-MTK = m²
unit-short-HUR = h
doc-carried = Carried forward
doc-brought = Brought forward

## Totals

doc-tax-breakdown = Tax breakdown
doc-tax-base = Taxable amount
doc-tax-rate = Rate
doc-tax-amount = Tax
doc-books-breakdown = Tax in the currency of the books
doc-books-total = Total
doc-books-tax = Total tax
doc-exchange = 1 { $base } = { $rate } { $currency } ({ $source }, { $date })
doc-exchange-unsourced = 1 { $base } = { $rate } { $currency } ({ $date })
doc-tax-rate-of =
    { $category ->
        [L] IGIC { $rate }
        [M] IPSI { $rate }
        [US] Sales tax { $rate }
       *[S] VAT { $rate }
    }
doc-tax-surcharge = Equivalence surcharge { $rate }
doc-tax-part-of =
    { $part ->
        [county] County { $rate }
        [city] City { $rate }
        [special] Special districts { $rate }
       *[state] State { $rate }
    }
doc-untaxed =
    { $category ->
        [AE] Reverse charge
        [K] Intra-community supply
        [G] Export
        [O] Outside scope
        [USO] Not taxed
       *[E] Exempt
    }
doc-subtotal = Subtotal without tax
doc-total = Total
doc-total-included = Total (VAT included)
doc-paid-by = { $tender }, { $date }
doc-paid = Paid
doc-refunded-by = Refunded: { $tender }, { $date }
doc-refunded = Refunded
doc-left-to-pay = Amount due
doc-left-to-refund = Left to refund
doc-tender =
    { $tender ->
        [cash] Cash
        [card] Card
        [transfer] Bank transfer
        [online] Online payment
        [store_credit] Store credit
       *[other] { $tender }
    }

## Payment

doc-pay-heading = How to pay
doc-pay-account = Bank transfer to
doc-pay-bic = BIC
doc-pay-name = Account holder
doc-pay-reference = Reference
doc-pay-amount = Amount
doc-pay-until = Pay by
doc-pay-scan = Scan this code with your banking app

## Legal notes

doc-note-included = Prices and line amounts include VAT.
doc-note-corrects = Credit note by difference to invoice { $number } of { $date }. The amounts are deducted from those of that invoice.
doc-note-replaces = Corrective invoice by substitution: it stands in the place of invoice { $number } of { $date }. The amounts here are those that hold.
doc-note-stands-for = Full invoice issued in the place of simplified invoice { $number } of { $date }.
doc-note-replaced-amounts = Replaced amounts: { $net } without tax, { $tax } tax, { $total } in all.
correction-ground-sale = Goods returned or price changed
correction-ground-insolvency = The customer is insolvent
correction-ground-bad-debt = The invoice cannot be collected
correction-ground-buyer-data = The customer’s data were wrong
correction-ground-other = Other
doc-exemption =
    { $category ->
        [AE] Reverse charge: the recipient accounts for the tax (art. 196 of Directive 2006/112/EC).
        [K] Exempt intra-community supply (art. 138 of Directive 2006/112/EC).
        [G] Exempt export (art. 146 of Directive 2006/112/EC).
        [O] Outside the scope of the tax.
        [E135] Exempt supply (art. 135 of Directive 2006/112/EC).
        [E151] Exempt supply to an international body or mission (art. 151 of Directive 2006/112/EC).
        [US-NO-NEXUS] No sales tax: the seller has no duty to collect it in the state of delivery.
        [US-NO-SALES-TAX] No sales tax: the state of delivery has none.
        [US-EXEMPT-GOODS] Exempt: goods the state of delivery does not tax.
        [US-RESALE] Exempt: bought for resale, certificate on file.
        [US-GOVERNMENT] Exempt: bought by a government entity, certificate on file.
        [US-NON-PROFIT] Exempt: bought by an exempt organization, certificate on file.
       *[E] Exempt supply (art. 132 of Directive 2006/112/EC).
    }

## Foot

doc-page = Page { $page } of { $pages }

## Code of the tax agency

# The law prescribes these two in Spanish, on documents in any language.
doc-tax-code-caption = QR tributario:
doc-tax-code-legend = VERI*FACTU
doc-tax-code-alt = QR code of the Spanish tax agency to verify this invoice

## Papers that are not tax documents

doc-title-packing-slip = Packing slip
doc-title-return-slip = Return slip
doc-title-transfer = Transfer note
doc-title-pick-list = Pick list
doc-title-quotation = Quotation
doc-title-proforma = Pro-forma invoice
doc-title-confirmation = Order confirmation
doc-title-purchase = Purchase order
doc-title-statement = Statement of account
doc-title-till = Till close (Z)
doc-title-day = Day report (Z)
doc-date = Date
doc-reference = Your reference
doc-terms-days = Payment { $days } days from the invoice date
doc-carrier = Carrier
doc-tracking = Tracking no.
doc-parcel = Parcel
doc-parcel-of = { $n } of { $of }
doc-weight = Weight
doc-code-alt = Barcode { $number }
doc-ship-from = From
doc-ship-to-now = Deliver to
doc-returned-by = Returned by
doc-return-to = Send to
doc-transfer-from = Leaves
doc-transfer-to = Arrives at
doc-buyer = Buyer
doc-supplier = Supplier
doc-from-us = From
doc-column-tick = ✓
doc-column-ean = EAN
doc-column-ordered = Ordered
doc-column-bought = Bought
doc-column-asked = Asked for
doc-column-here = In this parcel
doc-column-returned = Returned
doc-column-sent = Sent
doc-column-waiting = To follow
doc-column-received = Received
doc-lots = Lot or serial: { $lots }
doc-total-units = Units
doc-total-lines = Lines
doc-gift = A message for you
doc-how-to-return = How to return
doc-return-until = Until
doc-return-instructions = Put this sheet into the parcel with the goods, or bring both to any of our stores.
doc-remarks = Remarks
doc-sign-sent = Handed over by
doc-sign-carried = Carried by
doc-sign-received = Received by
doc-sign-picked = Picked by
doc-sign-checked = Checked by
doc-sign-accepted = Accepted: date and signature
doc-sign-ordered = For the buyer
doc-sign-confirmed = Confirmed by the supplier
doc-sign-cashier = Cashier
doc-wave = Wave
doc-picker = Picker
doc-totes = Totes
doc-orders = Orders
doc-column-bin = Bin
doc-column-zone = Zone
doc-column-units = Units
doc-by-zone = By zone
doc-their-sku = Your reference: { $sku }
doc-valid-until = Valid until
doc-delivery-on = Delivery expected
doc-delivery = Delivery
doc-terms = Terms of payment
doc-total-without = Total without tax
doc-headline-valid = { $amount } · offer valid until { $date }
doc-headline-promised = { $amount } · delivery { $date }
doc-headline-expected = { $amount } · expected { $date }
doc-headline-units = Units: { $count }
doc-note-proforma = This is not an invoice and gives no right to deduct tax. The invoice follows with payment or delivery.
doc-period = Period
doc-period-of = { $from } to { $to }
doc-headline-settled = Account settled on { $date }
doc-headline-owed = { $amount } owed on { $date }
doc-headline-credit = { $amount } in your favour on { $date }
doc-opening = Balance brought forward
doc-billed = Billed
doc-settled = Paid and credited
doc-closing = Balance
doc-column-what = Description
doc-column-number = Number
doc-column-charge = Charge
doc-column-credit = Credit
doc-column-balance = Balance
doc-what-invoice = Invoice
doc-what-credit = Credit note
doc-what-payment = Payment received
doc-what-refund = Refund
doc-ageing = What is overdue
doc-age = Overdue
doc-age-not-due = Not due yet
doc-age-30 = 1 to 30 days
doc-age-60 = 31 to 60 days
doc-age-90 = 61 to 90 days
doc-age-older = More than 90 days
doc-till = Till
doc-till-opened = Opened
doc-till-closed = Closed
doc-cashier = Closed by
doc-headline-taken = { $amount } net sales
doc-till-sales = Sales
doc-till-documents = Documents issued
doc-till-tenders = Tenders
doc-till-float = Opening float
doc-till-moved = Paid in and out
doc-till-difference = Difference counted
doc-till-total = Total sold
doc-day-invoices = Invoices
doc-day-simplified = Simplified invoices
doc-day-credits = Credit notes
doc-day-correctives = Corrective invoices
doc-column-count = Count
doc-column-first = First
doc-column-last = Last
doc-column-tender = Tender
doc-column-expected = Expected
doc-column-taken = Received
doc-column-back = Given back
doc-column-counted = Counted
doc-column-difference = Difference

## Labels

doc-labels = Labels
doc-label-to = Ship to
doc-label-return = Return to
doc-label-reference = Reference
doc-label-pickup = Store pickup
doc-label-pickup-code = Pickup QR code
doc-label-shelf = Shelf
doc-label-until = Keep until { $date }
doc-label-before = Was { $amount }

## Receipt

doc-receipt-tax = { $tax } of { $amount }
doc-receipt-included = VAT included
