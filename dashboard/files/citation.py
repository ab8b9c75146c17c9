"""How to cite what was taken away.

The publishers come first with their licences, then Khorgos, the data build and the address of the view. The date is
that of the data build, so the same view of the same build is cited the same whenever it is taken.
"""

import hashlib
import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from dashboard.locale import formats
from dashboard.locale import gettext as _
from dashboard.subjects.engine import Build

_PROJECT = Path(__file__).parents[2] / "pyproject.toml"
# What TeX would take for a command, and how it is written instead.
_TEX = {
    "\\": r"\textbackslash{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    **{sign: f"\\{sign}" for sign in "&%$#_{}"},
}


@dataclass(frozen=True)
class Publisher:
    """Who published the figures, and under which licence; an empty licence is not known."""

    name: str
    licence: str = ""


@dataclass(frozen=True)
class Citation:
    """A citation in four forms. ``short`` fits under a chart; ``full`` also has title, licences and address."""

    short: str
    full: str
    bibtex: str
    ris: str


@dataclass(frozen=True)
class _Work:
    """What is cited, each text on one line."""

    title: str
    publishers: tuple[Publisher, ...]
    build: Build
    address: str

    @property
    def built_on(self) -> date:
        return self.build.built_at.date()


@cache
def version() -> str:
    """Khorgos' version, as pyproject.toml has it."""
    return str(tomllib.loads(_PROJECT.read_text(encoding="utf-8"))["project"]["version"])


def cite(title: str, publishers: Sequence[Publisher], build: Build, address: str) -> Citation:
    """Cite a view or a file, in the language of this run.

    ``title`` says what is shown, ``address`` where the same is seen again. A publisher named twice is told once;
    without any, Khorgos stands alone.
    """
    told = dict.fromkeys(Publisher(_one_line(one.name), _one_line(one.licence)) for one in publishers)
    work = _Work(_one_line(title), tuple(told), build, _one_line(address))
    return Citation(_short(work), _full(work), _bibtex(work), _ris(work))


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _names(work: _Work) -> list[str]:
    return list(dict.fromkeys(one.name for one in work.publishers))


def _collection(work: _Work) -> str:
    told = {"version": version(), "build": work.build.build_id, "date": formats.day(work.built_on)}
    if work.build.as_of:
        return _("Khorgos {version}, data build {build} of {date} with what was known on {day}").format(
            **told, day=formats.day(work.build.as_of)
        )
    return _("Khorgos {version}, data build {build} of {date}").format(**told)


def _short(work: _Work) -> str:
    if not work.publishers:
        return _collection(work)
    return _("{publishers}, through {collection}").format(
        publishers="; ".join(_names(work)), collection=_collection(work)
    )


def _full(work: _Work) -> str:
    with_licence = [f"{one.name} [{one.licence}]" if one.licence else one.name for one in work.publishers]
    return (
        " ".join(f"{part.rstrip('.')}." for part in ("; ".join(with_licence), work.title, _collection(work)) if part)
        + f" {work.address}"
    )


def _licences(work: _Work) -> str:
    return "; ".join(f"{one.name}: {one.licence}" for one in work.publishers if one.licence)


def _bibtex(work: _Work) -> str:
    fields = {
        "author": " and ".join(f"{{{_tex(name)}}}" for name in _names(work) or ["Khorgos"]),
        "title": f"{{{_tex(work.title)}}}",
        "year": f"{work.built_on:%Y}",
        "date": work.built_on.isoformat(),
        "howpublished": _tex(_collection(work)),
        "note": _tex(_licences(work)),
        # An address is taken as it stands; only a brace would end it.
        "url": work.address.replace("{", "%7B").replace("}", "%7D"),
    }
    lines = [f"  {name} = {{{value}}}," for name, value in fields.items() if value]
    return "\n".join([f"@misc{{{_key(work)},", *lines, "}", ""])


def _key(work: _Work) -> str:
    # Two views of one build are two entries.
    return f"khorgos-{work.build.build_id}-{hashlib.sha256(work.address.encode()).hexdigest()[:6]}"


def _tex(text: str) -> str:
    return re.sub(r"[\\~^&%$#_{}]", lambda found: _TEX[found[0]], text)


def _ris(work: _Work) -> str:
    fields = [
        ("TY", "DATA"),
        *(("AU", name) for name in _names(work) or ["Khorgos"]),
        ("TI", work.title),
        ("PY", f"{work.built_on:%Y}"),
        ("DA", f"{work.built_on:%Y/%m/%d}"),
        ("PB", "Khorgos"),
        ("ET", f"{version()}, {work.build.build_id}"),
        ("UR", work.address),
        ("N1", _licences(work)),
    ]
    # The format ends its lines as RFC 4180 does, and its last line is an empty field.
    return "".join(f"{name}  - {value}\r\n" for name, value in fields if value) + "ER  - \r\n"
