"""An article becomes a draft note for a person to finish.

Nothing here writes to ``data/events`` but ``inbox.accept_draft``.
"""
