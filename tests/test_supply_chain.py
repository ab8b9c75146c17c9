import re
from pathlib import Path

import pytest

from tests.audit import Audit, complaint, read_answer
from tests.secret_scan import changed_since, find_secrets

ROOT = Path(__file__).parents[1]
LISTS = sorted(ROOT.glob("requirements*.txt"))
PINNED = re.compile(r"^([A-Za-z0-9._-]+)(?:\[[^\]]*\])?==([^\s;\\]+)", re.MULTILINE)


def pins(text: str) -> dict[str, set[str]]:
    versions: dict[str, set[str]] = {}
    for name, version in PINNED.findall(text):
        versions.setdefault(re.sub(r"[-_.]+", "-", name).lower(), set()).add(version)
    return versions


@pytest.mark.parametrize("asked", LISTS, ids=lambda path: path.name)
def test_a_lock_has_what_its_list_asks_for(asked: Path) -> None:
    locked = pins(asked.with_suffix(".lock").read_text(encoding="utf-8"))
    wanted = pins(asked.read_text(encoding="utf-8"))
    assert wanted
    assert {name: locked.get(name) for name in wanted} == wanted


@pytest.mark.parametrize("asked", LISTS, ids=lambda path: path.name)
def test_every_locked_package_has_hashes_and_no_address(asked: Path) -> None:
    text = asked.with_suffix(".lock").read_text(encoding="utf-8")
    packages = re.split(r"\n(?=\S)", text.strip())
    assert len(packages) == len(PINNED.findall(text))
    assert [one.splitlines()[0] for one in packages if "--hash=sha256:" not in one] == []
    assert "://" not in text


def test_what_runs_is_of_one_version_in_every_lock() -> None:
    run = pins((ROOT / "requirements.lock").read_text(encoding="utf-8"))
    for name in ("requirements-cluster", "requirements-dev"):
        other = pins((ROOT / f"{name}.lock").read_text(encoding="utf-8"))
        assert {package: other.get(package) for package in run} == run


def test_a_weakness_and_a_package_that_was_not_looked_up_are_told_apart() -> None:
    weak = '{"name": "aland", "version": "1", "vulns": [{"id": "PYSEC-2099-1", "fix_versions": ["2"]}]}'
    sound = '{"name": "lemland", "version": "1", "vulns": []}'
    skipped = '{"name": "kumlinge", "skip_reason": "not there"}'

    def answer(*dependencies: str) -> Audit:
        return read_answer('{"dependencies": [' + ", ".join(dependencies) + "]}")

    assert answer(sound).code == 0
    assert answer(weak, skipped).code == 1
    assert "aland 1: PYSEC-2099-1, mended in 2" in str(answer(weak))
    assert answer(sound, skipped).code == 2
    assert "kumlinge" in str(answer(sound, skipped))


@pytest.mark.parametrize(
    "answer",
    ["", "Traceback", "{}", '{"dependencies": []}', '{"dependencies": [{"name": "aland", "skip_reason": ""}]}'],
)
def test_an_audit_of_nothing_does_not_pass(answer: str) -> None:
    assert read_answer(answer).code == 2
    assert "could not be reached" in str(read_answer(answer))


def test_an_audit_of_nothing_never_passes_on_that_nothing_was_found() -> None:
    all_left_out = read_answer('{"dependencies": [{"name": "a", "skip_reason": "not found"}]}')

    assert complaint(all_left_out, "No known vulnerabilities found\n") == ""
    assert complaint(read_answer(""), "first\nno connection\n") == "no connection"


def test_a_secret_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> None:
    monkeypatch.chdir(ROOT)
    leaked = tmp_path / "settings.py"
    leaked.write_text('"""Made up."""\n\n' + "-----BEGIN " + "RSA PRIVATE KEY-----\n", encoding="utf-8")
    assert find_secrets([str(leaked)]) == 1
    assert "settings.py" in capfd.readouterr().out
    assert find_secrets(["tests/audit.py"]) == 0


def test_only_files_written_since_the_stamp_are_looked_at(tmp_path: Path) -> None:
    assert changed_since(tmp_path / "none", ["app.py", "not-there.py"]) == ["app.py"]
    stamp = tmp_path / "stamp"
    stamp.touch()
    assert changed_since(stamp, ["app.py"]) == []
