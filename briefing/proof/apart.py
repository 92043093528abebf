"""A page that was laid out with a stranger's template -> what is wrong with it, found in a process of its own.

The sandbox keeps a template from reading and writing; that it counts to the end of the world, or asks for a table of a
million rows, only a limit of time and memory ends. Nothing is run that comes back: a verdict passes as MessagePack.
"""

from __future__ import annotations

import subprocess
import sys
from typing import NoReturn

import msgspec

from briefing.errors import BriefingError
from briefing.evidence.reader import read_evidence
from briefing.processes import answer_within, ask_apart
from briefing.proof.carriers import Carrier, read_carrier
from briefing.proof.faults import Fault, Shown
from briefing.proof.pages import check_page
from briefing.typesetting.templating import known_templates

SECONDS = 60.0
"""Ten pages with a template of one's own take 5 s on a slow machine."""
MEGABYTES = 2048
"""Four times what such pages take; WeasyPrint and its libraries alone reserve 400."""


def check_page_safely(
    carrier: Carrier, template: str, *, seconds: float = SECONDS, megabytes: int = MEGABYTES
) -> Shown:
    """What is wrong with the page of a file; a template that is not ours is run apart, with limits."""
    if template in known_templates() or (carrier.html is None and carrier.entries is None):
        return check_page(carrier, read_evidence(carrier.evidence), template)
    try:
        answer, status = ask_apart(__name__, (template, str(megabytes)), carrier.data, seconds)
    except subprocess.TimeoutExpired:
        return _refused(f"takes more than {seconds:g} seconds to make the page")
    try:
        return msgspec.msgpack.decode(answer, type=Shown)
    except msgspec.DecodeError:
        return _refused(f"ends the process that makes the page (exit code {status})")


def _refused(what: str) -> Shown:
    return Shown(faults=(Fault(kind="page", where="the template", what=what),))


def _main(template: str, megabytes: str) -> NoReturn:
    """Check the file on standard input and answer on standard output, where nobody else can print any more."""
    answer_within(int(megabytes), lambda data: msgspec.msgpack.encode(_checked(data, template, megabytes)))


def _checked(data: bytes, template: str, megabytes: str) -> Shown:
    try:
        carrier = read_carrier(data)
        return check_page(carrier, read_evidence(carrier.evidence), template)
    except MemoryError:
        return _refused(f"takes more than {megabytes} MB of memory to make the page")
    except RecursionError:
        return _refused("calls itself without end")
    except BriefingError as error:
        return _refused(str(error))


if __name__ == "__main__":
    _main(*sys.argv[1:])
