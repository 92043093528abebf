"""Invented articles on one earthquake that differ in its toll and in what it costs."""

from __future__ import annotations

from datetime import date

from briefing.model import Document

ARMY = """An earthquake in the Velm valley killed 62 people in Sarn on Tuesday, the army said.

The army sent two hundred soldiers to the valley.

Rescue teams left the school of Sarn at noon.

Engineers closed the bridge over the river.

Minister Ana Roy put the damage of the earthquake at 3.4 billion euros."""

MINISTRY = """The earthquake in the Velm valley killed 83 people in Sarn, the interior ministry said.

Schools in the valley stay shut until Monday.

The ministry promised tents for everyone who lost a home."""

COST = """Hundreds of families sleep in tents beside the road to Norrby.

Minister Ana Roy put the damage of the earthquake at 2.5 billion euros.

The bridge over the river is open again, the mayor of Norrby said."""


def article(text: str, outlet: str, day: int | None = 12) -> Document:
    """An article of November 2024."""
    published = date(2024, 11, day) if day else None
    title = text.partition(",")[0]
    return Document(id=outlet, title=title, text=text, outlet=outlet, published=published, language="en")


ARTICLES = (article(ARMY, "Sarn Post"), article(MINISTRY, "Velm Radio"), article(COST, "Norrby News"))
"""Three independent reports of one day."""
