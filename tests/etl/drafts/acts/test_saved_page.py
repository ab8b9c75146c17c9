"""Pages as browsers save them. All made up."""

from email.message import EmailMessage
from pathlib import Path

import pytest

from etl.drafts.acts.saved_page import read_saved_page

PAGE = "<html><head><title>标题</title></head><body><h1>公告</h1><script>x()</script><table><tr><th>甲</th><td> 乙 丙 </td></tr></table></body></html>"
URL = "https://example.org/a"


def page_of(folder: Path, content: bytes, name: str = "a.html"):
    path = folder / name
    path.write_bytes(content)
    return read_saved_page(path)


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
def test_a_page_has_its_heads_lines_and_tables_in_either_encoding(tmp_path: Path, encoding: str) -> None:
    page = page_of(tmp_path, PAGE.encode(encoding))

    assert page.heads == ("标题", "公告")
    assert page.lines == ("标题", "公告", "甲", "乙 丙")
    assert page.tables == ((("甲", "乙 丙"),),)
    assert page.url == ""


def test_a_browser_leaves_the_address_in_the_page(tmp_path: Path) -> None:
    assert page_of(tmp_path, f"<!-- saved from url=(0021){URL} -->{PAGE}".encode()).url == URL


def test_a_web_archive_is_read_as_the_page_in_it(tmp_path: Path) -> None:
    archive = EmailMessage()
    archive["Snapshot-Content-Location"] = URL
    archive.set_content(PAGE, subtype="html", cte="quoted-printable")
    archive.add_related(b"...", "image", "png")

    page = page_of(tmp_path, archive.as_bytes(), "a.mhtml")

    assert (page.heads, page.url) == (("标题", "公告"), URL)


def test_the_rows_of_a_table_within_a_table_are_its_own(tmp_path: Path) -> None:
    inner = "<table><tr><td>内</td></tr></table>"
    page = page_of(tmp_path, f"<html><table><tr><td>外 {inner}</td></tr></table></html>".encode())

    assert page.tables == ((("外 内",),), (("内",),))


def test_lines_with_tabs_are_a_table(tmp_path: Path) -> None:
    page = page_of(tmp_path, "名单\n甲\t乙\n一\t二\n".encode(), "a.txt")

    assert (page.heads, page.tables) == (("名单",), ((("甲", "乙"), ("一", "二")),))


def test_what_is_no_text_has_no_line(tmp_path: Path) -> None:
    assert page_of(tmp_path, b"PK\x03\x04\0\0\0").lines == ()
