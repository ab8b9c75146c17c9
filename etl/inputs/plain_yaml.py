"""YAML in which every scalar is text and every value knows its line.

YAML 1.1 reads a bare NO as false, 0102 as 66 and 10:30 as 630; here they stay what was written. An unquoted ``null``,
``~`` or nothing at all is empty text. Aliases are refused: they make a note that nobody can read line by line.
"""

from dataclasses import dataclass, field

import yaml

from etl.errors import Fault


@dataclass(frozen=True)
class Scalar:
    """One text."""

    text: str
    line: int


@dataclass(frozen=True)
class Listing:
    """Values in order."""

    items: "list[Node]"
    line: int


@dataclass(frozen=True)
class Block:
    """Values by key; ``lines`` has the line of each key."""

    values: "dict[str, Node]"
    lines: dict[str, int]
    line: int


Node = Scalar | Listing | Block


MOST_NESTED = 30
_DEEP, _FLAT = (
    f"values lie in each other more than {MOST_NESTED} deep",
    "Write plain keys and lists, as its neighbours do.",
)
_LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)  # libyaml reads ten times as fast, where it is there


def parse_plain_yaml(file: str, text: str, first_line: int = 1) -> tuple[Block | None, list[Fault]]:
    """The mapping that a text holds, with lines counted from ``first_line``.

    Gives no mapping where the text is not YAML or not a mapping. A key that stands twice is a fault, and its first
    value counts.
    """
    try:
        root = yaml.compose(text, Loader=_LOADER)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        where = f"line {first_line + mark.line}" if mark else ""
        advice = "Check the indent, and quote a text that holds a colon, a # or begins with a sign."
        return None, [Fault(file, where, "", f"not YAML: {error.problem or error.context}", "", advice)]
    except RecursionError:
        return None, [Fault(file, "", "", _DEEP, "", _FLAT)]
    except yaml.YAMLError as error:
        return None, [Fault(file, "", "", f"not YAML: {error}", "", "Take out the characters that cannot be printed.")]
    if not isinstance(root, yaml.MappingNode):
        return None, [
            Fault(file, f"line {first_line}", "", "expected keys with values", "", "Write one 'key: value' a line.")
        ]
    reader = _Reader(file, first_line)
    return reader.to_block(root), reader.faults


@dataclass
class _Reader:
    """Turns composed nodes into ours."""

    file: str
    first_line: int
    faults: list[Fault] = field(default_factory=list)
    met: set[int] = field(default_factory=set)
    depth: int = 0

    def to_block(self, node: yaml.MappingNode) -> Block:
        values: dict[str, Node] = {}
        lines: dict[str, int] = {}
        for key, value in node.value:
            line = self._line(key)
            if not isinstance(key, yaml.ScalarNode):
                self._refuse(line, "", "a key is not a plain word", "Write 'key: value'.")
            elif key.value in values:
                self._refuse(
                    line, key.value, f"the key stands on line {lines[key.value]} already", "Keep one of the two."
                )
            else:
                values[key.value] = self._to_node(value)
                lines[key.value] = line
        return Block(values, lines, self._line(node))

    def _to_node(self, node: yaml.Node) -> Node:
        if id(node) in self.met:
            self._refuse(
                self._line(node), "", "the value is used again by an alias (*)", "Write it out in both places."
            )
            return Scalar("", self._line(node))
        self.met.add(id(node))
        if isinstance(node, yaml.CollectionNode):
            return self._to_collection(node)
        empty = isinstance(node, yaml.ScalarNode) and not node.style and node.value in {"", "~", "null"}
        return Scalar("" if empty else node.value, self._line(node))

    def _to_collection(self, node: yaml.CollectionNode) -> Node:
        if self.depth >= MOST_NESTED:
            self._refuse(self._line(node), "", _DEEP, _FLAT)
            return Scalar("", self._line(node))
        self.depth += 1
        try:
            if isinstance(node, yaml.MappingNode):
                return self.to_block(node)
            return Listing([self._to_node(item) for item in node.value], self._line(node))
        finally:
            self.depth -= 1

    def _line(self, node: yaml.Node) -> int:
        return self.first_line + node.start_mark.line

    def _refuse(self, line: int, name: str, problem: str, advice: str) -> None:
        self.faults.append(Fault(self.file, f"line {line}", name, problem, "", advice))
