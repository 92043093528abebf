"""Documents and their copies -> which of them count as one source.

Nobody is a witness twice: neither a text that several outlets print, nor an outlet that writes several texts.

- A text that stands in one outlet is that outlet's own, and all of its own texts are one source.
- A text that stands in several is an agency's, or the work of any of them. It counts with one of them that also has a
  text of its own, else with another shared text that one of them printed, else for itself.
- A text without outlet and address counts for itself.

So no more sources are counted than there were newsrooms at work, as far as the articles say where they are from.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from urllib.parse import urlsplit

from briefing.discourse.near_copies import Copies
from briefing.model import Brief, Document


def sources_of(documents: Sequence[Document], copies: Copies = ()) -> tuple[int, ...]:
    """For each document the number of its source, from 0 in order of first occurrence; their order decides no more."""
    text_of = {document: number for number, document in enumerate(documents)}
    for group in copies:
        text_of.update(dict.fromkeys(group, text_of[group[0]]))
    printed_by: dict[int, set[str]] = {text: set() for text in text_of.values()}
    for document, outlet in zip(documents, outlets_of(documents), strict=True):
        printed_by[text_of[document]] |= {outlet} - {""}
    source_of: dict[int, object] = {}
    claimed: dict[str, object] = {}
    for text, outlets in sorted(printed_by.items(), key=lambda one: (len(one[1]), sorted(one[1]))):
        known = next((claimed[outlet] for outlet in sorted(outlets) if outlet in claimed), None)
        source_of[text] = known or object()
        if known is None:
            claimed.update(dict.fromkeys(outlets, source_of[text]))
    numbers: dict[object, int] = {}
    return tuple(numbers.setdefault(source_of[text_of[document]], len(numbers)) for document in documents)


def source_of_each(brief: Brief) -> dict[Document, int]:
    """The number of the source that each document of a brief counts for."""
    return dict(zip(brief.documents, sources_of(brief.documents, brief.copies), strict=True))


def count_sources(documents: Sequence[Document], copies: Copies) -> int:
    """How many independent sources some documents count for."""
    return len({*sources_of(documents, copies)})


def outlets_of(documents: Sequence[Document]) -> list[str]:
    """The outlet of each document as it can be compared, "" if nothing is known of it.

    Names differ neither by case nor by "The". Without a name it is that of the address: the only name that other
    articles there have, else the host.
    """
    names = [_comparable(document.outlet) for document in documents]
    hosts = [_host(document.url) for document in documents]
    at: dict[str, set[str]] = defaultdict(set)
    for name, host in zip(names, hosts, strict=True):
        at[host] |= {name} - {""}
    only = {host: next(iter(known)) for host, known in at.items() if host and len(known) == 1}
    return [name or only.get(host, host) for name, host in zip(names, hosts, strict=True)]


def _comparable(outlet: str) -> str:
    return " ".join(outlet.casefold().split()).removeprefix("the ").removeprefix("www.")


def _host(url: str) -> str:
    try:
        return (urlsplit(url).hostname or "").removeprefix("www.")
    except ValueError:
        return ""
