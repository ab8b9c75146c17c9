"""What an area stands for, and the codes of each row."""

from sqlalchemy import select

from dashboard.subjects.codes import codes_by_key, stands_for
from dashboard.subjects.engine import read_only_engine
from etl.schema import area, area_member
from tests.factories import area_member_row, area_row
from tests.loading import file_of


def areas_of(code: str) -> list[str]:
    """The areas of a small world that an area stands for: the group XG has Aland, which has a region."""
    url = file_of(
        area=[
            area_row(),
            area_row(area_code="AX-01", kind="region", parent_code="AX"),
            area_row(area_code="BV"),
            area_row(area_code="XG", kind="group"),
        ],
        area_member=[area_member_row()],
    )
    question = select(area.c.area_code).where(stands_for(area.c.area_code, code)).order_by(area.c.area_code)
    with read_only_engine(url).connect() as connection:
        return list(connection.scalars(question))


def test_an_area_stands_for_itself_its_regions_and_its_members() -> None:
    assert {code: areas_of(code) for code in ("AX", "AX-01", "BV", "XG", "QQ")} == {
        "AX": ["AX", "AX-01"],
        "AX-01": ["AX-01"],
        "BV": ["BV"],
        "XG": ["AX", "XG"],
        "QQ": [],
    }


def test_codes_of_a_row_stay_in_the_order_of_the_question() -> None:
    members = [area_member_row(area_code=code) for code in ("AX", "BV")] + [area_member_row(group_code="YG")]
    question = select(area_member.c.group_code, area_member.c.area_code).order_by(area_member.c.area_code.desc())

    with read_only_engine(file_of(area_member=members)).connect() as connection:
        assert codes_by_key(connection, question) == {"XG": ("BV", "AX"), "YG": ("AX",)}
