"""An invented affair: a ferry is lost, found, and inquired into, over three months."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from briefing.model import Document

LOST_FERRY = (
    (
        date(2026, 3, 2),
        "Ferry Alvira missing in storm off Vestrand",
        "The ferry Alvira with 61 people aboard vanished from radar off Vestrand on Monday night.\n\n"
        "Waves of nine metres kept rescue boats in port, the coast guard said. A helicopter turned back at midnight.",
    ),
    (
        date(2026, 3, 9),
        "Divers film hull of the Alvira",
        "Divers have filmed the hull of the ferry Alvira at a depth of eighty metres, the navy of Vestrand said.\n\n"
        "The bow door stands open. Relatives watched the pictures in a sports hall and laid flowers on the quay.",
    ),
    (
        date(2026, 4, 20),
        "Owner of ferry Alvira sold door that failed",
        "The owner of the ferry Alvira had been warned of the bow door by its maker, letters show.\n\n"
        "Vestrand Lines replaced the same door on two sister ships last year. Its chief, Mette Aune, resigned.",
    ),
    (
        date(2026, 6, 1),
        "Inquiry blames inspectors for loss of the Alvira",
        "Inspectors passed the ferry Alvira without opening its bow door, the inquiry of Vestrand found.\n\n"
        "Judge Ole Rand asked parliament for a law on the age of ships. The state will pay the families of the dead.",
    ),
)


def articles(told: Sequence[tuple[date | None, str, str]] = LOST_FERRY, language: str = "en") -> list[Document]:
    """The articles of an affair, one outlet each."""
    return [
        Document(id=f"{n}.txt", title=title, text=text, published=day, outlet=f"Paper {n}", language=language)
        for n, (day, title, text) in enumerate(told)
    ]
