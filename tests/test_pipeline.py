"""The pipeline: documents in, a brief out, whatever they are."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

import briefing
from briefing.draft import UNTITLED
from briefing.errors import LengthError, SourceError, UnknownNameError
from briefing.model import NO_HEADING
from briefing.salience.rating import rate_sentences
from briefing.selection.candidates import STRETCH
from briefing.selection.lead import LIKE_LEAD_SHARE
from briefing.selection.reasons import BEYOND_LENGTH
from tests.drafts import drafted
from tests.samples import SAMPLES, read_sample

RESCUE = "The rescue of the miners began before dawn on Tuesday. Forty of them came out alive that day."
TRIAL = "The trial of the bank’s former chairman opened in Geneva on Monday. He pleaded not guilty to every charge."


def document(text: str, **known: object) -> briefing.Document:
    """A document of which little is known."""
    return briefing.Document(id="a", text=text, **known)  # type: ignore[arg-type]


@pytest.mark.parametrize("texts", [[], [""], [" \n\n\t"], ["", "\u00a0"]])
def test_articles_without_a_sentence_are_a_source_error(texts: list[str]) -> None:
    """There is nothing to choose from, and the message says what to give."""
    with pytest.raises(SourceError, match="give an article with at least one sentence"):
        briefing.make_brief([document(text) for text in texts])


def test_a_wrong_length_or_method_is_told() -> None:
    """By the errors of the command line."""
    with pytest.raises(LengthError):
        briefing.make_brief([document(RESCUE)], length="-3")
    with pytest.raises(UnknownNameError, match="did you mean 'textrank'"):
        briefing.make_brief([document(RESCUE)], method="textrnk")


@pytest.mark.parametrize(
    ("title", "of_document", "expected"), [("Mine", "Its", "Mine"), (None, "Its", "Its"), (None, "", UNTITLED)]
)
def test_the_title_is_the_one_given_or_that_of_the_article(title: str | None, of_document: str, expected: str) -> None:
    """A brief is never without a headline."""
    assert expected == briefing.make_brief([document(RESCUE, title=of_document)], title=title).title


def test_the_brief_speaks_for_the_day_of_its_newest_article() -> None:
    """Not for the day on which it was made: the clock has no say."""
    articles = [
        document(RESCUE, published=date(2025, 1, 2)),
        document(TRIAL, published=date(2025, 1, 9)),
        document("No."),
    ]
    assert date(2025, 1, 9) == briefing.make_brief(articles).issued
    assert briefing.make_brief([document(RESCUE)]).issued is None


def test_every_article_is_listed_quoted_or_not() -> None:
    """The reader sees what was read."""
    brief = briefing.make_brief([document(RESCUE), document(TRIAL)], length="1")
    assert {RESCUE, TRIAL} == {source.text for source in brief.documents}


def test_the_language_of_an_article_is_found_out_if_it_does_not_say() -> None:
    """And is known to every step after that."""
    (source,) = briefing.make_brief([document(RESCUE)]).documents
    assert "en" == source.language


def test_the_lead_opens_the_brief_and_stands_in_no_section() -> None:
    """A theme of which nothing else is said points to it."""
    themes = [briefing.Theme(name="None", terms=("zyzzyva",)), briefing.Theme(name="Mine", terms=("rescue", "miners"))]
    brief = briefing.make_brief([document(RESCUE)], themes=themes, length="1")
    assert [brief.lead] == list(brief.passages)
    assert ["no_coverage", "told_above"] == [section.absence for section in brief.sections]


def test_what_was_left_out_is_named_with_its_reason() -> None:
    """Under a theme, and it stands nowhere in the brief."""
    brief = briefing.make_brief([read_sample()], themes=briefing.load_themes("resignation"), length="3")
    assert brief.omitted
    assert {BEYOND_LENGTH} <= {one.reason for one in brief.omitted}
    assert not {one.passage for one in brief.omitted} & set(brief.passages)


def test_without_themes_the_rest_follows_the_lead_without_a_heading() -> None:
    """A user without themes gets the news, not an empty page, and no heading that says nothing."""
    for path in SAMPLES:
        brief = briefing.make_brief([read_sample(path)], length="100w")
        assert brief.lead is not None
        assert [NO_HEADING] == [section.theme for section in brief.sections]
        assert len(brief.sentences) >= 2


def test_the_same_article_twice_says_nothing_twice() -> None:
    """A copy adds no sentence that reads the same."""
    brief = briefing.make_brief([read_sample(), read_sample()], length="200w")
    texts = [sentence.text for sentence in brief.sentences]
    assert len(texts) == len(set(texts))


def test_what_the_lead_has_told_already_is_worth_less() -> None:
    """An article that closes on what it began with: its last line would be the lead told twice."""
    text = (
        "The river flooded the old harbour of Larkport, two schools, a hospital and the railway on Monday night.\n\n"
        "Teachers marched for higher wages in the capital.\n\nThe harbour of Larkport was flooded by the river."
    )
    draft = drafted([document(text, language="en")], (), "page")
    assert (0,) == draft.choice.taken[0].run.numbers
    ratings = rate_sentences(draft.annotations, "briefing") * [1.0, 1.0, LIKE_LEAD_SHARE]
    assert (ratings**STRETCH).tolist() == pytest.approx(draft.worth.bare.tolist())


@pytest.mark.parametrize("longer", ["6", "300w", "50%"])
def test_asking_for_more_never_gives_less(longer: str) -> None:
    """A longer brief has at least as many words as the default cut short."""
    sizes = [
        sum(len(s.text) for s in briefing.make_brief([read_sample()], length=length).sentences)
        for length in ("2", longer)
    ]
    assert sizes == sorted(sizes)


def test_a_draft_weighs_every_sentence() -> None:
    """`briefing inspect` tells the story of each from it."""
    draft = drafted([read_sample()], briefing.load_themes("resignation"), "200w")
    count = len(draft.corpus.sentences)
    assert (3, count) == draft.relevance.values.shape
    assert count == len(draft.runs)
    assert draft.choice.taken


def test_an_empty_section_says_whether_there_was_nothing_or_no_room() -> None:
    """A theme that the articles speak of, but not in few enough words, is not called uncovered."""
    text = "Ana Lopez opened the harbour bridge on Tuesday.\n\n" + (
        "A ferry company, which has crossed the river since 1911, said that it would sell its boats, its two piers "
        "and its ticket office in the old customs house by the end of the year."
    )
    themes = [
        briefing.Theme(name="Bridge", terms=("bridge",)),
        briefing.Theme(name="Ferry", terms=("ferry",)),
        briefing.Theme(name="Volcano", terms=("volcano", "lava")),
    ]
    brief = briefing.make_brief([briefing.Document(id="a", text=text, language="en")], themes=themes, length="10w")
    page = briefing.render(brief, "text").data.decode()
    assert "Ferry\n-----\n\nLeft out for lack of space." in page
    assert "Volcano\n-------\n\nNo coverage in these articles." in page


@pytest.mark.parametrize(
    "use",
    [
        briefing.make_brief,
        briefing.best_theme_set,
        lambda articles: briefing.score_sentences(articles, briefing.load_themes("resignation")),
    ],
    ids=["make_brief", "best_theme_set", "score_sentences"],
)
def test_the_language_of_an_article_is_found_out_once(
    use: Callable[[list[briefing.Document]], object], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever asks for it: sentences, quotations and words are read in the same one."""
    asked: list[str] = []

    def found_out(text: str) -> str:
        asked.append(text)
        return "en"

    monkeypatch.setattr("briefing.language.loading.detect_language", found_out)
    use([document(RESCUE)])
    assert [RESCUE] == asked


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("the ferry left at noon and the board was late and nobody knew who was to pay", "no sentence ends"),
        ("Follow us on Facebook. Click here to see the pictures.", "requests to the reader"),
        ("He said so on Tuesday in the harbour of the town.", "nothing to point to"),
    ],
)
def test_a_brief_without_a_sentence_is_refused_with_its_reason(text: str, why: str) -> None:
    """One line says why nothing can be quoted."""
    with pytest.raises(SourceError, match=why):
        briefing.make_brief([briefing.Document(id="a", text=text, language="en")])
