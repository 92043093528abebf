"""A language's file -> what this package knows about the language, one class per table.

briefing/language/languages/README.md says what each key does. Where a language has no entry for one, that rule does not
apply: a guess would do more harm.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class SentenceRules:
    """What decides whether a full stop ends a sentence; all words in lower case, without their last full stop."""

    abbreviations: frozenset[str] = frozenset()
    may_end: frozenset[str] = frozenset()
    ends_before_capital: frozenset[str] = frozenset()
    starters: frozenset[str] = frozenset()
    continuations: frozenset[str] = frozenset()
    collocations: frozenset[str] = frozenset()
    months: frozenset[str] = frozenset()
    before_number: frozenset[str] = frozenset()
    letters: frozenset[str] = frozenset()
    ordinals: bool = False
    noun_capitals: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class QuotationRules:
    """What identifies the speaker of a quotation; all words in lower case."""

    cues: frozenset[str] = frozenset()
    phrases: frozenset[str] = frozenset()
    statements: frozenset[str] = frozenset()
    pronouns: frozenset[str] = frozenset()
    relatives: frozenset[str] = frozenset()
    helpers: frozenset[str] = frozenset()
    fillers: frozenset[str] = frozenset()
    stops: frozenset[str] = frozenset()
    joins: frozenset[str] = frozenset()
    adverbials: frozenset[str] = frozenset()
    participles: frozenset[str] = frozenset()
    turns: frozenset[str] = frozenset()
    contractions: frozenset[str] = frozenset()
    drops_subject: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ContextRules:
    """What makes a sentence depend on another one."""

    person_pronouns: frozenset[str] = frozenset()
    thing_pronouns: frozenset[str] = frozenset()
    demonstratives: frozenset[str] = frozenset()
    presenting: frozenset[str] = frozenset()
    expletives: frozenset[str] = frozenset()
    connectives: frozenset[str] = frozenset()
    connectives_before_comma: frozenset[str] = frozenset()
    back_references: frozenset[str] = frozenset()
    specified_by: frozenset[str] = frozenset()
    opening_articles: frozenset[str] = frozenset()
    definite_articles: frozenset[str] = frozenset()
    definite_exempt: frozenset[str] = frozenset()
    definite_endings: frozenset[str] = frozenset()
    referring: tuple[tuple[str, str, str], ...] = ()
    told: tuple[tuple[str, str, str], ...] = ()
    plurals: tuple[tuple[str, str], ...] = ()
    told_exempt: frozenset[str] = frozenset()
    pair_joins: frozenset[str] = frozenset()
    adverb_endings: frozenset[str] = frozenset()
    past_endings: frozenset[str] = frozenset()
    plural_endings: frozenset[str] = frozenset()
    titles: frozenset[str] = frozenset()
    dangling: frozenset[str] = frozenset()
    dangling_patterns: tuple[tuple[str, str], ...] = ()
    pointing: frozenset[str] = frozenset()
    pointing_exempt: frozenset[str] = frozenset()
    time_openings: frozenset[str] = frozenset()
    time_opening_words: frozenset[str] = frozenset()
    times: frozenset[str] = frozenset()
    sourcing: frozenset[str] = frozenset()
    refuting: frozenset[str] = frozenset()
    asking: frozenset[str] = frozenset()
    settling: frozenset[str] = frozenset()
    answers: frozenset[str] = frozenset()
    answer_openings: frozenset[str] = frozenset()
    question_labels: frozenset[str] = frozenset()
    answer_labels: frozenset[str] = frozenset()
    first_person: frozenset[str] = frozenset()
    verbs: frozenset[str] = frozenset()
    verb_endings: frozenset[str] = frozenset()
    participles: frozenset[str] = frozenset()
    person_nouns: frozenset[str] = frozenset()
    person_plurals: frozenset[str] = frozenset()
    calendar: frozenset[str] = frozenset()
    singular: frozenset[str] = frozenset()
    subjects: frozenset[str] = frozenset()
    objects: frozenset[str] = frozenset()
    objects_at_end: frozenset[str] = frozenset()
    objects_after_verb: frozenset[str] = frozenset()
    auxiliaries: frozenset[str] = frozenset()
    prepositions: frozenset[str] = frozenset()
    locatives: frozenset[str] = frozenset()
    subordinators: frozenset[str] = frozenset()
    articles: frozenset[str] = frozenset()
    gendered: bool = False
    verb_second: bool = False
    adjectives_follow: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ValueRules:
    """What tells how much a sentence is worth, and patterns of those that check facts; all in lower case.

    `kinds` has for each kind its name and its words, `openings` the same for the word that opens a sentence.
    """

    kinds: tuple[tuple[str, ...], ...] = ()
    openings: tuple[tuple[str, ...], ...] = ()
    silences: frozenset[str] = frozenset()
    checking: frozenset[str] = frozenset()
    verdicts: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class RetellingRules:
    """What tells two sentences apart that share nearly all other words; all in lower case."""

    negations: frozenset[str] = frozenset()


Pairs = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class QuantityRules:
    """What a number counts, and how far it can be taken at its word; all in lower case.

    `kinds` has for each kind its name and its words, the pairs a word and its number, its factor or its unit.
    """

    kinds: tuple[tuple[str, ...], ...] = ()
    people: frozenset[str] = frozenset()
    tolls: frozenset[str] = frozenset()
    totals: frozenset[str] = frozenset()
    at_least: frozenset[str] = frozenset()
    nearly: frozenset[str] = frozenset()
    about: frozenset[str] = frozenset()
    up_to: frozenset[str] = frozenset()
    earlier: frozenset[str] = frozenset()
    perfect: frozenset[str] = frozenset()
    unsure: frozenset[str] = frozenset()
    parts: frozenset[str] = frozenset()
    partitives: frozenset[str] = frozenset()
    ranges: frozenset[str] = frozenset()
    scopes: frozenset[str] = frozenset()
    links: frozenset[str] = frozenset()
    numbers: Pairs = ()
    scales: Pairs = ()
    units: Pairs = ()
    spaced: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficeRules:
    """Words of offices and of how they pass on; all in lower case. `compounds`: a noun may be the end of a word."""

    nouns: frozenset[str] = frozenset()
    modifiers: frozenset[str] = frozenset()
    acting: frozenset[str] = frozenset()
    former: frozenset[str] = frozenset()
    successions: frozenset[str] = frozenset()
    articles: frozenset[str] = frozenset()
    of: frozenset[str] = frozenset()
    compounds: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ExpectationRules:
    """What tells that something is to come, by which day, and how things stand as yet; all patterns, in lower case.

    `weekdays` has the names of each day from Monday on, `ahead` pairs of a pattern and the days until it is over,
    `own_day` what is said of the day of the article ("earlier today").
    A sentence without any of the `_words` is not examined for these.
    """

    coming: frozenset[str] = frozenset()
    before_day: str = ""
    day_first: bool = False
    weekdays: tuple[tuple[str, ...], ...] = ()
    ahead: tuple[tuple[str, str], ...] = ()
    ahead_words: frozenset[str] = frozenset()
    as_yet: frozenset[str] = frozenset()
    as_yet_words: frozenset[str] = frozenset()
    own_day: frozenset[str] = frozenset()
    own_day_words: frozenset[str] = frozenset()

    @property
    def weekday_numbers(self) -> dict[str, int]:
        """The names of the days of the week, with their numbers: Monday is 0, as in `date.weekday`."""
        return {name: day for day, names in enumerate(self.weekdays) for name in names}


@dataclass(frozen=True, slots=True, kw_only=True)
class FurnitureRules:
    """What identifies captions, credits, bylines, links and boilerplate; pairs are signs and a pattern."""

    credits: tuple[tuple[str, str], ...] = ()
    pictures: frozenset[str] = frozenset()
    labels: frozenset[str] = frozenset()
    captions: frozenset[str] = frozenset()
    headed: str = ""
    appeals: frozenset[str] = frozenset()
    bylines: tuple[tuple[str, str], ...] = ()
    marks: tuple[tuple[str, str], ...] = ()
    dates: str = ""
    placed_dates: str = ""
    places: str = ""
    past: str = ""
    said: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SignatureRules:
    """What occurs in the line that signs a quotation; all words in lower case, except suffixes."""

    particles: frozenset[str] = frozenset()
    articles: frozenset[str] = frozenset()
    suffixes: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class ProminenceRules:
    """What shows in a language how prominent a sentence is."""

    first_person: frozenset[str] = frozenset()
    perfect: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PhraseRules:
    """What distinguishes noun phrases from other runs of words; all in lower case."""

    stops: frozenset[str] = frozenset()
    articles: frozenset[str] = frozenset()
    verb_signs: frozenset[str] = frozenset()
    links: frozenset[str] = frozenset()
    vague: frozenset[str] = frozenset()
    ends: frozenset[str] = frozenset()
    no_ends: frozenset[str] = frozenset()
    verb_ends: frozenset[str] = frozenset()
