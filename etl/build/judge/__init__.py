"""What figures, the record and people say of commitments, and the one word that follows.

Each is told from the first day to the last of the record.
"""

from etl.build.judge.conclude import conclude

__all__ = ["conclude"]
