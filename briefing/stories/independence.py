"""The articles of a story -> how many of them are independent, as the masthead of its brief counts them."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from briefing.discourse.near_copies import find_equal_texts
from briefing.discourse.outlets import count_sources
from briefing.model import Document

PERHAPS_COPIES = 0.4
"""Likeness from which two articles are looked at as copies: one without the last third of its paragraphs, under another
title, has .72 and more, and two newsrooms' accounts of one event have up to .65 (BASIL)."""


def count_independent(documents: Sequence[Document], alike: NDArray[np.float64]) -> int:
    """The number of sources (outlets.py); `alike` is (documents, documents), their likeness by terms (0..1)."""
    others = alike - np.eye(len(documents)) * 2
    near = np.flatnonzero(others.max(axis=1, initial=0.0) >= PERHAPS_COPIES).tolist()
    copies = find_equal_texts([documents[number] for number in near]) if near else ()
    return count_sources(documents, copies)
