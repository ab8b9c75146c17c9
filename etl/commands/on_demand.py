"""Commands that are loaded when they are asked for: to tell a status takes none of what a build needs."""

from collections.abc import Callable, Iterator, Mapping, MutableMapping
from importlib import import_module
from typing import Any, TypeAlias

import typer
from typer.core import TyperGroup
from typer.main import get_command, get_group

Command: TypeAlias = Any  # Typer has no public name for the class of all commands
Given: TypeAlias = Any
CommandPlaces = Mapping[str, str]
"""By the command's name the module and, behind a colon, its function or its group of commands."""


def on_demand(places: CommandPlaces) -> type[TyperGroup]:
    """The class of a group that has these commands, in this order."""

    class Group(TyperGroup):
        """Commands that are loaded when they are asked for."""

        def __init__(self, **given: Given) -> None:
            super().__init__(**given)
            self.commands = CommandsOnDemand(places)

    return Group


class CommandsOnDemand(MutableMapping[str, Command]):
    """Commands by name; each is loaded when it is looked up."""

    def __init__(self, places: CommandPlaces) -> None:
        self._places = dict(places)
        self._loaded: dict[str, Command] = {}

    def __getitem__(self, name: str) -> Command:
        if name not in self._loaded:
            self._loaded[name] = _load(name, self._places[name])
        return self._loaded[name]

    def __setitem__(self, name: str, command: Command) -> None:
        self._loaded[name] = command
        self._places.setdefault(name, "")

    def __delitem__(self, name: str) -> None:
        del self._places[name]
        self._loaded.pop(name, None)

    def __iter__(self) -> Iterator[str]:
        return iter(self._places)

    def __len__(self) -> int:
        return len(self._places)


def _load(name: str, place: str) -> Command:
    module, _, attribute = place.partition(":")
    found: typer.Typer | Callable[..., None] = getattr(import_module(module), attribute)
    command = get_group(found) if isinstance(found, typer.Typer) else get_command(_alone(name, found))
    command.name = name
    return command


def _alone(name: str, function: Callable[..., None]) -> typer.Typer:
    alone = typer.Typer(add_completion=False, pretty_exceptions_enable=False, rich_markup_mode="rich")
    alone.command(name)(function)
    return alone
