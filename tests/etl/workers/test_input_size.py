"""How much there is to read."""

from pathlib import Path

from etl.workers.input_size import trade_bytes


def test_what_ships_and_what_came_counts_and_nothing_else(tmp_path: Path) -> None:
    for name, size in (("trade/a.csv", 3), ("snapshots/aland_customs/2099/b.csv", 4), ("prices/c.csv", 5)):
        (tmp_path / name).parent.mkdir(parents=True)
        (tmp_path / name).write_bytes(b"0" * size)

    assert trade_bytes(tmp_path) == 3 + 4
    assert trade_bytes(tmp_path / "nothing") == 0
