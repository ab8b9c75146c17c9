"""How long each question behind a page takes: the 95th percentile on databases of several sizes, side by side.

``python -m tests.benchmarks.bench_query small.db large.db`` asks what pages ask, of every partner, side, flow and
several goods in turn, over a connection of its own each time, as pages do. Made-up databases are those of
``tests.benchmarks.generate``.
"""

import itertools
import statistics
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Annotated

import typer
from sqlalchemy import Connection

from dashboard.rows.table_list import TABLES, codes_of, count_of, newest_period_of, newest_rows_of, span_of
from dashboard.rows.tables import RowFilters
from dashboard.subjects.engine import read_only_engine
from dashboard.subjects.prices.harvests import crop_trade
from dashboard.subjects.sources import largest_revisions, sources
from dashboard.subjects.trade.commodities import parts_of_all_goods, reach_of_groups, traded_goods
from dashboard.subjects.trade.flows import flows_by_group, flows_of_commodity
from dashboard.subjects.trade.goods_of_groups import product_flows
from dashboard.subjects.trade.headline import headline_lines
from dashboard.subjects.trade.mirror import products_of_both
from dashboard.subjects.trade.partner_shares import partner_values
from dashboard.subjects.trade.trade import TradeFilters, commodity_series, group_commodities, groups_series

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
        "every good of grain": [lambda c, f=f: group_commodities(c, "grain", f) for f in trades()],
        "a year of agriculture by good": [lambda c, f=f: group_commodities(c, "agricultural", f) for f in in_2025],
        "a year of all goods by good": [lambda c, f=f: parts_of_all_goods(c, f) for f in in_2025],
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
        "newest period of trade": [lambda c: newest_period_of(c, "trade", whole, ON_DAY)],
        "newest rows of trade": [lambda c: newest_rows_of(c, "trade", whole, "en", 1_000)],
        "newest rows of a good": [lambda c, f=f: newest_rows_of(c, "trade", f, "en", 1_000) for f in of_good],
        "codes to filter trade by": [
            lambda c, name=name: codes_of(c, "trade", name, "en") for name in TABLES["trade"].filters
        ],
        "years of trade": [lambda c: span_of(c, "trade")],
    }


def main(
    databases: Annotated[list[Path], typer.Argument(help="SQLite files, the smallest first.")],
    *,
    runs: Annotated[int, typer.Option(help="How often each question is asked.")] = 40,
    only: Annotated[str, typer.Option(help="Only questions with this in their name.")] = "",
) -> None:
    """Print each question's 95th percentile in milliseconds on every database, and the last by the first."""
    say(f"{'p95, ms':34}" + "".join(f"{path.stem:>12}" for path in databases) + "       ratio")
    for what, asked in questions().items():
        if only in what:
            slow = [percentile(path, asked, runs) for path in databases]
            say(f"{what:34}" + "".join(f"{ms:12.1f}" for ms in slow) + f"{slow[-1] / slow[0]:12.2f}")


def percentile(database: Path, asked: list[Ask], runs: int) -> float:
    """The 95th percentile of the processor's milliseconds for one question; once each beforehand, untimed."""
    engine = read_only_engine(f"sqlite:///{database}")
    took = [seconds(engine.connect, one) for one in itertools.islice(itertools.cycle(asked), min(runs, len(asked)))]
    if sum(took) < 10:
        took = [seconds(engine.connect, one) for one in itertools.islice(itertools.cycle(asked), runs)]
    return 1000 * (statistics.quantiles(took, n=20, method="inclusive")[-1] if len(took) > 1 else took[0])


def seconds(connect: Callable[[], Connection], ask: Ask) -> float:
    """Time of the processor, since others may share the machine."""
    with connect() as connection:
        connection.exec_driver_sql("SELECT 1").all()
        started = time.process_time()
        ask(connection)
        return time.process_time() - started


def say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    typer.run(main)
