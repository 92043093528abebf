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

SEEDS = Path(__file__).parent.parent / "seeds"
SENTENCES = 20
BESIDE, WHOLE, DASK, PRINTED = 60, 2000, 500, 20
"""Articles beside sumy, on workers, on Dask and beside it, and as PDF."""
LARGE = (1_000, 10_000, 100_000)
_END = re.compile(r"(?<=[.!?”]) +(?=[A-Z“])")


def invented(count: int, sentences: int = SENTENCES) -> list[Story]:
    """Articles of so many sentences of the samples, drawn anew for each; the same in every run."""
    paragraphs = [one for file in sorted(SEEDS.glob("*.txt")) for one in file.read_text("utf-8").split("\n\n")[1:]]
    pool = [sentence for paragraph in paragraphs for sentence in _END.split(paragraph)]
    stories = []
    for number in range(count):
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
    stories = invented(BESIDE)
    make_records(job(), stories[:3])
    texts = [one.sources[0].data.decode() for one in stories if isinstance(one.sources[0], Source)]
    for method in ("luhn", "lexrank"):
        ours, theirs = side_by_side(partial(make_records, job(), stories), partial(_sumy, texts, method), rounds=3)
        rates = f"{BESIDE / ours:6.1f} stories/s     sumy {method:<10}{BESIDE / theirs:6.1f} /s"
        yield f"{'one core, text to JSON':<28}{rates}     {theirs / ours:.2f} times as fast"
    printed = seconds_of(lambda: make_records(job("pdf"), stories[:PRINTED]))
    yield f"{'one core, with the PDF':<28}{PRINTED / printed:6.1f} stories/s"
    whole = invented(WHOLE)
    one, two = (_seconds(whole, workers) for workers in (1, 2))
    rates = f"{WHOLE / one:6.1f} {WHOLE / two:6.1f} stories/s"
    yield f"{'one worker, two workers':<28}{rates}     {one / two:.2f} times as fast"
    pool, dask = _seconds(whole[:DASK], 2), _seconds(whole[:DASK], 2, LOCAL)
    yield f"{'Dask beside the pool':<28}{(dask - pool) / DASK * 1000:6.2f} ms more a story"
    yield from _large()


def _sumy(texts: Sequence[str], method: str) -> None:
    for text in texts:
        summarize(text, method)


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
