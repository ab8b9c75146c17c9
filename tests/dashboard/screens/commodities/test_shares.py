from datetime import date

from dashboard.screens.commodities.shares import SideShare, newest_share, share_in_words, to_shares_table
from dashboard.subjects.trade.partner_shares import PartnerShare, PartnerValue
from tests.dashboard.made_names import made_names

NAMES = made_names(areas={"AX": "Aland", "BV": "Bouvet"}, publishers={"office": "Office (OA)"})


def share(year: int, *, month: int | None = None, flow: str = "export", is_doubtful: bool = False) -> PartnerShare:
    start, end = (date(year, month, 1), date(year, month, 28)) if month else (date(year, 1, 1), date(year, 12, 31))
    kind = "month" if month else "year"
    part = PartnerValue("office", "Office (OA)", "BV", "TOTAL", flow, kind, start, end, 25.0, is_doubtful=is_doubtful)
    return PartnerShare(part, 200.0, "office", is_doubtful)


def test_the_newest_share_is_one_that_nothing_speaks_against() -> None:
    shares = [share(2097), share(2098), share(2099, is_doubtful=True)]

    assert newest_share(shares).part.period_start.year == 2098
    assert newest_share(shares[2:]).part.period_start.year == 2099


def test_a_share_is_told_with_its_way_and_its_publisher() -> None:
    assert share_in_words(share(2099), "AX", "BV", NAMES) == "**2099**: 12.5 % of Aland's exports went to Bouvet (OA)"
    assert share_in_words(share(2099, flow="import", is_doubtful=True), "AX", "BV", NAMES) == (
        "**2099**: 12.5 % of Aland's imports came from Bouvet (OA), less sure"
    )


def test_the_table_has_part_and_whole_the_newest_first() -> None:
    frame = to_shares_table([SideShare("AX", share(2098)), SideShare("BV", share(2099))], NAMES).frame

    assert frame[["period", "whose_figures", "share_pct", "value_usd", "whole_usd"]].to_numpy().tolist() == [
        ["2099", "Bouvet", 12.5, 25.0, 200.0],
        ["2098", "Aland", 12.5, 25.0, 200.0],
    ]
