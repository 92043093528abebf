"""The options that name keys, certificates, signatures and time stamps, each defined once."""

from __future__ import annotations

from pathlib import Path

import click

from briefing.cli.options import ValueType

FILE = ValueType("file", Path, path="file")

briefs = click.argument("briefs", nargs=-1, metavar="[BRIEF...]", type=click.Path())
key = click.option("--key", type=FILE, metavar="FILE", help="Your secret key, to sign with.")
new_key = click.option(
    "--new-key", type=FILE, metavar="FILE", help="Make a secret key, and the public one beside it (FILE with .pub)."
)
certificate = click.option(
    "--certificate", type=FILE, metavar="FILE", help="Your certificate, to sign a PDF: PKCS #12, or PEM."
)
certificate_key = click.option(
    "--certificate-key", type=FILE, metavar="FILE", help="Its private key as PEM, if it is not in the same file."
)
timestamp_url = click.option(
    "--timestamp-url", metavar="URL", help="The time stamping authority (RFC 3161) that is asked for a time stamp."
)
password_file = click.option(
    "--password-file",
    type=FILE,
    metavar="FILE",
    help="A file with the password.  [default: BRIEFING_KEY_PASSWORD, else you are asked]",
)
signature = click.option(
    "--signature", type=FILE, metavar="FILE", help="The signature.  [default: the one beside the brief]"
)
public_keys = click.option(
    "--public-key",
    "public_keys",
    multiple=True,
    metavar="FILE|KEY",
    help="Whose signature you trust: a .pub file, or the line in it; may be repeated.",
)
timestamp = click.option(
    "--timestamp", type=FILE, metavar="FILE", help="The time stamp.  [default: the one beside the brief]"
)
trust = click.option(
    "--trust",
    type=FILE,
    metavar="FILE",
    help="The authorities whose certificates you trust, as PEM.  [default: those of the web]",
)
