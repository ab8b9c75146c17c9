"""However many findings there are, none is lost: those that are not listed are counted."""

import pytest

from etl.values import first_findings
from etl.values.first_findings import join_first, take_first
from etl.values.reading import Finding
from etl.vocabulary.builds import Severity


def finding(text: str, kind: str = "jump") -> Finding:
    return Finding(kind, Severity.WARNING, text)


def test_few_are_told_as_they_are() -> None:
    findings = [finding("a"), finding("b"), finding("c", "year_shift")]

    assert take_first(findings[::-1]).told() == findings


def test_of_many_of_a_kind_the_first_are_told_and_how_many_there_are(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(first_findings, "MOST", 2)

    told = take_first([*map(finding, "dcba"), finding("a", "year_shift")]).told()

    assert told == [
        *map(finding, "ab"),
        finding("a", "year_shift"),
        finding("4 findings of this kind in all, of which the first 2 are listed."),
    ]


def test_the_same_is_told_of_parts_as_of_all(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(first_findings, "MOST", 2)
    parts = ["bdfe", "ca", "", "g"]

    joined = join_first(take_first(map(finding, part)) for part in parts)

    assert joined == take_first(map(finding, "".join(parts)))
