"""Both sides' reports beside each other."""
