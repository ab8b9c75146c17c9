"""Notices of China's customs as acts. All made up."""

from pathlib import Path

import pytest

from etl.drafts.acts.found import FoundActs
from etl.drafts.acts.names import read_act_names
from etl.drafts.acts.notice import is_notice, read_notice
from etl.drafts.acts.saved_page import SavedPage, read_saved_page
from etl.drafts.faults import NotAnAct
from tests.etl.drafts.acts.pages import BODY, TITLE, data_with_plums, notice


def page_of(folder: Path, text: str, name: str = "a.html") -> SavedPage:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return read_saved_page(path)


def found(folder: Path, text: str, name: str = "a.html") -> FoundActs:
    return read_notice(page_of(folder, text, name), read_act_names(data_with_plums(folder)))


def test_each_good_of_a_notice_is_an_act_with_number_country_and_day(tmp_path: Path) -> None:
    told = found(tmp_path, notice())

    assert [(act.good, act.origin, act.destination, act.kind, act.scope) for act in told.acts] == [
        ("dried_plums", "AX", "CN", "announcement", "whole"),
        ("plums", "AX", "CN", "announcement", "whole"),
    ]
    act = told.acts[0]
    assert (act.date, act.date_basis, act.published_date) == ("2099-05-09", "stated", "2099-05-11")
    assert (act.instrument, act.instrument_number, act.publisher) == ("GACC announcement", "2099 No. 7", "GACC")
    assert told.name == "2099-05-09-gacc-2099-7"


def test_the_text_of_a_notice_is_read_as_its_page_is(tmp_path: Path) -> None:
    text = "海关总署公告2099年第7号\n（关于进口奥兰斯坦李子植物检疫要求的公告）\n特此公告。\n海关总署\n2099年5月9日\n"

    (act,) = found(tmp_path, text, "a.txt").acts

    assert (act.good, act.origin, act.date, act.published_date) == ("plums", "AX", "2099-05-09", "")
    assert "published_date" in act.missing


def test_the_day_below_the_office_goes_before_another_that_stands_alone(tmp_path: Path) -> None:
    (act, _) = found(tmp_path, notice(body=f"<p>2099年5月11日</p>{BODY}<p>2099年6月1日</p>")).acts

    assert act.date == "2099-05-09"


def test_a_protocol_without_a_day_is_told_and_one_with_a_day_is_an_act(tmp_path: Path) -> None:
    undated, dated = (
        found(tmp_path, notice(body=body))
        for body in (BODY, BODY.replace("根据《", "根据双方于2099年4月1日在玛丽港签署的《"))
    )

    assert undated.remarks == (
        "rests on 《海关总署与奥兰农业部关于李子输华植物检疫要求的议定书》, whose day it does not tell",
        "dated 2099-05-09, and published 2099-05-11",
    )
    assert [(act.kind, act.good, act.date) for act in dated.acts][:2] == [
        ("protocol_signed", "dried_plums", "2099-04-01"),
        ("protocol_signed", "plums", "2099-04-01"),
    ]


@pytest.mark.parametrize(
    ("subject", "kind", "scope"),
    [
        ("关于解除奥兰斯坦部分区域李子禁令的公告", "reopened", "zones"),
        ("关于暂停进口奥兰斯坦李子的公告", "suspended", "whole"),
        ("关于进口奥兰斯坦李子有关问题的公告", "", "whole"),
    ],
)
def test_the_subject_says_what_a_notice_does_or_nothing_does(
    tmp_path: Path, subject: str, kind: str, scope: str
) -> None:
    (act,) = found(tmp_path, notice(f"海关总署 农业农村部公告2099年第8号（{subject}）")).acts

    assert (act.kind, act.scope, act.publisher) == (kind, scope, "GACC and MARA")


def test_the_office_before_the_customs_is_named_as_what_it_was(tmp_path: Path) -> None:
    told = found(tmp_path, notice(TITLE.replace("海关总署", "质检总局")))

    assert {act.publisher for act in told.acts} == {"AQSIQ"}
    assert told.name == "2099-05-09-aqsiq-2099-7"


def test_a_good_without_a_code_is_named_and_left_empty(tmp_path: Path) -> None:
    told = found(tmp_path, notice(TITLE.replace("李子干和李子", "野梨")))

    assert [act.good for act in told.acts] == [""]
    assert told.remarks[0] == "named, and no good of data/reference/access_goods.csv: 野梨"


@pytest.mark.parametrize(
    ("title", "problem"),
    [
        (TITLE.replace("奥兰斯坦", "无名国"), "names none of the countries"),
        ("海关总署公告2099年第9号（关于海关印章的公告）", "does not say in its title that it is about import"),
    ],
)
def test_a_notice_of_nothing_of_ours_is_refused_with_what_to_do(tmp_path: Path, title: str, problem: str) -> None:
    with pytest.raises(NotAnAct, match=problem):
        found(tmp_path, notice(title))


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (notice(), True),
        ("<html><h1>Aland sells plums</h1><p>海关总署</p></html>", False),
        (f"<html><h1>News</h1>{'<p>More.</p>' * 9}<p>{TITLE}</p></html>", False),
    ],
)
def test_a_notice_is_known_by_the_number_in_its_title(tmp_path: Path, text: str, told: bool) -> None:
    assert is_notice(page_of(tmp_path, text)) is told
