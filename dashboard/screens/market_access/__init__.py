"""The Market access page: which goods may go where, since when and by which act; and a page for each good."""
