"""The page Commodities: trade of a group of goods and of the products in it."""
