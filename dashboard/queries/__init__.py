"""Questions to the database: SQLAlchemy Core in, frames out; no streamlit."""
