"""Events in the reader's words: dates as exact as they are known, codes as names. Pure: no database, no page."""

from collections.abc import Mapping
from datetime import date
from typing import Any

import pandas as pd

from dashboard.locale import formats, title_of
from dashboard.locale import gettext as _
from dashboard.subjects.names import Names, names_of
from etl.vocabulary.periods import DatePrecision


def name_roles(people: pd.DataFrame, titles: Mapping[str, str]) -> pd.DataFrame:
    """The rows with ``role`` by its title; a role without a title is itself, a missing one stays missing."""
    return people.assign(role=people["role"].map(lambda role: titles.get(role, role)))


def date_in_words(start: date, end: date, precision: str) -> str:
    """The date of an event no more exact than it is known.

    ``9 May 2023``, ``9–11 May 2023``, ``May 2023``, ``2023``.
    """
    if precision == DatePrecision.DAY and start != end:
        if (start.year, start.month) == (end.year, end.month):
            return formats.days_of_month(start, end)
        return _("{first_date} – {last_date}").format(first_date=formats.day(start), last_date=formats.day(end))
    first, last = formats.day(start, precision), formats.day(end, precision)
    return first if first == last else _("{first_date} – {last_date}").format(first_date=first, last_date=last)


def date_with_precision(start: date, end: date, precision: str) -> str:
    """As ``date_in_words``, and what is not known of it."""
    words = date_in_words(start, end, precision)
    unknown = {
        DatePrecision.MONTH: _("{date} (the day is not known)"),
        DatePrecision.YEAR: _("{date} (the day and the month are not known)"),
    }
    return unknown.get(DatePrecision(precision), "{date}").format(date=words)


def label_events(events: pd.DataFrame, names: Names) -> pd.DataFrame:
    """Add to event rows their words: date_text, kind_name, place_name, country_name, party_names, topic_names."""
    dates = zip(events["start_date"], events["end_date"], events["date_precision"], strict=True)
    return events.assign(
        date_text=[date_in_words(*date) for date in dates],
        kind_name=[names.term("event_kind", code) for code in events["kind"]],
        place_name=[names.place(code) for code in events["place_code"]],
        country_name=[names.area(code) for code in events["country_code"]],
        party_names=[names_of(codes, names.areas) for codes in events["party_codes"]],
        topic_names=[names_of(codes, names.listed("topic")) for codes in events["topics"]],
    )


def facts_line(row: Mapping[Any, Any]) -> str:
    """Date, kind, place and parties of a labelled event in one line; what is not known is left out."""
    return " · ".join(str(row[name]) for name in ("date_text", "kind_name", "place_name", "party_names") if row[name])


def to_events_table(labelled: pd.DataFrame) -> pd.DataFrame:
    """Labelled events as a table for people and files, in the reader's words and with the codes."""
    columns = {
        "date_text": _("Date"),
        "title": _("Title"),
        "kind_name": _("Kind"),
        "place_name": _("Place"),
        "party_names": _("Parties"),
        "topic_names": _("Topics"),
        "start_date": _("First day"),
        "end_date": _("Last day"),
        "date_precision": _("Date known to the"),
        "event_id": _("Event code"),
        "kind": _("Kind code"),
        "place_code": _("Place code"),
        "country_code": _("Country code"),
        "party_codes": _("Party codes"),
        "topics": _("Topic codes"),
        "confidence": _("Confidence"),
    }
    days = {name: labelled[name].dt.date for name in ("start_date", "end_date")}
    return labelled.assign(**days)[list(columns)].rename(columns=columns)


def period_of(events: pd.DataFrame) -> str:
    """The years from the first event to the last."""
    first, last = events["start_date"].min().year, events["end_date"].max().year
    return f"{first}" if first == last else f"{first}–{last}"


def person_labels(people: pd.DataFrame) -> dict[str, str]:
    """Person code to a label for a choice, in the order given.

    The label has the name, the latest role that is attested and the number of events. Takes rows of
    ``events.people_at_events`` whose roles are named.
    """

    def label(row: Mapping[Any, Any]) -> str:
        if isinstance(row["role"], str):
            return _("{name}, {role} ({count})").format(
                name=title_of(row, "name"), role=row["role"], count=row["event_count"]
            )
        return _("{name} ({count})").format(name=title_of(row, "name"), count=row["event_count"])

    return {row["person_code"]: label(row) for row in people.to_dict("records")}
