"""Sums of national codes of which a part was refused: too low, and marked as doubtful."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from etl.inputs.trade.trade_file import PLACE
from etl.values.commodities import NATIONAL_CODE, to_six_digits
from etl.values.keyed_rows import Key, KeyedRows, read_keyed, to_frame
from etl.values.periods import parse_periods
from etl.vocabulary.figures import Quality

_CELL = ["reporter_code", "partner_code", "flow", "commodity_id", "period_start", "period_end"]


@dataclass(frozen=True)
class PartInBucket:
    """A part's good and refused rows of the bucket, and the places of good ones whose cell an earlier row has.

    ``weight`` is that of ``CheckedPart``.
    """

    good: KeyedRows
    refused: KeyedRows
    repeated: "np.ndarray[Any, np.dtype[np.int64]]"
    weight: int = 1

    @property
    def facts(self) -> tuple[object, ...]:
        """By what it is told from any other."""
        return self.good.facts, self.refused.facts, hashlib.sha256(self.repeated.tobytes()).hexdigest()


def mark_torn_sums(rows: pd.DataFrame, parts: Sequence[PartInBucket], keys: Sequence[Key]) -> pd.DataFrame:
    """The rows of a file, with a mark on the parts of each six-digit sum of which another part was refused."""
    torn = pd.concat([cells for part in parts for cells in (_refused(part, keys), _repeated(part, keys))])
    torn = torn.loc[torn["commodity_id"].str.fullmatch(NATIONAL_CODE)]
    if torn.empty:
        return rows
    is_part = rows["commodity_id"].str.fullmatch(NATIONAL_CODE)
    hit = is_part & _sums(rows).isin(_sums(torn))
    is_sound = rows["quality"] == str(Quality.OK)
    return rows.assign(
        quality=rows["quality"].mask(hit & is_sound, str(Quality.DOUBTFUL)),
        note=rows["note"].mask(hit, "a code of the same six digits was refused"),
    )


def _sums(rows: pd.DataFrame) -> pd.MultiIndex:
    return pd.MultiIndex.from_frame(rows[_CELL].assign(commodity_id=to_six_digits(rows["commodity_id"])))


def _refused(part: PartInBucket, keys: Sequence[Key]) -> pd.DataFrame:
    """The cells of refused rows whose period can be read."""
    rows = to_frame(read_keyed(part.refused, keys))
    rows = rows.astype(dict.fromkeys(rows.select_dtypes("category"), "str"))
    periods = parse_periods(rows["period"].dropna().unique())
    told = rows.loc[rows["period"].isin(list(periods))]
    named = {"reporter_code": "reporter", "partner_code": "partner", "flow": "flow", "commodity_id": "commodity"}
    days = {
        name: [getattr(periods[text], end) for text in told["period"]]
        for name, end in (("period_start", "start"), ("period_end", "end"))
    }
    return pd.DataFrame({ours: told[theirs] for ours, theirs in named.items()} | days, index=told.index)[_CELL].astype(
        dict.fromkeys(("period_start", "period_end"), "datetime64[s]")
    )


def _repeated(part: PartInBucket, keys: Sequence[Key]) -> pd.DataFrame:
    """The cells of rows that repeat one before."""
    table = read_keyed(part.good, keys)
    rows = to_frame(table.filter(pc.is_in(table[PLACE], pa.array(part.repeated))))[_CELL]
    return rows.astype(dict.fromkeys(rows.select_dtypes("category"), "str"))
