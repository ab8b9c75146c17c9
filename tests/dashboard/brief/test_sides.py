import pytest

from dashboard.brief.sides import Sides, country_of
from etl.vocabulary.trade import Side

CHINA, TURNED, FIVE = Sides("CN", "KZ"), Sides("CN", "KZ", is_turned=True), Sides("CN", "C5")


@pytest.mark.parametrize(
    ("sides", "ours", "theirs"),
    [
        (CHINA, ["CN", "CN-XJ"], ["KZ"]),
        (TURNED, ["KZ"], ["CN", "CN-XJ"]),
        (Sides("CN-XJ", "KZ"), ["CN", "CN-XJ"], ["KZ"]),
        (FIVE, ["CN", "CN-XJ"], ["KZ", "KG", "UZ", "C5"]),
    ],
    ids=["china", "turned round", "xinjiang", "the five"],
)
def test_an_area_speaks_for_one_side_or_for_neither(sides: Sides, ours: list[str], theirs: list[str]) -> None:
    areas = ["CN", "CN-XJ", "KZ", "KG", "UZ", "C5", "RU"]

    assert [code for code in areas if sides.is_ours(code)] == ours
    assert [code for code in areas if sides.is_theirs(code)] == theirs
    assert not sides.is_ours(None)


def test_who_is_we_and_whose_count_is_ours_turns_with_the_reader() -> None:
    assert (CHINA.we, CHINA.ours) == ("CN", Side.HOME)
    assert (TURNED.we, TURNED.ours) == ("KZ", Side.PARTNER)


def test_one_area_of_a_side_among_several_is_enough() -> None:
    assert CHINA.are_ours(["KG", "CN-XJ"])
    assert not CHINA.are_theirs(["KG", "CN-XJ"])


def test_a_region_names_its_country() -> None:
    assert [country_of(code) for code in ("CN-XJ", "KZ", "")] == ["CN", "KZ", ""]
