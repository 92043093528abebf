"""Independent articles of a story: the number by which stories are ordered is the one that the masthead shows."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from briefing.discourse.annotations import annotate
from briefing.model import Document
from briefing.segmentation.corpus import in_order, read_corpus
from briefing.stories.independence import count_independent
from briefing.stories.terms import sketch_of
from briefing.stories.vectors import Vectors
from tests.stories.accounts import QUAKE_IN_TARVIA, documents_of

ONE, TWO, THREE = documents_of(QUAKE_IN_TARVIA)
CUT = replace(ONE, id="cut", title="62 dead", text=ONE.text.rpartition(". ")[0] + ".")


def outlets(*names: str) -> list[Document]:
    """A report, its copy and another newsroom's account, by outlet."""
    return [replace(one, outlet=name) for one, name in zip((ONE, CUT, TWO), names, strict=True)]


@pytest.mark.parametrize(
    ("documents", "count"),
    [
        ([ONE, TWO, THREE], 3),
        ([ONE, CUT], 1),
        (outlets("", "", ""), 2),
        (outlets("Ledger", "Herald", "Courier"), 2),
        (outlets("Ledger", "Herald", "The ledger "), 1),
        (outlets("", "Ledger", "Ledger"), 1),
        ([replace(one, url=f"https://ledger.example/{one.id}") for one in (ONE, TWO)], 1),
    ],
    ids=["three", "a copy", "unknown outlets", "a copy elsewhere", "own copy", "copied from there", "one address"],
)
def test_the_order_of_stories_and_the_masthead_count_alike(documents: list[Document], count: int) -> None:
    """Copies count once, and so do an outlet and an address; an unknown outlet is not another unknown one."""
    ordered = in_order(documents)
    vectors = Vectors(sketch_of(one, one.language) for one in ordered)
    alike = np.array([vectors.likeness(number) for number in range(len(ordered))])
    masthead = len({*annotate(read_corpus(ordered)).sources})
    assert (count, count) == (masthead, count_independent(ordered, alike))
