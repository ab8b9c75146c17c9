"""Kazakhstan's Bureau of National Statistics."""
