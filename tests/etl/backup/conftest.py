"""A data folder with all kinds of files that a backup meets."""

from pathlib import Path

import pytest

from tests.etl.received import receive, write_received

DRAFT = "inbox/2099-05-09-draft.md"


@pytest.fixture
def data_dir(tmp_path: Path) -> Path:
    data_dir = write_received(tmp_path / "one")
    receive(data_dir, 5, [{"value": "1"}], [{"period": "2099-06"}])
    receive(data_dir, 6, [{"value": "2"}])
    for name in (
        DRAFT,
        "inbox/.feeds.json",
        "snapshots/.set_aside/aland/2100-01-04T120000Z/part1.csv",
        "snapshots/aland/.receiving-job/half.csv",
        "snapshots/.quota",
        ".checked/part.parquet",
        "khorgos.db",
        "khorgos.db.lock",
    ):
        path = data_dir / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"what {name} holds", encoding="utf-8")
    return data_dir
