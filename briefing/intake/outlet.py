"""An address and the names that its page gives itself -> the outlet: what the address says, if possible in its words.

Any page can call itself "Reuters". A name is believed where its letters are those of the domain that somebody has
registered: "The Guardian" at theguardian.com, "Neue Zürcher Zeitung" at nzz.ch, "BBC News" at bbc.co.uk. Whatever else
a page of example.net calls itself, its outlet is example.net. What stands before the registered domain belongs to its
owner and proves nothing: reuters.com.example.net is example.net.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from urllib.parse import urlsplit

_GENERIC = frozenset(
    {
        *("the", "a", "an", "of", "and", "for", "der", "die", "das", "und", "le", "la", "les", "el", "los", "il", "lo"),
        *("i", "o", "os", "as", "de", "du", "di", "do", "da", "et", "y", "e"),
        *("news", "newspaper", "online", "magazine", "daily", "weekly", "zeitung", "nachrichten", "journal"),
    }
)
"""Words that an outlet has or leaves out: Der Spiegel is at spiegel.de, BBC News at bbc.co.uk."""
_GERMAN = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "æ": "ae", "ø": "oe", "å": "aa"})
LONGEST_NAME = 12
"""Words; a longer name is none, and each may stand for itself, for its first letter, or for nothing."""


def outlet_at(address: str, names: Iterable[str]) -> str:
    """The first of some names that belongs to the domain of an address, else that domain; "" without an address."""
    site = site_of(address)
    return next((name for name in names if belongs(name, site)), site)


def site_of(address: str) -> str:
    """The domain of an address that somebody has registered, by the public suffix list; else its host, "" if none."""
    from tld import get_tld

    try:
        host = (urlsplit(address).hostname or "").removeprefix("www.")
    except ValueError:
        return ""
    if not host:
        return ""
    found = get_tld(f"https://{host}/", as_object=True, fail_silently=True, search_private=True)
    registered = getattr(found, "fld", "")
    return str(registered or host)


def belongs(name: str, site: str) -> bool:
    """Whether the letters of a name are those of a domain.

    Each word of the name stands whole or by its first letter, one letter alone proving nothing; only words that say
    nothing ("the", "news") may be missing.
    """
    label, folded = _letters(site.partition(".")[0]), name.casefold()
    if not label or label.isdecimal():
        return False
    if _letters(folded) in {_letters(site), label}:
        return True
    return any(
        _covers(re.findall(r"[^\W_]+", form), label) for form in {_plain(folded), _plain(folded.translate(_GERMAN))}
    )


def _covers(words: list[str], label: str) -> bool:
    """Whether a label is made of the words of a name, in their order."""
    if len(words) > LONGEST_NAME:
        return False
    reached: set[tuple[int, bool]] = {(0, False)}  # how far, and whether more than first letters were needed
    initials = sum(word not in _GENERIC for word in words) > 1 or len(words) > 2
    for word in words:
        following: set[tuple[int, bool]] = set()
        for at, whole in reached:
            if label.startswith(word, at):
                following.add((at + len(word), whole or word not in _GENERIC))
            if initials and label.startswith(word[0], at):
                following.add((at + 1, whole))
            if word in _GENERIC:
                following.add((at, whole))
        reached = following
    return any(at == len(label) and (whole or len(label) > 1) for at, whole in reached)


def _letters(text: str) -> str:
    return re.sub(r"[\W_]+", "", _plain(text.casefold()))


def _plain(text: str) -> str:
    """A text without accents."""
    return "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
