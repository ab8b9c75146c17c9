"""The table of translations: what our English texts are in other languages."""

from sqlalchemy import Index, Table

from etl.schema.columns import flag, key, metadata, text

translation = Table(
    "translation",
    metadata,
    key("language"),
    key("english_sha256"),
    text("english", comment="a whole text as one of the translated columns holds it"),
    text("translation"),
    flag("is_complete", "false: some of its paragraphs are English, and marked so, for want of a translation"),
    # PostgreSQL's usual index takes no text as long as a note.
    Index("ix_translation_english", "english", postgresql_using="hash"),
    comment="Our own texts in other languages, from the catalogues beside the inputs.",
)
