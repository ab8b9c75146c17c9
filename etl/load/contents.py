"""What a database holds, from where, how fresh, and what was refused."""

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import Connection, Row, Select, func, select, union_all

from etl import schema
from etl.errors import Fault, tell_by_file
from etl.load.reading import open_database
from etl.load.verify import count_rows
from etl.schema import FIGURE_TABLES, build, build_file, finding, rejection, snapshot, source
from etl.schema.address import shown_address
from etl.schema.freshness import command_of, has_years_alone, next_release
from etl.schema.known import events_end
from etl.values.fault_rows import COLUMNS
from etl.values.reading import FileCount
from etl.vocabulary.builds import RejectionKind
from etl.vocabulary.periods import count_months

_ROWS_AT_ONCE = 10_000


@dataclass(frozen=True)
class HeldBuild:
    """Which build a database is, and how old; moments and days are ISO text.

    ``events_end`` is where its record of events ends, ``events_age_months`` how many months before the day of asking;
    both None where there is no event.
    """

    build_id: str
    schema_version: int
    built_at: str
    age_seconds: int
    record_end: str | None
    events_end: str | None
    events_age_months: int | None
    rows_read: int
    rows_loaded: int
    rows_rejected: int


@dataclass(frozen=True)
class HeldSource:
    """A source's rows, first and last period, freshness and files.

    ``next_release_date`` is the day that the publisher named or, where ``is_next_release_assumed``, the one that
    follows from the usual lag; ``is_due`` where it should be out by now. ``command`` brings it, where one does; ``url``
    is the publisher's address. Days are ISO text, None where there is none.
    """

    source_code: str
    title: str
    publisher: str
    licence: str
    rows: int
    first_period: str | None
    last_period: str | None
    retrieved_date: str | None
    next_release_date: str | None
    is_next_release_assumed: bool
    is_due: bool
    command: str
    url: str | None
    files: list[str]


@dataclass(frozen=True)
class HeldRejection:
    """What is not there: why, from which file, the sentence that ``check`` printed for it, and how many it is."""

    kind: str
    file: str
    sentence: str
    count: int = 1


@dataclass(frozen=True)
class HeldFinding:
    """What a check of figures noticed."""

    kind: str
    severity: str
    text: str


@dataclass(frozen=True)
class Contents:
    """What a database holds; ``tables`` has the number of rows by table, ``files`` the rows of ``build_file``."""

    address: str
    build: HeldBuild
    tables: dict[str, int]
    sources: list[HeldSource]
    files: list[FileCount]
    rejections: list[HeldRejection]
    findings: list[HeldFinding]

    def to_json(self) -> dict[str, Any]:
        """All of it as plain values that JSON can carry, the build's beside the others."""
        values = asdict(self)
        return {"address": values.pop("address"), **values.pop("build"), **values}


def read_contents(url: str, now: datetime | None = None) -> Contents:
    """Tell what the database at ``url`` holds. Raises NoDatabase and NoConnection."""
    now = now or datetime.now(UTC)
    with open_database(url) as connection:
        return Contents(
            address=shown_address(url),
            build=read_build(connection, now),
            tables={table.name: count_rows(connection, table) for table in schema.metadata.sorted_tables},
            sources=read_sources(connection, now.date()),
            files=[
                FileCount(**row)
                for row in connection.execute(select(build_file).order_by(build_file.c.file)).mappings()
            ],
            rejections=[*read_refused(connection), *read_set_aside(connection)],
            findings=read_findings(connection),
        )


def read_build_id(url: str) -> str:
    """Tell which build the database at ``url`` is. Raises NoDatabase and NoConnection."""
    with open_database(url) as connection:
        return str(connection.execute(select(build.c.build_id).order_by(build.c.build_id)).scalar_one())


def read_build(connection: Connection, now: datetime) -> HeldBuild:
    """Tell which build the database is, and how old."""
    ends = events_end(build.c.record_end).label("events_end")
    row = connection.execute(select(build, ends).order_by(build.c.build_id)).one()
    built_at = row.built_at.replace(tzinfo=UTC)
    return HeldBuild(
        build_id=row.build_id,
        schema_version=row.schema_version,
        built_at=built_at.isoformat(timespec="seconds"),
        age_seconds=int((now - built_at).total_seconds()),
        record_end=iso(row.record_end),
        events_end=iso(row.events_end),
        events_age_months=count_months(row.events_end, now.date()) if row.events_end else None,
        rows_read=row.rows_read,
        rows_loaded=row.rows_loaded,
        rows_rejected=row.rows_rejected,
    )


def read_sources(connection: Connection, today: date) -> list[HeldSource]:
    """Tell what each source holds, and whether it is due ``today``."""
    files: dict[str, list[str]] = {}
    for row in connection.execute(
        select(snapshot.c.source_code, snapshot.c.file).order_by(snapshot.c.source_code, snapshot.c.file)
    ):
        files.setdefault(row.source_code, []).append(row.file)
    return [_to_source(row, today, files.get(row.source_code, [])) for row in connection.execute(select_sources())]


def _to_source(row: Row[Any], today: date, files: list[str]) -> HeldSource:
    release = next_release(
        row.kind,
        row.last_period,
        by_year=row.by_year == 1,
        named=row.next_release_date,
        lag_days=row.release_lag_days,
        year_lag_days=row.year_release_lag_days,
    )
    return HeldSource(
        source_code=row.source_code,
        title=row.title_en,
        publisher=row.publisher,
        licence=row.licence,
        rows=row.rows,
        first_period=iso(row.first_period),
        last_period=iso(row.last_period),
        retrieved_date=iso(row.retrieved_date),
        next_release_date=iso(release.day) if release else None,
        is_next_release_assumed=release is not None and release.is_assumed,
        is_due=release is not None and release.day <= today,
        command=command_of(row.source_code),
        url=row.url,
        files=files,
    )


def select_sources() -> Select[Any]:
    """Each source with the count and span of its figures; one without figures has 0 rows and no span."""
    numbers = union_all(
        *(
            select(
                table.c.source_code,
                func.count().label("rows"),
                func.min(table.c.period_start).label("first_period"),
                func.max(table.c.period_end).label("last_period"),
                has_years_alone(table.c.period_kind).label("by_year"),
            ).group_by(table.c.source_code)
            for table in FIGURE_TABLES
        )
    ).subquery()
    arrivals = select(snapshot.c.source_code, func.max(snapshot.c.retrieved_date).label("retrieved_date")).group_by(
        snapshot.c.source_code
    )
    arrival = arrivals.subquery()
    return (
        select(
            source,
            func.coalesce(numbers.c.rows, 0).label("rows"),
            numbers.c.first_period,
            numbers.c.last_period,
            numbers.c.by_year,
            arrival.c.retrieved_date,
        )
        .outerjoin_from(source, numbers, numbers.c.source_code == source.c.source_code)
        .outerjoin(arrival, arrival.c.source_code == source.c.source_code)
        .order_by(source.c.sort_order, source.c.source_code)
    )


def read_refused(connection: Connection) -> list[HeldRejection]:
    """Tell what was refused: of one kind in one file the first some, and how many more there are."""
    kind = RejectionKind.REFUSED
    return [HeldRejection(kind, *told) for told in tell_by_file(_rejections(connection, kind))]


def read_set_aside(connection: Connection) -> list[HeldRejection]:
    """Tell each row that is known not to fit."""
    kind = RejectionKind.SET_ASIDE
    return [HeldRejection(kind, fault.file, str(fault)) for fault in _rejections(connection, kind)]


def _rejections(connection: Connection, kind: RejectionKind) -> Iterator[Fault]:
    """The rows of ``rejection`` of a kind, some at a time."""
    told = (rejection.c[name] for name in COLUMNS)
    question = select(*told).where(rejection.c.kind == kind).order_by(rejection.c.seq)
    for row in connection.execute(question.execution_options(yield_per=_ROWS_AT_ONCE)):
        yield Fault(*row)


def read_findings(connection: Connection) -> list[HeldFinding]:
    """Tell what the checks of figures noticed."""
    columns = (finding.c.kind, finding.c.severity, finding.c.text)
    return [HeldFinding(*row) for row in connection.execute(select(*columns).order_by(finding.c.seq))]


def iso(day: date | None) -> str | None:
    """Write a date as ISO text."""
    return day.isoformat() if day else None
