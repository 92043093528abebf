"""Corpus -> what the news value of each sentence is told by: a column of numbers for each feature.

Most are as old as the field: place and cue words (Edmundson 1969, "New methods in automatic extracting"), the title's
words, words that the article repeats (Luhn 1958, "The automatic creation of literature abstracts"), nearness to the
centre (Radev et al. 2004, "Centroid-based summarization"); to these come what a sentence brings in that the article
comes back to, and the same of its neighbours. All are counted within
the sentence's own article, but for the weight of a word in what is near the centre and like the opening, which is that
of all articles together.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING

from briefing.text.corpus import is_first
from briefing.text.language import load_language
from briefing.text.prominence import places_in_article, plain_features
from briefing.text.word_space import WordSpace
from briefing.text.word_vectors import load_vectors
from briefing.text.words import stemmer, words

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from briefing.text.corpus import Corpus

    Columns = dict[str, NDArray[np.float64]]

OPENING = 3
"""Sentences that make an article's opening, to which all others are compared."""
RANKED = ("title", "repetition", "words", "brings in", "figures")
"""Features whose rank within the article (0 the highest, towards 1 the lowest) is one too."""
BESIDE = ("words", "furniture", "repetition", "title")
"""Features of the sentence before and of the one behind that count as well; BEYOND where there is none."""
BEYOND = -1.0
WORDS = ("events", "weekdays", "reader")
"""Lists of words of a language (its table `value`), each a feature: whether one of them stands in the sentence."""
ENGLISH_ONLY = frozenset({"names", "first person", "perfect", "capitals"})
"""Of what is read off the letters, what means another thing, or nothing, in other languages."""
_CAPITAL = re.compile(r"[A-Z]")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


def value_features(corpus: Corpus) -> Columns:
    """Name -> a value a sentence, of what any language shows, and of ENGLISH_ONLY, which costs nothing more."""
    columns = _places(corpus) | _forms(corpus) | _shares(corpus) | {"title": title_share(corpus)}
    columns["centrality"] = rate_centrality(corpus)
    columns |= {f"rank of {name}": _ranks(corpus, columns[name]) for name in RANKED}
    for name in BESIDE:
        columns[f"{name} before"], columns[f"{name} behind"] = _neighbours(corpus, columns[name])
    return columns


def english_features(corpus: Corpus) -> Columns:
    """Name -> a value a sentence, of what needs the words of a language that has lists and vectors for it."""
    import numpy as np

    columns = _meanings(corpus)
    for name in WORDS:
        listed = {code: getattr(load_language(code).value, name) for code in corpus.languages}
        known = [word in listed[code] for word, code in zip(corpus.form_names, corpus.form_languages, strict=True)]
        columns[name] = np.minimum(corpus.sum_by_sentence(np.array(known, dtype=np.float64)[corpus.forms]), 1.0)
    silences = [_phrases(language) for language in corpus.languages]
    found = [silences[d].search(s.text) is not None for d, s in zip(corpus.documents, corpus.sentences, strict=True)]
    columns["silences"] = np.array(found, dtype=np.float64)
    for name in ("meaning of title", "meaning of article"):
        columns[f"rank of {name}"] = _ranks(corpus, columns[name])
    return columns


def _places(corpus: Corpus) -> Columns:
    """Where a sentence stands, and in how long an article."""
    import numpy as np

    above, share = places_in_article(corpus)
    counts = np.array(corpus.word_counts, dtype=np.float64)
    begins, sizes = _articles(corpus)
    running = np.concatenate(([0.0], np.cumsum(counts)))
    paragraphs = np.array(corpus.paragraphs, dtype=np.int64)
    opens = np.ones(len(corpus))
    opens[1:] = (paragraphs[1:] != paragraphs[:-1]) | (corpus.owners[1:] != corpus.owners[:-1])
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
    """Whether a dateline stands before each sentence, which is left outside it: there the report begins."""
    end, document = 0, -1
    for owner, sentence in zip(corpus.documents, corpus.sentences, strict=True):
        end = end if owner == document else 0
        yield bool(sentence.document.text[end : sentence.start].strip())
        end, document = sentence.end, owner


def _forms(corpus: Corpus) -> Columns:
    """How a sentence looks: its length, figures, capitals, marks, and whether somebody speaks."""
    import numpy as np

    texts = [sentence.text for sentence in corpus.sentences]
    counts = np.array(corpus.word_counts, dtype=np.float64)
    lengths = np.array([len(text) for text in texts], dtype=np.float64)
    plain = plain_features(corpus)
    kept = ("figures", "question", "opens with a quotation", "names", "first person", "perfect")
    return {name: plain[name] for name in kept} | {
        "capitals": np.array([len(_CAPITAL.findall(text)) for text in texts]) / np.maximum(lengths, 1),
        "words": counts,
        "word length": lengths / np.maximum(counts, 1),
        "commas": np.array([text.count(",") for text in texts], dtype=np.float64),
        "colon": np.array([":" in text for text in texts], dtype=np.float64),
        "year": np.array([_YEAR.search(text) is not None for text in texts], dtype=np.float64),
        "furniture": np.array(corpus.furniture, dtype=np.float64),
        "quoted": _quoted(corpus) / np.maximum(lengths, 1),
    }


def _quoted(corpus: Corpus) -> NDArray[np.float64]:
    """How many characters of each sentence stand within quotation marks."""
    import numpy as np

    quoted = np.zeros(len(corpus))
    for document, quotations in enumerate(corpus.quotations):
        for one in quotations:
            for number in corpus.covering(document, one.start, one.end):
                sentence = corpus.sentences[number]
                quoted[number] += max(0, min(one.end, sentence.end) - max(one.start, sentence.start))
    return quoted


def _shares(corpus: Corpus) -> Columns:
    """What the content words of a sentence are to its article: repeated, new, to be met again, those of its opening."""
    import numpy as np

    rows, stems, counts = corpus.stem_counts
    owners = corpus.owners
    pairs = owners[rows] * max(1, len(corpus.stem_names)) + stems
    order = np.argsort(pairs, kind="stable")  # by article and stem, then by sentence
    firsts = is_first(pairs[order])
    groups = np.cumsum(firsts) - 1
    begins = np.flatnonzero(firsts)
    frequency = np.add.reduceat(counts[order], begins)[groups] if len(order) else counts[order]
    last_row = rows[order][np.append(begins[1:], len(order)) - 1][groups] if len(order) else rows
    new, again = firsts, last_row > rows[order]

    def total(values: NDArray[np.float64]) -> NDArray[np.float64]:
        return np.bincount(rows[order], weights=values, minlength=len(corpus)).astype(np.float64)

    size = np.maximum(total(np.ones(len(order))), 1.0)
    return {
        "repetition": total(np.log(np.maximum(frequency, 1.0))),
        "mean repetition": total(np.log1p(frequency)) / size,
        "new": total(new.astype(np.float64)) / size,
        "brings in": total((new & again).astype(np.float64)) / size,
        "like the opening": _near_opening(corpus),
    }


def _near_opening(corpus: Corpus) -> NDArray[np.float64]:
    """Cosine of each sentence, by tf-idf, with the sum of those that open its article."""
    import numpy as np

    rows, stems, _ = corpus.stem_counts
    cells, width = corpus.tfidf, max(1, len(corpus.stem_names))
    owners = corpus.owners
    opening = (np.arange(len(corpus)) - _articles(corpus)[0] < OPENING)[rows]
    pairs = owners[rows] * width + stems
    known, places = np.unique(pairs, return_inverse=True)
    sums = np.bincount(places[opening], weights=cells[opening], minlength=len(known))
    length = np.sqrt(np.bincount(known // width, weights=sums**2, minlength=len(corpus.sources)))
    along = np.bincount(rows, weights=cells * sums[places], minlength=len(corpus))
    return np.asarray(along / np.maximum(length[owners], 1e-9), dtype=np.float64)


def rate_centrality(corpus: Corpus) -> NDArray[np.float64]:
    """Cosine of each sentence with the mean of all, by tf-idf, the largest brought to 1.

    The mean of a sentence's cosines with every other one is its cosine with their centroid, up to a factor: LexRank's
    degree without its n x n matrix (Radev et al. 2004).
    """
    import numpy as np

    rows, stems, _ = corpus.stem_counts
    cells = corpus.tfidf
    centroid = np.bincount(stems, weights=cells, minlength=len(corpus.stem_names))
    central = np.bincount(rows, weights=cells * centroid[stems], minlength=len(corpus))
    return np.asarray(central / max(float(central.max(initial=0.0)), 1e-12), dtype=np.float64)


def title_share(corpus: Corpus) -> NDArray[np.float64]:
    """The share that each sentence holds of the content words which its article has from its title."""
    import numpy as np

    share = np.zeros(len(corpus))
    numbers = {name: number for number, name in enumerate(corpus.stem_names)}
    for document, source in enumerate(corpus.sources):
        stem = stemmer(corpus.languages[document])
        begin, end = corpus.span_of(document)
        low, high = corpus.offsets[begin], corpus.offsets[end]
        own = set(corpus.stems[low:high][corpus.content[low:high]].tolist())
        title = {numbers[s] for s in map(stem, words(source.title)) if s in numbers} & own
        if not title:
            continue
        hits = np.isin(corpus.stems[low:high], sorted(title)) & corpus.content[low:high]
        share[begin:end] = np.bincount(corpus.rows[low:high] - begin, weights=hits, minlength=end - begin) / len(title)
    return np.minimum(share, 1.0)


def _meanings(corpus: Corpus) -> Columns:
    """Cosines, by word vectors, of each sentence with the title, the whole and the opening of its article."""
    import numpy as np

    vectors = WordSpace(corpus, "meaning").sentence_vectors()
    lengths = np.maximum(np.linalg.norm(vectors, axis=1), 1e-9)
    columns = {f"meaning of {name}": np.zeros(len(corpus)) for name in ("title", "article", "opening")}
    for document, source in enumerate(corpus.sources):
        begin, end = corpus.span_of(document)
        rows = vectors[begin:end]
        wholes = {
            "title": load_vectors("meaning").vector([(source.title, 1.0)]).astype(np.float64),
            "article": rows.sum(axis=0),
            "opening": rows[:OPENING].sum(axis=0),
        }
        for name, whole in wholes.items():
            along = rows @ whole / (lengths[begin:end] * max(float(np.linalg.norm(whole)), 1e-9))
            columns[f"meaning of {name}"][begin:end] = along
    return columns


def _articles(corpus: Corpus) -> tuple[NDArray[np.int64], NDArray[np.float64]]:
    """For each sentence the number of its article's first one, and how many its article has."""
    import numpy as np

    spans = [corpus.span_of(document) for document in range(len(corpus.sources))]
    owners = corpus.owners
    begins = np.array([begin for begin, _ in spans], dtype=np.int64)[owners]
    return begins, np.array([end - begin for begin, end in spans], dtype=np.float64)[owners]


def _ranks(corpus: Corpus, values: NDArray[np.float64]) -> NDArray[np.float64]:
    """The share of its article's sentences that are before each one by a value; the earlier first among equals."""
    import numpy as np

    begins, sizes = _articles(corpus)
    order = np.lexsort(
        (-np.round(values, 9), begins)
    )  # rounded: sums differ in their last digit from one order to another
    ranks = np.empty(len(corpus))
    ranks[order] = np.arange(len(corpus))
    return np.asarray((ranks - begins) / np.maximum(sizes, 1.0), dtype=np.float64)


def _neighbours(corpus: Corpus, values: NDArray[np.float64]) -> Sequence[NDArray[np.float64]]:
    """The value of the sentence before and of the one behind, within the article."""
    import numpy as np

    owners = corpus.owners
    together = owners[1:] == owners[:-1]
    before, behind = np.full(len(corpus), BEYOND), np.full(len(corpus), BEYOND)
    before[1:] = np.where(together, values[:-1], BEYOND)
    behind[:-1] = np.where(together, values[1:], BEYOND)
    return before, behind


@cache
def _phrases(language: str) -> re.Pattern[str]:
    """A pattern for what says, in a language, that nobody said anything."""
    return re.compile("|".join(map(re.escape, sorted(load_language(language).value.silences))) or "(?!)")
