"""What a column means, in a sentence, by its name: pages, files, API and the data dictionary read it here."""

import pyarrow as pa

from dashboard.locale import N_, gettext
from dashboard.rows.meanings_of_figures import OF_FIGURES
from dashboard.rows.meanings_of_record import OF_RECORD

MEANINGS = OF_FIGURES | OF_RECORD
"""Column to its meaning, in English; of a code it says what the code stands for."""
NAME = N_("The name of what the code in the column before stands for, in the language of the file.")


def meaning_of(column: str) -> str:
    """What a column means, in English; empty for one that no table has."""
    return MEANINGS.get(column, "")


def meaning_in_words(field: pa.Field) -> str:
    """What a column of a stream means, in the language of this run; empty where its metadata do not say."""
    meaning = (field.metadata or {}).get(b"description", b"").decode()
    # The translation of an empty text would be the catalogue's own heading.
    return gettext(meaning) if meaning else ""
