"""Names and memberships from the reference tables, on SQLite and PostgreSQL alike."""

from dashboard.subjects.reference import stand_ins
from dashboard.ui.database import read_only_engine
from tests.conftest import LoadDatabase
from tests.factories import commodity_group_member_row


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
