"""A made brief -> its report: what was chosen, what was left out and where the files are, as text or JSON."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from briefing.cli.tables import LABEL, aligned, show_json, show_labelled
from briefing.cli.terminal import painted
from briefing.discourse.outlets import count_sources
from briefing.language.wording import counted, cut_short, flat
from briefing.language.words import words_in
from briefing.model import Absence, Brief, Earlier, Omitted, Section, Sentence
from briefing.page.visible import shortened
from briefing.typesetting.edition import Edition

OMITTED_SHOWN = 3
"""The number of left-out passages that are named on the terminal; the JSON has them all."""
WIDTH = 80
"""Columns of a line; every terminal has at least as many."""
UNHEADED = "(no heading)"
"""The name of a section without a heading on the terminal."""
DIFFERING = "(sources differ)"
"""The name of a section where sources differ."""
ABSENT: Mapping[Absence, str] = {
    "no_coverage": "no coverage",
    "told_above": "no passage: told above",
    "left_out": "no passage: left out for lack of space",
    "needs_context": "no passage: none can stand alone",
}
"""What the terminal says of a section without passages."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """A brief that was made and fitted to its page, its stories, how its themes were found, and its files.

    `stories` has the headline of each story and the number of its articles, in the order of the page; `events` is how
    many events of an affair are told as one story; `given` is how many articles there were, with those that an earlier
    brief was made from.
    """

    edition: Edition
    stories: tuple[tuple[str, int], ...]
    events: int
    theme_set: str | None
    was_asked: bool
    length: str
    files: tuple[Path, ...]
    given: int

    @property
    def brief(self) -> Brief:
        """The brief itself."""
        return self.edition.brief


def show_report(report: Report, as_json: bool) -> None:
    """Print the report."""
    if as_json:
        show_json(_plain(report))
    else:
        show_labelled(_lines(report))


def _lines(report: Report) -> Iterator[tuple[str, str]]:
    brief = report.brief
    yield "Brief", painted(shortened(brief.title), bold=True)
    if len(brief.documents) > 1:
        sources = counted(count_sources(brief.documents, brief.copies), "independent source")
        yield "Read", f"{counted(len(brief.documents), 'article')}, {sources}"
    if brief.since:
        yield "Since", _since(brief.since)
        yield "", _new(report)
    for first, *others in brief.copies:
        yield "Copies", f"{', '.join(other.id for other in others)}: same report as {first.id}"
    if brief.lead:
        yield "Lead", _counted(brief.lead.sentences)
    yield from _told_apart(report)
    if len(report.stories) == 1:
        how = "as asked for" if report.was_asked else "the built-in set that fits best"
        yield "Themes", f"{report.theme_set} ({how})" if report.theme_set else "no built-in set clearly fits"
        for line in aligned([(_named(section), _said(section, brief)) for section in brief.sections]):
            yield "", line
    words = words_in(brief.sentences)
    yield "Length", f"{counted(len(brief.sentences), 'sentence')}, {counted(words, 'word')} ({_most(report)})"
    if brief.omitted:
        yield "Left out", f"{counted(len(brief.omitted), 'passage')}, the next in value:"
    shown = brief.omitted[:OMITTED_SHOWN]
    room = WIDTH - LABEL - 2 - max((len(one.reason) for one in shown), default=0)
    for line in aligned([(_opening(one, room), one.reason) for one in shown]):
        yield "", painted(line, dim=True)
    for item in brief.skipped:
        yield "Skipped", f"{item.name}: {item.reason}"
    for number, file in enumerate(report.files):
        yield "" if number else "Files", str(file)


def _told_apart(report: Report) -> Iterator[tuple[str, str]]:
    """The stories of a page, or that the events of an affair are told as one."""
    if report.events > 1:
        yield "Stories", f"{report.events} events of one affair, told as one; --stories separate: a brief of each"
    if len(report.stories) > 1:
        yield (
            "Stories",
            f"{len(report.stories)}, a block each; --story N makes one of them, --stories one takes all for one:",
        )
        for number, (headline, articles) in enumerate(report.stories, start=1):
            yield "", f"{number:>2}  {counted(articles, 'article'):<12}  {cut_short(headline, WIDTH - LABEL - 20)}"


def _most(report: Report) -> str:
    """The length that was asked for."""
    pages = report.edition.page.pages
    room = "the page" if pages == 1 else counted(pages, "page")
    return f"as much as fits on {room}" if report.length == "page" else f"at most {report.length}"


def _named(section: Section) -> str:
    """What a section is called on the terminal."""
    return section.theme.name or (UNHEADED if section.kind == "theme" else DIFFERING)


def _since(since: Earlier) -> str:
    day = f"{since.issued}: " if since.issued else ""
    return cut_short(day + flat(since.title), WIDTH - LABEL)


def _new(report: Report) -> str:
    """How much is new, how much has changed, and how many articles were known."""
    changed = sum(one.before is not None for one in report.brief.news)
    known = report.given - len(report.brief.documents)
    said = [f"{len(report.brief.news) - changed} new", f"{changed} changed"]
    return ", ".join([*said, f"{counted(known, 'article')} with nothing new"] if known else said)


def _said(section: Section, brief: Brief) -> str:
    """A section's counts, or why it is empty; if passages were left out, the most frequent reason."""
    if not section.absence:
        return _counted(_sentences(section))
    reasons = Counter(one.reason for one in brief.omitted if one.theme == section.theme)
    if section.absence == "left_out" and reasons:
        return f"no passage: {reasons.most_common(1)[0][0]}"
    return ABSENT[section.absence]


def _plain(report: Report) -> dict[str, Any]:
    brief = report.brief
    return {
        "title": brief.title,
        "since": {
            "title": brief.since.title,
            "issued": str(brief.since.issued or "") or None,
            "new": sum(one.before is None for one in brief.news),
            "changed": sum(one.before is not None for one in brief.news),
            "articles_with_nothing_new": report.given - len(brief.documents),
        }
        if brief.since
        else None,
        "articles": len(brief.documents),
        "independent_sources": count_sources(brief.documents, brief.copies),
        "copies": [[document.id for document in group] for group in brief.copies],
        "theme_set": report.theme_set,
        "events": report.events,
        "stories": [{"headline": headline, "articles": articles} for headline, articles in report.stories],
        "length": report.length,
        "sentences": len(brief.sentences),
        "words": words_in(brief.sentences),
        "layouts": report.edition.layouts,
        "type_size": report.edition.layout.type_size if report.edition.layout else None,
        "lead": _counts(brief.lead.sentences) if brief.lead else None,
        "sections": [
            {
                "theme": section.theme.name,
                "absence": section.absence,
                "kind": section.kind,
                "passages": len(section.passages),
                **_counts(_sentences(section)),
            }
            for section in brief.sections
        ],
        "omitted": [
            {"theme": one.theme.name, "reason": one.reason, "text": one.passage.sentences[0].text}
            for one in brief.omitted
        ],
        "skipped": [{"name": one.name, "reason": one.reason} for one in brief.skipped],
        "files": [str(file) for file in report.files],
    }


def _sentences(section: Section) -> tuple[Sentence, ...]:
    return tuple(sentence for passage in section.passages for sentence in passage.sentences)


def _counts(sentences: Sequence[Sentence]) -> dict[str, int]:
    return {"sentences": len(sentences), "words": words_in(sentences)}


def _counted(sentences: Sequence[Sentence]) -> str:
    return f"{counted(len(sentences), 'sentence'):<12}  {counted(words_in(sentences), 'word'):>9}"


def _opening(omitted: Omitted, most: int) -> str:
    """The first words of a passage; its own quotation marks are kept, and none are added."""
    return cut_short(" ".join(omitted.passage.sentences[0].text.split()), most)
