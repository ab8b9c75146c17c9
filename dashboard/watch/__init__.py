"""What the server tells whoever watches it: lines of a log and counts."""
