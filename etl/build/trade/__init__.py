"""Trade figures of any number as one bounded stream, in four stages.

1. ``etl.inputs.trade.check_part.check_part``: a file, or a part of a large one, to checked rows.
2. ``etl.build.trade.cells.settle_cells``: all that is said of some reporters, flows and years to figures that stand:
   arrivals merged, corrected, dated, months derived, groups summed.
3. ``etl.build.trade.series.order_series``: those of some series, through all of their time, in the order of the key.
4. ``etl.build.trade.arrivals.check_arrival``: all that came at once, held as a whole against what was known.

Each stage is a function of one argument and of the files that this names: both the argument and what it gives can be
pickled, rows lie in files, and nothing else is read or changed. So a stage's calls can be made here one after the other
or anywhere at once, by ``map`` of ``concurrent.futures.Executor``, and made again when a worker was lost: the outcome
does not depend on who did which, nor on how the rows were cut; and what came of a work is kept for the next build
(``etl.build.trade.kept``). ``etl.build.trade.settle`` is their order.
"""
