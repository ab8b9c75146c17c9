"""China's customs."""
