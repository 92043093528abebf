"""Corpus -> the sentences that newer articles have outlived: what was to come, what was so as yet, what was "today".

"Parliament will vote on Monday" is a false report in a brief of Tuesday. The day is sure: the next of that name from
the day of its article on. So is "The bridge fell earlier today", if its article is of Monday and the event above it of
Tuesday; another sentence tells it by the name of the day, and a story that is told day by day has the day above it.
"Rescuers are still searching" may be true on Tuesday or not; it is worth less.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

import numpy as np
from numpy.typing import NDArray

from briefing.context.runs import CannotStand, Run
from briefing.days import is_told_by_day
from briefing.discourse.quotation_marks import quotation_spans
from briefing.language.loading import load_language
from briefing.segmentation.corpus import Corpus

REACH = 60
"""Characters between the verb and the day, at most, without a comma: "will meet the unions of the port on Monday"."""
AS_YET_SHARE = 0.7
"""The share of its worth that a sentence keeps which tells how things stood as yet on an older day."""
WEEK = 7
DAYS, AS_YET, OWN_DAY = 0, 1, 2
"""The kinds of words by which sentences are found."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Patterns:
    """Of a language: a coming event with its day, days that are always to come with how far, how things stand as yet.

    `own_day` finds what is said of the day of the article, "today". The groups of `coming` and `ahead` are numbered;
    the offsets (days) of the groups are beside them.
    """

    coming: re.Pattern[str]
    weekdays: dict[str, int]
    ahead: tuple[tuple[re.Pattern[str], int], ...]
    as_yet: re.Pattern[str]
    own_day: re.Pattern[str]


def without_outlived(corpus: Corpus, runs: Sequence[Run | CannotStand]) -> tuple[Run | CannotStand, ...]:
    """The runs, those that show what was to come before the newest article, or an older "today", replaced by why not.

    Where nothing else is left, they stay.
    """
    outlived = dict(_outlived(corpus))
    left = tuple(_unless_outlived(run, outlived) for run in runs) if outlived else tuple(runs)
    return left if any(isinstance(run, Run) for run in left) else tuple(runs)


def _unless_outlived(run: Run | CannotStand, outlived: dict[int, str]) -> Run | CannotStand:
    why = next((outlived[one] for one in run.numbers if one in outlived), "") if isinstance(run, Run) else ""
    return CannotStand(why=why) if why else run


def _outlived(corpus: Corpus) -> Iterator[tuple[int, str]]:
    newest = _newest(corpus)
    for number, published, language in _older(corpus, newest, DAYS):
        due = due_by(corpus.texts[number], published, language)
        if due and newest and due < newest:
            yield number, f"says what was to come by {due}, where the newest article is of {newest}"
    if is_told_by_day(document.published for document in corpus.documents):
        return
    for number, published, language in _older(corpus, newest, OWN_DAY):
        if word := own_day_in(corpus.texts[number], language):
            yield number, f"says “{word}” of {published}, where the newest article is of {newest}"


def due_by(text: str, published: date, language: str) -> date | None:
    """The day by which what a sentence says to come will have come, if it names one; the last if it names several."""
    patterns = _patterns(language)
    if patterns is None:
        return None
    days = [
        (patterns.weekdays[next(filter(None, found.groups())).lower()] - published.weekday()) % WEEK
        for found in patterns.coming.finditer(text)
    ]
    days += [offset for pattern, offset in patterns.ahead if pattern.search(text)]
    return published + timedelta(days=max(days)) if days else None


def own_day_in(text: str, language: str) -> str:
    """The words by which a sentence tells of the day of its article; "" if there are none.

    What somebody says within quotation marks is of the day on which it was said, and "Today" is a programme's name.
    """
    patterns = _patterns(language)
    if patterns is None:
        return ""
    quoted = quotation_spans(text, [(0, len(text))])
    for found in patterns.own_day.finditer(text):
        is_name = found[0][0].isupper() and found.start() > 0
        if not is_name and not any(begin <= found.start() < end for begin, end in quoted):
            return found[0]
    return ""


def timeliness(corpus: Corpus) -> NDArray[np.float64]:
    """The share (0..1) of its worth that each sentence keeps, one value per sentence, 1 for most."""
    shares = np.ones(len(corpus))
    for number, _, language in _older(corpus, _newest(corpus), AS_YET):
        patterns = _patterns(language)
        if patterns and patterns.as_yet.search(corpus.texts[number]):
            shares[number] = AS_YET_SHARE
    return shares


def _newest(corpus: Corpus) -> date | None:
    return max((document.published for document in corpus.documents if document.published), default=None)


def _older(corpus: Corpus, newest: date | None, kind: int) -> Iterator[tuple[int, date, str]]:
    """Each sentence of an article before the newest day, if it has a word of a kind, with its day and language."""
    days = [document.published for document in corpus.documents]
    if not newest or all(day in (None, newest) for day in days):
        return
    languages = {language: _words(language)[kind] for language in corpus.languages}
    pairs = zip(corpus.vocabulary, corpus.vocabulary_languages, strict=True)
    is_sign = np.array([word in languages[language] for word, language in pairs], dtype=np.bool_)
    for number in np.unique(corpus.rows[is_sign[corpus.tokens]]).tolist():
        document = corpus.document_of[number]
        if (published := days[document]) and published < newest:
            yield number, published, corpus.languages[document]


@cache
def _words(language: str) -> tuple[frozenset[str], ...]:
    """The words without which a sentence names no day to come, says nothing as yet, and is not of its article's day."""
    rules = load_language(language).expectations
    return rules.ahead_words.union(*rules.weekdays), rules.as_yet_words, rules.own_day_words


@cache
def _patterns(language: str) -> _Patterns | None:
    rules = load_language(language).expectations
    if not rules.weekdays:
        return None
    weekdays = rules.weekday_numbers
    named = "|".join(sorted(weekdays, key=lambda name: (-len(name), name)))
    coming, before = "|".join(sorted(rules.coming)), rf"\b(?:{rules.before_day})\s+" if rules.before_day else r"\b"
    day, gap = rf"{before}({named})\b(?!['’]s)", rf"[^.,;:]{{0,{REACH}}}?"
    orders = [rf"\b(?:{coming})\b{gap}{day}"]
    if rules.day_first:
        orders.append(rf"{day}{gap}\b(?:{coming})\b")
    ahead = tuple((_searching(pattern), int(days)) for pattern, days in rules.ahead)
    return _Patterns(
        coming=re.compile("|".join(orders), re.IGNORECASE),
        weekdays=weekdays,
        ahead=ahead,
        as_yet=_searching("|".join(sorted(rules.as_yet))),
        own_day=_searching("|".join(sorted(rules.own_day))),
    )


def _searching(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{pattern})\b", re.IGNORECASE)
