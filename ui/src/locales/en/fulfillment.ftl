# Pick, pack and ship.
fulfillment-note = Sorted by the time they are due.
fulfillment-queues = Queues
fulfillment-queue-to_release = To release
fulfillment-queue-to_pick = To pick
fulfillment-queue-to_pack = To pack
fulfillment-queue-to_ship = To ship
fulfillment-queue-to_send = To send to a counter
fulfillment-queue-in_transit = In transit
fulfillment-start-to_pick = Start picking
fulfillment-start-to_pack = Start packing
fulfillment-start-to_ship = Start shipping
fulfillment-start-to_send = Start sending
fulfillment-start-in_transit = Open first
fulfillment-key-start = Start with the first
fulfillment-key-next-tab = Next queue
fulfillment-key-previous-tab = Previous queue
fulfillment-filter = Number, order or customer
fulfillment-filter-clear = Clear filter
fulfillment-late-count = { $count ->
    [one] { $count } is late
   *[other] { $count } are late
}
fulfillment-release-count = { $count ->
    [0] Release
    [one] Release { $count }
   *[other] Release { $count }
}
fulfillment-released = { $count ->
    [one] { $count } fulfillment released
   *[other] { $count } fulfillments released
}
fulfillment-col-due = Due
fulfillment-col-number = Number
fulfillment-col-counter = Counter
fulfillment-col-method = Delivery
fulfillment-col-units = Contents
fulfillment-col-status = Status
fulfillment-customer = Customer
fulfillment-location = Location
fulfillment-order = Order
fulfillment-facts = Details
fulfillment-pickup-code = Pickup code
fulfillment-empty-filter = Nothing matches the filter
fulfillment-empty-filter-text = Try another number or name, or look in another queue.
fulfillment-empty-to_release = Nothing to release
fulfillment-empty-to_release-text = Confirmed orders go straight to picking unless the shop releases them by hand.
fulfillment-empty-to_pick = Nothing to pick
fulfillment-empty-to_pick-text = Orders appear here as soon as they are confirmed and have a location with stock.
fulfillment-empty-to_pack = Nothing to pack
fulfillment-empty-to_pack-text = What is picked for shipping waits here for its parcel.
fulfillment-empty-to_ship = Nothing to ship
fulfillment-empty-to_ship-text = Packed parcels wait here for the carrier.
fulfillment-empty-to_send = Nothing to send to a counter
fulfillment-empty-to_send-text = Pickups whose goods lie here wait for their way to the counter.
fulfillment-empty-in_transit = Nothing in transit
fulfillment-empty-in_transit-text = Shipped parcels stay here until they are delivered.
fulfillment-missing = This fulfillment order can not be found
fulfillment-missing-text = It may have been cancelled. Search for the order with Ctrl K.
fulfillment-open-order = Open the order
fulfillment-order-of = Order { $number } · { $customer }
fulfillment-due = due { $when }
fulfillment-back-to-queue = Back to the queue
fulfillment-next = Next: { $number }
fulfillment-ticket-opened = { $number } opened
fulfillment-steps = Steps
fulfillment-step-release = Release
fulfillment-step-pick = Pick
fulfillment-step-pack = Pack
fulfillment-step-ship = Ship
fulfillment-step-send = Send
fulfillment-step-arrive = Arrival
fulfillment-step-stage = Shelf
fulfillment-step-end = Done
fulfillment-step-hand_over = Hand over
fulfillment-step-transit = In transit
fulfillment-release-title = Waiting to be released to { $location }
fulfillment-now = In hand
fulfillment-lines = Items
fulfillment-progress-pick = { $done } of { $wanted } picked
fulfillment-progress-pack = { $done } of { $wanted } packed
fulfillment-tally = { $done }/{ $wanted }
fulfillment-of = { " " }/ { $wanted }
fulfillment-bin = Bin
fulfillment-less = One less: { $item }
fulfillment-more = One more: { $item }
fulfillment-scan-wait-pick = Scan the item, or count with + and −
fulfillment-scan-wait-pack = Scan each item as it goes into the parcel
fulfillment-scan-ok = { $item }: { $done } of { $wanted }
fulfillment-scan-over = One too many: only { $wanted } of { $item } wanted. Not counted.
fulfillment-scan-wrong-item = { $item } is not part of this order. Put it back.
fulfillment-scan-unknown = Nothing here has the code { $code }
fulfillment-key-more = One more
fulfillment-key-less = One less
fulfillment-key-short = Short pick
fulfillment-key-all-picked = All picked
fulfillment-key-all-packed = All in the parcel
fulfillment-key-box = New parcel
fulfillment-together = Pick and pack in one go
fulfillment-short = Short pick
fulfillment-all-picked = All picked
fulfillment-all-packed = All in
fulfillment-pick-finish = Finish picking
fulfillment-pack-finish = Close and continue
fulfillment-short-title = What is missing?
fulfillment-short-reason = Reason
fulfillment-short-quantity = Units missing
fulfillment-short-hint = When picking is finished, they are sourced again from another location.
fulfillment-short-accept = { $count ->
    [one] { $count } unit missing
   *[other] { $count } units missing
}
fulfillment-short-units = { $count ->
    [one] { $count } missing: { $reason }
   *[other] { $count } missing: { $reason }
}
fulfillment-short-mark = { $count } short
fulfillment-picked = { $number } picked
fulfillment-picked-short = { $count ->
    [one] { $count } unit of order { $number } is being sourced again
   *[other] { $count } units of order { $number } are being sourced again
}
fulfillment-packed = { $count ->
    [one] { $number } packed in { $count } parcel
   *[other] { $number } packed in { $count } parcels
}
fulfillment-boxes = Parcels
fulfillment-boxes-count = { $count ->
    [one] { $count } parcel
   *[other] { $count } parcels
}
fulfillment-box = Parcel { $number }
fulfillment-box-new = New parcel
fulfillment-weight = Weight in grams
fulfillment-gram-sign = g
fulfillment-grams = { $grams } g
fulfillment-ship-title = Give to the carrier
fulfillment-ship-to = Ship to
fulfillment-address-none = No address
fulfillment-carrier-missing = Who takes it?
fulfillment-tracking-scanned = Tracking number { $code }
fulfillment-shipped = { $number } shipped with { $carrier }
fulfillment-send-title = Send to { $counter }
fulfillment-send-note = { $customer } fetches it there; expected on { $when }.
fulfillment-sent = { $number } is on its way to { $counter }
fulfillment-arrive-title = On its way to { $counter }
fulfillment-arrive-note = Sent by { $location }, expected on { $when }.
fulfillment-arrive-rest = Take in the rest
fulfillment-arrive-sent = { $count ->
    [one] { $count } unit sent
   *[other] { $count } units sent
}
fulfillment-arrive-units = Units arrived: { $item }
fulfillment-arrive-not_found = Did not arrive
fulfillment-arrive-damaged = Damaged
fulfillment-arrived = { $number } has arrived
fulfillment-stage-title = Scan the shelf
fulfillment-stage-note = Leave the order of { $customer } on a pickup shelf and scan its label.
fulfillment-stage-same = Same shelf as before: { $shelf }
fulfillment-shelf-wanted = That is an item. Scan the shelf label.
fulfillment-staged = { $number } ready on shelf { $shelf }
fulfillment-end-staged = Ready for { $customer }
fulfillment-end-shipped = On its way to { $customer }
fulfillment-end-delivered = Delivered to { $customer }
fulfillment-end-cancelled = Cancelled
fulfillment-end-counter = { $customer } is taking it now
