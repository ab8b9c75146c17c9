from datetime import date

from dashboard.subjects.trade.partner_shares import PartnerShare, partner_shares, partner_values
from dashboard.ui.database import read_only_engine
from tests.conftest import LoadDatabase
from tests.factories import Row, area_row, month, observation_row, source_row, year

TOTAL = {"commodity_id": "TOTAL"}
OTHER = "aland_monthly"


def whole(**overrides: object) -> Row:
    return observation_row(**TOTAL | {"partner_code": "WLD", **year(2099), "value_usd": 4_000_000.0} | overrides)


def shares(loaded_database: LoadDatabase, *rows: Row, sources: list[Row] | None = None) -> list[PartnerShare]:
    areas = [area_row(), area_row(area_code="WLD", kind="world")]
    url = loaded_database(observation=list(rows), area=areas, source=sources or [source_row()])
    with read_only_engine(url).connect() as connection:
        return partner_shares(partner_values(connection, "AX", "BV"))


def told(found: list[PartnerShare]) -> list[tuple[date, float, str, int]]:
    return [(share.part.period_start, share.share_pct, share.whole_source_code, share.month_count) for share in found]


def test_a_share_is_the_part_in_the_whole_of_the_same_office_way_and_period(loaded_database: LoadDatabase) -> None:
    part = observation_row(**TOTAL | year(2099))
    others = [whole(flow="import", value_usd=5.0), whole(**year(2098)), observation_row(**year(2099))]

    assert told(shares(loaded_database, part, whole(), *others)) == [(date(2099, 1, 1), 25.0, "aland_customs", 0)]


def test_the_whole_of_another_table_of_the_same_publisher_will_do_and_of_another_publisher_not(
    loaded_database: LoadDatabase,
) -> None:
    part = observation_row(**TOTAL | year(2099))
    elsewhere = whole(source_code=OTHER)
    alike, other = source_row(source_code=OTHER), source_row(source_code=OTHER, publisher="Bouvet Customs")

    assert told(shares(loaded_database, part, elsewhere, sources=[source_row(), alike])) == [
        (date(2099, 1, 1), 25.0, OTHER, 0)
    ]
    assert shares(loaded_database, part, elsewhere, sources=[source_row(), other]) == []


def test_a_years_whole_may_be_the_sum_of_its_twelve_months_and_of_no_fewer(loaded_database: LoadDatabase) -> None:
    part = observation_row(**TOTAL | year(2099))
    months = [whole(source_code=OTHER, **month(2099, number), value_usd=500_000.0) for number in range(1, 13)]
    sources = [source_row(), source_row(source_code=OTHER)]

    assert told(shares(loaded_database, part, *months, sources=sources)) == [
        (date(2099, 1, 1), 1_000_000 / 6_000_000 * 100, OTHER, 12)
    ]
    assert shares(loaded_database, part, *months[1:], sources=sources) == []


def test_a_share_with_a_doubtful_part_or_whole_is_doubtful(loaded_database: LoadDatabase) -> None:
    part = observation_row(**TOTAL | year(2099))

    assert [one.is_doubtful for one in shares(loaded_database, part, whole())] == [False]
    assert [one.is_doubtful for one in shares(loaded_database, part, whole(quality="doubtful"))] == [True]


def test_what_nobody_counted_is_no_part_and_no_whole(loaded_database: LoadDatabase) -> None:
    part = observation_row(**TOTAL | year(2099))

    assert shares(loaded_database, part, whole(status="estimated")) == []
    assert shares(loaded_database, part, whole(quality="suspect")) == []
    assert shares(loaded_database, part) == []
