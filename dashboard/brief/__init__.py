"""The brief: two pages for a meeting with a partner, out of what was known on a day, as HTML and as a Word document."""
