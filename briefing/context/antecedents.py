"""The text before a pronoun -> whether it has a possible antecedent: a person or a thing.

Not who is meant, which needs a parser, but who cannot be: the syntactic filter of Lappin and Leass (1994), "An
algorithm for pronominal anaphora resolution", Computational Linguistics 20(4), as far as words and commas show it. An
object is not the subject of its own clause ("The minister called him"); somebody named in an opening phrase is not the
subject that follows it ("In a poll for Lopez, he ..."); "he" and "she" are not several people. Where a language has no
list for a rule, the rule does not apply.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import chain, pairwise

from briefing.language.loading import Language
from briefing.language.words import POSSESSIVE, WORD, pieces

Span = tuple[int, int]

OPENING_MARKS = r"(?:\[\w{1,3}\]|[\"'“”‘’«»„(\[\s–—-])*"
"""What may stand before the first word: quotation marks, brackets, dashes, a footnote's number."""
_CAPITAL_BEGINS = r"[^a-z\W\d_][\w’'-]*[^\W\d_]"
_CAPITAL = rf"{_CAPITAL_BEGINS}[\w’'-]*"
_OPENING_NAME = re.compile(rf"\W*[A-Z][\w’'-]+(?: (?:[A-Z]\.? )*{_CAPITAL})+")
_NAME = re.compile(
    r"[^a-z \W\d_](?<!^.)(?<![.!?“\"‘] .)(?<![“\"‘(\w].)[\w’'-]*[^\W\d_][\w’'-]*"
    rf"(?: (?:[A-Z]\.? )*{_CAPITAL})*"
)
"""A name of one word cannot be recognised at the opening of a text. The pattern begins with a capital, which makes the
search fast, with small letters and spaces ruled out before rarer characters; then comes the context."""
_CAPITAL_INSIDE = re.compile(r" ([^a-z\W\d_](?<=[\w,;] .)[\w’'-]*[^\W\d_][\w’'-]*)")
_PAIR = re.compile(rf"(?<![\w’'-])(?={_CAPITAL_BEGINS})((?>[\w’'-]+)) (?=({_CAPITAL}))")
"""Two names side by side. A word is never given up in part: in a text without spaces that would take its cube."""
_FOLLOWING = re.compile(r"\s+(\w+)")
_WINDOW = 30
"""Characters read before a word, to find the word before it."""
_PRECEDING = re.compile(r"([^\W\d_]+)\s+$")


PLACE_SHARE = 0.25
"""A name is that of a place if so much of its occurrences within sentences is behind "in" and the like."""


class Antecedents:
    """The rules of one language; `stop` are its stop words."""

    def __init__(self, language: Language, stop: frozenset[str]) -> None:
        rules = language.context
        self._stop = stop
        self._calendar, self._nameless = rules.calendar, rules.calendar | stop
        self._nouns, self._nouns_of_one = rules.person_nouns, rules.person_nouns - rules.person_plurals
        self._one, self._subjects = rules.singular, rules.subjects
        self._objects, self._objects_at_end = rules.objects, rules.objects_at_end
        self._objects_after_verb, self._auxiliaries = rules.objects_after_verb, rules.auxiliaries
        self._no_verbs = (
            stop | language.quotations.cues
        )  # "the city said it ..." begins a clause, "found it ..." does not
        self._subordinators = rules.subordinators
        self._fronting = rules.prepositions | rules.subordinators | rules.articles
        self._preposition = any_of(rules.prepositions)
        article = any_of(rules.definite_articles).pattern
        self._place = re.compile(rf"{any_of(rules.locatives).pattern}\s(?:{article}\s)?$", re.IGNORECASE)
        self._located = re.compile(rf"{any_of(rules.locatives).pattern} ((?>{_CAPITAL}))(?! {_CAPITAL})")
        self._articles = rules.articles
        self._after_object = any_of(rules.prepositions | rules.articles)
        self._clause = any_of(rules.subordinators | language.quotations.joins | language.quotations.relatives)
        endings = "|".join(sorted(rules.participles)) or "(?!)"
        self._participle = re.compile(rf"{OPENING_MARKS}\w*(?:{endings})\b[^,]*,\s*$", re.IGNORECASE)
        self._time = re.compile(rf"{OPENING_MARKS}(?:{'|'.join(sorted(rules.time_openings)) or '(?!)'})", re.IGNORECASE)
        adverb = "|".join(sorted(rules.adverb_endings)) or "(?!)"
        self._adverb = re.compile(rf"{OPENING_MARKS}[^\W\d_]+(?:{adverb}),", re.IGNORECASE)
        self._thingless = stop | rules.times
        self.knows_people = bool(rules.person_nouns)
        joins = any_of(language.quotations.joins).pattern
        self._joined = re.compile(rf"[,;:–—]|{joins}", re.IGNORECASE) if rules.verb_second else None
        nouns = "|".join(re.escape(one) + ("" if one[-1] in "'’" else r"\s") for one in sorted(rules.articles))
        self._noun = re.compile(rf"\b(?:{nouns})[^\W\d_]{{3,}}", re.IGNORECASE) if rules.gendered else None

    def names_of(self, text: str) -> frozenset[str]:
        """The words that have a capital within the sentences of an article, where only names do; but no places."""
        written = Counter(_CAPITAL_INSIDE.findall(text))
        names = {POSSESSIVE.sub("", name) if name[-1] in "s’'" else name for name in written}
        located = Counter(self._located.findall(text))
        places = {name for name, count in located.items() if count >= PLACE_SHARE * written[name]}
        if places:  # a surname has a given name before it somewhere
            places -= {name for before, name in _PAIR.findall(text) if before.lower() not in self._stop}
        return frozenset(name for name in names - places if name.lower() not in self._nameless)

    def names_person(self, text: str, pronoun: str, known: frozenset[str]) -> bool:
        """Whether a text names somebody, or says who they are ("the minister"), whom this pronoun can refer to.

        `known` are the names of the article, by which the first word of the text can be recognised as one.
        """
        return any(True for _ in self._people(text, pronoun, known))

    def has_person(self, text: str, before: str, pronoun: re.Match[str], known: frozenset[str]) -> bool:
        """Whether a pronoun of `text` can refer to somebody in `before`, the text on its side of the marks."""
        people = list(self._people(before, pronoun[0], known))
        word = pronoun[0].lower()
        if people and word in self._subjects:
            people = [] if self._participle.match(before) else self._not_fronted(before, people, known)
        elif people and self.is_object(text, pronoun):
            people = self._not_subject(before, people)
        return bool(people)

    def has_thing(self, text: str, pronoun: re.Match[str]) -> bool:
        """Whether there is a noun before an "it" that it can refer to: "For the full year, it" has none."""
        before = text[: pronoun.start()]
        if self.is_object(text, pronoun):
            before = before[: self._clause_start(before)]
        opening = self._time.match(before) or self._adverb.match(before)
        words = WORD.findall(before[opening.end() if opening else 0 :].lower())
        return any(word not in (self._thingless if opening else self._stop) for word in words)

    def _people(self, text: str, pronoun: str, known: frozenset[str] = frozenset()) -> Iterator[Span]:
        first = WORD.search(text)
        if first and (first[0] in known or POSSESSIVE.sub("", first[0]) in known):
            yield first.span()
        is_one = pronoun.lower() in self._one
        opening = _OPENING_NAME.match(text)
        for name in chain((opening,) if opening else (), _NAME.finditer(text, opening.end() if opening else 0)):
            is_place = is_one and self._place.search(text[max(0, name.start() - _WINDOW) : name.start()]) is not None
            is_known = not (is_one and known) or not known.isdisjoint(
                POSSESSIVE.sub("", one) for one in name[0].split()
            )
            if is_known and not is_place and name[0].lower() not in self._calendar:
                yield name.span()
        nouns = self._nouns_of_one if is_one else self._nouns
        if not nouns.isdisjoint(pieces(text.lower())):
            yield from (word.span() for word in WORD.finditer(text) if word[0].lower() in nouns)
        if self._noun:
            yield from (noun.span() for noun in self._noun.finditer(text))

    def _not_fronted(self, before: str, people: list[Span], known: frozenset[str]) -> list[Span]:
        """The places without those in opening phrases, if nothing else comes before the subject of the sentence.

        "After Lopez resigned, he ..." keeps Lopez: the subject of an opening clause is often that of the sentence.
        """
        if self._joined and not self._joined.search(before):
            return []  # "Nach dem Treffen sagte er": what opens the clause is rarely its antecedent
        if not before.rstrip().endswith(","):
            return people
        begins = [0, *(comma.end() for comma in re.finditer(",", before))]
        phrases = [(a, b) for a, b in pairwise(begins) if self._is_phrase(before[a:b], known)]
        if not phrases or phrases[0][0]:
            return people
        return [(a, b) for a, b in people if not any(start <= a < end for start, end in phrases)]

    def _is_phrase(self, segment: str, known: frozenset[str]) -> bool:
        words = WORD.findall(segment)
        if not words or words[0].lower() not in self._fronting:
            return False
        if words[0].lower() not in self._subordinators:
            return True
        begin = segment.index(words[0]) + len(words[0]) + 1
        return not any(
            self._starts_with(segment[begin:], a) for a, _ in self._people(f"x {segment[begin:]}", "", known)
        )

    def _starts_with(self, clause: str, at: int) -> bool:
        """Whether the person at this place (two characters in front) is the subject, with only an article before it."""
        before = WORD.findall(clause[: max(0, at - 2)])
        return not before or (len(before) == 1 and before[0] in self._articles)

    def _not_subject(self, before: str, people: list[Span]) -> list[Span]:
        start = self._clause_start(before)
        inside = [span for span in people if span[1] > start]
        if inside and not self._preposition.search(before, start, inside[0][0]):
            people = [span for span in people if span != inside[0]]
        return people

    def _clause_start(self, before: str) -> int:
        """Where the clause that a text ends in begins: after the last comma or word that opens a clause."""
        ends = [match.end() for match in re.finditer(r"[,;:–—]", before)]
        return max((*ends, *(match.end() for match in self._clause.finditer(before))), default=0)

    def is_object(self, text: str, pronoun: re.Match[str]) -> bool:
        """Whether a pronoun is the object of its clause: by its form, by what follows, or by the verb before it."""
        word = pronoun[0].lower()
        if word not in self._objects_at_end:
            return word in self._objects
        following = _FOLLOWING.match(text, pronoun.end())
        if following is None or self._after_object.fullmatch(following[1]):
            return True
        if word not in self._objects_after_verb or following[1].lower() in self._auxiliaries:
            return False
        before = _PRECEDING.search(text[max(0, pronoun.start() - _WINDOW) : pronoun.start()])
        return before is not None and before[1].lower() not in self._no_verbs


def any_of(options: frozenset[str], flags: re.RegexFlag = re.IGNORECASE) -> re.Pattern[str]:
    """A pattern for any of some whole words or phrases, the longest first, case ignored; for none it never matches.

    It begins with one of their first letters; phrases with the same letter are grouped after it, so the others are not
    tried. That takes two thirds of the time for the phrases that point back, half for pronouns.
    """
    rests: dict[str, list[str]] = defaultdict(list)
    for option in sorted(options, key=lambda option: (-len(option), option)):
        rests[option[0]].append(re.escape(option[1:]))
    if not rests:
        return re.compile("(?!)")
    cases = {one: re.escape(one + one.upper() if flags & re.IGNORECASE else one) for one in rests}
    after = [f"(?<=[{cases[one]}])(?:{'|'.join(own)})" for one, own in rests.items()]
    return re.compile(rf"(?-i:[{''.join(cases.values())}](?<!\w.))(?:{'|'.join(after)})\b", flags)
