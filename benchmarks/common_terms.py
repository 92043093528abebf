"""Make briefing/stories/common_terms/: which terms are common in a language, and how often they occur.

    pip install wordfreq
    python -m benchmarks.common_terms

wordfreq (Speer 2022, "rspeer/wordfreq: v3.0") gives the frequency of words in Wikipedia, subtitles, news, books and the
web; its data are under CC BY-SA 4.0, and so are these files. Its words are cut into terms as the package cuts them, the
frequencies of the same term are added up, and those that occur LEAST times in a million words or more are kept; where
capitals tell the names, FEWER times, since there an affair is told by its rare names (stories/affairs.py).
"""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

from briefing.stories.affairs import names_are_told
from briefing.stories.terms import PAIR, cutter, words_of

WORDS = 30_000
"""Words of a language, the most frequent first: the last ones occur once in a million words."""
LEAST = 400
"""An article of 500 words has such a term with a probability of one in five."""
FEWER = 20
"""A name that occurs less often is rare: Haiti, not Iran."""
CHARACTERS = 200
"""Characters at the beginnings and ends of words whose pairs are looked at: those of the rest are rare."""
OTHER_NAMES = {"nb": "no"}
TARGET = Path(__file__).parent.parent / "briefing" / "stories" / "common_terms"


def main() -> None:
    """Write a file for each language that wordfreq knows."""
    from wordfreq import available_languages, get_frequency_dict

    TARGET.mkdir(exist_ok=True)
    for name in sorted(available_languages()):
        ranked = sorted(get_frequency_dict(name).items(), key=lambda pair: (-pair[1], pair[0]))[:WORDS]
        code = OTHER_NAMES.get(name, name)
        per_million = {term: round(1e6 * share) for term, share in _term_shares(dict(ranked), code).items()}
        least = FEWER if names_are_told(code) else LEAST
        kept = sorted((-count, term) for term, count in per_million.items() if count >= least)
        lines = "".join(f"{term} {-count}\n" for count, term in kept)
        (TARGET / f"{code}.txt").write_text(lines, encoding="utf-8")


def _term_shares(share_of: dict[str, float], code: str) -> dict[str, float]:
    """How often a term occurs per word of running text."""
    cut = cutter(code)
    shares, first, last = (defaultdict[str, float](float) for _ in range(3))
    for word, share in share_of.items():
        for form in words_of(word):
            terms = cut(form)
            for term in terms:
                shares[term] += share
            first[terms[0][0]] += share
            last[terms[-1][-1]] += share
    if code in {"ja", "zh"}:  # no space: the last character of a word and the first of the next are a pair, too
        for one, share in _most(last):
            for other, next_share in _most(first):
                shares[one + other] += share * next_share
        return {term: share for term, share in shares.items() if len(term) == PAIR}
    return shares


def _most(shares: dict[str, float]) -> list[tuple[str, float]]:
    return sorted(shares.items(), key=lambda pair: (-pair[1], pair[0]))[:CHARACTERS]


if __name__ == "__main__":
    main()
