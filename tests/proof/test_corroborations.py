"""Marks that name other sources: the proof reads these again."""

from __future__ import annotations

from dataclasses import replace

import pytest

import briefing
from briefing.evidence.writer import evidence
from briefing.model import Corroboration
from briefing.proof.verbatim import evidence_faults
from tests.page.test_marks import brief
from tests.proof.briefs import FORMATS


@pytest.mark.parametrize("name", FORMATS)
def test_a_mark_that_names_another_source_proves_itself(name: str) -> None:
    """With the text of that source in the file."""
    assert () == briefing.verify(briefing.render(brief(), name)).faults


def test_a_source_that_tells_something_else_is_a_fault() -> None:
    """Whoever wrote the mark wrote the evidence, too."""
    (one,) = brief().corroborations
    source = one.by[0].document
    other = next(s for s in briefing.split_sentences(source) if s not in one.by)
    forged = replace(brief(), corroborations=(Corroboration(sentence=one.sentence, by=(other,)),))
    faults = [fault.what for fault in briefing.verify(briefing.render(forged, "json")).faults]
    assert ["is said to be told in"] == [what[-len(what) :][what.find("is said") :][:21] for what in faults]


def test_half_a_sentence_of_a_source_is_a_fault() -> None:
    """A mark leads to a whole sentence."""
    (one,) = brief().corroborations
    half = replace(one.by[0], end=one.by[0].end - 10)
    forged = replace(brief(), corroborations=(replace(one, by=(half,)),))
    assert not briefing.verify(briefing.render(forged, "html")).ok


def test_a_changed_word_of_another_source_is_placed_at_the_sentence_that_it_is_said_to_tell() -> None:
    """It is no passage that was left out."""
    values = evidence(brief())
    number = values["corroborations"][0]["number"]
    selectors = values["corroborations"][0]["by"][0]["selector"]
    next(one for one in selectors if "exact" in one)["exact"] = "Nobody was hurt."
    fault = next(iter(evidence_faults(values, brief())))
    assert ("evidence", f"who else tells sentence {number}") == (fault.kind, fault.where)
    assert "“Nobody was hurt.” is not what the source says there" in fault.what


def test_a_mark_for_a_passage_of_which_half_is_told_is_a_fault() -> None:
    """It would be read as a mark for all of it."""
    (one,) = brief().corroborations
    lead = brief().lead
    assert lead is not None
    passage = replace(lead, sentences=tuple(briefing.split_sentences(one.sentence.document)))
    forged = replace(brief(), lead=passage, sections=())
    faults = [fault.what for fault in briefing.verify(briefing.render(forged, "json")).faults]
    assert "not all sentences of the passage are told by the other sources that its mark names" in faults
