# Words that come from Rust: refusals, checks, history, answers, notices. The pages read them too.

## Pieces: one word for a code

word-verb =
    { $verb ->
        [document-send] send the document by e-mail
        [order-place] place the order
        [order-verify] verify the order
        [order-confirm] confirm the order
        [order-source] find a source for the order
        [order-overrule] decide on another location
        [order-set-firm-location] keep the order at one location
        [fulfillment-withdraw] take the fulfillment back
        [order-cancel] cancel the order
        [order-hold] hold the order
        [order-repromise] promise another day
        [order-take-payment] take a payment for the order
        [order-save-draft] save the draft
        [order-discard-draft] discard the draft
        [fulfillment-release] release the fulfillment
        [fulfillment-pick] pick the items
        [fulfillment-unpick] undo picking
        [fulfillment-note-lots] write lots down
        [note-lots] write lots down
        [fulfillment-pack] pack the items
        [fulfillment-unpack] undo packing
        [fulfillment-ship] ship the parcels
        [fulfillment-stage] put the order on the shelf
        [fulfillment-unstage] take the order off the shelf
        [fulfillment-send] send the goods to the counter
        [fulfillment-recall] take the transfer to the counter back
        [fulfillment-arrive] take the goods in at the counter
        [fulfillment-hand-over] hand over to the customer
        [fulfillment-deliver] mark as delivered
        [fulfillment-reject] reject the fulfillment
        [return-take-back] take a return
        [return-authorize] authorise a return
        [return-receive] receive the return
        [return-inspect] inspect the return
        [return-refund] refund the return
        [return-issue-credit-note] issue the credit note
        [return-cancel] cancel the return
        [transfer-ship] ship the transfer
        [transfer-receive] receive the transfer
        [transfer-cancel] cancel the transfer
        [purchase-order-receive] receive the purchase
        [purchase-order-cancel] cancel the purchase
        [print-return-slip] print a return slip
        [print-shipping-label] print a shipping label
        [print-return-label] print a return label
        [print-transfer-note] print a transfer note
        [print-purchase-order] print a purchase order
        [print-order-confirmation] print an order confirmation
        [print-quotation] print a quotation
        [print-proforma] print a pro-forma invoice
       *[other] do this
    }
word-state =
    { $state ->
        [draft] it is still a draft
        [placed] it is to be verified
        [verified] it is verified
        [held] it is on hold
        [confirmed] it is confirmed
        [backordered] it is backordered
        [reserved] it is reserved
        [released] it is to be picked
        [picked] it is picked
        [packed] it is packed
        [staged] it is ready for pickup
        [shipped] it is in transit
        [delivered] it is delivered
        [returned] it is returned
        [cancelled] it is cancelled
        [closed] it is closed
        [authorized] it is to be received
        [received] it is received
        [inspected] it is to be refunded
        [refunded] it is refunded
        [requested] it is requested
        [paid] it is paid
        [invoiced] it is invoiced
        [in_transit] it is in transit
        [in_transfer] the goods are on their way to the counter
        [elsewhere] the goods are at another location
        [at-counter] the goods are at the counter already
        [carry_out] the customer carries it out
        [pickup] it is a store pickup
        [ship] it is shipped by a carrier
       *[other] it is “{ $state }”
    }
word-what =
    { $what ->
        [order] The order
        [exchange-rate] The exchange rate
        [fulfillment] The fulfillment
        [return] The return
        [document] The document
        [email] The message
        [item] The item
        [customer] The customer
        [location] The location
        [stock] The stock
        [transfer] The transfer
        [purchase_order] The purchase
        [company] The company
        [device] The device
        [import] The import
        [job] The job
        [line] The line
        [hold] The hold
        [service] The carrier service
        [profile] The format
       *[other] What was asked for
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
        [group] a location group
        [region] a region
        [rule] a rule
        [routing] a routing
        [shipping-percent] weight of freight
        [handling-percent] weight of handling
        [split] cost of a further shipment
        [late] cost of a day late
        [last-unit] cost of a store's last unit
        [last-units] units that are a store's last
        [co2] price of CO₂e
        [co2-parcel] CO₂e of a parcel
        [co2-tkm] CO₂e of transport
        [parking-days] days until what is parked is cancelled
        [transfer-cost] cost of a transfer to a counter
        [transfer-days] days of a transfer to a counter
        [transfer-weekdays] days on which transfers to counters move
        [wave-minutes] minutes between waves
        [wave-orders] orders of a wave
        [shipments] shipments at most
       *[other] “{ $name }”
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
hold-word-address = the address is incomplete
hold-word-customer = the customer is missing
hold-word-stock = because of stock
hold-word-credit = because of credit
hold-word-duplicate = looks like a duplicate
hold-word-price = because of a price
hold-word-large-order = it is a large order
hold-word-fraud = possible fraud
hold-word-payment = because of payment
hold-word-manual = by hand
hold-kind-large-order = Large order
hold-kind-payment = Payment
hold-kind-other = Other reason
word-tender =
    { $tender ->
        [cash] in cash
        [card] by card
        [transfer] by bank transfer
        [online] online
        [store_credit] by store credit
       *[other] { $tender }
    }
word-short =
    { $reason ->
        [not-found] not found
        [damaged] damaged
       *[no-time] no time
    }

## Names of fields

field-bic = BIC
field-certificate = number of the certificate
field-customer = customer
field-document = document
field-endpoint = address for e-invoices
field-endpoint-scheme = kind of address for e-invoices
field-exemption = exemption
field-ground = ground
field-hs-code = tariff code (6, 8 or 10 digits)
field-jurisdiction = place of the tax
field-mapping = columns of the file
field-origin = country of origin (two letters)
field-payment-days = days to pay
field-producer-tax-id = producer's tax id
field-profile = kind of file
field-series-code = code of the establishment
field-tax-id = tax id
field-valid-from = first day
field-valid-to = last day
field-buyer-order = buyer's order number
field-buyer-reference = buyer's reference
field-contact = contact for invoices
field-documents = documents
field-name = name
field-lots = lot or serial number
field-line1 = street and number
field-postal-code = postal code
field-city = city
field-country = country
field-email = email
field-phone = phone
field-price = price
field-discount = discount
field-amount = amount
field-total = total
field-quantity = quantity
field-sku = SKU
field-barcode = barcode
field-pickup-code = pickup code
field-shelf = shelf
field-carrier = carrier
field-cutoff = cut-off time
field-lead-time = working days to prepare
field-handling = cost of handling
field-closed-on = closed days
field-zones = zones of the tariff
field-promised-on = day promised
field-reason = reason
field-note = note
field-location = location
field-supplier = supplier
field-lines = lines
field-tax-rate = tax rate
field-code = code
field-time-zone = time zone
field-exchange-rate = exchange rate
field-date = day
field-source = source
field-currency = currency
field-accent = accent colour
field-letterhead = text under the name
field-footer = text at the foot
field-payment-terms = payment terms
field-period = period
field-labels = labels
field-label-start = first free label of the sheet
field-format = format
field-return-policy = return policy
field-thanks = thank-you
field-path = folder and file name
field-tray = tray of the printer
field-message = message
field-mail-host = mail server
field-mail-sender = sender's address
field-mail-reply-to = address for answers
field-mail-password = password of the mail server

## Refusals

fault = Something failed and nothing was saved. The data is safe. Incident { $incident }.
refusal-bad-payload = The request does not have the expected form: { $detail }
refusal-unknown-command = There is no command “{ $name }”.
refusal-not-permitted = Permission is missing to do this.
refusal-not-found = { word-what } can not be found.
refusal-version-changed = Somebody else has changed it meanwhile. Look at the new data and try again.
refusal-wrong-state = It is not possible to { word-verb }: { word-state }.
refusal-no-lines = At least one item is missing.
refusal-bad-quantity = That quantity is not possible: { $max } at most.
refusal-bad-amount = That value is not possible: { word-field }.
refusal-field-required = Something is missing: { word-field }.
refusal-field-invalid = This is not valid: { word-field }.
refusal-e-invoice-lacks = { $more ->
        [0] An e-invoice by { $rules } also needs: { word-e-invoice-term }. Write it down and save again.
        [one] An e-invoice by { $rules } also needs: { word-e-invoice-term }, and one thing more. Write them down and save again.
        [many] An e-invoice by { $rules } also needs: { word-e-invoice-term }, and { $more } things more. Write them down and save again.
       *[other] An e-invoice by { $rules } also needs: { word-e-invoice-term }, and { $more } things more. Write them down and save again.
    }
word-e-invoice-term =
    { $term ->
        [BT-34] your own address for e-invoices (Settings, Company)
        [BT-49] the customer's address for e-invoices (the customer's page)
        [BT-10] the buyer's reference (the customer's page)
        [BT-41] a contact for invoices (Settings, Company)
        [BT-42] your phone number (Settings, Company)
        [BT-43] your e-mail address (Settings, Company)
        [BT-37] your city (Settings, Company)
        [BT-38] your postal code (Settings, Company)
        [BT-52] the customer's city
        [BT-53] the customer's postal code
        [BG-7] a buyer with a name: this is a receipt
       *[other] { $term }
    }
refusal-no-tax-rate = No rate of tax is known for { $place } on { $date }. Enter it in Settings, Company.
refusal-lots-missing = Line { $line } leaves with its lot or serial numbers. Write them down first: More actions, Lots and serial numbers.
refusal-no-e-invoice = This file is no e-invoice that can be read: UBL, CII or a PDF with Factur-X inside. { $term } { $value }
email-obstacle-certificate = The certificate of { $host } is not trusted, so nothing was sent ({ $detail }). Check the name of the server; if its certificate comes from an authority of your own, name that authority in Settings, E-mail.
email-obstacle-starttls = { $host } does not offer STARTTLS, so nothing was sent in the clear ({ $detail }). Choose TLS, with port 465 as a rule, or ask who runs the server.
email-obstacle-authority = The certificate of your own authority cannot be read: { $file } ({ $detail }). Correct the path in Settings, E-mail.
refusal-no-zip-rate = No rate of sales tax is known for ZIP code { $zip } ({ $state }) on { $date }. Import the table of { $state } that holds on that day: Imports, profile “US tax rates”.
refusal-no-zip = The delivery address has no ZIP code. Enter its five digits: the sales tax depends on it.
refusal-no-delivery = Line { $line } has no delivery. Choose how it is delivered.
refusal-address-incomplete = The shipping address is incomplete: { word-field } is missing.
refusal-no-pickup-here = { $location } does not hand out orders. Choose another store.
refusal-on-hold = The order is on hold ({ word-hold }). Lift the hold first.
refusal-stock-gone = There is not enough stock any more: somebody was faster. Find another source.
refusal-more-than-open =
    { $open ->
        [0] No units are left to do.
        [one] These are too many units: only { $open } is left.
        [many] These are too many units: only { $open } are left.
        [other] These are too many units: only { $open } are left.
       *[unknown] These are more units than are left.
    }
refusal-not-all-picked =
    { $open ->
        [one] { $open } unit is still to be picked. Pick it or report it short.
       *[other] { $open } units are still to be picked. Pick them or report them short.
    }
refusal-packages-differ = The parcels do not hold exactly what was picked.
refusal-wrong-pickup-code = That code is not the one of this order. Do not hand it over.
refusal-nothing-to-invoice = There is nothing to invoice.
refusal-more-than-due = That is more than is due: { $due } is left.
refusal-more-than-paid = That is more than was paid: { $paid }.
refusal-not-paid = Take the payment before handing over: { $due } is due.
refusal-more-than-returnable =
    { $returnable ->
        [0] Nothing of { $sku } can be returned any more.
        [one] Only { $returnable } unit of { $sku } can be returned.
       *[other] Only { $returnable } units of { $sku } can be returned.
    }
refusal-return-window-over = The return window was { $days } days and { $since } have passed.
refusal-not-returnable = { $sku } can not be returned.
refusal-nothing-to-do = It was done already: there is nothing to change.
refusal-command-reused = This command was used before with other data. Try again.
refusal-file-unreadable = { $file } can not be read or written: { $detail }.
refusal-simplified-too-large = A simplified invoice goes up to { $limit }. Add the customer's tax details to issue a full invoice.
refusal-text-too-long = That text is too long ({ word-field }): { $length } characters, and there is room for { $max }, in twelve lines at most.
refusal-bad-logo = This file can not be used as a logo. Choose a PNG of at most 512 kB and 2,400 by 2,400 points.
refusal-no-glyph = The document has a character that can not be printed. Correct the name or the address.
refusal-newer-database = This data is from a newer version of Encargo. Update the program to open it.
refusal-data-in-use = Another program has this data open. Close it and try again.
refusal-no-printer = No printer is available on this computer.
refusal-not-empty = There is a shop here already. Choose an empty folder.
rates-bad-date = “{ $value }” is no day
rates-bad-future = { $date } is still to come
rates-bad-short = Columns are missing
rates-bad-number = “{ $value }” is no rate
refusal-no-exchange-rate = No exchange rate for { $currency } is known on { $date } or before. Enter one in Settings, Currencies, or place the order in { $base }.
refusal-cash-in-books = The till holds { $base }, and this order is in { $currency }. Take or return the money by card, transfer or online; for cash, place the order in { $base }.
refusal-currency-decimals = { $currency } has three decimals, and an e-invoice has two at most (EN 16931): nothing can be sold in it.
refusal-rates-unreadable = This is no file of exchange rates ({ $detail }). The first line has to begin with Date and name the currencies, that of the books among them where it is not the euro.
refusal-mixed-currencies = Currencies can not be mixed in one document.
refusal-fiscal-place = Records for the Spanish tax agency are kept by companies with their seat in Spain outside the Basque Country and Navarre, whose treasuries have rules of their own.
refusal-fiscal-euros = The records of the tax agency are in euros, and this is in { $currency }. Issue it in euros.
refusal-fiscal-bound = Veri*Factu has been used this year and stays on until { $until } (RD 1007/2023, art. 16.5).
refusal-clock-behind = The clock of this device is behind the last record of the tax agency ({ $last }). Set the clock right and try again.
refusal-chain-closed = The chain of records of { $device } has ended: nothing more is issued there.
refusal-sending-off = Nothing is sent to the tax agency: sending is off in the settings.
refusal-invoice-credited = { $number } has a credit note already and cannot be cancelled. Issue another credit note instead.
refusal-invoice-not-last = Cancel { $number } first: it was issued later for the same order.
refusal-already-corrected = { $number } is cancelled, replaced or credited already. Open the document that stands in its place.
refusal-correction-partly = Parts of { $number } were credited by difference already. What is left is corrected by difference too.
refusal-correction-several = What comes back stands on several invoices, or on one for several orders. Choose “by difference”.
refusal-correction-empty = Nothing would be left on { $number }. Choose “by difference” to credit all of it.
refusal-receipts-differ = { $number } cannot go onto this invoice: only simplified invoices in one currency, at one exchange rate, priced alike and of this company can.
refusal-no-email-address = The customer has no e-mail address. Enter one here or with the customer.
refusal-no-mail-server = No mail server is set up. Enter it in Settings, E-mail.
refusal-no-mail-password = This device has no password for the mail server. Enter it in Settings, E-mail.
refusal-email-not-taken = The mail server did not take the message: { $reply }
refusal-policy-invalid =
    { $what ->
        [no-name] A name is missing: { word-policy-part }.
        [long-name] The name “{ $name }” is too long.
        [name-twice] Two have the name “{ $name }”. Change one of them.
        [too-many] These are too many: { word-policy-part }.
        [key-twice] A criterion stands twice in one list.
        [group-empty] The group “{ $name }” has no locations. Add one or remove the group.
        [location-gone] “{ $name }” names a location that is no longer there.
        [location-twice] The group “{ $name }” has the same location twice.
        [region-country] The region “{ $name }” needs a country of two letters.
        [region-prefix] The region “{ $name }” has a beginning of a postal code that can not be.
        [region-gone] The rule “{ $name }” names a region that is no longer there.
        [rule-method] The rule “{ $name }” can not be for sales at the counter: the goods leave from there.
        [rule-empty] The rule “{ $name }” does not say where goods come from. Add a location or a group.
        [rule-product] The rule “{ $name }” lacks the code of its product.
        [item-gone] The rule “{ $name }” names an item that does not exist.
        [group-gone] “{ $name }” names a group that is no longer there.
        [service-gone] The routing “{ $name }” names a carrier service that is no longer there.
        [routing-empty] The routing “{ $name }” has no steps. Add one or remove the routing.
        [number] A number is not possible: { word-policy-part }.
       *[other] This policy can not be carried out: { $name }.
    }

## Checks before confirming

check-customer = Customer
check-address-ok = Address complete
check-address-missing = The address lacks: { word-field }
check-stock-ok = Everything is in stock
check-stock-short = { $sku }: { $wanted } wanted, { $available } free
check-customer-ok = Customer known
check-customer-missing = A customer is needed to deliver later
check-duplicate-found = Looks like order { $number }
check-price-below-cost = { $sku } is sold below cost
check-exchange-rate-old = The rate for { $currency } is of { $date }: look for a newer one
check-large-order-review = Large order: somebody has to review it

## Ways of delivery at entry

delivery-option-carry-out = Taken along now
delivery-option-pickup = Pickup at { $location }
delivery-option-ship = Shipping with { $carrier }
delivery-option-missing =
    { $count ->
        [one] { $count } unit is missing
       *[other] { $count } units are missing
    }

## History of the order

event-order-draft-saved = Draft saved
event-order-draft-discarded = Draft discarded
event-order-placed =
    { $count ->
        [one] Placed: { $count } unit, { $amount }
       *[other] Placed: { $count } units, { $amount }
    }
event-order-verified =
    { $warnings ->
        [0] Verified
        [one] Verified with { $warnings } warning
       *[other] Verified with { $warnings } warnings
    }
event-order-held = Put on hold: { word-hold }
event-order-held-note = Put on hold: { $note }
event-order-hold-resolved = Hold lifted
event-order-hold-resolved-note = Hold lifted: { $note }
event-order-confirmed = Confirmed
event-order-overruled = { $location } chosen by hand: { $reason }
event-order-sourced =
    { $missing ->
        [0] Source chosen: { $locations }
        [one] Source chosen: { $locations }; { $missing } unit is missing
       *[other] Source chosen: { $locations }; { $missing } units are missing
    }
event-order-sourced-none =
    { $missing ->
        [one] No source: no location has the missing unit
       *[other] No source: no location has the { $missing } missing units
    }
event-order-cancelled =
    { $count ->
        [one] { $count } unit cancelled: { $reason }
       *[other] { $count } units cancelled: { $reason }
    }
event-order-cancelled-parked =
    { $count ->
        [one] { $count } unit cancelled by itself after { $days } days: { word-parked }
       *[other] { $count } units cancelled by themselves after { $days } days: { word-parked }
    }
event-order-firm-location-set = Kept at { $location }: { $reason }
event-order-firm-location-free = May come from any location again: { $reason }
event-order-delay-foreseen =
    { $expected ->
        [none] The promise of { $promised } will not hold: { word-delay }
       *[other] The promise of { $promised } will not hold, expected { $expected }: { word-delay }
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
        [no_stock] nobody has the goods
        [safety_stock] what there is, is kept back as safety stock
        [firm_location] the location it is kept at does not have the goods
        [splits] not all of it can be sent under the rules for splits
        [rules] the shop's rules do not let those who have it send it
        [closed] who has it is closed or does not send
        [no_carrier] no carrier service takes it there
        [capacity] who has it has no room left in its day
       *[other] nobody could send it
    }
event-order-noted = { $text }
event-order-repromised = New day told to the buyer: { $day } ({ $reason })
watch-ready = everything is ready
what-if-now = as things are
what-if-safety = No safety stock
what-if-one-shipment = One shipment at most
what-if-split-free = Further shipments cost nothing
what-if-last-units = Stores give their last units
what-if-optimiser = The optimiser alone
what-if-rules = The shop's rules alone
what-if-limits = No location has a daily limit
what-if-not-firm = No firm location
what-if-service = By { $carrier }
watch-others-first = { $count ->
    [one] { $count } unit: what is on its way goes to orders before it
   *[other] { $count } units: what is on its way goes to orders before it
}
watch-not-left = { $location } has not sent it yet
watch-in-transfer = it is on its way to { $location }
watch-waits-supply = it waits for { $number }
watch-not-sourced = it has no place yet
watch-nowhere = { $count ->
    [one] { $count } unit is nowhere and none is on its way
   *[other] { $count } units are nowhere and none are on their way
}
event-order-payment-taken = { $amount } taken { word-tender }
event-order-invoiced = Invoiced: { $number }
event-order-invoice-cancelled = Invoice { $number } cancelled: to be invoiced again
event-order-imported = Brought in from a file: { $amount }
event-fulfillment-created =
    { $count ->
        [one] { $number }: { $count } unit reserved at { $location }
       *[other] { $number }: { $count } units reserved at { $location }
    }
event-fulfillment-released = { $number } released to { $location }
event-fulfillment-picked =
    { $count ->
        [one] { $number }: { $count } unit picked
       *[other] { $number }: { $count } units picked
    }
event-fulfillment-picked-short =
    { $short ->
        [one] { $number }: { $count } picked and { $short } short ({ word-short })
       *[other] { $number }: { $count } picked and { $short } short ({ word-short })
    }
event-fulfillment-unpicked = { $number }: picking undone
event-fulfillment-lots-noted = { $number }: lots or serial numbers { $lots }
event-fulfillment-packed =
    { $count ->
        [one] { $number } packed in { $count } parcel
       *[other] { $number } packed in { $count } parcels
    }
event-fulfillment-unpacked = { $number }: packing undone
event-fulfillment-shipped = { $number } shipped with { $carrier }
event-fulfillment-sent-to-counter = { $number } sent to the counter
event-fulfillment-recalled = { $number } had not left for the counter after all
event-fulfillment-arrived-at-counter = { $number } arrived at the counter{ $missing ->
    [0] {""}
    [one] {", "}{ $missing } unit missing
   *[other] {", "}{ $missing } units missing
}
event-fulfillment-staged = { $number } ready for pickup, shelf { $shelf }
event-fulfillment-unstaged = { $number } taken off the shelf
event-fulfillment-handed-over = { $number } handed over to the customer
event-fulfillment-handed-over-identity = { $number } handed over to the customer ({ $identity })
event-fulfillment-delivered = { $number } delivered by the carrier
event-fulfillment-withdrawn = { $number } taken back before picking: { $reason }
event-fulfillment-collateral = { $number } taken back before picking: the item was not found there for another order
event-fulfillment-rejected = { $number } rejected: { word-short }
event-return-authorized =
    { $count ->
        [one] { $number } authorised: { $count } unit
       *[other] { $number } authorised: { $count } units
    }
event-return-received = { $number } received at { $location }
event-return-inspected =
    { $refused ->
        [0] { $number } inspected: { $accepted } accepted
       *[other] { $number } inspected: { $accepted } accepted and { $refused } not accepted
    }
event-return-refunded = { $number }: { $amount } refunded { word-tender }
event-return-refunded-nothing = { $number }: there was nothing to refund
event-return-credited = { $number } credited: { $document }
event-return-closed = { $number } closed without a credit note
event-return-cancelled = { $number } cancelled
event-order-invoice-corrected =
    { $how ->
        [replaced] { $number } replaced by { $by }
       *[written-off] { $number } credited as not collectable
    }
event-document-corrected = Corrected by { $by }
event-document-issued =
    { $kind ->
        [credit_note] Credit note { $number } issued: { $amount }
        [corrective_invoice] Corrective invoice { $number } issued: { $amount }
        [simplified_invoice] Simplified invoice { $number } issued: { $amount }
       *[invoice] Invoice { $number } issued: { $amount }
    }
event-document-cancelled = { $number } cancelled: { $reason }
event-document-email-queued = { $number } waits to be e-mailed to { $to }
event-document-email-sent = { $number } e-mailed to { $to }
event-document-email-put-off = { $number } could not be e-mailed yet: { $reply }
event-document-email-refused = { $number } could not be e-mailed to { $to }: { $reply }
event-document-email-retried = { $number } is to be e-mailed again
event-document-email-discarded = E-mail with { $number } discarded
event-document-printed =
    { $copies ->
        [one] { $number } printed on { $printer }
       *[other] { $number } printed on { $printer }, { $copies } copies
    }

## History of the rest

event-stock-adjusted = Stock corrected by hand
event-item-created = Item created
event-item-updated = Item changed
event-customer-created = Customer created
event-customer-updated = Customer changed
event-location-saved = Location saved
event-company-saved = Company details saved
event-policy-draft-saved = Draft of the sourcing policy saved
event-policy-draft-discarded = Draft of the sourcing policy discarded
event-policy-activated = Sourcing policy activated
event-rates-chosen = Currencies to sell in chosen
event-rates-kept = Exchange rates kept
event-rates-removed = Exchange rate removed
event-tax-table-imported = Rates of sales tax imported
field-us-state = state
field-us-states = states
field-tax-class = class of goods
event-picture-kept = Logo for the papers kept
event-wave-finished = Wave run
event-device-registered = Device registered
event-device-configured = Device configured
event-device-renewed = An older copy of the data was put back: new series begin
event-chain-opened = Chain of records for the tax agency opened
event-chain-registered = Invoice recorded for the tax agency
event-chain-cancelled = Cancellation recorded for the tax agency
event-chain-logged = Entry in the log for the tax agency
event-chain-answered = The tax agency answered
event-chain-interrupted = The tax agency could not be reached
event-chain-closed = Chain of records for the tax agency ended
# Read by the tax agency, in its records.
fiscal-description-sale = Sale of goods, order { $order }
fiscal-description-credit = Return of goods, order { $order }
event-transfer-created = Transfer requested
event-transfer-shipped = Transfer shipped
event-transfer-received = Transfer received
event-transfer-cancelled = Transfer cancelled
event-purchase-order-placed = Purchase placed
event-purchase-order-received = Purchase received
event-purchase-order-cancelled = Purchase cancelled
event-import-finished = File imported

## Answers: where the order is

answer-count =
    { $part ->
        [units] { $done } of { $total } units
       *[lines] { $done } of { $total } lines
    }
answer-when =
    { $when ->
        [promised] , promised { $date }
        [late] , promised { $date } and late
       *[none] { "" }
    }
answer-draft = Draft, not placed.
answer-placed = Placed; still to be verified and confirmed.
answer-verified = Verified; still to be confirmed.
answer-held = On hold since { $date }: { word-hold }.
answer-held-note = On hold since { $date }: { $note }.
answer-cancelled = Cancelled.
answer-closed = Old order, brought in from a file.
answer-open =
    { $count ->
        [one] { $count } unit waits for a source.
       *[other] { $count } units wait for a source.
    }
answer-backordered =
    { $count ->
        [one] { $count } unit waits for stock.
       *[other] { $count } units wait for stock.
    }
answer-reserved =
    { $part ->
        [all] Everything reserved at { $location }, to be released{ answer-when }.
       *[lines] { answer-count } reserved at { $location }, to be released{ answer-when }.
    }
answer-released =
    { $part ->
        [all] Everything to be picked at { $location }{ answer-when }.
       *[lines] { answer-count } to be picked at { $location }{ answer-when }.
    }
answer-picked =
    { $part ->
        [all] Everything picked at { $location }, to be packed{ answer-when }.
       *[lines] { answer-count } picked at { $location }, to be packed{ answer-when }.
    }
answer-picked-pickup =
    { $part ->
        [all] Everything picked at { $location }, to be put on the shelf{ answer-when }.
       *[lines] { answer-count } picked at { $location }, to be put on the shelf{ answer-when }.
    }
answer-to-send =
    { $part ->
        [all] Everything picked at { $location }, to be sent to { $counter }{ answer-when }.
       *[lines] { answer-count } picked at { $location }, to be sent to { $counter }{ answer-when }.
    }
answer-in-transfer =
    { $part ->
        [all] Everything on its way from { $location } to { $counter }{ answer-when }.
       *[lines] { answer-count } on the way from { $location } to { $counter }{ answer-when }.
    }
answer-packed =
    { $part ->
        [all] Everything packed at { $location }, to be shipped{ answer-when }.
       *[lines] { answer-count } packed at { $location }, to be shipped{ answer-when }.
    }
answer-staged =
    { $part ->
        [all] Everything ready for pickup at { $location }, shelf { $shelf }.
       *[lines] { answer-count } ready for pickup at { $location }, shelf { $shelf }.
    }
answer-counter =
    { $part ->
        [all] Everything to be handed over at the counter of { $location }.
       *[lines] { answer-count } to be handed over at the counter of { $location }.
    }
answer-shipped =
    { $part ->
        [all] Everything shipped from { $location } on { $date } with { $carrier }.
       *[lines] { answer-count } shipped from { $location } on { $date } with { $carrier }.
    }
answer-delivered =
    { $part ->
        [all] Everything delivered on { $date }, from { $location }.
       *[lines] { answer-count } delivered on { $date }, from { $location }.
    }
answer-handed-over =
    { $part ->
        [all] Everything handed over at { $location } on { $date }.
       *[lines] { answer-count } handed over at { $location } on { $date }.
    }
answer-cancelled-some =
    { $count ->
        [one] { $count } unit cancelled.
       *[other] { $count } units cancelled.
    }
answer-return-authorized =
    { $count ->
        [one] { $count } unit to be returned at { $location }.
       *[other] { $count } units to be returned at { $location }.
    }
answer-return-received =
    { $count ->
        [one] { $count } unit returned at { $location } on { $date }, to be inspected.
       *[other] { $count } units returned at { $location } on { $date }, to be inspected.
    }
answer-return-inspected =
    { $count ->
        [one] { $count } unit returned at { $location } on { $date }, to be refunded.
       *[other] { $count } units returned at { $location } on { $date }, to be refunded.
    }
answer-return-refunded =
    { $count ->
        [one] { $count } unit returned at { $location } on { $date }; { $amount } refunded.
       *[other] { $count } units returned at { $location } on { $date }; { $amount } refunded.
    }
answer-due = { $amount } is still due.

## Stock: accounts and moves

bucket-on-hand = Available
bucket-reserved = Reserved
bucket-picked = Picked
bucket-staged = Ready for pickup
bucket-in-transit = In transit
bucket-quarantine = To be inspected
bucket-damaged = Damaged
bucket-supplier = Supplier
bucket-customer = Customer
bucket-adjustment = Adjustment
bucket-scrap = Scrapped
move-reserved = Reserved for { $number }
move-unreserved = Reservation of { $number } given back
move-picked = Picked for { $number }
move-put-back = Put back on the shelf from { $number }
move-short = Not found when picking { $number }
move-damaged = Damaged when picking { $number }
move-sent-to-counter = Sent to the counter, { $number }
move-arrived-at-counter = Arrived at the counter, { $number }
move-recalled = Not sent to the counter after all, { $number }
move-staged = On the pickup shelf, { $number }
move-unstaged = Taken off the pickup shelf, { $number }
move-sold = Handed over or shipped, { $number }
move-returned = Returned by the customer, { $number }
move-restocked = Back on sale, { $number }
move-return-damaged = Returned damaged, { $number }
move-scrapped = Scrapped, { $number }
move-return-refused = Return not accepted, { $number }
move-transfer-shipped = Leaves with transfer { $number }
move-transfer-received = Arrives with transfer { $number }
move-purchased = Arrives with purchase { $number }
move-adjusted =
    { $reason ->
        [opening] First stock
        [found] Found
        [lost] Lost
        [damaged] Damaged
        [count] Count
       *[other] Corrected by hand
    }
move-other = From “{ $from }” to “{ $to }”

## Why that location

gate-not-stocked = Does not have what is wanted
gate-insufficient-stock = Has not enough free units left
gate-safety-stock = Would fall below its safety stock
gate-closed = Is closed
gate-excluded = Another location was chosen
gate-no-service = No carrier serves from there
gate-cannot-ship = Does not ship
gate-cannot-pickup = Is not the store of the pickup
gate-cannot-transfer = Does not send to other stores
gate-hazmat = May not send dangerous goods
gate-oversize = May not send large parcels
gate-too-late = Would not be in time
gate-over-capacity = Has no hands left today
gate-rule = Not in the rule “{ $rule }”
decision-chosen = { $location } serves everything at the lowest cost: { $cost }.
decision-split =
    { $count ->
        [one] { $locations } serves everything: { $cost }.
       *[other] Leaves from { $count } locations ({ $locations }), the cheapest way to serve everything: { $cost }.
    }
decision-to-counter = Sent to the counter from { $locations }, the cheapest way to serve everything: { $cost }.
decision-counter = Leaves from { $location }, where it is handed over.
decision-partly =
    { $count ->
        [one] { $locations } serves what there is ({ $cost }); { $count } unit waits.
       *[other] { $locations } serves what there is ({ $cost }); { $count } units wait.
    }
decision-backordered =
    { $count ->
        [one] No location has the missing unit.
       *[other] No location has the { $count } missing units.
    }
decision-dearer = { $amount } more
decision-same = Costs the same
decision-scarce = Worth { $amount } more to other orders that wait
decision-incomplete = Alone it would serve { $available } of { $wanted }
decision-by-hand =
    { $count ->
        [0] Leaves from { $locations } because a person chose it: { $cost }.
        [one] Leaves from { $locations } because a person chose it ({ $cost }); { $count } unit waits.
       *[other] Leaves from { $locations } because a person chose it ({ $cost }); { $count } units wait.
    }
decision-overruled = { $location } was chosen by hand: { $reason }
decision-rules = Rules that applied: { $rules }.
decision-rules-agree = The optimiser would not have done better than the rules.
decision-rules-cost-more = The rules decide alone: the optimiser would have saved { $amount }.
decision-rules-fill-less = The rules decide alone: the optimiser would have served more units.
decision-optimiser-saves = The optimiser found a way that costs { $amount } less than the rules'.
decision-optimiser-fills-more = The optimiser serves units that the rules would have left waiting.
decision-parked-backorder = By rule, the rest waits for supply.
decision-parked-unfillable = No rule can place the rest: somebody has to look.

## The sourcing policy: what changed

policy-change-mode =
    { $mode ->
        [cost] Now the optimiser decides
        [better] Now the better of rules and optimiser decides
       *[rules] Now the rules decide alone
    }
policy-change-money = { word-policy-weight }: { $fromMinor } → { $toMinor }
policy-change-number = { word-policy-weight }: { $from } → { $to }
policy-change-part =
    { $part ->
        [splits] Splitting of orders changed
        [preference] What is looked at first changed
        [priority] Whose turn it is changed
        [waves] When orders are sourced changed
        [transfers] Pickups served from other locations changed
        [collateral] What a unit not found means for other orders changed
        [parking] What becomes of parked orders changed
        [groups] Order of the location groups changed
        [regions] Order of the regions changed
        [rules] Order of the rules changed
       *[routings] Order of the routings changed
    }
policy-change-list =
    { $part ->
        [groups] Location groups
        [regions] Regions
        [rules] Rules
       *[routings] Routings
    }: { $added } added, { $changed } changed, { $removed } removed
word-policy-weight =
    { $weight ->
        [shipping-percent] Weight of freight (%)
        [handling-percent] Weight of handling (%)
        [split] Each further shipment
        [late] Each day late
        [co2] A tonne of CO₂e
        [co2-parcel] CO₂e of a parcel (g)
        [co2-tkm] CO₂e of a tonne-kilometre (g)
        [last-units] A store's last units
       *[last-unit] Sending one of a store's last units
    }

## Reasons of returns, as printed

return-reason-did-not-want = No longer wanted
return-reason-size = Size or fit
return-reason-defective = Defective
return-reason-damaged-in-shipping = Damaged in shipping
return-reason-wrong-item = Wrong item
return-reason-not-as-expected = Not as expected
return-reason-late = Arrived late
return-reason-gift = Gift
return-reason-other = Other reason
return-reason-several = Several reasons

## Desktop notices

notice-delays-title =
    { $count ->
        [one] { $count } order will be late
       *[other] { $count } orders will be late
    }
notice-delay-title = Order { $order } will be late
notice-delay-words =
    { $expected ->
        [none] { $customer }, promised { $promised }: { word-delay }
       *[other] { $customer }, promised { $promised }, expected { $expected }: { word-delay }
    }
notice-ready-title = Ready for pickup: { $number }
notice-ready-words = { $customer }, { $location }, shelf { $shelf }
job-issue = { $count ->
    [one] Issue { $count } invoice
   *[other] Issue { $count } invoices
}
job-documents = { $count ->
    [one] { $count } document
   *[other] { $count } documents
}

## Documents by e-mail, in the customer's language

email-subject =
    { $kind ->
        [credit_note] Credit note { $number } from { $company }
        [corrective_invoice] Corrective invoice { $number } from { $company }
        [simplified_invoice] Receipt { $number } from { $company }
       *[invoice] Invoice { $number } from { $company }
    }
email-greeting = Hello,
email-greeting-name = Hello { $name },
email-attached =
    { $kind ->
        [credit_note] Attached is credit note { $number } of { $date }: { $total }.
        [corrective_invoice] Attached is corrective invoice { $number } of { $date }: { $total }.
        [simplified_invoice] Attached is receipt { $number } of { $date }: { $total }.
       *[invoice] Attached is invoice { $number } of { $date }: { $total }.
    }
email-due = Left to pay: { $due }.
email-due-on = Left to pay by { $date }: { $due }.
email-closing = Kind regards,
email-test-subject = Test message from { $company }
email-test-body = Documents of { $company } can be sent by e-mail: this message came the same way.
