"""Lists in YAML files: the sound items, the faults of the others, and what is counted."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from etl.inputs.fields import Fields
from etl.inputs.yaml_files import YamlList, read_list


def read_name(fields: Fields, before: Sequence[str]) -> str:
    name = fields.text("name", required=True)
    if name in before:
        fields.refuse("name", "it is there already", name, "Take another.")
    return name


def listed(folder: Path, text: str) -> YamlList[str]:
    path = folder / "data" / "made_up.yml"
    path.parent.mkdir()
    path.write_text(text, encoding="utf-8")
    return read_list(path, path.parent, "things", read_name)


def test_a_faulty_item_is_left_out_and_the_others_stay(tmp_path: Path) -> None:
    read = listed(tmp_path, "things:\n  - {name: a}\n  - {name: ''}\n  - {name: a}\n  - {name: b}\n")

    assert read.items == ["a", "b"]
    assert [(fault.field, fault.seen) for fault in read.faults] == [("things[2].name", ""), ("things[3].name", "a")]
    assert [(count.rows_read, count.rows_loaded) for count in read.files] == [(4, 2)]


@pytest.mark.parametrize(("text", "problem"), [("- a\n", "expected keys with values"), ("things: [\n", "not YAML")])
def test_a_file_that_cannot_be_read_counts_as_one_row(tmp_path: Path, text: str, problem: str) -> None:
    read = listed(tmp_path, text)

    assert [fault.problem.startswith(problem) for fault in read.faults] == [True]
    assert [(count.rows_read, count.rows_loaded) for count in read.files] == [(1, 0)]


def test_another_key_is_a_fault(tmp_path: Path) -> None:
    assert [fault.field for fault in listed(tmp_path, "thing: []\n").faults] == ["thing"]


def test_a_project_may_do_without_the_file(tmp_path: Path) -> None:
    assert read_list(tmp_path / "gone.yml", tmp_path, "things", read_name) == YamlList()
