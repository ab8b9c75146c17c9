"""The page Overview: how trade and promises with a partner stand."""
