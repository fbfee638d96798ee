# The first screen of the day.
today-title-plain = Today
today-title = Hello, { $name }
today-taken = { $count ->
    [one] { $count } order today
   *[other] { $count } orders today
}
today-key-pick = Start picking
today-key-hand-over = Hand over a pickup
today-key-return = Take back a return
today-pick = Pick
today-pick-start = Start the next one
today-pick-none = Nothing to pick right now.
today-late = { $count ->
    [one] { $count } late
   *[other] { $count } late
}
today-hand-over = Hand over
today-hand-over-start = Scan code
today-hand-over-none = Nobody is waiting for a pickup.
today-returns = Returns
today-returns-start = Take back
today-returns-none = No returns to inspect.
today-returns-inspect = { $count ->
    [one] { $count } waits for inspection
   *[other] { $count } wait for inspection
}
today-next = Next: { $number }
today-queues = Queues
today-to-verify = To verify
today-held = On hold
today-to-source = To source
today-to-pack = To pack
today-to-ship = To ship
today-to-invoice = To invoice
today-late-orders = Late
today-promise = Promised by hour
today-promise-total = { $count ->
    [one] { $count } due today
   *[other] { $count } due today
}
today-promise-none = Nothing more is promised for today.
today-hour = { $hour } h
today-risk = At risk
today-risk-all = { $count ->
    [one] See { $count } late order
   *[other] See { $count } late orders
}
today-risk-none = Every promise is on time.
today-watch = Promises that will not hold
today-watch-count = { $count ->
    [one] { $count } order
   *[other] { $count } orders
}
today-watch-never = no day yet
today-empty = Encargo is ready to start
today-empty-text = There is nothing here yet. Bring your catalogue, customers and orders from a file, or write down the first order.
today-empty-import = Import a file
today-empty-order = New order
