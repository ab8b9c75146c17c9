"""Options that are read alike by every command."""

from datetime import date

import pytest
import typer

from etl.commands.options import parse_address, parse_day
from etl.schema.address import PROJECT_ROOT


def test_a_day_is_a_day_of_the_calendar() -> None:
    assert parse_day("2099-05-09") == date(2099, 5, 9)
    for text in ("2099-05", "2099-02-30", "20990509", "2099-W19-6", "9 May"):
        with pytest.raises(typer.BadParameter, match=f"'{text}' is no day. Write it as YYYY-MM-DD"):
            parse_day(text)


def test_a_file_is_meant_from_the_project_s_root_and_a_server_by_the_driver_that_khorgos_brings() -> None:
    assert parse_address("sqlite:///khorgos.db") == f"sqlite:///{PROJECT_ROOT / 'khorgos.db'}"
    assert parse_address("postgresql://anna@host/name").startswith("postgresql+psycopg://anna@host/name")
    with pytest.raises(typer.BadParameter, match="is no address of a database"):
        parse_address("khorgos")
