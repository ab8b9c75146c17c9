"""Commands of ``python -m etl``, each in a module that is loaded when it is asked for; ``etl.__main__`` lists them all."""
