"""Rows of a frame as typed records: days, members of closed lists, and what is missing."""

from dataclasses import dataclass
from datetime import date

import pandas as pd
import pytest

from etl.values.typed_rows import typed_rows
from etl.vocabulary.trade import Flow


@dataclass(frozen=True)
class Shipment:
    """A made-up record."""

    code: str
    flow: Flow
    left: date
    arrived: date | None
    tonnes: float | None
    is_whole: bool


FRAME = pd.DataFrame(
    {
        "tonnes": [1.5, None],
        "code": ["s1", "s2"],
        "flow": ["export", "import"],
        "left": pd.to_datetime(["2099-05-01", "2099-06-01"]),
        "arrived": pd.to_datetime(["2099-05-09", None]),
        "is_whole": [True, False],
        "unasked": [0, 0],
    }
)


def test_each_field_takes_its_column_in_its_own_type_and_what_is_missing_is_none() -> None:
    assert typed_rows(FRAME, Shipment) == [
        Shipment("s1", Flow.EXPORT, date(2099, 5, 1), date(2099, 5, 9), 1.5, True),
        Shipment("s2", Flow.IMPORT, date(2099, 6, 1), None, None, False),
    ]
    assert typed_rows(FRAME.iloc[:0], Shipment) == []


@pytest.mark.parametrize(
    ("changed", "fault", "said"),
    [
        ({"code": ["s1", None]}, ValueError, "code is missing in a row"),
        ({"left": pd.to_datetime([None, None])}, ValueError, "left is missing in a row"),
        ({"flow": ["export", "sideways"]}, ValueError, "sideways"),
    ],
)
def test_a_value_that_the_field_cannot_have_is_named(
    changed: dict[str, list[str]], fault: type[Exception], said: str
) -> None:
    with pytest.raises(fault, match=said):
        typed_rows(FRAME.assign(**changed), Shipment)


def test_a_column_that_is_not_there_is_named() -> None:
    with pytest.raises(KeyError, match="tonnes"):
        typed_rows(FRAME.drop(columns="tonnes"), Shipment)
