"""Documents -> a theme set to edit: groups of sentences, each named by its most distinctive phrase.

1. leave out furniture, and find the noun phrases     (phrases)
2. group the sentences into three to five subjects    (clusters)
3. rate the keyness of words and phrases for a group  (keyness)
4. name each group, list its terms, show a sentence of it
5. find the built-in set that fits best               (fitting)
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from briefing.discourse.annotations import annotate
from briefing.errors import SourceError
from briefing.model import Document, Sentence, Theme
from briefing.salience.prominence import rate_prominence
from briefing.segmentation.corpus import Corpus, in_order, read_corpus
from briefing.themes.clusters import MIN_SENTENCES, Clustering, Directions, cluster
from briefing.themes.fitting import theme_set_for
from briefing.themes.keyness import Nearness, chosen_worth, log_likelihood
from briefing.themes.phrases import Phrase, Phrases, is_word
from briefing.themes.suggestion import Suggestion
from briefing.themes.term_writer import TermWriter

FULLER = 4
"""One in this many occurrences of a word that names a group must be in the phrase that replaces it."""
CLOSER_LOOK = 300
"""Words and phrases of a group that are rated in full: the rest are too rare in it, or too frequent outside."""
COUNTS = (3, 4, 5)
"""The numbers of themes that fill a page; the articles decide between them."""
ENOUGH = 9
"""Sentences, furniture not counted, that are enough for three groups of MIN_SENTENCES."""
USUAL_SENTENCES = 5
"""The least mean number of sentences per group, unless more groups are asked for."""
LEAST_TERMS, MOST_TERMS = 8, 12
"""Terms that occur in only one sentence are taken until there are LEAST_TERMS: one such word may be chance."""
EVERYWHERE = 0.12
"""Share of the sentences from which a name belongs to the whole story, not to one theme of it: on the sample of the
resignation the general, the prime minister and the army are above it, every rival and successor below."""
OWN_SHARE = 0.6
"""Share of its sentences that a word must have in a group to be its term: more than half, so a term of one group
only."""
LENGTH_WORTH = (0.0, 0.5, 1.3, 1.35, 1.3, 1.1)
"""The worth of a phrase as a name, by its number of words: one word says little."""
NAME_WORTH = 0.45
"""The worth of a person, place or company as the name of a theme, relative to a thing."""
LESS_THAN_A_NOUN, DOUBTFUL = 0.6, 0.1
"""The weight as a term of a word that no article shows to be a noun; and of a verb, or a name that occurs once."""


def suggest_themes(documents: Sequence[Document], count: int | None = None) -> Suggestion:
    """Themes for the articles: `count` of them if that many can be distinguished, else the best separated number.

    The order of the documents changes nothing. Raises SourceError if there are too few sentences to group, or if they
    do not differ.
    """
    corpus = read_corpus(in_order(documents))
    annotations = annotate(corpus)
    kept = ~np.array(annotations.furniture, dtype=np.bool_)
    if kept.sum() < ENOUGH:
        what = f"there are too few sentences to find themes in: {kept.sum()}, not counting captions and bylines"
        raise SourceError(what, mend=f"give {ENOUGH} or more, or take a built-in set (`briefing themes`)")
    phrases = Phrases(corpus, kept.tolist())
    groups = _Groups(corpus, kept, phrases, find_groups(corpus, kept, phrases, count))
    names = groups.names(rate_prominence(annotations))
    if len(names) < 2:
        what = "the words of the sentences differ too little to separate themes"
        raise SourceError(what, mend="give more articles, or take a built-in set (`briefing themes`)")
    best = theme_set_for(corpus)
    taken = {name.text: k for k, name in names}
    return Suggestion(
        themes=tuple(
            Theme(
                name=groups.title(name),
                terms=tuple(term for term in groups.terms(k, name) if taken.get(term, k) == k),
            )
            for k, name in names
        ),
        examples=tuple(groups.example(k) for k, _ in names),
        best_set=best.name if best else None,
    )


def find_groups(corpus: Corpus, kept: NDArray[np.bool_], phrases: Phrases, count: int | None) -> Clustering:
    """The grouping into as many subjects as asked for, else the one whose groups are best separated."""
    counted = np.array([is_word(stem) and stem not in phrases.vague for stem in corpus.stem_vocabulary], dtype=np.bool_)
    directions = Directions(corpus, kept, counted & (corpus.sentence_frequency > 1))
    most = directions.size // MIN_SENTENCES
    usual = [one for one in COUNTS if one <= max(COUNTS[0], directions.size // USUAL_SENTENCES)]
    found = [cluster(directions, one) for one in ([min(count, most)] if count else usual)]
    return max(found, key=lambda one: (min(one.count, COUNTS[0]), one.worth))


class _Groups:
    """The groups of a corpus, and the keyness of its stems and phrases for each."""

    def __init__(self, corpus: Corpus, kept: NDArray[np.bool_], phrases: Phrases, clustering: Clustering) -> None:
        self._corpus, self._phrases, self._count = corpus, phrases, clustering.count
        self._labels = np.full(len(corpus), -1)
        self._labels[kept] = clustering.labels
        self._sizes = np.bincount(clustering.labels, minlength=self._count)
        rows, stems, _ = corpus.stem_counts
        inside = self._labels[rows] >= 0
        keys = self._labels[rows[inside]] * len(corpus.stem_vocabulary) + stems[inside]
        counts = np.bincount(keys, minlength=self._count * len(corpus.stem_vocabulary))
        self._counts = counts.reshape(self._count, -1)
        self._telling = log_likelihood(self._counts, self._sizes)
        self._nearness = Nearness(corpus, self._labels, self._count)
        self._number = {stem: number for number, stem in enumerate(corpus.stem_vocabulary)}
        self._writer = TermWriter(corpus, phrases)
        enough = max(MIN_SENTENCES, EVERYWHERE * int(self._sizes.sum()))
        often = np.flatnonzero(self._counts.sum(axis=0) >= enough)
        self._everywhere = {corpus.stem_vocabulary[i] for i in often if phrases.is_name(corpus.stem_vocabulary[i])}
        self._complete = [phrase for phrase in phrases.complete() if self._everywhere.isdisjoint(phrase.stems)]
        spreads = [np.bincount(self._labels[phrase.rows], minlength=self._count) for phrase in self._complete]
        self._spread = np.stack([*spreads, np.zeros(self._count, dtype=np.int64)], axis=1)[:, :-1]
        self._own = log_likelihood(self._spread, self._sizes)

    def names(self, prominence: NDArray[np.float64]) -> list[tuple[int, Phrase]]:
        """The groups, the one with the main event first, each with its most distinctive phrase; no two share a word.

        `prominence` has one value per sentence.
        """
        first = [prominence[self._labels == k].max() for k in range(self._count)]
        rated = []
        for k in range(self._count):
            worth = self._own[k] * self._spread[k] / np.maximum(1, self._spread.sum(axis=0))
            for number in _highest(worth * np.log1p(self._spread[k])):
                phrase = self._complete[number]
                rated.append((-round(self._worth(k, number), 9), phrase.stems, k, phrase))
        names: dict[int, Phrase] = {}
        used: set[str] = set()
        for _, stems, k, phrase in sorted(rated, key=lambda one: one[:3]):
            if k not in names and used.isdisjoint(stems):
                names[k] = self._fuller(k, phrase, used)
                used.update(stem for stem in names[k].stems if self._writer.is_content(stem))
        return [(k, names[k]) for k in sorted(names, key=lambda k: -first[k])]

    def _worth(self, k: int, number: int) -> float:
        """How good a name a phrase is for a group."""
        phrase, spread = self._complete[number], self._spread[:, number]
        content = [self._number[stem] for stem in phrase.stems if self._writer.is_content(stem)]
        words = float(self._telling[k, content].mean())
        kind = NAME_WORTH if phrase.is_name or self._phrases.is_name(phrase.stems[-1]) else 1.0
        kind *= LENGTH_WORTH[len(phrase.stems)] * chosen_worth(phrase.text)
        often = math.log1p(spread[k]) ** 1.5 * spread[k] / spread.sum()
        return float((words + self._own[k, number]) * often * self._nearness.of(phrase.text)[k] ** 1.5 * kind)

    def title(self, name: Phrase) -> str:
        """A phrase as the name of a theme; a single word in the form that the articles use most."""
        text = name.text if len(name.stems) > 1 else self._phrases.written(name.stems[0]) or name.text
        return text[:1].upper() + text[1:]

    def _fuller(self, k: int, name: Phrase, used: set[str]) -> Phrase:
        """The best phrase of a group that contains this word and no used one; the word itself if there is none.

        "State commission of inquiry" says more than "Commission", unless it is a rare one of many commissions.
        """
        if len(name.stems) > 1:
            return name
        often = len(name.rows)
        found = [
            number
            for number in _highest(self._own[k])
            if len(self._complete[number].stems) > 1
            and name.stems[0] in self._complete[number].stems
            and used.isdisjoint(self._complete[number].stems)
            and not self._phrases.is_name(self._complete[number].stems[-1])
            and FULLER * self._spread[k, number] >= often
        ]
        best = max(
            found, key=lambda number: (round(self._worth(k, number), 9), self._complete[number].stems), default=-1
        )
        return name if best < 0 else self._complete[best]

    def terms(self, k: int, name: Phrase) -> tuple[str, ...]:
        """Words and phrases frequent in a group and rare outside it, the most distinctive first."""
        phrases = self._rated_phrases(k, name)
        covered = Counter({stem: has for _, has, phrase in phrases for stem in phrase.stems})
        rated = [
            *((worth, has, phrase.text) for worth, has, phrase in phrases),
            *((worth, has, text) for worth, has, text, stem in self._rated_stems(k, name) if has > 2 * covered[stem]),
        ]
        ranked = sorted(rated, key=lambda one: (-round(one[0], 9), one[2]))
        often = [text for _, has, text in ranked if has > 1]
        once = [text for _, has, text in ranked if has == 1]
        first = [name.text] if len(name.stems) > 1 else [self._writer.written(self._number[name.stems[0]])]
        found = tuple(dict.fromkeys([*first, *often]))[:MOST_TERMS]
        return (*found, *once[: max(0, LEAST_TERMS - len(found))])

    def _rated_stems(self, k: int, name: Phrase) -> list[tuple[float, int, str, str]]:
        own = self._counts[k] >= np.maximum(1, OWN_SHARE * self._counts.sum(axis=0))
        rated = []
        for number in _highest(np.where(own, self._telling[k], 0.0)):
            stem = self._corpus.stem_vocabulary[number]
            if not self._phrases.can_be_term(stem) or stem in self._everywhere or (stem,) == name.stems:
                continue
            text = self._writer.written(number)
            is_doubtful = self._phrases.is_verb(stem) or (self._counts[k, number] == 1 and self._phrases.is_name(stem))
            kind = DOUBTFUL if is_doubtful else 1.0 if self._phrases.is_noun(stem) else LESS_THAN_A_NOUN
            kind *= chosen_worth(text.rstrip("*"))
            worth = float(self._telling[k, number] * self._nearness.of(text.rstrip("*"))[k]) * kind
            rated.append((worth, int(self._counts[k, number]), text, stem))
        return rated

    def _rated_phrases(self, k: int, name: Phrase) -> list[tuple[float, int, Phrase]]:
        own = (self._spread[k] > 1) & (self._spread[k] >= OWN_SHARE * self._spread.sum(axis=0))
        rated = []
        for number in _highest(np.where(own, self._own[k], 0.0)):
            phrase = self._complete[number]
            if len(phrase.stems) > 1 and phrase is not name:
                worth = float(self._own[k, number] * self._nearness.of(phrase.text)[k]) * chosen_worth(phrase.text)
                rated.append((worth, int(self._spread[k, number]), phrase))
        return rated

    def example(self, k: int) -> Sentence:
        """The sentence of a group with the most distinctive words for its length."""
        rows, stems, _ = self._corpus.stem_counts
        values = np.bincount(rows, weights=self._telling[k, stems], minlength=len(self._corpus))
        values = values / np.sqrt(10 + np.array(self._corpus.word_counts))
        values[self._labels != k] = -1
        return self._corpus.sentences[int(np.argmax(np.round(values, 9)))]


def _highest(values: NDArray[np.float64]) -> list[int]:
    """The indices of the highest positive values, the highest first, no more than are worth a closer look."""
    order = np.argsort(-np.round(values, 9), kind="stable")[:CLOSER_LOOK]
    return [int(place) for place in order if values[place] > 0]
