"""Which test stands beside a module, and that one does."""

from pathlib import Path

import pytest

from tests.twins import ROOT, has_rules, modules, needs_a_twin, twin_of, twins_of

# A module or a folder, and why no test stands in its place.
WITHOUT_A_TWIN = {
    "app.py": "starts the server: the tests in a browser ask it",
    "dashboard/shell/entry/page_script.py": "calls main: every test that opens a page runs it",
    "etl/commands/results.py": "three numbers: what ends with them has a test",
    "etl/publishers/common/request.py": "two records without a rule of their own",
    "dashboard/screens/documents/glossary.py": "names its text; what shows it has a test",
    "dashboard/screens/documents/method.py": "names its text; what shows it has a test",
}


def test_every_module_has_a_twin() -> None:
    without = [
        module
        for module in modules()
        if not (ROOT / twin_of(module)).is_file() and needs_a_twin(module, (ROOT / module).read_text(encoding="utf-8"))
    ]

    assert [str(module) for module in without if not _excuses(module)] == []
    assert set(WITHOUT_A_TWIN) - {excuse for module in without for excuse in _excuses(module)} == set()


def _excuses(module: Path) -> list[str]:
    return [name for name in WITHOUT_A_TWIN if module.is_relative_to(name)]


@pytest.mark.parametrize(
    ("module", "twin"),
    [
        ("app.py", "tests/test_app.py"),
        ("etl/values/periods.py", "tests/etl/values/test_periods.py"),
        ("etl/commands/import_.py", "tests/etl/commands/test_import.py"),
        ("etl/load/__init__.py", "tests/etl/load/test_init.py"),
    ],
)
def test_a_twin_stands_in_the_same_place_of_the_tree(module: str, twin: str) -> None:
    assert twin_of(Path(module)) == Path(twin)


@pytest.mark.parametrize(
    ("source", "rules"),
    [
        ("", False),
        ('"""Only a word."""\nfrom a import b\n\n__all__ = ["b"]\n', False),
        ('class A(StrEnum):\n    """A list."""\n\n    B = "b"  # b\n', False),
        ('class A(StrEnum):\n    """A list."""\n\n    B = "b"\n\n    def c(self) -> None: ...\n', True),
        ("A = 1\n", True),
        ("def a() -> None: ...\n", True),
    ],
)
def test_closed_lists_and_what_is_handed_on_are_no_rules(source: str, rules: bool) -> None:
    assert has_rules(source) is rules


@pytest.mark.parametrize(
    ("module", "source", "is_needed"),
    [
        ("dashboard/screens/aland/page.py", "import streamlit as st\n\nst.title('Aland')\n", False),
        ("dashboard/screens/aland/data.py", "from dashboard.ui.database import ask\n\nA = ask\n", False),
        ("dashboard/screens/aland/lines.py", "A = 1\n", True),
        ("dashboard/ui/aland.py", "import streamlit as st\n\nst.title('Aland')\n", True),
    ],
)
def test_what_draws_a_page_or_asks_for_it_is_held_by_the_tests_that_open_it(
    module: str, source: str, *, is_needed: bool
) -> None:
    assert needs_a_twin(Path(module), source) is is_needed


def test_a_module_brings_the_test_in_its_place_and_a_test_itself() -> None:
    changed = [
        *(Path("etl/values/periods.py"), Path("tests/test_habits.py"), Path("etl/commands/import_.py")),
        *(Path("etl/__init__.py"), Path("docs/no.py")),
    ]

    assert twins_of(changed) == [
        *(Path("tests/etl/commands/test_import.py"), Path("tests/etl/values/test_periods.py")),
        Path("tests/test_habits.py"),
    ]
