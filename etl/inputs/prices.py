"""World prices: ``data/prices/<source>.csv`` with ``<source>.yml`` beside it."""

from functools import partial

from etl import schema
from etl.inputs.figure_folder import FigureFolder
from etl.inputs.price_reference import PRICE_GOODS
from etl.inputs.rows import RowChecks
from etl.vocabulary.periods import PeriodKind
from etl.vocabulary.prices import Currency
from etl.vocabulary.sources import SourceKind

COLUMNS = ("good", "period", "value", "unit", "currency", "quality", "note")
UNITS = ("t", "kg", "bbl", "mmbtu")
"""What a price may be of: tonne, kilogram, barrel, million British thermal units."""


def prices_folder(goods: frozenset[str]) -> FigureFolder:
    """What the folder holds; ``goods`` are the codes of ``price_good``."""
    return FigureFolder(
        name="prices",
        kind=SourceKind.PRICES,
        table=schema.price,
        columns=COLUMNS,
        period="period",
        kinds=(PeriodKind.MONTH,),
        key=("good", "period"),
        numbers={"value": "value"},
        renamed={"good": "price_good_code"},
        check=partial(_check, goods=goods),
    )


def _check(checks: RowChecks, goods: frozenset[str]) -> None:
    checks.require_known("good", goods, PRICE_GOODS.label)
    checks.require_above_zero("value")
    checks.require_member("unit", UNITS)
    checks.require_member("currency", Currency)
