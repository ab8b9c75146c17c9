from dataclasses import replace
from datetime import date

import pytest

from dashboard.subjects.access.words import (
    access_sentence,
    act_date_in_words,
    act_kind_in_words,
    good_sentence,
    market_cell,
    market_sentence,
    quantity_in_words,
    since_in_words,
    stopped_sentence,
)
from tests.dashboard.made_names import made_names
from tests.dashboard.markets import act, market

NAMES = made_names(
    areas={"KZ": "Kazakhstan", "CN": "China"},
    terms={
        "access_state": {"open": "Open", "suspended": "Suspended", "closed": "Closed", "open_in_part": "Open in part"},
        "access_kind": {"announcement": "Announcement", "quota": "Quota", "export_ban": "Export ban"},
        "act_scope": {"zones": "Some regions"},
        "access_unit": {"firms": "firms", "t": "t"},
    },
)


@pytest.mark.parametrize(
    ("told", "words"),
    [
        ({}, "since 9 May 2099"),
        ({"act_date": "2099-05"}, "since May 2099"),
        ({"act_date": None}, "by 9 May 2099"),
        ({"since_date": date(2099, 9, 1)}, "since 1 September 2099"),
        ({"since_date": None}, ""),
    ],
    ids=["day", "month", "undated", "again after a stop", "nothing known"],
)
def test_since_is_no_more_exact_than_it_is_known(told: dict[str, object], words: str) -> None:
    assert since_in_words(market(**told)) == words


def test_a_cell_has_sign_word_year_and_marks() -> None:
    assert market_cell(market(), NAMES) == "● Open, 2099"
    assert market_cell(market(is_less_sure=True, conflict_act_code="A0002"), NAMES) == "● Open, 2099 ?≠"
    assert [market_cell(None, NAMES), market_cell(market(state="no_act"), NAMES)] == ["·", "·"]


def test_the_sentence_tells_act_scope_doubt_conflict_and_end() -> None:
    doubted = market(
        state="open_in_part", act_scope="zones", is_less_sure=True, conflict_act_code="A0002", conflict_date="2098"
    )
    stopped = market(state="suspended", until_date=date(2099, 11, 9), act_last=date(2099, 11, 8))

    assert market_sentence(doubted, NAMES) == (
        "Since 9 May 2099; Announcement: notice, 2099 No. 1. Some regions only. Less sure: the day of that act is "
        "inferred, or no page prints it, or its end is assumed. Another act contradicts it: 2098."
    )
    assert market_sentence(stopped, NAMES).endswith("By its own terms its last day is 8 November 2099.")


def test_the_answer_counts_what_is_open_and_what_is_stopped_is_named_below() -> None:
    markets = [market(), market(good_code="plums", state="suspended"), market(good_code="moss", state="no_act")]

    assert access_sentence(markets, ("KZ", "CN"), date(2099, 6, 1), NAMES) == (
        "Of 2 goods that acts open or close from Kazakhstan to China, 1 are open and 0 in part on 1 June 2099; 0 have a "
        "protocol only."
    )
    assert stopped_sentence(markets, {"apples": "Apples", "plums": "Plums", "moss": "Moss"}) == (
        "Suspended: Plums. Closed by an export ban: none."
    )


def test_a_good_is_told_with_each_way_on_which_an_act_is_known() -> None:
    now = [market(), market(origin_code="CN", destination_code="KZ", state="suspended")]

    assert good_sentence("Apples", now, NAMES) == (
        "Apples, Kazakhstan → China: open since 9 May 2099; China → Kazakhstan: suspended since 9 May 2099"
    )
    assert good_sentence("Apples", [], NAMES) == ("Apples: on the day shown no act opens or closes a market to it")


@pytest.mark.parametrize(
    ("told", "words"),
    [
        ({}, "9 May 2099"),
        ({"date_basis": "article_date"}, "by 9 May 2099"),
        ({"date_basis": "inferred", "act_date": "2099"}, "2099, inferred"),
        ({"date_basis": "not_printed", "act_date": None}, "no date printed"),
    ],
)
def test_the_date_of_an_act_says_where_it_is_from(told: dict[str, object], words: str) -> None:
    assert act_date_in_words(act(**told)) == words


def test_a_draft_is_told_as_one() -> None:
    assert act_kind_in_words(act(force="draft"), NAMES) == "Announcement (draft or plan)"


def test_a_number_stands_with_its_unit_and_words() -> None:
    assert quantity_in_words(act(quantity=16.31, unit="t", quantity_note="about"), NAMES) == "16.31 t; about"
    assert quantity_in_words(act(quantity=25.0, unit="firms"), NAMES) == "25 firms"
    assert quantity_in_words(act(quantity_note="11 crops"), NAMES) == "11 crops"


def test_a_ban_without_an_end_is_told_to_be_told_by_our_own_rule() -> None:
    endless = market(state="closed", act_kind="export_ban", until_date=date(2099, 11, 9), is_less_sure=True)
    named = replace(endless, act_last=date(2099, 11, 8))

    said = "No page tells when the ban ends: by our own rule such a ban is told for 6 months."
    assert market_sentence(endless, NAMES).endswith(said)
    assert said not in market_sentence(named, NAMES)


def test_a_stop_that_another_act_ends_names_no_last_day_of_its_own() -> None:
    ended = market(state="suspended", until_date=date(2099, 11, 9), act_last=None)

    assert "last day" not in market_sentence(ended, NAMES)
