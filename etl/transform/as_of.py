"""What was known on an earlier day, out of all that is known now.

Trade figures are cut where they are read: those that ship with the project count as there from the end of their period, those of an arrival
from the day it was retrieved. Here the rest is cut: an event from its first day; an official figure, and a reason given for a gap, from the
last day that its published date can mean, and one without such a date always; a judgement from its date. Notes are as they are written now:
their text may tell what came later.
"""

from collections import Counter
from dataclasses import replace
from datetime import date

import pandas as pd

from etl import schema
from etl.reading import FileCount, Reading
from etl.transform.figures import choose_shown
from etl.transform.frames import sort_by_key, to_table_frame
from etl.transform.periods import NotAPeriod, parse_span

_GAP_REASONS = "reference/gap_reasons.csv"
_OF_EVENT = ("event_party", "event_topic", "event_participant", "event_figure", "event_source", "event_relation", "commitment")
_OF_COMMITMENT = ("commitment_party", "commitment_topic", "commitment_evidence", "assessment")


def cut_to_day(reading: Reading, as_of: date) -> Reading:
    """The reading without what happened, was published or was judged after ``as_of``, and without these rows in the files' counts."""
    tables = dict(reading.tables)
    gone: Counter[str] = Counter()
    if "gap_reason" in tables:
        reasons = tables["gap_reason"]
        known = _were_out(reasons, as_of)
        tables["gap_reason"] = reasons.loc[known].reset_index(drop=True)
        gone.update({count.file: int((~known).sum()) for count in reading.files if count.file.endswith(_GAP_REASONS)})
    if "official_figure" in tables:
        figures = tables["official_figure"]
        known = _were_out(figures, as_of)
        tables["official_figure"] = show_again(figures.loc[known].reset_index(drop=True))
        gone.update(_files_of_figures(tables["snapshot"], figures.loc[~known]))
    if "event" in tables:
        later = tables["event"]["start_date"] > pd.Timestamp(as_of)
        gone.update(tables["event"].loc[later, "file"])
        tables["event"] = tables["event"].loc[~later].reset_index(drop=True)
        _cut_notes(tables, as_of)
    return replace(reading, tables=tables, files=[_less(count, gone[count.file]) for count in reading.files])


def _were_out(rows: pd.DataFrame, as_of: date) -> "pd.Series[bool]":
    return rows["published_date"].map(lambda text: is_known(text, as_of), na_action=None).astype("bool")


def is_known(published: object, as_of: date) -> bool:
    """Whether a figure of this published date was surely out by the end of a day; one without a date was."""
    if not isinstance(published, str):
        return True
    try:
        return parse_span(published)[1] <= as_of
    except NotAPeriod:
        return True


def show_again(figures: pd.DataFrame) -> pd.DataFrame:
    """Choose the figure shown again for statements that lost it."""
    lost = ~figures["statement_key"].isin(list(figures.loc[figures["is_shown"], "statement_key"]))
    if not lost.any():
        return figures
    chosen = figures.loc[lost]
    shown = choose_shown(chosen.assign(value_text=[f"{value:.15g}" for value in chosen["value"]]))
    return figures.assign(is_shown=figures["is_shown"].mask(lost, shown.reindex(figures.index, fill_value=False)))


def person_roles(participant: pd.DataFrame, event: pd.DataFrame) -> pd.DataFrame:
    """The table ``person_role`` of these participants: each role with the first and last day at which it is attested."""
    attested = participant.loc[participant["role"].notna()].merge(
        event[["event_id", "start_date", "end_date"]], on="event_id", validate="many_to_one"
    )
    spans = attested.groupby(["person_code", "role"], as_index=False).agg(seen_from=("start_date", "min"), seen_to=("end_date", "max"))
    spans = spans.sort_values(["person_code", "seen_from", "seen_to", "role"], kind="stable", ignore_index=True)
    spans = spans.assign(seq=spans.groupby("person_code").cumcount() + 1)
    return sort_by_key(schema.person_role, to_table_frame(schema.person_role, {str(name): spans[name] for name in spans}, spans.index))


def _cut_notes(tables: dict[str, pd.DataFrame], as_of: date) -> None:
    """Cut what hangs on events, commitments and figures that are not there."""
    events = list(tables["event"]["event_id"])
    for name in _OF_EVENT:
        tables[name] = tables[name].loc[tables[name]["event_id"].isin(events)].reset_index(drop=True)
    # The earlier one of two events may begin later: where only its month is known, an event counts from the first day of it.
    relation = tables["event_relation"]
    tables["event_relation"] = relation.loc[relation["earlier_event_id"].isin(events)].reset_index(drop=True)
    promise = tables["commitment"]
    commitments = list(promise["commitment_id"])
    repeated = promise["repeats_commitment_id"]
    tables["commitment"] = promise.assign(repeats_commitment_id=repeated.where(repeated.isin(commitments)))
    for name in _OF_COMMITMENT:
        tables[name] = tables[name].loc[tables[name]["commitment_id"].isin(commitments)].reset_index(drop=True)
    evidence, judged = tables["commitment_evidence"], tables["assessment"]
    figures = list(tables["official_figure"]["figure_code"]) if "official_figure" in tables else []
    known = (evidence["event_id"].isna() | evidence["event_id"].isin(events)) & (
        evidence["figure_code"].isna() | evidence["figure_code"].isin(figures)
    )
    tables["commitment_evidence"] = evidence.loc[known].reset_index(drop=True)
    tables["assessment"] = judged.loc[judged["assessed_date"] <= pd.Timestamp(as_of)].reset_index(drop=True)
    tables["person_role"] = person_roles(tables["event_participant"], tables["event"])


def _files_of_figures(snapshot: pd.DataFrame, figures: pd.DataFrame) -> Counter[str]:
    """How many of these figures each file holds."""
    files = dict(zip(snapshot["source_code"], snapshot["file"], strict=True))
    return Counter(str(files[source]) for source in figures["source_code"])


def _less(count: FileCount, rows: int) -> FileCount:
    return replace(count, rows_read=count.rows_read - rows, rows_loaded=count.rows_loaded - rows)
