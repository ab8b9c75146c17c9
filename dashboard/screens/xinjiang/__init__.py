"""The page Xinjiang: its trade, its ports and its share."""
