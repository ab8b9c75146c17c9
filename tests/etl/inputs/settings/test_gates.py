"""The file of gates: what it sets, and that all else is as by default."""

from pathlib import Path

from etl.errors import Fault
from etl.inputs.settings.gates import read_gates
from etl.values.gates import Action, Gate, Gates


def read(folder: Path, text: str) -> tuple[Gates, list[Fault]]:
    (folder / "gates.yml").write_text(text, encoding="utf-8")
    gates, faults, _ = read_gates(folder)
    return gates, faults


def test_without_the_file_every_gate_is_as_by_default(tmp_path: Path) -> None:
    assert read_gates(tmp_path) == (Gates(), [], [])


def test_a_file_sets_limits_and_what_gates_do_for_all_or_for_a_source(tmp_path: Path) -> None:
    gates, faults = read(tmp_path, "jump_factor: 7\ngates: {jump: stop}\nsources: {aland: {jump: 'off'}}\n")

    assert faults == []
    assert (gates.jump_factor, gates.refused_share_pct) == (7.0, Gates().refused_share_pct)
    assert [gates.action(Gate.JUMP, source) for source in ("aland", "bouvet")] == [Action.OFF, Action.STOP]
    assert gates.action(Gate.WEIGHT_ZERO, "aland") == Gates().action(Gate.WEIGHT_ZERO, "aland")


def test_what_is_named_wrongly_is_told_and_stays_as_by_default(tmp_path: Path) -> None:
    gates, faults = read(
        tmp_path,
        "refused_share_pct: none\njump_factor: 0\ngates: {jump: halt, leap: stop}\nsources: {aland: {weight_zero: stop}}\n",
    )

    assert [(fault.field, fault.seen) for fault in faults] == [
        ("refused_share_pct", "none"),
        ("jump_factor", "0.0"),
        ("gates.leap", "leap"),
        ("gates.jump", "halt"),
    ]
    assert gates == Gates(by_source={"aland": {Gate.WEIGHT_ZERO: Action.STOP}})


def test_a_file_with_a_fault_counts_as_refused(tmp_path: Path) -> None:
    (tmp_path / "gates.yml").write_text("leap: 1\n", encoding="utf-8")

    assert [(count.rows_read, count.rows_loaded) for count in read_gates(tmp_path)[2]] == [(1, 0)]
