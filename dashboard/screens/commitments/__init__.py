"""The pages Commitments and that of one promise."""
