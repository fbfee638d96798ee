# Documents on screen: list, preview, printing, batch issue. What is printed on them is in documents-pdf.ftl.
documents-tab-documents = Documents
documents-tab-to-invoice = To invoice
documents-key-tab = Other list
documents-filter = Number, buyer or order
documents-filter-clear = Clear filter
documents-all = All
documents-kinds-invoice = Invoices
documents-kinds-simplified_invoice = Simplified
documents-kinds-credit_note = Credit notes
documents-kinds-corrective_invoice = Correctives
documents-col-number = Number
documents-col-kind = Document
documents-col-date = Date
documents-col-buyer = Buyer
documents-col-order = Order
documents-col-printed = Printed
documents-col-total = Total
documents-col-channel = Channel
documents-col-status = Status
documents-col-payment = Payment
documents-no-buyer = No name
documents-printed-times = { $count ->
    [one] once
   *[other] { $count } times
}
documents-not-printed = no
documents-print-count = { $count ->
    [0] Print
    [one] Print { $count }
   *[other] Print { $count }
}
documents-empty = No documents yet
documents-empty-text = Invoices and credit notes appear here when they are issued. Orders that wait for theirs are under To invoice.
documents-empty-filter = No document fits
documents-empty-filter-text = Try another number or name, or all kinds.
documents-empty-invoice = Everything is invoiced
documents-empty-invoice-text = Delivered orders without an invoice appear here by themselves.
documents-selected = { $count ->
    [one] { $count } order · { $total }
   *[other] { $count } orders · { $total }
}
documents-select-hint = Ctrl A selects all, X selects one.
documents-issue-count = { $count ->
    [0] Issue
    [one] Issue { $count } invoice
   *[other] Issue { $count } invoices
}
documents-issue-print = Issue and print
documents-issue-title = { $count ->
    [one] Issue { $count } invoice
   *[other] Issue { $count } invoices
}
documents-issue-total = Total
documents-issued = { $count ->
    [one] { $first } issued
   *[other] { $count } issued: { $first } to { $last }
}
documents-refused = { $count ->
    [one] { $count } order was not invoiced
   *[other] { $count } orders were not invoiced
}
documents-progress = { $done } of { $total }
documents-stop = Stop
documents-print-title = { $count ->
    [one] Print document
   *[other] Print { $count } documents
}
documents-printing = Printing
documents-printed = { $count ->
    [one] Sent to { $printer }
   *[other] { $count } sent to { $printer }
}
documents-printer = Printer
documents-printer-hint = Remembered on this device for: { $kind }
documents-printer-default = default
documents-no-printer = This device has no printer. Save the PDF instead.
documents-copies = Copies
documents-save-short = PDF
documents-save = Save PDF
documents-saved = Saved to { $path }
documents-open-order = Order { $number }
documents-unreadable = This document can not be shown. It can still be saved and printed.
documents-view = View
documents-page = { $page } / { $pages }
documents-next-page = Next page
documents-previous-page = Previous page
documents-zoom-in = Larger
documents-zoom-out = Smaller
documents-fit-width = Fit width
documents-save-ubl = E-invoice (XML)
documents-save-ubl-short = XML
documents-e-invoice = E-invoice of { $number }
documents-e-invoice-format = Rules
documents-e-invoice-save = Save
documents-print-as = Print as
documents-print-as-pdf = Page
documents-print-as-receipt = Receipt of 80 mm
documents-print-as-escpos = Receipt of 80 mm, ESC/POS
documents-print-as-escpos-hint = In the receipt printer’s own language: sharper, faster, and it cuts the paper
documents-drawer = Open the cash drawer if it was paid in cash
documents-format-ubl = UBL 2.1
documents-format-ubl-note = EN 16931, as the Spanish platform takes it
documents-format-peppol = Peppol BIS 3
documents-format-peppol-note = For customers in the Peppol network; needs both addresses for e-invoices
documents-format-xrechnung = XRechnung 3
documents-format-xrechnung-note = For German authorities; needs their reference (Leitweg-ID) and your contact
documents-format-cii = UN/CEFACT CII
documents-format-cii-note = EN 16931, the same file that is inside the PDF (Factur-X)
documents-cancel-short = Cancel
documents-cancel = Cancel invoice
documents-cancel-note = For an invoice that should never have been issued (wrong customer, issued twice). Goods that came back need a return instead. Its number stays used, and the order is to be invoiced again.
documents-cancel-reason = Reason
documents-cancelled = Cancelled
documents-corrected = Corrected
documents-corrected-by = Corrected by { $number }
documents-cancel-done = { $number } cancelled
documents-end = And then
documents-end-print = Print
documents-end-merged = One file
documents-end-files = Many files
documents-end-nowhere = Only issue
documents-end-merged-hint = One PDF with a bookmark for each.
documents-end-files-hint = A PDF for each with its e-invoice inside, named by its number.
documents-tray = Tray
documents-tray-own = As the printer has it
documents-batch-issue = Issue
documents-batch-issue-print = Issue and print
documents-batch-issue-save = Issue and save
documents-batch-background = The job goes on when this is closed. The bar at the top leads back here.
documents-batch-cancelled = Stopped. What was done by then stays.
documents-batch-printed = { $count ->
    [one] { $count } document sent to the printer
   *[other] { $count } documents sent to the printer
}
documents-batch-saved = { $count ->
    [one] { $count } document saved to { $path }
   *[other] { $count } documents saved to { $path }
}
documents-batch-look = Look at them
documents-batch-look-title = { $first } to { $last }
documents-batch-gone = The program was started again since then. What was issued is under Documents.
documents-batch-result = Issued invoices
email-verb = E-mail
email-title = E-mail { $number }
email-send = Send
email-to = Recipient
email-to-hint = The customer's address. The text is in the customer's language.
email-no-address = The customer has no e-mail address yet.
email-message = Message
email-message-hint = Optional: stands between the greeting and the document.
email-queued = Goes to { $to } as soon as the mail server can be reached
email-state-sent = E-mailed to { $to } on { $when }.
email-state-waiting = Waits to be e-mailed to { $to }.
email-state-refused = Could not be e-mailed to { $to }.
email-server-says = Said about it: { $text }
email-discard = Discard

documents-day-place = Location
documents-day-on = Day
documents-day-missing = Choose a location and a day.
email-state-held = Held: an older copy of the books was put back, and this message to { $to } may have been sent before.
documents-correct = Correct
documents-correct-title = Correct invoice { $number }
documents-correct-note = What comes back is corrected with its return. Here is corrected what stays with the customer.
documents-correct-ground = Why
documents-correct-issue = Issue
documents-correct-done = { $number } is corrected by { $by }.
documents-ground-buyer_data = The customer’s data were wrong
documents-ground-buyer_data-note = A new invoice takes its place, with the customer as they are known now. Change the customer first.
documents-ground-insolvency = The customer is insolvent
documents-ground-insolvency-note = A credit note over all of it, by difference (in Spain R2). What is owed stays owed.
documents-ground-bad_debt = The invoice cannot be collected
documents-ground-bad_debt-note = A credit note over all of it, by difference (in Spain R3). What is owed stays owed.
documents-receipts = Full invoice
documents-receipts-title = Full invoice for receipts
documents-receipts-note = A full invoice takes the place of the chosen simplified invoices. Sales and tax count once.
documents-receipts-count = { $count ->
    [one] { $count } receipt
   *[other] { $count } receipts
}
documents-receipts-customer = For
documents-receipts-customer-hint = Name or number of a customer with a tax ID
documents-receipts-nobody = No customer fits. Add them under Customers first.
documents-receipts-done = Invoice { $number } issued.
