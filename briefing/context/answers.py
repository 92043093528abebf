"""The headings of an article -> which sentences below them only answer what they ask.

A heading is never shown (text: paragraphs). An ordinary sentence below one that asks stands without it; "Yes.",
"Because ..." and "It is ..." do not, nor do the answers of an interview whose questions are its headings.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise

from briefing.context.antecedents import OPENING_MARKS, any_of
from briefing.context.turns import is_spoken
from briefing.discourse.fragments import SHORT, VERBLESS, is_question, lacks_verb
from briefing.language.loading import Language, load_language
from briefing.language.words import WORD, stop_words
from briefing.model import Sentence
from briefing.segmentation.paragraphs import headings

_MARK = r"\s*(?:[,.;:!?…–—-]|\Z)"
_LEAST = 2
"""The fewest headings of an interview: a single one may be a question of the article's own."""


def find_answers(
    sentences: Sequence[Sentence], fragments: Sequence[str], paragraphs: Sequence[int], language: Language
) -> tuple[int, ...]:
    """The places of the sentences of one article that say nothing without a heading above them, in order.

    `fragments` says why a sentence cannot be a key point, `paragraphs` has the number of its paragraph.
    """
    below = _headings_of(sentences)
    if not below:
        return ()
    texts = [sentence.text for sentence in sentences]
    asked = frozenset(place for place, words in below.items() if is_question(words))
    found = {
        place for place in below if _only_answers(texts[place], fragments[place], language, is_asked=place in asked)
    }
    return tuple(sorted(found.union(_told_in_turns([*below], asked, texts, paragraphs, language))))


def _headings_of(sentences: Sequence[Sentence]) -> dict[int, str]:
    """The heading right above a sentence, by the place of the sentence, in order."""
    starts = [sentence.start for sentence in sentences]
    listed = headings(sentences[0].document.text) if sentences else ()
    below = {bisect_left(starts, at): words for at, words in listed}
    return {place: words for place, words in below.items() if place < len(starts)}


def _only_answers(text: str, fragment: str, language: Language, *, is_asked: bool) -> bool:
    """Whether the first sentence below a heading, which may ask, says nothing without it.

    `fragment` is why the sentence is no key point. Not each heading that asks has a question mark ("Why it is closed").
    """
    if is_asked and fragment in (SHORT, VERBLESS):
        return True
    answer, opening, pronoun, expletive, joins = _forms(language.code)
    if answer.match(text):
        return True
    if opened := opening.match(text):
        if opened["words"].lower() not in language.context.subordinators:
            return True
        # "Because the pier is old, the board closes it" has its own main clause.
        clause = text.partition(",")[2].strip()
        return not clause or joins.match(clause) is not None or lacks_verb(clause, language)
    found = pronoun.match(text) if is_asked else None
    if found is None or expletive.match(text, found.start("word")):
        return False
    noun = WORD.search(text, found.end())  # "this week" points at the calendar
    return noun is None or noun[0].lower() not in language.context.pointing_exempt - stop_words(language.code)


def _told_in_turns(
    places: Sequence[int], asked: frozenset[int], texts: Sequence[str], paragraphs: Sequence[int], language: Language
) -> Iterator[int]:
    """The places of the answers, if the questions are those of an interview: somebody says "I" below several.

    `places` are those below a heading, `asked` those below one that asks.
    An answer goes on in the paragraphs in which somebody says "I".
    """
    first_person = language.context.first_person
    answered = {place for place in asked if is_spoken(texts, paragraphs, place, first_person)}
    if len(answered) < _LEAST:
        return
    for place, following in pairwise([*places, len(texts)]):
        if place in answered:
            yield place
            for one in range(place + 1, following):
                is_new = paragraphs[one] != paragraphs[one - 1]
                if is_new and not is_spoken(texts, paragraphs, one, first_person):
                    break
                yield one


@cache
def _forms(code: str) -> tuple[re.Pattern[str], ...]:
    """What opens an answer: a word before a mark, other words, a pronoun; an expletive; a clause that adds."""
    language = load_language(code)
    rules, spoken = language.context, language.quotations
    pronouns = rules.person_pronouns | rules.thing_pronouns | rules.demonstratives
    adding = spoken.joins | spoken.relatives | rules.answer_openings | rules.subordinators
    patterns = (
        OPENING_MARKS + any_of(rules.answers).pattern + _MARK,
        rf"{OPENING_MARKS}(?P<words>{any_of(rules.answer_openings).pattern})",
        rf"{OPENING_MARKS}(?P<word>{any_of(pronouns).pattern})",
        "|".join(sorted(rules.expletives | rules.presenting)) or "(?!)",
        any_of(adding).pattern,
    )
    return tuple(re.compile(one, re.IGNORECASE) for one in patterns)
