"""Which commodities a group holds."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import pandas as pd

from etl.values.typed_rows import typed_rows
from etl.vocabulary.goods import GroupBasis

EXCLUDE = "exclude"


def ancestors(code: str, parents: Mapping[str, str]) -> Iterator[str]:
    """The code itself, its parent, its parent's parent and so on; a code met twice ends the walk."""
    seen: set[str] = set()
    while code and code not in seen:
        yield code
        seen.add(code)
        code = parents.get(code, "")


def parents_of(commodity: pd.DataFrame) -> dict[str, str]:
    """The parent of every commodity of the table ``commodity``; empty for one that has none."""
    return dict(zip(commodity["commodity_id"].tolist(), commodity["parent_id"].fillna("").tolist(), strict=True))


def goes_in_circle(code: str, parents: Mapping[str, str]) -> bool:
    """Whether the walk up from a code comes back to a code it has passed."""
    steps = list(ancestors(code, parents))
    return bool(steps) and parents.get(steps[-1], "") in steps


def expand_groups(rules: pd.DataFrame, parents: Mapping[str, str]) -> pd.DataFrame:
    """Every commodity that each group holds.

    Takes ``group_code``, ``commodity_id``, ``rule`` (include, exclude), ``basis`` and ``reason``, and the parent of
    every commodity (empty for none). The nearest line at or above a commodity decides: an include brings it with its
    basis and reason, an exclude leaves it out. Only ``exact`` lines reach below their own code: a chapter that stands
    in, or a publisher's own total, says nothing about its parts.
    """
    members: list[tuple[str, str, str, str]] = []
    for group, lines in rules.groupby("group_code", sort=True):
        by_code = {line.commodity_id: line for line in typed_rows(lines, _GroupLine)}
        for code in sorted(parents):
            line = next((by_code[step] for step in ancestors(code, parents) if step in by_code), None)
            if line is None or line.rule == EXCLUDE:
                continue
            if line.commodity_id == code or line.basis == GroupBasis.EXACT:
                members.append((str(group), code, line.basis, line.reason))
    return pd.DataFrame(members, columns=["group_code", "commodity_id", "basis", "reason"], dtype="str")


@dataclass(frozen=True)
class _GroupLine:
    """What a line of a group says of one commodity."""

    commodity_id: str
    rule: str
    basis: str
    reason: str


def expand_lines(lines: pd.DataFrame, parents: Mapping[str, str]) -> pd.DataFrame:
    """Every commodity that a line tells of: the nearest line at or above a commodity decides.

    Takes lines with ``commodity_id`` and columns of their own, and the parent of every commodity (empty for none).
    Gives a row a commodity, with the columns of its line and ``told_for``, the commodity of that line.
    """
    listed = set(lines["commodity_id"])
    decides = {code: next((step for step in ancestors(code, parents) if step in listed), None) for code in parents}
    reached = pd.DataFrame(
        [(code, line) for code, line in sorted(decides.items()) if line],
        columns=["commodity_id", "told_for"],
        dtype="str",
    )
    own = lines.rename(columns={"commodity_id": "told_for"})
    return reached.merge(own, on="told_for", how="left", validate="many_to_one")
