"""A brief and other versions of its documents -> the brief with its sentences at their places there."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from briefing.model import Brief, Passage, Sentence


def moved(brief: Brief, place: Callable[[Sentence], Sentence]) -> Brief:
    """The brief with each sentence that it shows put where `place` says; the sentences of a passage go together."""

    def passage(one: Passage) -> Passage:
        return Passage(sentences=tuple(map(place, one.sentences)))

    sections = tuple(replace(one, passages=tuple(map(passage, one.passages))) for one in brief.sections)
    return replace(brief, lead=passage(brief.lead) if brief.lead else None, sections=sections)
