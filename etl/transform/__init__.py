"""One meaning: areas, commodities, periods, figures and commitments."""
