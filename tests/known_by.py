"""The record as it was.

Only the facts that were known by a day, for comparison with what a filter makes of the whole record.
"""

from collections.abc import Mapping
from datetime import date

import pandas as pd

from etl import schema
from etl.build.check_roles import person_roles
from etl.build.judge import conclude
from etl.build.search import index_search
from etl.schema.known import is_dated
from etl.values.frames import sort_by_key
from etl.values.knowledge import shown_days
from etl.values.statements import rank_statements

Tables = dict[str, pd.DataFrame]
CONCLUDED = (
    "access_state",
    "goods_change",
    "goods_count",
    "goods_kind",
    "goods_reach",
    "group_reach",
    "group_trade",
    "large_revision",
    "largest_goods",
    "named_goods",
    "trade_count",
    "trade_reach",
    "trade_years",
    "judgement",
    "commitment_figure",
    "standing",
    "standing_side",
    "headline_line",
    "headline_pair",
    "person_role",
    "search_entry",
    "search_name",
)


def known_by(facts: Mapping[str, pd.DataFrame], day: date, record_end: date) -> Tables:
    """Facts known by the end of ``day``, and what the build concludes from nothing but them.

    Takes the tables of a reading; ``record_end`` is the last day of the whole record, after which nothing is judged.
    """
    tables = {name: _known(name, frame, day) for name, frame in facts.items() if name not in CONCLUDED}
    commitment = tables["commitment"]
    is_there = commitment["repeats_commitment_id"].isin(list(commitment["commitment_id"]))
    tables["commitment"] = commitment.assign(repeats_commitment_id=commitment["repeats_commitment_id"].where(is_there))
    tables["ask"] = _without_later_answers(tables["ask"], day)
    tables["official_figure"] = _shown_again(tables["official_figure"])
    tables["person_role"] = person_roles(tables["event_participant"], tables["event"])
    return tables | conclude(tables, min(day, record_end)) | index_search(tables)


def _known(name: str, frame: pd.DataFrame, day: date) -> pd.DataFrame:
    if not is_dated(schema.metadata.tables[name]):
        return frame
    known = frame.loc[frame["known_from"] <= pd.Timestamp(day)]
    if "known_until" not in known:
        return known.reset_index(drop=True)
    ended = known["known_until"] <= pd.Timestamp(day)
    return known.loc[~ended].assign(known_until=pd.NaT).astype({"known_until": "datetime64[s]"}).reset_index(drop=True)


def _without_later_answers(asks: pd.DataFrame, day: date) -> pd.DataFrame:
    is_told = asks["answer_known_from"] <= pd.Timestamp(day)
    answer = ("answered_by_event_id", "answer_extent", "answer_note")
    return asks.assign(**{name: asks[name].where(is_told) for name in answer})


def _shown_again(figures: pd.DataFrame) -> pd.DataFrame:
    """Which statement of several is shown, chosen anew among those that there are."""
    place = rank_statements(figures.assign(value_text=[f"{value:.15g}" for value in figures["value"]]))
    shown = shown_days(figures, place)
    is_shown = shown["shown_from"].notna() & shown["shown_until"].isna()
    return sort_by_key(schema.official_figure, figures.assign(**shown, is_shown=is_shown))
