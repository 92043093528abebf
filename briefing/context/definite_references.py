"""A sentence -> its definite noun phrases that point back ("the report"), and the words that identify the referent.

A definite noun phrase is known to the reader: by its own modifier ("the report of the board"), as the only one of its
kind ("the government"), or because it was mentioned before. Only the last kind needs another sentence. At the opening
of a sentence nearly every one is of that kind; inside it only nouns of certain kinds are (`referring` in
briefing/language/languages), and only if there is a mention near by. Of the sentences of 272 labelled stories in which
such a phrase is the only thing that points back, 71 % need another one; of those without any reason, 28 %
(benchmarks/needs.py).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from briefing.context.antecedents import OPENING_MARKS, any_of
from briefing.context.signs import BySign
from briefing.language.loading import Language
from briefing.language.words import POSSESSIVE, pieces, stemmer

_TOKEN = re.compile(r"\d+-[a-z-]+|[^\W_][\w’'-]*|[^\w\s]")
_PHRASE_CHARACTERS = 120
"""Characters read after an article: what identifies the referent is in the same phrase."""

_SHOWN = 3
"""The most words of a phrase that are shown: in a longer one, the form does not show which are not nouns."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DefiniteReference:
    """A noun phrase that points back: its words as written, and the stems by which another sentence mentions it.

    `opens`: it begins its sentence or means people, and refers to the sentence before if no other mentions it.
    `is_required`: if none near by does, it cannot be understood. `is_one`: it means one of several, or all.
    """

    phrase: str
    stems: frozenset[str]
    opens: bool = False
    is_required: bool = False
    is_one: bool = False


class DefiniteReferences:
    """The rules of one language."""

    def __init__(self, language: Language, stop: frozenset[str]) -> None:
        rules = language.context
        self.articles = rules.definite_articles
        self.signs = frozenset(pieces(article)[0] for article in rules.definite_articles)
        self._opening = re.compile(rf"{OPENING_MARKS}{any_of(rules.opening_articles).pattern}\s+", re.IGNORECASE)
        self._has_noun_capitals = language.sentences.noun_capitals
        self._stem = stemmer(language.code)
        self._stop, self._exempt, self._cues = stop, rules.definite_exempt, language.quotations.cues
        self._specified, self._endings = rules.specified_by, tuple(rules.definite_endings)
        self._telling: dict[str, tuple[frozenset[str], bool]] = {}
        for nouns, words, needs in rules.referring:
            stems = frozenset(map(self._stem, words.split()))
            self._telling |= {noun: (stems | {self._stem(noun)}, needs == "needed") for noun in nouns.split()}
        self.nouns = frozenset(self._telling)
        self._told = BySign(
            (signs, (re.compile(one, re.IGNORECASE), frozenset(by.split()) or rules.specified_by))
            for signs, one, by in rules.told
        )
        self._persons = rules.person_nouns
        self._forms = {one: frozenset(map(self._stem, pair)) for pair in rules.plurals for one in pair}
        self._told_exempt, self._verbs = rules.told_exempt, rules.verbs
        self._adverbs, self._past = tuple(rules.adverb_endings), tuple(rules.past_endings)
        self._plurals = tuple(rules.plural_endings)
        # Two people named in one sentence: "both men" there means them.
        joins, articles = any_of(rules.pair_joins, re.NOFLAG).pattern, any_of(rules.articles, re.NOFLAG).pattern
        self._pair = re.compile(rf"[A-Z][\w’'-]+,? {joins} (?:[A-Z]|{articles})")
        written = frozenset(map(str.capitalize, self.nouns)) if self._has_noun_capitals else self.nouns
        article, noun, specified = (
            any_of(options, re.NOFLAG).pattern for options in (self.articles, written, rules.specified_by)
        )
        is_elided = any(one[-1] in "'’" for one in self.articles)  # "l’accord"
        gap, adjectives = "(?: |(?<=[’']))" if is_elided else " ", rf"(?:(?!{joins}\b)[a-z][\w’'-]* ){{0,2}}?"
        between, adjectives = (r"(?:\w+ )?", "") if rules.adjectives_follow else ("", adjectives)
        self._within = re.compile(
            rf" {article}{gap}{adjectives}(?P<noun>{noun})(?![’'-])(?! {between}{specified}| [A-Z])"
        )

    def stems_of(self, text: str) -> frozenset[str]:
        """The stems of a text's words, by which it mentions something."""
        return self.stems(pieces(text.lower()))

    def stems(self, words: Iterable[str]) -> frozenset[str]:
        """The stems of some lower-cased words."""
        return frozenset(map(self._stem, words))

    def opening(self, text: str) -> DefiniteReference | None:
        """The noun phrase that opens a sentence and does not identify its own referent."""
        article = self._opening.match(text)
        nouns = self._nouns_from(text, article.end(), self._specified) if article else []
        if article is None or any(word in self._exempt or word.endswith(self._endings) for word in nouns):
            return None
        phrase = f"{article[0].strip()} {' '.join(nouns[:_SHOWN])}"
        return DefiniteReference(phrase=phrase, stems=frozenset(map(self._stem, nouns)), opens=True) if nouns else None

    def _nouns_from(self, text: str, at: int, specified: frozenset[str]) -> list[str]:
        """The adjectives and nouns there; none if what follows them identifies the referent."""
        nouns: list[str] = []
        following = ""
        for token in _TOKEN.finditer(text, at, at + _PHRASE_CHARACTERS):
            following = token[0]
            if self._has_noun_capitals and following[0].isupper():  # the noun, with which the phrase ends
                nouns.append(following.lower())
                rest = _TOKEN.search(text, token.end(), at + _PHRASE_CHARACTERS)
                following = rest[0] if rest else ""
                break
            if self._ends_phrase(following, nouns):
                break
            nouns.append(following)
        return [] if following in specified or following[:1].isupper() else nouns

    def _ends_phrase(self, word: str, nouns: list[str]) -> bool:
        """Whether a word's form shows that it is not an adjective or noun of a phrase that has these words."""
        if word in self._stop or not (word[0].islower() or (word[0].isdigit() and not word.isdigit())):
            return True
        return (
            bool(nouns) and not nouns[-1].endswith(self._adverbs) and (word in self._cues or word.endswith(self._past))
        )

    def within(self, text: str) -> list[tuple[int, DefiniteReference]]:
        """Noun phrases inside a sentence that nothing before them in it mentions, with their places."""
        found = []
        for match in self._within.finditer(text):
            stems, is_required = self._telling[match["noun"].lower()]
            if stems.isdisjoint(self.stems_of(text[: match.start()])):
                found.append(
                    (
                        match.start() + 1,
                        DefiniteReference(phrase=match[0].strip(), stems=stems, is_required=is_required),
                    )
                )
        return found

    def told(self, text: str, words: frozenset[str]) -> Iterator[tuple[int, DefiniteReference]]:
        """Phrases that mean one of several, or all of them ("the second suspect", "both men"), with their places.

        They point back if a sentence near by mentions such, and nothing before them in their own does. In 272 labelled
        stories, 9 of the 13 sentences in which nothing else points back need another one.
        """
        for pattern, specified in self._told.of(words, text):
            for match in pattern.finditer(text):
                head = self._head(self._nouns_from(text, match.end(), specified))
                stems = self._forms.get(head) or frozenset({self._stem(head)})
                before = text[: match.start()]
                if head and stems.isdisjoint(self.stems_of(before)) and not self._pair.search(before):
                    phrase = f"{match[0].strip()} {head}"
                    yield (
                        match.start(),
                        DefiniteReference(phrase=phrase, stems=stems, opens=head in self._persons, is_one=True),
                    )

    def _head(self, nouns: Sequence[str]) -> str:
        """The noun of which there are several: the first plural, else the last word before a verb; "" for none."""
        ends = next((place for place, word in enumerate(nouns) if place and word in self._verbs), len(nouns))
        nouns = nouns[:ends]
        if not nouns or nouns[0] in self._verbs or nouns[0] in self._cues or not self._told_exempt.isdisjoint(nouns):
            return ""
        if any(POSSESSIVE.search(word) or word.endswith(self._endings) for word in nouns):
            return ""
        return next((word for word in nouns if word.endswith(self._plurals)), nouns[-1])
