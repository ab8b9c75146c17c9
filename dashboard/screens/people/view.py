"""People in the reader's words: their roles over time, their meetings, whom they met. Pure: no database, no page."""

from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from dashboard.locale import gettext as _
from dashboard.locale import ngettext, title_of
from dashboard.subjects.events.words import date_in_words
from dashboard.subjects.names import name_of
from etl.schema.columns import name_columns

Row = Mapping[Hashable, Any]


@dataclass(frozen=True)
class RoleSpan:
    """A role with the first and the last event at which it is attested, and at how many."""

    role: str
    first: str
    last: str
    count: int

    def words(self) -> str:
        """The span in one line; it says nothing of when the person was appointed."""
        span = self.first if self.first == self.last else _("{first} – {last}").format(first=self.first, last=self.last)
        return ngettext("{span}, {n} event", "{span}, {n} events", self.count, span=span)


def role_spans(roles: pd.DataFrame) -> list[RoleSpan]:
    """Roles in the order in which they are first attested.

    Takes rows of ``people.roles_at_events`` of one person.
    """
    known = roles[roles["role"].notna()]
    return [
        RoleSpan(str(role), _when(rows.iloc[0]), _when(rows.iloc[-1]), int(rows["event_id"].nunique()))
        for role, rows in known.groupby("role", sort=False)
    ]


def _when(row: "pd.Series[Any]") -> str:
    return date_in_words(row["start_date"].date(), row["end_date"].date(), row["date_precision"])


def roles_by_person(roles: pd.DataFrame) -> dict[str, list[str]]:
    """Every role of each person, the latest first. Takes rows of ``people.roles_at_events`` of all people."""
    newest = roles[roles["role"].notna()].iloc[::-1].drop_duplicates(["person_code", "role"])
    return {str(code): [str(role) for role in rows["role"]] for code, rows in newest.groupby("person_code")}


def choose_people(people: pd.DataFrame, roles: Mapping[str, list[str]], text: str, sides: list[str]) -> pd.DataFrame:
    """People whose side is one of ``sides`` and whose names or roles hold every word of the text.

    An empty list of sides is no restriction.
    """
    words = text.casefold().split()

    def holds(row: Row) -> bool:
        told = " ".join([*(str(row[name] or "") for name in name_columns("name")), *roles.get(row["person_code"], [])])
        return all(word in told.casefold() for word in words)

    chosen = people if not sides else people[people["area_code"].isin(sides)]
    return chosen[[holds(row) for row in chosen.to_dict("records")]]


def in_order(people: pd.DataFrame, order: str) -> pd.DataFrame:
    """People by the number of their events, by their newest event, or by name."""
    by = {"newest": (["last_date", "event_count"], [False, False]), "name": (["name_en"], [True])}
    columns, ascending = by.get(order, (["event_count", "last_date"], [False, False]))
    return people.sort_values([*columns, "person_code"], ascending=[*ascending, True], ignore_index=True)


def other_names(row: Row) -> str:
    """The names in the languages that are not the reader's, in one line."""
    own = title_of(row, "name")
    names = [row[name] for name in name_columns("name")]
    return " · ".join(dict.fromkeys(name for name in names if isinstance(name, str) and name and name != own))


def reach_in_words(row: Row) -> str:
    """How many events, and the years of the first and the last."""
    first, last = row["first_date"].year, row["last_date"].year
    span = f"{first}" if first == last else f"{first}–{last}"
    return ngettext("{n} event, {span}", "{n} events, {span}", row["event_count"], span=span)


def to_people_table(people: pd.DataFrame, roles: Mapping[str, list[str]], areas: Mapping[str, str]) -> pd.DataFrame:
    """People as a table for people and files."""
    rows = [
        {
            _("Name"): title_of(row, "name"),
            _("Side"): name_of(row["area_code"], areas),
            _("Latest role in the notes"): next(iter(roles.get(row["person_code"], [])), ""),
            _("Events"): row["event_count"],
            _("First event"): row["first_date"].date(),
            _("Newest event"): row["last_date"].date(),
            _("Name in English"): row["name_en"],
            _("Name in Chinese"): row["name_zh"],
            _("Name in Russian"): row["name_ru"],
            _("Side code"): row["area_code"],
            _("Person code"): row["person_code"],
        }
        for row in people.to_dict("records")
    ]
    return pd.DataFrame(rows)


def merge_met(met: pd.DataFrame) -> pd.DataFrame:
    """One row a person of another side.

    Takes rows of ``people.people_met``, where one may stand for two sides in turn.
    """
    others = met[met["is_other_side"] == 1]
    merged = others.groupby("person_code", as_index=False, sort=False).agg(
        **{name: (name, "first") for name in name_columns("name")},
        side_code=("side_code", "first"),
        event_count=("event_count", "sum"),
        last_date=("last_date", "max"),
    )
    return merged.sort_values(
        ["event_count", "last_date", "person_code"], ascending=[False, False, True], ignore_index=True
    )


def to_met_table(met: pd.DataFrame, areas: Mapping[str, str]) -> pd.DataFrame:
    """Whom a person met, as a table for people and files. Takes rows of ``merge_met``."""
    rows = [
        {
            _("Name"): title_of(row, "name"),
            _("Side"): name_of(row["side_code"], areas),
            _("Events together"): row["event_count"],
            _("Newest of them"): row["last_date"].date(),
            _("Person code"): row["person_code"],
        }
        for row in met.to_dict("records")
    ]
    return pd.DataFrame(rows)


def add_roles(events: pd.DataFrame, roles: pd.DataFrame) -> pd.DataFrame:
    """Add ``role`` to the events of one person: the role held then, empty where it is not recorded."""
    held = roles.dropna(subset="role").groupby("event_id")["role"].agg(lambda told: _(", ").join(dict.fromkeys(told)))
    return events.assign(role=[str(held.get(event_id, "")) for event_id in events["event_id"]])
