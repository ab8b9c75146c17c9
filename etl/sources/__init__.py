"""One module a publisher: what it is, and how its files are read."""
