"""How a database of another version of the schema is told, and what to do with it."""

from etl.schema import SCHEMA_VERSION


def tell_other_edition(version: int) -> tuple[str, str]:
    """What is said of a database of this version, to stand behind its name, and the advice."""
    advice = (
        "Run 'python -m etl build' to make it anew."
        if version < SCHEMA_VERSION
        else "Run the edition of Khorgos that built it."
    )
    return f"has schema version {version}, this Khorgos reads {SCHEMA_VERSION}", advice
