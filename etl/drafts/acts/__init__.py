"""Saved pages of China's customs to drafts of acts on market access, for a person to accept."""
