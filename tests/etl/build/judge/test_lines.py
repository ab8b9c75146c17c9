"""Promises and figures in; rows of ``judgement`` and ``commitment_figure`` out. Aland (AX) trades with Bouvet (BV)."""

from datetime import date

from tests.etl.build.judge.made_promises import TURNOVER, judged, promise, told, traded
from tests.factories import (
    area_member_row,
    area_row,
    commodity_group_member_row,
    commodity_row,
    official_figure_row,
    source_row,
    year,
)


def test_sources_are_never_joined() -> None:
    rows = [
        traded(2096, net_weight_kg=600_000.0),
        traded(2096, source_code="other_table", net_weight_kg=700_000.0),
        traded(2097, source_code="other_table", net_weight_kg=1_100_000.0),
    ]
    result = judged(
        commitment=[promise()],
        observation=rows,
        source=[source_row(), source_row(source_code="other_table", sort_order=2)],
    )

    assert told(result)[:2] == [
        ("AX", "aland_customs", None, "open_ended", 600.0, 60.0),
        ("AX", "other_table", None, "reached", 1100.0, 110.0),
    ]
    assert result["commitment_figure"][["line", "value"]].to_numpy().tolist() == [
        ["0-0001-aland_customs", 600.0],
        ["0-0002-other_table", 700.0],
        ["0-0002-other_table", 1100.0],
    ]


def test_a_turnover_needs_both_flows_of_one_source() -> None:
    rows = [
        traded(2096, value_usd=700.0),
        traded(2096, flow="import", value_usd=400.0),
        traded(2097, value_usd=5000.0),
        traded(2097, source_code="other_table", flow="import", value_usd=5000.0),
    ]

    result = judged(commitment=[promise(**TURNOVER)], observation=rows)

    assert told(result)[:1] == [("AX", "aland_customs", None, "reached", 1100.0, 110.0)]
    assert len(result["commitment_figure"]) == 1


def test_a_group_is_summed_at_the_level_its_source_gives_and_only_where_every_part_is_known() -> None:
    members = [commodity_group_member_row(commodity_id=code) for code in ("HS:1001", "HS:1005", "HS:10")]
    rows = [
        traded(2096, net_weight_kg=600_000.0),
        traded(2096, commodity_id="HS:1005", net_weight_kg=500_000.0),
        traded(2096, commodity_id="HS:10", net_weight_kg=9_000_000.0),
        traded(2097, net_weight_kg=600_000.0),
        traded(2097, commodity_id="HS:1005", net_weight_kg=None),
    ]

    result = judged(commitment=[promise()], observation=rows, commodity_group_member=members)

    assert told(result)[0] == ("AX", "aland_customs", None, "reached", 1100.0, 110.0)
    assert len(result["commitment_figure"]) == 1


def test_a_selection_of_goods_shows_single_commodities_and_of_a_group_that_at_least_so_much_was_traded() -> None:
    selection = [source_row(coverage="selection")]
    above, below = [traded(2096, net_weight_kg=1_200_000.0)], [traded(2096, net_weight_kg=900_000.0)]
    one = promise(series_group_code=None, series_commodity_id="HS:1001")

    result = judged(commitment=[promise()], observation=above, source=selection)

    assert told(result)[0][3:] == ("reached", 1200.0, 120.0)
    assert list(result["judgement"]["bound"])[:1] == ["part"]
    assert (
        told(judged(commitment=[promise(deadline=date(2097, 6, 1))], observation=below, source=selection))[0][3]
        == "narrower"
    )
    assert told(judged(commitment=[one], observation=above, source=selection))[0][3:] == ("reached", 1200.0, 120.0)


def test_a_chapter_that_stands_in_for_a_group_shows_only_that_it_was_missed() -> None:
    members = [commodity_group_member_row(basis="stand_in")]

    def rule(weight: float) -> str:
        rows = [traded(2096, net_weight_kg=weight)]
        return str(
            told(
                judged(
                    commitment=[promise(deadline=date(2097, 6, 1))], observation=rows, commodity_group_member=members
                )
            )[0][3]
        )

    assert (rule(1_200_000.0), rule(900_000.0)) == ("wider", "short")


def test_of_goods_that_a_source_does_not_list_the_nearest_whole_or_its_parts_bound() -> None:
    codes = [
        commodity_row(commodity_id="HS:10"),
        commodity_row(commodity_id="HS:1001", parent_id="HS:10"),
        commodity_row(commodity_id="HS:100119", parent_id="HS:1001"),
    ]
    one = promise(series_group_code=None, series_commodity_id="HS:1001", deadline=date(2097, 6, 1))

    def bound(code: str, weight: float) -> tuple[str, str]:
        rows = [traded(2096, commodity_id=code, net_weight_kg=weight)]
        result = judged(commitment=[one], observation=rows, commodity=codes, source=[source_row(coverage="selection")])
        return str(result["judgement"]["bound"].iloc[0]), str(told(result)[0][3])

    assert [bound("HS:10", weight) for weight in (1_200_000.0, 900_000.0)] == [("whole", "wider"), ("whole", "short")]
    assert [bound("HS:100119", weight) for weight in (1_200_000.0, 900_000.0)] == [
        ("part", "reached"),
        ("part", "narrower"),
    ]


def test_what_a_publisher_estimated_for_a_reporter_is_nobody_s_report() -> None:
    one = promise(series_group_code=None, series_commodity_id="HS:1001")
    rows = [traded(2096, net_weight_kg=1_200_000.0, status="estimated")]

    for asked in (promise(), one):
        assert told(judged(commitment=[asked], observation=rows))[0][1:4] == (None, None, "no_figure")


def test_a_heading_is_summed_from_its_subheadings_where_a_source_gives_all_of_them() -> None:
    codes = [
        commodity_row(commodity_id="HS:1001"),
        *(commodity_row(commodity_id=f"HS:{code}", parent_id="HS:1001") for code in (100111, 100199)),
    ]
    rows = [traded(2096, commodity_id=f"HS:{code}", net_weight_kg=600_000.0) for code in (100111, 100199)]
    one = promise(series_group_code=None, series_commodity_id="HS:1001")

    result = judged(commitment=[one], observation=rows, commodity=codes, source=[source_row(detail_level="subheading")])

    assert told(result)[0] == ("AX", "aland_customs", None, "reached", 1200.0, 120.0)


def test_parts_of_which_one_was_revised_are_added_up_as_they_stood_together() -> None:
    codes = [
        commodity_row(commodity_id="HS:1001"),
        *(commodity_row(commodity_id=f"HS:{code}", parent_id="HS:1001") for code in (100111, 100199)),
    ]
    day, later = date(2097, 3, 1), date(2098, 3, 1)
    rows = [
        traded(2096, commodity_id="HS:100111", net_weight_kg=600_000.0, known_from=day),
        traded(2096, commodity_id="HS:100199", net_weight_kg=300_000.0, known_from=day, known_until=later),
        traded(2096, commodity_id="HS:100199", net_weight_kg=500_000.0, known_from=later),
    ]
    one = promise(series_group_code=None, series_commodity_id="HS:1001", deadline=date(2096, 12, 31))

    result = judged(commitment=[one], observation=rows, commodity=codes, source=[source_row(detail_level="subheading")])

    own = result["judgement"].loc[result["judgement"]["source_code"].notna()]
    assert own[["rule", "value", "known_from"]].astype(str).to_numpy().tolist() == [
        ["halfway", "900.0", "2097-03-01"],
        ["reached", "1100.0", "2098-03-01"],
    ]
    assert result["commitment_figure"]["value"].tolist() == [900.0, 1100.0]


def test_a_group_of_partners_needs_all_of_them_and_reporters_are_never_summed() -> None:
    members = [area_member_row(area_code="BV"), area_member_row(area_code="SJ")]
    rows = [
        *(traded(2096, partner_code=code, net_weight_kg=600_000.0) for code in ("BV", "SJ")),
        traded(2097, net_weight_kg=5_000_000.0),
        *(
            traded(2096, reporter_code=code, partner_code="AX", flow="import", net_weight_kg=600_000.0)
            for code in ("BV", "SJ")
        ),
    ]

    assert told(judged(commitment=[promise(series_partner_code="XG")], observation=rows, area_member=members)) == [
        ("AX", "aland_customs", None, "reached", 1200.0, 120.0),
        ("XG", None, None, "no_figure", None, None),
    ]


def test_a_statement_is_judged_apart_by_the_office_that_counted() -> None:
    stated = {"measure": "weight", "unit": "t", "group_code": "grain", "subject": "grain", "flow": "export"}
    figures = [
        official_figure_row(figure_code="F1", **stated, **year(2096), value=900.0),
        official_figure_row(figure_code="F2", **stated, **year(2097), value=1000.0),
        official_figure_row(figure_code="F3", **stated, **year(2097), value=4000.0, is_shown=False),
        official_figure_row(
            figure_code="F4", **stated, **year(2097), value=800.0, counted_by="AX-RAIL", indicator="rail_cargo"
        ),
        official_figure_row(figure_code="F5", **stated, **year(2097), value=9000.0, place_code="mariehamn"),
    ]

    assert told(judged(commitment=[promise()], official_figure=figures))[:2] == [
        ("AX", "official_figures", "F2", "reached", 1000.0, 100.0),
        ("AX", "official_figures", "F4", "open_ended", 800.0, 80.0),
    ]


def test_figures_of_the_whole_country_never_count_for_its_region() -> None:
    areas = [
        area_row(area_code="AX"),
        area_row(area_code="AX-01", kind="region", parent_code="AX"),
        area_row(area_code="BV"),
    ]
    regional = promise(series_reporter_code="AX-01")
    rows = [
        traded(2096, net_weight_kg=1_200_000.0),
        traded(2096, reporter_code="BV", partner_code="AX", flow="import", net_weight_kg=1.0),
    ]

    result = judged(commitment=[regional], observation=rows, area=areas)

    assert told(result) == [
        ("AX-01", None, None, "no_figure", None, None),
        ("BV", None, None, "no_figure", None, None),
        ("AX", "aland_customs", None, "wider", 1200.0, 120.0),
        ("BV", "aland_customs", None, "open_ended", 0.001, 0.0001),
    ]
    assert result["judgement"][["bound", "verdict"]].to_numpy().tolist()[2:] == [
        ["whole", "not_assessable"],
        ["whole", "too_early"],
    ]


def test_doubt_and_stand_ins_stay_marked_and_suspect_figures_stay_out() -> None:
    members = [commodity_group_member_row(basis="stand_in")]
    rows = [
        traded(2096, quality="doubtful", net_weight_kg=1_200_000.0),
        traded(2097, quality="suspect", net_weight_kg=9_000_000.0),
    ]

    figures = judged(commitment=[promise()], observation=rows, commodity_group_member=members)["commitment_figure"]

    assert figures[["value", "is_doubtful", "is_stand_in"]].to_numpy().tolist() == [[1200.0, True, True]]


def test_a_region_without_figures_of_its_country_has_no_bound() -> None:
    areas = [
        area_row(area_code="AX"),
        area_row(area_code="AX-01", kind="region", parent_code="AX"),
        area_row(area_code="BV"),
    ]

    assert [row[:4] for row in told(judged(commitment=[promise(series_reporter_code="AX-01")], area=areas))] == [
        ("AX-01", None, None, "no_figure"),
        ("BV", None, None, "no_figure"),
    ]
