"""The page Data: any table, filtered, as a file; sources and checks."""
