"""The parts that the pages of promises are made of."""
