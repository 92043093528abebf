"""Sketches of an archive's window and of the next one -> the pairs of articles that tell one story.

Which pairs are compared at all is decided by locality-sensitive hashing (Indyk and Motwani 1998): by bands of the
MinHash (Broder 1997) of each article's strongest terms. What is compared is then what `group_stories` compares.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from briefing.stories.likeness import Likeness
from briefing.stories.terms import Sketch
from briefing.stories.vectors import Vectors

STRONGEST = 30
"""Terms of an article that are hashed: its rarest and most frequent, its names, of those that another article has."""
BANDS, ROWS = 200, 2
"""Articles are compared if one of so many bands of so many hashes is the same in both. On BASIL as one window (the
hardest case: ten years of one field of news) all pairs that are alike enough are found, and B-cubed F1 is .989, that
of comparing all with all; 6 % of the pairs are compared. 128 bands have .983, 64 have .960."""
SEED = 1
"""Of the hashes: the same candidates on every machine."""


def alike_pairs(sketches: Iterable[Sketch], first: int, least: float) -> Iterator[tuple[int, int]]:
    """The pairs of sketches, by their numbers, that are at least so alike; the lower number is below `first`."""
    likeness = Likeness(sketches)
    for number, others in _candidates(likeness.vectors, first):
        for other, alike in zip(others, likeness.some(number, others), strict=True):
            if alike >= least:
                yield number, other


def _candidates(vectors: Vectors, first: int) -> Iterator[tuple[int, list[int]]]:
    """Each number below `first` with the higher ones that share a band with it, if there are some."""
    from datasketch import MinHash, MinHashLSH

    terms = [vectors.strongest(number, STRONGEST) for number in range(vectors.articles)]
    hashes = MinHash.generator(reversed(terms), num_perm=BANDS * ROWS, seed=SEED, hashfunc=_as_it_is)
    index = MinHashLSH(num_perm=BANDS * ROWS, params=(BANDS, ROWS))
    for number, hashed in zip(reversed(range(len(terms))), hashes, strict=True):
        if not terms[number]:
            continue
        if number < first and (others := sorted(index.query(hashed))):
            yield number, others
        index.insert(number, hashed)


def _as_it_is(term: int) -> int:
    """Terms are numbers already, and MinHash mixes them."""
    return term
