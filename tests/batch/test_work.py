"""One story -> one record."""

from __future__ import annotations

import json
import pickle
import subprocess
import sys
from dataclasses import replace

import pytest

from briefing.batch.story import Job, Story, key_of
from briefing.batch.work import make_record, make_records
from briefing.evidence.reader import read_evidence
from briefing.length import parse_length
from briefing.model import Skipped, Source
from briefing.pipeline import Options
from tests.batch.corpora import article, job, story

LENGTH = parse_length("200w")


def test_a_record_is_the_evidence_of_the_brief_with_its_story() -> None:
    """Whatever reads `brief.json` reads it."""
    done = make_record(story("strike", article(3)), job())
    record = json.loads(done.record)
    assert ("strike", done.key, "Brief") == (record["story"], record["key"], record["type"])
    assert "The council closed Church Row for 3 days on Monday." == read_evidence(done.record).sentences[0].text
    assert done.record.endswith(b"}\n")
    assert 1 == done.record.count(b"\n")


def test_the_work_goes_to_another_process_and_its_result_comes_back() -> None:
    """All nouns are picklable, and equal afterwards."""
    asked = (job(formats=("html",)), [story("a", article(1))])
    done = make_records(*pickle.loads(pickle.dumps(asked)))
    assert make_records(*asked) == pickle.loads(pickle.dumps(done))
    assert ["a.html"] == [file.name for file in done[0].files]


def test_the_articles_of_a_story_are_not_told_apart_once_more() -> None:
    """Whoever grouped them knows best."""
    texts = (f"{article(1)} {article(1)}", "A whale was seen off Ferris Point on Sunday. Its calf swam beside it.")
    sources = tuple(
        Source(name=f"{number}.txt", media_type="", data=text.encode()) for number, text in enumerate(texts)
    )
    record = json.loads(make_record(Story(name="a", sources=sources), Job(options=Options(length=LENGTH))).record)
    assert (2, [""]) == (len(record["sources"]), [section["theme"]["name"] for section in record["sections"]])


def test_a_story_without_an_article_is_a_record_with_the_reason() -> None:
    """So nobody has to look for what is missing."""
    empty = Story(
        name="e", sources=(Source(name="e.txt", media_type="", data=b" "), Skipped(name="x", reason="is bad"))
    )
    done = make_record(empty, job())
    expected = {"story": "e", "key": done.key, "type": "Failure", "reason": "e.txt is empty; x is bad"}
    assert expected == json.loads(done.record)
    assert "e.txt is empty; x is bad" == done.failure


def test_a_story_of_which_nothing_fits_says_so() -> None:
    """An empty brief is no brief."""
    assert "no passage fits the length 3w; ask for more" == make_record(story("a", article(1)), job("3w")).failure


def test_a_story_that_takes_too_long_is_a_failure_and_the_next_one_is_not_slower_for_it() -> None:
    """The limit ends it wherever it is; afterwards everything is as before."""
    long = story("long", "\n\n".join(article(number) for number in range(4000)))
    first, second = make_records(job(seconds=0.2), [long, story("short", article(1))])
    assert ("took longer than 0.2 s; raise --limit-time", "") == (first.failure, second.failure)


KEYED = story("a", article(1))


@pytest.mark.parametrize(
    ("changed", "asked"),
    [
        (story("b", article(1)), job()),
        (story("a", article(2)), job()),
        (Story(name="a", sources=(*KEYED.sources, *KEYED.sources)), job()),
        (KEYED, job("40w")),
        (KEYED, job(formats=("html",))),
        (KEYED, replace(job(), language="en")),
    ],
    ids=["name", "article", "one more", "length", "format", "language"],
)
def test_a_key_changes_with_whatever_changes_the_record(changed: Story, asked: object) -> None:
    """Or a change would be missed."""
    assert key_of(KEYED, job()) != key_of(changed, asked)  # type: ignore[arg-type]


def test_a_key_does_not_change_with_the_limits() -> None:
    """A brief that was made in time is the same whatever the time was."""
    assert key_of(KEYED, job()) == key_of(KEYED, job(seconds=5))
    assert parse_length("30w") == job().options.length


def test_a_limit_that_was_kept_or_struck_does_not_end_the_process_later() -> None:
    """The process that hangs ends itself; one that goes on, or waits for the next piece of work, does not."""
    program = (
        "import time; from briefing.batch.limits import OutOfTimeError, time_limit\n"
        "for seconds in (0.01, 0.15):\n"
        "    try:\n"
        "        with time_limit(0.1): [time.sleep(0.01) for _ in range(int(seconds * 100))]\n"
        "    except OutOfTimeError: print('struck')\n"
        "time.sleep(0.4); print('goes on')\n"
    )
    done = subprocess.run([sys.executable, "-c", program], check=True, capture_output=True, text=True)
    assert "struck\ngoes on\n" == done.stdout


def test_a_story_that_hangs_in_c_ends_its_process() -> None:
    """No exception reaches it there, also if the story before it was within its time."""
    program = (
        "import re; from briefing.batch.limits import time_limit\n"
        "with time_limit(0.2): pass\n"
        "with time_limit(0.2): re.match('(a+)+$', 'a' * 40 + 'b')\n"
    )
    done = subprocess.run([sys.executable, "-c", program], check=False, capture_output=True, timeout=20)
    assert 1 == done.returncode


@pytest.mark.parametrize(
    ("lines", "reason"),
    [
        (['{"title": "T"}'], 'has no "text"; an article has at least a sentence'),
        (
            ['{"title": "T"}', "not json"],
            'its record 1 has no "text"; an article has at least a sentence; its record 2',
        ),
    ],
    ids=["one record", "two"],
)
def test_why_a_story_failed_does_not_say_its_name_again(lines: list[str], reason: str) -> None:
    """It stands behind the name: "s1: s1: line 1 has no text" counts lines that the file does not have."""
    source = Source(name="s1", media_type="application/jsonl", data="\n".join(lines).encode())
    assert make_record(Story(name="s1", sources=(source,)), job()).failure.startswith(reason)
