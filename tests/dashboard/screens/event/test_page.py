"""The note of an event.

Everything that is known of it, at an address of its own, and a kind page where the address is wrong.
"""

from datetime import date, datetime

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.subjects.events.notes import plain
from dashboard.ui.chart_frame import Look
from etl.schema.address import ADDRESS_VARIABLE
from tests.dashboard.opened import address_of, alts_of_stills, links, open_page, seen_as, sources_told, texts
from tests.factories import (
    EVENT,
    area_row,
    ask_party_row,
    ask_row,
    build_row,
    commitment_party_row,
    commitment_row,
    commodity_group_member_row,
    commodity_group_row,
    event_figure_row,
    event_participant_row,
    event_party_row,
    event_relation_row,
    event_row,
    event_source_row,
    event_topic_row,
    market_access_event_row,
    market_access_row,
    month,
    observation_row,
    official_figure_row,
    source_row,
    term_row,
    topic_group_row,
    year,
)
from tests.loading import file_of

GOODS = ("HS:1001", "TOTAL")
LATER = "2099-09-mariehamn-later"
TERMS = [
    ("event_kind", "ministerial_meeting"),
    ("topic", "grain"),
    ("commitment_kind", "pledge"),
    ("stage", "announced"),
    ("verdict", "met"),
    ("verdict", "partly"),
    ("verdict", "not_met"),
    ("verdict", "too_early"),
    ("verdict", "not_assessable"),
    ("valuation", "cif"),
    ("indicator", "goods_trade"),
]
AREAS = [
    area_row(area_code="CN", name_en="China"),
    area_row(area_code="KZ", name_en="Kazakhstan"),
    area_row(area_code="KG", name_en="Kyrgyzstan"),
]


def trade(**overrides: object) -> dict[str, object]:
    return observation_row(
        **{"reporter_code": "CN", "partner_code": "KZ", "flow": "import", "valuation": "cif"} | overrides
    )


def note(**overrides: list[dict[str, object]]) -> dict[str, list[dict[str, object]]]:
    """An event with one of everything, and trade in grain by month around it."""
    months = [trade(**month(2099, number)) for number in (1, 2, 12)]
    return {
        "area": AREAS,
        "term": [
            term_row(list_name=name, term_code=code, title_en=code.title(), sort_order=at)
            for at, (name, code) in enumerate(TERMS, 1)
        ],
        "event": [
            event_row(title="Ministers meet for $2"),
            event_row(event_id=LATER, start_date=date(2099, 9, 1), end_date=date(2099, 9, 30), date_precision="month"),
        ],
        "event_party": [event_party_row(area_code=code) for code in ("CN", "KZ")],
        "event_topic": [event_topic_row()],
        "event_participant": [
            event_participant_row(side_code="KZ"),
            event_participant_row(event_id=LATER, side_code="KZ"),
        ],
        "event_figure": [event_figure_row()],
        "event_source": [
            event_source_row(account_of="CN"),
            event_source_row(seq=2, account_of="KZ", title="The other account"),
        ],
        "event_relation": [event_relation_row(event_id=LATER, earlier_event_id=EVENT, kind="answers")],
        "commitment": [commitment_row()],
        "commitment_party": [commitment_party_row(area_code="KZ")],
        "topic_group": [topic_group_row()],
        "commodity_group": [commodity_group_row()],
        "commodity_group_member": [commodity_group_member_row()],
        "observation": months,
        "build": [build_row(built_at=datetime(2105, 1, 1))],  # noqa: DTZ001 (the column is UTC without a zone)
    } | overrides


@pytest.fixture
def show(monkeypatch: pytest.MonkeyPatch):
    """Load tables and open the event's page: ``show(note(), measure="net_weight_kg")``."""

    def load_and_open(tables: dict[str, list[dict[str, object]]], **parameters: str) -> AppTest:
        monkeypatch.setenv(ADDRESS_VARIABLE, file_of(**tables))
        return open_page("event", **({"id": EVENT} | parameters))

    return load_and_open


def charts(app: AppTest) -> list[str]:
    """What each chart tells those who do not see it."""
    return alts_of_stills(app)


def tables(app: AppTest) -> str:
    """The tables to be read, as HTML."""
    return "".join(html.proto.body for html in app.get("html") if 'class="records"' in html.proto.body)


def test_the_note_tells_who_met_when_and_where_and_what_was_promised(show) -> None:
    app = show(note())
    assert not app.exception
    said = texts(app)
    assert app.title[0].value == r"Ministers meet for \$2"
    assert "**9 May 2099** · Mariehamn, Aland · Ministerial\\_Meeting · China, Kazakhstan" in said
    assert plain("1 promise: 1 not_assessable.") in said
    assert "Topics: Grain." in said
    assert "**Anna Alander** (Kazakhstan)  \nMinister of Sheep" in said
    assert links(app)["**Raise trade in grain**"] == f"id={EVENT}-c1"
    assert links(app)["All meetings of Anna Alander"] == "id=anna-alander"
    assert 'data-heading="Amount">1 m USD' in tables(app)


@pytest.mark.parametrize(("asof", "is_told"), [("2099-06-01", True), ("2099-12-31", False), ("", False)])
def test_a_note_that_tells_of_later_times_says_so_once_on_an_earlier_day(show, asof: str, is_told: bool) -> None:
    event = event_row(note="In December they met again.", tells_until=date(2099, 12, 31))
    app = show(note(event=[event], event_participant=[], event_relation=[]), **({"asof": asof} if asof else {}))
    assert not app.exception
    said = texts(app).count("This text was written later: it also tells of times up to 31 December 2099.")
    assert said == int(is_told)


def test_an_ask_is_told_with_its_answer_and_leads_to_it(show) -> None:
    asks = [ask_row(answered_by_event_id=LATER, answer_note="Apples came."), ask_row(ask_id=f"{EVENT}-a2")]
    parties = [ask_party_row(area_code="KZ"), ask_party_row(area_code="CN", role="to")]
    app = show(note(ask=asks, ask_party=parties))
    assert not app.exception
    assert r"Kazakhstan to China · wholly\: Apples came." in texts(app)
    assert "No answer is known." in texts(app)
    assert "What was asked for" in [heading.value for heading in app.header]


def test_a_note_without_asks_has_no_section_for_them(show) -> None:
    assert "What was asked for" not in texts(show(note()))


def test_both_accounts_stand_side_by_side(show) -> None:
    app = show(note())
    assert [heading.value for heading in app.subheader if heading.value.startswith("Account")] == [
        "Account of China",
        "Account of Kazakhstan",
    ]
    assert "[The other account](<https://example.org/meeting>)" in texts(app)


def test_related_events_and_other_meetings_of_the_same_people_are_linked(show) -> None:
    app = show(note())
    assert links(app)[f"Meeting {LATER}"] == f"id={LATER}"
    assert r"**Carried out by** · September 2099 · Ministerial\_Meeting · Mariehamn" in texts(app)
    assert len([label for label in links(app) if label == f"Meeting {LATER}"]) == 1
    assert "Nearest other meetings of the same people" not in texts(app)
    alone = show(note(event_relation=[]))
    assert r"September 2099 · Ministerial\_Meeting · Mariehamn · with Anna Alander" in texts(alone)


def test_an_event_known_by_its_month_says_that_the_day_is_not_known(show) -> None:
    app = show(note(), id=LATER)
    assert not app.exception
    assert "**September 2099 (the day is not known)**" in texts(app)
    assert "No promise is recorded in this note." in texts(app)


@pytest.mark.parametrize(
    ("parameters", "said"),
    [({"id": "nowhere"}, "There is no event with the code nowhere"), ({"id": ""}, "The address names no event.")],
)
def test_a_wrong_address_offers_the_timeline(show, parameters: dict[str, str], said: str) -> None:
    app = show(note(), **parameters)
    assert not app.exception
    assert said in texts(app)
    assert list(links(app)) == ["Go to the timeline"]


def grain_by_month(first: int, last: int, **told: object) -> list[dict[str, object]]:
    """A row a month, by running numbers from January of the year 0."""
    return [trade(**month(number // 12, number % 12 + 1), **told) for number in range(first, last + 1)]


MAY = 2099 * 12 + 4


def test_a_year_of_months_on_either_side_is_the_first_view(show) -> None:
    app = show(note(observation=grain_by_month(MAY - 12, MAY + 12)))
    assert not app.exception
    assert "Before: May 2098–Apr 2099" in tables(app)
    assert "After: Jun 2099–May 2100" in tables(app)
    assert charts(app) == [
        "China's imports from Kazakhstan, Grain. Latest: Grain: China: Aland Customs 1.0 m USD in May 2100."
    ]
    said = sources_told(app)
    for fact in ("Unit** m USD", "Whose figures** China", "Valuation** Cif", "Source** Source aland"):
        assert fact in said
    assert "The data end: China in May 2100. Nothing later is in the database" in said
    assert said.count("What comes after is not because of what came before") == 1


def test_the_answer_tells_what_was_counted_before_and_after(show) -> None:
    rows = [trade(**year(number), value_usd=value) for number, value in ((2098, 2e6), (2100, 3e6))]
    said = texts(show(note(observation=rows)))
    assert plain("Grain, Kazakhstan to China: China counted 2.0 m USD in 2098 and 3.0 m USD in 2100 (+50.0 %).") in said


def test_the_change_is_parted_into_price_and_tonnes(show) -> None:
    rows = [trade(**year(number), value_usd=value, net_weight_kg=1e6) for number, value in ((2098, 2e6), (2100, 3e6))]
    assert "up 50 %: 50 points price, 0 points tonnes" in tables(show(note(observation=rows)))


def test_each_side_is_a_row_and_another_source_of_it_waits_in_the_chart(show) -> None:
    mirror = {"reporter_code": "KZ", "partner_code": "CN", "flow": "export", "valuation": "fob"}
    rows = [trade(**year(2100)), trade(**year(2100), source_code="yearbook"), trade(**year(2100), **mirror)]
    loaded = note(
        observation=rows, source=[source_row(), source_row(source_code="yearbook", publisher="Yearbook (YB)")]
    )
    app = show(loaded)
    assert tables(app).count("Grain</th>") == 2
    (both,) = charts(app)
    assert [part in both for part in ("China: Aland Customs", "China: YB", "Kazakhstan: Aland Customs")] == [True] * 3
    (own,) = charts(show(loaded, side="CN"))
    assert "Kazakhstan: Aland Customs" not in own


def test_stated_figures_of_the_same_unit_are_in_the_chart_and_all_of_them_in_a_table(show) -> None:
    stated = {"area_code": "KZ", "partner_code": "CN", "flow": "export", "group_code": "grain"}
    figures = [
        official_figure_row(figure_code="F1", **stated, value=3e6),
        official_figure_row(figure_code="F2", **stated, value=7.0, unit="t", measure="weight"),
        official_figure_row(figure_code="F3", **stated, **month(2099, 6)),
    ]
    app = show(note(observation=[trade(**year(2100))], official_figure=figures))
    assert "Grain, stated: Kazakhstan with China, Office AX-CUSTOMS 3.0 m USD in 2099" in charts(app)[0]
    drawn, said = seen_as(app, Look.TABLE).dataframe[:2]
    assert drawn.value["Amount"].tolist() == [1e6, 3e6]
    assert sorted(said.value["Figure code"]) == ["F1", "F2", "F3"]


def test_what_only_an_authority_stated_has_its_chart_too(show) -> None:
    figure = official_figure_row(area_code="KZ", partner_code="CN", flow="export", group_code="grain", value=3e6)
    app = show(note(observation=[], official_figure=[figure]))
    assert not app.exception
    assert "No figure of trade in its goods is in the record for the time around it." in texts(app)
    assert "stated" in charts(app)[0]


def test_a_measure_without_figures_says_what_to_try(show) -> None:
    app = show(note(observation=[trade(**year(2100), net_weight_kg=None)]), measure="net_weight_kg")
    assert not app.exception
    assert charts(app) == []
    assert "Try another measure, direction, side or a longer window." in texts(app)


def test_the_partner_can_be_chosen_where_there_are_several(show) -> None:
    parties = [event_party_row(area_code=code) for code in ("CN", "KZ", "KG")]
    rows = [trade(**year(2100)), trade(**year(2100), partner_code="KG", value_usd=4e6)]
    loaded = note(event_party=parties, observation=rows)
    assert charts(show(loaded))[0].startswith("China's imports from Kazakhstan")
    app = show(loaded, **{"with": "KG"})
    assert charts(app)[0].startswith("China's imports from Kyrgyzstan")
    assert address_of(app)["with"] == ["KG"]


def test_the_goods_on_the_chart_are_chosen_in_the_address(show) -> None:
    groups = {
        "topic_group": [topic_group_row(), topic_group_row(group_code="all_goods")],
        "commodity_group": [commodity_group_row(), commodity_group_row(group_code="all_goods", title_en="All goods")],
        "commodity_group_member": [
            commodity_group_member_row(),
            commodity_group_member_row(group_code="all_goods", commodity_id="TOTAL"),
        ],
        "observation": [trade(**year(number), commodity_id=code) for number in (2098, 2100) for code in GOODS],
    }
    loaded = note() | groups
    assert "Grain. Latest" in charts(show(loaded))[0]
    app = show(loaded, goods="all_goods")
    assert "All goods. Latest" in charts(app)[0]
    assert address_of(app)["goods"] == ["all_goods"]


def test_an_address_that_names_a_year_of_months_still_shows_months(show) -> None:
    rows = [*grain_by_month(MAY - 6, MAY + 6), *(trade(**year(number)) for number in (2098, 2100))]
    assert "Before: 2098" in tables(show(note(observation=rows)))
    app = show(note(observation=rows), window="12")
    assert [warning.value for warning in app.warning] == []
    assert "figures of 6 of 12 months" in tables(app)
    assert address_of(app)["per"] == ["month"]


def test_an_event_without_a_central_asian_party_still_has_its_note(show) -> None:
    app = show(note(event_party=[event_party_row(area_code="CN")]))
    assert not app.exception
    assert charts(app) == []
    assert "It names no Central Asian party or no goods, so no trade stands beside it." in texts(app)


def test_a_note_that_tells_of_acts_on_market_access_leads_to_their_goods(show) -> None:
    acts = {"market_access": [market_access_row()], "market_access_event": [market_access_event_row()]}

    with_acts, without = show(note() | acts), show(note())

    assert links(with_acts)["Apples"] == "good=apples"
    assert [("Market access: since when, by which act" in texts(app)) for app in (with_acts, without)] == [True, False]
