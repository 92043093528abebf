"""A story's name -> the stem of its files' names."""

from __future__ import annotations

import hashlib

from briefing.rendering.names import hyphenated

LONGEST = 80
"""Characters before the hash; at up to two bytes each, well within the 255 of file systems."""


def stem_of(story: str) -> str:
    """The name itself where every system takes it, else what is left of it and a hash, so that no two are the same."""
    plain = hyphenated(story, besides="-_.").strip("-.")[:LONGEST]
    if plain == story:
        return story
    mark = hashlib.sha256(story.encode("utf-8", "surrogatepass")).hexdigest()[:8]
    return f"{plain}-{mark}" if plain else mark
