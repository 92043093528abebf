"""Fit the weights that tell which built-in theme set fits a story, and write them where the package reads them.

    python -m benchmarks.fit_story_kinds ../shared/data

The data: story_kinds.jsonl, 600 stories with the sets that an editor finds right (mostly none), and 370 more out of
the same collections, labelled in the same way for this script (story_kinds.json beside it: id -> sets), and 85 that
were invented for it (invented_stories.jsonl), since some kinds have hardly a story in them. A story with two sets
counts half for each. Prints precision and recall on the 600 by ten folds of stories, the others always fitted on,
since other stories are what matters; then fits on everything.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from briefing.model import Document
from briefing.text.corpus import read_corpus
from briefing.themes.fitting import fits_of
from briefing.themes.sets import theme_set_names
from briefing.themes.story_kind import kind_features

if TYPE_CHECKING:
    from numpy.typing import NDArray

OUT = Path(__file__).parent.parent / "briefing" / "themes" / "models" / "story-kinds.npy"
ASKED = "story_kinds.jsonl"
MORE = Path(__file__).parent / "story_kinds.json"
INVENTED = Path(__file__).parent / "invented_stories.jsonl"
COLLECTIONS = ("news_discourse", "newts", "polnear", "aspectnews", "basil")
FILES = {"newts": "newts_test"}
STRENGTH = 2.0
"""LogisticRegression's C: 0.5 to 8 differ by .02 of precision at a recall of .6."""
FOLDS = 10
NONE = ""
Labelled = tuple[Document, Sequence[str]]


def main(folder: Path) -> None:
    """Print what cross-validation finds, and write the weights."""
    labelled = read_labelled(folder)
    table = np.stack([features_of(document) for document, _ in labelled])
    labels = [sets for _, sets in labelled]
    for least, precision, recall in cross_validated(table, labels, len(read_rows(folder / ASKED))):
        print(f"from {least:.2f}: precision {precision:.3f}, recall {recall:.3f}")
    weights = fit(table, labels)
    np.save(OUT, weights.astype(np.float16))
    print(f"{len(labels)} stories, weights {weights.shape}")


def read_labelled(folder: Path) -> list[Labelled]:
    """All stories with their sets, those of the first file first."""
    asked = [(document_of(row), row["sets"]) for row in read_rows(folder / ASKED)]
    invented = [(document_of(row), row["sets"]) for row in read_rows(INVENTED)]
    return [*asked, *others(folder, json.loads(MORE.read_text(encoding="utf-8"))), *invented]


def read_rows(path: Path) -> list[Mapping[str, Any]]:
    """The rows of a file of JSON lines."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def others(folder: Path, sets: Mapping[str, Sequence[str]]) -> Iterator[Labelled]:
    """The stories of the collections that the second list of labels names."""
    for name in COLLECTIONS:
        for row in read_rows(folder / f"{FILES.get(name, name)}.jsonl"):
            number = f"{name}:{row['id']}"
            if number in sets:
                text = row.get("text") or "\n".join(row["sentences"])
                yield document_of({"id": number, "title": row.get("title"), "text": text}), sets[number]


def document_of(row: Mapping[str, Any]) -> Document:
    """The article of a row."""
    return Document(id=row["id"], text=row["text"], title=row["title"] or "", language="en")


def features_of(document: Document) -> NDArray[np.float64]:
    """What the weights weigh."""
    return kind_features([document], fits_of(read_corpus([document])))


def fit(table: NDArray[np.float64], labels: Sequence[Sequence[str]]) -> NDArray[np.float64]:
    """A row for no set and for each set: a constant and a weight a feature."""
    from sklearn.linear_model import LogisticRegression

    kinds = (NONE, *theme_set_names())
    entries = [
        (row, kinds.index(one), 1 / max(1, len(sets))) for row, sets in enumerate(labels) for one in sets or [NONE]
    ]
    rows, numbers, shares = (list(column) for column in zip(*entries, strict=True))
    model = LogisticRegression(C=STRENGTH, max_iter=1000).fit(table[rows], numbers, sample_weight=shares)
    weights = np.zeros((len(kinds), table.shape[1] + 1))
    weights[:, 0] = -50.0  # a set that no story has is never chosen
    weights[model.classes_] = np.column_stack((model.intercept_, model.coef_))
    return weights


def cross_validated(
    table: NDArray[np.float64], labels: Sequence[Sequence[str]], count: int
) -> Iterator[tuple[float, float, float]]:
    """(least probability, precision, recall) on the first `count` stories."""
    order = np.random.default_rng(0).permutation(count)
    chances = np.zeros((count, len(theme_set_names()) + 1))
    for fold in range(FOLDS):
        held = order[fold::FOLDS]
        kept = np.setdiff1d(np.arange(len(labels)), held)
        weights = fit(table[kept], [labels[number] for number in kept])
        odds = weights[:, 0] + table[held] @ weights[:, 1:].T
        shares = np.exp(odds - odds.max(axis=1, keepdims=True))
        chances[held] = shares / shares.sum(axis=1, keepdims=True)
    best = chances[:, 1:].argmax(axis=1)
    right = np.array([theme_set_names()[b] in labels[number] for number, b in enumerate(best)])
    there = sum(bool(sets) for sets in labels[:count])
    for least in (0.5, 0.55, 0.6, 0.65, 0.7, 0.75, 0.8):
        chosen = chances[:, 1:].max(axis=1) >= least
        yield least, float(right[chosen].mean()), float(right[chosen].sum() / there)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
