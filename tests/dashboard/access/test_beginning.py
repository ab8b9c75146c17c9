"""A server does not begin where its settings of access are not right."""

import runpy
from pathlib import Path

import pytest

from dashboard.access import openness, rates, token_file
from dashboard.access.access_file import VARIABLE
from dashboard.access.beginning import WrongAccess, require_access
from dashboard.watch import audit
from tests.signed_in import SECTION, set_section, set_up_access

ROOT = Path(__file__).parents[3]


def test_a_server_without_access_begins(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(VARIABLE, raising=False)
    set_section(monkeypatch, None)

    require_access()


def test_every_setting_that_is_wrong_is_told_at_once(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv(VARIABLE, raising=False)
    set_section(monkeypatch, None)
    (tmp_path / "tokens.json").write_text("[]", encoding="utf-8")
    for name, value in (
        (openness.VARIABLE, "yes"),
        (rates.VARIABLE, "api=many"),
        (token_file.VARIABLE, str(tmp_path / "tokens.json")),
        (audit.VARIABLE, str(tmp_path / "none" / "audit.log")),
    ):
        monkeypatch.setenv(name, value)

    with pytest.raises(WrongAccess) as told:
        require_access()
    said = str(told.value).splitlines()
    names = [openness.VARIABLE, rates.VARIABLE, str(tmp_path / "tokens.json"), audit.VARIABLE]
    assert [line.partition(":")[0] for line in said] == names


def test_a_server_with_access_begins(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    set_up_access(monkeypatch, tmp_path)

    require_access()


@pytest.mark.parametrize(
    ("changed", "fault"),
    [
        ({"cookie_secret": "short"}, "cookie_secret of \\[auth\\] has less than 32 signs"),  # pragma: allowlist secret
        ({"client_id": None}, "missing the following keys: \\['client_id'\\]"),
        ({"redirect_uri": "https://khorgos.aland.example/"}, "with /oauth2callback at its end"),
        ({"redirect_uri": "http://khorgos.aland.example/oauth2callback"}, "is not safe on its way"),
        (
            {"server_metadata_url": "http://provider.aland.example/x"},
            "http://provider.aland.example/x of \\[auth\\] is",
        ),
        ({"server_metadata_url": "http://localhost.aland.example/x"}, "is not safe on its way"),
    ],
)
def test_a_section_that_is_wrong_stops_the_start(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, changed: dict[str, object], fault: str
) -> None:
    set_up_access(monkeypatch, tmp_path)
    section = {name: value for name, value in {**SECTION, **changed}.items() if value is not None}
    set_section(monkeypatch, section)

    with pytest.raises(WrongAccess, match=f"^secrets.toml: .*{fault}"):
        require_access()


def test_a_provider_on_this_machine_needs_no_tls(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    set_up_access(monkeypatch, tmp_path)
    kept = {name: SECTION[name] for name in ("client_id", "client_secret")}
    named = {**kept, "server_metadata_url": "http://localhost:9000/x"}
    set_section(
        monkeypatch,
        {
            "redirect_uri": "http://127.0.0.1:8501/oauth2callback",
            "cookie_secret": SECTION["cookie_secret"],
            "one": named,
        },
    )

    require_access()


def test_a_list_that_is_wrong_stops_the_start(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    path = set_up_access(monkeypatch, tmp_path, "")

    with pytest.raises(WrongAccess, match=f"{path}: the file is empty"):
        require_access()


def test_a_provider_that_is_vouched_for_and_not_there_stops_the_start(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    set_up_access(monkeypatch, tmp_path, "domains: {aland.example: reader}\nvouched_providers: [default, defualt]")

    with pytest.raises(WrongAccess, match="vouched_providers has 'defualt', and"):
        require_access()


def test_half_a_set_up_stops_the_start(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    set_up_access(monkeypatch, tmp_path)
    set_section(monkeypatch, None)
    with pytest.raises(WrongAccess, match="nobody can sign in"):
        require_access()

    monkeypatch.delenv(VARIABLE)
    set_section(monkeypatch, dict(SECTION))
    with pytest.raises(WrongAccess, match=f"{VARIABLE} names no file"):
        require_access()


def test_the_program_ends_with_the_sentences_before_it_serves_anything(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    path = set_up_access(monkeypatch, tmp_path, "")

    with pytest.raises(SystemExit, match=f"^The server does not start: .*\n{path}: the file is empty"):
        runpy.run_path(str(ROOT / "app.py"))
