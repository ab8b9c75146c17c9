"""What the Commodities page shows."""
