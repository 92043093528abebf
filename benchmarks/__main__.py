"""`make bench`: the cost of the project compared with today's tools, as ratios measured side by side in one run.

Each pair runs in turns (ours, theirs, ours, theirs ...) and the best of each counts, so that another program on the
machine slows both. The numbers are for reading; no test depends on them.
"""

from __future__ import annotations

import tempfile
from datetime import date
from pathlib import Path

from benchmarks import batch_speed, known_faults, pdf_reading, processes, stories_speed, text_speed

SAMPLE = Path(__file__).parent.parent / "seeds" / "halevi-resignation.txt"


def main() -> None:
    """Run every benchmark and print a line for each."""
    with tempfile.TemporaryDirectory() as folder:
        by_process = (*processes.lines(SAMPLE, Path(folder)), *pdf_reading.lines(SAMPLE))
        for line in (*by_process, *text_speed.lines(SAMPLE), *stories_speed.lines()):
            print(line, flush=True)
    for line in batch_speed.lines():
        print(line, flush=True)
    print(known_faults.age_line(date.today()))


if __name__ == "__main__":
    main()
