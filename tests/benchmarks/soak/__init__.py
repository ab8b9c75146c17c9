"""A server under mixed load while builds come, are killed and follow each other: whether any answer is wrong, mixed or lost."""
