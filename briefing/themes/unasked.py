"""A brief under a built-in set that nobody asked for -> whether its headings help the reader."""

from __future__ import annotations

from briefing.days import goes_forward
from briefing.language.words import words_in
from briefing.model import Brief

LEAST_HEADINGS, LEAST_BELOW = 2, 1 / 3
"""The fewest headings, and the least share of the brief's words below them. In a blind test readers called a single
heading pointless, and two with a last line each no better."""
OF_SEVERAL = 2
"""The fewest sentences of several articles below a heading that counts: in 8 of 60 stories of three papers a set was
used, and most headings over one sentence were not true of it ("The vote" over another bill's), blind readers said."""
BACK = 2
"""Days that one passage may step back behind the one before: papers tell of the same event a day or two apart."""


def do_headings_help(brief: Brief) -> bool:
    """Whether enough headings have enough words below them, and the story goes forward from one to the next."""
    least = OF_SEVERAL if len(brief.documents) > 1 else 1
    headed = [section for section in brief.sections if section.theme.name and section.passages]
    firm = [section for section in headed if sum(len(one.sentences) for one in section.passages) >= least]
    below = sum(words_in(passage.sentences) for section in headed for passage in section.passages)
    days = (passage.document.published for section in brief.sections for passage in section.passages)
    is_enough = len(firm) >= LEAST_HEADINGS and below >= LEAST_BELOW * words_in(brief.sentences)
    return is_enough and goes_forward(days, back=BACK)
