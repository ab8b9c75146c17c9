"""The page Both sides: two reports of one trade, their gap and the reasons told for it."""
