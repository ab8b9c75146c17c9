"""Pieces that charts are drawn with: named lines, one tooltip a period, meetings, years, months and breaks."""
