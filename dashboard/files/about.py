"""What a file says of itself.

What its rows are, where they are from, which build and filters, and where the same is seen again.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

import pyarrow as pa

from dashboard.files.citation import Citation, Publisher, cite
from dashboard.rows.streams import RowStream
from dashboard.subjects.engine import Build

_SOURCE_COLUMN = "source_code"


@dataclass(frozen=True)
class SourceFacts:
    """A publisher's data set; an empty address is not known."""

    code: str
    title: str
    publisher: str
    licence: str
    url: str = ""


@dataclass(frozen=True)
class About:
    """What is known of a file's rows besides the rows, in the words of ``language``.

    ``name`` is the file's inside a package: small Latin letters, digits, hyphens. ``headings`` says what a column is
    called for people; one that is not there is called by its own name. ``filters`` and ``facts`` are pairs of a label
    and a text. Of ``sources`` only those are told that rows are from, where the rows say it (a column ``source_code``
    or one that ends so).
    """

    name: str
    title: str
    build: Build
    address: str
    language: str
    headings: Mapping[str, str] = field(default_factory=dict)
    filters: tuple[tuple[str, str], ...] = ()
    facts: tuple[tuple[str, str], ...] = ()
    sources: tuple[SourceFacts, ...] = ()

    def heading(self, column: str) -> str:
        """What a column is called for people."""
        return self.headings.get(column, column)

    def cited(self, sources: tuple[SourceFacts, ...]) -> Citation:
        """The citation of a file that has rows of these sources."""
        return cite(
            self.title, [Publisher(source.publisher, source.licence) for source in sources], self.build, self.address
        )


class Watched:
    """A stream that is counted as it is read: how many rows went by, and of which sources."""

    def __init__(self, stream: RowStream) -> None:
        self._stream = stream
        self._places = [place for place, name in enumerate(stream.schema.names) if name.endswith(_SOURCE_COLUMN)]
        self._codes: set[str] = set()
        self.rows = 0

    def stream(self) -> RowStream:
        """The same stream, to be read instead of the first."""
        return RowStream(self._stream.schema, self._pass_on())

    def _pass_on(self) -> Iterator[pa.RecordBatch]:
        for batch in self._stream.batches:
            self.rows += batch.num_rows
            for place in self._places:
                self._codes.update(code for code in batch.column(place).unique().to_pylist() if code)
            yield batch

    def sources_of(self, about: About) -> tuple[SourceFacts, ...]:
        """The sources that the rows read so far are from; all of ``about`` where the rows do not say."""
        return tuple(source for source in about.sources if not self._places or source.code in self._codes)
