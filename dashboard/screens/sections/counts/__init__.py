"""Each side's newest figures in words and numbers."""
