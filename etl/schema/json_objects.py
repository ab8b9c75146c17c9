"""What is asked of JSON that either half reads."""

from typing import TypeVar

T = TypeVar("T")


def each_key_once(pairs: list[tuple[str, T]]) -> dict[str, T]:
    """An object of JSON, for ``object_pairs_hook``; raises ValueError where a key stands twice."""
    fields = dict(pairs)
    if len(fields) < len(pairs):
        message = "a key is there twice in one object"
        raise ValueError(message)
    return fields
