"""`briefing inspect`: every sentence, what it scored, and why it stands in the brief or not."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import click

from briefing.cli import options
from briefing.cli.articles import find_theme_set, read_articles, warn_of

if TYPE_CHECKING:
    from briefing.pipeline import Draft


@click.command("inspect")
@options.articles
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
    help="For people, or one JSON object a sentence.",
)
def command(
    articles: tuple[str, ...], themes: str | None, length: str, method: str, language: str | None, shape: str
) -> None:
    """Show every sentence with its offsets, its score per theme, and why it was chosen or not."""
    from briefing.pipeline import draft_brief

    documents, skipped = read_articles(articles, language)
    theme_set = find_theme_set(themes, documents)
    draft = draft_brief(documents, theme_set.themes if theme_set else (), length, method)
    for row in describe(draft):
        click.echo(json.dumps(row, ensure_ascii=False) if shape == "jsonl" else _lines(row))
    warn_of(skipped)


def describe(draft: Draft) -> Iterator[dict[str, Any]]:
    """One plain object a sentence: place, scores with reasons, its passage, and the verdict."""
    from briefing.selection.context import CannotStand
    from briefing.themes.relevance import reasons

    verdicts = _verdicts(draft)
    for number, sentence in enumerate(draft.corpus.sentences):
        run = draft.runs[number]
        stands = not isinstance(run, CannotStand)
        yield {
            "sentence": number + 1,
            "document": sentence.document.id,
            "start": sentence.start,
            "end": sentence.end,
            "text": sentence.text,
            "scores": {
                theme.name: {
                    "value": round(float(draft.relevance.values[t, number]), 3),
                    "reasons": list(reasons(draft.relevance, t, number)),
                }
                for t, theme in enumerate(draft.relevance.themes)
            },
            "passage": [run.first + 1, run.last + 1] if not isinstance(run, CannotStand) else None,
            "context": list(run.why) if not isinstance(run, CannotStand) else [run.why],
            "verdict": verdicts.get(number, "does not fit any theme" if stands else "cannot stand alone"),
        }


def _verdicts(draft: Draft) -> dict[int, str]:
    names = [theme.name for theme in draft.relevance.themes]
    found = {one.candidate.sentence: one.why for one in draft.choice.refused}
    for candidate in draft.choice.taken:
        for number in candidate.run.numbers:
            found[number] = f"context of another sentence under “{names[candidate.theme]}”"
    for candidate in draft.choice.taken:
        found[candidate.sentence] = f"chosen under “{names[candidate.theme]}”"
    others = {candidate.sentence: "less valuable than what was chosen" for candidate in draft.candidates}
    return others | found


def _lines(row: dict[str, Any]) -> str:
    scores = "  ".join(f"{name} {score['value']:.2f}" for name, score in row["scores"].items())
    why = "; ".join(
        f"{name}: {', '.join(score['reasons'])}" for name, score in row["scores"].items() if score["reasons"]
    )
    place = f"{row['document']} {row['start']}–{row['end']}"
    head = click.style(f"{row['sentence']:>3}  {place}  {scores}", dim=True)
    chosen = row["verdict"].startswith("chosen")
    passage = f", stands with {row['passage'][0]}–{row['passage'][1]}" if row["passage"] else ""
    context = f" ({'; '.join(row['context'])})" if row["context"] else ""
    verdict = click.style(f"{row['verdict']}{passage}{context}", fg="green" if chosen else None)
    lines = [head, click.style(row["text"], bold=chosen), f"→ {verdict}"]
    return "\n     ".join([*lines, *([click.style(why, dim=True)] if why else [])])
