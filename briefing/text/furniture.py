"""The sentences of an article -> which are furniture: captions, credits, bylines, links, boilerplate, pull quotes.

They stand in the text of most pages and agencies, and no reader counts them as the article.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from briefing.text.fragments import lacks_verb
from briefing.text.language import Language
from briefing.text.pull_quotes import find_pull_quotes
from briefing.text.signatures import is_signature

_STOPS = frozenset(".!?…؟。")
_CLOSING = "\"'”’»“)] \t\n\r\xa0"
"""What may stand behind the last stop of a sentence."""
_PICTURES = ("photo", "picture", "image")
_CREDITS = (
    (("(",), re.compile(r"\((?i:AP|AFP|Reuters|Xinhua|EPA|Getty|dpa|ANSA|TASS)\b[^)]{0,60}\)\W*$")),
    (
        ("/", ":"),
        re.compile(
            r"(?<!\btold )(?<!\btells )\b(?:REUTERS|AP|AFP|EPA|Xinhua|Getty Images)\s?[/:]"
            r"|\b(?:Handout|Courtesy|Photo(?:graph)?(?: by)?)\s?[/:]|/(?:File Photo|Files|Pool|Handout|AP|AFP)\b"
            r"|\b(?:Image|Photo|Picture|Video|Credit): [A-Z]"
        ),
    ),
    (_PICTURES, re.compile(r"\b(?i:file|handout|still) (?i:photo|picture|image)\W*$")),
)
"""Pictures' credits, each kind with its signs: without one of them, in small letters, no such pattern matches."""
_LABEL = re.compile(
    r"(?:file photo|photo|picture|pictured|image|video|watch|listen|slideshow|map|graphic|source|editor|eds|credit"
    r"|copyright|related|read more|read also|see also|more on|follow|click|subscribe|sign up|share|e-?mail|contact"
    r"|advertisement|updated|published|posted|last modified|correction|editor[’']s note)\b[^.!?]{0,40}(?::|\||$)"
    r"|(?:in )?(?:(?:this|a|an|the) )?(?:\w+ )?(?:photo|picture|image)(?: \w+)? (?:taken|shows|released|provided)\b"
    r"|(?:in this )?file photo\b",
    re.IGNORECASE,
)
_BYLINE = re.compile(r"\W*(?:[Bb]y|BY)(?: [A-Z][\w.’'-]+| and| in|,){1,12}\W*$")
_DESK = re.compile(
    r"\b(?:reporting|editing|writing|compiled|contributed)\b[^.]{0,30}\b(?:by (?-i:[A-Z])|to this\b)"
    r"|\bcontributed (?:reporting|research)\b|\ball rights reserved\b"
    r"|\bcomments (?:on|for) this article\b|\baccepting comments\b|\bscroll down for\b"
    r"|\bthis (?:article|story|report) (?:is|was|has been|appeared|originally)\b|\bstory that will appear in\b"
    r"|\b[\w.]+@[\w-]+\.\w+|https?://|\bwww\.",
    re.IGNORECASE,
)
_DATED = re.compile(r"\b(?:Jan|Feb|Mar|Apr|May|June|July|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.? \d{1,2}, (?:19|20)\d\d\W*$")
_PLACED_DATE = re.compile(
    r"[A-Z][\w.]*,? (?:on )?(?:Jan|Feb|Mar|Apr|May|June|July|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.? \d{1,2}, (?:19|20)\d\d\W*$"
)
"""A place and a day at the end, as under pictures: "… in Larkport, Northmark, March 3, 2018."."""
_SAID = re.compile(r"\b(?:said|told|was|were|had|did)\b")
_YEAR = re.compile(r"\d\d\W*$")
_PAST = re.compile(r"\b(?:said|was|were|had|told|took|did|made|went|came|began|became|\w{3,}ed)\b")
_SEEN = re.compile(r"\b(?:is|are) (?:seen|pictured|shown|escorted)\b(?! (?:as|by)\b)|\b[LR]-[RL]\b")
_PLACED = re.compile(r"\((?:centre|center|[LRC])\)")
_TAG = re.compile(r"</?[a-z][\w-]*(?:\s[^<>]*)?>")
"""Mark-up that an export left in the text: what stands in a sentence beside it was set apart on its page."""
_SIDES = re.compile(
    r"\((?:(?:above|pictured|second|top|bottom),? )?(?:left|right|l|r|above|below|inset|pictured)\)|\(pictured [^)]*\)"
    r"|\((?:[LRC])\)[^()]*(?:\([^LRCDI)][^)]*\)[^()]*)*\([LRC]\)"
    r"|\(file (?:photo|picture|image)\)"
)
_BESIDE = re.compile(
    r"\b[A-Z][\w’'-]+, (?:(?:second|third|far) )?(?:second from )?(?:left|right|center|centre|pictured)"
    r"(?:,| and (?!left|right)|\W*$)"
)
"""Who is told by a side or is called pictured, or a picture named as one: in no tense a sentence of the article. Of
labelled stories, 34 sentences with a small one in brackets are captions and 3 run into one. A single capital in the
past tense may be a party: "Lopez (R) said"."""
_PICTURE_REACH = 30
"""Characters within which a caption names its picture: "In this file photo taken on Monday, ..."."""
_LABEL_REACH = 80
"""Characters within which a label ends on its colon; a sentence that is longer and has none there is no label."""
_MARKED = (
    *_CREDITS,
    (
        (
            *("reporting", "editing", "writing", "compiled", "contributed", "all rights", "this article", "this story"),
            *("this report", "story that", "comments", "scroll down", "@", "http", "www."),
        ),
        _DESK,
    ),
    (("-l", "-r", "seen", "pictured", "shown", "escorted"), _SEEN),
    (("(",), _SIDES),
    (("<",), _TAG),
    ((", left", ", right", ", cent", ", pictured", ", second ", ", third ", ", far "), _BESIDE),
)
"""What makes a sentence furniture wherever it stands in one, each kind with its signs: plain search spares most
sentences the patterns. Signs that are nowhere in an article are not looked for in its sentences."""
_Signed = tuple[tuple[tuple[str, ...], re.Pattern[str]], ...]

_SPACED_STOP = re.compile(r"\s\.[\"”’']?\Z")
"""Of 272 labelled stories, 310 sentences that end so among others that do not are captions, 23 are not."""
MIN_WORDS = 4
"""Fewer words, without a verb, are a cross-heading, a name or an exclamation."""
LEADING_WORDS = 6
"""So many words that end on a colon say something of their own."""
CREDIT_WORDS = 12
"""A picture's credit is no longer; a sentence that names an agency is."""
CAPTION_REACH = 4
"""Captions with a credit below them stand above the article: among its first sentences."""


def find_furniture(
    texts: Sequence[str], counts: Sequence[int], spoken: Sequence[bool], language: Language
) -> tuple[bool, ...]:
    """Whether each sentence of one article is furniture, from their texts and numbers of words, in order.

    A sentence whose neighbour is its picture's credit is a caption, and so is one with a space before its stop where
    others have none; one that is `spoken`, a part of a quotation of several sentences, may be short, and so may the
    line that signs a quotation.
    """
    # A language without full stops (Thai), or notes that set none: their want says nothing then.
    stops = sum(map(_is_finished, texts)) * 2 > len(texts)
    below = slice(1, CAPTION_REACH + 1)
    are_credits = [_is_credit(text, count) for text, count in zip(texts[below], counts[below], strict=True)]
    spaced = [_SPACED_STOP.search(text, max(0, len(text) - 4)) is not None for text in texts]
    signed = _with_signs_in("\n".join(texts).lower())
    pull_quotes = find_pull_quotes(texts, language.quotations.cues)
    are_captions = 1 < sum(spaced) < len(texts) / 2
    return tuple(
        (place < len(are_credits) and are_credits[place])
        or (stops and not is_spoken and _is_unfinished(text, count, language) and not is_signature(texts, place))
        or (are_captions and spaced[place])
        or place in pull_quotes
        or _is_marked(text, signed)
        for place, (text, count, is_spoken) in enumerate(zip(texts, counts, spoken, strict=True))
    )


def find_interludes(paragraphs: Sequence[int], furniture: Sequence[bool], counts: Sequence[int]) -> tuple[bool, ...]:
    """Whether each sentence of one article stands between its sentences: nothing but furniture is in its paragraph.

    In a text without paragraphs whatever has the form of a caption does, but for a word or two.
    """
    told = {paragraph for paragraph, is_furniture in zip(paragraphs, furniture, strict=True) if not is_furniture}
    is_parted = len(set(paragraphs)) > 1
    return tuple(
        paragraph not in told or (is_furniture and not is_parted and count >= MIN_WORDS)
        for paragraph, is_furniture, count in zip(paragraphs, furniture, counts, strict=True)
    )


def _is_unfinished(text: str, words: int, language: Language) -> bool:
    if words < MIN_WORDS:
        return not _is_finished(text) or not language.context.verbs or lacks_verb(text, language)
    # What ends on a colon leads to what follows; a label does too, but is short.
    return not _is_finished(text) and not (words >= LEADING_WORDS and text.endswith(":"))


def _is_finished(text: str) -> bool:
    return text.rstrip(_CLOSING)[-1:] in _STOPS


def _is_credit(text: str, words: int) -> bool:
    """Whether a sentence of so many words is a picture's credit."""
    return words <= CREDIT_WORDS and _has_any(_CREDITS, text, text.lower())


def _with_signs_in(article: str) -> _Signed:
    """What makes sentences furniture, by the signs that an article in small letters has at all."""
    found = ((tuple([sign for sign in signs if sign in article]), pattern) for signs, pattern in _MARKED)
    return tuple([(signs, pattern) for signs, pattern in found if signs])


def _is_marked(text: str, signed: _Signed) -> bool:
    lowered = text.lower()
    head = lowered[:_LABEL_REACH]
    may_be_label = len(text) < _LABEL_REACH or ":" in head or "|" in head or _is_picture(head[:_PICTURE_REACH])
    if (may_be_label and _LABEL.match(text)) or ("by" in lowered[:8] and _BYLINE.match(text)):
        return True
    if _has_any(signed, text, lowered):
        return True
    has_year = _YEAR.search(text, max(0, len(text) - 8)) is not None
    if has_year and _PLACED_DATE.search(text) and not _SAID.search(text):
        return True
    dated = (has_year and _DATED.search(text)) or ("(" in text and _PLACED.search(text))
    return bool(dated) and not _PAST.search(text)  # a caption is in the present


def _is_picture(lowered: str) -> bool:
    return "photo" in lowered or "picture" in lowered or "image" in lowered


def _has_any(signed: _Signed, text: str, lowered: str) -> bool:
    """Whether a text has one of some patterns, which are tried where one of their signs stands in it."""
    for signs, pattern in signed:
        for sign in signs:
            if sign in lowered:
                if pattern.search(text):
                    return True
                break
    return False
