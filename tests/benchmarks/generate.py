"""``python -m tests.benchmarks.generate --rows N --out FOLDER``: a data folder with N made-up rows of trade.

Every figure is made up and every source says so in its title; what is real is the form. Goods are the six-digit codes
of the HS of 2022 (``hs2022.txt``), traded by China and its five partners in the months of 25 years, told by both sides
and once more by a compiler. Few goods are traded every month and most of them seldom; those that the project names are
among the frequent ones. Each source sends its first editions, a file a partner and flow, and later arrivals revise a
share of them. The rest of the folder is the project's own ``data/`` without its trade. The same options give the same
files, byte for byte.

``hs2022.txt`` has the codes of UN Comtrade's list as github.com/datasets/harmonized-system gives it (PDDL): a heading a
line, then the last two digits of each of its subheadings.
"""

import csv
import hashlib
import json
import shutil
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import numpy as np
import pyarrow as pa
import pyarrow.csv
import typer

from etl.inputs.trade.trade_file import COLUMNS
from tests.benchmarks import made_up_sources as sources
from tests.benchmarks.heavy_tail import allocate, months_traded

DATA = Path(__file__).parents[2] / "data"
HS = Path(__file__).with_name("hs2022.txt")
PARTNERS = {"KZ": 0.28, "UZ": 0.22, "KG": 0.20, "TJ": 0.16, "TM": 0.14}  # of all rows
EXPORTS_OF_CHINA = 0.6  # of a partner's rows
TELLERS = {"exporter": 1.0, "importer": 0.85, "exporter compiled": 0.8, "importer compiled": 0.7}  # beside each other
MONTHS = np.array([f"{year}-{month:02}" for year in range(2001, 2026) for month in range(1, 13)])
REVISED = 0.09  # of a source's rows
ARRIVED = [datetime(2026, month, 10, tzinfo=UTC) for month in (2, 4, 6, 8)]  # the first editions, then the revisions
FULLEST = 0.97  # of the cells of a pair, flow and source
HEADER = (",".join(COLUMNS) + "\n").encode()
PLAIN = pa.csv.WriteOptions(include_header=False, quoting_style="none")
NOTHING = ("status", "quality", "note")


class Refused(typer.BadParameter):
    """Options by which nothing is written."""


@dataclass(frozen=True)
class Block:
    """What one source tells of one reporter's trade with one partner in one flow; ``rows`` with its revisions."""

    source: str
    exporter: str
    importer: str
    reporter: str
    flow: str
    rows: int

    @property
    def partner(self) -> str:
        """The other side."""
        return self.importer if self.flow == "export" else self.exporter

    @property
    def revised(self) -> int:
        """How many rows revise another one."""
        return 0 if self.source == sources.ONE_FILE else int(self.rows * REVISED)


@dataclass(frozen=True)
class Direction:
    """What truly goes from one country to another: by good and month, its rank in time, its value and its weight."""

    turn: np.ndarray
    value: np.ndarray
    weight: np.ndarray
    goods: np.ndarray


def main(
    rows: Annotated[int, typer.Option(min=1, help="How many rows of trade.")],
    out: Annotated[Path, typer.Option(help="A folder that is not there yet.")],
    *,
    seed: Annotated[int, typer.Option(help="Another one gives other figures.")] = 1,
    one_file: Annotated[
        bool, typer.Option("--one-file", help="All rows in one file of data/trade, without revisions.")
    ] = False,
) -> None:
    """Write a data folder with made-up rows of trade, for python -m etl build --data."""
    require_own_place(out)
    blocks = plan_blocks(rows, one_file=one_file)
    shutil.copytree(DATA, out, ignore=shutil.ignore_patterns(*sources.LEFT_OUT))
    codes = read_codes()
    name_codes(out, codes)
    codes_of_sources = sorted({block.source for block in blocks})
    sources.write_cards(out, codes_of_sources)
    sources.write_gates(out, codes_of_sources)
    write = write_one_file if one_file else write_arrivals
    write(out, blocks, codes, seed)
    sys.stdout.write(f"{rows:,} made-up rows of trade in {out}\n")


def require_own_place(out: Path) -> None:
    """Nothing made up is ever written below the project's data, or over what is there."""
    if out.resolve().is_relative_to(DATA.resolve()):
        message = f"{out} is the project's own data, where nothing made up may lie"
        raise Refused(message)
    if out.exists():
        message = f"{out} is there already; name a folder that is not"
        raise Refused(message)


def plan_blocks(rows: int, *, one_file: bool) -> list[Block]:
    """Every block, in the order of directions, with ``rows`` in all."""
    pairs = [
        (*pair, share * part)
        for partner, share in PARTNERS.items()
        for pair, part in ((("CN", partner), EXPORTS_OF_CHINA), ((partner, "CN"), 1 - EXPORTS_OF_CHINA))
    ]
    tellers = {who: share for who, share in TELLERS.items() if not (one_file and "compiled" in who)}
    planned = [
        (exporter, importer, who, part * share) for exporter, importer, part in pairs for who, share in tellers.items()
    ]
    counts = allocate(rows, np.array([weight for *_, weight in planned]))
    most = int(FULLEST * len(read_codes()) * len(MONTHS))
    if max(counts) * (1 if one_file else 1 - REVISED) > most:
        message = (
            f"so many rows would fill more than there are goods and months; at most {rows * most // max(counts):,}"
        )
        raise Refused(message)
    return [
        to_block(*pair, count, one_file=one_file) for (*pair, _), count in zip(planned, counts, strict=True) if count
    ]


def to_block(exporter: str, importer: str, who: str, rows: int, *, one_file: bool) -> Block:
    """The block of a direction that one of its tellers gives."""
    reporter, flow = (exporter, "export") if who.startswith("exporter") else (importer, "import")
    source = sources.ONE_FILE if one_file else sources.COMPILED if "compiled" in who else sources.own_source(reporter)
    return Block(source, exporter, importer, reporter, flow, rows)


def read_codes() -> np.ndarray:
    """Every six-digit code of the HS, as commodity ids."""
    lines = [line.split() for line in HS.read_text(encoding="utf-8").splitlines()]
    return np.array([f"HS:{heading}{last}" for heading, *rest in lines for last in rest])


def name_codes(out: Path, codes: np.ndarray) -> None:
    """Add the headings and subheadings that the project's list of commodities lacks, named by their code alone."""
    path = out / "reference" / "commodities.csv"
    with path.open(encoding="utf-8", newline="") as file:
        there = {row["commodity_id"] for row in csv.DictReader(file)}
    levels = {5: "chapter", 7: "heading", 9: "subheading"}
    wanted = sorted(
        {code[:length] for code in codes.tolist() for length in levels} - there, key=lambda code: (len(code), code)
    )
    with path.open("a", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        for code in wanted:
            digits, parent = code[3:], code[:-2] if len(code) > 5 else ""
            writer.writerow([code, "HS", digits, levels[len(code)], parent, f"HS {digits}", "", ""])


def trade_between(exporter: str, importer: str, codes: np.ndarray, seed: int) -> Direction:
    """Which goods go from one country to another in which months, and how much of them."""
    chance = random(seed, exporter, importer)
    size = (len(codes), len(MONTHS))
    named = np.isin(codes, named_codes())
    goods = np.argsort(chance.random(len(codes)) * np.where(named, 0.2, 1.0))
    later = np.arange(len(MONTHS)) / len(MONTHS)
    turn = np.argsort(np.argsort(chance.random(size) - 0.4 * later, axis=1), axis=1).astype(np.int16)
    season = 1 + 0.3 * np.sin(2 * np.pi * (np.arange(len(MONTHS)) / 12 + chance.random((len(codes), 1))))
    usual = chance.lognormal(10.5, 1.8, (len(codes), 1))
    value = usual * season * np.exp(1.5 * later) * chance.lognormal(0, 0.35, size)
    weight = value / chance.lognormal(1, 1.2, (len(codes), 1)) * chance.lognormal(0, 0.1, size)
    return Direction(turn, value, weight, goods)


def named_codes() -> list[str]:
    """The commodities that the project's own list names."""
    with (DATA / "reference" / "commodities.csv").open(encoding="utf-8", newline="") as file:
        return [row["commodity_id"] for row in csv.DictReader(file)]


def first_editions(block: Block, direction: Direction, codes: np.ndarray, seed: int) -> pa.Table:
    """A block's rows as they are first told, by month and code."""
    chance = random(seed, block.source, block.reporter, block.partner, block.flow)
    months = np.empty(len(codes), dtype=int)
    months[direction.goods] = months_traded(block.rows - block.revised, len(codes), len(MONTHS))
    period, good = np.nonzero((direction.turn < months[:, None]).T)
    shipped = 1.08 if block.flow == "import" else 1.0
    value = direction.value[good, period] * shipped * chance.lognormal(0, 0.08, len(good))
    weight = direction.weight[good, period] * chance.lognormal(0, 0.05, len(good))
    return to_table(
        block, codes[good], MONTHS[period], value, np.where(chance.random(len(good)) < 0.15, np.nan, weight)
    )


def to_table(block: Block, code: np.ndarray, period: np.ndarray, value: np.ndarray, weight: np.ndarray) -> pa.Table:
    """Rows in the columns of ``data/trade``: whole dollars and kilograms, and pieces of machines and vehicles."""
    count = len(code)
    given = {
        "reporter": pa.repeat(block.reporter, count),
        "partner": pa.repeat(block.partner, count),
        "flow": pa.repeat(block.flow, count),
        "period": pa.array(period),
        "commodity": pa.array(code),
        "value": pa.array(np.maximum(np.rint(value), 1).astype(np.int64)),
        "net_weight": whole(weight),
    }
    is_counted = (code >= "HS:84") & (code < "HS:90")
    pieces = whole(np.where(is_counted, weight / 20, np.nan))
    unit = pa.compute.if_else(pa.compute.is_valid(pieces), "pieces", None)
    empty = dict.fromkeys(NOTHING, pa.nulls(count, pa.string()))
    return pa.table(given | {"quantity": pieces, "quantity_unit": unit} | empty).select(list(COLUMNS))


def whole(amounts: np.ndarray) -> pa.Array:
    """Amounts as whole numbers of at least one, missing where there is none."""
    is_missing = np.isnan(amounts)
    return pa.array(np.maximum(np.rint(np.where(is_missing, 1, amounts)), 1).astype(np.int64), mask=is_missing)


def revisions(block: Block, told: pa.Table, seed: int) -> Iterator[pa.Table]:
    """What each later arrival says anew of a share of what was told first."""
    chance = random(seed, "revised", block.source, block.reporter, block.partner, block.flow)
    revised = chance.choice(len(told), block.revised, replace=False)
    for places in np.array_split(revised, len(ARRIVED) - 1):
        again = told.take(np.sort(places))
        before = again["value"].to_numpy()
        changed = np.rint(before * chance.permutation(np.linspace(0.7, 1.35, len(again)))).astype(np.int64)
        anew = pa.array(changed + (changed == before))
        yield again.set_column(again.schema.get_field_index("value"), "value", anew)


def write_arrivals(out: Path, blocks: list[Block], codes: np.ndarray, seed: int) -> None:
    """A file a block and arrival below ``snapshots``, each arrival with its card."""
    for block, told in tell_blocks(blocks, codes, seed):
        for moment, rows in zip(ARRIVED, [told, *revisions(block, told, seed)], strict=True):
            folder = out / "snapshots" / block.source / f"{moment:%Y-%m-%dT%H%M%SZ}"
            folder.mkdir(parents=True, exist_ok=True)
            if len(rows):
                file = folder / f"{block.reporter}-{block.partner}-{block.flow}.csv".lower()
                with file.open("wb") as written:
                    written.write(HEADER)
                    pa.csv.write_csv(rows, written, PLAIN)
                sources.write_mapping(file, block.source)
    for folder in sorted((out / "snapshots").glob("*/*")):
        sources.write_arrival_card(folder)


def write_one_file(out: Path, blocks: list[Block], codes: np.ndarray, seed: int) -> None:
    """All first editions in one file of ``trade``."""
    path = out / "trade" / f"{sources.ONE_FILE}.csv"
    with path.open("wb") as file:
        file.write(HEADER)
        for _, told in tell_blocks(blocks, codes, seed):
            pa.csv.write_csv(told, file, PLAIN)


def tell_blocks(blocks: list[Block], codes: np.ndarray, seed: int) -> Iterator[tuple[Block, pa.Table]]:
    """Each block with its first editions; one direction is held at a time."""
    between, direction = ("", ""), None
    for block in blocks:
        if direction is None or between != (block.exporter, block.importer):
            between = (block.exporter, block.importer)
            direction = trade_between(*between, codes, seed)
        yield block, first_editions(block, direction, codes, seed)


def random(seed: int, *words: str) -> np.random.Generator:
    """Chance of its own for each thing that is made up, whatever else is."""
    digest = hashlib.sha256(json.dumps([seed, *words]).encode()).digest()
    return np.random.default_rng(list(digest))


if __name__ == "__main__":
    typer.run(main)
