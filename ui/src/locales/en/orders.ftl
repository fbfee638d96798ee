orders-views = Order views
orders-view-all = All
orders-view-drafts = Drafts
orders-view-to_verify = To verify
orders-view-held = On hold
orders-view-to_confirm = To confirm
orders-view-to_source = To source
orders-view-open = In progress
orders-view-to_invoice = To invoice
orders-view-late = Late
orders-column-number = Order
orders-column-placed = Date
orders-column-customer = Customer
orders-column-status = Status
orders-column-channel = Channel
orders-column-delivery = Delivery
orders-column-location = Location
orders-column-promised = Promised
orders-column-units = Units
orders-column-payment = Payment
orders-column-total = Total
orders-no-customer = No customer
orders-term-status = status
orders-term-channel = channel
orders-filter-label = Filter orders
orders-filter-placeholder = Number, customer, status:held, channel:web, location:madrid…
orders-filter-clear = Clear filter
orders-filter-unknown = Not understood: { $terms }
orders-filter-any-status = Any status
orders-filter-any-channel = Any channel
orders-empty = No orders yet
orders-empty-text = Create the first one, import the ones you have or connect your online shop.
orders-empty-filtered = No order matches
orders-empty-filtered-text = Change the filter or look at all orders.
orders-empty-show-all = Show all
orders-key-confirm = Confirm
orders-key-range = Select up to here
orders-key-peek = Preview
orders-select-limit = These are more than { $limit } orders: narrow the filter before selecting them all.
orders-selected = { $count ->
    [one] { $count } order selected
   *[other] { $count } orders selected
}
orders-selected-sum = Sum of the selection
orders-confirm-title = { $count ->
    [one] Confirm { $count } order
   *[other] Confirm { $count } orders
}
orders-wave-title = Find places
orders-wave-note = In the order in which the policy serves demand. Nothing is decided until it is run.
orders-wave-run = { $count ->
    [one] Source { $count } order
   *[other] Source { $count } orders
}
orders-wave-done = { $count ->
    [one] { $count } order has a place now: { $units } units
   *[other] { $count } orders have a place now: { $units } units
}
orders-wave-none = Nothing waits for a place
orders-wave-none-text = Orders appear here when they are collected for a wave or when nobody has their goods.
orders-wave-sum = { $orders ->
    [one] { $served } of { $wanted } units of { $orders } order have a place.
   *[other] { $served } of { $wanted } units of { $orders } orders have a place.
}
orders-wave-more = More orders wait than one wave takes. The others follow in the next.
orders-wave-take = Take along
orders-wave-take-order = Take { $number } along
orders-wave-order = Order
orders-wave-promised = Promised
orders-wave-units = Units
orders-wave-from = From
orders-wave-backordered = back-ordered
orders-wave-nowhere = Nowhere yet
orders-confirm-button = { $count ->
    [one] Confirm { $count } order
   *[other] Confirm { $count } orders
}
orders-confirm-note = Those with something open stay where they are and say why.
orders-confirmed = { $count ->
    [one] { $count } order confirmed
   *[other] { $count } orders confirmed
}
orders-refused-title = { $count ->
    [one] { $count } order was not confirmed
   *[other] { $count } orders were not confirmed
}
orders-refused-note = They stay where they were.
orders-peek-label = Preview of order { $number }
orders-peek-open = Open order

entry-title = New order
entry-unsaved = Not saved
entry-saving = Saving…
entry-saved = { $number } · saved { $ago }
entry-channel = Channel
entry-location = Location
entry-customer = Customer
entry-customer-placeholder = Name, phone or email…
entry-customer-none = No customer matches.
entry-customer-create = Create customer “{ $name }”
entry-customer-change = Change customer
entry-customer-usual = usually chooses: { $method }
entry-customer-usual-at = usually chooses: { $method }, { $location }
entry-customer-title = New customer
entry-customer-name = Full name or company name
entry-customer-business = Is a company
entry-customer-tax = Tax number
entry-customer-email = Email
entry-customer-phone = Phone
entry-customer-language = Language of documents
entry-customer-save = Create customer
entry-address = Shipping address
entry-address-name = For the attention of
entry-address-line1 = Street and number
entry-address-line2 = Floor, door…
entry-address-postal = Postal code
entry-address-city = City
entry-address-region = Province
entry-address-country = Country
entry-address-phone = Contact phone
entry-items = Items
entry-item-placeholder = Search, scan or paste a list… (3*mug = 3 units)
entry-item-none = No item matches.
entry-item-stock = { $here } here · { $total } in all
entry-item-added = { $quantity } × { $name }
entry-item-unknown = No item has the code { $code }
entry-item-pasted = { $count ->
    [one] { $count } item added
   *[other] { $count } items added
}
entry-item-pasted-unknown = Not recognised: { $codes }
entry-line-item = Item
entry-line-quantity = Quantity
entry-line-price = Price
entry-line-discount = Disc. %
entry-line-available = Available
entry-line-amount = Amount
entry-line-actions = Actions
entry-line-remove = Remove { $name }
entry-line-quantity-of = Quantity of { $name }
entry-line-price-of = Price of { $name }
entry-line-discount-of = Discount of { $name }
entry-line-price-changed = Price changed; list price { $price }
entry-line-available-here = { $here } here
entry-line-available-total = { $total } in all
entry-lines-empty = Add the first item
entry-lines-empty-text = Type part of the name, scan a code or paste a list of SKUs.
entry-delivery = Delivery
entry-delivery-empty = Options appear as items are added, ranked by date and cost.
entry-delivery-more = { $count ->
    [one] Show { $count } more option
   *[other] Show { $count } more options
}
entry-delivery-from = from { $places }
entry-delivery-free = free
entry-delivery-best = Recommended
entry-delivery-away = { $km } km away
entry-delivery-cost = costs us { $cost }
entry-delivery-co2 = { $kg } kg CO₂e
entry-delivery-confidence = { $percent } % in time
entry-delivery-awaits = Waits for { $number }, expected { $day }
order-promise-late = Promised for { $promised }, expected { $expected }: { $cause }.
order-promise-never = Promised for { $promised }, and no day can be given: { $cause }.
order-promise-tell = Tell a new day
what-if-title = What if
what-if-today = Decided now, as things are: { $places }, { $cost } for freight and work.
what-if-nowhere = nobody
what-if-same = { $count ->
    [one] { $count } change was tried: it would come out the same.
   *[other] { $count } changes were tried: it would come out the same.
}
what-if-missing = { $count ->
    [one] { $count } unit missing
   *[other] { $count } units missing
}
what-if-no-more = same cost
entry-checks = Checks
entry-checks-empty = Address, stock, customer and duplicates are checked while you type.
entry-totals-goods = Items
entry-totals-discount = Discount
entry-totals-shipping = Shipping
entry-totals-tax = VAT { $rate } included
entry-totals-total = Total
entry-currency = Currency
entry-currency-rate = 1 { $base } = { $rate } { $currency }
entry-currency-from = { $source }, { $date }
entry-currency-old = This rate is older than a month.
entry-currency-base = Total in { $base }
entry-preview-failed = This order can not be priced
entry-note = Note for the team
entry-buyer = The customer’s numbers
entry-buyer-order = Their order number
entry-buyer-reference = Their reference
entry-line-price-net = Price without tax
entry-verify = Verify
entry-confirm = Confirm order
entry-discard = Discard
entry-discarded = Draft discarded
entry-verified = Order { $number } verified. Ctrl + Enter to confirm it.
entry-held = Order { $number } is on hold
entry-held-text = Someone with permission can lift the hold on the order page.
entry-placed = Order { $number } placed
entry-confirmed = Order { $number } confirmed
entry-confirmed-from = Order { $number } confirmed: from { $places }
entry-open-order = See order
entry-another = Another order
entry-key-items = Go to items
entry-key-delivery = Go to delivery
entry-key-customer = Go to customer

order-title = Order { $number }
order-by = { $channel } · { $when } · { $location }
order-promised = Promised { $date }
order-on-time = on time
order-section-lines = Items and deliveries
order-section-unsourced = To source
order-fulfillment-from = { $number } · { $location }
order-fulfillment-to-counter = to { $counter }, expected { $when }
order-fulfillment-due = before { $time }
order-fulfillment-open = Open fulfillment
order-why = Why here
order-why-title = Why this source was chosen
order-timeline = History
order-timeline-empty = Nothing has happened yet.
order-timeline-more = { $count ->
    [one] Show { $count } more
   *[other] Show { $count } more
}
order-customer = Customer
order-customer-open = Open record
order-money = Money
order-money-paid = Paid
order-money-refunded = Refunded
order-money-due = Due
order-documents = Documents
order-documents-none = No invoices yet.
order-document-printed = { $count ->
    [0] not printed
    [one] printed { $count } time
   *[other] printed { $count } times
}
order-returns = Returns
order-delivery = Delivery
order-note = Note
order-checks = Checks
order-holds = Holds
order-hold-by = { $who }, { $when }
order-hold-over = lifted { $when }
order-returnable = { $count ->
    [one] { $count } can be returned
   *[other] { $count } can be returned
}
order-price-each = { $price } each
order-back = Back to orders
order-not-found = This order can not be found
order-not-found-text = Look for it by number, customer or item with Ctrl K.
order-key-why = Why this source

why-none = No source has been chosen for this order yet.
why-none-text = It appears when the order is confirmed: each candidate with its cost and why it was chosen or not.
why-candidate = Candidate
why-gate = Condition
why-gate-open = passes
why-distance = Distance
why-stock = Stock
why-eta = Arrival
why-runner-up-less = The best way would have been { $places }: { $cost } ({ $delta } less).
why-overrule = Choose another location
why-overrule-note = What nobody has picked yet is taken back and sent from there. What it does not have goes where the policy sends it.
why-overrule-where = Send it from
why-overrule-units = { $name } ({ $available } of { $wanted })
why-overrule-reason = Why
why-overrule-reason-hint = It stays in the history of the order.
why-overrule-do = Send it from there
why-overrule-done = Now it comes from { $places }
why-part-shipping = Shipping
why-part-handling = Handling
why-part-split = Split
why-part-late = Late
why-part-unfilled = Unfilled
why-part-co2 = CO₂e
why-part-opportunity = Last units
why-part-scarcity = Scarcity
why-part-capacity = Capacity
why-policy = Policy version { $version }
why-policy-built-in = Built-in policy
why-total = Total
why-chosen = Chosen
why-km = { $km } km
why-units = { $available } of { $wanted }
why-tried = { $count ->
    [one] { $count } location was compared
   *[other] { $count } locations were compared
}
why-runner-up = Second choice: { $places }, { $cost } ({ $delta } more).
why-lines = What leaves from where
why-older = Decision of { $when }
orders-wave-cost = It costs { $cost } by the policy's costs.
orders-wave-saved = That is { $saved } less than by the shop's own rules.
orders-wave-bound = No way of serving as many units, each line from one place, costs less than { $bound }.
orders-parking-title = Parked
orders-parking-by-itself = Tried again as soon as something changes.
orders-parking-by-hand = Tried again by hand.
orders-parking-cancelled-after = { $count ->
    [one] Cancelled after { $count } day.
   *[other] Cancelled after { $count } days.
}
orders-parking-retry = Try again now
orders-parking-nothing = There is still nothing for them
orders-parking-none = Nothing is parked
orders-parking-none-text = Orders that no place can fill appear here with the reason.
orders-parking-unfillable = Somebody has to look
orders-parking-backorder = Wait for supply
orders-parking-cause = Why
orders-parking-since = Since
orders-parking-unknown = not noted
orders-parking-cancel-at = cancelled { $when }
why-firm = Keep it at one location
why-firm-note = From now on this delivery comes from there only. What others were to give and nobody has picked is taken back; what the location does not have waits for it.
why-firm-where = Keep it at
why-firm-do = Keep it there
why-firm-done = Kept there
why-firm-kept = Kept at { $name }: it comes from nowhere else.
why-firm-free = Let it come from any location
why-firm-free-note = The policy decides again about what nobody has picked yet.
why-firm-free-do = Let it go
why-firm-freed = The policy decides again
