"""Values and rules that every stage shares: periods, numbers, groups of goods, days of knowledge. Pure."""
