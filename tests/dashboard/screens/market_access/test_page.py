"""The Market access page: all goods at once, and a page for each. Made-up goods of 2099."""

import re
from collections.abc import Callable
from datetime import date
from html import unescape

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.ui.chart_frame import Look
from etl.schema.address import ADDRESS_VARIABLE
from tests.dashboard.opened import address_of, drawn, ignored, open_page, rows_offered, seen_as, sources_told, texts
from tests.factories import (
    Row,
    access_good_code_row,
    access_good_row,
    area_member_row,
    area_row,
    commitment_row,
    event_row,
    market_access_event_row,
    market_access_row,
    month,
    observation_row,
    term_row,
    year,
)
from tests.loading import file_of

Load = Callable[..., None]
STATES = ("no_act", "protocol_only", "open_in_part", "open", "suspended", "closed")


@pytest.fixture
def load(monkeypatch: pytest.MonkeyPatch) -> Load:
    """Load made-up rows into a database that the pages then read."""

    def put(**tables: list[Row]) -> None:
        monkeypatch.setenv(ADDRESS_VARIABLE, file_of(**tables))

    return put


def act(code: str, good: str, first: date, **told: object) -> Row:
    way = {"origin_code": "KZ", "destination_code": "CN"}
    return market_access_row(
        **(way | {"act_code": code, "good_code": good, "from_date": first, "known_from": first} | told)
    )


def tables() -> dict[str, list[Row]]:
    """Kazakh apples are let in, pears have a protocol, plums are stopped; Kyrgyz pears are let in."""
    words = [term_row(list_name="access_state", term_code=code, title_en=code.capitalize()) for code in STATES]
    return {
        "area": [
            area_row(area_code="CN", name_en="China"),
            area_row(area_code="KZ", name_en="Kazakhstan"),
            area_row(area_code="KG"),
        ],
        "area_member": [area_member_row(group_code="C5", area_code=code) for code in ("KZ", "KG")],
        "access_good": [
            access_good_row(good_code=code, sort_order=place)
            for place, code in enumerate(("apples", "pears", "plums", "moss"), start=1)
        ],
        "access_good_code": [access_good_code_row(commodity_id="HS:0808", basis="stand_in", reason="Quinces too.")],
        "event": [event_row(title="Apples are let in")],
        "commitment": [commitment_row(text="Let apples in")],
        "market_access": [
            act("A0001", "apples", date(2099, 5, 9)),
            act("A0002", "pears", date(2099, 6, 1), kind="protocol_signed"),
            act("A0003", "plums", date(2099, 6, 2), kind="suspended"),
            act("A0004", "pears", date(2099, 6, 3), origin_code="KG"),
            act("A0005", "apples", date(2099, 6, 4), kind="firms_listed", scope="firms", quantity=25.0, unit="firms"),
            act("A0006", "apples", date(2099, 6, 5), kind="duty", quantity=13.0, unit="pct"),
        ],
        "market_access_event": [market_access_event_row()],
        "observation": [
            observation_row(reporter_code="KZ", partner_code="CN", commodity_id="HS:0808", **year(2098), value_usd=4e6),
            observation_row(
                reporter_code="CN",
                partner_code="KZ",
                flow="import",
                commodity_id="HS:0808",
                **year(2098),
                value_usd=5e6,
            ),
        ],
        "term": words,
    }


def goods_listed(app: AppTest) -> list[str]:
    return [unescape(told) for told in re.findall(r'<a href[^>]*target="_self">(.*?)</a>', "".join(drawn(app)))]


def cells_of(app: AppTest, heading: str) -> list[str]:
    return [unescape(told) for told in re.findall(rf'data-heading="{heading}"[^>]*>(.*?)<', "".join(drawn(app)))]


def test_the_answer_counts_the_goods_of_the_country_chosen(load: Load) -> None:
    load(**tables())

    app = open_page("market_access")

    assert not app.exception
    assert app.title[0].value == (
        "Of 3 goods that acts open or close from Kazakhstan to China, 1 are open and 0 in part on 5 June 2099; 1 have a "
        "protocol only."
    )
    assert "Suspended: Plums. Closed by an export ban: none." in texts(app)


def test_goods_stand_by_country_in_words_and_signs(load: Load) -> None:
    load(**tables())

    app = open_page("market_access")

    assert goods_listed(app) == ["Apples", "Pears", "Plums"]
    assert cells_of(app, "Kazakhstan") == ["● Open, 2099", "○ Protocol_only, 2099", "‖ Suspended, 2099"]
    assert cells_of(app, "Area KG") == ["·", "● Open, 2099", "·"]


def test_a_state_chosen_keeps_the_goods_that_stand_so_somewhere(load: Load) -> None:
    load(**tables())

    app = open_page("market_access", state=["protocol_only"])

    assert goods_listed(app) == ["Pears"]
    assert address_of(app)["state"] == ["protocol_only"]


def test_a_way_on_which_nothing_is_known_says_what_to_do(load: Load) -> None:
    load(**tables())

    app = open_page("market_access", direction="to_partner")

    assert "No good stands so on this way." in texts(app)
    assert goods_listed(app) == []


def test_the_page_of_an_earlier_day_tells_what_was_known_then(load: Load) -> None:
    load(**tables())

    app = open_page("market_access", asof="2099-05-20")

    assert "Of 1 goods that acts open or close" in texts(app)
    assert goods_listed(app) == ["Apples"]


def test_rows_behind_are_those_of_the_day(load: Load) -> None:
    load(**tables())

    offered = rows_offered(open_page("market_access"), "matrix")

    assert [choice.split(":")[0] for choice in offered] == ["What is shown", "All rows behind it"]


def test_a_good_has_a_page_with_its_states_acts_trade_duty_firms_and_promises(load: Load) -> None:
    load(**tables())

    app = open_page("market_access", good="apples")
    said = texts(app)

    assert not app.exception
    assert [title.value for title in app.title] == ["Apples, Kazakhstan → China\\: open since 9 May 2099"]
    assert "**From Kazakhstan to China** :green-badge[● Open]" in said
    assert "Since 9 May 2099; announcement: announcement, 2099 No. 1." in said
    assert "25 firms" in said
    assert "13 pct" in said
    assert "Let apples in" in "".join(link.proto.label for link in app.main.get("page_link"))
    acts = next(frame.value for frame in seen_as(app, Look.TABLE).dataframe if "Kind" in frame.value)
    assert acts["Act, code"].tolist() == ["A0006", "A0005", "A0001"]
    trade = next(frame.value for frame in app.dataframe if "Whose count" in frame.value)
    assert sorted(trade["Value (US dollars)"]) == [4e6, 5e6]
    assert "Quinces too." in sources_told(app)


def trade_shown(app: AppTest) -> dict[str, float]:
    shown = next(frame.value for frame in app.dataframe if "Whose count" in frame.value)
    return dict(zip(shown["Period"], shown["Value (US dollars)"], strict=True))


def test_where_months_are_held_too_the_reader_chooses_years_or_months(load: Load) -> None:
    rows = tables()
    rows["observation"] = [
        observation_row(reporter_code="KZ", partner_code="CN", commodity_id="HS:0808", value_usd=value, **period)
        for value, period in ((4e6, year(2098)), (1e6, month(2098, 3)))
    ]
    load(**rows)

    assert trade_shown(open_page("market_access", good="apples")) == {"2098": 4e6}
    assert trade_shown(open_page("market_access", good="apples", period="month")) == {"Mar 2098": 1e6}


def test_where_months_alone_are_held_they_are_shown_and_nothing_is_chosen(load: Load) -> None:
    rows = tables()
    rows["observation"] = [
        observation_row(reporter_code="KZ", partner_code="CN", commodity_id="HS:0808", value_usd=1e6, **month(2098, 3))
    ]
    load(**rows)

    app = open_page("market_access", good="apples", period="month")

    assert trade_shown(app) == {"Mar 2098": 1e6}
    assert "period" not in address_of(app)


def test_the_way_chosen_is_that_of_the_history(load: Load) -> None:
    load(**tables())

    app = open_page("market_access", good="pears", way="KG-CN")

    acts = next(frame.value for frame in seen_as(app, Look.TABLE).dataframe if "Kind" in frame.value)
    assert acts["Act, code"].tolist() == ["A0004"]


def test_a_good_without_acts_says_so(load: Load) -> None:
    load(**tables())

    assert "No act on this good is known." in texts(open_page("market_access", good="moss"))


def test_an_unknown_good_is_named_with_the_way_back(load: Load) -> None:
    load(**tables())

    assert "There is no good with the code gold in the database." in texts(open_page("market_access", good="gold"))


def test_junk_in_the_address_is_named_and_ignored(load: Load) -> None:
    load(**tables())

    assert ignored(open_page("market_access", state="ajar", direction="up")) == ["direction = up", "state = ajar"]


def test_without_acts_the_page_says_what_to_do(load: Load) -> None:
    load(area=[area_row(area_code="CN"), area_row(area_code="KZ")])

    assert "No act on market access is in the database." in texts(open_page("market_access"))
