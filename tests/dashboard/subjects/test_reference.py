"""Names and memberships from the reference tables, on SQLite and PostgreSQL alike."""

from dashboard.subjects.reference import countries_in, own_offices, stand_ins
from dashboard.ui.database import read_only_engine
from tests.conftest import LoadDatabase
from tests.factories import area_member_row, area_row, authority_row, commodity_group_member_row


def test_a_chapter_stands_in_only_for_a_group_without_a_chapter_of_its_own(loaded_database: LoadDatabase) -> None:
    members = [
        commodity_group_member_row(group_code="oilseed", commodity_id="HS:1201"),
        commodity_group_member_row(group_code="oilseed", commodity_id="HS:12", basis="stand_in"),
        commodity_group_member_row(group_code="other_agricultural", commodity_id="HS:07", basis="stand_in"),
        commodity_group_member_row(group_code="other_agricultural", commodity_id="HS:08"),
        commodity_group_member_row(group_code="grain", commodity_id="HS:10"),
    ]
    with read_only_engine(loaded_database(commodity_group_member=members)).connect() as connection:
        assert stand_ins(connection) == {"oilseed": ["12"]}


def test_offices_of_a_region_are_those_of_its_country_too_and_none_that_nobody_named(
    loaded_database: LoadDatabase,
) -> None:
    areas = [area_row(), area_row(area_code="AX-N", parent_code="AX"), area_row(area_code="BV")]
    counted_for = {"AX-CUSTOMS": "AX", "AX-N-PORT": "AX-N", "AX-unstated": "AX", "BV-CUSTOMS": "BV", "UN": None}
    offices = [authority_row(authority_code=code, area_code=area) for code, area in counted_for.items()]
    with read_only_engine(loaded_database(area=areas, authority=offices)).connect() as connection:
        assert own_offices(connection, "AX-N", "BV") == {"AX-CUSTOMS", "AX-N-PORT", "BV-CUSTOMS"}
        assert own_offices(connection, "AX") == {"AX-CUSTOMS"}


def test_an_area_is_made_of_its_members_in_their_order_or_of_itself(loaded_database: LoadDatabase) -> None:
    areas = [
        area_row(sort_order=2),
        area_row(area_code="BV", sort_order=1),
        area_row(area_code="XG", kind="group", sort_order=3),
    ]
    members = [area_member_row(area_code=code) for code in ("AX", "BV")]
    with read_only_engine(loaded_database(area=areas, area_member=members)).connect() as connection:
        assert [countries_in(connection, code) for code in ("XG", "AX")] == [("BV", "AX"), ("AX",)]
