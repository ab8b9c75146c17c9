"""Data folders: one to import files into, one with nothing in it."""

from pathlib import Path

import pytest

from tests.etl.made_inputs import CARD, yaml_text
from tests.etl.received import write_received

ROOT = Path(__file__).parents[3]
AREAS = (ROOT / "data/reference/areas.csv").read_text(encoding="utf-8")


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A data folder with the real areas and the sources' cards."""
    folder = write_received(tmp_path / "project")
    with (folder / "reference/areas.csv").open("a", encoding="utf-8") as file:
        file.writelines(
            line for line in AREAS.splitlines(keepends=True) if line.startswith(("CN,", "KZ,", "KG,", "UZ,", "WLD,"))
        )
    (folder / "sources").mkdir(exist_ok=True)
    for code in ("gacc_online", "comtrade_annual"):
        (folder / f"sources/{code}.yml").write_bytes((ROOT / f"data/sources/{code}.yml").read_bytes())
    for code in ("kz_bns_by_country", "kg_nsc_by_country", "uz_stat_by_country"):
        (folder / f"sources/{code}.yml").write_bytes((ROOT / f"data/trade/{code}.yml").read_bytes())
    (folder / "sources/bouvet_office.yml").write_text(yaml_text(CARD), encoding="utf-8")
    return folder


@pytest.fixture
def data_dir(tmp_path: Path) -> Path:
    """A data folder with nothing in it yet."""
    folder = tmp_path / "data"
    folder.mkdir()
    return folder
