import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from etl.inputs.plain_yaml import Block, Listing, Node, Scalar, parse_plain_yaml

TEXT = st.text(
    st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\x85\u2028\u2029\ufeff\ufffe\uffff"), max_size=20
)
VALUES = st.recursive(
    TEXT, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXT, inner, max_size=3), max_leaves=8
)


def plain(node: Node) -> object:
    if isinstance(node, Scalar):
        return node.text
    if isinstance(node, Listing):
        return [plain(item) for item in node.items]
    return {name: plain(value) for name, value in node.values.items()}


def read(text: str) -> Block:
    block, faults = parse_plain_yaml("data/x.yml", text)
    assert faults == []
    assert block
    return block


@pytest.mark.parametrize("text", ["NO", "01", "0102", "10:30", "2099-05-09", "1_000", "yes", "1e3", "0x1F", "=", "<<"])
def test_every_scalar_stays_as_written(text: str) -> None:
    assert plain(read(f"key: {text}")) == {"key": text}


@pytest.mark.parametrize("text", ["", "~", "null", '""'])
def test_nothing_is_empty_text(text: str) -> None:
    assert plain(read(f"key: {text}")) == {"key": ""}


def test_a_quoted_null_is_a_word() -> None:
    assert plain(read("key: 'null'")) == {"key": "null"}


def test_values_know_their_lines() -> None:
    block, _ = parse_plain_yaml("data/x.yml", "a: 1\nb:\n  - 2\n  - c: 3\n", first_line=2)

    assert block == Block(
        {"a": Scalar("1", 2), "b": Listing([Scalar("2", 4), Block({"c": Scalar("3", 5)}, {"c": 5}, 5)], 4)},
        {"a": 2, "b": 3},
        2,
    )


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("a: 1\nb: 2\na: 3", "data/x.yml: line 3: field 'a': the key stands on line 1 already. Keep one of the two."),
        ("a: &x 1\nb: *x", "data/x.yml: line 1: the value is used again by an alias (*). Write it out in both places."),
        ("? [a]\n: 1", "data/x.yml: line 1: a key is not a plain word. Write 'key: value'."),
        ("- a\n- b", "data/x.yml: line 1: expected keys with values. Write one 'key: value' a line."),
        ("", "data/x.yml: line 1: expected keys with values. Write one 'key: value' a line."),
        (
            "a: 1\nb: c: d",
            "data/x.yml: line 2: not YAML: mapping values are not allowed in this context. "
            "Check the indent, and quote a text that holds a colon, a # or begins with a sign.",
        ),
        ("a: \x00", "data/x.yml: not YAML"),
    ],
)
def test_what_cannot_be_read_is_said_with_its_line(text: str, sentence: str) -> None:
    (fault,) = parse_plain_yaml("data/x.yml", text)[1]

    assert str(fault).startswith(sentence)


@given(st.dictionaries(TEXT, VALUES, min_size=1, max_size=4))
def test_what_is_written_as_yaml_is_read_as_the_same_text(values: dict[str, object]) -> None:
    assert plain(read(yaml.dump(values, Dumper=yaml.SafeDumper, allow_unicode=True))) == values


@pytest.mark.parametrize("depth", [31, 600, 990, 5_000, 100_000])
@pytest.mark.parametrize("loader", ["BaseLoader", "CBaseLoader"])
def test_values_that_lie_deep_in_each_other_are_refused_with_a_sentence(
    monkeypatch: pytest.MonkeyPatch, depth: int, loader: str
) -> None:
    monkeypatch.setattr("etl.inputs.plain_yaml._LOADER", getattr(yaml, loader, yaml.BaseLoader))
    _block, faults = parse_plain_yaml("a.yml", f"a: {'[' * depth}{']' * depth}")

    assert len(faults) == 1
    assert "deep" in faults[0].problem or "depth" in faults[0].problem
