"""What an empty section says of its theme is so, and a set that nobody asked for is used only where it helps."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

import briefing
from briefing.draft import OMITTED_SHOWN, Draft
from briefing.model import NO_HEADING, Brief, Document, Section, Sentence, Theme
from briefing.page.labels import load_labels
from briefing.rendering.pagetext import visible_html
from briefing.selection.choose import Choice
from briefing.selection.ranking import Refused
from briefing.selection.reasons import BEYOND_LENGTH
from briefing.themes.fitting import best_theme_set
from briefing.themes.terms import distinct_terms
from briefing.themes.unasked import LEAST_HEADINGS
from tests.articles import LENGTHS, long_stories, stories, themes
from tests.drafts import drafted, drafted_unasked
from tests.samples import SAMPLES, read_sample

GERMAN = """Der Hafenrat von Larkport hat am Dienstag beschlossen, den Pier 9 zu schließen.

Die Vorsitzende Imogen Stroud sagte, der Rat habe kein Geld für die Reparatur.

Die Inselbewohner wollen vor Gericht ziehen."""
UNKNOWN = st.sampled_from([None, 0, 1, 2])
Test = Callable[[list[Document], list[Theme], str, int | None], None]


def about(draft: Draft, section: Section) -> list[Sentence]:
    """The sentences that speak of the theme of a section."""
    theme = draft.relevance.themes.index(section.theme)
    return [one for number, one in enumerate(draft.corpus.sentences) if draft.relevance.is_about(theme, number)]


def cut_short(documents: list[Document], wanted: list[Theme], length: str, taken: int | None) -> tuple[Draft, Brief]:
    """Some articles, weighed, and the brief of so many passages: as a page would leave it that holds no more."""
    draft = drafted(documents, wanted, length)
    return draft, draft.brief(len(draft.choice.taken) if taken is None else taken)


def empty(brief: Brief, absence: str) -> list[Section]:
    """The sections without a passage that say this of themselves."""
    return [section for section in brief.sections if section.absence == absence]


FOUR = (
    "Ana Lopez opened the harbour bridge on Tuesday.\n\nWhat does a tunnel cost?\n\n"
    "A ferry company, which has crossed the river since 1911, said that it would sell its boats by May."
)
TERMS = {"Volcano": "volcano", "Bridge": "bridge", "Ferry": "ferry", "Tunnel": "tunnel"}
OF_FOUR = [Document(id="a", text=FOUR, language="en")], [Theme(name=k, terms=(v,)) for k, v in TERMS.items()], "10w"
"""An article, themes and a length that give each absence once."""


def over_drafts(test: Test) -> Test:
    """Any articles, and those in which every absence comes up: a question is rarely all that is said on a theme."""
    return example(*OF_FOUR, None)(given(stories() | long_stories(), themes(), st.sampled_from(LENGTHS), UNKNOWN)(test))


@over_drafts
def test_no_coverage_is_said_only_where_no_sentence_is_about_the_theme(
    documents: list[Document], wanted: list[Theme], length: str, taken: int | None
) -> None:
    """None has a term of it, and none speaks of it in other words."""
    draft, brief = cut_short(documents, wanted, length, taken)
    for section in empty(brief, "no_coverage"):
        assert [] == about(draft, section)
        terms = [term for term in distinct_terms(tuple(section.theme.terms)) if term.isalpha()]
        pattern = re.compile(rf"\b(?:{'|'.join(terms)})\b", re.IGNORECASE)
        english = [one for one in draft.corpus.sentences if one.document.language == "en"]
        assert [] == [one.text for one in english if pattern.search(one.text)]


@over_drafts
def test_told_above_is_said_only_where_a_sentence_about_the_theme_is_shown(
    documents: list[Document], wanted: list[Theme], length: str, taken: int | None
) -> None:
    """And none of the theme is named among what stayed out."""
    draft, brief = cut_short(documents, wanted, length, taken)
    for section in empty(brief, "told_above"):
        assert not set(brief.sentences).isdisjoint(about(draft, section))
        assert section.theme not in {one.theme for one in brief.omitted}


@over_drafts
def test_left_out_is_said_where_a_passage_of_the_theme_stayed_out_and_only_there(
    documents: list[Document], wanted: list[Theme], length: str, taken: int | None
) -> None:
    """That passage is named, with its reason."""
    _, brief = cut_short(documents, wanted, length, taken)
    named = {one.theme for one in brief.omitted}
    wanting = [section for section in brief.sections if not section.passages]
    assert [section for section in wanting if section.theme in named] == empty(brief, "left_out")


@over_drafts
def test_needs_context_is_said_only_of_what_the_articles_speak_of_and_the_brief_does_not(
    documents: list[Document], wanted: list[Theme], length: str, taken: int | None
) -> None:
    """A sentence is about the theme, is not shown, and was no candidate that could stay out."""
    draft, brief = cut_short(documents, wanted, length, taken)
    for section in empty(brief, "needs_context"):
        assert about(draft, section)
        assert set(brief.sentences).isdisjoint(about(draft, section))


@over_drafts
def test_what_stayed_out_is_not_shown(
    documents: list[Document], wanted: list[Theme], length: str, taken: int | None
) -> None:
    """Not a sentence of it, and there is one: what came in with another passage did not stay out."""
    _, brief = cut_short(documents, wanted, length, taken)
    assert all(one.passage.sentences for one in brief.omitted)
    assert set() == {sentence for one in brief.omitted for sentence in one.passage.sentences} & set(brief.sentences)


def test_what_there_was_on_a_theme_without_a_passage_is_named_behind_all_of_more_value() -> None:
    """Of what stayed out twenty passages are named, and of each theme that has none the first, wherever it stands."""
    names = "Ash Birch Cedar Dale Elm Fern Gorse Holly Ivy Jasmine Kelp Larch Maple Nettle Oak Pine Quince Rowan Sedge"
    closed = [f"The council of {name} Harbour closed {name} {thing}." for name in names.split() for thing in ("A", "B")]
    article = Document(id="a", text="\n\n".join([*closed, "Ana Lopez sold the ferry to a company."]), language="en")
    draft = drafted([article], [Theme(name="Ferry", terms=("ferry",))], "page")
    lead, *others = draft.candidates
    refused = [Refused(candidate=one, why=BEYOND_LENGTH) for one in sorted(others, key=lambda one: one.sentence)]
    brief = replace(draft, choice=Choice(taken=(lead,), refused=tuple(refused))).brief(1)
    assert "Ana Lopez sold the ferry to a company." == brief.omitted[-1].passage.sentences[0].text
    assert (OMITTED_SHOWN + 1, "left_out") == (len(brief.omitted), brief.sections[-1].absence)


def test_each_absence_is_said_of_its_own_kind() -> None:
    """Nothing on it, told in the lead, no room, and nothing that can stand without what is around it."""
    documents, wanted, length = OF_FOUR
    brief = briefing.make_brief(documents, themes=wanted, length=length)
    expected = ["no_coverage", "told_above", "left_out", "needs_context"]
    assert expected == [section.absence for section in brief.sections]


@pytest.mark.parametrize("length", ["1", "3", "60w", "200w", "page"])
@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_a_set_that_nobody_asked_for_is_used_only_where_two_headings_help(path: object, length: str) -> None:
    """A third of the words below them; else the brief is that of no themes at all."""
    documents = [read_sample(path)]  # type: ignore[arg-type]
    draft, theme_set = drafted_unasked(documents, length)
    brief = draft.brief(len(draft.choice.taken))
    headed = [section for section in brief.sections if section.theme.name and section.passages]
    below = [sentence for section in headed for passage in section.passages for sentence in passage.sentences]
    if theme_set:
        assert theme_set.themes == draft.relevance.themes
        assert len(headed) >= LEAST_HEADINGS
        assert 3 * sum(len(one.text.split()) for one in below) >= sum(len(one.text.split()) for one in brief.sentences)
    else:
        assert ((), []) == (draft.relevance.themes, below)


@pytest.mark.parametrize(("length", "used"), [("1", False), ("page", True)])
def test_whether_the_set_helps_depends_on_the_length(length: str, used: bool) -> None:
    """One sentence has no use for headings, a page has."""
    documents = [read_sample()]
    assert best_theme_set(documents) is not None
    assert used == (drafted_unasked(documents, length)[1] is not None)


@given(stories())
def test_an_article_that_no_set_fits_is_drafted_without_themes(documents: list[Document]) -> None:
    """Or one whose set would head less than two parts of it."""
    draft, theme_set = drafted_unasked(documents, "60w")
    if theme_set is None:
        assert draft.choice == drafted(documents, (), "60w").choice


def test_an_article_of_one_sentence_is_that_sentence() -> None:
    """Whatever set it would fit: it is the lead, and nothing is said to be missing."""
    text = "The Larkport harbour board voted on Tuesday to close Pier 9."
    draft, theme_set = drafted_unasked([Document(id="a", text=text)], "200w")
    brief = draft.brief(99)
    assert ([text], None) == ([sentence.text for sentence in brief.sentences], theme_set)
    assert () == brief.sections


@pytest.mark.parametrize("name", ["html", "markdown", "text"])
def test_a_german_page_has_no_english_label(name: str) -> None:
    """What has no theme stands without a heading, in any language, and all else that the page says is German."""
    brief = briefing.make_brief([Document(id="a", text=GERMAN, title="Hafenrat schließt Pier 9")])
    assert [NO_HEADING] == [section.theme for section in brief.sections]
    page = briefing.render(brief, name).data.decode()
    text = visible_html(page) if name == "html" else page
    english, german = load_labels("en").words, load_labels("de").words
    labels = [word for key, word in english.items() if word != german[key] and len(word) > 2]
    assert [] == [word for word in labels if re.search(rf"\b{re.escape(word)}\b", text)]
    assert "Quellen" in text
    assert "Key points" not in page
