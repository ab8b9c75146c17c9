"""Pages of the register of overseas producers as acts. All made up."""

from pathlib import Path

import pytest

from etl.drafts.acts.found import FoundActs
from etl.drafts.acts.names import read_act_names
from etl.drafts.acts.register import is_register, read_register
from etl.drafts.acts.saved_page import read_saved_page
from etl.drafts.faults import NotAnAct
from tests.etl.drafts.acts.pages import data_with_plums, firm, register

DAY = "2099-12-01"


def found(folder: Path, text: str, name: str = "a.html") -> FoundActs:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return read_register(read_saved_page(path), read_act_names(data_with_plums(folder)), DAY)


def test_firms_listed_and_stopped_are_acts_of_their_own(tmp_path: Path) -> None:
    firms = [firm("C1"), firm("C2", registered="2099-03-02"), firm("C3", status="暂停进口"), firm("C4", status="注销")]
    told = found(tmp_path, register(*firms, firm("C5", country="无名国")))

    assert [(act.kind, act.good, act.origin, act.scope, act.quantity, act.instrument_number) for act in told.acts] == [
        ("firms_listed", "plums", "AX", "firms", "2", "C1, C2"),
        ("suspended", "plums", "AX", "firms", "1", "C3"),
    ]
    assert (told.acts[0].date, told.acts[0].date_basis) == (DAY, "article_date")
    assert told.acts[0].detail.endswith("registered 2099-01-02 to 2099-03-02.")
    assert told.remarks == ("left out: 1 with the status 注销", "left out: 1 of countries that are none of ours")
    assert told.name == "2099-12-01-cifer-ax"


def test_firms_registered_on_one_day_have_that_day(tmp_path: Path) -> None:
    (act,) = found(tmp_path, register(firm("C1"), firm("C2"))).acts

    assert (act.date, act.date_basis) == ("2099-01-02", "stated")


def test_a_part_of_a_longer_list_gives_no_number(tmp_path: Path) -> None:
    told = found(tmp_path, register(firm("C1"), total=25))

    assert (told.acts[0].quantity, told.acts[0].unit, told.acts[0].instrument_number) == ("", "", "")
    assert "the page shows 1 of 25 firms" in told.remarks[-1]


def test_a_kind_of_product_that_is_not_one_good_is_told_and_left_empty(tmp_path: Path) -> None:
    told = found(tmp_path, register(firm("C1", product="粮食加工产品")))

    assert told.acts[0].good == ""
    assert told.remarks == ("not one good of data/reference/access_goods.csv: 粮食加工产品",)


def test_a_list_copied_as_text_is_read_too(tmp_path: Path) -> None:
    text = "China Reg. No.\tName\tCountry(Region)\tProduct Category\nC1\tAlander\tAland\tPlums\n"
    told = found(tmp_path, text, "a.txt")

    assert [(act.good, act.origin, act.quantity) for act in told.acts] == [("plums", "AX", "1")]
    assert told.remarks == ("the page tells no status: every firm is taken for listed",)


def test_without_a_column_of_countries_the_number_says_whose_firm_it_is(tmp_path: Path) -> None:
    text = "在华注册编号\t企业名称\t状态\nCALA00019901010001\tAlander\t有效\nCZZZ00019901010001\tNobody\t有效\n"
    told = found(tmp_path, text, "a.txt")

    assert [(act.origin, act.good, act.quantity) for act in told.acts] == [("AX", "", "1")]


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        (register(), "shows no firm. Ask for the list"),
        (register(firm("C1", country="无名国")), "none of the countries .* but of 无名国"),
        (register(firm("C1", status="注销")), "every firm .* is out of the register"),
    ],
)
def test_a_page_without_a_firm_of_ours_is_refused_with_what_to_do(tmp_path: Path, text: str, problem: str) -> None:
    with pytest.raises(NotAnAct, match=problem):
        found(tmp_path, text)


def test_the_register_is_known_by_its_list_its_title_or_its_address(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    seen = []
    for text in (
        register(),
        "<!-- saved from url=(0035)https://ciferquery.singlewindow.cn/ --><html></html>",
        "<html><table><tr><th>Name</th><th>Country</th></tr></table></html>",
    ):
        path.write_text(text, encoding="utf-8")
        seen.append(is_register(read_saved_page(path)))

    assert seen == [True, True, False]
