"""The reference files of prices and harvests: goods that are quoted, the price nearest to a commodity, crops' codes."""

from pathlib import Path

import pandas as pd

from etl import schema
from etl.inputs.reference_files import COMMODITIES, ReferenceFile, add_rows, open_reference
from etl.inputs.rows import RowChecks
from etl.schema.columns import name_columns
from etl.values.groups import expand_lines, parents_of
from etl.values.reading import Reading
from etl.values.written import UNDERSCORED

PRICE_GOODS = ReferenceFile(
    "price_goods.csv",
    ("price_good_code", "sort_order", *name_columns(), "definition"),
    ("price_good_code",),
    ("price_good_code", "title_en", "definition"),
    UNDERSCORED,
)
NEAREST_PRICES = ReferenceFile(
    "nearest_prices.csv", ("commodity_id", "price_good_code", "reason"), ("commodity_id",), ("commodity_id", "reason")
)
CROP_CODES = ReferenceFile(
    "crop_codes.csv", ("crop_id", "commodity_id", "reason"), ("crop_id", "commodity_id"), ("reason",)
)
FILES = (PRICE_GOODS, NEAREST_PRICES, CROP_CODES)


def read_price_reference(data_dir: Path, commodity: pd.DataFrame) -> Reading:
    """Tables ``price_good``, ``nearest_price`` and ``crop_code``; a project may do without each of the files.

    ``commodity`` has every commodity, those that arrivals named too: the nearest price is spelled out for each code at
    or below a line of its file.
    """
    reading = Reading()
    known = set(commodity["commodity_id"])
    goods = pd.DataFrame({"price_good_code": []}, dtype="str")
    if _is_there(data_dir, PRICE_GOODS):
        goods = add_rows(reading, schema.price_good, open_reference(data_dir, PRICE_GOODS))
    if _is_there(data_dir, NEAREST_PRICES):
        checks = _check_nearest(data_dir, known, set(goods["price_good_code"]))
        add_rows(reading, schema.nearest_price, checks, expand_lines(checks.passed, parents_of(commodity)))
    if _is_there(data_dir, CROP_CODES):
        add_rows(reading, schema.crop_code, _check_crops(data_dir, known))
    return reading


def _is_there(data_dir: Path, spec: ReferenceFile) -> bool:
    return (data_dir / "reference" / spec.name).is_file()


def _check_nearest(data_dir: Path, commodities: set[str], goods: set[str]) -> RowChecks:
    checks = open_reference(data_dir, NEAREST_PRICES)
    checks.require_known("commodity_id", commodities, COMMODITIES.label)
    checks.require_known("price_good_code", goods, PRICE_GOODS.label, optional=True)
    return checks


def _check_crops(data_dir: Path, commodities: set[str]) -> RowChecks:
    checks = open_reference(data_dir, CROP_CODES)
    checks.require_known("crop_id", commodities, COMMODITIES.label)
    checks.require_known("commodity_id", commodities, COMMODITIES.label)
    return checks
