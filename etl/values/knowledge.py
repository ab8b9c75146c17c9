"""From which day each fact can be known: the one home of the rules in ``docs/method.md`` ("Days of knowledge"). Pure.

An event: the day of its first dated source, and never before it ended (of one whose month or year alone is known: the
last day of that). A page, a stated figure, a reason for a gap: the day it was published (of a month or a year, its last
day). A row of a table: the day its edition came out, else the end of its period and the source's usual lag, and then it
is marked as assumed; nothing is known later than it was retrieved. A revised value: the day on which the new edition
arrived, which ends the old one. An act on market access: the day of its page; of a page without a date the act's own
day, else the day on which the page was read. What hangs on others is known when all of them are.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, TypeAlias

import pandas as pd

from etl.values.periods import NotAPeriod, parse_span
from etl.values.reading import Finding
from etl.vocabulary.builds import Severity
from etl.vocabulary.periods import PeriodKind

ALWAYS = date(1900, 1, 1)
"""The day of what has no day: a reason that holds for any two countries, say."""
TOLD_LATER = "told_later"
_OF_EVENT = ("event_party", "event_topic", "event_participant", "event_figure", "commitment", "ask")
_OF_ASK = ("ask_party", "ask_topic")
_OF_COMMITMENT = ("commitment_party", "commitment_topic")
Tables = dict[str, pd.DataFrame]
Days: TypeAlias = "pd.Series[pd.Timestamp]"


def published_day(text: object) -> date | None:
    """The day by which a page of this date (``2024``, ``2024-03``, ``2024-03-18``) was out; None where it has none."""
    if not isinstance(text, str):
        return None
    try:
        return parse_span(text)[1]
    except NotAPeriod:
        return None


def event_day(end: date, published: Iterable[object]) -> date:
    """The day from which an event can be known.

    It follows from the event's end and the dates of its sources as written, those missing included.
    """
    days = [day for day in map(published_day, published) if day]
    return max(end, min(days, default=end))


def act_day(act_date: str, published: str, read: date) -> tuple[date, bool]:
    """The day from which an act on market access can be known, and whether it is assumed since its page has no date.

    Takes the dates of the act and of its page as written, empty where there are none, and the day on which the page was
    read, after which nothing of it becomes known.
    """
    day = published_day(published)
    return min(day or published_day(act_date) or read, read), day is None


def date_access(tables: Mapping[str, pd.DataFrame]) -> Tables:
    """What hangs on acts of market access, each row with its ``known_from``: their events and their conflicts.

    Takes ``market_access`` and ``event`` with theirs.
    """
    of_act = tables["market_access"].set_index("act_code")["known_from"]
    of_event = tables["event"].set_index("event_id")["known_from"]
    act_events, conflict = tables["market_access_event"], tables["market_access_conflict"]
    both = [_look_up(conflict[name], of_act) for name in ("act_code", "other_act_code")]
    days = (_look_up(act_events["act_code"], of_act), _look_up(act_events["event_id"], of_event))
    return {
        "market_access_event": act_events.assign(known_from=_latest(*days)),
        "market_access_conflict": conflict.assign(known_from=_latest(*both)),
    }


def published_days(texts: "pd.Series[str]") -> Days:
    """``published_day`` of each, missing where it has none."""
    days = {text: published_day(text) for text in texts.dropna().unique()}
    return pd.to_datetime(texts.map(days)).astype("datetime64[s]")


def table_days(observation: pd.DataFrame, source: pd.DataFrame) -> pd.DataFrame:
    """``known_from`` and ``is_known_from_assumed`` of each row of a publisher's table, by the same index.

    Takes ``source_code``, ``period_kind``, ``period_end``, ``seen_date`` (the first day on which a file that is here
    gave the value; missing where none says) and ``known_from``, which stays where it is there: that of a revised value.
    """
    cards, codes = source.set_index("source_code"), observation["source_code"]
    lag = _by_code(codes, cards["release_lag_days"].astype("float64"))
    of_year = _by_code(codes, cards["year_release_lag_days"].astype("float64"))
    days = lag.mask((observation["period_kind"] == str(PeriodKind.YEAR)) & of_year.notna(), of_year)
    released = _by_code(codes, _days(cards["released_date"]))
    usual = _days(observation["period_end"] + pd.to_timedelta(days, unit="D"))
    first = released.fillna(usual).fillna(observation["period_end"])
    seen = _days(observation["seen_date"])
    is_late = first > seen
    is_assumed = released.isna() & ~is_late & observation["known_from"].isna()
    return pd.DataFrame(
        {
            "known_from": _days(observation["known_from"]).fillna(first.mask(is_late, seen)),
            "is_known_from_assumed": is_assumed,
        }
    )


def statement_days(figure: pd.DataFrame, lag_days: int) -> pd.DataFrame:
    """``known_from`` and ``is_known_from_assumed`` of each stated figure, by the same index.

    Takes ``published_date`` and ``period_end``. Where no page tells its day, a figure counts as stated ``lag_days``
    after its period.
    """
    published = published_days(figure["published_date"])
    assumed = _days(figure["period_end"] + pd.Timedelta(days=lag_days))
    return pd.DataFrame({"known_from": published.fillna(assumed), "is_known_from_assumed": published.isna()})


def shown_days(figure: pd.DataFrame, place: "pd.Series[int]") -> pd.DataFrame:
    """``shown_from`` and ``shown_until``, by the same index.

    On these days a row is the one of its statement that charts show. Takes ``statement_key`` and ``known_from``;
    ``place`` is the row's rank in its statement, the best first. A row is shown from the day on which it is known,
    unless a better one is known by then, until a better one is.
    """
    ordered = (
        figure[["statement_key", "known_from"]]
        .assign(place=place)
        .sort_values(["statement_key", "place"], kind="stable")
    )
    first = ordered.groupby("statement_key")["known_from"].cummin()
    better = first.groupby(ordered["statement_key"]).shift(1)
    is_ever = better.isna() | (ordered["known_from"] < better)
    shown = pd.DataFrame({"shown_from": ordered["known_from"].where(is_ever), "shown_until": better.where(is_ever)})
    return shown.reindex(figure.index).astype("datetime64[s]")


def date_notes(tables: Mapping[str, pd.DataFrame]) -> Tables:
    """The tables that are made of notes, each row with its ``known_from``, and stages with their ``known_until``.

    Takes them without, and ``official_figure`` with its own.
    """
    dated = dict(tables)
    event = dated["event"] = _date_events(tables["event"], tables["event_source"])
    of_event = event.set_index("event_id")["known_from"]
    for name in _OF_EVENT:
        dated[name] = tables[name].assign(known_from=_look_up(tables[name]["event_id"], of_event))
    page = tables["event_source"]
    own = _look_up(page["event_id"], of_event)
    dated["event_source"] = page.assign(known_from=_latest(own, published_days(page["published_date"])))
    relation = tables["event_relation"]
    both = [_look_up(relation[name], of_event) for name in ("event_id", "earlier_event_id")]
    dated["event_relation"] = relation.assign(known_from=_latest(*both))
    _date_asks(dated, of_event)
    _date_commitments(dated, of_event)
    return dated


def _date_events(event: pd.DataFrame, page: pd.DataFrame) -> pd.DataFrame:
    published = page.groupby("event_id")["published_date"].agg(list)
    days = [
        event_day(end.date(), published.get(code, []))
        for code, end in zip(event["event_id"], event["end_date"], strict=True)
    ]
    return event.assign(known_from=_days(pd.Series(days, index=event.index)))


def _date_asks(dated: Tables, of_event: Days) -> None:
    ask = dated["ask"]
    answer = _look_up(ask["answered_by_event_id"], of_event)
    dated["ask"] = ask.assign(answer_known_from=_latest(ask["known_from"], answer).where(answer.notna()))
    put = dated["ask"].set_index("ask_id")["known_from"]
    for name in _OF_ASK:
        dated[name] = dated[name].assign(known_from=_look_up(dated[name]["ask_id"], put))


def _date_commitments(dated: Tables, of_event: Days) -> None:
    commitment = dated["commitment"]
    made = commitment.set_index("commitment_id")["known_from"]
    repeated = _look_up(commitment["repeats_commitment_id"], made)
    dated["commitment"] = commitment.assign(
        repeats_known_from=_latest(commitment["known_from"], repeated).where(repeated.notna())
    )
    for name in _OF_COMMITMENT:
        dated[name] = dated[name].assign(known_from=_look_up(dated[name]["commitment_id"], made))
    figure = dated["official_figure"].set_index("figure_code")["known_from"]
    evidence = dated["commitment_evidence"]
    dated["commitment_evidence"] = evidence.assign(known_from=_shown_by(evidence, made, of_event, figure))
    assessment = dated["assessment"]
    judged = _latest(_look_up(assessment["commitment_id"], made), assessment["assessed_date"])
    dated["assessment"] = assessment.assign(known_from=judged)
    dated["stage"] = _date_stages(dated["stage"], made, of_event, figure)


def _shown_by(rows: pd.DataFrame, made: Days, of_event: Days, figure: Days) -> Days:
    """The day on which a commitment and all that a row names beside it are known."""
    days = (
        _look_up(rows["event_id"], of_event),
        _look_up(rows["figure_code"], figure),
        published_days(rows["published_date"]),
    )
    return _latest(_look_up(rows["commitment_id"], made), *days)


def _date_stages(stage: pd.DataFrame, made: Days, of_event: Days, figure: Days) -> pd.DataFrame:
    """Stages with their days.

    Each lasts until the next one is known, and none is known before the one listed before it.
    """
    own = _latest(_shown_by(stage, made, of_event, figure), stage["assessed_date"])
    in_order = stage.assign(known_from=own).sort_values(["commitment_id", "seq"], kind="stable")
    days = in_order.groupby("commitment_id")["known_from"].cummax()
    return in_order.assign(
        known_from=days, known_until=_days(days.groupby(in_order["commitment_id"]).shift(-1))
    ).reset_index(drop=True)


def find_record_end(tables: Mapping[str, pd.DataFrame]) -> date | None:
    """The latest day on which an event, an account of one or a stated figure came to be known.

    None where there is none. It is "now" for all that is judged: never the clock, so that the same files give the same
    judgements.
    """
    days = [
        tables[name]["known_from"].max()
        for name in ("event", "event_source", "official_figure")
        if len(tables.get(name, ()))
    ]
    return max(days).date() if days else None


def notes_told_later(event: pd.DataFrame) -> list[Finding]:
    """A finding for each note whose text tells of times after its event, by its file."""
    later = event.loc[event["tells_until"].notna()]
    return [
        Finding(
            TOLD_LATER,
            Severity.WARNING,
            f"{file}: the text tells of times up to {until:%Y-%m-%d}; read on an earlier day, the page says so.",
        )
        for file, until in zip(later["file"], later["tells_until"], strict=True)
    ]


def _look_up(codes: "pd.Series[str]", days: Days) -> Days:
    """The day of each code; missing where the code is, or has none."""
    # Series.map by an empty series of days raises: pandas takes that for numbers.
    return _days(days.reindex(codes).set_axis(codes.index))


def _by_code(codes: "pd.Series[str]", told: "pd.Series[Any]") -> "pd.Series[Any]":
    """What is told of each code; looked up once for each that there is."""
    places, distinct = pd.factorize(codes)
    return told.reindex(distinct).iloc[places].set_axis(codes.index)


def _latest(*days: Days) -> Days:
    """The latest of several days in each row; one that is missing does not count."""
    return _days(pd.concat([_days(one) for one in days], axis=1).max(axis=1))


def _days(values: Days) -> Days:
    return pd.to_datetime(values).astype("datetime64[s]")
