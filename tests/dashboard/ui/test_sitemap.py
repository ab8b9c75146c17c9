"""The map of pages: each has a script, a name and a question of its own, and an address by which it is found."""

from dashboard.ui.sitemap import DRAFTS, PAGES_BY_ADDRESS, SITEMAP, script_of


def test_every_page_has_a_script_and_an_address_of_its_own() -> None:
    assert list(PAGES_BY_ADDRESS.values()) == [*SITEMAP, DRAFTS]
    assert all(page.file.is_file() for page in PAGES_BY_ADDRESS.values())


def test_every_page_says_which_question_it_answers() -> None:
    assert all(page.question.strip() for page in SITEMAP)
    assert len({page.title for page in SITEMAP}) == len(SITEMAP)


def test_a_script_is_found_by_its_address_whatever_the_room_is_called() -> None:
    assert script_of("both-sides").parts[-2:] == ("both_sides", "page.py")
    assert script_of("person").parts[-2:] == ("people", "person_page.py")


def test_the_first_page_is_in_the_menu() -> None:
    assert not SITEMAP[0].is_hidden
