"""Blocks of a file are all of its lines, each once, and the file's own lines."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.inputs.text_blocks import find_blocks

LINES = st.lists(st.text(st.sampled_from("ab,é中1"), min_size=1, max_size=8), min_size=1, max_size=30)


@given(lines=LINES, end=st.sampled_from(["\n", "\r\n"]), last=st.booleans(), size=st.integers(1, 40))
def test_blocks_are_the_file_line_by_line(
    tmp_path_factory: pytest.TempPathFactory, lines: list[str], end: str, *, last: bool, size: int
) -> None:
    path = tmp_path_factory.mktemp("blocks") / "rows.csv"
    path.write_bytes(("a,b" + end + end.join(lines) + (end if last else "")).encode())

    blocks = find_blocks(path, size)
    found = [
        (block.first_line + place, line)
        for block in blocks
        for place, line in enumerate(block.read(path).splitlines()[1:])
    ]

    assert found == (list(enumerate(lines, start=2)) if path.stat().st_size > size else [])
    assert {block.header for block in blocks} <= {"a,b"}


def test_a_line_that_becomes_longer_changes_its_own_block_alone(tmp_path: Path) -> None:
    path = tmp_path / "rows.csv"
    lines = [f"{number},b\n" for number in range(1000, 1100)]

    def facts_of(changed: list[str]) -> list[tuple[object, ...]]:
        path.write_text("".join(["a,b\n", *changed]), encoding="utf-8")
        return [block.facts(path) for block in find_blocks(path, 140)]

    before, after = facts_of(lines), facts_of([*lines[:50], "1050,bbbbbb\n", *lines[51:]])

    assert [before[place] == fact for place, fact in enumerate(after)] == [True, True, False, True, True]


def test_no_block_is_more_than_a_quarter_larger(tmp_path: Path) -> None:
    path = tmp_path / "rows.csv"
    path.write_text("a,b\n" + "1,2\n" * 100 + "12345678,2\n" * 100, encoding="utf-8")

    sizes = [block.size for block in find_blocks(path, 100)]

    assert max(sizes) <= 100 + 25 + len("12345678,2\n")
    assert sum(sizes) == path.stat().st_size - len("a,b\n")


@pytest.mark.parametrize("body", ['1,"2\n3"\n', "1,2\n\n3,4\n", "1,2\r3,4\n", "\n1,2\n"])
def test_a_file_in_which_a_row_may_span_lines_has_no_blocks(tmp_path: Path, body: str) -> None:
    path = tmp_path / "rows.csv"
    path.write_bytes(b"a,b\n" + body.encode())

    assert find_blocks(path, 2) == []


def test_a_file_that_is_no_text_in_utf_8_has_no_blocks(tmp_path: Path) -> None:
    path = tmp_path / "rows.csv"
    path.write_bytes("a,b\n1,два\n".encode("cp1251"))

    assert find_blocks(path, 2) == []
