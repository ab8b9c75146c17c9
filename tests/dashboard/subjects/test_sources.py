"""What the Data page asks about changed values, on SQLite and PostgreSQL alike."""

import pandas as pd

from dashboard.subjects.sources import largest_revisions
from dashboard.ui.database import read_only_engine
from tests.conftest import LoadDatabase
from tests.factories import revision_row


def test_the_largest_changes_of_values_stand_first_and_weights_are_left_out(loaded_database: LoadDatabase) -> None:
    values = [
        (1.0, 2.0, "value_usd"),
        (100.0, 10.0, "value_usd"),
        (None, 50.0, "value_usd"),
        (1.0, 9e9, "net_weight_kg"),
        (5.0, 6.5, "value_usd"),
    ]
    url = loaded_database(
        revision=[
            revision_row(seq=seq, column_name=name, old_value=old, new_value=new)
            for seq, (old, new, name) in enumerate(values, start=1)
        ]
    )

    with read_only_engine(url).connect() as connection:
        largest = largest_revisions(connection, 3)

    assert largest["seq"].tolist() == [2, 3, 5]
    assert largest["change_usd"].fillna(-1).tolist() == [-90.0, -1, 1.5]
    assert largest["period_start"].iloc[0] == pd.Timestamp(2099, 5, 1)


def test_where_nothing_changed_there_is_no_row(loaded_database: LoadDatabase) -> None:
    with read_only_engine(loaded_database()).connect() as connection:
        assert largest_revisions(connection, 3).empty
