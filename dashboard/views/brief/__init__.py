"""The brief on other pages."""
