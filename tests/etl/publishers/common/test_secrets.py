"""Keys are found where they are kept, and are in nothing that is said."""

import logging
from pathlib import Path

import pytest

from etl.publishers.common.secrets import FILE_VARIABLE, HideKeys, hide, read_secret


@pytest.fixture
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "secrets"
    path.write_text("ALAND_KEY = 'sword'\nBOUVET_KEY=fish\n", encoding="utf-8")
    monkeypatch.setenv(FILE_VARIABLE, str(path))
    monkeypatch.delenv("ALAND_KEY", raising=False)
    return path


@pytest.mark.usefixtures("kept")
def test_a_key_is_that_of_the_environment_else_that_of_the_file(monkeypatch: pytest.MonkeyPatch) -> None:
    assert (read_secret("ALAND_KEY"), read_secret("BOUVET_KEY"), read_secret("OTHER_KEY")) == ("sword", "fish", "")
    monkeypatch.setenv("ALAND_KEY", " shield ")
    assert read_secret("ALAND_KEY") == "shield"


def test_without_a_file_there_is_no_key(kept: Path) -> None:
    kept.unlink()

    assert read_secret("ALAND_KEY") == ""


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("refused swordfish", "refused ***"),
        ("GET /data?subscription-key=abc&flow=M", "GET /data?subscription-key=***&flow=M"),
        ("GET /data?Api_Key=abc", "GET /data?Api_Key=***"),
        ("GET /data?flow=M", "GET /data?flow=M"),
    ],
)
def test_neither_a_key_nor_one_in_an_address_is_said(text: str, said: str) -> None:
    assert hide(text, "swordfish") == said


def test_a_line_of_the_log_keeps_all_but_the_key() -> None:
    record = logging.LogRecord("aland", logging.INFO, "", 1, "asked %s", ("/data?token=abc&flow=M",), None)

    assert HideKeys().filter(record)
    assert record.getMessage() == "asked /data?token=***&flow=M"
