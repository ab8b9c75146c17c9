"""Calls are made in their order, each when it is asked for."""

from etl.build.trade.run import run_here


def test_works_are_done_one_after_the_other() -> None:
    done: list[int] = []
    outcomes = iter(run_here(lambda work: done.append(work) or -work, [3, 1, 2]))

    assert (next(outcomes), done) == (-3, [3])
    assert list(outcomes) == [-1, -2]
