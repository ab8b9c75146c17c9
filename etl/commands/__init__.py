"""Commands of ``python -m etl`` that are long enough for a file of their own; ``etl.__main__`` lists them all."""
