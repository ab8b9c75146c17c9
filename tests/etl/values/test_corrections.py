"""A correction names its figure in words."""

from datetime import date

from etl.values.corrections import Correction, CorrectionKind
from etl.values.periods import Period
from etl.vocabulary.periods import PeriodKind

IMPORTED = Correction(
    line=2,
    kind=CorrectionKind.DROP,
    source="aland_customs",
    reporter="AX",
    partner="BV",
    flow="import",
    commodity="HS:1001",
    period=Period(date(2099, 5, 1), date(2099, 5, 31), PeriodKind.MONTH),
    column="value_usd",
    expect=5.0,
    value=None,
    reason="Counted twice.",
    source_url="",
)


def test_the_figure_is_named_by_whose_it_is_of_what_when_and_in_what() -> None:
    assert IMPORTED.cell == "aland_customs, AX import from BV, HS:1001 in 2099-05, value_usd"
