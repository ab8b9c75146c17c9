"""One folder a publisher: how its server is asked and its files are read."""
