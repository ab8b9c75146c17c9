"""What layouts of JSON answers share."""

from pathlib import Path


def describe_no_json(path: Path, fault: ValueError) -> str:
    """What stands in a file that is no JSON; ``fault`` is what the reader said of it."""
    with path.open(encoding="utf-8", errors="replace") as file:
        head = " ".join(file.read(400).split())
    if head.lower().startswith(("<!doctype html", "<html")):
        return f"an HTML page that begins {head[:80]!r}"
    if not head:
        return "an empty answer"
    return f"JSON that breaks off ({fault})" if head.startswith(("{", "[")) else f"a text that begins {head[:80]!r}"
