"""Files of market access to typed rows: goods and acts."""
