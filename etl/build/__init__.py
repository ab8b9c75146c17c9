"""From files to tables, in this order: read, merge, correct, derive, check, sum, judge; ``pipeline`` runs it."""
