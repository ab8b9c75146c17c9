"""What somebody may have meant: the nearest spelling in a list."""

from collections.abc import Collection
from difflib import get_close_matches


def say_nearest(seen: str, known: Collection[str], otherwise: str = "") -> str:
    """A sentence that names the nearest known spelling, and what to do if that is not meant.

    Without a near one it says ``otherwise``, or to take one of the list.
    """
    nearest = get_close_matches(seen, list(known), n=1, cutoff=0.6)
    if nearest and otherwise:
        return f"Did you mean {nearest[0]!r}? If not, {otherwise[0].lower()}{otherwise[1:]}."
    if nearest:
        return f"Did you mean {nearest[0]!r}?"
    return f"{otherwise}." if otherwise else "Take one of the list."
