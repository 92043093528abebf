"""The name of a source -> a title, for an article that has none of its own."""

from __future__ import annotations

import re
from pathlib import Path

STANDARD_INPUT = "standard input"
"""The name of what was piped in, which is not a title."""


def title_from_name(name: str) -> str:
    """Words from a file name: "halevi-resignation.txt" gives "Halevi resignation"; a bare number gives ""."""
    title = re.sub(r"[\W_]+", " ", Path(name).stem).strip()
    if name == STANDARD_INPUT or not re.search(r"[^\W\d]", title):
        return ""
    return title[:1].upper() + title[1:]
