"""Rows of observation that lie in parts, put into PostgreSQL by many workers at once.

The numbers of series and traits depend on all parts before, so every part first tells how many series it has and which
traits; then each is packed and put in by whoever takes it. A part that is put in twice, as a cluster does with the work
of a worker that it has lost, is there once.
"""

from collections.abc import Iterable, Mapping, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass
from itertools import accumulate

import adbc_driver_manager
import adbc_driver_manager.dbapi
import adbc_driver_postgresql.dbapi
import pyarrow as pa
from sqlalchemy import Connection, Engine, text
from sqlalchemy.schema import CreateTable, DropTable

from etl.errors import VerificationFailed
from etl.load.arrow import arrow_schema
from etl.load.copying import Partition, partition_statements, partitions_of
from etl.load.digests import Digests
from etl.load.full import told_where_full
from etl.load.packing import Packing, StoredBatch, Trait, tell_traits
from etl.load.rows import RowPart
from etl.schema import observation
from etl.schema.address import libpq_address, shown_address
from etl.schema.stored import observed, part_put, trait


@dataclass(frozen=True)
class PartFacts:
    """What the numbers of other parts depend on: how many series a part has and, in the order met, which traits."""

    series: int
    traits: tuple[Trait, ...]
    partitions: frozenset[Partition]


@dataclass(frozen=True)
class PartCopy:
    """A part that is to be put into the schema ``place`` of the database at ``address``, and the numbers before it."""

    number: int
    part: RowPart
    series: int
    traits: Mapping[Trait, int]
    address: str
    place: str


def copy_parts(engine: Engine, place: str, parts: Sequence[RowPart], executor: Executor) -> Digests:
    """Put all parts into the tables of a schema, and give the digests of what was put in.

    Raises VerificationFailed where rows are not as they must be.
    """
    facts = list(executor.map(tell_part, parts))
    traits = _number_traits(facts)
    address = libpq_address(engine.url)
    with engine.begin() as connection:
        placed(connection, place).execute(CreateTable(part_put))
        for partition in sorted({partition for one in facts for partition in one.partitions}):
            for statement in partition_statements(partition, place):
                connection.execute(text(statement))
    before = accumulate((one.series for one in facts), initial=0)
    works = [
        PartCopy(number, part, series, {one: traits[one] for one in told.traits}, address, place)
        for number, (part, told, series) in enumerate(zip(parts, facts, before, strict=False))
    ]
    digests = Digests()
    digests.add(_trait_rows(traits))
    _put(address, place, [_trait_rows(traits)])
    for of_part in executor.map(copy_part, works):
        digests.merge(of_part)
    with engine.begin() as connection:
        placed(connection, place).execute(DropTable(part_put))
    return digests


def placed(connection: Connection, place: str) -> Connection:
    """The connection, on which tables of ``etl.schema`` are those of the schema ``place``."""
    return connection.execution_options(schema_translate_map={None: place})


def tell_part(part: RowPart) -> PartFacts:
    """What the numbers of other parts depend on."""
    packing = Packing()
    partitions: set[Partition] = set()
    traits: tuple[Trait, ...] = ()
    for stored in packing.pack(part):
        if stored.table is observed:
            partitions |= partitions_of(stored.rows)
        if stored.table is trait:
            traits = tuple(tell_traits(stored.rows))
    return PartFacts(packing.series, traits, frozenset(partitions))


def copy_part(work: PartCopy) -> Digests:
    """Put a part in, in one transaction, unless it is in, and give its digests. Raises VerificationFailed."""
    packing, digests = Packing(work.series, work.traits), Digests()
    stored = list(packing.pack(work.part))
    for one in stored:
        digests.add(one)
    _put(work.address, work.place, stored, work.number)
    return digests


def _put(address: str, place: str, stored: Iterable[StoredBatch], number: int | None = None) -> None:
    try:
        with (
            told_where_full(shown_address(address)),
            adbc_driver_postgresql.dbapi.connect(address) as connection,
            connection.cursor() as cursor,
        ):
            if number is not None and not _begin(cursor, place, number):
                return
            for one in stored:
                cursor.adbc_ingest(one.table.name, one.rows, mode="append", db_schema_name=place)
            connection.commit()
    except adbc_driver_manager.Error as fault:
        # ADBC's own faults cannot be sent from one process to another.
        raise VerificationFailed([f"table {observation.name}: {fault}"]) from fault


def _begin(cursor: adbc_driver_manager.dbapi.Cursor, place: str, number: int) -> bool:
    """Mark a part as put in, with all that follows in this transaction; False where it is in already."""
    marking = f"INSERT INTO {place}.{part_put.name} VALUES ($1) ON CONFLICT DO NOTHING RETURNING part"  # noqa: S608 (our own names)
    cursor.execute(marking, (number,))
    return len(cursor.fetchall()) == 1


def _number_traits(facts: Iterable[PartFacts]) -> dict[Trait, int]:
    numbers: dict[Trait, int] = {}
    for one in facts:
        for met in one.traits:
            numbers.setdefault(met, len(numbers) + 1)
    return numbers


def _trait_rows(numbers: Mapping[Trait, int]) -> StoredBatch:
    rows = [(number, *met) for met, number in numbers.items()]
    schema = arrow_schema(trait)
    columns = [pa.array([row[place] for row in rows], kind) for place, kind in enumerate(schema.types)]
    return StoredBatch(trait, pa.table(columns, schema))
