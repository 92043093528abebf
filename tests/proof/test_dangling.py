"""Sentences that are not whole, stand twice or lack what they depend on: found, even if all else agrees."""

from __future__ import annotations

from dataclasses import replace

import pytest

import briefing
from tests.proof.briefs import found

TEXT = (
    "Mayor Ada Quill resigned on Monday.\n\n“The council lost its way after the flood,” Quill said. “We all saw it "
    "coming.”\n\nThe council will elect a successor in May. He or she will serve for two years."
)


def test_half_a_sentence_is_found_even_if_all_of_the_evidence_agrees() -> None:
    """Word for word is not enough: whole sentences."""
    document = briefing.Document(id="a", text=TEXT, language="en")
    whole = briefing.split_sentences(document)[0]
    half = replace(whole, start=whole.start + len("Mayor "))
    assert [("sentence", "sentence 1")] == found(briefing.verify(made_of(document, (half,))))


def test_a_sentence_that_stands_twice_is_found() -> None:
    """In two themes, too."""
    document = briefing.Document(id="a", text=TEXT, language="en")
    first = briefing.split_sentences(document)[0]
    assert [("sentence", "sentence 2")] == found(briefing.verify(made_of(document, (first,), (first,))))


def made_of(document: briefing.Document, *passages: tuple[briefing.Sentence, ...]) -> briefing.Rendered:
    """A brief that agrees with itself, of one section, whatever its passages are."""
    theme = briefing.Theme(name="Any")
    section = briefing.Section(theme=theme, passages=tuple(briefing.Passage(sentences=one) for one in passages))
    return briefing.render(briefing.Brief(title="T", lead=None, sections=(section,), documents=(document,)), "html")


@pytest.mark.parametrize(
    ("numbers", "where", "why"),
    [
        ([[2]], "sentence 1", "the speaker stands there"),
        ([[0], [4]], "sentence 2", "lacks “The council will elect a successor in May.”"),
        ([[4], [3]], "sentence 1", "lacks “The council will elect a successor in May.”"),
        ([[2, 1]], "sentence 1", "not a run of neighbouring sentences"),
        ([[0, 3]], "sentence 1", "not a run of neighbouring sentences"),
    ],
)
def test_a_sentence_without_what_it_leans_on_is_found(numbers: list[list[int]], where: str, why: str) -> None:
    """A brief made anew without the speaker, or the other half of the quotation: only its context tells."""
    document = briefing.Document(id="a", text=TEXT, language="en")
    sentences = briefing.split_sentences(document)
    passages = [tuple(sentences[n] for n in passage) for passage in numbers]
    verification = briefing.verify(made_of(document, *passages))
    assert ("context", where) in found(verification)
    assert any(why in fault.what for fault in verification.faults)


@pytest.mark.parametrize(
    ("first", "what"),
    [
        ("FILE PHOTO: Ada Quill at the harbour of Larkport.", "is a caption, a byline or similar"),
        ("But the council will elect a successor in May.", "cannot stand alone: “But” points back"),
        (
            "‘The council lost its way after the flood, Quill told reporters.",
            "cannot stand alone: the speaker is not named",
        ),
    ],
)
def test_what_cannot_stand_with_all_of_its_article_is_found(first: str, what: str) -> None:
    """No neighbour helps a caption, a quotation without a speaker, or a first sentence that points back."""
    document = briefing.Document(id="a", text=f"{first}\n\n{TEXT}", language="en")
    verification = briefing.verify(made_of(document, briefing.split_sentences(document)[:1]))
    assert [("context", "sentence 1")] == found(verification)
    assert verification.faults[0].what.endswith(what)


@pytest.mark.parametrize(
    ("between", "expected"), [("THE SUCCESSION", []), ("The council met.", [("context", "sentence 1")])]
)
def test_a_passage_may_leave_out_a_cross_heading_and_no_sentence(between: str, expected: list[tuple[str, str]]) -> None:
    """What is left out inside a passage without a word must be none of the article's own."""
    text = f"Mayor Ada Quill resigned on Monday.\n\n{between}\n\nShe had been in office for two years."
    document = briefing.Document(id="a", text=text, language="en")
    first, _, last = briefing.split_sentences(document)
    assert expected == found(briefing.verify(made_of(document, (first, last))))


@pytest.mark.parametrize(("name", "expected"), [("", []), ("Succession", [("context", "sentence 2")])])
def test_a_sentence_may_lean_on_the_lead_if_no_heading_stands_between(
    name: str, expected: list[tuple[str, str]]
) -> None:
    """Right below the lead one reads on; under a heading one begins anew."""
    document = briefing.Document(id="a", text=TEXT, language="en")
    sentences = briefing.split_sentences(document)
    lead, below = (briefing.Passage(sentences=(sentences[number],)) for number in (3, 4))
    sections = (briefing.Section(theme=briefing.Theme(name=name), passages=(below,)),)
    brief = briefing.Brief(title="T", lead=lead, sections=sections, documents=(document,))
    assert expected == found(briefing.verify(briefing.render(brief, "html")))


def test_the_speakers_sentence_dropped_from_a_brief_is_found() -> None:
    """From the evidence with all its numbers put right, so that it agrees with itself."""
    document = briefing.Document(id="a", text=TEXT, language="en")
    sentences = briefing.split_sentences(document)
    whole = made_of(document, (sentences[0],), (sentences[1], sentences[2]))
    assert [] == found(briefing.verify(whole))
    verification = briefing.verify(made_of(document, (sentences[0],), (sentences[2],)))
    assert [("context", "sentence 2")] == found(verification)
    assert "lacks ‘“The council lost its way after the flood,” Quill said.’" in verification.faults[0].what
