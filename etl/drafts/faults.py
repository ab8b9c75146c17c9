"""What stops work on drafts and notes; each says what to do."""

from etl.errors import KhorgosError


class NoteExists(KhorgosError):
    """A note would be written over."""

    def __init__(self, path: str) -> None:
        self.path = path
        super().__init__(f"{path} is there already. Edit it, or choose another --slug.")


class NotAnArticle(KhorgosError):
    """A file holds no text that could be an article."""

    def __init__(self, path: str) -> None:
        self.path = path
        super().__init__(f"{path}: no text to read in it. Save the page as .html, or its words as .txt.")


class NotAnAct(KhorgosError):
    """A page of China's customs that no act on market access can be drafted from: what it lacks, and what to do."""

    def __init__(self, problem: str, advice: str) -> None:
        self.problem = problem
        self.advice = advice
        super().__init__(f"{problem}. {advice}")


class NoDraft(KhorgosError):
    """No draft has the name given; ``names`` are the ones there are."""

    def __init__(self, name: str, names: list[str]) -> None:
        self.name = name
        self.names = names
        super().__init__(f"There is no draft {name!r} in the inbox. It holds: {', '.join(names) or 'nothing'}.")


class DraftChanged(KhorgosError):
    """A draft is not the one that somebody looked at."""

    def __init__(self, name: str) -> None:
        self.name = name
        super().__init__(f"The draft {name} was changed since it was looked at. Look at it again.")


class NoNote(KhorgosError):
    """No note has the id given."""

    def __init__(self, event_id: str, nearest: str) -> None:
        self.event_id = event_id
        super().__init__(f"There is no note {event_id!r} under data/events. {nearest}")


class MergeWaiting(KhorgosError):
    """A merge into the note waits in the inbox already."""

    def __init__(self, event_id: str) -> None:
        self.event_id = event_id
        super().__init__(f"A merge into {event_id} waits in the inbox. Accept or drop it first.")


class NoteChanged(KhorgosError):
    """A note was changed after a draft was merged into it, so the merged one would take that change back."""

    def __init__(self, event_id: str, draft: str) -> None:
        self.event_id = event_id
        self.draft = draft
        super().__init__(
            f"The note {event_id} was changed since {draft} was merged into it. Drop the merged one, and merge again."
        )


class CannotMerge(KhorgosError):
    """A note is written in a form that nothing can be put into without losing something."""

    def __init__(self, file: str) -> None:
        self.file = file
        super().__init__(f"{file}: nothing can be put into this note without a loss. Add what the draft found by hand.")


class LedgerBroken(KhorgosError):
    """The list of feed entries that were seen cannot be read."""

    def __init__(self, path: str) -> None:
        self.path = path
        super().__init__(
            f"{path} cannot be read. Mend it, or delete it: then every entry of the feeds counts as new, dropped ones "
            "too."
        )


class NoFeed(KhorgosError):
    """No feed has the name given; ``names`` are the ones there are."""

    def __init__(self, name: str, names: list[str]) -> None:
        self.name = name
        self.names = names
        super().__init__(f"data/feeds.yml has no feed {name!r}. It has: {', '.join(names) or 'none'}.")


class FeedsFailed(KhorgosError):
    """Some news feeds could not be read; ``reasons`` by the feed's name. What the others brought is kept."""

    def __init__(self, source: str, reasons: dict[str, str], asked: int, drafted: int) -> None:
        self.reasons = reasons
        listed = "; ".join(f"{name}: {reason}" for name, reason in reasons.items())
        others = (
            f" The others brought {drafted:,} {'draft' if drafted == 1 else 'drafts'}." if len(reasons) < asked else ""
        )
        super().__init__(f"{source}: {len(reasons)} of {asked} feeds failed: {listed}.{others}")
