"""Which commodities a group holds."""

from collections.abc import Iterator, Mapping

import pandas as pd

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
    return dict(zip(commodity["commodity_id"], commodity["parent_id"].fillna(""), strict=True))


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
    members: list[dict[str, str]] = []
    for group, lines in rules.groupby("group_code", sort=True):
        by_code = {str(line["commodity_id"]): line for line in lines.to_dict("records")}
        for code in sorted(parents):
            decides = next((step for step in ancestors(code, parents) if step in by_code), None)
            if decides is None or by_code[decides]["rule"] == EXCLUDE:
                continue
            line = by_code[decides]
            if decides == code or line["basis"] == GroupBasis.EXACT:
                members.append(
                    {
                        "group_code": str(group),
                        "commodity_id": code,
                        "basis": str(line["basis"]),
                        "reason": str(line["reason"]),
                    }
                )
    return pd.DataFrame(members, columns=["group_code", "commodity_id", "basis", "reason"], dtype="str")
