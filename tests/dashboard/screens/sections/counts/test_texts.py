"""Points as a table: those of parts of years stand beside those drawn, and a column of numbers stays one."""

from dashboard.screens.sections.counts.texts import legend_names, to_points_table, trade_alt
from dashboard.subjects.trade.home_and_partner import HomeAndPartner
from dashboard.subjects.trade.series import Series
from tests.dashboard.made_names import made_names
from tests.dashboard.made_trade import CUSTOMS, TABLE, made_point, to_month, whole_year

SIDES = HomeAndPartner("AX", "BV", made_names(areas={"AX": "Aland"}, publishers={"aland_customs": "ACA"}))


def test_parts_of_years_stand_among_the_points_that_are_drawn() -> None:
    drawn = [made_point(period=whole_year(number)) for number in (2097, 2099)]
    table = to_points_table(drawn, [made_point(series=CUSTOMS, period=to_month(2098, 5))], SIDES)
    assert table.frame[["period", "is_on_chart", "series_code"]].to_numpy().tolist() == [
        ["2099", "yes", "aland_customs:AX"],
        ["Jan–May 2098", "no", "stated:ax-customs"],
        ["2097", "yes", "aland_customs:AX"],
    ]


def test_a_column_in_which_nothing_is_known_is_one_of_numbers() -> None:
    frame = to_points_table([made_point(value=None)], [], SIDES).frame
    assert [frame[name].dtype.kind for name in ("value", "change_pct")] == ["f", "f"]


def test_a_legend_and_the_chart_in_words_say_where_each_series_ends() -> None:
    other = Series("other", "AX")
    points = [
        *(made_point(period=whole_year(number), value=2e9) for number in (2096, 2099)),
        made_point(series=other, period=whole_year(2097), value=1e9),
    ]
    names = legend_names(points, SIDES)
    assert [names[points[0].side, series] for series in (TABLE, other)] == [
        "Aland: ACA, 2096–2099",
        "Aland: other, 2097",
    ]
    assert trade_alt(points, "Turnover", names).endswith(
        "Last values: Aland: other, 2097: 1.0 bn USD in 2097; Aland: ACA, 2096–2099: 2.0 bn USD in 2099."
    )
