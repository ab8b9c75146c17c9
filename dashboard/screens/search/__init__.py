"""The page Search: what a question in words, dates and names finds, by kind."""
