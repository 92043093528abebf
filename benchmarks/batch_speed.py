"""What a corpus costs: stories a second a core beside sumy, two workers, Dask beside the pool, large stories.

python -m benchmarks.batch_speed      about five minutes on two cores
"""

from __future__ import annotations

import json
import math
import random
import re
import resource
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path

from benchmarks.comparison import seconds_of, side_by_side
from benchmarks.sumy_run import summarize
from briefing.batch.engine import LOCAL, open_cluster, open_pool
from briefing.batch.flow import Flow
from briefing.batch.story import Job, Story
from briefing.batch.work import failed, make_records
from briefing.length import parse_length
from briefing.model import Source
from briefing.pipeline import Options
from briefing.processes import collect_seldom

SEEDS = Path(__file__).parent.parent / "seeds"
SENTENCES = 20
BESIDE, WHOLE, DASK, PRINTED = 60, 2000, 500, 20
"""Articles beside sumy, on workers, on Dask and beside it, and as PDF."""
ROUNDS = 5
METHODS = ("luhn", "lexrank")
LARGE = (1_000, 10_000, 100_000)
_END = re.compile(r"(?<=[.!?”]) +(?=[A-Z“])")


def invented(count: int, sentences: int = SENTENCES, begin: int = 0) -> list[Story]:
    """Articles of so many sentences of the samples, drawn anew for each, numbered from `begin` on; always the same."""
    paragraphs = [one for file in sorted(SEEDS.glob("*.txt")) for one in file.read_text("utf-8").split("\n\n")[1:]]
    pool = [sentence for paragraph in paragraphs for sentence in _END.split(paragraph)]
    stories = []
    for number in range(begin, begin + count):
        drawn = random.Random(number).choices(pool, k=sentences - 1)
        first = f"Report number {number} came out on Monday."
        text = "\n\n".join(" ".join([first, *drawn][start : start + 3]) for start in range(0, sentences, 3))
        source = Source(name=f"{number}.txt", media_type="text/plain", data=text.encode())
        stories.append(Story(name=str(number), sources=(source,)))
    return stories


def job(*formats: str) -> Job:
    """What `briefing batch` asks by default."""
    return Job(options=Options(length=parse_length("200w")), formats=formats, seconds=60)


def lines() -> Iterator[str]:
    """One line for each figure."""
    collect_seldom()
    make_records(job(), invented(20))
    yield from _beside()
    printed = seconds_of(partial(make_records, job("pdf"), invented(PRINTED)))
    yield f"{'one core, with the PDF':<28}{PRINTED / printed:6.1f} stories/s"
    whole = invented(WHOLE)
    one, two = (_seconds(whole, workers) for workers in (1, 2))
    rates = f"{WHOLE / one:6.1f} {WHOLE / two:6.1f} stories/s"
    yield f"{'one worker, two workers':<28}{rates}     {one / two:.2f} times as fast"
    pool, dask = _seconds(whole[:DASK], 2), _seconds(whole[:DASK], 2, LOCAL)
    yield f"{'Dask beside the pool':<28}{(dask - pool) / DASK * 1000:6.2f} ms more a story"
    yield from _large()


def _beside() -> Iterator[str]:
    """Ours and sumy's on the same articles; each round has its own: nothing is remembered from the last one."""
    for number, method in enumerate(METHODS):
        parts = [invented(BESIDE, begin=(number * ROUNDS + part) * BESIDE) for part in range(ROUNDS)]
        ours, theirs = iter(parts), iter([list(map(_text_of, part)) for part in parts])
        one, other = side_by_side(partial(_make_next, ours), partial(_sumy_next, theirs, method), rounds=ROUNDS)
        rates = f"{BESIDE / one:6.1f} stories/s     sumy {method:<10}{BESIDE / other:6.1f} /s"
        yield f"{'one core, text to JSON':<28}{rates}     {other / one:.2f} times as fast"


def _make_next(parts: Iterator[Sequence[Story]]) -> None:
    make_records(job(), next(parts))


def _sumy_next(parts: Iterator[Sequence[str]], method: str) -> None:
    for text in next(parts):
        summarize(text, method)


def _text_of(story: Story) -> str:
    (source,) = story.sources
    assert isinstance(source, Source)
    return source.data.decode()


def _seconds(stories: Sequence[Story], workers: int, address: str = "") -> float:
    """Of the work alone: the workers are there before, and warm."""
    work = partial(make_records, job())
    opened = open_cluster(address, workers) if address else open_pool(workers)
    give_up = partial(failed, job=job(), reason="")
    with opened as engine:
        flow = Flow(engine, work, give_up)
        for _ in flow.results(stories[:64]):
            pass
        return seconds_of(lambda: [len(one.record) for one in flow.results(stories)])


def _large() -> Iterator[str]:
    """One story of many sentences, each in a process of its own."""
    took = []
    for sentences in LARGE:
        command = [sys.executable, "-m", "benchmarks.batch_speed", str(sentences)]
        seconds, memory = json.loads(subprocess.run(command, check=True, capture_output=True).stdout)
        took.append(seconds)
        yield f"{f'one story of {sentences:,} sentences':<28}  {seconds:6.1f} s     {memory / 1e6:.0f} MB"
    exponent = math.log(took[-1] / took[-2]) / math.log(LARGE[-1] / LARGE[-2])
    yield f"{'growth from 10,000 on':<28}  {exponent:6.2f}"


def _one(sentences: int) -> None:
    (story,) = invented(1, sentences)
    make_records(job(), invented(1))
    unlimited = Job(options=job().options)
    begin = time.process_time()  # one process, one thread: a busy machine decides nothing
    make_records(unlimited, [story])
    seconds = time.process_time() - begin
    print(json.dumps([seconds, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024]))


if __name__ == "__main__":
    if len(sys.argv) > 1:
        _one(int(sys.argv[1]))
    else:
        for line in lines():
            print(line, flush=True)
