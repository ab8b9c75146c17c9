"""An article becomes a draft note for a person to finish; nothing here writes to ``data/events`` but ``inbox.accept_draft``."""
