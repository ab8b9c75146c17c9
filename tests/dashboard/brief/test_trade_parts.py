"""Both sides' newest figures apart, and turnover by year as a picture."""

from datetime import date

from dashboard.brief.model import Grid, Picture
from tests.dashboard.brief.briefs import brief_of, section_of
from tests.dashboard.brief.record import record
from tests.factories import area_row
from tests.loading import file_of

HEADING = "The numbers to have ready"


def test_both_sides_stand_apart() -> None:
    grid, picture = section_of(brief_of(file_of(**record()), on_day=date(2099, 5, 1)), HEADING).blocks
    assert isinstance(grid, Grid)
    assert isinstance(picture, Picture)

    assert grid.headings == ("Flow or goods", "China counts", "Kazakhstan counts", "Price or tonnes")
    assert [[cell.text for cell in row] for row in grid.rows] == [
        ["All goods, both ways", "2098: 19.6 bn USD (+1.0 %)", "2098: 13.7 bn USD (+1.0 %)", "–"],
        ["All goods, China to Kazakhstan", "2098: 9.8 bn USD (+1.0 %)", "2098: 6.9 bn USD (+1.0 %)", "–"],
        ["All goods, Kazakhstan to China", "2098: 9.8 bn USD (+1.0 %)", "2098: 6.9 bn USD (+1.0 %)", "–"],
        ["Grain, Kazakhstan to China", "–", "2098: 777.0 thousand USD", "–"],
    ]
    assert sorted((trace.is_home, trace.is_joined, len(trace.points)) for trace in picture.traces) == [
        (False, True, 3),
        (True, True, 3),
    ]


def test_what_is_older_than_the_picture_is_not_told() -> None:
    section = section_of(brief_of(file_of(**record()), on_day=date(2115, 5, 1)), HEADING)

    assert [block for block in section.blocks if isinstance(block, Grid | Picture)] == []


def test_the_five_together_have_one_count_alone() -> None:
    brief = brief_of(file_of(**record()), partner="C5", on_day=date(2099, 5, 1))
    grid = section_of(brief, HEADING).blocks[0]
    assert isinstance(grid, Grid)

    assert grid.headings == ("Flow or goods", "China counts")


def test_beside_xinjiangs_figures_stand_those_of_all_of_china() -> None:
    rows = record()
    rows["area"].append(area_row(area_code="CN-XJ", name_en="Xinjiang", parent_code="CN"))
    brief = brief_of(file_of(**rows), place="CN-XJ", on_day=date(2099, 5, 1))
    grids = [block for block in section_of(brief, HEADING).blocks if isinstance(block, Grid)]

    assert [grid.headings[1] for grid in grids] == ["China counts"]
    assert brief.title == "Brief: Xinjiang and Kazakhstan"
