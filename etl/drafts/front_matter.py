"""A note's text with the place of every key and item in it.

So something can be put in and the rest stays byte for byte.
"""

import json
from collections import defaultdict
from dataclasses import dataclass, field
from functools import cached_property

import yaml

from etl.errors import Fault, InputFaults
from etl.inputs.plain_yaml import Block, Listing, Node, parse_plain_yaml

_FENCE = "---"
_INDENT = "  "
Plain = str | list["Plain"] | dict[str, "Plain"]


@dataclass
class FrontMatter:
    """The lines of a note, each with its line end, and what is to be put in and changed.

    ``written`` is the text with that done. Lines are counted from 0, as YAML's marks do from the first fence on. Raises
    InputFaults where the text is no note.
    """

    file: str
    text: str
    _continued: dict[int, list[str]] = field(default_factory=lambda: defaultdict(list))
    _inserted: dict[int, list[str]] = field(default_factory=lambda: defaultdict(list))
    _changed: dict[int, str] = field(default_factory=dict)

    @cached_property
    def lines(self) -> list[str]:
        """The lines as they are."""
        return self.text.splitlines(keepends=True)

    @cached_property
    def end(self) -> int:
        """The line of the second fence."""
        fences = [place for place, line in enumerate(self.lines) if line.rstrip() == _FENCE][:2]
        if len(fences) < 2 or fences[0]:
            advice = "Begin the file with a line ---, then the keys, then a second line --- and the note."
            raise InputFaults(
                [Fault(self.file, "line 1", "", "the front matter is missing or does not end", "", advice)]
            )
        return fences[1]

    @cached_property
    def values(self) -> dict[str, Plain]:
        """The front matter as plain texts, lists and mappings."""
        block, faults = parse_plain_yaml(self.file, self._header, first_line=1)
        if block is None or faults:
            raise InputFaults(faults)
        return {name: to_plain(node) for name, node in block.values.items()}

    @cached_property
    def keys(self) -> dict[str, tuple[yaml.Node, yaml.Node]]:
        """Each key's own node and that of its value."""
        root = yaml.compose(self._header, Loader=yaml.BaseLoader) if self.values else None
        return {key.value: (key, value) for key, value in root.value} if root else {}

    @property
    def _header(self) -> str:
        """The front matter with an empty line for its first fence, so that lines count from the file's beginning."""
        return "\n" + "".join(self.lines[1 : self.end])

    @property
    def body(self) -> str:
        """What stands below the second fence."""
        return "".join(self.lines[self.end + 1 :])

    @property
    def line_end(self) -> str:
        """How the file ends its lines."""
        return "\r\n" if self.lines[0].endswith("\r\n") else "\n"

    def listed(self, name: str) -> list[Plain]:
        """The items of a list; none where there is no such key."""
        value = self.values.get(name)
        return value if isinstance(value, list) else []

    def item_lines(self, name: str, place: int) -> list[str]:
        """The lines of one item as they stand in the file, without indent and with the comments above it."""
        _, value = self.keys[name]
        if _is_flow(value):
            return [f"- {json.dumps(self.listed(name)[place], ensure_ascii=False)}"]
        items = value.value
        first = _last_line(items[place - 1]) + 1 if place else self.keys[name][0].start_mark.line + 1
        dash = self._dash(items[place])
        lines = "".join(self.lines[first : _last_line(items[place]) + 1]).strip("\r\n").splitlines()
        return [line[min(dash, len(line) - len(line.lstrip())) :] for line in lines]

    def insert(self, line: int, lines: list[str]) -> None:
        """Put lines before a line."""
        self._inserted[line].extend(f"{one}{self.line_end}" for one in lines)

    def _continue(self, line: int, lines: list[str], indent: str) -> None:
        """Put lines that belong to what ends before a line; keys that are put in there come behind them."""
        self._continued[line].extend(f"{indent}{one}{self.line_end}" for one in lines)

    def append_items(self, name: str, items: list[list[str]], *, before: str) -> None:
        """Put items, each its lines without indent, at the end of a list.

        A list that is not there yet goes before the key ``before``.
        """
        key, value = self.keys.get(name, (None, None))
        lines = [line for item in items for line in item]
        if key is None or value is None:
            self.insert(self.line_of(before), [f"{name}:", *(f"{_INDENT}{line}" for line in lines)])
        elif not self.values[name]:
            self._replace_empty(name, "")
            self._continue(key.start_mark.line + 1, lines, _INDENT)
        elif _is_flow(value):
            self.append_texts(
                name, [json.dumps(_parse_item(item), ensure_ascii=False) for item in items], before=before
            )
        else:
            self._continue(_last_line(value) + 1, lines, " " * self._dash(value.value[-1]))

    def append_texts(self, name: str, texts: list[str], *, before: str) -> None:
        """Put texts at the end of a list such as ``topics: [grain, meat]``."""
        _, value = self.keys.get(name, (None, None))
        if value is None:
            self.insert(self.line_of(before), [f"{name}: [{', '.join(texts)}]"])
        elif not self.values[name]:
            self._replace_empty(name, f" [{', '.join(texts)}]")
        elif _is_flow(value):
            at, column = value.end_mark.line, value.end_mark.column - 1
            line = self.lines[at]
            comma = "" if line[:column].rstrip().endswith(",") else ", "
            self._changed[at] = f"{line[:column]}{comma}{', '.join(texts)}{line[column:]}"
        else:
            self.append_items(name, [[f"- {text}"] for text in texts], before=before)

    def set_text(self, name: str, text: str, *, after: tuple[str, ...]) -> None:
        """Fill in a text; a key that is not there yet goes behind the last of the keys ``after``."""
        if name in self.keys:
            self._replace_empty(name, f" {text}")
        else:
            place = max(_last_line(self.keys[one][1]) for one in after if one in self.keys)
            self.insert(place + 1, [f"{name}: {text}"])

    def line_of(self, name: str) -> int:
        """The line of a key; that of the second fence where there is none."""
        return self.keys[name][0].start_mark.line if name in self.keys else self.end

    def written(self) -> str:
        """The text with all that was put in."""
        places = range(len(self.lines) + 1)
        return "".join(
            "".join([*self._continued.get(place, []), *self._inserted.get(place, [])])
            + self._changed.get(place, self.lines[place] if place < len(self.lines) else "")
            for place in places
        )

    def _replace_empty(self, name: str, text: str) -> None:
        """Put a text in the place of a value that says there is nothing: ``[]``, ``null`` or no word at all."""
        key, value = self.keys[name]
        at, column = key.end_mark.line, key.end_mark.column + 1
        line = self.lines[at]
        self._changed[at] = line[:column] + text + line[max(column, value.end_mark.column) :]

    def _dash(self, item: yaml.Node) -> int:
        """The column of an item's dash."""
        return self.lines[item.start_mark.line].rindex("-", 0, item.start_mark.column)


def to_plain(node: Node) -> Plain:
    """The texts, lists and mappings of a node."""
    if isinstance(node, Block):
        return {name: to_plain(below) for name, below in node.values.items()}
    return [to_plain(item) for item in node.items] if isinstance(node, Listing) else node.text


def _is_flow(node: yaml.Node) -> bool:
    """Whether a list or mapping stands in brackets."""
    return isinstance(node, yaml.CollectionNode) and bool(node.flow_style)


def _parse_item(lines: list[str]) -> Plain:
    block, _ = parse_plain_yaml("", "item:\n" + "\n".join(lines))
    item = to_plain(block.values["item"]) if block else []
    return item[0] if isinstance(item, list) and item else ""


def _last_line(node: yaml.Node) -> int:
    """The last line that a node has something on."""
    if isinstance(node, yaml.ScalarNode) or _is_flow(node) or not node.value:
        ends_before = node.end_mark.column == 0 and node.end_mark.line > node.start_mark.line
        return int(node.end_mark.line) - int(ends_before)
    return max(_last_line(below) for entry in node.value for below in (entry if isinstance(entry, tuple) else (entry,)))
