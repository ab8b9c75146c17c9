"""Search: a question in words, dates and names of three languages, and what it finds."""
