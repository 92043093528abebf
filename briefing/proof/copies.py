"""Brief -> where it says otherwise than its texts which articles are copies, as far as the texts are at hand.

An article that is not quoted is known by its hash only: an equal hash is a copy, and a copy with another hash is taken
on trust. All else follows: how many independent sources there are is counted again from copies, outlets and addresses.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from briefing.discourse.near_copies import find_copies
from briefing.evidence.carried import source_hash
from briefing.model import Brief, Document
from briefing.page.citations import source_numbers
from briefing.proof.faults import Fault
from briefing.segmentation.corpus import read_corpus


def copy_faults(brief: Brief) -> Iterator[Fault]:
    """Copies that the brief does not list as such, and texts of their own that it lists as copies."""
    numbers = source_numbers(brief)
    at_hand = [document for document in brief.documents if document.is_at_hand]
    found = find_copies(read_corpus(at_hand)) if len(at_hand) > 1 else ()
    listed = {document: group for group in brief.copies for document in group}
    for group in (*found, *_equal(brief.documents)):
        first, *others = sorted(group, key=numbers.__getitem__)
        for other in others:
            if other not in listed.get(first, ()):
                what = f"is not said to have the text of source {numbers[first]}, and has"
                yield Fault(kind="source", where=f"source {numbers[other]}", what=what)
    for group in brief.copies:
        first, *others = sorted(group, key=numbers.__getitem__)
        own = next((one for one in found if first in one), ())
        if first in at_hand and set(others) <= set(at_hand):
            for other in others:
                if other not in own:
                    what = f"is said to have the text of source {numbers[first]}, and has not"
                    yield Fault(kind="source", where=f"source {numbers[other]}", what=what)


def _equal(documents: Sequence[Document]) -> Iterator[list[Document]]:
    """The documents of each text that several have, letter for letter."""
    groups: dict[str, list[Document]] = defaultdict(list)
    for document in dict.fromkeys(documents):
        groups[source_hash(document)].append(document)
    return (group for group in groups.values() if len(group) > 1)
