"""YAML in which every scalar is text and every value knows its line.

YAML 1.1 reads a bare NO as false, 0102 as 66 and 10:30 as 630; here they stay what was written. An unquoted ``null``, ``~`` or nothing at
all is empty text. Aliases are refused: they make a note that nobody can read line by line.
"""

from dataclasses import dataclass

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


class _TextLoader(yaml.BaseLoader):
    """Composes nodes and resolves nothing."""

    def compose_node(self, parent: yaml.Node | None, index: int) -> yaml.Node | None:
        if self.check_event(yaml.AliasEvent):
            raise yaml.MarkedYAMLError(problem="found an alias (*)", problem_mark=self.get_mark())
        node: yaml.Node | None = super().compose_node(parent, index)
        return node


def parse_plain_yaml(file: str, text: str, first_line: int = 1) -> tuple[Block | None, list[Fault]]:
    """The mapping that a text holds, with lines counted from ``first_line``.

    Gives no mapping where the text is not YAML or not a mapping. A key that stands twice is a fault, and its first value counts.
    """
    try:
        root = _TextLoader(text).get_single_node()
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        where = f"line {first_line + mark.line}" if mark else ""
        advice = "Check the indent, and quote a text that holds a colon, a # or begins with a sign."
        return None, [Fault(file, where, "", f"not YAML: {error.problem or error.context}", "", advice)]
    except yaml.YAMLError as error:
        return None, [Fault(file, "", "", f"not YAML: {error}", "", "Take out the characters that cannot be printed.")]
    if not isinstance(root, yaml.MappingNode):
        return None, [Fault(file, f"line {first_line}", "", "expected keys with values", "", "Write one 'key: value' a line.")]
    faults: list[Fault] = []
    return _to_block(file, root, first_line, faults), faults


def _to_block(file: str, node: yaml.MappingNode, first_line: int, faults: list[Fault]) -> Block:
    values: dict[str, Node] = {}
    lines: dict[str, int] = {}
    for key, value in node.value:
        line = first_line + key.start_mark.line
        if not isinstance(key, yaml.ScalarNode):
            faults.append(Fault(file, f"line {line}", "", "a key is not a plain word", "", "Write 'key: value'."))
        elif key.value in values:
            problem = f"the key stands on line {lines[key.value]} already"
            faults.append(Fault(file, f"line {line}", key.value, problem, "", "Keep one of the two."))
        else:
            values[key.value] = _to_node(file, value, first_line, faults)
            lines[key.value] = line
    return Block(values, lines, first_line + node.start_mark.line)


def _to_node(file: str, node: yaml.Node, first_line: int, faults: list[Fault]) -> Node:
    if isinstance(node, yaml.MappingNode):
        return _to_block(file, node, first_line, faults)
    if isinstance(node, yaml.SequenceNode):
        return Listing([_to_node(file, item, first_line, faults) for item in node.value], first_line + node.start_mark.line)
    empty = isinstance(node, yaml.ScalarNode) and node.style is None and node.value in {"", "~", "null"}
    return Scalar("" if empty else node.value, first_line + node.start_mark.line)
