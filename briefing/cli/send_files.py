"""Mailing and recipients -> messages in files, instead of being sent."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from briefing.cli.source_date import source_date
from briefing.errors import DeliveryError, UsageError
from briefing.rendering.names import hyphenated

if TYPE_CHECKING:
    from briefing.deliver.addresses import Address
    from briefing.deliver.message import Mailing

LONGEST_NAME = 200
"""Bytes of an address in a file's name; file systems take 255, of which number and suffix need some."""


def message_places(path: Path, recipients: Sequence[Address], kept: Iterable[Path]) -> tuple[Path, ...]:
    """The path itself for one message, else a file for each in the folder of that name; raises UsageError.

    None of them may be one of the files in `kept`.
    """
    is_folder = path.is_dir()
    if len(recipients) > 1 and not is_folder and (path.exists() or path.suffix.lower() == ".eml"):
        raise UsageError(
            f"is a single file, but there are {len(recipients)} messages", where=str(path), mend="name a folder"
        )
    places = tuple(path / _name(number, one) for number, one in enumerate(recipients, start=1))
    if len(recipients) == 1 and not is_folder:
        places = (path,)
    taken = {form for file in kept for form in _forms(file)}
    for place in places:
        if taken & _forms(place):
            what = "the message would be written over what it is made from or sent by"
            raise UsageError(what, where=str(place), mend="name another path with --eml")
    return places


def write_messages(mailing: Mailing, recipients: Sequence[Address], places: Sequence[Path]) -> tuple[Path, ...]:
    """Write a message for each recipient to its place, all in one folder.

    With SOURCE_DATE_EPOCH the same messages are the same bytes again.
    """
    from briefing.deliver.files import write_files
    from briefing.model import Rendered

    written = source_date() or datetime.now(UTC)
    messages = [
        Rendered(name=place.name, media_type="message/rfc822", data=mailing.message(one, written))
        for place, one in zip(places, recipients, strict=True)
    ]
    try:
        return write_files(messages, places[0].parent)
    except DeliveryError as error:
        raise DeliveryError(error.what, where=error.where, mend="name another path with --eml") from error


def _forms(path: Path) -> set[Path]:
    """A path as it was given, and as resolved."""
    return {path.absolute(), path.resolve()}


def _name(number: int, recipient: Address) -> str:
    safe = hyphenated(recipient.spec, besides="@+-_.").encode()[:LONGEST_NAME].decode(errors="ignore")
    return f"{number:04}-{safe}.eml"
