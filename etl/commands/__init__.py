"""Commands of ``python -m etl``, each loaded when it is asked for; ``etl.__main__`` lists them all."""
