"""The World Bank's WITS."""
