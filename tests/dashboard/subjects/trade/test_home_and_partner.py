from dashboard.subjects.trade.home_and_partner import HomeAndPartner
from etl.vocabulary.trade import Side
from tests.dashboard.made_names import made_names

NAMES = made_names(areas={"CN": "China", "CN-XJ": "Xinjiang", "AX": "Aland", "C5": "The five"})


def test_a_side_counts_as_its_country_china_also_for_xinjiang() -> None:
    xinjiang = HomeAndPartner("CN-XJ", "AX", NAMES)

    assert (xinjiang.name(Side.HOME), xinjiang.name(Side.PARTNER), xinjiang.home_country) == ("China", "Aland", "CN")


def test_directions_say_the_same_whichever_side_counts() -> None:
    assert list(HomeAndPartner("CN", "AX", NAMES).directions.values()) == [
        "Turnover, both ways",
        "China → Aland",
        "Aland → China",
    ]


def test_the_five_together_are_a_group() -> None:
    assert [HomeAndPartner("CN", partner, NAMES).is_group for partner in ("AX", "C5")] == [False, True]
