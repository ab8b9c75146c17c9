"""Rows become a database: built aside, verified, swapped in whole."""

from collections.abc import Callable, Mapping
from pathlib import Path

import pandas as pd
from sqlalchemy import make_url

from etl.errors import NoConnection
from etl.load.postgres import replace_schema
from etl.load.sqlite import replace_file
from etl.schema.address import shown_address

__all__ = ["replace_database"]


def replace_database(url: str, tables: Mapping[str, pd.DataFrame], on_table: Callable[[str], None] = lambda _: None) -> None:
    """Put a new database of ``tables`` in the place of the one at ``url``; tables not given are made and stay empty.

    ``on_table`` is told the name of each table before its rows go in. Raises VerificationFailed (the old database stays), DatabaseLocked,
    DatabaseBusy and NoConnection.
    """
    match make_url(url).get_backend_name():
        case "sqlite":
            replace_file(Path(make_url(url).database or ""), tables, on_table)
        case "postgresql":
            replace_schema(url, tables, on_table)
        case other:
            raise NoConnection(shown_address(url), f"'{other}' is no kind of database Khorgos knows, use sqlite or postgresql+psycopg")
