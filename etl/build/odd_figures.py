"""Figures that a check found odd: of each trade how many and the worst, put together and told in a sentence."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from functools import reduce

import pandas as pd

from etl.values.gates import Gate, Gates
from etl.values.periods import format_period
from etl.values.reading import Finding
from etl.values.trades import Trade
from etl.values.typed_rows import typed_rows

_TRADE = ["source_code", "reporter_code", "partner_code", "flow"]


@dataclass(frozen=True)
class _OddFigure:
    """The figure that a finding names: ``share`` is how many times the expected one it is, None where nothing is."""

    what: str
    period_start: date
    period_end: date
    share: float | None

    def of(self, count: int) -> str:
        """The figure in words, as the worst, or the first, of so many."""
        place = "first" if self.share is None else "furthest off"
        times = f"{count} times, {place} " if count > 1 else ""
        ratio = "" if self.share is None else f" ({100 * self.share:,.1f} %)"
        return f"{times}{self.what} in {format_period(self.period_start, self.period_end)}{ratio}"

    def rank(self) -> tuple[float, date, str, date]:
        """What is told first is least: what is furthest off, else the earliest."""
        share = self.share or float("inf")
        distance = 0.0 if self.share is None else max(share, 1 / share)
        return -distance, self.period_start, self.what, self.period_end


@dataclass(frozen=True)
class OddFigures:
    """Figures of one trade that one check found odd: how many, whether one of them was received, and the worst."""

    gate: Gate
    problem: str
    trade: Trade
    count: int
    is_received: bool
    worst: _OddFigure

    def beside(self, other: "OddFigures") -> "OddFigures":
        """These and others of the same trade and problem together."""
        return replace(
            self,
            count=self.count + other.count,
            is_received=self.is_received or other.is_received,
            worst=min(self.worst, other.worst, key=_OddFigure.rank),
        )


def find_odd(odd: pd.DataFrame, gate: Gate, problem: str) -> list[OddFigures]:
    """The rows that nobody confirmed, by source, reporter, partner and flow.

    The worst is that whose ``share`` is furthest from one, or the first where there is no such column.
    """
    told = odd.loc[~odd["is_confirmed"].astype("bool")]
    if told.empty:
        return []
    share = told.get("share", pd.Series(float("nan"), index=told.index))
    ranked = told.assign(share=share, distance=share.where(share > 1, 1 / share)).sort_values(
        ["distance", "period_start", "what", "period_end"], ascending=[False, True, True, True]
    )
    found: list[OddFigures] = []
    for codes, rows in ranked.groupby(_TRADE, sort=True, observed=True):
        (worst,) = typed_rows(rows.iloc[:1], _OddFigure)
        is_received = bool(rows["is_received"].any())
        found.append(OddFigures(gate, problem, Trade(*map(str, codes)), len(rows), is_received, worst))
    return found


def tell_odd(found: Iterable[OddFigures], gates: Gates) -> list[Finding]:
    """One finding for each problem, source, reporter, partner and flow: how many there are, and the worst."""
    together: dict[tuple[Gate, str, Trade], list[OddFigures]] = {}
    for one in found:
        together.setdefault((one.gate, one.problem, one.trade), []).append(one)
    findings: list[Finding] = []
    for (gate, problem, trade), parts in together.items():
        odd = reduce(OddFigures.beside, parts)
        severity = gates.severity(gate, trade.source, is_received=odd.is_received)
        text = f"{trade}: {problem}: {odd.worst.of(odd.count)}."
        findings += [Finding(gate, severity, text)] if severity else []
    return findings
