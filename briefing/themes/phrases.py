"""Corpus -> its noun phrases, as far as words alone show them.

Without a tagger: a phrase is a run of words without a stop word or mark in it (Rose et al. 2010, RAKE), it ends with a
word that the articles use as a noun somewhere ("the recall,"), and nothing before it requires a verb ("to recall").
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache

from briefing.language.loading import load_language
from briefing.language.words import POSSESSIVE, stemmer, stop_words, word_spans
from briefing.segmentation.corpus import Corpus

LONGEST = 5
"""Words of the longest phrase; longer ones are clauses, or names of laws that are never written the same way twice."""
MIN_LETTERS = 3
"""Letters of the shortest word that can begin or end a phrase, or be a term; one is enough outside Latin and Greek."""
_ELISION = re.compile(r"^(?:[cdjlmnst]|qu)['’](?=..)", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class PhraseSigns:
    """What identifies noun phrases in one language, with its stop words and its verbs of saying; all in lower case."""

    stops: frozenset[str]
    articles: frozenset[str]
    verb_signs: frozenset[str]
    links: frozenset[str]
    vague: frozenset[str]
    ends: tuple[str, ...]
    no_ends: tuple[str, ...]
    verb_ends: tuple[str, ...]
    nouns_have_capitals: bool


@cache
def phrase_signs(code: str) -> PhraseSigns:
    """What identifies noun phrases in a language; empty lists where nothing is known."""
    language = load_language(code)
    rules = language.phrases
    return PhraseSigns(
        stops=stop_words(code) | rules.stops | rules.verb_signs,
        articles=rules.articles,
        verb_signs=rules.verb_signs,
        links=rules.links,
        vague=rules.vague | language.quotations.cues | language.sentences.months,
        ends=tuple(sorted(rules.ends)),
        no_ends=tuple(sorted(rules.no_ends)),
        verb_ends=tuple(sorted(rules.verb_ends)),
        nouns_have_capitals=language.sentences.noun_capitals,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Token:
    """A word as it is written: `joined` if only a space separates it from the word before."""

    form: str
    lower: str
    stem: str
    joined: bool
    is_content: bool
    is_capital: bool


@dataclass(slots=True, kw_only=True, eq=False)
class Phrase:
    """A noun phrase: the stems of its words, the sentences that it occurs in, and how it is written there.

    Its forms `within` sentences are counted separately from those at their `opening`, where a capital is not evidence.
    """

    stems: tuple[str, ...]
    rows: list[int] = field(default_factory=list)
    within: Counter[str] = field(default_factory=Counter)
    opening: Counter[str] = field(default_factory=Counter)
    capitals: int = 0
    keeps_capital: bool = False

    @property
    def text(self) -> str:
        """Its most frequent form within sentences; else the one at their opening, with a small letter."""
        form = min(self.within or self.opening, key=lambda form: (-self.within[form], -self.opening[form], form))
        return form if self.within or self.keeps_capital else form[0].lower() + form[1:]

    @property
    def is_name(self) -> bool:
        """Whether most of its occurrences are in capitals."""
        return 2 * self.capitals > self.within.total()


_MOSTLY = 0.67
"""Share of its occurrences within a longer phrase from which a phrase is only a part of the longer one."""


class Phrases:
    """The phrases of the kept sentences of a corpus, and what kind of word each stem is."""

    def __init__(self, corpus: Corpus, kept: Sequence[bool]) -> None:
        self._nouns: Counter[str] = Counter()
        self._verbs: Counter[str] = Counter()
        self._capitals: Counter[str] = Counter()
        self._within: Counter[str] = Counter()
        self._written: dict[str, Counter[str]] = {}
        self._common: set[str] = set()
        self.vague = frozenset(
            stemmer(language)(word) for language in set(corpus.languages) for word in phrase_signs(language).vague
        )
        sentences = []
        for number, text in enumerate(corpus.texts):
            if kept[number]:
                language = corpus.languages[corpus.document_of[number]]
                tokens = _tokens(text, language)
                sentences.append((number, language, tokens))
                self._learn(tokens, language)
        self.found: dict[tuple[str, ...], Phrase] = {}
        for number, language, tokens in sentences:
            for first, after in self._spans(tokens, language):
                self._add(number, tokens[first:after], first == 0, language)

    def complete(self) -> list[Phrase]:
        """The phrases except those that mostly occur within a longer one (after the C-value of Frantzi et al. 2000)."""
        longer: Counter[tuple[str, ...]] = Counter()
        for stems, phrase in self.found.items():
            for size in range(1, len(stems)):
                for at in range(len(stems) - size + 1):
                    part = stems[at : at + size]
                    longer[part] = max(longer[part], len(phrase.rows))
        return [one for stems, one in self.found.items() if longer[stems] < _MOSTLY * len(one.rows)]

    def written(self, stem: str) -> str:
        """The most frequent form of a stem within sentences, without a possessive; empty if there is none."""
        forms = self._written.get(stem, Counter())
        return min(forms, key=lambda form: (-forms[form], form), default="")

    def can_be_term(self, stem: str) -> bool:
        """Whether a stem is a content word."""
        return is_word(stem) and stem not in self.vague and stem in self._written

    def is_name(self, stem: str) -> bool:
        """Whether a stem has a capital within sentences more often than not, and is never used as a common noun."""
        return 2 * self._capitals[stem] > self._within[stem] > 0 and stem not in self._common

    def is_verb(self, stem: str) -> bool:
        """Whether a stem is more often where only a verb can be than where only a noun can be."""
        return self._verbs[stem] > self._nouns[stem]

    def is_noun(self, stem: str) -> bool:
        """Whether a stem is where only a noun can be, and no less often than where only a verb can be."""
        return self._nouns[stem] >= max(1, self._verbs[stem])

    def _learn(self, tokens: Sequence[Token], language: str) -> None:
        """Count, for each content word, what its neighbours show about its part of speech."""
        rules = phrase_signs(language)
        for place, token in enumerate(tokens):
            if not token.is_content:
                continue
            before = tokens[place - 1] if place and token.joined else None
            after = tokens[place + 1] if place + 1 < len(tokens) and tokens[place + 1].joined else None
            if place:
                self._within[token.stem] += 1
                self._capitals[token.stem] += token.is_capital
            form = token.form if place else token.lower
            self._written.setdefault(token.stem, Counter())[_bare(form)] += 2 if place else 1
            if rules.nouns_have_capitals and before and before.lower in rules.articles:
                self._common.add(token.stem)
            is_closed = after is None or not after.is_content
            if before and before.lower in rules.verb_signs and not token.is_capital:
                self._verbs[token.stem] += 1
            elif is_closed and before and (before.lower in rules.articles | rules.links or before.lower.isdigit()):
                self._nouns[token.stem] += 1
            elif token.lower.endswith(rules.verb_ends) and not token.is_capital:
                self._verbs[token.stem] += 1
            elif after and after.lower in rules.links:
                self._nouns[token.stem] += 1

    def _spans(self, tokens: Sequence[Token], language: str) -> Iterator[tuple[int, int]]:
        """Where the phrases of a sentence begin and end."""
        rules = phrase_signs(language)
        for first in range(len(tokens)):
            if not self._can_open(tokens, first, rules):
                continue
            for last in range(first, min(first + LONGEST, len(tokens))):
                word = tokens[last]
                if last > first and not (word.joined and (word.is_content or word.lower in rules.links)):
                    break
                if last > first and (word.lower[0].isdigit() or word.lower.endswith(rules.verb_ends)):
                    break  # "movement fighting harassment" is a clause, "town of 400 people" not a name
                if word.is_content and self._can_close(tokens, last, language):
                    yield first, last + 1

    def _can_open(self, tokens: Sequence[Token], place: int, rules: PhraseSigns) -> bool:
        token = tokens[place]
        if not token.is_content or POSSESSIVE.sub("", token.lower) in rules.vague or not is_word(token.lower):
            return False
        before = tokens[place - 1] if place and token.joined else None
        is_doubtful = token.lower.endswith(rules.verb_ends) or (rules.nouns_have_capitals and not token.is_capital)
        if is_doubtful and not (before and before.lower in rules.articles):
            return False
        if before is None:
            return True
        if before.lower in rules.verb_signs and not token.is_capital:
            return False
        return not before.is_content or _is_possessive(before.lower) or token.is_capital > before.is_capital

    def _can_close(self, tokens: Sequence[Token], place: int, language: str) -> bool:
        token, rules = tokens[place], phrase_signs(language)
        if token.lower in rules.vague or not is_word(token.lower) or _is_possessive(token.lower):
            return False
        if token.lower.endswith(rules.no_ends) and not token.is_capital:
            return False
        if not self._is_noun(token, place, language):
            return False
        after = tokens[place + 1] if place + 1 < len(tokens) and tokens[place + 1].joined else None
        if after is not None and after.lower in rules.links and tokens[place + 2 : place + 3]:
            return not tokens[place + 2].is_content  # "chief of staff" does not end at "chief"
        goes_on = after is not None and after.is_content and after.lower not in rules.vague
        return not (after is not None and goes_on and self._is_noun(after, place + 1, language))

    def _is_noun(self, token: Token, place: int, language: str) -> bool:
        rules = phrase_signs(language)
        if rules.nouns_have_capitals:
            return token.is_capital and (place > 0 or self._capitals[token.stem] > 0)
        if not rules.articles:
            return True
        if (token.is_capital and place) or self.is_name(token.stem):
            return True
        return self.is_noun(token.stem) or (token.lower.endswith(rules.ends) and not self.is_verb(token.stem))

    def _add(self, number: int, tokens: Sequence[Token], is_first: bool, language: str) -> None:
        stems = tuple(token.stem for token in tokens)
        keeps = phrase_signs(language).nouns_have_capitals or self.is_name(stems[0])
        phrase = self.found.setdefault(stems, Phrase(stems=stems, keeps_capital=keeps))
        if phrase.rows[-1:] != [number]:
            phrase.rows.append(number)
        (phrase.opening if is_first else phrase.within)[" ".join(token.form for token in tokens)] += 1
        if not is_first and not phrase_signs(language).nouns_have_capitals:
            phrase.capitals += all(token.is_capital or not token.is_content for token in tokens)


def _tokens(text: str, language: str) -> tuple[Token, ...]:
    rules, stem, end = phrase_signs(language), stemmer(language), 0
    tokens = []
    for begin, after in word_spans(text):
        form = text[begin:after]
        lower = form.lower()
        tokens.append(
            Token(
                form=form,
                lower=lower,
                stem=stem(lower),
                joined=bool(end) and text[end:begin].isspace(),
                is_content=lower not in rules.stops,
                is_capital=form[0].isupper(),
            )
        )
        end = after
    return tuple(tokens)


def is_word(lower: str) -> bool:
    """Whether a word consists of letters, and of enough of them to be a content word."""
    if _ELISION.match(lower):
        return False
    letters = sum(map(str.isalpha, lower))
    return letters == len(lower.replace("-", "").replace("’", "").replace("'", "").replace(".", "")) and (
        letters >= MIN_LETTERS or (letters > 0 and lower[0] >= "\u0590")
    )


def _bare(form: str) -> str:
    """A word without a possessive, and without the elided article that French joins to it."""
    return _ELISION.sub("", POSSESSIVE.sub("", form))


def _is_possessive(lower: str) -> bool:
    return bool(POSSESSIVE.search(lower))
