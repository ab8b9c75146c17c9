"""The line of years that a reader sees first of each trade, and the newest year that both sides count."""
