"""Story kinds: how likely each built-in set fits some articles, from what they are near to in meaning."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given

from briefing.model import Document
from briefing.segmentation.corpus import read_corpus
from briefing.themes.fitting import fits_of
from briefing.themes.sets import theme_set_names
from briefing.themes.story_kind import FIT_SHARE, OPENING_WORDS, kind_features, load_weights, set_probabilities
from tests.articles import stories
from tests.samples import SEEDS, read_sample

NO_FITS = [0.0] * 2 * len(theme_set_names())
"""Of the whole, and of the opening."""
PARTS = ("title", "opening", "all")
STORY = "The harbour board voted to close the pier."


def vectors_of(*documents: Document) -> dict[tuple[str, str], list[float]]:
    """The vectors of the headlines, the openings and all text, of each kind."""
    features = kind_features(documents, NO_FITS)[: -len(NO_FITS)]
    rows = features.reshape(2 * len(PARTS), -1).tolist()
    return dict(zip([(kind, part) for kind in ("similarity", "relatedness") for part in PARTS], rows, strict=True))


def article(text: str, title: str = "") -> Document:
    """An article in English."""
    return Document(id="a", text=text, title=title, language="en")


def differing(one: Document, other: Document) -> set[str]:
    """The parts whose vectors differ between two articles."""
    first, second = vectors_of(one), vectors_of(other)
    return {part for kind, part in first if not np.allclose(first[kind, part], second[kind, part], atol=1e-5)}


@given(stories())
def test_the_probabilities_of_all_sets_and_of_none_are_one_together(documents: list[Document]) -> None:
    """A number for no set, and one for each built-in set."""
    chances = set_probabilities(kind_features(documents, fits_of(read_corpus(documents))), load_weights())
    assert (1 + len(theme_set_names()),) == chances.shape
    assert bool((chances >= 0).all())
    assert pytest.approx(1.0) == float(chances.sum())


@pytest.mark.parametrize(
    ("sample", "expected"),
    [
        ("halevi-resignation", "resignation"),
        ("port-ferris-flood", "disaster"),
        ("northmark-results", "company-results"),
    ],
)
def test_the_set_of_its_kind_of_story_is_the_likeliest(sample: str, expected: str) -> None:
    """The numbers stand in the order of the sets' names, after the one for no set."""
    documents = [read_sample(SEEDS / f"{sample}.txt")]
    chances = set_probabilities(kind_features(documents, fits_of(read_corpus(documents))), load_weights())
    assert expected == ["", *theme_set_names()][int(chances.argmax())]


@pytest.mark.parametrize(
    ("other", "parts"),
    [
        (article(STORY, title="Hospital"), {"title"}),
        (article(f"{STORY} Nurses protest.", title="Pier"), {"opening", "all"}),
        (article(STORY.upper(), title="PIER"), set()),
        (article(f"It is {STORY}", title="The pier"), set()),
    ],
)
def test_headline_opening_and_text_are_looked_at_one_by_one(other: Document, parts: set[str]) -> None:
    """By their content words: neither capitals nor stop words change them."""
    assert parts == differing(article(STORY, title="Pier"), other)


def test_beyond_the_opening_only_the_text_as_a_whole_changes() -> None:
    """After so many words an article goes into detail."""
    filling = " and" * (OPENING_WORDS - len(STORY.split()))
    assert {"all"} == differing(article(STORY + filling), article(f"{STORY}{filling} nurses"))
    assert {"opening", "all"} == differing(article(STORY + filling[4:]), article(f"{STORY}{filling[4:]} nurses"))


def test_the_fits_of_the_sets_stand_at_the_end_damped() -> None:
    """As the logarithm of one more, in the order of the sets' names."""
    fits = [float(number) for number in range(len(NO_FITS))]
    end = kind_features([article(STORY)], fits)[-len(fits) :]
    np.testing.assert_allclose(end, FIT_SHARE * np.log1p(fits))


def test_the_order_of_the_articles_decides_nothing() -> None:
    """The openings of all of them are looked at together."""
    articles = [article(STORY, title="Pier"), article("Nurses protest in the capital.", title="Hospital")]
    np.testing.assert_allclose(kind_features(articles, NO_FITS), kind_features(articles[::-1], NO_FITS), atol=1e-6)


def test_a_set_is_likelier_the_more_its_terms_are_used() -> None:
    """Each set is told by its own fit: the features are matched with the sets by their order."""
    for place in range(len(theme_set_names())):
        more = [2.0 if number % len(theme_set_names()) == place else 0.0 for number in range(len(NO_FITS))]
        plain, fitting = (
            set_probabilities(kind_features([article(STORY)], fits), load_weights()) for fits in (NO_FITS, more)
        )
        assert fitting[1 + place] > plain[1 + place]


def test_articles_without_a_word_have_no_direction() -> None:
    """All vectors are nought, and the probabilities are those of any story."""
    features = kind_features([article("")], NO_FITS)
    assert 0.0 == float(np.abs(features).sum())
    assert bool(np.isfinite(set_probabilities(features, load_weights())).all())


def test_evidence_beyond_measure_makes_no_more_than_certain() -> None:
    """No number grows out of the machine's range."""
    chances = set_probabilities(kind_features([article(STORY, title="Pier")], NO_FITS) * 1e4, load_weights())
    assert (1.0, 1.0) == (float(chances.max()), float(chances.sum()))
