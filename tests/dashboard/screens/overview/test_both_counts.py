"""The small table of each direction by both counts."""

from dashboard.screens.overview.both_counts import counts_of_directions, to_counts_table
from dashboard.subjects.trade.home_and_partner import HomeAndPartner
from dashboard.subjects.trade.trade_points import Change
from etl.vocabulary.trade import Direction, Side
from tests.dashboard.made_names import made_names
from tests.dashboard.made_trade import made_point

SIDES = HomeAndPartner("CN", "AX", made_names(areas={"CN": "China", "AX": "Aland"}))


def test_what_a_side_did_not_count_says_so_and_is_not_zero() -> None:
    newest = [
        made_point(side=Side.HOME, value=5e9, change=Change(11.0)),
        made_point(side=Side.PARTNER, value=2e9, is_at_least=True),
        made_point(side=Side.HOME, value=3e9, direction=Direction.TO_PARTNER),
    ]

    assert to_counts_table(counts_of_directions(newest), SIDES).labelled().to_numpy().tolist() == [
        ["Turnover, both ways", "5.0 bn USD in 2099 (+11.0 %)", "at least 2.0 bn USD in 2099"],
        ["China → Aland", "3.0 bn USD in 2099", "not counted"],
    ]


def test_currencies_stand_in_rows_of_their_own_dollars_first() -> None:
    newest = [made_point(side=Side.HOME, value=1.0, unit=unit) for unit in ("CNY", "USD")]

    assert [one.unit for one in counts_of_directions(newest)] == ["USD", "CNY"]
