"""What figures say of promises: for each measurable commitment every side's line of figures, and one judgement of each line."""

from etl.transform.judgement.rows import judge_commitments

__all__ = ["judge_commitments"]
