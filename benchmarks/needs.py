"""Labelled stories -> how reliable each sign of a dependency or a fragment is: the figures in briefing/selection.

    python -m benchmarks.needs ../shared

The data: sections.jsonl, stories in which an editor marked which sentences each one needs to be understood, and what
each is worth (0 to 3). For every reason that `find_dependencies` gives: of the sentences with no other reason, how many
need another one by the labels. For every reason why a sentence cannot be a key point: how many are worth a place.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from benchmarks.fit_news_value import labels_of, read_story
from benchmarks.stories import RATED, Row, read_rows
from briefing.context.dependencies import find_dependencies
from briefing.discourse.annotations import annotate

NONE = "(none)"
LEAST = 8
"""The fewest sentences for which a reason gets its own line."""
Counts = Counter[tuple[str, bool]]


def main(shared: Path) -> None:
    """Print both tables."""
    needing: Counts = Counter()
    worth: Counts = Counter()
    for row in read_rows(shared / "data" / RATED):
        needing.update(of_dependencies(row))
        worth.update(of_fragments(row))
    print("sentences with one kind of reason that need another one")
    show(needing)
    print("fragments that are worth a place (2 or 3)")
    show(worth)


def of_dependencies(row: Row) -> Iterator[tuple[str, bool]]:
    """For each labelled sentence its kind of reason, if it has only one, and whether it needs another sentence."""
    annotations = annotate(read_story(row))
    dependencies = find_dependencies(annotations)
    for number, sentence in enumerate(annotations.corpus.sentences):
        labels = labels_of(row, sentence)
        kinds = {kind_of(one.why) for one in dependencies[number]} or {NONE}
        if labels and len(kinds) == 1 and not annotations.furniture[number]:
            yield kinds.pop(), any(label["n"] for label in labels)


def of_fragments(row: Row) -> Iterator[tuple[str, bool]]:
    """For each fragment, why it is one, and whether the editor keeps it."""
    annotations = annotate(read_story(row))
    for number, why in enumerate(annotations.fragments):
        labels = labels_of(row, annotations.corpus.sentences[number])
        if why and labels and not annotations.furniture[number]:
            yield why, max(label["v"] for label in labels) > 1


def kind_of(why: str) -> str:
    """A reason without the words that it quotes: their number distinguishes a noun phrase from a pronoun."""
    name = re.sub(r"says there (who|what) .* is", r"says there \1 it is", why)
    return re.sub(r"“(.*?)”", lambda found: "“…”" if " " not in found[1] else "“the …”", name)


def show(counts: Counts) -> None:
    """One line per reason, the most frequent first."""
    reasons = Counter({why: counts[why, True] + counts[why, False] for why, _ in counts})
    for why, total in reasons.most_common():
        if total >= LEAST:
            print(f"  {why:<48}{counts[why, True]:>5} of {total:>5}  {counts[why, True] / total:.0%}")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
