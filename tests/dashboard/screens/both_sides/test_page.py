"""Both sides: the two reports and their gap, whose they are and why they differ, and the view in the address."""

import re
from collections.abc import Callable
from typing import Any

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from dashboard.ui.chart_frame import Look
from etl.schema.address import ADDRESS_VARIABLE
from tests import loading
from tests.dashboard.opened import address_of, ignored, open_page, rows_offered, seen_as, sources_told, texts
from tests.factories import (
    Row,
    area_member_row,
    area_row,
    authority_row,
    commodity_group_member_row,
    commodity_row,
    gap_reason_row,
    observation_row,
    official_figure_row,
    source_row,
    term_row,
    year,
)

Load = Callable[..., None]
PAGE = "both_sides"


@pytest.fixture
def load(monkeypatch: pytest.MonkeyPatch) -> Load:
    """Load made-up rows of the year 2099 into a database that the page then reads."""

    def put(**tables: list[Row]) -> None:
        names = {"CN": "China", "KZ": "Kazakhstan", "KG": "Kyrgyzstan"}
        areas = [area_row(area_code=code, name_en=name) for code, name in names.items()]
        areas.append(area_row(area_code="C5", name_en="Five", kind="group"))
        whole = {
            "area": areas,
            "area_member": [area_member_row(group_code="C5", area_code=code) for code in ("KZ", "KG")],
            "authority": [
                authority_row(authority_code=code, area_code=area) for code, area in (("gacc", "CN"), ("bns", "KZ"))
            ],
            "source": [
                source_row(
                    source_code=f"{code}_table", publisher=f"Office of {code} ({code.upper()})", detail_level="total"
                )
                for code in ("one", "two")
            ],
            "commodity": [
                commodity_row(commodity_id="TOTAL"),
                commodity_row(commodity_id="FAO:wheat", title_en="Wheat"),
            ],
            "commodity_group_member": [
                commodity_group_member_row(group_code="all_goods", commodity_id="TOTAL"),
                commodity_group_member_row(group_code="grain", commodity_id="FAO:wheat"),
            ],
            "term": [
                term_row(list_name="gap_cause", term_code="timing", title_en="Time"),
                term_row(list_name="gap_cause", term_code="valuation", title_en="Valuation"),
            ],
        }
        monkeypatch.setenv(ADDRESS_VARIABLE, loading.file_of(**(whole | tables)))

    return put


def seen(reporter: str, partner: str, flow: str, value: float, number: int = 2099, **more: Any) -> Row:
    whole = {
        "source_code": "one_table",
        "commodity_id": "TOTAL",
        "valuation": "fob" if flow == "export" else "cif",
        **year(number),
    }
    return observation_row(
        **({"reporter_code": reporter, "partner_code": partner, "flow": flow, "value_usd": value} | whole | more)
    )


def both(number: int = 2099) -> list[Row]:
    """China counts 3 and 2 bn, Kazakhstan 2.12 and 1 bn."""
    home = [seen("CN", "KZ", "export", 3e9, number), seen("CN", "KZ", "import", 2e9, number)]
    return [*home, seen("KZ", "CN", "import", 2.12e9, number), seen("KZ", "CN", "export", 1e9, number)]


def stated(**more: Any) -> Row:
    return official_figure_row(
        **({"area_code": "CN", "partner_code": "KZ", "group_code": "all_goods", "counted_by": "gacc"} | more)
    )


def stated_pair() -> list[Row]:
    home = stated(figure_code="F1", value=9e9, **year(2100))
    return [
        home,
        stated(figure_code="F2", area_code="KZ", partner_code="CN", counted_by="bns", value=6e9, **year(2100)),
    ]


def answered(app: AppTest) -> str:
    """The heading, as it is read."""
    return re.sub(r"\\(.)", r"\1", app.title[0].value)


def links(app: AppTest) -> list[str]:
    return [link.proto.label for link in app.main.get("page_link")]


def file_of(app: AppTest, place: int = 0) -> pd.DataFrame:
    return seen_as(app, Look.TABLE).dataframe[place].value


def test_both_numbers_stand_beside_each_other_with_their_gap(load: Load) -> None:
    load(observation=both())
    app = open_page(PAGE)
    assert not app.exception
    assert answered(app) == (
        "In 2099 China counts 5.0 bn USD, Kazakhstan 3.1 bn USD: 1.9 bn USD apart, 37.6 % of the larger number."
    )
    assert (
        "Of the gap in turnover of 2099 (1.9 bn USD), 880.0 m USD lie on goods from China to Kazakhstan and 1.0 bn USD"
        in texts(app)
    )


def test_the_chart_has_its_facts_its_table_and_its_file(load: Load) -> None:
    load(observation=both())
    app = open_page(PAGE, direction="to_partner")
    facts = sources_told(app)
    assert "**Unit** bn USD" in facts
    assert "**Whose figures** China and Kazakhstan, each its own report" in facts
    assert "**Source** Source one_table" in facts
    assert "**Period** 2099" in facts
    (row,) = file_of(app).to_dict("records")
    assert (row["China's report, USD"], row["Kazakhstan's report, USD"], row["Gap, USD"]) == (3e9, 2.12e9, 0.88e9)
    assert (row["Source of China's report"], row["Source of Kazakhstan's report"]) == (
        "Source one_table",
        "Source one_table",
    )
    assert rows_offered(app, "both_sides")[0] == "What is shown: 1 row"


def test_a_missing_side_is_unknown_and_not_zero(load: Load) -> None:
    load(observation=both()[:2])
    app = open_page(PAGE)
    assert answered(app) == (
        "Kazakhstan has no report of its own of these goods here: its number is unknown, not zero, and so is the gap."
    )
    (row,) = file_of(app).to_dict("records")
    assert row["China's report, USD"] == 5e9
    assert pd.isna(row["Kazakhstan's report, USD"])
    assert pd.isna(row["Gap, USD"])


def test_an_estimate_has_no_gap_and_says_so(load: Load) -> None:
    load(observation=[*both()[:1], seen("KZ", "CN", "import", 2e9, status="estimated")])
    app = open_page(PAGE, direction="to_partner")
    assert answered(app).startswith("No period is here that both sides report")
    assert "1 number of Kazakhstan is an estimate" in sources_told(app)


def test_the_page_opens_at_the_newest_year_that_both_count(load: Load) -> None:
    load(observation=both(), official_figure=stated_pair())
    app = open_page(PAGE)
    assert answered(app).startswith("In 2100 China counts 9.0 bn USD")
    assert file_of(app)[["Period", "Figure codes"]].to_numpy().tolist() == [["2100", "F1 F2"], ["2099", ""]]
    assert file_of(open_page(PAGE, longest="0"))["Period"].tolist() == ["2100"]
    assert address_of(app) == {}
    app = open_page(PAGE, china="one_table", other="one_table")
    assert answered(app).startswith("In 2099 China counts 5.0 bn USD")
    assert file_of(app)["Period"].tolist() == ["2099"]


def test_two_lower_bounds_stand_side_by_side_without_a_gap(load: Load) -> None:
    some = [source_row(source_code="one_table", coverage="threshold", detail_level="item")]
    wheat = {"commodity_id": "FAO:wheat"}
    load(source=some, observation=[seen("CN", "KZ", "import", 5e6, **wheat), seen("KZ", "CN", "export", 4e6, **wheat)])
    app = open_page(PAGE, goods="grain")
    assert answered(app) == (
        "In 2099 China counts at least 5.0 m USD, Kazakhstan at least 4.0 m USD. How far apart they are is not known."
    )
    assert "Kazakhstan: only the products that the source names, so the whole is no smaller" in sources_told(app)


def test_a_table_that_is_no_sides_own_report_stays_out(load: Load) -> None:
    sources = [
        source_row(source_code="one_table", detail_level="total"),
        source_row(source_code="weighed", report_kind="no_report"),
    ]
    load(source=sources, observation=[*both(), seen("CN", "KZ", "export", 9e9, source_code="weighed")])
    app = open_page(PAGE, direction="to_partner", china="weighed")
    assert file_of(app)["China's report, USD"].tolist() == [3e9]


def test_stated_pairs_are_listed_whatever_their_goods_and_unit(load: Load) -> None:
    wheat = {"flow": "import", "subject": "wheat", "measure": "weight", "unit": "t", "group_code": None}
    theirs = {"area_code": "KZ", "partner_code": "CN", "counted_by": "bns", "flow": "export"}
    load(
        official_figure=[
            stated(figure_code="F1", **wheat, value=400.0),
            stated(figure_code="F2", **(wheat | theirs), value=500.0),
        ]
    )
    app = open_page(PAGE)
    (row,) = file_of(app).to_dict("records")
    assert (row["Goods"], row["Direction"], row["Unit"], row["Gap"]) == ("wheat", "China's imports", "t", -100.0)
    assert row["Figure codes"] == "F1 / F2"


def test_the_factor_is_shown_beside_the_number_and_changes_no_column_of_it(load: Load) -> None:
    load(observation=both())
    plain = file_of(open_page(PAGE, direction="to_partner"))
    app = open_page(PAGE, direction="to_partner", factor="imf")
    adjusted = file_of(app)
    pd.testing.assert_frame_equal(adjusted[list(plain.columns)], plain)
    assert adjusted["Gap after the factor, USD"].tolist() == pytest.approx([1e9])
    said = texts(app)
    assert "For comparison only, Kazakhstan's CIF imports are divided by 1.06" in said
    assert "the gap of 2099 is then 1.00 bn USD instead of 880.00 m USD" in said


def test_an_own_factor_is_kept_in_the_address(load: Load) -> None:
    load(observation=both())
    app = open_page(PAGE, direction="from_partner", factor="own", own_factor="1.25")
    assert file_of(app)["Gap after the factor, USD"].tolist() == pytest.approx([0.6e9])
    assert address_of(app)["own_factor"] == ["1.25"]


def test_a_turnover_is_left_alone_by_the_factor_and_says_so(load: Load) -> None:
    load(observation=both())
    app = open_page(PAGE, factor="oecd")
    assert "A turnover mixes FOB exports and CIF imports, so no factor is applied to it." in texts(app)
    assert file_of(app)["Gap after the factor, USD"].isna().all()


def test_reasons_stand_beside_the_number_with_their_source(load: Load) -> None:
    reasons = [
        gap_reason_row(reason_code="any", cause="valuation", text_en="Freight is in one of them."),
        gap_reason_row(
            reason_code="own", area_code="KZ", flow="export", text_en="They say so.", published_date="2099-01-01"
        ),
        gap_reason_row(reason_code="other", area_code="KG", text_en="Another pair."),
    ]
    load(observation=both(), gap_reason=reasons)
    said = texts(open_page(PAGE, direction="to_partner"))
    assert "- **Time.** They say so. [Example Statistics, 1 January 2099](https://example.org/gaps)" in said
    assert (
        "Freight is in one of them. [Example Statistics](https://example.org/gaps) Here it cannot explain the gap: Kazakhstan is"
        in said
    )
    assert "Another pair." not in said
    assert "They say so." not in texts(open_page(PAGE, direction="from_partner"))


def test_single_goods_that_both_report_are_offered_where_a_group_is_not_told(load: Load) -> None:
    wheat = {"commodity_id": "FAO:wheat"}
    load(observation=[seen("CN", "KZ", "import", 5e6, **wheat), seen("KZ", "CN", "export", 4e6, **wheat)])
    app = open_page(PAGE, goods="grain")
    assert "Neither side reports these goods here." in texts(app)
    assert links(app) == ["Wheat"]
    app = open_page(PAGE, goods="FAO:wheat")
    assert ": 1.0 m USD apart" in answered(app)
    assert next(group.options for group in app.get("button_group")) == ["China's imports"]


def test_a_group_of_partners_needs_every_one_of_them(load: Load) -> None:
    load(observation=[*both(), seen("CN", "KG", "export", 1e9, 2099)])
    assert file_of(open_page(PAGE, partner="C5", direction="to_partner"))["China's report, USD"].tolist() == [4e9]
    load(observation=both())
    assert "Neither side reports these goods here." in texts(open_page(PAGE, partner="C5"))


def test_the_view_comes_back_from_its_address(load: Load) -> None:
    load(observation=[*both(), seen("KZ", "CN", "import", 1e9, source_code="two_table")], official_figure=stated_pair())
    asked = {
        "direction": "to_partner",
        "other": "two_table",
        "gap": "ratio",
        "factor": "imf",
        "stated": "1",
        "longest": "0",
    }
    app = open_page(PAGE, **asked)
    assert not app.warning
    assert address_of(app) == {name: [value] for name, value in asked.items()}
    assert file_of(app)["Gap, USD"].tolist() == [2e9]


def test_a_choice_goes_to_the_address_and_a_default_leaves_it(load: Load) -> None:
    load(observation=[*both(), seen("CN", "KG", "export", 1e9)])
    app = open_page(PAGE)
    assert address_of(app) == {}
    app.selectbox(key="both-sides.partner").set_value("KG").run()
    assert not app.exception
    assert address_of(app) == {"partner": ["KG"]}


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("partner", "AX"),
        ("goods", "moon"),
        ("direction", "up"),
        ("period", "week"),
        ("china", "x"),
        ("gap", "big"),
        ("factor", "2"),
    ],
)
def test_junk_in_the_address_is_named_and_ignored(load: Load, name: str, value: str) -> None:
    load(observation=both())
    app = open_page(PAGE, **{name: value})
    assert ignored(app) == [f"{name} = {value}"]
    assert name not in address_of(app)


def test_without_figures_the_page_says_what_to_do(load: Load) -> None:
    load()
    app = open_page(PAGE)
    assert not app.exception
    assert answered(app) == "Neither side reports these goods here."
    assert "Choose all goods, another group, or single goods under Goods." in texts(app)
    assert "No number is here that both China and Kazakhstan stated" in texts(app)


def test_where_no_groups_of_goods_are_told_of_all_goods_are_offered(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(ADDRESS_VARIABLE, loading.file_of(area=[area_row()]))

    app = open_page(PAGE)

    assert not app.exception
    assert app.selectbox(key="both-sides.goods").options == ["All goods"]
