-- No question is asked by location first: every one names the items. The index was a page to write in most commits, for nothing.
drop index stock_account_by_location;
