"""Questions to the database and the measures on their answers, by subject; no Streamlit."""
