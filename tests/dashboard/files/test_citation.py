"""Citations name the publishers first, are the same on any day, and stay one entry whatever a text holds."""

from dataclasses import replace
from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.files.citation import Publisher, cite, version
from dashboard.locale import use_language
from dashboard.subjects.engine import Build

BUILD = Build("b099", datetime(2099, 5, 9, 12, 0))  # noqa: DTZ001 (the database holds the hour at Greenwich without a zone)
CUSTOMS = Publisher("Aland Customs", "CC0")
BOUVET = Publisher("Bouvet Statistics & Post", "its own terms")
ADDRESS = "http://aland.example/data?partner=BV&years=2098-2099"


def test_publishers_come_first_then_khorgos_build_and_address() -> None:
    citation = cite("Trade with Bouvet", [CUSTOMS, BOUVET], BUILD, ADDRESS)
    assert (
        citation.short
        == f"Aland Customs; Bouvet Statistics & Post, through Khorgos {version()}, data build b099 of 9 May 2099"
    )
    assert citation.full == (
        f"Aland Customs [CC0]; Bouvet Statistics & Post [its own terms]. Trade with Bouvet. "
        f"Khorgos {version()}, data build b099 of 9 May 2099. {ADDRESS}"
    )


def test_without_a_publisher_khorgos_stands_alone() -> None:
    citation = cite("Events", [], BUILD, ADDRESS)
    assert citation.short == f"Khorgos {version()}, data build b099 of 9 May 2099"
    assert "  author = {{Khorgos}}," in citation.bibtex.splitlines()
    assert "AU  - Khorgos" in citation.ris.splitlines()


def test_a_publisher_of_two_sources_is_told_once() -> None:
    assert cite("Trade", [CUSTOMS, CUSTOMS], BUILD, ADDRESS) == cite("Trade", [CUSTOMS], BUILD, ADDRESS)


def test_bibtex_keeps_names_whole_and_escapes_what_tex_would_run() -> None:
    lines = cite("Gap of 7 % in #1_{a}", [CUSTOMS, BOUVET], BUILD, ADDRESS).bibtex.splitlines()
    assert lines[0].startswith("@misc{khorgos-b099-")
    assert r"  author = {{Aland Customs} and {Bouvet Statistics \& Post}}," in lines
    assert r"  title = {{Gap of 7 \% in \#1\_\{a\}}}," in lines
    assert f"  url = {{{ADDRESS}}}," in lines
    assert lines[-1] == "}"


def test_a_build_of_a_day_says_so() -> None:
    as_of = replace(BUILD, as_of=date(2098, 1, 1))
    assert cite("Events", [], as_of, ADDRESS).short.endswith(
        "data build b099 of 9 May 2099 with what was known on 1 January 2098"
    )


def test_two_views_of_one_build_have_two_keys() -> None:
    keys = {cite("Trade", [], BUILD, address).bibtex.splitlines()[0] for address in (ADDRESS, f"{ADDRESS}&flow=import")}
    assert len(keys) == 2


def test_ris_is_one_record_of_a_data_set() -> None:
    assert cite("Trade with Bouvet", [CUSTOMS, BOUVET], BUILD, ADDRESS).ris.split("\r\n") == [
        "TY  - DATA",
        "AU  - Aland Customs",
        "AU  - Bouvet Statistics & Post",
        "TI  - Trade with Bouvet",
        "PY  - 2099",
        "DA  - 2099/05/09",
        "PB  - Khorgos",
        f"ET  - {version()}, b099",
        f"UR  - {ADDRESS}",
        "N1  - Aland Customs: CC0; Bouvet Statistics & Post: its own terms",
        "ER  - ",
        "",
    ]


@given(st.text(), st.text())
def test_no_text_breaks_out_of_its_field(title: str, name: str) -> None:
    citation = cite(title, [Publisher(name or "x")], BUILD, ADDRESS)
    assert [line[:6] for line in citation.ris.split("\r\n")].count("ER  - ") == 1
    assert all(line[2:6] == "  - " for line in citation.ris.split("\r\n")[:-1])
    unescaped = citation.bibtex.replace(r"\{", "").replace(r"\}", "")
    assert unescaped.count("{") == unescaped.count("}")


@pytest.mark.parametrize(("language", "day"), [("zh", "2099年5月9日"), ("ru", "9 мая 2099")])
def test_the_day_is_written_in_the_language(language: str, day: str) -> None:
    use_language(language)

    assert day in cite("Trade", [CUSTOMS], BUILD, ADDRESS).full
