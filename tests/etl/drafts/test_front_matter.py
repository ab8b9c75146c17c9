"""Something is put into a note, and the rest stays byte for byte."""

from collections.abc import Callable

import pytest

from etl.drafts.front_matter import FrontMatter
from etl.errors import InputFaults

NOTE = """---
id: a  # as it is
topics: [grain]
empty: []
figures:
  # counted by hand
  - what: trade
    value: 1
parties:
- AX
---

They met. ---
"""


def matter(text: str = NOTE) -> FrontMatter:
    return FrontMatter("a.md", text)


def test_values_are_plain_and_what_is_below_the_fence_is_no_part_of_them() -> None:
    note = matter()

    assert note.values == {
        "id": "a",
        "topics": ["grain"],
        "empty": [],
        "figures": [{"what": "trade", "value": "1"}],
        "parties": ["AX"],
    }
    assert note.body == "\nThey met. ---\n"
    assert (note.listed("topics"), note.listed("id"), note.listed("none")) == (["grain"], [], [])
    assert note.item_lines("figures", 0) == ["# counted by hand", "- what: trade", "  value: 1"]


@pytest.mark.parametrize("text", ["They met.\n", "---\nid: a\n", "x\n---\nid: a\n---\n", "---\nid: [\n---\n"])
def test_a_text_that_is_no_note_is_refused(text: str) -> None:
    with pytest.raises(InputFaults):
        _ = matter(text).values


@pytest.mark.parametrize(
    ("change", "old", "new"),
    [
        (
            lambda note: note.append_items("figures", [["- what: rye", "  value: 2"]], before="parties"),
            "    value: 1\n",
            "    value: 1\n  - what: rye\n    value: 2\n",
        ),
        (
            lambda note: note.append_items("sources", [["- url: b"]], before="parties"),
            "parties:\n",
            "sources:\n  - url: b\nparties:\n",
        ),
        (
            lambda note: note.append_items("empty", [["- what: rye"]], before="parties"),
            "empty: []\n",
            "empty:\n  - what: rye\n",
        ),
        (lambda note: note.append_items("topics", [["- meat"]], before="parties"), "[grain]", '[grain, "meat"]'),
        (lambda note: note.append_texts("topics", ["meat", "fish"], before="id"), "[grain]", "[grain, meat, fish]"),
        (lambda note: note.append_texts("parties", ["BV"], before="id"), "- AX\n", "- AX\n- BV\n"),
        (lambda note: note.append_texts("empty", ["BV"], before="id"), "empty: []", "empty: [BV]"),
        (lambda note: note.append_texts("new", ["BV"], before="none"), "- AX\n", "- AX\nnew: [BV]\n"),
        (
            lambda note: note.set_text("place", "mariehamn", after=("id", "topics")),
            "[grain]\n",
            "[grain]\nplace: mariehamn\n",
        ),
    ],
)
def test_only_what_is_put_in_is_new(change: Callable[[FrontMatter], None], old: str, new: str) -> None:
    for text in (NOTE, NOTE.replace("\n", "\r\n")):
        note = matter(text)
        change(note)

        assert note.written().replace("\r\n", "\n") == NOTE.replace(old, new, 1)
        assert ("\r\n" in note.written()) is ("\r\n" in text)


def test_nothing_put_in_changes_nothing() -> None:
    assert matter().written() == NOTE
