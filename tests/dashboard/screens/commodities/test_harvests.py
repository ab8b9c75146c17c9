from datetime import date

from dashboard.screens.commodities.harvests import newest_shares, share_in_words, to_harvests_table
from dashboard.subjects.names import Names
from dashboard.subjects.prices.harvests import CropTrade, Harvest, HarvestShare
from tests.dashboard.made_names import made_names

NAMES: Names = made_names(
    areas={"AX": "Aland", "CN": "China"},
    commodities={"FAO:rye": "Rye"},
    publishers={"office": "Office of Aland (OA)"},
    authorities={"cn-customs": "Customs (CC)"},
)


def share(year: int = 2099, *counts: CropTrade) -> HarvestShare:
    harvest = Harvest("fao", "AX", "FAO:rye", date(year, 1, 1), date(year, 12, 31), 2_000_000.0)
    return HarvestShare(harvest, counts or (count(100_000.0),))


def count(tonnes: float, reporter: str = "AX", counted_by: str | None = None) -> CropTrade:
    return CropTrade("office", reporter, counted_by, "HS:1002", "FAO:rye", date(2099, 1, 1), tonnes, is_doubtful=False)


def test_both_sides_counts_are_told_as_a_range_with_whose_they_are() -> None:
    told = share(2099, count(60_000.0, "CN", "cn-customs"), count(100_000.0))

    assert share_in_words(told, NAMES) == (
        "**Rye**, Aland 2099: harvest 2.0 million tonnes, of it 3.0 to 5.0 % to China "
        "(China: CC, as stated: 60.0 thousand tonnes; Aland: OA: 100.0 thousand tonnes)"
    )


def test_one_sides_count_is_no_range() -> None:
    assert share_in_words(share(), NAMES) == (
        "**Rye**, Aland 2099: harvest 2.0 million tonnes, of it 5.0 % to China (Aland's count alone)"
    )


def test_of_each_crop_the_newest_year_is_told_first_and_the_table_has_all() -> None:
    shares = [share(2098), share(2100), share(2099)]

    assert [one.harvest.period_start.year for one in newest_shares(shares)] == [2100]
    assert to_harvests_table(shares, NAMES).frame["year"].tolist() == [2100, 2099, 2098]
