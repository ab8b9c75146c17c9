"""What an answer of a server under load is found to be: right, or of another build, or of two."""

import io
import zipfile

from tests.benchmarks.soak.answers import Said, digest
from tests.benchmarks.soak.judging import References, Tally, Verdict
from tests.benchmarks.soak.site import Site
from tests.benchmarks.soak.variants import raised

ONE, TWO = "0123456789ab", "ba9876543210"  # pragma: allowlist secret
REFERENCES = References({ONE: {"/a": "1"}, TWO: {"/a": "2"}}, {ONE: "the first data", TWO: "the second data"})


def said(build_id: str | None, told: str, *, status: int = 200, content: bytes = b"") -> Said:
    return Said(status, build_id, told, content)


def test_an_answer_is_right_where_it_is_that_of_the_build_that_it_names_or_of_one_where_it_names_none() -> None:
    assert REFERENCES.judge("/a", said(ONE, "1")) is Verdict.RIGHT
    assert REFERENCES.judge("/a", said(None, "2")) is Verdict.RIGHT
    assert REFERENCES.judge("/a", said(ONE, "", status=304)) is Verdict.RIGHT
    assert REFERENCES.judge("/a", said(None, "", status=503)) is Verdict.REFUSED


def test_an_answer_of_another_build_or_of_two_is_mixed_and_any_other_is_wrong() -> None:
    assert REFERENCES.judge("/a", said(ONE, "2")) is Verdict.MIXED
    assert REFERENCES.judge("/a", said(ONE, "1", content=b"of the second data")) is Verdict.MIXED
    assert REFERENCES.judge("/a", said(ONE, "3")) is Verdict.WRONG
    assert REFERENCES.judge("/a", said(ONE, "1", status=500)) is Verdict.WRONG
    assert REFERENCES.judge("/a", said("none", "", status=304)) is Verdict.WRONG


def test_a_page_on_which_earlier_choices_show_tells_of_one_build() -> None:
    assert REFERENCES.judge_one_build(said(None, "", content=ONE.encode())) is Verdict.RIGHT
    assert REFERENCES.judge_one_build(said(None, "", content=f"{ONE} {TWO}".encode())) is Verdict.MIXED
    assert REFERENCES.judge_one_build(said(None, "")) is Verdict.WRONG


def test_the_moment_at_which_a_build_was_made_makes_no_difference_and_a_figure_does() -> None:
    assert digest(b"made 2099-12-31T12:00:00Z, 5") == digest(b"made 2099-12-31T12:00:01Z, 5")
    assert digest(b"made 2099-12-31T12:00:00Z, 5") != digest(b"made 2099-12-31T12:00:00Z, 6")
    assert digest(packed(2098)) == digest(packed(2099))


def packed(year: int) -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        archive.writestr(zipfile.ZipInfo("rows.csv", (year, 1, 1, 0, 0, 0)), "1,2\n")
    return content.getvalue()


def test_nothing_answered_is_no_success_and_neither_is_one_that_is_lost() -> None:
    tally = Tally()
    assert not tally.is_clean
    tally.note("API", "/a", Verdict.RIGHT, 1.0)
    tally.note("API", "/a", Verdict.CUT, 2.0)
    tally.note("API", "/a", Verdict.RIGHT, 9.0)
    assert tally.is_clean
    assert tally.longest["API"] == 8.0
    tally.note("API", "/a", Verdict.LOST, 10.0, "gone")
    assert not tally.is_clean
    assert "lost: API /a gone" in tally.table()


def test_what_was_cut_counts_as_lost_unless_the_server_was_down_meanwhile() -> None:
    site = Site(port=1, killed=[10.0, 50.0], ready=[0.0, 20.0])

    assert [site.was_down(*span) for span in ((1, 9), (5, 12), (15, 16), (21, 30), (40, 51), (60, 61))] == [
        False,
        True,
        True,
        False,
        True,
        True,
    ]


def test_every_value_of_a_variant_is_a_little_larger_and_nothing_else_is() -> None:
    rows = [["period", "value", "note"], ["2099", "100", ""], ["2099", "", "5"]]
    assert list(raised(rows, 1.01)) == [rows[0], ["2099", "101.000000", ""], rows[2]]
