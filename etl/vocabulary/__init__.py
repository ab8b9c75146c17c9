"""The closed lists of the project, a module a subject.

Each member has one line that says what it means; ``docs/glossary.md`` repeats them and a test compares.

Names of the members in every language stand in ``data/reference/terms.csv``, never here.
"""
