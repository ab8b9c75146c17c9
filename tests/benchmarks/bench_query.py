"""How long each question behind a page takes: the 95th percentile on databases of several sizes, side by side.

``python -m tests.benchmarks.bench_query --database small.db --database large.db`` asks what pages ask, of every partner, side, flow and
several goods in turn, over a connection that waits for the next one, as pages do. Made-up databases are those of
``tests.benchmarks.generate``.

An answer that is longer takes longer. So for each database the table tells how many rows are answered and what a
thousand of them take; its last column is how many times as long the last database takes as the first, divided by how
many times as long its answer is: what grows with what is not answered.
"""

import itertools
import math
import statistics
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Annotated

import pandas as pd
import typer
from sqlalchemy import Connection

from dashboard.rows.table_list import TABLES, codes_of, count_of, newest_period_of, newest_rows_of, span_of
from dashboard.rows.tables import RowFilters
from dashboard.screens.commodities.products import MOST_LISTED
from dashboard.subjects.engine import read_only_engine
from dashboard.subjects.prices.harvests import crop_trade
from dashboard.subjects.sources import largest_revisions, sources
from dashboard.subjects.trade.commodities import reach_of_groups, traded_goods
from dashboard.subjects.trade.flows import flows_by_group, flows_of_commodity
from dashboard.subjects.trade.goods_of_groups import product_flows
from dashboard.subjects.trade.headline import headline_lines
from dashboard.subjects.trade.mirror import products_of_both
from dashboard.subjects.trade.partner_shares import partner_values
from dashboard.subjects.trade.trade import TradeFilters, commodity_series, groups_series
from dashboard.subjects.trade.years_of_goods import YearOfGood, named_goods, years_of_goods
from etl.vocabulary.goods import CommodityLevel
from tests.benchmarks.serving import WHICH

PARTNERS = ("KZ", "UZ", "KG", "TJ", "TM")
GROUPS = ("grain", "meat", "agricultural", "oilseed")
GOODS = ("HS:100199", "HS:020130", "HS:120400", "HS:151211", "HS:190532")
ON_DAY = date(2026, 1, 1)
Ask = Callable[[Connection], object]


def trades() -> Iterator[TradeFilters]:
    """Every partner's trade in either flow, as China counts it and as the partner does, by month."""
    for partner, flow in itertools.product(PARTNERS, ("export", "import")):
        for reporter, other in (("CN", partner), (partner, "CN")):
            yield TradeFilters(other, reporters=(reporter,), flows=(flow,), period_kinds=("month", "year"))


def questions() -> dict[str, list[Ask]]:
    """What is asked, by what it is."""
    whole, of_grain = RowFilters(), RowFilters((("partner", ("KZ",)), ("group", ("grain",))))
    in_2025 = [replace(asked, years=(2025, 2025)) for asked in trades()]
    of_years = [RowFilters((("partner", (partner,)),), 2010, 2020) for partner in PARTNERS]
    of_groups = [RowFilters((("group", (group,)),)) for group in GROUPS]
    of_pairs = [whole, *(RowFilters((("exporter", (partner,)),)) for partner in PARTNERS)]
    of_good = [RowFilters((("commodity", (good,)), ("partner", ("KZ",)))) for good in GOODS]
    return {
        "a group by month": [
            lambda c, g=g, f=f: groups_series(c, (g,), f) for g, f in itertools.product(GROUPS, trades())
        ],
        "three groups by month": [lambda c, f=f: flows_by_group(c, GROUPS[:3], f) for f in trades()],
        "a good by month": [
            lambda c, g=g, f=f: flows_of_commodity(c, g, f) for g, f in itertools.product(GOODS, trades())
        ],
        "two goods by month": [lambda c, f=f: commodity_series(c, GOODS[:2], f) for f in trades()],
        "goods named in years of grain": [lambda c, f=f: named_goods(c, "grain", f) for f in trades()],
        "goods named in a year of all goods": [lambda c, f=f: named_goods(c, "all_goods", f) for f in in_2025],
        "a year of agriculture by good": [lambda c, f=f: largest(c, "agricultural", f) for f in in_2025],
        "a year of all goods by good": [lambda c, f=f: largest(c, "all_goods", f) for f in in_2025],
        "goods of agriculture traded": [lambda c, f=f: traded_goods(c, "agricultural", f) for f in trades()],
        "all goods traded": [lambda c, f=f: traded_goods(c, "all_goods", f) for f in trades()],
        "single products of a promise": [lambda c, f=f: product_flows(c, ("grain",), f) for f in trades()],
        "how far sources reach in groups": [lambda c, f=f: reach_of_groups(c, f) for f in trades()],
        "sources and what is loaded": [sources],
        "goods that both sides tell": [lambda c, p=p: products_of_both(c, "CN", p) for p in PARTNERS],
        "a partner's share": [lambda c, p=p: partner_values(c, "CN", p) for p in PARTNERS],
        "harvests beside trade": [lambda c, p=p: crop_trade(c, p, "CN", "wheat") for p in PARTNERS],
        "headline lines": [lambda c, p=p: headline_lines(c, "CN", p) for p in PARTNERS],
        "largest revisions": [lambda c: largest_revisions(c, 20)],
        "rows of trade counted": [lambda c: count_of(c, "trade", whole), lambda c: count_of(c, "trade", of_grain)],
        "rows of a good counted": [lambda c, f=f: count_of(c, "trade", f) for f in of_good],
        "rows of some years counted": [lambda c, f=f: count_of(c, "trade", f) for f in of_years],
        "newest period of some years": [lambda c, f=f: newest_period_of(c, "trade", f, ON_DAY) for f in of_years],
        "newest period of trade": [lambda c: newest_period_of(c, "trade", whole, ON_DAY)],
        "newest rows of trade": [lambda c: newest_rows_of(c, "trade", whole, "en", 1_000)],
        "newest rows of a good": [lambda c, f=f: newest_rows_of(c, "trade", f, "en", 1_000) for f in of_good],
        "codes to filter trade by": [
            lambda c, name=name: codes_of(c, "trade", name, "en") for name in TABLES["trade"].filters
        ],
        "years of trade": [lambda c: span_of(c, "trade")],
        "rows of a group counted": [lambda c, f=f: count_of(c, "trade", f) for f in of_groups],
        "newest rows of a group": [lambda c, f=f: newest_rows_of(c, "trade", f, "en", 1_000) for f in of_groups],
        "rows with a word counted": [lambda c: count_of(c, "trade", RowFilters(text="wheat"))],
        "pairs of both sides counted": [lambda c, f=f: counted_pairs(c, f) for f in of_pairs],
        "newest period of pairs": [lambda c, f=f: newest_period_of(c, "mirror", f, ON_DAY) for f in of_pairs],
        "newest pairs": [lambda c, f=f: newest_rows_of(c, "mirror", f, "en", 1_000) for f in of_pairs],
        "codes to filter pairs by": [
            lambda c, name=name: codes_of(c, "mirror", name, "en") for name in TABLES["mirror"].filters
        ],
    }


def largest(connection: Connection, group: str, filters: TradeFilters) -> list[YearOfGood]:
    """The products of a group that Commodities lists, of one level."""
    return years_of_goods(connection, group, filters, CommodityLevel.SUBHEADING, most=MOST_LISTED)


def counted_pairs(connection: Connection, filters: RowFilters) -> range:
    """Pairs are counted one by one up to a bound, so each that is counted is a row of the answer."""
    return range(count_of(connection, "mirror", filters).rows)


@dataclass(frozen=True)
class Took:
    """The 95th percentile of a question's milliseconds, and the mean number of rows of its answers."""

    ms: float
    rows: float

    @property
    def of_thousand(self) -> float:
        """Milliseconds for a thousand rows answered."""
        return 1000 * self.ms / self.rows if self.rows else math.nan


def main(
    *,
    databases: Annotated[list[Path], typer.Option("--database", help=f"{WHICH} Several, the smallest first.")],
    runs: Annotated[int, typer.Option(help="How often each question is asked.")] = 40,
    only: Annotated[str, typer.Option(help="Only questions with this in their name.")] = "",
    day: Annotated[str, typer.Option(help="Ask for what was known on this day.")] = "",
) -> None:
    """Print what each question takes on every database, and how that grows."""
    head = "".join(f"{path.stem:>12}{'rows':>8}{'ms/1000':>9}" for path in databases)
    say(f"{'p95, ms':36}{head}{'times':>9}{'by the answer':>15}{'left':>7}")
    for what, asked in questions().items():
        if only in what:
            say(
                f"{what:36}"
                + told([take(path, asked, runs, date.fromisoformat(day) if day else None) for path in databases])
            )


def told(took: Sequence[Took]) -> str:
    """A line's numbers: those of each database, and the last by the first."""
    each = "".join(f"{one.ms:12.1f}{one.rows:8,.0f}{one.of_thousand:9.1f}" for one in took)
    times = took[-1].ms / took[0].ms
    longer = max(took[-1].rows, 1) / max(took[0].rows, 1)
    return f"{each}{times:9.2f}{longer:15.1f}{times / max(longer, 1):7.2f}"


def take(database: Path, asked: list[Ask], runs: int, day: date | None) -> Took:
    """What one question takes; each way of asking it once beforehand, untimed."""
    engine = read_only_engine(f"sqlite:///{database}", day)
    ways = list(itertools.islice(asked, runs))
    took = [time_of(engine.connect, one) for one in ways]
    if sum(ms for ms, _ in took) < 10_000:
        took = [time_of(engine.connect, one) for one in itertools.islice(itertools.cycle(asked), runs)]
    times, rows = zip(*took, strict=True)
    p95 = statistics.quantiles(times, n=20, method="inclusive")[-1] if len(times) > 1 else times[0]
    return Took(p95, statistics.mean(rows))


def time_of(connect: Callable[[], Connection], ask: Ask) -> tuple[float, int]:
    """Milliseconds of the processor, since others may share the machine, and how many rows were answered."""
    with connect() as connection:
        connection.exec_driver_sql("SELECT 1").all()
        started = time.process_time()
        answer = ask(connection)
        return 1000 * (time.process_time() - started), rows_of(answer)


def rows_of(answer: object) -> int:
    """How many rows an answer has; one that is a number or a pair of them has one."""
    if isinstance(answer, dict):
        return sum(rows_of(one) if isinstance(one, list) else 1 for one in answer.values())
    return len(answer) if isinstance(answer, (list, range, pd.DataFrame)) else 1


def say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    typer.run(main)
