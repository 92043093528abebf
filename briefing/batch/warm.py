"""Imported once before workers are forked: it makes a small brief, so that they share what every brief needs.

Patterns, word vectors, theme sets and trees are then in memory once, and a new worker starts at once.
"""

from __future__ import annotations

from briefing.batch.story import Job, Story
from briefing.batch.work import make_record
from briefing.length import parse_length
from briefing.model import Source
from briefing.pipeline import Options

_TEXT = "The mayor resigned on Monday. “I take responsibility,” she said. The council will elect a successor in May."
make_record(
    Story(name="", sources=(Source(name="", media_type="text/plain", data=_TEXT.encode()),)),
    Job(options=Options(length=parse_length("200w"))),
)
