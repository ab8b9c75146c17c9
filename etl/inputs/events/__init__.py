"""Notes to rows of the event and commitment tables, with what they point to."""
