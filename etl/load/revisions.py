"""Which published figures changed between two arrivals of a source."""

from typing import Any

from sqlalchemy import select

from etl.load.reading import open_database
from etl.schema import revision, snapshot
from etl.transform.periods import format_period

_PERCENT = 100


def read_revisions(url: str, source: str = "") -> list[dict[str, Any]]:
    """Each changed figure of a source, or of all, as plain values that JSON can carry, in the order of the table.

    Keys: source_code, reporter_code, partner_code, flow, commodity_id, period, column_name, old_value, new_value, change_pct (None where
    either is unknown or the old is nought), old_snapshot_code, new_snapshot_code, and old_retrieved and new_retrieved as ISO days or None.
    Raises NoDatabase and NoConnection.
    """
    old, new = snapshot.alias("old"), snapshot.alias("new")
    query = (
        select(revision, old.c.retrieved_date.label("old_retrieved"), new.c.retrieved_date.label("new_retrieved"))
        .join_from(revision, old, old.c.snapshot_code == revision.c.old_snapshot_code)
        .join(new, new.c.snapshot_code == revision.c.new_snapshot_code)
        .order_by(revision.c.seq)
    )
    if source:
        query = query.where(revision.c.source_code == source)
    with open_database(url) as connection:
        return [_to_record(dict(row)) for row in connection.execute(query).mappings()]


def change_pct(old: float | None, new: float | None) -> float | None:
    """The change from the old value in per cent; None where either is unknown or the old is nought."""
    return None if old is None or new is None or old == 0 else _PERCENT * (new - old) / old


def _to_record(row: dict[str, Any]) -> dict[str, Any]:
    copied = ("source_code", "reporter_code", "partner_code", "flow", "commodity_id")
    return {
        **{name: row[name] for name in copied},
        "period": format_period(row["period_start"], row["period_end"]),
        "column_name": row["column_name"],
        "old_value": row["old_value"],
        "new_value": row["new_value"],
        "change_pct": change_pct(row["old_value"], row["new_value"]),
        "old_snapshot_code": row["old_snapshot_code"],
        "new_snapshot_code": row["new_snapshot_code"],
        "old_retrieved": row["old_retrieved"].isoformat() if row["old_retrieved"] else None,
        "new_retrieved": row["new_retrieved"].isoformat() if row["new_retrieved"] else None,
    }
