"""The recipe for a language, followed to the letter on a copy of the code: one line and one folder, and the pages speak it."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from etl.schema.address import ADDRESS_VARIABLE

ROOT = Path(__file__).parents[3]
LAST_LINE = '    "ru": "Русский",\n'
LINE = '    "eo": "Made-up",\n'
CATALOGUE = """\
msgid ""
msgstr ""
"Content-Type: text/plain; charset=UTF-8\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"

msgid "People"
msgstr "Made-up People"
"""
# With the patience of the other tests: a page that is opened for the first time takes long on a busy machine.
ASK = """\
import tests.dashboard.conftest
from tests.dashboard.opened import open_page

page = open_page("people", lang="eo")
print([error.message for error in page.exception])
print(page.main.caption[0].value)
print(page.dataframe[0].value.iloc[0, 0])
"""


@pytest.fixture
def copied(tmp_path: Path) -> Path:
    """The code and the golden run's data, to which a language is added: its line, its folder, and a column of names."""
    # What is compiled is copied along, but for what pytest compiles for itself and what another test is writing just now.
    left_out = shutil.ignore_patterns("*-pytest-*", "*.pyc.*")
    for folder in ("etl", "dashboard", "tests"):
        shutil.copytree(ROOT / folder, tmp_path / folder, ignore=left_out)
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    shutil.copytree(ROOT / "tests" / "etl" / "fixtures" / "golden" / "data", tmp_path / "data")
    add_line_of_language(tmp_path / "etl" / "vocabulary" / "languages.py")
    catalogue = tmp_path / "dashboard" / "locale" / "eo" / "LC_MESSAGES" / "khorgos.po"
    catalogue.parent.mkdir(parents=True)
    catalogue.write_text(CATALOGUE, encoding="utf-8")
    name_people(tmp_path / "data" / "reference" / "people.csv")
    return tmp_path


def add_line_of_language(languages: Path) -> None:
    text = languages.read_text(encoding="utf-8")
    assert text.count(LAST_LINE) == 1
    languages.write_text(text.replace(LAST_LINE, LAST_LINE + LINE), encoding="utf-8")


def name_people(people: Path) -> None:
    header, *lines = people.read_text(encoding="utf-8").splitlines()
    named = [f"{header},name_eo", *(f"{line},Made-up Person" for line in lines)]
    people.write_text("\n".join(named) + "\n", encoding="utf-8")


def run(*arguments: str, folder: Path) -> str:
    environment = {**os.environ, ADDRESS_VARIABLE: f"sqlite:///{folder / 'made-up.db'}", "PYTHONPATH": str(folder)}
    done = subprocess.run(
        [sys.executable, *arguments], cwd=folder, env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode in {0, 1}, done.stdout + done.stderr  # 1: the golden run's data has faults on purpose
    return done.stdout


@pytest.mark.slow
def test_a_language_is_one_folder_and_one_line(copied: Path) -> None:
    """Of the reference files only that of people has names in it: the others may do without, and show the English ones."""
    run("-m", "etl", "build", "--data", "data", folder=copied)

    assert run("-c", ASK, folder=copied).splitlines() == ["[]", "Made-up People", "Made-up Person"]
