"""What one side asked of the other: the question in SQL, and its words."""
