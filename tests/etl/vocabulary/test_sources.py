"""Which sources tell of trade, and whose goods may be summed to a whole."""

from etl.vocabulary.sources import TRADE_KINDS, WHOLE_COVERAGE, Coverage, SourceKind


def test_prices_rates_and_harvests_tell_of_no_trade() -> None:
    assert set(SourceKind) - set(TRADE_KINDS) == {SourceKind.PRICES, SourceKind.RATES, SourceKind.PRODUCTION}


def test_a_part_of_the_goods_is_never_summed_to_a_whole() -> None:
    assert set(Coverage) - set(WHOLE_COVERAGE) == {Coverage.SELECTION, Coverage.THRESHOLD}
