"""What the build has counted answers as the rows themselves do."""

from datetime import date
from typing import Any

import pytest
from sqlalchemy import func, select

from dashboard.rows.table_list import TABLES
from dashboard.rows.tables import RowFilters
from dashboard.subjects.engine import read_only_engine
from etl.schema import observation
from tests.conftest import LoadDatabase
from tests.factories import (
    area_member_row,
    commodity_group_member_row,
    commodity_row,
    month,
    observation_row,
    year,
)

TRADE = TABLES["trade"]
ROWS = [
    observation_row(**year(2097)),
    observation_row(**month(2098, 2), flow="import", quality="doubtful"),
    observation_row(**year(2098), partner_code="DY"),
    observation_row(**year(2099), commodity_id="HS:1201"),
    observation_row(**year(2098), known_until=date(2101, 1, 1), known_from=date(2100, 1, 1)),
    observation_row(period_kind="other", period_start=date(2098, 11, 1), period_end=date(2099, 2, 28), note="Of wool."),
]
COUNTED: list[dict[str, Any]] = [
    {},
    {"chosen": (("partner", ("XG",)),)},
    {"chosen": (("partner", ("DY",)), ("flow", ("export", "import")))},
    {"chosen": (("period", ("month",)), ("quality", ("doubtful",)))},
    {"chosen": (("flow", ("import",)), ("partner", ("DY",)))},
    {"first_year": 2098},
    {"last_year": 2097, "chosen": (("flow", ("export",)),)},
    {"first_year": 2099, "last_year": 2099},
    {"chosen": (("group", ("grain", "oilseed")), ("flow", ("export",)))},
    {"chosen": (("group", ("oilseed",)),), "first_year": 2098},
    {"chosen": (("group", ("all_goods",)),)},
    {"chosen": (("commodity", ("HS:1001",)), ("partner", ("XG", "BV")))},
    {"text": "wool"},
    {"text": "wheat", "chosen": (("group", ("grain",)),)},
]
GOODS = {
    "commodity": [
        commodity_row(commodity_id=code, level="heading", classification="HS", title_en=title)
        for code, title in (("HS:1001", "Wheat"), ("HS:1201", "Soya beans"))
    ],
    "commodity_group_member": [
        *(commodity_group_member_row(group_code=group, commodity_id="HS:1001") for group in ("grain", "oilseed")),
        commodity_group_member_row(group_code="oilseed", commodity_id="HS:1201"),
        commodity_group_member_row(group_code="all_goods", commodity_id="TOTAL"),
    ],
}


@pytest.mark.parametrize("asked", COUNTED, ids=str)
def test_counts_and_codes_are_those_of_the_rows(loaded_database: LoadDatabase, asked: dict[str, Any]) -> None:
    filters = RowFilters(**asked)
    counted = TRADE.counted_among(filters, None)
    url = loaded_database(observation=ROWS, area_member=[area_member_row(group_code="XG", area_code="DY")], **GOODS)
    assert counted is not None
    with read_only_engine(url).connect() as connection:
        rows = connection.execute(select(observation).where(*filters.conditions(TRADE)).order_by("period_start")).all()
        flows = connection.scalars(counted.codes(observation.c.flow)).all()
        assert connection.scalar(counted.count()) == len(rows)
        assert sorted(flows) == sorted({row.flow for row in rows})


@pytest.mark.parametrize(
    "asked",
    [
        {"chosen": (("commodity", ("HS:1001",)),), "first_year": 2099},
        {"chosen": (("group", ("grain",)), ("commodity", ("HS:1001",))), "last_year": 2099},
        {"text": "x", "first_year": 2099},
    ],
    ids=str,
)
def test_nothing_is_counted_by_what_rows_were_not_counted_by(asked: dict[str, Any]) -> None:
    assert TRADE.counted_among(RowFilters(**asked), None) is None


def test_conditions_follow_each_other() -> None:
    of_year = TRADE.counted[0].among([observation.c.period_kind == "year"])
    both = of_year and of_year.among([observation.c.flow == "import"])
    assert both is not None
    assert len(both.where) == 2
    assert "observation" not in str(both.count().where(func.true()))
