"""Options that are read alike by both commands, and how a command ends."""

from datetime import date

import pytest
import typer

from dashboard.commands.options import WRONG_USAGE, address_of, failed, parse_day, parse_language
from etl.schema.address import ADDRESS_VARIABLE, READ_VARIABLE


def test_a_day_is_written_in_one_form() -> None:
    assert parse_day("2099-05-09") == date(2099, 5, 9)
    for text in ("2099-05", "20990509", "2099-02-30"):
        with pytest.raises(typer.BadParameter, match=f"'{text}' is no day"):
            parse_day(text)


def test_a_language_has_a_catalogue() -> None:
    assert parse_language("ru") == "ru"
    with pytest.raises(typer.BadParameter, match=r"'xx' is no language here\. Take one of en, "):
        parse_language("xx")


def test_what_is_no_address_ends_the_command_and_names_where_it_stood(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv(ADDRESS_VARIABLE, "nowhere")

    for asked in (None, "elsewhere", None):
        with pytest.raises(typer.Exit) as ended:
            address_of(asked)
        assert ended.value.exit_code == WRONG_USAGE
        monkeypatch.setenv(READ_VARIABLE, "nowhere")

    assert capsys.readouterr().err.splitlines() == [
        f"{where}: write sqlite:///file.db or postgresql://user@host/name."
        for where in (ADDRESS_VARIABLE, "--database elsewhere", READ_VARIABLE)
    ]


def test_a_failure_is_said_on_stderr(capsys: pytest.CaptureFixture[str]) -> None:
    assert failed("No sheep.", 3).exit_code == 3
    assert capsys.readouterr() == ("", "No sheep.\n")
