"""A sentence -> whether it holds half of a quotation in single marks, whose other end cannot be found."""

from __future__ import annotations

import re
from functools import cache

from briefing.language.loading import Language, load_language

_OPENED_WITHIN = re.compile(r"(?:^|[\s(:])[‘'](?=\w)")
_CLOSED_ANYHOW = re.compile(r"[\w.,!?…][’'](?=\W|$)")
_CLOSED = re.compile(r"[.,!?…][’'](?=\W|$)")


def is_half(text: str, language: Language) -> bool:
    """Whether a quotation in single marks begins in a sentence without ending there, or ends without beginning there.

    Such marks are also apostrophes: only those at the sentence's ends, or after a colon or a comma, are recognised.
    """
    if "‘" not in text and "'" not in text and not text.endswith("’"):  # which spares most sentences the search
        return False
    opened, opened_after = _openings(language.code)
    if opened.match(text):
        return _CLOSED.search(text, 1) is None
    if after := opened_after.match(text):
        return _CLOSED_ANYHOW.search(text, after.end()) is None
    return text[-1:] in "’'" and _CLOSED.search(text, len(text) - 2) is not None and not _OPENED_WITHIN.search(text)


@cache
def _openings(code: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """A single mark that opens a quotation and is not an apostrophe, at the opening and after a colon or a comma."""
    contractions = "|".join(sorted(load_language(code).quotations.contractions)) or "(?!)"
    opens = rf"[‘'](?!\d|(?i:{contractions})\b)(?=\w)"
    return re.compile(opens), re.compile(rf"[^‘']*[:,] {opens}")
