# Words used everywhere: statuses, channels, verbs.
status-draft = Draft
status-placed = To verify
status-verified = Verified
status-held = On hold
status-confirmed = Confirmed
status-backordered = Backordered
status-reserved = Reserved
status-released = To pick
status-picked = Picked
status-packed = Packed
status-staged = Ready for pickup
status-shipped = In transit
status-delivered = Delivered
status-returned = Returned
status-cancelled = Cancelled
status-closed = Closed
status-partial = Partly { $status }
badge-late = Late

stage-open = To source
stage-backordered = Backordered
stage-reserved = Reserved
stage-released = To pick
stage-picked = Picked
stage-packed = Packed
stage-staged = Ready
stage-shipped = In transit
stage-delivered = Delivered
stage-returned = Returned
stage-cancelled = Cancelled

fulfillment-status-reserved = To release
fulfillment-status-released = To pick
fulfillment-status-picked = To pack
fulfillment-status-to_send = To send to the counter
fulfillment-status-to_stage = To put on shelf
fulfillment-status-to_hand_over = To hand over
fulfillment-status-packed = Packed
fulfillment-status-in_transfer = On its way to the counter
fulfillment-status-staged = Ready for pickup
fulfillment-status-shipped = In transit
fulfillment-status-delivered = Delivered
fulfillment-status-handed_over = Handed over
fulfillment-status-cancelled = Cancelled

return-status-authorized = To receive
return-status-received = To inspect
return-status-inspected = To refund
return-status-refunded = Refunded
return-status-closed = Closed
return-status-cancelled = Cancelled

payment-status-unpaid = Unpaid
payment-status-part_paid = Part paid
payment-status-paid = Paid
payment-status-part_refunded = Part refunded
payment-status-refunded = Refunded

channel-store = Store
channel-phone = Phone
channel-web = Web
channel-marketplace = Marketplace

method-carry_out = Carry out
method-pickup = Store pickup
method-ship = Shipping
method-mixed = Several deliveries
service-standard = Standard
service-express = Express

tender-cash = Cash
tender-card = Card
tender-transfer = Bank transfer
tender-online = Online payment
tender-store_credit = Store credit

disposition-restock = Back on sale
disposition-damaged = Damaged
disposition-scrap = Scrap
disposition-refuse = Not accepted


short-reason-not_found = Not found
short-reason-damaged = Damaged
short-reason-no_time = No time

document-kind-invoice = Invoice
document-kind-simplified_invoice = Simplified invoice
document-kind-credit_note = Credit note
document-kind-corrective_invoice = Corrective invoice
document-kind-pick_list = Pick list
document-kind-packing_slip = Packing slip
document-kind-quotation = Quotation
document-kind-shipping_label = Shipping label
document-kind-pickup_label = Pickup label
document-kind-return_slip = Return slip
document-kind-return_label = Return label
document-kind-transfer_note = Transfer note
document-kind-purchase_order = Purchase order
document-kind-order_confirmation = Order confirmation
document-kind-proforma = Pro-forma invoice
document-kind-item_labels = Item labels
document-kind-shelf_labels = Shelf labels
document-kind-bin_labels = Bin labels
document-kind-statement = Statement of account
document-kind-day_report = Day report (Z)
papers-format = Sent as
papers-format-hint = A label printer with ZPL draws its own sharp bars; any other takes PDF.
papers-format-pdf = PDF
papers-format-zpl203 = ZPL, 203 dpi
papers-format-zpl300 = ZPL, 300 dpi
papers-save-zpl = Save for a label printer (ZPL)
papers-zpl = ZPL
papers = Papers
papers-until-quotation = Offer valid until
papers-until-proforma = To be paid by
papers-until-hint = Optional: printed where a day is given.

location-kind-dc = Warehouse
location-kind-store = Store
location-kind-supplier = Supplier

check-address = Address
check-stock = Stock
check-credit = Credit
check-duplicate = Duplicates
check-price = Prices
check-large_order = Large order
check-exchange_rate = Exchange rate
check-outcome-ok = fine
check-outcome-warn = warning
check-outcome-hold = holds the order

hold-kind-manual = Held by hand
hold-kind-credit = Credit
hold-kind-address = Address
hold-kind-fraud = Possible fraud
hold-kind-duplicate = Possible duplicate
hold-kind-stock = Stock
hold-kind-price = Price
hold-kind-large_order = Large order
hold-kind-customer = Asked by the customer

verb-close = Close
verb-cancel = Cancel
verb-accept = Accept
verb-save = Save
verb-back = Back
verb-open = Open
verb-print = Print
verb-retry = Try again
verb-add = Add
verb-remove = Remove
verb-search = Search
verb-more = More actions
verb-undo = Undo

verb-order-place = Place order
verb-order-verify = Verify order
verb-order-confirm = Confirm order
verb-order-source = Find source
verb-order-cancel = Cancel order
verb-order-hold = Hold order
verb-order-repromise = Tell a new day
verbs-promise-day = New day
verbs-promise-day-of = New day of delivery { $number }
verbs-promise-hint = Promised for { $promised }; { $cause }
verbs-promise-none = Nothing of this order is still to come.
verbs-promise-reason-hint = What the buyer was told; it stays in the history
verb-order-resolve_hold = Lift hold
verb-order-note = Add note
verb-order-take_payment = Take payment
verb-order-save_draft = Continue draft
verb-order-discard_draft = Discard draft
verb-fulfillment-release = Release to location
verb-fulfillment-pick = Pick items
verb-fulfillment-unpick = Undo picking
verb-fulfillment-note_lots = Lots and serial numbers
verbs-lots-of = { $name } ({ $quantity })
verbs-lots-hint-lot = One lot a line; at least one
verbs-lots-hint-serial = One serial number a line: one for each unit
verb-fulfillment-pack = Pack
verb-fulfillment-unpack = Undo packing
verb-fulfillment-ship = Ship
verb-fulfillment-send = Send to the counter
verb-fulfillment-recall = Not sent
verb-fulfillment-arrive = It has arrived
verb-fulfillment-stage = Put on shelf
verb-fulfillment-unstage = Take off shelf
verb-fulfillment-hand_over = Hand over to customer
verb-fulfillment-deliver = Mark as delivered
verb-fulfillment-reject = Reject
verb-return-authorize = Authorise return
verb-return-receive = Receive return
verb-return-inspect = Inspect items
verb-return-refund = Refund
verb-return-issue_credit_note = Issue credit note
verb-return-cancel = Cancel return
verb-return-take_back = Take back at counter
verb-invoice-issue = Issue invoice
verb-with-target = { $verb } · { $target }

count-orders = { $count ->
    [one] { $count } order
   *[other] { $count } orders
}
count-lines = { $count ->
    [one] { $count } line
   *[other] { $count } lines
}
count-units = { $count ->
    [one] { $count } unit
   *[other] { $count } units
}
count-items = { $count ->
    [one] { $count } item
   *[other] { $count } items
}

key-ctrl = Ctrl
key-enter = Enter
key-space = Space
key-esc = Esc
key-shift = Shift
key-alt = Alt
key-down = ↓
key-up = ↑
key-left = ←
key-right = →
key-tab = Tab

grid-selected = Selection
grid-select-row = Select row { $row }
fault-generic = Something failed and nothing was saved. Your data is safe. Incident { $incident } ({ $code }).
loading = Loading
query-failed = This could not be read
tax-reason-US-NO-NEXUS = No tax: not collected in this state
tax-reason-US-NO-SALES-TAX = No tax: the state has none
tax-reason-US-EXEMPT-GOODS = No tax: goods exempt in this state
tax-reason-US-RESALE = Resale
tax-reason-US-GOVERNMENT = Government
tax-reason-US-NON-PROFIT = Non-profit organization
tax-free = Exempt: { $reason }
tax-sales = Sales tax { $rate }
tax-part-state = State { $rate }
tax-part-county = County { $rate }
tax-part-city = City { $rate }
tax-part-special = Special districts { $rate }
tax-class-general = General
tax-class-reduced = Reduced
tax-class-super_reduced = Super-reduced
tax-class-zero = No tax
tax-reason-VATEX-EU-IC = Intra-community supply
tax-reason-VATEX-EU-AE = Reverse charge
tax-reason-VATEX-EU-G = Export
tax-reason-VATEX-EU-O = Outside the scope
tax-reason-VATEX-EU-132 = Public interest (art. 132)
tax-reason-VATEX-EU-135 = Finance and insurance (art. 135)
tax-reason-VATEX-EU-151 = Embassy or international body (art. 151)
