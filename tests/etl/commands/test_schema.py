"""``schema`` as people start it."""

from tests.etl.command_line import run


def test_what_is_printed_can_be_given_to_psql() -> None:
    tables, citus, reader = (
        run("schema", *words).stdout for words in ([], ["--citus"], ["--reader", "anna", "--owner", "builder"])
    )

    assert tables.startswith("CREATE SCHEMA khorgos;\n")
    assert "PARTITION BY LIST (partner_code);" in tables
    assert "PARTITION BY RANGE (period_start);" in citus
    assert "CREATE TABLE khorgos.observed_2026 PARTITION OF khorgos.observed" in citus
    assert reader.startswith("CREATE ROLE anna LOGIN NOSUPERUSER")
    assert "FOR ROLE builder GRANT SELECT ON TABLES TO anna;" in reader
