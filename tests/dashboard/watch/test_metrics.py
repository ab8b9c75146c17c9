"""What Prometheus is told."""

from datetime import UTC, datetime

from prometheus_client.parser import text_string_to_metric_families

from dashboard.watch.metrics import BuildFacts, in_prometheus_text

NOW = datetime(2099, 12, 31, 12, 0, tzinfo=UTC)
BUILD = BuildFacts("made-up", datetime(2099, 12, 31, 11, 0, tzinfo=UTC), {"event": 3})


def samples_of(text: bytes) -> dict[str, float]:
    """Each sample by its name and labels."""
    return {
        " ".join([one.name, *one.labels.values()]): one.value
        for family in text_string_to_metric_families(text.decode())
        for one in family.samples
    }


def test_the_build_its_age_and_rows_and_the_places_are_told() -> None:
    told = samples_of(in_prometheus_text(BUILD, {"exports": (1, 2)}, NOW))

    expected = {
        "khorgos_database_readable": 1,
        "khorgos_build_info made-up": 1,
        "khorgos_build_age_seconds": 3600,
        "khorgos_rows event": 3,
        "khorgos_places_in_use exports": 1,
        "khorgos_places exports": 2,
    }
    assert {name: told[name] for name in expected} == expected


def test_without_a_database_nothing_is_told_of_a_build() -> None:
    told = samples_of(in_prometheus_text(None, {}, NOW))

    assert told["khorgos_database_readable"] == 0
    assert [name for name in told if name.startswith(("khorgos_build", "khorgos_rows"))] == []
