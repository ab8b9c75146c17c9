"""Questions and conditions in which some columns, or whole tables, are told by others."""

from collections.abc import Callable
from typing import Any, TypeVar

from sqlalchemy import ClauseElement
from sqlalchemy.sql.visitors import replacement_traverse

Clause = TypeVar("Clause", bound=ClauseElement)


def replaced(clause: Clause, told_by: Callable[[Any], ClauseElement | None]) -> Clause:
    """The clause with what ``told_by`` gives for a part of it in that part's place; None leaves the part."""

    def tell(part: object, **_: object) -> ClauseElement | None:
        return told_by(part)

    told: Clause = replacement_traverse(clause, {}, tell)  # type: ignore[call-overload]  # it is typed for ORM classes
    return told
