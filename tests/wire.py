"""Six invented articles on one fire: an agency's report that three papers print, and three reports of their own."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from briefing.model import Document

AGENCY = """LAKE ARDEN — A fire in the cold store of the port of Lake Arden killed four workers on Monday and \
hurt eleven.

The fire broke out shortly after 3 a.m. on the second floor of the store, where 60 people were packing fruit for \
export, the harbour authority said. Most of them left by an outer stair before the roof came down.

“We had two minutes, not more,” said Marta Quill, who led the night shift. “The alarm in our hall did not ring.”

Fire crews from five towns fought the flames for seven hours. The regional prosecutor opened an inquiry into the \
alarm, which had failed an inspection in October, according to a report of the harbour authority.

The store belongs to Brannock Foods, which employs 900 people in the region. The company said that it would pay \
the wages of all workers until the store opens again."""

OWN = """Prosecutors searched the offices of Brannock Foods on Wednesday, two days after a fire in its cold \
store in Lake Arden in which five people died.

Investigators took away maintenance records of the alarm system, a spokesman for the prosecution said. A fifth \
worker had died of his burns in hospital on Tuesday night.

“Nobody is accused at this moment,” the spokesman, Piet Aaland, told reporters outside the building.

Union leaders called a strike for Friday at all four stores of the company. They demand that an independent \
engineer check every alarm before work goes on."""

LOCAL = """Lake Arden’s mayor has asked the region for money to house 34 families whose street lies behind the \
burnt store.

Their homes have no power, and the smell of ammonia has not gone, Mayor Jon Teller said on Tuesday after a \
meeting of the council. Tests of the air showed no danger to health, he added.

The council will meet again on Thursday to decide whether the school on Quay Street can open next week."""

VIGIL = """Some two thousand people stood in silence in the harbour of Lake Arden on Tuesday evening to mourn \
the workers who died in the cold store.

Candles were lit on the quay where the victims had come off the ferry to begin their shift. Two of them were \
sisters.

The bishop of Arden read out the names. A collection for the families brought in 85,000 crowns within a day."""


def article(name: str, text: str, outlet: str = "", day: int | None = None, title: str = "") -> Document:
    """An article of January 2025 in English."""
    published = date(2025, 1, day) if day else None
    title = title or name.replace("-", " ").capitalize()
    return Document(id=name, text=text, title=title, outlet=outlet, published=published, language="en")


def cut(text: str, paragraphs: int) -> str:
    """The first paragraphs of a text."""
    return "\n\n".join(text.split("\n\n")[:paragraphs])


REPORT = article("agency", AGENCY, "Northern Wire", 13, "Four killed in fire in port of Lake Arden")
PRINTED = article("herald", cut(AGENCY, 4), "The Arden Herald", 13, "Deadly blaze in cold store: alarm did not ring")
MOVED = article(
    "courier",
    "{2}\n\n{0}".format(*AGENCY.partition("\n\n")),
    "Coast Courier",
    14,
    "Night shift had two minutes to leave burning store",
)
SEARCH = article("search", OWN, "Capital Post", 15, "Offices searched after fire that killed five")
MAYOR = article("mayor", LOCAL, "Arden Herald", 14, "Mayor asks for help for 34 families")
MOURNING = article("vigil", VIGIL, "", None, "Thousands mourn workers of Lake Arden")
ARTICLES = (REPORT, PRINTED, MOVED, SEARCH, MAYOR, MOURNING)
"""Three days and an undated one. The herald has a text of its own, too, so that may be the author: three sources."""


def dated(document: Document, day: date | None) -> Document:
    """The article of another day."""
    return replace(document, published=day)
