"""docs/architecture.md and the other pages name files and rooms that are there, and draw them in the order of the contracts."""

import re
import tomllib
from pathlib import Path

import pytest

from dashboard.ui.sitemap import SITEMAP

ROOT = Path(__file__).parents[1]
MAP = ROOT / "docs" / "architecture.md"
PATH = re.compile(r"`((?:etl|dashboard|tests|docs|data)/[\w./-]*|app\.py)`")
ROOM = re.compile(r"([a-z]+(?:/|\.py))")
RECEIVED = (
    "data/snapshots/",
    "data/inbox/",
    "data/khorgos.db",
    "data/.checked",
)  # made by commands, not kept in the repository
PAGES = [
    "README.md",
    "CONTRIBUTING.md",
    "data/README.md",
    *(f"docs/{page.name}" for page in (ROOT / "docs").glob("*.md")),
]


def paths_named(text: str) -> list[str]:
    return [path for path in PATH.findall(text) if not path.startswith(RECEIVED) and "/2099/" not in path]


def listed(name: str, key: str) -> list[str]:
    """What a contract of ``pyproject.toml`` lists under a key."""
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"][
        "contracts"
    ]
    (found,) = [contract[key] for contract in contracts if contract["name"] == name]
    return list(found)


def layers(name: str) -> list[str]:
    """The rooms of a contract from the top, those beside each other in one line."""
    return [room.strip().rpartition(".")[2] for layer in listed(name, "layers") for room in layer.split("|")]


def rooms_drawn() -> tuple[list[str], list[str]]:
    """The rooms of each half in the picture, from the top."""
    picture = MAP.read_text(encoding="utf-8").split("```")[1].strip().splitlines()
    column = picture[0].index("dashboard/")
    rows = [(line[1:26], line[column : column + 15]) for line in picture[1:-1]]
    left, right = (
        [name.removesuffix(".py").rstrip("/") for row in rows for name in ROOM.findall(row[half])] for half in (0, 1)
    )
    return left, right


@pytest.mark.parametrize("page", PAGES)
def test_every_path_that_a_page_names_is_there(page: str) -> None:
    named = paths_named((ROOT / page).read_text(encoding="utf-8"))

    assert [path for path in named if not (ROOT / path).exists()] == []


def test_a_path_is_found_between_the_words() -> None:
    text = "In `dashboard/gone.py`, then `data/snapshots/` and `app.py`; `dashboard/screens/<page>/` is no path."

    assert paths_named(text) == ["dashboard/gone.py", "app.py"]


def test_the_map_tells_both_ways_file_by_file() -> None:
    figure, promise = (part.split("\n## ")[0] for part in MAP.read_text(encoding="utf-8").split("\n## A ")[1:])

    for way in (figure, promise):
        steps = re.findall(r"^\d+\. (.*)$", way, flags=re.MULTILINE)
        assert len(steps) >= 10
        assert [step for step in steps if not paths_named(step)] == []


def test_the_picture_has_the_rooms_of_the_contracts_in_their_order() -> None:
    left, right = rooms_drawn()
    folders = {path.name for path in (ROOT / "etl").iterdir() if (path / "__init__.py").exists()}

    assert folders - set(left) == {"schema", "vocabulary"}  # drawn between the halves
    assert [room for room in layers("etl runs one way") if room in left] == left
    assert [room for room in layers("dashboard runs one way") if room != "__main__"] == right


def test_every_screen_is_in_the_contract_that_keeps_screens_apart() -> None:
    screens = {path.parent.name for path in (ROOT / "dashboard" / "screens").glob("*/page.py")}

    assert listed("screens never import each other", "modules") == [
        f"dashboard.screens.{screen}" for screen in sorted(screens)
    ]


def test_the_readme_names_every_page_of_the_menu() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")

    assert [page.title for page in SITEMAP if not page.is_hidden and f"| {page.title} |" not in readme] == []
