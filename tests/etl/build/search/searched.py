"""What the build finds of made-up rows, as plain rows."""

from etl import schema
from etl.build.search import index_search
from etl.values.frames import rows_to_frame
from tests.factories import Row, complete


def entries(**rows: list[Row]) -> list[Row]:
    """What is found of some rows, and what they refer to."""
    whole = complete(**rows)
    facts = {name: rows_to_frame(schema.metadata.tables[name], told) for name, told in whole.items() if name != "build"}
    found = index_search(facts)["search_entry"]
    return found.astype(object).where(found.notna(), None).to_dict("records")


def of_kind(found: list[Row], kind: str) -> list[Row]:
    return [row for row in found if row["kind"] == kind]
