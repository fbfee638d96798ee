# Bringing orders, items and customers from files.
imports-title = Import
imports-note = Nothing is stored until you start. The same file twice does not make anything twice.
imports-files = Data files
imports-drop = Drop a file here
imports-drop-text = Orders, items or customers: { $endings }
imports-choose = Choose a file
imports-wrong-kind = { $name } can not be read. Files of these kinds can: { $endings }
imports-kind-orders = Orders
imports-kind-orders-text = From Shopify, WooCommerce, a marketplace or a spreadsheet: one row for each line.
imports-kind-items = Items
imports-kind-items-text = SKU, name, barcode, price, cost, weight and tax.
imports-kind-tax_rates = US sales tax
imports-kind-tax_rates-text = Rates by ZIP code, of one state or of all.
imports-figure-tax_rates = Rates
imports-ready-tax_rates = { $count ->
    [one] { $shown } rate will be imported.
   *[other] { $shown } rates will be imported, all or none.
}
imports-rates = From when they hold
imports-rates-from = First day
imports-rates-from-note = Orders of earlier days keep the earlier table.
imports-kind-customers = Customers
imports-kind-customers-text = Names, tax numbers, addresses and contact.
imports-recent = Recent imports
imports-state-running = Running
imports-state-done = Finished
imports-state-cancelled = Cancelled
imports-state-failed = Failed
imports-back = Back to import
imports-other = Another file
imports-again = Import another file
imports-reading = Reading the file…
imports-unreadable = This file can not be read
imports-empty = This file has no rows
imports-empty-text = It holds headings at most. Check the export and choose it again.
imports-rows = { $count ->
    [one] { $shown } row
   *[other] { $shown } rows
}
imports-huge = A large file: the first { $shown } rows were looked at here. All of it is imported, it can be stopped, and it goes on while you work on other screens.
imports-figure-rows = Rows
imports-figure-orders = Orders
imports-figure-items = Items
imports-figure-customers = Customers
imports-figure-imported = Imported
imports-figure-total = Total
imports-figure-there = Already there
imports-figure-errors = Errors
imports-there = { $count ->
    [one] { $count } is already there and will be skipped.
   *[other] { $count } are already there and will be skipped.
}
imports-mapping = Columns
imports-profile = Where the file comes from
imports-col-field = Field
imports-col-column = Column
imports-col-samples = First values
imports-col-row = Row
imports-col-value = Value
imports-col-error = What is wrong
imports-required = needed
imports-column-for = Column for { $field }
imports-no-column = No column
imports-unused = { $count ->
    [one] Not used: { $columns }
   *[other] { $count } columns not used: { $columns }
}
imports-no-errors = Every row can be imported.
imports-errors = { $count ->
    [one] { $count } error
   *[other] { $count } errors
}
imports-errors-more = { $count ->
    [one] And { $count } more.
   *[other] And { $count } more.
}
imports-errors-download = Download errors
imports-lacking = Choose a column for: { $fields }
imports-ready-orders = { $count ->
    [one] { $shown } new order will be imported; rows with errors stay out.
   *[other] { $shown } new orders will be imported; rows with errors stay out.
}
imports-ready-items = { $count ->
    [one] { $shown } item will be imported; rows with errors stay out.
   *[other] { $shown } items will be imported; rows with errors stay out.
}
imports-ready-customers = { $count ->
    [one] { $shown } customer will be imported; rows with errors stay out.
   *[other] { $shown } customers will be imported; rows with errors stay out.
}
imports-start = Start import
imports-progress = { $done } of { $total }
imports-running-note = You can leave this screen; the import goes on. If you stop it, what is already in stays.
imports-done = { $title }: finished
imports-cancelled = The import was stopped. What had been imported stays.
imports-failed = The import failed. Nothing of the failed part was stored.
imports-see-orders = See orders
imports-job-missing = This import is not known any more
imports-job-missing-text = Results are kept until the program is closed.
