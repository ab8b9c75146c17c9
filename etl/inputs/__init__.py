"""Files of ``data/`` to typed rows, each fault with its file, line and field."""
