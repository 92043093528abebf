"""Which folders are told as one affair: the events of months, and pairs of unrelated events.

    python -m benchmarks.affairs ../shared

Ten texts over weeks to months on one affair, in seven languages (MultiLing), and every two of 60 events of US politics
told by three outlets (BASIL). An affair should be found in each of the first and in none of the others, but of those
some are events of one affair indeed. Printed for names of several rarities (stories/affairs.py).
"""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from itertools import combinations
from pathlib import Path

from benchmarks.stories import Row, read_rows
from briefing.model import Document
from briefing.stories import affairs

RARITIES = (20, 30, 40, 50)


def main(folder: Path) -> None:
    """Print how many folders of each kind are an affair, a line a rarity."""
    told = [_documents(row["texts"], row["language"]) for row in read_rows(folder / "data" / "multiling.jsonl")]
    events: dict[str, list[Row]] = defaultdict(list)
    for row in read_rows(folder / "data" / "basil.jsonl"):
        events[row["event"]].append(row)
    accounts = [_documents(rows, "en") for _, rows in sorted(events.items())]
    print("names up to   affairs told as one   folders of two events")
    for rarity in RARITIES:
        affairs.RARE_NAME = rarity
        pairs = [affairs.is_affair([*one, *other]) for one, other in combinations(accounts, 2)]
        found = sum(map(affairs.is_affair, told))
        print(f"{rarity:>11}   {found:>8} of {len(told):<8}   {sum(pairs):>8} of {len(pairs)}")


def _documents(rows: Sequence[Row], language: str) -> list[Document]:
    return [
        Document(
            id=str(number),
            title=row["title"],
            text=row["text"],
            published=date.fromisoformat(row["published"]),
            language=language,
        )
        for number, row in enumerate(rows)
    ]


if __name__ == "__main__":
    main(Path(sys.argv[1]))
