"""What stands around every page: routes, head, menu, language and day."""
