"""Suggestions: the themes that articles fall apart into, named in their own words."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given

from briefing.errors import SourceError
from briefing.language.words import stop_words, words
from briefing.model import Document, Sentence, Theme
from briefing.pipeline import make_brief
from briefing.segmentation.corpus import read_corpus
from briefing.themes.phrases import Phrases
from briefing.themes.sets import parse_theme_set
from briefing.themes.suggesting import MOST_TERMS, suggest_themes
from briefing.themes.suggestion import Suggestion, write_toml
from tests.articles import stories
from tests.samples import HALEVI, SAMPLES, SEEDS, read_sample

BRIDGE = (
    "The old harbour bridge closes on Monday. Engineers found cracks in the steel of the harbour bridge. A new harbour "
    "bridge would cost 40 million crowns. Ferries will carry lorries while the engineers weld the steel. The engineers "
    "fear that the cracks grow in winter."
)
VACCINE = (
    "Clinics ran out of the measles vaccine last week. Doctors blamed a factory abroad for the lack of measles "
    "vaccine. Parents queued at two clinics for a dose. Doctors say every child needs a second dose. The clinics "
    "expect new doses of the measles vaccine in May."
)
LIBRARY = (
    "The city library stays open until midnight from now on. Students had asked for longer opening hours of the city "
    "library. Librarians warned that readers would find no staff there. Readers borrow half of the novels after work. "
    "Librarians will show readers how to borrow novels by themselves."
)
POOLS = """Die Stadtwerke Lindach schließen zwei Hallenbäder. Als Grund nannte der Vorstand die Energiekosten der Bäder.

Allein für Gas zahlten die Stadtwerke 2,3 Millionen Euro. Die Energiekosten der Bäder haben sich verdoppelt.

Die Schwimmvereine reagierten entsetzt. Schon jetzt warten 400 Kinder auf einen Platz im Schwimmkurs.

Neun Schulen nutzen das Nordbad für den Schwimmunterricht. Busse sollen die Kinder zum Schwimmunterricht bringen.

Im Stadtrat fordern die Grünen einen Bürgerentscheid. Über den Bürgerentscheid stimmt der Stadtrat im Dezember ab.

Für einen Bürgerentscheid müssen die Grünen 3.000 Unterschriften sammeln. Die CDU im Stadtrat ist dagegen."""
CHINESE = (
    "总理星期二宣布辞职。议会将在五月选举继任者。反对党要求提前选举举行。总理没有说明理由。经济学家担心货币下跌。中央银行提高了利率。"
    "股市下跌了三个百分点。投资者正在等待。警察封锁了首都的广场。示威者要求新政府。学生组织了罢工行动。罢工持续三天时间。"
)
STORIES = [Document(id=text[:9], text=text, language="en") for text in (BRIDGE, VACCINE, LIBRARY)]
GERMAN = Document(id="a", text=POOLS, language="de")
ARTICLES = [*([read_sample(path)] for path in SAMPLES), STORIES, [GERMAN]]
NAMES = [*(path.stem for path in SAMPLES), "three stories", "in German"]
every_article = pytest.mark.parametrize("articles", ARTICLES, ids=NAMES)


@every_article
def test_a_suggestion_is_three_to_five_themes_with_terms(articles: list[Document]) -> None:
    """Enough words to find sentences by, few enough to read; a sentence for each shows what it is about."""
    suggestion = suggest_themes(articles)
    assert 3 <= len(suggestion.themes) <= 5
    assert len(suggestion.themes) == len(suggestion.examples)
    assert all(6 <= len(theme.terms) <= MOST_TERMS for theme in suggestion.themes)


@every_article
def test_no_term_and_no_name_stands_under_two_themes(articles: list[Document]) -> None:
    """It could not tell them apart."""
    themes = suggest_themes(articles).themes
    terms = [term.casefold() for theme in themes for term in theme.terms]
    assert sorted(set(terms)) == sorted(terms)
    named = [word for theme in themes for word in words(theme.name) if word not in {"of", "der"}]
    assert sorted(set(named)) == sorted(named)


@every_article
def test_a_name_is_a_phrase_of_the_articles(articles: list[Document]) -> None:
    """As it stands there but for its first letter, and no stop word at either end."""
    stops = stop_words(articles[0].language or "en")
    for theme in suggest_themes(articles).themes:
        assert any(theme.name[1:] in " ".join(article.text.split()) for article in articles)
        assert theme.name[0].isupper()
        assert stops.isdisjoint({words(theme.name)[0], words(theme.name)[-1]})


@every_article
def test_what_is_written_is_read_back_exactly(articles: list[Document]) -> None:
    """The file says what was found: no more, no less."""
    suggestion = suggest_themes(articles)
    assert suggestion.themes == parse_theme_set(write_toml(suggestion), where="file", name="file").themes


@every_article
def test_each_suggested_theme_is_covered_by_its_articles(articles: list[Document]) -> None:
    """A brief made with them finds something on each: under its heading, or above where that was not sure enough."""
    brief = make_brief(articles, themes=suggest_themes(articles).themes, length="300w")
    assert "no_coverage" not in {section.absence for section in brief.sections}
    assert any(section.passages for section in brief.sections if section.theme.name)


@given(stories())
def test_any_articles_get_themes_that_can_be_read_back_or_a_reason(articles: list[Document]) -> None:
    """Whatever stands in them."""
    try:
        suggestion = suggest_themes(articles)
    except SourceError as error:
        assert str(error).startswith(("there are too few sentences to find themes in: ", "no sentences stand apart"))
    else:
        assert suggestion.themes == parse_theme_set(write_toml(suggestion), where="file", name="file").themes
        assert suggestion == suggest_themes(articles[::-1])


def test_what_a_term_may_hold_survives_the_file() -> None:
    """Quotation marks, backslashes, line breaks and control characters, also in the sentence that shows the theme."""
    odd = 'a "b" \\ c\n\x7f\x01 é'
    document = Document(id="a", text="One\x0bline\x7f,\u2028[[theme]] and more.")
    sentence = Sentence(document=document, start=0, end=len(document.text))
    suggestion = Suggestion(themes=(Theme(name=odd, terms=(odd,)),), examples=(sentence,), best_set=None)
    assert suggestion.themes == parse_theme_set(write_toml(suggestion), where="file", name="file").themes


def test_stories_of_several_subjects_fall_apart_into_them() -> None:
    """One theme a story, whatever order they come in."""
    suggestion = suggest_themes(STORIES, 3)
    assert suggestion == suggest_themes(STORIES[::-1], 3)
    found = [{word for word in ("bridge", "vaccine", "library") if word in write_of(one)} for one in suggestion.themes]
    assert [{"bridge"}, {"library"}, {"vaccine"}] == sorted(found, key=sorted)


def write_of(theme: Theme) -> str:
    """The name and the terms of a theme."""
    return " ".join((theme.name.lower(), *theme.terms))


@pytest.mark.parametrize("name", ["halevi", "netanyahu", "idf"])
def test_a_name_that_is_everywhere_in_the_story_tells_no_theme(name: str) -> None:
    """The one who resigns is in all of them."""
    themes = suggest_themes([read_sample(HALEVI)]).themes
    assert [] == [theme.name for theme in themes if name in words(write_of(theme))]


def test_the_sample_falls_apart_as_an_editor_would_have_it() -> None:
    """The succession and the commission of inquiry are subjects of their own."""
    names = {theme.name for theme in suggest_themes([read_sample(HALEVI)]).themes}
    assert {"Deputy chief of staff", "State commission of inquiry"} <= names


@pytest.mark.parametrize(
    ("sample", "expected"),
    [
        ("halevi-resignation", "resignation"),
        ("port-ferris-flood", "disaster"),
        ("northmark-results", "company-results"),
    ],
)
def test_the_built_in_set_that_fits_best_is_named(sample: str, expected: str) -> None:
    """As `briefing make` would take it."""
    suggestion = suggest_themes([read_sample(SEEDS / f"{sample}.txt")])
    assert expected == suggestion.best_set
    assert f"fits best: {expected} " in write_toml(suggestion)


def test_that_no_built_in_set_fits_is_said() -> None:
    """In a comment too."""
    assert "# No built-in set fits these articles.\n" in write_toml(suggest_themes([GERMAN]))


def test_german_themes_are_named_by_nouns() -> None:
    """With the capital that German nouns have, and in the articles' own words."""
    terms = {term for theme in suggest_themes([GERMAN]).themes for term in theme.terms}
    assert {"Bürgerentscheid", "Schwimmunterricht", "Energiekosten"} <= terms


@pytest.mark.parametrize("count", [2, 3, 4])
def test_as_many_themes_as_asked_for(count: int) -> None:
    """If so many can be told apart."""
    assert count == len(suggest_themes([read_sample(HALEVI)], count).themes)


def test_captions_and_bylines_give_no_terms() -> None:
    """They say who took a picture, not what the story is about."""
    caption = "Lighthouse keepers at dawn (Photo: Zelda Quint/Agency)"
    article = Document(id="a", language="en", text="\n\n".join((caption, BRIDGE, VACCINE, caption, LIBRARY, caption)))
    suggested = " ".join(map(write_of, suggest_themes([article]).themes)).lower()
    assert [] == [word for word in ("lighthouse", "zelda", "photo") if word in suggested]


@pytest.mark.parametrize("text", ["", "One sentence is here.", "Too short. " * 3, "Nothing to see here today. " * 8])
def test_too_few_sentences_are_told_in_one_line(text: str) -> None:
    """With how many there are, and what would help."""
    with pytest.raises(SourceError, match=r"^there are too few sentences to find themes in: \d"):
        suggest_themes([Document(id="a", text=text, language="en")])


@pytest.mark.parametrize("text", ["The bridge is closed to all today. " * 12, CHINESE], ids=["the same", "Chinese"])
def test_sentences_without_a_difference_that_can_be_told_are_one_line_too(text: str) -> None:
    """The same sentence again and again, or a script whose words no space parts."""
    with pytest.raises(
        SourceError, match=r"^the words of the sentences differ too little to separate themes; give more"
    ):
        suggest_themes([Document(id="a", text=text)])


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "They want a state commission of inquiry.", {"state commission of inquiry"}),
        ("en", "The profit forecast was lowered, and the forecast may sink.", {"profit forecast"}),
        ("en", "She wants to resign over it.", set()),
        ("en", "He met Ada Quill in Oslo.", {"Ada Quill", "Oslo"}),
        ("de", "Der Stadtrat verteidigte die Schließung.", {"Stadtrat", "Schließung"}),
        ("pt", "A prefeita defendeu a comissão de inquérito.", {"comissão de inquérito"}),
    ],
)
def test_phrases_are_nouns_and_what_stands_before_them(language: str, text: str, expected: set[str]) -> None:
    """Neither verbs nor what a stop word or a mark cuts off."""
    corpus = read_corpus([Document(id="a", text=text, language=language)])
    assert expected == {phrase.text for phrase in Phrases(corpus, [True]).complete()}


def test_sentences_of_a_theme_stand_in_the_articles() -> None:
    """The example is a slice of an article, and no two themes have the same."""
    examples = suggest_themes(STORIES).examples
    assert all(one.text in one.document.text for one in examples)
    assert all(one != other for one, other in pairwise(examples))
