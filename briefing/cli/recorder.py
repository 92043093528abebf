"""What articles are read from, remembered while they are read -> the archive beside their brief."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from briefing.intake.reading import read_source
from briefing.intake.sources import open_sources
from briefing.intake.web import Web
from briefing.model import Document, Rendered, Skipped, Source
from briefing.signing.companions import ARCHIVE

MEDIA_TYPE = "application/warc"

_Key = tuple[str, str, str]


@dataclass(slots=True)
class Recorder:
    """Remembers, while articles are read, what each of them came from: its file or page, and the feed that named it."""

    _sources: dict[_Key, list[Source]] = field(default_factory=lambda: defaultdict(list))
    _fetched: list[Source] = field(default_factory=list)

    def keep(self, source: Source) -> None:
        """Note a page that was fetched; this is what `Web` calls."""
        self._fetched.append(source)

    def read_each(self, argument: str, web: Web) -> Iterator[Document | Skipped]:
        """What intake reads behind an argument."""
        for opened in open_sources(argument, web=web):
            pages: list[Source] = []
            self._fetched.clear()
            for item in read_source(opened, web):
                if self._fetched:  # else the page before had several articles, or the feed has the text itself
                    pages, self._fetched = self._fetched, []
                if isinstance(item, Document) and isinstance(opened, Source):
                    self._sources[_key(item)] += [opened, *pages]
                yield item
            self._fetched.clear()

    def archive_of(self, documents: Sequence[Document], stem: str) -> Rendered:
        """The archive of some of the articles that were read, as a file."""
        from briefing.intake.web_archive_writer import archive_bytes

        sources = (source for document in documents for source in self._sources[_key(document)])
        return Rendered(name=stem + ARCHIVE, media_type=MEDIA_TYPE, data=archive_bytes(sources))


def _key(document: Document) -> _Key:
    """What stays the same when a language is stated."""
    return document.id, document.url, document.text
