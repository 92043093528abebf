"""The files of a brief -> the same under a name that no other article's brief has in the folder."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from briefing.bounded import read_file
from briefing.cli.articles import cache_folder
from briefing.cli.terminal import say
from briefing.deliver.origins import Endings, Origins, Wanted, free_stem, mark_of
from briefing.errors import EvidenceError
from briefing.model import Rendered
from briefing.rendering.renderers import RENDERERS


def keep_apart(outputs: Sequence[Rendered], article: str, folder: Path) -> list[Rendered]:
    """The outputs, renamed if their name is that of another article's brief or of somebody's file."""
    if not outputs:
        return []
    stem = _stem_of(outputs[0].name)
    now = [one.name[len(stem) :] for one in outputs]
    endings = Endings(now=now, ever=sorted({*now, *(renderer.suffix for renderer in RENDERERS.values())}))
    origins, mark = Origins(cache_folder(), folder), mark_of(article)
    free = free_stem(Wanted(stem=stem, mark=mark, folder=folder, endings=endings), origins, _is_brief)
    return [replace(one, name=f"{free}{one.name[len(stem) :]}") for one in outputs]


def remember(outputs: Sequence[Rendered], written: Sequence[Rendered], article: str, folder: Path) -> None:
    """Note which article the name of a brief stands for from now on, and say if it is not the one that was wanted."""
    if not outputs:
        return
    wanted, taken = _stem_of(outputs[0].name), _stem_of(written[0].name)
    if taken != wanted:
        what = f"{folder / wanted} is the name of other files, so the files of this brief are named {taken}"
        say(f"briefing: {what}", err=True)
    with suppress(OSError):  # a cache that cannot be written costs no brief
        Origins(cache_folder(), folder).remember(taken, mark_of(article))


def _stem_of(name: str) -> str:
    """The name without the longest of our endings."""
    endings = [renderer.suffix for renderer in RENDERERS.values() if name.endswith(renderer.suffix)]
    return name.removesuffix(max(endings, key=len))


def _is_brief(place: Path) -> bool:
    """Whether a file is HTML or JSON that carries evidence: then it was made here."""
    from briefing.evidence.reader import read_evidence
    from briefing.proof.carriers import read_carrier

    try:
        if place.suffix not in (".html", ".json"):
            return False
        read_evidence(read_carrier(read_file(place)).evidence)
    except (OSError, EvidenceError):
        return False
    return True
