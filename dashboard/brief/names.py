"""Names of every code that a brief holds, read from the database in the language of the run."""

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd
from sqlalchemy import Connection

from dashboard.locale import title_of
from dashboard.subjects import reference
from dashboard.subjects.promises.outcomes import outcome_names
from dashboard.subjects.sources import sources
from dashboard.subjects.trade.series_names import Names


@dataclass(frozen=True)
class BriefNames:
    """Names by code, in the reader's language."""

    series: Names
    places: Mapping[str, str]
    roles: Mapping[str, str]
    groups: Mapping[str, str]
    kinds: Mapping[str, str]
    topics: Mapping[str, str]
    stages: Mapping[str, str]
    outcomes: Mapping[str, str]


def read_names(connection: Connection) -> BriefNames:
    """Read every name."""
    listed = sources(connection).to_dict("records")
    terms = reference.terms(connection)
    series = Names(
        areas=_by_code(reference.areas(connection), "area_code", "name"),
        authorities=_by_code(reference.authorities(connection), "authority_code", "name"),
        publishers={row["source_code"]: row["publisher"] for row in listed},
        sources={row["source_code"]: title_of(row) for row in listed},
        source_urls={row["source_code"]: row["url"] for row in listed if isinstance(row["url"], str)},
        valuations=_terms(terms, "valuation"),
    )
    return BriefNames(
        series=series,
        places=_by_code(reference.places(connection), "place_code", "name"),
        roles=_by_code(reference.roles(connection), "role_en", "role"),
        groups=_by_code(reference.commodity_groups(connection), "group_code", "title"),
        kinds=_terms(terms, "event_kind"),
        topics=_terms(terms, "topic"),
        stages=_terms(terms, "stage"),
        outcomes=outcome_names(_terms(terms, "standing_word"), _terms(terms, "unjudged_cause")),
    )


def _by_code(frame: pd.DataFrame, code: str, stem: str) -> dict[str, str]:
    return {str(row[code]): title_of(row, stem) for row in frame.to_dict("records")}


def _terms(terms: pd.DataFrame, list_name: str) -> dict[str, str]:
    return _by_code(terms[terms["list_name"] == list_name], "term_code", "title")
