"""The list of those who are let in: what it says of an address, and what is said of a wrong one."""

import re
from pathlib import Path

import pytest

from dashboard.access.access_list import AccessList, WrongAccessList, parse_access_list
from dashboard.access.roles import Role

DEPLOYMENT = Path(__file__).parents[3] / "docs" / "deployment.md"
RIGHT = """
addresses:
  One@aland.example: maintainer
  two@aland.example: editor
domains:
  aland.example: reader
hours: 8
vouched_providers: [default]
"""


@pytest.fixture(scope="module")
def right() -> AccessList:
    return parse_access_list("access.yml", RIGHT)


def test_an_address_goes_before_its_domain(right: AccessList) -> None:
    asked = ["one@aland.example", "TWO@Aland.Example", "three@aland.example", "one@bland.example"]

    assert [right.role_of(one) for one in asked] == [Role.MAINTAINER, Role.EDITOR, Role.READER, None]
    assert (right.hours, right.vouched_providers) == (8, {"default"})


@pytest.mark.parametrize(
    "address",
    [
        "",
        "aland.example",
        "@aland.example",
        "x@bland.example@aland.example",
        '"x@bland.example"@aland.example',
        "x@sub.aland.example",
        "x@aland.example.",
        "x@aland.example\n",
        "x@aland.example ",
        "x@xaland.example",
        "x\x00@aland.example",
        "two@aland.examp\u217ce",  # a Roman numeral that small letters make an l of
        "x@\uff41land.example",
    ],
)
def test_what_only_looks_like_an_address_of_a_domain_is_nobodys(right: AccessList, address: str) -> None:
    assert right.role_of(address) is None


@pytest.mark.parametrize(
    ("text", "faults"),
    [
        ("", ["f: the file is empty. Name who is let in under addresses or domains."]),
        ("# nobody yet\n", ["f: the file is empty. Name who is let in under addresses or domains."]),
        (
            "[" * 5_000,
            ["f: values lie in each other too deep. Write one a line, with its role behind a colon."],
        ),
        (
            "domains:\n  \u212a.example: reader\n",  # the sign of kelvin, whose small letter is that of k
            [
                "f: line 2: expected a domain, got '\u212a.example'. Write what stands behind the @ of its addresses, "
                "example.org."
            ],
        ),
        ("addresses:\n", ["f: line 1: nobody is let in. Name somebody under addresses or domains."]),
        (
            "addresses:\n  a@b.example: owner\n",
            ["f: line 2: field 'a@b.example': expected one of reader, editor, maintainer, got 'owner'."],
        ),
        (
            "domains:\n  x@b.example: reader\n",
            [
                "f: line 2: expected a domain, got 'x@b.example'. Write what stands behind the @ of its addresses, "
                "example.org."
            ],
        ),
        (
            "addresses:\n  b.example: reader\n",
            [
                "f: line 2: expected an address, got 'b.example'. Write a whole one, name@example.org; a domain goes "
                "below it."
            ],
        ),
        (
            "addresses:\n  a@b.example: reader\n  A@b.example: editor\n",
            ["f: line 3: 'a@b.example' stands on line 2 already. Keep one of the two."],
        ),
        (
            "domains: {b.example: reader}\ndomains: {c.example: editor}\n",
            ["f: line 2: 'domains' stands on line 1 already. Keep one of the two."],
        ),
        (
            "people:\n  a@b.example: reader\n",
            ["f: line 1: expected one of addresses, domains, hours, vouched_providers, got 'people'."],
        ),
        (
            "domains: [b.example]\nhours: 0\n",
            [
                "f: line 1: expected names with colons, got a list. Write one a line, with its role behind a colon.",
                "f: line 2: field 'hours': expected a number from 1 to 720, got '0'.",
            ],
        ),
        (
            "domains: {b.example: [reader]}\nvouched_providers: default\n",
            [
                "f: line 1: field 'b.example': expected one of reader, editor, maintainer, got a list.",
                "f: line 2: field 'vouched_providers': expected a list of providers, got 'default'. Write [default].",
            ],
        ),
        (
            "domains: {? [b.example] : reader}\n",
            ["f: line 1: expected a name, got a list. Write one a line, with its role behind a colon."],
        ),
        (
            "just words\n",
            [
                "f: line 1: expected names with colons, got 'just words'. Write addresses, domains, hours, "
                "vouched_providers, each with a colon."
            ],
        ),
    ],
)
def test_each_fault_says_where_what_and_how_to_mend_it(text: str, faults: list[str]) -> None:
    with pytest.raises(WrongAccessList) as raised:
        parse_access_list("f", text)

    assert raised.value.faults == faults


@pytest.mark.parametrize("text", ["domains: {", "a: &a [*a, *b]", "\x00"])
def test_what_is_no_yaml_is_said_to_be_none(text: str) -> None:
    with pytest.raises(WrongAccessList, match=r"^f: cannot be read as YAML: "):
        parse_access_list("f", text)


def test_a_word_that_yaml_takes_for_a_no_stays_a_word() -> None:
    assert parse_access_list("f", "addresses: {no@b.example: reader}").role_of("no@b.example") == Role.READER


def test_the_list_that_is_shown_is_a_right_one() -> None:
    (shown,) = re.findall(r"```yaml\n(addresses:.*?)```", DEPLOYMENT.read_text(encoding="utf-8"), flags=re.DOTALL)
    found = parse_access_list("access.yml", shown)

    assert [found.role_of(one) for one in ("ada@example.org", "x@example.org")] == [Role.MAINTAINER, Role.READER]
