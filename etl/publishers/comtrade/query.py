"""Requests to UN Comtrade: which cells are asked for in one call, and how a call for too many is split."""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass, fields
from datetime import date
from importlib.resources import files
from math import prod

from etl.publishers.common.areas import CENTRAL_ASIA_M49, CHINA_M49
from etl.publishers.comtrade.api_layout import ANNUAL, FLOWS, WHOLE

TOTAL = "TOTAL"
PERIODS_A_CALL = 12
CODES_A_CALL = 200  # with their commas 1,700 letters of an address, of which many servers take no more than 2,048
ANNUAL_YEARS_BACK, MONTHS_BACK = 5, 24


@dataclass(frozen=True)
class ComtradeQuery:
    """The cells of one call: each of these reporters with each partner, in each period, flow and commodity code."""

    frequency: str
    periods: tuple[str, ...]
    reporters: tuple[str, ...]
    partners: tuple[str, ...]
    flows: tuple[str, ...]
    codes: tuple[str, ...]

    def parameters(self) -> dict[str, str]:
        """The parameters of the call.

        Second partner, procedure and transport are pinned, so that no total comes with its own parts.
        """
        return {
            "reporterCode": ",".join(self.reporters),
            "period": ",".join(self.periods),
            "partnerCode": ",".join(self.partners),
            "cmdCode": ",".join(self.codes),
            "flowCode": ",".join(self.flows),
            **WHOLE,
            "breakdownMode": "classic",
            "includeDesc": "true",
            "format": "JSON",
        }

    @property
    def cells(self) -> int:
        """How many cells there are: no answer can have more rows."""
        return prod(len(values) for values in self._lists().values())

    @property
    def name(self) -> str:
        """A short name, the same for the same cells: for the file of the answer, and to know it again after a stop."""
        sides = f"{'.'.join(self.reporters)}-with-{'.'.join(self.partners)}"
        span = f"{self.periods[0]}-{self.periods[-1]}" if len(self.periods) > 1 else self.periods[0]
        digest = hashlib.sha256(json.dumps([self.frequency, *self._lists().values()]).encode()).hexdigest()
        return f"{sides}-{span}-{''.join(self.flows)}-{digest[:10]}"

    def split(self) -> list["ComtradeQuery"]:
        """Two queries with half the cells each; none where there is one cell only.

        Periods are split first, codes last.
        """
        for name, values in self._lists().items():
            if len(values) > 1:
                half = len(values) // 2
                return [self._with(name, values[:half]), self._with(name, values[half:])]
        return []

    def __str__(self) -> str:
        codes = (
            self.codes[0]
            if len(self.codes) == 1
            else f"{len(self.codes)} codes from {self.codes[0]} to {self.codes[-1]}"
        )
        return (
            f"{' '.join(self.reporters)} with {' '.join(self.partners)}, {' '.join(self.periods)}, "
            f"{' '.join(self.flows)}, {codes}"
        )

    def _with(self, name: str, values: tuple[str, ...]) -> "ComtradeQuery":
        return ComtradeQuery(self.frequency, **(self._lists() | {name: values}))

    def _lists(self) -> dict[str, tuple[str, ...]]:
        return {one.name: getattr(self, one.name) for one in fields(self) if one.name != "frequency"}


def farm_codes() -> tuple[str, ...]:
    """The total and every code of HS chapters 01 to 24 that is asked for."""
    text = files(__package__).joinpath("farm_codes.txt").read_text(encoding="utf-8")
    return (TOTAL, *(line for line in text.splitlines() if line and not line.startswith("#")))


def list_periods(frequency: str, since: date | None, until: date | None, today: date) -> list[str]:
    """Every whole year or month that ended before ``today`` and touches the span from ``since`` to ``until``."""
    if frequency == ANNUAL:
        first = since.year if since else today.year - ANNUAL_YEARS_BACK
        last = min(until.year if until else today.year, today.year - 1)
        return [str(year) for year in range(first, last + 1)]
    now = _month_number(today)
    begin = _month_number(since) if since else now - MONTHS_BACK
    end = min(_month_number(until) if until else now, now - 1)
    return [f"{month // 12}{month % 12 + 1:02}" for month in range(begin, end + 1)]


def _month_number(day: date) -> int:
    return day.year * 12 + day.month - 1


def plan_queries(
    frequency: str, periods: list[str], codes: tuple[str, ...], partners: tuple[str, ...] = CENTRAL_ASIA_M49
) -> Iterator[ComtradeQuery]:
    """China's trade with its ``partners`` as China reports it, and theirs with China as each of them does."""
    for begin in range(0, len(periods), PERIODS_A_CALL):
        some = tuple(periods[begin : begin + PERIODS_A_CALL])
        for reporters, others in (((CHINA_M49,), partners), (partners, (CHINA_M49,))):
            for start in range(0, len(codes), CODES_A_CALL):
                yield ComtradeQuery(
                    frequency, some, reporters, others, tuple(FLOWS), codes[start : start + CODES_A_CALL]
                )
