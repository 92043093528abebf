"""An earlier brief -> what its reader knows: the form in which a brief of what is new carries it."""

from __future__ import annotations

from briefing.evidence.carried import carried
from briefing.evidence.writer import evidence_hash
from briefing.model import Brief, Earlier


def earlier_of(brief: Brief) -> Earlier:
    """What a brief said, with its articles and those that were known before it, if it was itself of what is new."""
    known = carried(brief)
    before = known.since.documents if known.since else ()
    texts = {document.text for document in known.documents if document.is_at_hand}
    return Earlier(
        title=brief.title,
        issued=brief.issued,
        sha256=evidence_hash(brief),
        sentences=known.sentences,
        documents=(*known.documents, *(one for one in before if not one.is_at_hand or one.text not in texts)),
    )
