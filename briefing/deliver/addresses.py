"""What people write as a recipient -> an Address that is safe in a header and on an envelope.

References: RFC 5321 and 5322 (addresses), RFC 6531 (characters beyond ASCII before the @), RFC 5890 (after it).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from briefing.errors import AddressError
from briefing.language.wording import as_given

_NAMED = re.compile(r'(?P<name>"(?:[^"\\]|\\.)*"|[^<>@]*?)\s*<(?P<spec>[^<>]*)>')
"""A name has no brackets and no @: in a list of addresses, all but the last would pass as the name of the last."""
_BREAKING = frozenset({"Cc", "Cs", "Zl", "Zp"})
"""Unicode categories that end a line, control a terminal or are half a character: none belongs in a header."""
_WITHIN = ("@localhost", ".localhost", "@local", ".local")
"""Domains of this machine or local network (RFC 6761, RFC 6762), which the validator does not accept as domains;
with _PUBLIC appended, it checks the rest."""
_PUBLIC = ".test"
_FORGING = "has a line break or another control character"
_MEND = "write name@example.org or Name <name@example.org>"


@dataclass(frozen=True, slots=True, kw_only=True)
class Address:
    """A mail address: the name it is shown with, the part before the @, and the domain in ASCII (IDNA).

    Making one raises AddressError if a part of it could forge a header.
    """

    local: str
    domain: str
    name: str = ""

    def __post_init__(self) -> None:
        for part in (self.name, self.spec):
            if has_control(part):
                raise AddressError(f"{as_given(part)} {_FORGING}", mend=_MEND)

    @property
    def spec(self) -> str:
        """The bare address as it is written on an envelope."""
        return f"{self.local}@{self.domain}"

    @property
    def key(self) -> str:
        """The same for every way of writing the address: no mailbox in use distinguishes upper and lower case.

        Not casefolded, which would merge straße and strasse: those can be two people.
        """
        return self.spec.lower()

    @property
    def needs_smtputf8(self) -> bool:
        """Whether only a server with SMTPUTF8 (RFC 6531) can take it."""
        return not self.local.isascii()


def has_control(text: str) -> bool:
    """Whether a text has a line break or another control character, which could forge a header (CWE-93)."""
    return any(unicodedata.category(character) in _BREAKING for character in text)


def read_address(text: str, where: str = "") -> Address:
    """A text such as `Name <name@example.org>` -> its address; `where` is for errors; raises AddressError."""
    from email_validator import EmailNotValidError, validate_email

    if has_control(text):
        raise AddressError(f"{as_given(text)} {_FORGING}", where=where, mend=_MEND)
    named = _NAMED.fullmatch(text.strip())
    if named is None and set(text) & set("<>"):
        mend = "write one address at a time, and a name with an @ in it in quotation marks"
        raise AddressError(f"{as_given(text)} is not one mail address", where=where, mend=mend)
    name, spec = (named["name"], named["spec"]) if named else ("", text.strip())
    public = f"{spec}{_PUBLIC}" if spec.lower().endswith(_WITHIN) else spec
    try:
        # Nothing is looked up; names reserved for tests (RFC 2606) and local names are addresses, too.
        valid = validate_email(public, check_deliverability=False, globally_deliverable=False, test_environment=True)
    except EmailNotValidError as error:
        reason = str(error).rstrip(".")
        reason = f"{reason[:1].lower()}{reason[1:]}"
        raise AddressError(f"{as_given(text)} is not a mail address ({reason})", where=where, mend=_MEND) from error
    domain = valid.ascii_domain.lower()
    domain = domain.removesuffix(_PUBLIC) if public != spec else domain
    return Address(name=_unquoted(name), local=valid.local_part, domain=domain)


def read_address_list(text: str, where: str) -> tuple[Address, ...]:
    """The addresses of a list, one per line; empty lines and those that begin with # are ignored.

    Raises AddressError that gives the first line that is not an address and the number of the others, or if there
    are no addresses.
    """
    found, wrong = [], []
    for number, line in enumerate(text.split("\n"), start=1):
        entry = line.strip()
        if entry and not entry.startswith("#"):
            try:
                found.append(read_address(entry, f"{where}, line {number}"))
            except AddressError as error:
                wrong.append(error)
    if wrong:
        first, *others = wrong
        more = f" (and {len(others)} more like it)" if others else ""
        raise AddressError(f"{first.what}{more}", where=first.where, mend=first.mend)
    if not found:
        raise AddressError("contains no address", where=where, mend="write one per line")
    return tuple(found)


def without_repeats(addresses: Iterable[Address]) -> tuple[Address, ...]:
    """Each mailbox once, in the order and the form of its first appearance."""
    found: dict[str, Address] = {}
    for address in addresses:
        found.setdefault(address.key, address)
    return tuple(found.values())


def _unquoted(name: str) -> str:
    """A display name without the quotation marks of a header; they are added again where they are needed."""
    bare = name.strip()
    if len(bare) > 1 and bare[0] == bare[-1] == '"':
        bare = re.sub(r"\\(.)", r"\1", bare[1:-1])
    return bare
