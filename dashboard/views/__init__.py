"""Between queries and pages: frames become tables, sentences and sections, one package a page."""
