"""Typed reading of a YAML mapping's fields: every field that is wrong gives a fault, and reading goes on."""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple, TypeVar

from etl.errors import Fault
from etl.inputs.plain_yaml import Block, Listing, Node, Scalar
from etl.values.nearest import say_nearest
from etl.values.periods import NotAPeriod, advise_span, parse_span
from etl.values.written import CONTROL_ADVICE, CONTROL_PROBLEM, WEB_ADDRESS, find_control, is_number

Member = TypeVar("Member", bound=StrEnum)

SPAN_ADVICE = "Write it as YYYY-MM-DD, or YYYY-MM or YYYY where no more is known."


class WrittenSpan(NamedTuple):
    """A day, month or year as written, with its first and last day."""

    text: str
    start: date
    end: date


@dataclass(frozen=True)
class Fields:
    """The fields of one mapping in one file; ``faults`` is shared by all mappings of the file."""

    file: str
    block: Block
    faults: list[Fault]
    path: str = ""

    def refuse(self, name: str, problem: str, seen: str, advice: str) -> None:
        """Note a fault of a field, on the line of its value, or of the mapping where the field is absent."""
        line = self.block.lines.get(name, self.block.line)
        fault = Fault(self.file, f"line {line}", self.path + name, problem, seen, advice)
        if fault not in self.faults:
            self.faults.append(fault)

    def refuse_unknown(self, known: Collection[str]) -> None:
        """Fault every key that is not known, with the nearest that is."""
        for name in self.block.values:
            if name not in known:
                self.refuse(name, "no such key", name, say_nearest(name, known))

    def text(self, name: str, *, required: bool = False) -> str:
        """A text on one line or several; empty where there is none."""
        node = self.block.values.get(name)
        if isinstance(node, Listing | Block):
            self.refuse(
                name,
                "expected a text",
                "a list" if isinstance(node, Listing) else "keys with values",
                "Write one text after the colon.",
            )
            return ""
        text = node.text.strip() if node else ""
        if control := find_control(text):
            self.refuse(name, CONTROL_PROBLEM, control, CONTROL_ADVICE)
            return ""
        if required and not text:
            self.refuse(name, "expected a value, there is none", "", f"Fill in '{name}'.")
        return text

    def one_of(self, name: str, members: type[Member], *, required: bool = False) -> Member | None:
        """A member of a closed list."""
        text = self.text(name, required=required)
        if not text:
            return None
        return self._member(name, text, members)

    def one_of_codes(self, name: str, codes: Collection[str], *, required: bool = False) -> str:
        """One of some codes; empty where there is none of them."""
        text = self.text(name, required=required)
        return text if not text or self._is_listed(name, text, codes) else ""

    def many_of(self, name: str, members: type[Member], *, required: bool = False) -> list[Member]:
        """Members of a closed list, none twice."""
        members_named = [self._member(name, text, members) for text in self.texts(name, required=required)]
        return [member for member in members_named if member is not None]

    def texts(self, name: str, *, required: bool = False) -> list[str]:
        """A list of texts, none empty and none twice; with ``required`` at least one."""
        node = self.block.values.get(name)
        if is_empty(node):
            if required:
                self.refuse(name, "expected at least one in the list, there is none", "", f"Fill in '{name}'.")
            return []
        if not isinstance(node, Listing):
            self.refuse(
                name,
                "expected a list",
                node.text if isinstance(node, Scalar) else "keys with values",
                f"Write it as {name}: [a, b].",
            )
            return []
        texts: list[str] = []
        for item in node.items:
            if not isinstance(item, Scalar) or not item.text.strip():
                self.refuse(name, "expected texts in the list", "", f"Write it as {name}: [a, b].")
            elif item.text.strip() in texts:
                self.refuse(name, "the value stands twice in the list", item.text, "Keep one of the two.")
            else:
                texts.append(item.text.strip())
        return texts

    def span(self, name: str, *, required: bool = False) -> WrittenSpan | None:
        """A day, month or year."""
        text = self.text(name, required=required)
        if not text:
            return None
        try:
            start, end = parse_span(text)
        except NotAPeriod:
            self.refuse(name, "expected a date", text, advise_span(text, SPAN_ADVICE))
            return None
        return WrittenSpan(text, start, end)

    def day(self, name: str, *, required: bool = False) -> date | None:
        """A calendar day."""
        text = self.text(name, required=required)
        if not text:
            return None
        try:
            if len(text) != 10:  # a month or year is no day
                raise NotAPeriod(text)
            return parse_span(text)[0]
        except NotAPeriod:
            self.refuse(name, "expected a day", text, advise_span(text, "Write it as YYYY-MM-DD."))
            return None

    def decimal(self, name: str, *, required: bool = False) -> Decimal | None:
        """A number exactly as written."""
        text = self.text(name, required=required)
        if not text:
            return None
        if not is_number(text):
            self.refuse(name, "expected a number", text, "Write digits and a decimal point only, 1234.5.")
            return None
        return Decimal(text)

    def number(self, name: str, *, required: bool = False) -> float | None:
        """A number as the nearest float."""
        exact = self.decimal(name, required=required)
        return None if exact is None else float(exact)

    def url(self, name: str, *, required: bool = False) -> str:
        """A web address."""
        text = self.text(name, required=required)
        if text and not re.fullmatch(WEB_ADDRESS, text):
            self.refuse(name, "expected a web address", text, "Write it in full, https://example.org/page.")
        return text

    def block_at(self, name: str) -> "Fields | None":
        """The mapping under a key; None where there is none."""
        node = self.block.values.get(name)
        return None if node is None or is_empty(node) else self._below(name, node, f"{name}.")

    def blocks(self, name: str) -> "Iterator[Fields]":
        """The mappings of the list under a key, in order; an item that is none is a fault."""
        node = self.block.values.get(name)
        if node is None or is_empty(node):
            return
        if not isinstance(node, Listing):
            self.refuse(name, "expected a list", "", "Begin each item on its own line with '- '.")
            return
        for place, item in enumerate(node.items, start=1):
            below = self._below(name, item, f"{name}[{place}].")
            if below:
                yield below

    def _below(self, name: str, node: Node, path: str) -> "Fields | None":
        if isinstance(node, Block):
            return Fields(self.file, node, self.faults, self.path + path)
        seen = node.text if isinstance(node, Scalar) else "a list"
        self.refuse(name, "expected keys with values", seen, "Write 'key: value' on lines of their own.")
        return None

    def _member(self, name: str, text: str, members: type[Member]) -> Member | None:
        return members(text) if self._is_listed(name, text, [str(member) for member in members]) else None

    def _is_listed(self, name: str, text: str, listed: Collection[str]) -> bool:
        if text not in listed:
            self.refuse(name, f"expected one of {', '.join(listed)}", text, say_nearest(text, listed))
        return text in listed


def is_empty(node: Node | None) -> bool:
    """Whether there is nothing: no key, no text, or a list without items."""
    if isinstance(node, Scalar):
        return not node.text
    return node is None or (isinstance(node, Listing) and not node.items)
