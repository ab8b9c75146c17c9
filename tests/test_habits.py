"""Habits that hold for the whole tree and that no other tool checks."""

import re
import subprocess
import tomllib
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
MACHINE_PATH = re.compile(r"(?<![\w./-])/(?:work|farm|root|tmp|home|Users)/\w")
SECRET = re.compile(
    r"-----BEGIN [A-Z ]*PRIVATE KEY|\bAKIA[0-9A-Z]{16}\b|\bgh[opsu]_\w{36}|\bxox[abp]-\w{10}|\bsk-[\w-]{20}"
    r"|(?i:password|passwd|secret|token|api_?key|subscription-key)[\"']?\s*[:=]\s*[\"'][^\"'{}<>$ ]{8,}[\"']"
)
PIN = re.compile(r"[\w.-]+(?:\[[\w,]+\])?==\d[\w.]*")
SILENCED = re.compile(
    r"#\s*(?:noqa\b(?::\s*[A-Z]+\d+(?:,\s*[A-Z]+\d+)*)?|type:\s*ignore\b(?:\[[\w, -]+\])?)(?P<reason>.*)"
)
MADE_UP_AREA = re.compile(r"(?<![\w-])AX(?![\w-])")


@cache
def tracked_files() -> list[Path]:
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        check=True,
    )
    return [ROOT / name for name in listed.stdout.decode().split("\0") if name and (ROOT / name).is_file()]


@cache
def text_of(path: Path) -> str:
    return path.read_bytes().decode("utf-8", errors="ignore")


def lines_with(pattern: re.Pattern[str], files: list[Path]) -> list[tuple[str, str]]:
    """Lines in which the pattern is found, each after its place."""
    return [
        (f"{path.relative_to(ROOT)}:{number}", line)
        for path in files
        if pattern.search(text_of(path))  # few files have such a line, and most are large
        for number, line in enumerate(text_of(path).splitlines(), start=1)
        if pattern.search(line)
    ]


def read_toml(name: str) -> dict[str, object]:
    return tomllib.loads((ROOT / name).read_text(encoding="utf-8"))


def test_no_file_names_a_path_of_one_machine() -> None:
    assert lines_with(MACHINE_PATH, tracked_files()) == []


def test_no_file_holds_a_secret() -> None:
    assert lines_with(SECRET, tracked_files()) == []


@pytest.mark.parametrize("folder", ["tmp", "home"])
def test_a_path_of_one_machine_would_be_seen(folder: str) -> None:
    assert MACHINE_PATH.search(f"open('/{folder}/anna/data.csv')")


@pytest.mark.parametrize("name", ["API_KEY", "password"])
def test_a_secret_would_be_seen(name: str) -> None:
    assert SECRET.search(f"{name} = 'b1946ac92492d2347c6235b4'")  # pragma: allowlist secret


@pytest.mark.parametrize(
    "name", ["requirements.txt", "requirements-cluster.txt", "requirements-dev.txt", "requirements-supply.txt"]
)
def test_every_requirement_is_pinned(name: str) -> None:
    lines = [
        line
        for line in (ROOT / name).read_text(encoding="utf-8").splitlines()
        if line and not line.startswith(("#", "-r "))
    ]

    assert [line for line in lines if not PIN.fullmatch(line)] == []


def test_versions_are_pinned_in_the_requirements_only() -> None:
    project = read_toml("pyproject.toml")["project"]
    elsewhere = [
        place
        for place, line in lines_with(re.compile(r"==\d"), tracked_files())
        if "requirements" not in place and PIN.fullmatch(line.strip())
    ]

    assert not {"dependencies", "optional-dependencies"} & project.keys()
    assert elsewhere == []


def test_version_is_the_newest_of_the_changelog() -> None:
    changelog = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    newest = re.search(r"^## \[(\d[^\]]*)\]", changelog, flags=re.MULTILINE)

    assert newest
    assert newest[1] == read_toml("pyproject.toml")["project"]["version"]


def test_every_ignored_rule_has_its_reason() -> None:
    block = re.search(
        r"^ignore = \[\n(.*?)^\]", (ROOT / "pyproject.toml").read_text(encoding="utf-8"), flags=re.MULTILINE | re.DOTALL
    )

    assert block
    assert [line for line in block[1].splitlines() if not re.search(r"# \w+", line)] == []


def test_every_silenced_line_has_its_reason() -> None:
    code = [path for path in tracked_files() if path.suffix == ".py" and path != Path(__file__)]
    silenced = [
        (place, mark["reason"]) for place, line in lines_with(SILENCED, code) for mark in SILENCED.finditer(line)
    ]

    assert [place for place, reason in silenced if not re.search(r"\w{2,}", reason)] == []


@pytest.mark.parametrize(
    ("line", "reason"),
    [("x = 1  # noqa: S608, E501", ""), ("x = 1  # type: ignore[arg-type]  # stubs lag behind", "stubs")],
)
def test_a_silenced_line_and_its_reason_are_told_apart(line: str, reason: str) -> None:
    mark = SILENCED.search(line)

    assert mark
    assert re.findall(r"\w{2,}", mark["reason"])[:1] == ([reason] if reason else [])


def test_made_up_areas_stay_out_of_the_data() -> None:
    shipped = [
        path for path in tracked_files() if path.is_relative_to(ROOT / "data") and path != ROOT / "data" / "README.md"
    ]

    assert lines_with(MADE_UP_AREA, shipped) == []


def test_every_make_target_is_in_its_help() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    phony = re.search(r"^\.PHONY: (.*)$", makefile, flags=re.MULTILINE)
    described = re.findall(r"^([a-z-]+):.*## ", makefile, flags=re.MULTILINE)

    assert phony
    assert set(phony[1].split()) - set(described) == {"browser"}  # a step of make test, not a thing to ask for


@pytest.mark.parametrize("page", ["README.md", "CONTRIBUTING.md"])
def test_every_target_and_file_a_page_names_exists(page: str) -> None:
    text = (ROOT / page).read_text(encoding="utf-8")
    targets = set(re.findall(r"\bmake ([a-z]+)\b", "\n".join(re.findall(r"`[^`]*`", text))))
    links = [link for link in re.findall(r"\]\(([^)#:]+)\)", text) if not (ROOT / link).exists()]

    assert targets <= set(
        re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), flags=re.MULTILINE)
    )
    assert links == []
