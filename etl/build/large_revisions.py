"""Which changed values were ever among the largest: the table ``large_revision``, as its schema tells. Pure.

Changes may come in parts, in their order: ``find_large`` of each part, joined by ``join_large``, is that of all.
"""

from collections.abc import Iterable

import numpy as np
import pandas as pd
import pyarrow as pa

from etl import schema
from etl.schema.builds import MOST_LARGE
from etl.values.frames import to_table_frame
from etl.vocabulary.commitments import SeriesMeasure

COLUMNS = ("seq", "known_from", "size")


def find_large(revision: pd.DataFrame) -> pa.Table:
    """Of some rows of ``revision`` those that are among the largest of these; rows without ``seq`` are numbered from 1.

    Gives ``seq``, ``known_from`` and ``size``, how much the value changed.
    """
    numbered = revision if "seq" in revision else revision.assign(seq=np.arange(1, len(revision) + 1))
    values = numbered.loc[numbered["column_name"] == str(SeriesMeasure.VALUE_USD)]
    size = (values["new_value"].fillna(0) - values["old_value"].fillna(0)).abs()
    return _largest(values.assign(size=size.astype("float64"))[list(COLUMNS)])


def join_large(parts: Iterable[tuple[pa.Table, int]]) -> pd.DataFrame:
    """The table, from what is found in parts, each with the number of its rows of ``revision``."""
    found, before = [_no_changes()], 0
    for large, rows in parts:
        frame = large.to_pandas()
        found.append(frame.assign(seq=frame["seq"] + before, known_from=pd.to_datetime(frame["known_from"])))
        before += rows
    rows = _largest(pd.concat([one for one in found if len(one)] or found, ignore_index=True)).to_pandas()
    large = {"seq": rows["seq"], "known_from": pd.to_datetime(rows["known_from"])}
    return to_table_frame(schema.large_revision, large, rows.index)


def _no_changes() -> pd.DataFrame:
    kinds = dict(zip(COLUMNS, ("int64", "datetime64[s]", "float64"), strict=True))
    return pd.DataFrame({name: pd.Series(dtype=kind) for name, kind in kinds.items()})


def _largest(changes: pd.DataFrame) -> pa.Table:
    """Those before which fewer come, by size and number, among all that were known when they came to be known."""
    ordered = changes.sort_values(["known_from", "size", "seq"], ascending=[True, False, True], kind="stable")
    of_day = ordered.loc[ordered.groupby("known_from").cumcount() < MOST_LARGE]
    held: list[tuple[float, int]] = []
    large: set[int] = set()
    for _day, rows in of_day.groupby("known_from", sort=True):
        came = [(-size, seq) for size, seq in zip(rows["size"].tolist(), rows["seq"].tolist(), strict=True)]
        held = sorted([*held, *came])[:MOST_LARGE]
        large.update(seq for _size, seq in set(held) & set(came))
    kept = changes.loc[changes["seq"].isin(large)].sort_values("seq").astype({"known_from": "datetime64[s]"})
    return pa.Table.from_pandas(kept, preserve_index=False)
