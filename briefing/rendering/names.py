"""A title or a name -> a file name that every system takes."""

from __future__ import annotations

import re
import unicodedata

_LONGEST = 60
"""Characters; leaves room for a suffix and a folder within the 255 bytes that file systems allow, at up to
three bytes a character in UTF-8."""
_ACCENTS = re.compile("(?<=[a-z])[\u0300-\u036f]+")
_SILENT = re.compile("['’\ufe00-\ufe0f]")
"""Apostrophes, and the selectors between two forms of a character."""


def slug(title: str) -> str:
    """The words of the title in lower case, joined by hyphens: Latin letters lose their accents, other scripts stay.

    python-slugify cannot do both: it keeps every accent, or spells Hebrew in Latin letters without vowels.
    """
    plain = _ACCENTS.sub("", unicodedata.normalize("NFKD", title.lower()))
    plain = unicodedata.normalize("NFC", _SILENT.sub("", plain))
    words = "".join(c if c.isalnum() or unicodedata.category(c) in ("Mn", "Mc") else " " for c in plain).split()
    name = ""
    for word in (word for word in words if any(map(str.isalnum, word))):
        longer = f"{name}-{word}" if name else word[:_LONGEST]
        if len(longer) > _LONGEST:
            break
        name = longer
    return name or "brief"


def hyphenated(name: str, besides: str) -> str:
    """The name with a hyphen for each character except letters, digits and those of `besides`."""
    return "".join(c if c.isalnum() or c in besides else "-" for c in name)
