"""What is said of a database that another edition built."""

import pytest

from etl.schema import SCHEMA_VERSION
from etl.schema.edition import tell_other_edition


@pytest.mark.parametrize(
    ("version", "advice"),
    [
        (SCHEMA_VERSION - 1, "Run 'python -m etl build' to make it anew."),
        (SCHEMA_VERSION + 1, "Run the edition of Khorgos that built it."),
    ],
)
def test_an_older_database_is_built_anew_and_a_newer_one_left_to_its_edition(version: int, advice: str) -> None:
    assert tell_other_edition(version) == (
        f"has schema version {version}, this Khorgos reads {SCHEMA_VERSION}",
        advice,
    )
