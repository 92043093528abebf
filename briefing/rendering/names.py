"""A title -> a file name that every system takes."""

from __future__ import annotations

import re
import unicodedata

_LONGEST = 60
"""Characters; leaves room for a suffix and a folder within the 255 bytes that file systems allow, at up to
three bytes a character in UTF-8."""


def slug(title: str) -> str:
    """Lower-case words of the title joined by hyphens: accents fall away, other scripts stay."""
    plain = unicodedata.normalize("NFKD", title.lower())
    plain = "".join(character for character in plain if not unicodedata.combining(character))
    words = re.findall(r"[^\W_]+", unicodedata.normalize("NFC", re.sub(r"['’]", "", plain)))
    name = ""
    for word in words:
        longer = f"{name}-{word}" if name else word[:_LONGEST]
        if len(longer) > _LONGEST:
            break
        name = longer
    return name or "brief"
