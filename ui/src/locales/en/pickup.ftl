# Ready shelf and handover.
pickup-note = Scan the customer’s code from anywhere on this screen.
pickup-queues = Queues
pickup-tab-ready = Ready shelf
pickup-tab-to-stage = To put on shelf
pickup-tab-to-prepare = To prepare
pickup-key-next-tab = Next queue
pickup-key-previous-tab = Previous queue
pickup-find = Pickup code, order or name
pickup-found = { $customer }, shelf { $shelf }
pickup-several = { $count } pickups fit. Choose one.
pickup-nothing = No ready pickup for “{ $code }”
pickup-empty-ready = The shelf is empty
pickup-empty-ready-text = Pickups appear here when they are put on their shelf. See what is still being prepared in the other queues.
pickup-empty-to-stage = Nothing to put on the shelf
pickup-empty-to-stage-text = Picked pickups wait here until their shelf is scanned.
pickup-empty-to-prepare = No pickups to prepare
pickup-empty-to-prepare-text = New pickups appear here as soon as they are confirmed.
pickup-no-shelf = –
pickup-until = promised { $when }
pickup-rest = { $count ->
    [one] { $count } more: find it by code or name
   *[other] { $count } more: find them by code or name
}
pickup-col-promised = Promised
pickup-col-number = Number
pickup-col-customer = Customer
pickup-col-location = Location
pickup-col-units = Contents
pickup-col-status = Status
pickup-missing = This pickup can not be found
pickup-missing-text = It may have been handed over already. Look for the order with Ctrl K.
pickup-hand-over-title = Hand over
pickup-order = Order { $number }
pickup-back = Back to the shelf
pickup-where = Where it is
pickup-shelf = Shelf
pickup-what = What to hand over
pickup-times = × { $count }
pickup-due = Still to pay
pickup-paid = Paid in full
pickup-proof = Who takes it
pickup-code-right = The code is right.
pickup-code-wrong = That is not the code of this order.
pickup-not-ready = This order is not ready to hand over.
pickup-done = Order { $number } handed over to { $customer }
