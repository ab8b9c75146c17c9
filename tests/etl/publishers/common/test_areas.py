"""Each country has one code of every kind by which publishers know it."""

from etl.publishers.common.areas import (
    BY_ISO3,
    BY_M49,
    CENTRAL_ASIA_IN_CHINESE,
    CENTRAL_ASIA_ISO3,
    CENTRAL_ASIA_M49,
    NEIGHBOURS_M49,
)

COUNTRIES = ["CN", "KG", "KZ", "TJ", "TM", "UZ"]


def test_codes_of_every_kind_name_the_same_countries_each_once() -> None:
    assert sorted(BY_M49.values()) == sorted(BY_ISO3.values()) == COUNTRIES
    assert sorted(CENTRAL_ASIA_IN_CHINESE.values()) == COUNTRIES[1:]


def test_central_asia_is_all_but_china() -> None:
    assert sorted(BY_M49[code] for code in CENTRAL_ASIA_M49) == COUNTRIES[1:]
    assert sorted(BY_ISO3[code] for code in CENTRAL_ASIA_ISO3) == COUNTRIES[1:]
    assert not NEIGHBOURS_M49.keys() & BY_M49.keys()
