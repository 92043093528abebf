"""`briefing inspect`: every sentence, its scores, and why it is in the brief or not."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from itertools import chain, groupby
from typing import TYPE_CHECKING, Any

import click

from briefing.cli import options
from briefing.cli.articles import read_articles, warn_of
from briefing.cli.tables import say_json
from briefing.cli.terminal import harmless, painted, say, wrapped

if TYPE_CHECKING:
    from briefing.context.runs import CannotStand, Run
    from briefing.draft import Draft
    from briefing.model import Sentence
    from briefing.selection.candidates import Candidate
    from briefing.themes.sets import ThemeSet

WIDEST = 100
"""Columns; longer lines of prose are hard to follow back to their beginning."""
INDENT = " " * 5


@click.command("inspect")
@options.articles
@options.fetch
@options.since
@options.themes
@options.length
@options.method
@options.language
@click.option(
    "--format",
    "shape",
    type=click.Choice(["table", "jsonl"]),
    default="table",
    show_default=True,
    help="For people, or one JSON object per sentence.",
)
def command(articles: tuple[str, ...], fetch: bool, language: str | None, shape: str, **given: Any) -> None:
    """Show every sentence with its offsets, its score per theme, and why it was chosen or not."""
    from briefing.cli.letter import read_earlier
    from briefing.pipeline import Options, make

    since = read_earlier(given["since"])
    read = read_articles(articles, language, fetch=fetch)
    themes: ThemeSet | None = given["themes"]
    asked = themes.themes if themes else None
    options = Options(length=given["length"], themes=asked, method=given["method"], since=since)
    made = make(read.documents, options)
    shown = set(made.edition.brief.sentences)
    rows = chain.from_iterable(describe(draft, shown) for draft in made.drafts)
    theme_set = themes or made.theme_set
    if shape == "jsonl":
        for row in rows:
            say_json(row)
    else:
        _show(rows, theme_set.name if theme_set else None)
    warn_of(read.skipped)


def describe(draft: Draft, shown: set[Sentence]) -> Iterator[dict[str, Any]]:
    """One plain object per sentence: place, scores with reasons, its passage, and the verdict."""
    from briefing.context.runs import CannotStand
    from briefing.salience.prominence import rate_prominence
    from briefing.selection.reasons import BEYOND_PAGE
    from briefing.themes.relevance import reasons

    verdicts = _verdicts(draft)
    taken = {number for candidate in draft.choice.taken for number in candidate.run.numbers}
    values = draft.relevance.values + rate_prominence(draft.annotations)  # as score_sentences gives them
    for number, sentence in enumerate(draft.corpus.sentences):
        run = draft.runs[number]
        unchosen, context = _unchosen(run)
        is_cut_off = number in taken and sentence not in shown
        yield {
            "sentence": number + 1,
            "document": sentence.document.id,
            "start": sentence.start,
            "end": sentence.end,
            "text": sentence.text,
            "scores": {
                theme.name: {
                    "value": round(float(values[t, number]), 3) + 0.0,  # never "-0.0"
                    "reasons": list(reasons(draft.relevance, t, number)),
                }
                for t, theme in enumerate(draft.relevance.themes)
            },
            "passage": None if isinstance(run, CannotStand) else [run.first + 1, run.last + 1],
            "context": context,
            "chosen": sentence in shown,
            "verdict": BEYOND_PAGE if is_cut_off else verdicts.get(number, unchosen),
        }


def _unchosen(run: Run | CannotStand) -> tuple[str, list[str]]:
    """The verdict on a sentence that nobody chose or refused, and why it needs others or not even they would help.

    What is left out for what it is itself has no such reason.
    """
    from briefing.comparison.news import TOLD_BEFORE
    from briefing.context.runs import FURNITURE, CannotStand
    from briefing.selection.reasons import LESS_VALUABLE

    if not isinstance(run, CannotStand):
        return LESS_VALUABLE, list(run.why)
    return (run.why, []) if run in (FURNITURE, TOLD_BEFORE) else ("cannot be shown", [run.why])


def _verdicts(draft: Draft) -> dict[int, str]:
    """The verdict on each sentence that was chosen, came with another, or was refused."""

    def place(candidate: Candidate) -> str:
        if candidate.is_lead:
            return "as the lead"
        return "without a heading" if candidate.theme is None else f"under “{names[candidate.theme]}”"

    names = [theme.name for theme in draft.relevance.themes]
    found = {one.candidate.sentence: one.why for one in draft.choice.refused}
    for candidate in draft.choice.taken:
        for number in candidate.run.numbers:
            found[number] = f"context of another sentence {place(candidate)}"
    for candidate in draft.choice.taken:
        found[candidate.sentence] = f"chosen {place(candidate)}"
    return found


def _show(rows: Iterator[dict[str, Any]], theme_set: str | None) -> None:
    """Print a block per sentence, under the name of its document."""
    width = max(40, min(WIDEST, shutil.get_terminal_size((WIDEST, 24)).columns))
    say(painted("themes    ", dim=True), theme_set or "no built-in set clearly fits")
    for document, group in groupby(rows, key=lambda row: row["document"]):
        say(painted("document  ", dim=True), str(document))
        for row in group:
            say()
            for line in _block(row, width):
                say(line)


def _block(row: dict[str, Any], width: int) -> Iterator[str]:
    for line in wrapped(" ".join(row["text"].split()), width, f"{row['sentence']:>3}  ", INDENT):
        yield painted(line, bold=row["chosen"])
    for line in wrapped(_verdict(row), width, INDENT, INDENT):
        yield painted(line, fg="green" if row["chosen"] else "yellow")
    names = {name: harmless(name) for name in row["scores"]}
    longest = max(map(len, names.values()), default=0)
    hanging = INDENT + " " * (longest + 10)
    for name, score in row["scores"].items():
        scored = f"{score['value']:6.3f}  {names[name]:<{longest}}  {', '.join(score['reasons'])}".rstrip()
        for line in wrapped(scored, width, INDENT, hanging):
            yield painted(line, dim=True)


def _verdict(row: dict[str, Any]) -> str:
    """Whether the sentence was chosen and why, what it needs with it, and its place in the document."""
    verdict = row["verdict"]
    if not verdict.startswith("chosen"):
        verdict = f"{'chosen' if row['chosen'] else 'not chosen'}: {verdict}"
    first, last = row["passage"] or (0, 0)
    context = f" ({'; '.join(row['context'])})" if row["context"] else ""
    needs = f"; needs {first}–{last}{context}" if first != last else context
    return f"→ {verdict}{needs}; characters {row['start']}–{row['end']}"
