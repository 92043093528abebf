"""Corpus -> the features that predict the news value of each sentence: one column of numbers per feature.

Most are as old as the field: position and cue words (Edmundson 1969, "New methods in automatic extracting"), the
title's words, words that the article repeats (Luhn 1958, "The automatic creation of literature abstracts"), nearness to
the centroid (Radev et al. 2004, "Centroid-based summarization"); added to these are what a sentence introduces that the
article returns to, and features of its neighbours. All are counted within the sentence's own article, except the word
weights in centrality and likeness to the opening, which are those of all articles together.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache

import numpy as np
from numpy.typing import NDArray

from briefing.discourse.annotations import Annotations
from briefing.language.loading import load_language
from briefing.language.words import stemmer, words
from briefing.salience.letters import letter_features
from briefing.segmentation.corpus import Corpus, is_first
from briefing.vectors.word_space import WordSpace
from briefing.vectors.word_vectors import load_vectors

Columns = dict[str, NDArray[np.float64]]

OPENING_SENTENCES = 3
"""Number of sentences in an article's opening, to which all others are compared."""
RANKED = ("title", "repetition", "words", "brings in", "figures")
"""Features whose rank within the article (0 for the highest, towards 1 for the lowest) is a feature too."""
BESIDE = ("words", "furniture", "repetition", "title")
"""Features whose values for the sentence before and the one after are features too; BEYOND where there is none."""
BEYOND = -1.0
MEANINGS = ("similarity to title", "similarity to article", "similarity to opening")
ENGLISH_ONLY = frozenset({"names", "first person", "perfect", "capitals"})
"""The features of letters that mean something else, or nothing, in other languages."""
_YEAR = re.compile(r"(?:19|20)(?<!\w..)\d\d\b")


@lru_cache(maxsize=1)
def columns_of(annotations: Annotations) -> Columns:
    """All features of some articles; those of English if one of them is English.

    The latest are kept: what a sentence is worth is asked first, then what it leans on, of the same articles.
    """
    is_english = "en" in annotations.corpus.languages
    return value_features(annotations) | (english_features(annotations.corpus) if is_english else {})


def value_features(annotations: Annotations) -> Columns:
    """Name -> one value per sentence, for features of any language, and ENGLISH_ONLY, which cost nothing more."""
    corpus = annotations.corpus
    columns = _places(annotations) | _forms(annotations) | _shares(corpus) | {"title": title_share(corpus)}
    columns["centrality"] = rate_centrality(corpus)
    return columns | _ranks(corpus, columns, RANKED) | _neighbours(corpus, columns, BESIDE)


def english_features(corpus: Corpus) -> Columns:
    """Name -> one value per sentence, for features that need a language's word lists and vectors."""
    columns = _meanings(corpus) | _listed(corpus)
    texts = [source.text for source in corpus.read_documents]
    pairs = zip(corpus.languages, texts, strict=True)
    phrases = [[one for one in load_language(code).value.silences if one in text] for code, text in pairs]
    silences = [
        any(one in text for one in phrases[d]) for d, text in zip(corpus.document_of, corpus.texts, strict=True)
    ]
    columns["silences"] = np.array(silences, dtype=np.float64)
    return columns | _ranks(corpus, columns, ("similarity to title", "similarity to article"))


def _listed(corpus: Corpus) -> Columns:
    """Whether (0 or 1) each sentence has a word of each kind that English lists, or opens with one of each opening."""
    rules = load_language("en").value
    kinds, openings = _kinds_of(rules.kinds), _kinds_of(rules.openings)
    listed = np.zeros((len(rules.kinds) + len(rules.openings), len(corpus.vocabulary)), dtype=np.bool_)
    for number, word in enumerate(corpus.vocabulary):
        if (word in kinds or word in openings) and corpus.vocabulary_languages[number] == "en":
            listed[kinds.get(word, []), number] = True
            listed[[len(rules.kinds) + kind for kind in openings.get(word, ())], number] = True
    found = np.zeros((len(listed), len(corpus)))
    kind, place = np.nonzero(listed[: len(rules.kinds), corpus.tokens])
    found[kind, corpus.rows[place]] = 1.0
    opened = np.flatnonzero(corpus.indptr[:-1] < corpus.indptr[1:])
    found[len(rules.kinds) :, opened] = listed[len(rules.kinds) :, corpus.tokens[corpus.indptr[opened]]]
    names = [name for name, *_ in (*rules.kinds, *rules.openings)]
    return dict(zip(names, found, strict=True))


@cache
def _kinds_of(listed: tuple[tuple[str, ...], ...]) -> dict[str, list[int]]:
    """For each word the numbers of the kinds that list it."""
    kinds: dict[str, list[int]] = {}
    for number, (_, *own) in enumerate(listed):
        for word in own:
            kinds.setdefault(word, []).append(number)
    return kinds


def _places(annotations: Annotations) -> Columns:
    """Where a sentence is, and how long its article is."""
    corpus = annotations.corpus
    above, share = annotations.places_in_article
    counts = np.array(corpus.word_counts, dtype=np.float64)
    begins, sizes = corpus.own_article
    running = np.concatenate(([0.0], np.cumsum(counts)))
    paragraphs = np.array(corpus.paragraph_of, dtype=np.int64)
    opens = np.ones(len(corpus))
    opens[1:] = (paragraphs[1:] != paragraphs[:-1]) | (corpus.document_ids[1:] != corpus.document_ids[:-1])
    return {
        "above": above,
        "share above": share,
        "words above": running[:-1] - running[begins],
        "number": np.arange(len(corpus)) - begins,
        "sentences": sizes,
        "words in all": running[(begins + sizes).astype(np.int64)] - running[begins],
        "opens a paragraph": opens,
        "dateline": np.array(list(_datelines(corpus)), dtype=np.float64),
    }


def _datelines(corpus: Corpus) -> Iterator[bool]:
    """Whether a dateline, which is not part of any sentence, precedes each sentence: the report begins there."""
    end, document = 0, -1
    for owner, paragraph, sentence in zip(corpus.document_of, corpus.paragraph_of, corpus.read_sentences, strict=True):
        begin = corpus.paragraph_spans[owner][paragraph][0]
        begin = max(begin, end) if owner == document else begin
        yield bool(sentence.document.text[begin : sentence.start].strip())
        end, document = sentence.end, owner


def _forms(annotations: Annotations) -> Columns:
    """How a sentence looks: its length, figures, capitals, marks, and whether somebody speaks."""
    corpus = annotations.corpus
    texts = corpus.texts
    counts = np.array(corpus.word_counts, dtype=np.float64)
    lengths = np.array(list(map(len, texts)), dtype=np.float64)
    columns = letter_features(corpus)
    years = [
        figures > 0 and _YEAR.search(text) is not None for figures, text in zip(columns["figures"], texts, strict=True)
    ]
    return columns | {
        "capitals": columns["capitals"] / np.maximum(lengths, 1),
        "words": counts,
        "word length": lengths / np.maximum(counts, 1),
        "commas": np.array([text.count(",") for text in texts], dtype=np.float64),
        "colon": np.array([":" in text for text in texts], dtype=np.float64),
        "bracket": np.array(["(" in text for text in texts], dtype=np.float64),
        "space before the stop": np.array([text.endswith(" .") for text in texts], dtype=np.float64),
        "year": np.array(years, dtype=np.float64),
        "furniture": np.array(annotations.furniture, dtype=np.float64),
        "quoted": _quoted(annotations) / np.maximum(lengths, 1),
    }


def _quoted(annotations: Annotations) -> NDArray[np.float64]:
    """How many characters of each sentence are within quotation marks, one value per sentence."""
    corpus = annotations.corpus
    quoted = np.zeros(len(corpus))
    for document, quotations in enumerate(annotations.quotations):
        for one in quotations:
            for number in corpus.covering(document, one.start, one.end):
                sentence = corpus.read_sentences[number]
                quoted[number] += max(0, min(one.end, sentence.end) - max(one.start, sentence.start))
    return quoted


def _shares(corpus: Corpus) -> Columns:
    """How a sentence's content words relate to its article: repeated, new, used again, like those of its opening."""
    rows, _, counts = corpus.stem_counts
    order, new = corpus.cells_by_word
    rows = rows[order]
    word = np.cumsum(new) - 1
    frequency = np.bincount(word, weights=counts[order])[word]
    again = np.zeros(len(order), dtype=np.bool_)
    again[:-1] = ~new[1:]

    def total(values: NDArray[np.float64] | NDArray[np.bool_]) -> NDArray[np.float64]:
        return np.bincount(rows, weights=values, minlength=len(corpus)).astype(np.float64)

    size = np.maximum(total(np.ones(len(order))), 1.0)
    return {
        "repetition": total(np.log(np.maximum(frequency, 1.0))),
        "mean repetition": total(np.log1p(frequency)) / size,
        "new": total(new) / size,
        "brings in": total(new & again) / size,
        "like the opening": _near_opening(corpus, rows, corpus.tfidf[order], word),
    }


def _near_opening(
    corpus: Corpus, rows: NDArray[np.int64], cells: NDArray[np.float64], word: NDArray[np.int64]
) -> NDArray[np.float64]:
    """Tf-idf cosine (0..1) of each sentence with the sum of those that open its article, one value per sentence.

    `rows` has the sentence and `word` the word of each of `cells`; the same word in another article has another number.
    """
    opening = (np.arange(len(corpus)) - corpus.own_article[0] < OPENING_SENTENCES)[rows]
    sums = np.bincount(word, weights=cells * opening)
    owners = corpus.document_ids
    length = np.sqrt(np.bincount(owners[rows[is_first(word)]], weights=sums**2, minlength=len(corpus.documents)))
    along = np.bincount(rows, weights=cells * sums[word], minlength=len(corpus))
    return np.asarray(along / np.maximum(length[owners], 1e-9), dtype=np.float64)


def rate_centrality(corpus: Corpus) -> NDArray[np.float64]:
    """Tf-idf cosine of each sentence with the mean of all, scaled to a maximum of 1; one value per sentence.

    The mean of a sentence's cosines with every other one is its cosine with their centroid, up to a factor: LexRank's
    degree without its n x n matrix (Radev et al. 2004).
    """
    rows, stems, _ = corpus.stem_counts
    cells = corpus.tfidf
    centroid = np.bincount(stems, weights=cells, minlength=len(corpus.stem_vocabulary))
    central = np.bincount(rows, weights=cells * centroid[stems], minlength=len(corpus))
    return np.asarray(central / max(float(central.max(initial=0.0)), 1e-12), dtype=np.float64)


def title_share(corpus: Corpus) -> NDArray[np.float64]:
    """The share (0..1) of the title words used in its article that each sentence has; one value per sentence."""
    rows, stems, counts = corpus.stem_counts
    share, told = np.zeros(len(corpus)), np.zeros(len(corpus.stem_vocabulary), dtype=np.bool_)
    pairs = zip(corpus.languages, corpus.documents, strict=True)
    titles = [set(map(stemmer(code), words(source.title))) for code, source in pairs]
    anywhere = frozenset[str]().union(*titles)
    numbers = {stem: number for number, stem in enumerate(corpus.stem_vocabulary) if stem in anywhere}
    for document, stems_of_title in enumerate(titles):
        title = [numbers[stem] for stem in stems_of_title if stem in numbers]
        begin, end = corpus.span_of(document)
        own = slice(*np.searchsorted(rows, (begin, end)).tolist())
        told[title] = True
        hits = told[stems[own]]
        told[title] = False
        if size := len(set(stems[own][hits].tolist())):
            share[begin:end] = np.bincount(rows[own] - begin, weights=hits * counts[own], minlength=end - begin) / size
    return np.minimum(share, 1.0)


def _meanings(corpus: Corpus) -> Columns:
    """Word-vector cosines (-1..1) of each sentence with the title, the whole and the opening of its article."""
    vectors = WordSpace(corpus, "similarity").sentence_vectors()
    cosines = np.zeros((len(corpus), len(MEANINGS)))
    for document, source in enumerate(corpus.documents):
        rows = vectors[slice(*corpus.span_of(document))]
        title = load_vectors("similarity").vector([(source.title, 1.0)])
        wholes = np.array([title, rows.sum(axis=0), rows[:OPENING_SENTENCES].sum(axis=0)], dtype=np.float64)
        lengths = np.maximum(np.linalg.norm(wholes, axis=1), 1e-9)
        cosines[slice(*corpus.span_of(document))] = rows @ (wholes / lengths[:, None]).T
    cosines /= np.maximum(np.linalg.norm(vectors, axis=1), 1e-9)[:, None]
    return dict(zip(MEANINGS, cosines.T, strict=True))


def _ranks(corpus: Corpus, columns: Columns, names: Sequence[str]) -> Columns:
    """The share (0..1) of its article's sentences ranked before each one by a value; the earlier first among equals."""
    begins, sizes = corpus.own_article
    # The last digit of a sum depends on the order of its terms.
    values = -np.round([columns[name] for name in names], 9)
    order = np.argsort(values, axis=1, kind="stable")
    if len(corpus.documents) > 1:  # article by article
        order = np.take_along_axis(order, np.argsort(begins[order], axis=1, kind="stable"), axis=1)
    ranks = np.empty(values.shape)
    ranks[np.arange(len(names))[:, None], order] = np.arange(len(corpus))
    ranks = (ranks - begins) / np.maximum(sizes, 1.0)
    return {f"rank of {name}": own for name, own in zip(names, ranks, strict=True)}


def _neighbours(corpus: Corpus, columns: Columns, names: Sequence[str]) -> Columns:
    """The value of the sentence before and of the one after, within the article."""
    values = np.array([columns[name] for name in names])
    together = corpus.document_ids[1:] == corpus.document_ids[:-1]
    before, after = np.full((2, *values.shape), BEYOND)
    before[:, 1:] = np.where(together, values[:, :-1], BEYOND)
    after[:, :-1] = np.where(together, values[:, 1:], BEYOND)
    return {f"{name} before": own for name, own in zip(names, before, strict=True)} | {
        f"{name} after": own for name, own in zip(names, after, strict=True)
    }
