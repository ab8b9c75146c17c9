"""A note, and a draft of the same meeting that found more; what a person leaves of the two once all is confirmed."""

import re

DRAFT = "2099-05-09-draft"
NOTE = """---
id: 2099-05-09-mariehamn-a-b
title: Ministers agree on grain   # as the Aland side tells it
kind: ministerial_meeting
date: 2099-05-09
parties: [AX, BV]
topics: [grain]
confidence: high
participants:
  - {person: anna-alander, role: Minister, side: AX}
commitments:
  - text: Raise trade in grain
    kind: pledge
    by: [AX]
    measurability: none
    # the protocol is not public
sources:
  - url: https://example.org/a
    publisher: Example News
---

They met.
"""
FOUND = """---
# from a feed
id: 2099-05-09-draft
title: "Anna Alander and Bo Bouvet meet"
kind: other
date: 2099-05-10
place: mariehamn
parties: [AX, AX-01, BV]
topics: [grain, meat, other]
participants:
  - person: anna-alander
    role: "Minister of Agriculture"
    read_from: "Anna Alander"
  # a near spelling was taken for this person: Bouvett
  - person: bo-bouvet
    role: "President"
    side: BV
    read_from: "Bo Bouvet"
figures:
  - what:
    value: 1234567890
    unit: USD
    read_from: "1.5 billion US dollars"
commitments:
  - text: "raise trade in grain"
    kind: pledge
    by: [AX]
    measurability: none
    read_from: "We will."
  - text: "Supply meat"
    kind: pledge
    by: [BV]
    measurability: none
    read_from: "Bouvet will supply beef."
sources:
  - url: "https://example.org/b"
    publisher: "Other News"
read_from:  # the article's words
  headline: "They meet"
  date: "May 10"
  place: "They met in Mariehamn."
  topics:
    grain: "They spoke of grain."
    meat: "They spoke of beef."
---
"""


def confirmed(text: str) -> str:
    """The text as a person leaves it who confirms every finding."""
    lines = text.splitlines(keepends=True)
    block = next(place for place, line in enumerate(lines) if line.startswith("read_from:"))
    end = next(place for place, line in enumerate(lines) if place and line.rstrip() == "---")
    kept = "".join(line for line in [*lines[:block], *lines[end:]] if not line.lstrip().startswith("read_from:"))
    return re.sub(r', "read_from": "[^"]*"', "", kept).replace("what:\n", "what: trade\n")
