"""What the Xinjiang page shows."""
