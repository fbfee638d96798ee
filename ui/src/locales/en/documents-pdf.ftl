# Words of printed documents: invoice, simplified invoice, credit note.

## Head

doc-title-invoice = Invoice
doc-title-simplified = Simplified invoice
doc-title-credit = Credit note
doc-copy = COPY
doc-issued = Date of issue
doc-supplied = Date of supply
doc-due = Due date
doc-order = Order
doc-corrects = Corrects
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
doc-carried = Carried forward
doc-brought = Brought forward

## Totals

doc-tax-breakdown = Tax breakdown
doc-tax-base = Taxable amount
doc-tax-rate = Rate
doc-tax-amount = Tax
doc-tax-rate-of =
    { $category ->
        [L] IGIC { $rate }
        [M] IPSI { $rate }
       *[S] VAT { $rate }
    }
doc-untaxed =
    { $category ->
        [AE] Reverse charge
        [K] Intra-community supply
        [G] Export
        [O] Outside scope
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
doc-pay-name = Account holder
doc-pay-reference = Reference
doc-pay-amount = Amount
doc-pay-until = Pay by
doc-pay-scan = Scan this code with your banking app

## Legal notes

doc-note-included = Prices and line amounts include VAT.
doc-note-corrects = Credit note by difference to invoice { $number } of { $date }. The amounts are deducted from those of that invoice.
doc-exemption =
    { $category ->
        [AE] Reverse charge: the recipient accounts for the tax (art. 196 of Directive 2006/112/EC).
        [K] Exempt intra-community supply (art. 138 of Directive 2006/112/EC).
        [G] Exempt export (art. 146 of Directive 2006/112/EC).
        [O] Outside the scope of the tax.
       *[E] Exempt supply (art. 132 of Directive 2006/112/EC).
    }

## Foot

doc-page = Page { $page } of { $pages }
