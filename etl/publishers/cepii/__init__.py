"""CEPII, the French institute that reconciles both sides' reports (BACI)."""
