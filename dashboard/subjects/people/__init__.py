"""People: roles, meetings, whom they met."""
