"""The sentences of an article -> which are furniture: captions, credits, bylines, links, boilerplate, pull quotes.

Most pages and agencies have them in their text, and no reader counts them as part of the article.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from briefing.discourse.fragments import breaks_off, is_finished, lacks_verb
from briefing.discourse.furniture_forms import FurnitureForms, Signed, forms_of, has_any, with_signs_in
from briefing.discourse.pull_quotes import find_pull_quotes
from briefing.discourse.signatures import is_signature
from briefing.language.loading import Language
from briefing.language.words import words

_YEAR = re.compile(r"\d\d\W*$")
_SPACED_STOP = re.compile(r"\s\.[\"”’']?\Z")
"""In 272 labelled stories, 310 sentences that end like this among others that do not are captions, 23 are not."""
_UNBREAKABLE = re.compile(
    "[^ \t-\r\x1c-\x1f\x85\u0e00-\u0fff\u1000-\u109f\u1680\u1780-\u17ff\u2000-\u2006\u2008-\u200b"
    "\u2013\u2014\u2028\u2029\u205f\u2e80-\ua4cf\uac00-\ud7af\uf900-\ufaff\uff00-\uffef\U00020000-\U0003ffff]{201}"
)
"""More than two lines of what no line ends in: letters joined by no-break spaces, a word that is none. Setting it takes
the square of its length. Chinese, Thai and the like end lines between letters."""
_SPEAKER = re.compile(r"(?:[A-Z][\w.’'-]+(?: [A-Z][\w.’'-]+)+|[A-Z]{2,}): ")
"""The label of somebody who speaks, in a transcript or an interview."""
MIN_WORDS = 4
"""A sentence of fewer words without a verb is a cross-heading, a name or an exclamation."""
LEADING_WORDS = 6
"""A sentence of this many words that ends with a colon says something of its own."""
CREDIT_WORDS = 12
"""The most words of a picture's credit; a sentence that names an agency is longer."""
ORDINARY_WORDS, LEAST_ORDINARY, LEAST_SHARE, TIMES_LONGER = 7, 2, 0.1, 1.4
"""The fewest words of an ordinary sentence, how many such with a stop and which share of the words they have in an
article most of whose lines have none, and how many times as long as those they are on average."""
HEADLINE_REACH, LEAST_BELOW = 3, 5
"""The sentences among which an export repeats the headline, and the fewest of an article that can do without it."""
CAPTION_REACH = 4
"""Captions with a credit below them come before the article: among its first sentences."""
RETOLD_REACH, RETOLD_CAPTION_SHARE, LONG_WORD = 6, 0.5, 4
"""Agencies repeat the news below the picture: one of this many sentences shares this much of the caption's words of at
least this many letters."""


LISTED, LISTED_SHARE = 3, 0.25
"""Captions are few: so many sentences with headings of their own, and this share of all, make up a list."""


def find_furniture(
    texts: Sequence[str], counts: Sequence[int], spoken: Sequence[bool], language: Language
) -> tuple[bool, ...]:
    """Whether each sentence of one article is furniture, from their texts and word counts, in order.

    A sentence next to its picture's credit is a caption, unless it is in the past tense and no later sentence repeats
    it: a picture may be placed below the first paragraph. So is one with a space before its full stop where others have
    none. A sentence that is `spoken`, part of a quotation of several sentences, may be short, and so may the line that
    signs a quotation.
    """
    stops = _has_stops(texts, counts)
    below, forms = slice(1, CAPTION_REACH + 1), forms_of(language.code)
    are_credits = [_is_credit(text, count, forms) for text, count in zip(texts[below], counts[below], strict=True)]
    captioned = {place for place, is_one in enumerate(are_credits) if is_one and not _is_news(texts, place, forms)}
    spaced = [_SPACED_STOP.search(text, max(0, len(text) - 4)) is not None for text in texts]
    signed = with_signs_in(forms.marks, "\n".join(texts).lower())
    pull_quotes = find_pull_quotes(texts, language.quotations.cues)
    are_captions = 1 < sum(spaced) < len(texts) / 2
    headed = _headed(texts, language, forms)

    def is_cut(place: int) -> bool:
        text = texts[place]
        is_whole = spoken[place] or not _is_unfinished(text, counts[place], language) or breaks_off(text, language.code)
        return not is_whole and not is_signature(texts, place, language)

    return tuple(
        place in captioned
        or (stops and is_cut(place))
        or (are_captions and spaced[place])
        or place in pull_quotes
        or _is_marked(text, signed, forms)
        or (not spoken[place] and (place in headed or forms.asks_reader(text)))
        or (len(text) > 200 and _UNBREAKABLE.search(text) is not None)
        for place, text in enumerate(texts)
    )


def find_headlines(texts: Sequence[str], title: str) -> frozenset[int]:
    """The first sentences of one article that are its headline, word for word: it stands above them.

    None in an article that is hardly more than its headline, such as an entry of a feed.
    """
    said = words(title)
    if not said or len(texts) < LEAST_BELOW:
        return frozenset()
    return frozenset(place for place, text in enumerate(texts[:HEADLINE_REACH]) if words(text) == said)


def find_interludes(paragraphs: Sequence[int], furniture: Sequence[bool], counts: Sequence[int]) -> tuple[bool, ...]:
    """Whether each sentence of one article is an interlude: its paragraph contains nothing but furniture.

    In a text without paragraphs whatever has the form of a caption is one, except for a word or two.
    """
    told = {paragraph for paragraph, is_furniture in zip(paragraphs, furniture, strict=True) if not is_furniture}
    is_parted = len(set(paragraphs)) > 1
    return tuple(
        paragraph not in told or (is_furniture and not is_parted and count >= MIN_WORDS)
        for paragraph, is_furniture, count in zip(paragraphs, furniture, counts, strict=True)
    )


def _has_stops(texts: Sequence[str], counts: Sequence[int]) -> bool:
    """Whether the sentences of an article end with a stop, so that a line without one is none.

    Not in a language without stops (Thai), nor in notes written without them. Elsewhere most have one; or those that do
    are clearly longer than the lines around them, as above a list or among links.
    """
    are_ended = [is_finished(text) for text in texts]
    ended = [count for count, is_ended in zip(counts, are_ended, strict=True) if is_ended]
    others = [count for count, is_ended in zip(counts, are_ended, strict=True) if not is_ended]
    if len(ended) > len(others):
        return True
    ordinary = [count for count in ended if count >= ORDINARY_WORDS]
    if len(ordinary) < LEAST_ORDINARY or sum(ordinary) < LEAST_SHARE * sum(counts):
        return False
    return sum(ordinary) / len(ordinary) >= TIMES_LONGER * sum(others) / len(others)


def _is_unfinished(text: str, words: int, language: Language) -> bool:
    if words < MIN_WORDS:
        return not is_finished(text) or not language.context.verbs or lacks_verb(text, language)
    # What ends with a colon introduces what follows; so does a label, but it is short.
    return not is_finished(text) and not (words >= LEADING_WORDS and text.endswith(":"))


def _is_news(texts: Sequence[str], place: int, forms: FurnitureForms) -> bool:
    """Whether a sentence above a credit is in the past tense and none of the next ones repeats it."""
    if not forms.is_past(texts[place]):
        return False
    own = _long_words(texts[place])
    following = texts[place + 1 : place + 1 + RETOLD_REACH]
    return all(len(own & _long_words(text)) < RETOLD_CAPTION_SHARE * len(own) for text in following)


def _headed(texts: Sequence[str], language: Language, forms: FurnitureForms) -> frozenset[int]:
    """The captions with headings of their own, if they make up no list: none begins the article or names who speaks.

    In 887 labelled stories, none of the 23 sentences of this form is worth a place.
    """
    headings = {place: heading for place, text in enumerate(texts) if place and (heading := forms.heading_of(text))}
    found = {n: one for n, one in headings.items() if one.rpartition(" ")[2] not in language.quotations.cues}
    if not found or len(found) >= max(LISTED, LISTED_SHARE * len(texts)):
        return frozenset()
    if len(set(found.values())) < len(found) or any(map(_SPEAKER.match, texts)):  # people who speak in turns
        found = {place: one for place, one in found.items() if " " in one}
    whole = "\n".join(texts)
    names = {place: re.compile(rf"(?<=[a-z,] ){re.escape(one.partition(' ')[0])}\b") for place, one in found.items()}
    return frozenset(place for place, name in names.items() if not name.search(whole))


def _long_words(text: str) -> set[str]:
    return {word for word in words(text) if len(word) >= LONG_WORD}


def _is_credit(text: str, words: int, forms: FurnitureForms) -> bool:
    """Whether a sentence of `count` words is a picture's credit."""
    return words <= CREDIT_WORDS and has_any(forms.credits, text, text.lower())


def _is_marked(text: str, signed: Signed, forms: FurnitureForms) -> bool:
    lowered = text.lower()
    if forms.opens_as_furniture(text, lowered) or has_any(signed, text, lowered):
        return True
    if _YEAR.search(text, max(0, len(text) - 8)) and forms.ends_on_date(text):
        return True
    return "(" in text and forms.shows_place(text)
