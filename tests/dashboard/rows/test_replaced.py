"""Parts of a clause are told by others where these are given, and stay where none is."""

from sqlalchemy import column, select, table

from dashboard.rows.replaced import replaced

SHEEP, GOATS = (table(name, column("head"), column("year")) for name in ("sheep", "goats"))


def test_what_is_told_by_another_is_replaced_and_all_else_stays() -> None:
    question = select(SHEEP.c.head).where(SHEEP.c.head > SHEEP.c.year)

    columns = replaced(question, {SHEEP.c.year: GOATS.c.year}.get)
    assert " ".join(str(columns).split()) == ("SELECT sheep.head FROM sheep, goats WHERE sheep.head > goats.year")
    assert str(replaced(question, lambda _: None)) == str(question)
