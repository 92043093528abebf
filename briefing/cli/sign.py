"""`briefing sign`: a brief and a key in, its signature out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from briefing.cli import options, sign_options
from briefing.cli.articles import hush_engines
from briefing.cli.passwords import read_password
from briefing.cli.source_date import source_date
from briefing.cli.tables import show_json, show_labelled
from briefing.errors import UsageError
from briefing.model import Brief, Rendered
from briefing.signing.companions import SIGNATURE, companions_of

if TYPE_CHECKING:
    import minisign

    from briefing.signing.certificates import Identity

_NOTHING = "nothing says what to sign with"
_MEND = "give --key, --certificate or --timestamp-url"


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """The options of `briefing sign` as they were given."""

    briefs: tuple[str, ...]
    key: Path | None
    new_key: Path | None
    certificate: Path | None
    certificate_key: Path | None
    timestamp_url: str | None
    password_file: Path | None
    template: str
    as_json: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Signer:
    """What is signed with: a secret key, a certificate, both, or neither."""

    secret: minisign.SecretKey | None
    identity: Identity | None


@dataclass(slots=True, kw_only=True)
class Sealed:
    """A brief that was signed: what is said of it, and the files to write or written."""

    name: str
    said: list[str] = field(default_factory=list)
    outputs: list[Rendered] = field(default_factory=list)
    files: tuple[Path, ...] = ()


@click.command("sign")
@sign_options.briefs
@sign_options.key
@sign_options.new_key
@sign_options.certificate
@sign_options.certificate_key
@sign_options.timestamp_url
@sign_options.password_file
@options.template
@options.as_json
def command(**given: Any) -> None:
    """Sign briefs (PDF, HTML or JSON): their evidence in minisign's form, a PDF by PAdES; or have it time stamped."""
    request = Request(**given)
    hush_engines()
    if request.new_key:
        _make_key(request, request.new_key)
        return
    if not request.briefs:
        raise UsageError("no brief is given", mend="try `briefing sign --help`")
    if not (request.key or request.certificate or request.timestamp_url):
        raise UsageError(_NOTHING, mend=_MEND)
    signer = Signer(secret=_secret(request), identity=_identity(request))
    done = [_sign(Path(brief), request, signer) for brief in request.briefs]
    _show(done, request.as_json)


def _make_key(request: Request, file: Path) -> None:
    from briefing.signing.keys import write_new

    if request.briefs or request.key:
        raise UsageError("--new-key makes a key and signs nothing", mend="sign with --key afterwards")
    public, key = write_new(file, lambda: read_password(request.password_file, "the new key", is_new=True))
    if request.as_json:
        show_json({"key": str(file), "public_key": str(public), "identifier": key.identifier})
        return
    keep = f"{file}  (keep it to yourself, and a copy of it)"
    give = f"{public}  (for everybody who is to check your signatures)"
    show_labelled([("Key", key.identifier), ("Secret", keep), ("Public", give)])


def _secret(request: Request) -> minisign.SecretKey | None:
    from briefing.proof.sealed import read_seal
    from briefing.signing.keys import open_secret

    if request.key is None:
        return None
    key = request.key
    return open_secret(read_seal(key), str(key), lambda: read_password(request.password_file, str(key)))


def _identity(request: Request) -> Identity | None:
    from briefing.proof.sealed import read_seal
    from briefing.signing.certificates import read_identity

    if request.certificate is None:
        return None
    where = str(request.certificate)
    key = read_seal(request.certificate_key) if request.certificate_key else None
    return read_identity(
        read_seal(request.certificate), key, where, lambda: read_password(request.password_file, where)
    )


def _sign(file: Path, request: Request, signer: Signer) -> Sealed:
    """Sign one brief, if it proves itself, and write what that gives beside it."""
    from briefing.deliver.files import write_files
    from briefing.proof.sealed import canonical_evidence
    from briefing.proof.verification import read_brief_file, read_proven

    data = read_brief_file(file)
    brief = read_proven(Rendered(name=str(file), media_type="", data=data), template=request.template)
    done, evidence, beside = Sealed(name=str(file)), canonical_evidence(data), companions_of(file)
    if signer.identity:
        _add_to_pdf(done, data, signer.identity, request.timestamp_url, file)
    if signer.secret or request.timestamp_url:
        done.outputs.append(Rendered(name=beside.evidence.name, media_type="application/ld+json", data=evidence))
    if signer.secret:
        _add_signature(done, brief, evidence, signer.secret, beside.signature.name)
    if request.timestamp_url:
        _add_timestamp(done, evidence, request.timestamp_url, beside.timestamp.name)
    done.files = write_files(done.outputs, file.parent)
    return done


def _add_signature(done: Sealed, brief: Brief, evidence: bytes, secret: minisign.SecretKey, name: str) -> None:
    from briefing.signing.comments import trusted_comment
    from briefing.signing.signatures import sign, signer_of

    comment = trusted_comment(brief.title, name.removesuffix(SIGNATURE), source_date() or datetime.now(UTC))
    data = sign(evidence, secret, comment)
    done.outputs.append(Rendered(name=name, media_type="text/plain", data=data))
    done.said.append(f"signed with the key {signer_of(data)}")


def _add_to_pdf(done: Sealed, data: bytes, identity: Identity, url: str | None, file: Path) -> None:
    """The signed PDF takes the place of the one that was not: that is its beginning, byte for byte."""
    from briefing.cli.authority import asks
    from briefing.signing.signed_pdf import judge_pdf, sign_pdf

    if not data.startswith(b"%PDF-"):
        raise UsageError("is no PDF", where=str(file), mend="a certificate signs a PDF; sign this with --key")
    signed = sign_pdf(data, identity, asks(url) if url else None)
    done.outputs.append(Rendered(name=file.name, media_type="application/pdf", data=signed))
    done.said.append(f"signed by {judge_pdf(signed, b'')}")


def _add_timestamp(done: Sealed, evidence: bytes, url: str, name: str) -> None:
    from briefing.cli.authority import REPLY, asks
    from briefing.signing.timestamps import judge, obtain

    answer = obtain(evidence, asks(url))
    stamp = judge(evidence, answer, b"")
    done.outputs.append(Rendered(name=name, media_type=REPLY, data=answer))
    doubt = f"; no authority of the web vouches for it ({stamp.doubt})" if stamp.doubt else ""
    done.said.append(f"existed by {stamp}{doubt}")


def _show(done: list[Sealed], as_json: bool) -> None:
    if as_json:
        show_json([{"name": one.name, "said": one.said, "files": [str(file) for file in one.files]} for one in done])
        return
    for one in done:
        show_labelled(_lines(one))


def _lines(one: Sealed) -> Iterator[tuple[str, str]]:
    yield "Brief", one.name
    for label, texts in (("Proof", one.said), ("Files", [str(file) for file in one.files])):
        for number, text in enumerate(texts):
            yield "" if number else label, text
