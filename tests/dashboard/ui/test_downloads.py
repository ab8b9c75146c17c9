"""The download button: nothing is made before it is opened, and what it offers is what the file has."""

import json
import logging
from contextlib import ExitStack, suppress
from datetime import date

import pytest
from sqlalchemy.exc import OperationalError
from streamlit.testing.v1 import AppTest

from dashboard.access import rates
from dashboard.access.rates import TooOften
from dashboard.api.places import EXPORTS, NoPlace
from dashboard.files.files import FileForm
from dashboard.files.tables import Wanted, write_table
from dashboard.locale import in_language
from dashboard.rows.rows_behind_view import (
    Behind,
    commitments_behind,
    events_behind,
    figures_behind,
    trade_behind,
    trade_between,
)
from dashboard.rows.table_list import TABLES
from dashboard.rows.tables import RowFilters
from dashboard.subjects.events.events import EventFilters
from dashboard.subjects.promises.commitments import CommitmentFilters
from dashboard.ui import downloads
from dashboard.ui import tables as ui_tables
from dashboard.ui.downloads import OFFERED, Choice, form_in_words, form_names, or_a_sentence
from dashboard.watch.asked import Who, working_on
from dashboard.watch.files import failures, in_their_name
from etl.schema.address import ADDRESS_VARIABLE
from tests.dashboard.api.answered import everything
from tests.dashboard.opened import open_page, rows_offered
from tests.factories import term_row
from tests.loading import file_of


@pytest.fixture(autouse=True)
def _database(monkeypatch: pytest.MonkeyPatch) -> None:
    tables = everything()
    kind = term_row(list_name="event_kind", term_code="ministerial_meeting", title_en="Ministerial")
    monkeypatch.setenv(ADDRESS_VARIABLE, file_of(**tables | {"term": [*tables["term"], kind]}))


def buttons(app: AppTest) -> list[str]:
    return [popover.proto.popover.label for popover in app.get("popover")]


def test_nothing_is_counted_or_offered_before_the_button_is_opened(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    shown, behind = ui_tables.shown_choice, ui_tables.behind_choices
    monkeypatch.setattr(ui_tables, "shown_choice", lambda one: asked.append("shown") or shown(one))
    monkeypatch.setattr(ui_tables, "behind_choices", lambda one: asked.append("behind") or behind(one))
    app = open_page("timeline")
    assert buttons(app).count("Download") == 1
    assert asked == []
    assert len(rows_offered(app, "timeline")) == 2
    assert asked == ["shown", "behind"]


def test_a_chart_has_one_button_for_its_files() -> None:
    app = open_page("timeline")
    charts = [part for part in app.get("bidi_component") if part.proto.component_name == "khorgos_drawn"]
    assert buttons(app).count("Download") == len(charts) == 1


def test_opened_it_offers_what_is_shown_and_all_behind_it_in_every_form() -> None:
    app = open_page("timeline", years="2099-2099")
    assert rows_offered(app, "timeline") == ["What is shown: 1 row", "All rows behind it: 1 row"]
    for form in OFFERED:
        next(one for one in app.get("button_group") if one.key == "timeline.form").set_value(form).run()
        names = [
            button.proto.id.rpartition("-")[2]
            for button in app.get("download_button")
            if "-timeline." in button.proto.id
        ]
        assert names == [f"timeline.{form}.0", f"timeline.{form}.1"]


def test_where_all_places_for_files_are_taken_a_sentence_says_so_in_the_place_of_the_buttons() -> None:
    app = open_page("timeline", years="2099-2099")
    with ExitStack() as taken:
        for _place in range(EXPORTS.count):
            taken.enter_context(EXPORTS.taken())
        assert rows_offered(app, "timeline") == []
        assert [one.value for one in app.info if "as many files as it can" in one.value] != []
    assert rows_offered(app, "timeline") == ["What is shown: 1 row", "All rows behind it: 1 row"]


def test_whoever_waits_for_a_file_is_told_in_the_language_of_the_page_why_there_is_none() -> None:
    def no_place() -> bytes:
        raise NoPlace(10)

    def no_database() -> bytes:
        raise OperationalError(None, None, LookupError())

    for language, full in (("ru", "Сервер"), ("zh", "服务器"), ("en", "The server is making")):
        with in_language(language):
            made = [or_a_sentence(no_place), or_a_sentence(no_database)]
        with failures() as told, suppress(NoPlace, OperationalError), in_language("en"):
            made[0]()
        assert full in told.popleft()
    with failures() as told, pytest.raises(OperationalError):
        made[1]()
    assert "cannot be read" in told.popleft()


def test_who_takes_too_many_files_is_told_when_to_try_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(rates.VARIABLE, "exports=1/year")
    with in_language("ru"):
        make = in_their_name(or_a_sentence(lambda: b"made"))
    with working_on("9f", Who("", "anyone", "address of this test")), failures() as told:
        assert make() == b"made"
        with pytest.raises(TooOften) as often:
            make()

    assert told.popleft().replace("\N{NO-BREAK SPACE}", "").endswith(f"Повторите через {often.value.again_in} с.")
    assert make() == b"made"


def test_rows_of_several_kinds_of_period_can_be_had_apart_and_together_they_say_so(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    behind_choices, trade = ui_tables.behind_choices, Behind("trade", RowFilters())
    monkeypatch.setattr(ui_tables, "behind_choices", lambda _one: behind_choices(trade))
    _shown, *behind = rows_offered(open_page("timeline"), "timeline")
    assert behind == [
        "All rows behind it: 2 rows (month)",
        "All rows behind it: 1 row (year)",
        "All rows behind it: 3 rows (month, year)",
    ]


def test_a_file_is_told_once_in_the_name_of_whoever_takes_it(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO, "khorgos.audit")
    wanted = Wanted("events")
    rows = Choice(
        "", wanted.file_name, lambda connection, form: write_table(connection, form, wanted, "http://a.example")
    )
    made = downloads._maker(rows, FileForm.JSON, None, "en")
    with working_on("9f", Who("one@aland.example", "person")):
        content = made()

    [line] = [record.__dict__["khorgos_facts"] for record in caplog.records]
    told = {name: line[name] for name in ("reader", "file", "rows", "is_whole")}
    file = {"file": "khorgos_events.json", "rows": len(json.loads(content))}
    assert told == {"reader": "one@aland.example", **file, "is_whole": True}


def test_every_form_has_a_name_and_says_whom_it_is_for() -> None:
    assert set(form_names()) == set(FileForm)
    assert all(form_in_words(form) for form in FileForm)


@pytest.mark.parametrize(
    ("behind", "filters"),
    [
        (
            trade_between("CN", "KZ", groups=("grain",), years=(2013, 2024)),
            RowFilters((("partner", ("KZ", "CN")), ("reporter", ("CN", "KZ")), ("group", ("grain",))), 2013, 2024),
        ),
        (
            trade_behind(("CN",), ("KZ",), flows=("import",), commodities=("HS:1001",), sources=("one", "one")),
            RowFilters(
                (
                    ("partner", ("KZ",)),
                    ("reporter", ("CN",)),
                    ("flow", ("import",)),
                    ("commodity", ("HS:1001",)),
                    ("source", ("one",)),
                )
            ),
        ),
        (
            figures_behind(("CN-XJ",), groups=("all_goods",), indicators=("goods_trade",)),
            RowFilters((("area", ("CN-XJ",)), ("indicator", ("goods_trade",)), ("group", ("all_goods",)))),
        ),
        (
            events_behind(
                EventFilters(parties=("KZ",), kinds=("summit",), first_year=2013, last_year=2024, found=("a",))
            ),
            RowFilters((("party", ("KZ",)), ("kind", ("summit",))), 2013, 2024, keys=("a",)),
        ),
        (
            commitments_behind(
                CommitmentFilters(parties=("KZ",), stages=("signed",), first_deadline=date(2024, 1, 1)), "corn"
            ),
            RowFilters((("party", ("KZ",)), ("stage", ("signed",))), text="corn"),
        ),
    ],
)
def test_what_is_behind_a_view_is_told_in_the_data_pages_filters(behind: object, filters: RowFilters) -> None:
    assert isinstance(behind, Behind)
    assert behind.filters == filters
    assert {name for name, _codes in filters.chosen} <= set(TABLES[behind.table].filters)
