"""The test that stands in each module's place; run, those beside what changed since the last commit, one path a line."""

import ast
import subprocess
from collections.abc import Iterable
from pathlib import Path

ROOT = Path(__file__).parents[1]
_OPENED = ("import streamlit", "from dashboard.ui.database import")


def changed_files() -> list[Path]:
    """Python files that differ from the last commit, or that git does not know yet."""
    asked = (["git", "diff", "--name-only", "HEAD"], ["git", "ls-files", "--others", "--exclude-standard"])
    found = [subprocess.run(one, cwd=ROOT, capture_output=True, text=True, check=True).stdout.split() for one in asked]
    return [Path(name) for names in found for name in names if name.endswith(".py")]


def twin_of(module: Path) -> Path:
    """The test in the same place of the tree: ``etl/commands/import_.py`` has ``tests/etl/commands/test_import.py``."""
    return "tests" / module.parent / f"test_{module.stem.strip('_')}.py"


def twins_of(changed: Iterable[Path]) -> list[Path]:
    """Changed tests, and the test file in the same place of the tree for every changed module."""
    places = [path if path.name.startswith("test_") else twin_of(path) for path in changed]
    return sorted({place for place in places if (ROOT / place).is_file()})


def modules() -> list[Path]:
    """Every module of both halves, and the one that starts the server."""
    found = [path for half in ("etl", "dashboard") for path in (ROOT / half).rglob("*.py")]
    return sorted(path.relative_to(ROOT) for path in [ROOT / "app.py", *found])


def needs_a_twin(module: Path, source: str) -> bool:
    """Whether a module has rules that a test beside it is to hold.

    Parts of a page that draw it, or ask the database for it, are held by the tests that open the page.
    """
    is_opened = module.is_relative_to("dashboard/screens") and any(one in source for one in _OPENED)
    return has_rules(source) and not is_opened


def has_rules(source: str) -> bool:
    """Whether a module holds more than a docstring, imports, what it hands on, and closed lists.

    The closed lists are held together, all by one test.
    """
    return not all(map(_is_no_rule, ast.parse(source).body))


def _is_no_rule(node: ast.stmt) -> bool:
    match node:
        case ast.Expr(value=ast.Constant()) | ast.Import() | ast.ImportFrom():
            return True
        case ast.Assign(targets=[ast.Name(id="__all__")]):
            return True
        case ast.ClassDef(bases=[ast.Name(id="StrEnum")], body=[ast.Expr(), *members]):
            return all(isinstance(member, ast.Assign) for member in members)
    return False


if __name__ == "__main__":
    print("\n".join(map(str, twins_of(changed_files()))))  # noqa: T201 - a command's answer
