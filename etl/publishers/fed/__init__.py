"""Exchange rates of the Federal Reserve."""
