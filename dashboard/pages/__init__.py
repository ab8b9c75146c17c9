"""Pages: each a file with one render()."""
