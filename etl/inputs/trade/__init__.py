"""Files of trade figures: those that ship with the project, and snapshots of what was received."""
