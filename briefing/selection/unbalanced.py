"""A sentence -> whether it holds half of a quotation in single marks, of which nobody can tell where it ends."""

from __future__ import annotations

import re

_OPENS = r"[‘'](?!\d|(?i:tis|twas|em|til|n)\b)(?=\w)"
_OPENED, _OPENED_BEHIND = re.compile(_OPENS), re.compile(rf"[^‘']*[:,] {_OPENS}")
_OPENED_WITHIN = re.compile(r"(?:^|[\s(:])[‘'](?=\w)")
_CLOSED_ANYHOW = re.compile(r"[\w.,!?…][’'](?=\W|$)")
_CLOSED = re.compile(r"[.,!?…][’'](?=\W|$)")


def is_half(text: str) -> bool:
    """Whether a quotation in single marks begins in a sentence that does not end it, or ends where none began.

    Such marks are apostrophes, too: only what stands at the sentence's ends is told, or behind a colon or a comma.
    """
    if "‘" not in text and "'" not in text and not text.endswith("’"):  # which spares most sentences the search
        return False
    if _OPENED.match(text):
        return _CLOSED.search(text, 1) is None
    if behind := _OPENED_BEHIND.match(text):
        return _CLOSED_ANYHOW.search(text, behind.end()) is None
    return text[-1:] in "’'" and _CLOSED.search(text, len(text) - 2) is not None and not _OPENED_WITHIN.search(text)
