"""Briefs on the made-up record, and what stands in them as text."""

from collections.abc import Iterator
from datetime import date
from functools import cache

from dashboard.brief.facts import BriefFacts, BriefRequest
from dashboard.brief.model import Brief, Bullets, Columns, Grid, Line, Section
from dashboard.brief.occasion import read_occasion
from dashboard.brief.read import read_brief
from dashboard.brief.read_facts import read_facts
from dashboard.subjects.engine import read_only_engine


@cache  # a file is of its rows for good
def brief_of(
    url: str,
    *,
    partner: str = "KZ",
    event_id: str = "",
    person: str = "",
    place: str = "",
    side: str = "",
    on_day: date | None = None,
    language: str = "en",
) -> Brief:
    """The brief asked for, of a file of rows."""
    occasion = None
    if event_id:
        with read_only_engine(url, language=language).connect() as connection:
            occasion = read_occasion(connection, event_id)
    with read_only_engine(url, on_day, language).connect() as connection:
        return read_brief(connection, BriefRequest(partner, occasion, language, person, place, side))


def facts_of(url: str, *, partner: str = "KZ", side: str = "", on_day: date | None = None) -> BriefFacts:
    """What a brief is written from; its connection stays open as long as the facts are held."""
    connection = read_only_engine(url, on_day).connect()
    return read_facts(connection, BriefRequest(partner, side=side))


def lines_in(section: Section) -> Iterator[Line]:
    """Every sentence and cell of a section, and the traces of its pictures as lines."""
    for block in section.blocks:
        if isinstance(block, Line):
            yield block
        elif isinstance(block, Bullets):
            yield from block.lines
        elif isinstance(block, Columns):
            for column in block.lists:
                yield from column
        elif isinstance(block, Grid):
            for row in block.rows:
                yield from row
        else:
            yield from (Line(f"{trace.name} {trace.points}", trace.notes) for trace in block.traces)


def lines(brief: Brief) -> Iterator[Line]:
    """Every sentence and cell of a brief in the order in which they are read."""
    yield from brief.bottom_line
    for section in brief.sections:
        yield from lines_in(section)


def words(brief: Brief) -> str:
    """All that a brief says, a line each."""
    return "\n".join([brief.title, brief.subtitle, *(line.text for line in lines(brief))])


def section(brief: Brief, heading: str) -> str:
    """What stands below a heading; raises StopIteration where there is none."""
    return "\n".join(line.text for line in lines_in(section_of(brief, heading)))


def section_of(brief: Brief, heading: str) -> Section:
    """The section with a heading; raises StopIteration where there is none."""
    return next(part for part in brief.sections if part.heading == heading)
