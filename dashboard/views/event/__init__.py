"""The sections of an event's note."""
