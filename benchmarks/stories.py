"""Stories that weights are fitted on: texts of the collections in ../shared/data, labels there or in this folder.

    sections.jsonl, story_kinds.jsonl    texts with an editor's labels
    news_values.json                     id -> [start, end, value 0..3] of each sentence, labelled for this project
    story_kinds.json                     id -> the sets that fit, labelled for this project
    invented_stories.jsonl               written for this project, with the sets that fit

The last three contain no text of a collection, only our own: an id names the collection and the story in it.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from briefing.model import Document

HERE = Path(__file__).parent
RATED, KINDS = "sections.jsonl", "story_kinds.jsonl"
FILES = {
    "news_discourse": "news_discourse",
    "newts": "newts_test",
    "polnear": "polnear",
    "aspectnews": "aspectnews",
    "basil": "basil",
    "scrapinghub": "extraction_scrapinghub",
}
"""Collection, as ids name it, and the file that holds it."""
Row = Mapping[str, Any]
Labelled = tuple[Document, Sequence[str]]


def read_rows(path: Path) -> list[Row]:
    """The rows of a file of JSON lines."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def document_of(row: Row) -> Document:
    """The article of a row."""
    return Document(id=row["id"], text=row["text"], title=row["title"] or "", language="en")


def read_texts(folder: Path) -> dict[str, Row]:
    """Id -> id, title and text of every story."""
    found = {row["id"]: row for row in read_rows(folder / KINDS)}
    for name, file in FILES.items():
        for row in read_rows(folder / f"{file}.jsonl"):
            number = f"{name}:{row['id']}"
            text = row.get("text") or row.get("article_body") or "\n".join(row.get("sentences", ()))
            found.setdefault(number, {"id": number, "title": row.get("title"), "text": text})
    return found


def read_rated(folder: Path) -> list[Row]:
    """Stories whose sentences were rated, those of the editor first: `spans`, and `labels` with a value `v` each."""
    return [*read_rows(folder / RATED), *_rated_here(folder)]


def _rated_here(folder: Path) -> Iterator[Row]:
    texts = read_texts(folder)
    for number, sentences in _labels("news_values.json").items():
        spans, labels = [one[:2] for one in sentences], [{"v": one[2]} for one in sentences]
        yield {**texts[number], "spans": spans, "labels": labels}


def read_kinds(folder: Path) -> list[Labelled]:
    """Stories with the sets that fit, those of the editor first."""
    texts = read_texts(folder)
    asked = [(document_of(row), row["sets"]) for row in read_rows(folder / KINDS)]
    more = [(document_of(texts[number]), sets) for number, sets in _labels("story_kinds.json").items()]
    invented = [(document_of(row), row["sets"]) for row in read_rows(HERE / "invented_stories.jsonl")]
    return [*asked, *more, *invented]


def _labels(name: str) -> dict[str, Any]:
    labels: dict[str, Any] = json.loads((HERE / name).read_text(encoding="utf-8"))
    return labels
