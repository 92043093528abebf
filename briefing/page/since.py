"""A brief of what is new -> what its page says of it: the tags of its sentences, and what was known before."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from briefing.model import Brief, Document, News, Sentence
from briefing.page.labels import Labels
from briefing.page.languages import direction_of, shown_language
from briefing.page.view import KnownView
from briefing.page.visible import shortened, visible_text


class Novelty:
    """What is new in a brief and what has changed, in the words of its page; of any other brief, nothing."""

    def __init__(self, brief: Brief, labels: Labels) -> None:
        self._news = {one.sentence: one for one in brief.news}
        self._brief, self._labels = brief, labels

    def tags(self, sentences: Iterable[Sentence]) -> Iterator[str]:
        """The tag of each sentence of a passage: "" where it has none, or the same as the one before."""
        last = ""
        for sentence in sentences:
            tag = self._tag(self._news.get(sentence))
            yield "" if tag == last else tag
            last = tag

    def _tag(self, news: News | None) -> str:
        return "" if news is None else self._labels["changed" if news.before else "new"]

    def before(self, sentences: Iterable[Sentence]) -> Iterator[KnownView]:
        """What was said before each of some sentences that are a change, each once."""
        told = [self._news[sentence].before for sentence in sentences if sentence in self._news]
        for one in dict.fromkeys(told):
            if one is not None:
                yield self._known(visible_text(one.text), one.document, self._head(one.document))

    def _head(self, document: Document) -> str:
        since = self._brief.since
        day = document.published or (since.issued if since else None)
        if day is None:
            return self._labels["before"]
        issued = self._brief.issued
        has_year = issued is None or issued.year != day.year
        return self._labels.fill("before_on", date=self._labels.short_day(day, with_year=has_year))

    def _known(self, text: str, document: Document, head: str) -> KnownView:
        language, direction = shown_language(document), direction_of(document.language)
        return KnownView(head=f"{head} ", text=text, language=language, direction=direction)


def since_view(brief: Brief, labels: Labels) -> KnownView | None:
    """The line on the earlier brief: its day and its headline."""
    since = brief.since
    if since is None:
        return None
    title = shortened(since.title) or labels["kicker"]
    line = labels.fill("since_on", date=labels.day(since.issued)) if since.issued else labels["since"]
    head, _, tail = line.partition("[title]")
    first = since.sentences[0].document if since.sentences else None
    language, direction = (shown_language(first), direction_of(first.language)) if first else ("", "ltr")
    return KnownView(head=head, text=title, language=language, direction=direction, tail=tail)
