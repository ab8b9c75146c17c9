"""A text as its paragraphs: what is translated one by one, so that a change in one leaves the others translated."""

import re

_BLANK_LINES = re.compile(r"\n\s*\n")


def paragraphs_of(text: str) -> list[str]:
    """The paragraphs of a text in order, each on one line with single blanks; none of an empty text."""
    return [joined for part in _BLANK_LINES.split(text) if (joined := " ".join(part.split()))]


def join_paragraphs(paragraphs: list[str]) -> str:
    """Paragraphs as one text, parted as Markdown parts them."""
    return "\n\n".join(paragraphs)
