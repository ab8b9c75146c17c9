"""Data and citation in one zip.

It holds the CSV for programs, its description as a Frictionless Data Package, and how to cite it. The zip is written
while it is read, with the memory of one batch of rows: the CSV lies in a temporary file until its hash and size are
known. The same rows, address and build give the same bytes.
"""

import hashlib
import json
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from tempfile import TemporaryFile
from typing import BinaryIO

from dashboard.files.about import About, SourceFacts, Watched
from dashboard.files.citation import Citation
from dashboard.files.descriptor import DataFile, describe
from dashboard.files.forms.csv import write_csv
from dashboard.files.pieces import Pieces
from dashboard.files.xlsx import chunks_of
from dashboard.locale import formats, in_language, ngettext
from dashboard.locale import gettext as _
from dashboard.rows.streams import RowStream

_TIME = (1980, 1, 1, 0, 0, 0)  # the first that a zip can tell: an entry has no time of its own
_READABLE = 0o644 << 16


def write_package(stream: RowStream, about: About) -> Iterator[bytes]:
    """The zip's bytes: README.md, datapackage.json, CITATION.bib, CITATION.ris and data/<name>.csv."""
    # It cannot go back, so every entry tells its sizes after its bytes.
    sink = Pieces()
    with TemporaryFile(prefix="khorgos-package-") as spooled, zipfile.ZipFile(sink, "w") as archive:
        for name, text in _texts(_spool(spooled, stream, about), about).items():
            with archive.open(_entry(name, len(text.encode())), "w") as entry:
                entry.write(text.encode())
            yield sink.taken()
        size = spooled.tell()
        spooled.seek(0)
        with archive.open(_entry(_csv_name(about), size), "w") as entry:
            for piece in chunks_of(spooled):
                entry.write(piece)
                yield sink.taken()
    yield sink.taken()


@dataclass(frozen=True)
class _Written:
    """What is known once every row was read."""

    data: DataFile
    sources: tuple[SourceFacts, ...]


def _spool(file: BinaryIO, stream: RowStream, about: About) -> _Written:
    watched, sha256 = Watched(stream), hashlib.sha256()
    for piece in write_csv(watched.stream()):
        sha256.update(piece)
        file.write(piece)
    return _Written(
        DataFile(_csv_name(about), file.tell(), sha256.hexdigest(), watched.rows, stream.schema),
        watched.sources_of(about),
    )


def _csv_name(about: About) -> str:
    return f"data/{about.name}.csv"


def _texts(written: _Written, about: About) -> dict[str, str]:
    with in_language(about.language):
        citation = about.cited(written.sources)
        descriptor = describe(about, written.data, written.sources, citation)
        return {
            "README.md": _readme(written, about, citation),
            "datapackage.json": json.dumps(descriptor, ensure_ascii=False, indent=2) + "\n",
            "CITATION.bib": citation.bibtex,
            "CITATION.ris": citation.ris,
        }


def _readme(written: _Written, about: About, citation: Citation) -> str:
    sources = [_source_line(source) for source in written.sources] or [
        _("Each row names its own source, or is Khorgos' own account.")
    ]
    filters = [f"{label}: {text}" for label, text in about.filters] or [_("none: every row of the table")]
    parts = [
        f"# {about.title}",
        _("From data build {build} of Khorgos, of {date}. The same is seen at <{address}>.").format(
            build=about.build.build_id, date=formats.day(about.build.built_at.date()), address=about.address
        ),
        *([_("As known on {date}.").format(date=formats.day(about.build.as_of))] if about.build.as_of else []),
        *([_bullets([f"{label}: {text}" for label, text in about.facts])] if about.facts else []),
        _how_to_cite(citation),
        _section(_("Files"), _files(written)),
        _section(_("Filters"), filters),
        _section(_("Sources and their licences"), sources),
    ]
    return "\n\n".join(parts) + "\n"


def _how_to_cite(citation: Citation) -> str:
    title, short, full = _("How to cite"), _("Short"), _("In full")
    return f"## {title}\n\n{short}:\n\n> {citation.short}\n\n{full}:\n\n> {citation.full}"


def _files(written: _Written) -> list[str]:
    rows = ngettext("{rows} row", "{rows} rows", written.data.rows, rows=formats.number(written.data.rows))
    return [
        _("{file}: {rows}, as plain UTF-8 CSV with stable column names; an empty cell is unknown").format(
            file=written.data.path, rows=rows
        ),
        _("{file}: each column with its type, unit and meaning; sources and licences; hash and size of the CSV").format(
            file="datapackage.json"
        ),
        _("{bibtex} and {ris}: the citation for a library of references").format(
            bibtex="CITATION.bib", ris="CITATION.ris"
        ),
    ]


def _section(title: str, lines: list[str]) -> str:
    return f"## {title}\n\n{_bullets(lines)}"


def _bullets(lines: list[str]) -> str:
    return "\n".join(f"- {' '.join(line.split())}" for line in lines)


def _source_line(source: SourceFacts) -> str:
    address = f" <{source.url}>" if source.url else ""
    return f"{source.title}, {source.publisher}: {source.licence}{address}"


def _entry(name: str, size: int) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, _TIME)
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.external_attr = _READABLE
    entry.create_system = 3  # the same on every system
    entry.file_size = size  # past 4 GB the entry needs another form from its start
    return entry
