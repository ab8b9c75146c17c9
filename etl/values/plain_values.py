"""Records as plain values, which JSON can hold, and back by their types."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from enum import Enum
from functools import cache
from types import NoneType, UnionType
from typing import Any, TypeAlias, Union, get_args, get_origin, get_type_hints

Kind: TypeAlias = Any  # what stands in an annotation
Plain: TypeAlias = Any  # what JSON can hold


def to_plain(value: object) -> Plain:
    """Dataclasses by field, mappings as pairs, tuples as lists, days as text; all else as it is."""
    if is_dataclass(value):
        return {field.name: to_plain(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, Mapping):
        return [[to_plain(key), to_plain(told)] for key, told in value.items()]
    if isinstance(value, list | tuple):
        return [to_plain(one) for one in value]
    return value.isoformat() if isinstance(value, date) else value


def to_typed(kind: Kind, plain: Plain) -> Any:  # noqa: ANN401 - it is of the kind
    """What ``to_plain`` was given, by its type: a dataclass, named tuple, list, tuple, mapping, date or enum of such.

    What may be missing has a type of ``| None``. Raises ValueError where a tuple is longer or shorter than its type.
    """
    origin: Kind = get_origin(kind)
    match origin, get_args(kind):
        case (None, _):
            return _to_simple(kind, plain)
        case (_, inner) if origin in {Union, UnionType}:
            (told,) = (one for one in inner if one is not NoneType)
            return None if plain is None else to_typed(told, plain)
        case (_, (inner, *rest)) if origin is list or (origin is tuple and rest == [Ellipsis]):
            return origin(to_typed(inner, one) for one in plain)
        case (_, inner) if origin is tuple:
            return tuple(to_typed(one, told) for one, told in zip(inner, plain, strict=True))
        case (_, (of_key, *of_value)):
            made = Counter if origin is Counter else dict
            told = of_value[0] if of_value else int
            return made({to_typed(of_key, key): to_typed(told, value) for key, value in plain})


def _to_simple(kind: Kind, plain: Plain) -> object:
    if hasattr(kind, "__dataclass_fields__"):
        return kind(**{name: to_typed(_hints(kind)[name], told) for name, told in plain.items()})
    if hasattr(kind, "_fields"):
        return kind(*(to_typed(of_field, told) for of_field, told in zip(_hints(kind).values(), plain, strict=True)))
    if isinstance(kind, type) and issubclass(kind, Enum):
        return kind(plain)
    return date.fromisoformat(plain) if kind is date else plain


@cache
def _hints(kind: Kind) -> dict[str, Kind]:
    return get_type_hints(kind)
