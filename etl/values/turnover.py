"""Exports plus imports of one source and reporter, for as long as both are known. Pure."""

from collections.abc import Sequence

import pandas as pd

from etl.vocabulary.trade import Flow

_MARKS = ("is_doubtful", "is_stand_in", "is_at_least")


def add_both_flows(rows: pd.DataFrame, keys: Sequence[str]) -> pd.DataFrame:
    """Turnovers: one row for the export and the import of the same ``keys``, with the days on which both hold.

    Takes rows with ``keys``, ``flow``, ``value``, ``valuation``, ``known_from``, ``known_until`` and any of the marks
    ``is_doubtful``, ``is_stand_in`` and ``is_at_least``; a turnover carries a mark where one of its two does.
    ``valuation`` is the export's, ``valuation_in`` the import's. What has only one of the two is left out.
    """
    exports, imports = (rows.loc[rows["flow"] == str(flow)] for flow in (Flow.EXPORT, Flow.IMPORT))
    both = exports.merge(imports, on=list(keys), suffixes=("", "_in"), validate="many_to_many")
    since = both[["known_from", "known_from_in"]].max(axis=1)
    until = both[["known_until", "known_until_in"]].min(axis=1)
    marks = {mark: both[mark] | both[f"{mark}_in"] for mark in _MARKS if mark in both}
    held = both.assign(value=both["value"] + both["value_in"], **marks, known_from=since, known_until=until)
    return held.loc[until.isna() | (since < until)]
