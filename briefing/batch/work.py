"""One story -> one record: the work that every engine does.

Pure: the same story and job give the same bytes in any process. It needs no network, no disk and no state of its own,
so any engine can call it: see docs/scale.md for Ray Data and Spark.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import msgspec

from briefing import pipeline
from briefing.batch.limits import OutOfTimeError, time_limit
from briefing.batch.names import stem_of
from briefing.batch.story import Done, Job, Story, key_of
from briefing.errors import BriefingError, SourceError
from briefing.evidence.writer import evidence
from briefing.intake.reading import read_source
from briefing.intake.web import Web
from briefing.language.wording import complaint
from briefing.model import Brief, Document, Rendered, Skipped
from briefing.page.visible import without_surrogates
from briefing.rendering.fit import print_edition
from briefing.rendering.renderers import RENDERERS, render_edition


def make_records(job: Job, stories: Sequence[Story]) -> list[Done]:
    """`make_record` for several stories, in their order."""
    return [make_record(story, job) for story in stories]


def make_record(story: Story, job: Job) -> Done:
    """The brief of a story as a record, whose form is that of `brief.json` with `story` and `key` before it.

    Whatever goes wrong becomes a record with a `reason`; only what ends the process does not.
    """
    try:
        with time_limit(job.seconds):
            return _made(story, job)
    except BriefingError as error:
        return failed(story, job, str(error))
    except OutOfTimeError:
        return failed(story, job, f"took longer than {job.seconds:g} s; raise --limit-time")
    except MemoryError:
        return failed(story, job, OUT_OF_MEMORY)
    except Exception as error:  # one odd article in a hundred thousand must not stop the others
        return failed(story, job, f"is beyond this version ({type(error).__name__}: {complaint(error)})")


OUT_OF_MEMORY = "needed more memory than allowed; raise --limit-memory"


def failed(story: Story, job: Job, reason: str) -> Done:
    """The record of a story of which no brief was made."""
    key = key_of(story, job)
    values = {"story": story.name, "key": key, "type": "Failure", "reason": reason}
    return Done(story=story.name, key=key, record=_line(values), failure=reason)


def _made(story: Story, job: Job) -> Done:
    documents, skipped = read_story(story, job.language)
    made = pipeline.make(documents, replace(job.options, skipped=skipped, stories="one"))
    if made.unmeasured:
        raise made.unmeasured
    brief = made.edition.brief
    if brief.omitted and not brief.sentences:
        raise BriefingError(f"no passage fits the length {job.options.length}", mend="ask for more")
    edition = made.edition
    files: list[Rendered] = []
    for name in job.formats:
        edition = print_edition(edition) if RENDERERS[name].is_printed else edition
        files.append(replace(render_edition(edition, name), name=f"{stem_of(story.name)}{RENDERERS[name].suffix}"))
    key = key_of(story, job)
    return Done(story=story.name, key=key, record=_record(story.name, key, edition.brief), files=tuple(files))


def read_story(story: Story, language: str) -> tuple[list[Document], tuple[Skipped, ...]]:
    """The articles of a story, and what could not be read; raises SourceError if there is no article."""
    web = Web()
    found = [item for source in story.sources for item in read_source(source, web)]
    documents = [item for item in found if isinstance(item, Document)]
    skipped = tuple(item for item in found if isinstance(item, Skipped))
    if not documents:
        named = "; ".join(_told(item, story) for item in skipped[:3])
        raise SourceError(named or "has no article", mend="give it an article that can be read" if not named else "")
    if language:
        documents = [replace(document, language=language) for document in documents]
    return documents, skipped


def _told(item: Skipped, story: Story) -> str:
    """What could not be read and why, below the name of its story: the name is not said twice, nor the only record."""
    source, _, line = item.name.partition(f"{story.name}: line ")
    if item.name == story.name or (not source and line == "1" and story.is_one_record):
        return item.reason
    return f"{item.name if source or not line else f'its record {line}'} {item.reason}"


def _record(story: str, key: str, brief: Brief) -> bytes:
    return _line({"story": story, "key": key, **evidence(brief)})


def _line(values: dict[str, Any]) -> bytes:
    try:
        return msgspec.json.encode(values) + b"\n"
    except UnicodeEncodeError:  # a lone surrogate
        text = json.dumps(values, ensure_ascii=False, separators=(",", ":"))
        return without_surrogates(text).encode() + b"\n"
