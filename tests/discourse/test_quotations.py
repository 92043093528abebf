"""Quotations: their spans, and who speaks."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.discourse.quotations import Quotation, find_quotations
from briefing.model import Document
from briefing.segmentation.paragraphs import paragraph_spans
from briefing.segmentation.sentences import split_sentences


def quotations(text: str, language: str = "en") -> tuple[Quotation, ...]:
    """The quotations of a text."""
    document = Document(id="a", text=text, language=language)
    return find_quotations(document, split_sentences(document), paragraph_spans(text), document.language)


def quoted(text: str, language: str = "en") -> list[str]:
    """What stands in quotation marks, marks included."""
    return [text[one.start : one.end] for one in quotations(text, language)]


def speakers(text: str, language: str = "en") -> list[str]:
    """Who speaks in each quotation, empty where nobody is found."""
    return [text[slice(*one.attribution.speaker)] if one.attribution else "" for one in quotations(text, language)]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "He said “no” and left.", ["“no”"]),
        ("en", 'He said "no" and left.', ['"no"']),
        ("en", "He said ''no'' and left.", ["''no''"]),
        ("en", "He said ‘no’ and left.", ["‘no’"]),
        ("en", "He said 'no' and left.", ["'no'"]),
        ("fr", "Il a dit « non » hier.", ["« non »"]),
        ("de", "Er sagte „nein“ und ging.", ["„nein“"]),
        ("de", "Er sagte »nein« und ging.", ["»nein«"]),
        ("sv", "Han sade ”nej” och gick.", ["”nej”"]),
        ("ja", "彼は「いいえ」と言った。", ["「いいえ」"]),
        ("en", "He said “she said ‘no’ twice” then.", ["“she said ‘no’ twice”", "‘no’"]),
        ("en", "“One. Two! Three?” he said.", ["“One. Two! Three?”"]),
        ("en", 'Mixed “marks" happen.', ['“marks"']),
    ],
)
def test_every_kind_of_mark_holds_a_quotation(language: str, text: str, expected: list[str]) -> None:
    """Paired, straight, doubled, reversed, nested, over several sentences."""
    assert expected == quoted(text, language)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The workers' union didn't want Ortega's plan."),
        ("en", "It was the ’90s, and rock 'n' roll was king."),
        ("en", 'The board is 6" wide.'),
        ("he", 'מנכ"ל החברה ויו"ר הוועד נפגשו.'),
        ("en", "Nobody said a word."),
    ],
)
def test_an_apostrophe_opens_nothing(language: str, text: str) -> None:
    """Possessives, contractions, decades, inches and Hebrew abbreviations are no quotations."""
    assert [] == quoted(text, language)


def test_a_possessive_inside_single_marks_does_not_close_them() -> None:
    """A mark after an s and before a small letter waits for a better one."""
    assert ["'the workers' finest hour'"] == quoted("She called it 'the workers' finest hour' again.")


def test_a_quotation_runs_over_paragraphs_that_open_again() -> None:
    """The opening mark is repeated, the closing one stands at the last paragraph."""
    text = "“The bridge is old.\n\n“It must be closed,” Ortega said.\n\n“At once,” she added."
    assert ["“The bridge is old.\n\n“It must be closed,”", "“At once,”"] == quoted(text)


def test_an_unclosed_quotation_ends_with_its_paragraph() -> None:
    """One lost mark does not swallow the rest of the article."""
    assert ["“The bridge is old.", "“Good,”"] == quoted("“The bridge is old.\n\nOrtega left. “Good,” he said.")


def test_a_quotation_runs_on_to_its_mark_where_each_sentence_is_a_paragraph() -> None:
    """What closes before anything else opens closes what is open."""
    text = "“The bridge is old.\n\nIt leaks in May.\n\nIt must be closed,” Ortega said.\n\n“Good,” he said."
    assert ["“The bridge is old.\n\nIt leaks in May.\n\nIt must be closed,”", "“Good,”"] == quoted(text)


def test_a_single_mark_that_opens_a_paragraph_opens_speech() -> None:
    """It ends with the paragraph where nothing closes it, as a double one does."""
    text = "'The bridge isn't safe, and it's old.\n\nOrtega left."
    assert ["'The bridge isn't safe, and it's old."] == quoted(text)


def test_a_mark_that_opens_twice_ends_what_it_opened() -> None:
    """The first quotation lost its end; it stops where the second begins."""
    assert ["“The bridge is old, he said.", "“It is closed.”"] == quoted("“The bridge is old, he said. “It is closed.”")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“The bridge is old,” Ortega wrote in a letter.", ["Ortega"]),
        ("“The bridge is old,” said Ana Ortega, the mayor.", ["Ana Ortega"]),
        ("“The bridge is old,” Ana Ortega, the mayor of the town, later said.", ["Ana Ortega"]),
        ("“The bridge is old,” Rep. Ana Ortega (D) told reporters.", ["Rep. Ana Ortega"]),
        ("Ortega said: “The bridge is old.”", ["Ortega"]),
        ("Ortega called the bridge “an old and dangerous thing” on Monday.", ["Ortega"]),
        ("The council left, but Ortega said the bridge was “old and dangerous to all.”", ["Ortega"]),
        ("According to Ortega, the bridge is “old and dangerous to all.”", ["Ortega"]),
        ("The bridge is “old and dangerous to all,” according to Ortega.", ["Ortega"]),
        ("Ana Ortega, who said that “the bridge is old,” resigned.", ["Ana Ortega"]),
        ("Ortega criticized the council, saying “the bridge is old.”", ["Ortega"]),
        ("“The bridge is old,” Ortega said. “It must be closed. It is falling.”", ["Ortega", "Ortega"]),
        ("In a statement, the families demanded a closure. “We will not wait.”", ["the families"]),
        ("Ortega echoed this and called the plan sound. “The bridge must close.”", ["Ortega"]),
        ("Ito supports the “old and dangerous” bridge.", ["Ito"]),
        ("Ortega said “no more of this,” and Ito said “not with us then.”", ["Ortega", "Ito"]),
        ("“The bridge is old,” it was.", [""]),
    ],
)
def test_the_speaker_is_found_around_the_quotation(text: str, expected: list[str]) -> None:
    """Before, after, inside, with titles and appositions, by phrase, by statement, carried over."""
    assert expected == speakers(text)


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("de", "„Die Brücke ist alt“, sagte Bürgermeisterin Huber.", "Bürgermeisterin Huber"),
        ("de", "Huber erklärte: „Die Brücke ist alt.“", "Huber"),
        ("fr", "« Le pont est vieux », a déclaré Anne Petit.", "Anne Petit"),
        ("fr", "« Le pont est vieux », a-t-il ajouté.", "il"),
        ("es", "«El puente es viejo», dijo la alcaldesa.", "la alcaldesa"),
        ("es", "«El puente es viejo», dijo.", "dijo"),
        ("de", "Unterdessen mahnte Bürgermeisterin Huber: „Die Brücke ist alt.“", "Bürgermeisterin Huber"),
        ("de", "Im Mai hatte Ana Huber in einer Rede verkündet: „Die Brücke ist alt.“", "Ana Huber"),
        ("de", "Nach Angaben eines Sprechers ist „die alte Brücke am Ende“.", "eines Sprechers"),
        ("pt", "“A ponte está velha”, disse a prefeita.", "a prefeita"),
        ("pt", "Segundo Ana Lopez, “a ponte está muito velha”.", "Ana Lopez"),
        ("pt", "“A ponte está velha”, disse.", "disse"),
        ("he", '"הגשר ישן", אמר כהן.', "כהן"),
        ("ar", "قال المتحدث: «الجسر قديم».", "المتحدث"),
    ],
)
def test_each_language_attributes_in_its_own_order(language: str, text: str, expected: str) -> None:
    """The verb before or after its subject, the pronoun tied to it, the subject left out."""
    assert [expected] == speakers(text, language)


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "“The bridge is old,” he said.", False),
        ("en", "On Monday they added: “The bridge is old.”", False),
        ("en", "“The bridge is old,” Ortega said.", True),
        ("en", "“The bridge is old,” the mayor said.", True),
        ("en", "“The bridge is old,” said one aide to the mayor.", True),
        ("fr", "« Le pont est vieux », a-t-elle dit.", False),
        ("es", "«El puente es viejo», añadió.", False),
    ],
)
def test_a_bare_pronoun_names_nobody(language: str, text: str, expected: bool) -> None:
    """A reader of the quotation alone would ask who that is."""
    (quotation,) = quotations(text, language)
    assert quotation.attribution is not None
    assert expected is quotation.attribution.named


def test_the_cue_is_a_span_too() -> None:
    """What tells that somebody speaks stands where the span says."""
    text = "“The bridge is old,” Ortega wrote."
    (quotation,) = quotations(text)
    assert quotation.attribution is not None
    assert "wrote" == text[slice(*quotation.attribution.cue)]


def test_without_sentences_there_are_spans_alone() -> None:
    """Quotations do not depend on sentences, only their speakers do."""
    document = Document(id="a", text="“No,” he said.", language="en")
    assert find_quotations(document, (), [(0, 14)], "en") == (Quotation(start=0, end=5, words=1),)


MARKED = st.text(alphabet="“”„«»‹›‘’'\"「」 aB.,:\n\u00a0s", max_size=60)


@given(text=MARKED, language=st.sampled_from(["en", "de", "fr", "he", "xx"]))
@settings(max_examples=300, deadline=None)
def test_quotations_are_ordered_spans_within_the_text(text: str, language: str) -> None:
    """Outer before inner, in order, nested or apart but never crossing; speakers and cues within the text."""
    found = quotations(text, language)
    assert list(found) == sorted(found, key=lambda one: (one.start, -one.end))
    assert all(0 <= one.start < one.end <= len(text) for one in found)
    for one, other in pairwise(found):
        assert other.start >= one.end or other.end <= one.end
    for attribution in filter(None, (one.attribution for one in found)):
        for start, end in (attribution.cue, attribution.speaker):
            assert 0 <= start < end <= len(text)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param('"' * 10_000, id="straight marks"),
        pytest.param("“" * 10_000, id="opening marks"),
        pytest.param("”" * 10_000, id="closing marks"),
        pytest.param("'a " * 10_000, id="apostrophes"),
        pytest.param('"a ' * 10_000, id="marks in one sentence"),
        pytest.param("“a,” he said. " * 3_000, id="attributed"),
        pytest.param('"a\n\n' * 20_000, id="opened in every paragraph"),
    ],
)
def test_thousands_of_marks_are_walked_once(text: str) -> None:
    """Each finishes at once; a search for the other mark without bound would take minutes."""
    assert all(one.end <= len(text) for one in quotations(text))
