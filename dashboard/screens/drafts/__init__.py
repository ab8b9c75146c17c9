"""The page Drafts."""
