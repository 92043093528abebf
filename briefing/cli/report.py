"""What was chosen, what was left out, and where the files are: for people, or as JSON."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click

from briefing.cli.tables import LABEL, aligned, show_json, show_labelled
from briefing.model import Brief, Omitted, Section
from briefing.render.fit import Fitted
from briefing.text.words import count_words

OMITTED_SHOWN = 3
"""As many of the passages that stayed out are named on the terminal; the JSON has them all."""
WIDTH = 80
"""Columns of a line: what a terminal has at least."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """A brief that was made and fitted, how its themes were found, and the files it was written to."""

    fitted: Fitted
    theme_set: str | None
    was_asked: bool
    length: str
    files: tuple[Path, ...]

    @property
    def brief(self) -> Brief:
        """The brief itself."""
        return self.fitted.brief


def show_report(report: Report, as_json: bool) -> None:
    """Print the report."""
    if as_json:
        show_json(_plain(report))
    else:
        show_labelled(_lines(report))


def _lines(report: Report) -> Iterator[tuple[str, str]]:
    brief = report.brief
    yield "Brief", click.style(" ".join(brief.title.split()), bold=True)
    how = "as asked for" if report.was_asked else "the built-in set that fits best"
    yield "Themes", f"{report.theme_set} ({how})" if report.theme_set else "no built-in set fits; one section"
    for line in aligned([_section(section, brief) for section in brief.sections]):
        yield "", line
    words = sum(_count(section)[1] for section in brief.sections)
    yield "Length", f"{_many(len(brief.sentences), 'sentence')}, {_many(words, 'word')} (at most {report.length})"
    if brief.omitted:
        yield "Left out", f"{_many(len(brief.omitted), 'passage')}, the next in value:"
    shown = brief.omitted[:OMITTED_SHOWN]
    room = WIDTH - LABEL - 2 - max((len(one.reason) for one in shown), default=0)
    for line in aligned([(_opening(one, room), one.reason) for one in shown]):
        yield "", click.style(line, dim=True)
    for item in brief.skipped:
        yield "Skipped", f"{item.name}: {item.reason}"
    for number, file in enumerate(report.files):
        yield "" if number else "Files", str(file)


def _section(section: Section, brief: Brief) -> tuple[str, str]:
    """A section's name and counts; an empty one says whether there was nothing for it, or nothing that fits."""
    sentences, words = _count(section)
    if not sentences:
        reasons = Counter(one.reason for one in brief.omitted if one.theme == section.theme)
        why = f"no passage: {reasons.most_common(1)[0][0]}" if reasons else "no coverage"
        return section.theme.name, why
    return section.theme.name, f"{_many(sentences, 'sentence'):<12}  {_many(words, 'word'):>9}"


def _plain(report: Report) -> dict[str, Any]:
    brief = report.brief
    sections = []
    for section in brief.sections:
        sentences, words = _count(section)
        passages = len(section.passages)
        sections.append({"theme": section.theme.name, "passages": passages, "sentences": sentences, "words": words})
    return {
        "title": brief.title,
        "theme_set": report.theme_set,
        "length": report.length,
        "sentences": len(brief.sentences),
        "words": sum(section["words"] for section in sections),
        "layouts": report.fitted.layouts,
        "type_size": report.fitted.type_size if report.fitted.layouts else None,
        "sections": sections,
        "omitted": [
            {"theme": one.theme.name, "reason": one.reason, "text": one.passage.sentences[0].text}
            for one in brief.omitted
        ],
        "skipped": [{"name": one.name, "reason": one.reason} for one in brief.skipped],
        "files": [str(file) for file in report.files],
    }


def _count(section: Section) -> tuple[int, int]:
    sentences = [sentence for passage in section.passages for sentence in passage.sentences]
    return len(sentences), sum(count_words(sentence.text) for sentence in sentences)


def _many(count: int, noun: str) -> str:
    return f"{count} {_noun(count, noun)}"


def _noun(count: int, noun: str) -> str:
    return noun if count == 1 else f"{noun}s"


def _opening(omitted: Omitted, most: int) -> str:
    """The first words of a passage; it keeps its own quotation marks and gets none of ours."""
    flat = " ".join(omitted.passage.sentences[0].text.split())
    return flat if len(flat) <= most else f"{flat[: most - 2].rsplit(' ', 1)[0]} …"
