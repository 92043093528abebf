"""The server: its URL, TLS and login, and one clear line for whatever is wrong with them."""

from __future__ import annotations

import socket
import ssl
import threading
import time
from collections.abc import Iterator
from contextlib import closing, suppress
from dataclasses import replace

import pytest

from briefing.deliver.server import Patience, Server, connect, read_server, said
from briefing.errors import BusyServerError, ServerError, UsageError
from tests.deliver.letters import QUICK
from tests.post_office import PASSWORD, USER, Authority, PostOffice


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("smtp://mail.example.org", Server(host="mail.example.org", port=587)),
        ("smtps://mail.example.org", Server(host="mail.example.org", port=465, takes_tls=True)),
        ("SMTP://ed@mail.example.org:25/", Server(host="mail.example.org", port=25, user="ed")),
        ("smtp://ed%40example.org@mail.example.org", Server(host="mail.example.org", port=587, user="ed@example.org")),
        ("smtp://[::1]:2525", Server(host="::1", port=2525)),
    ],
)
def test_a_url_names_host_port_user_and_kind_of_tls(url: str, expected: Server) -> None:
    """The ports for submission are the usual ones (RFC 6409, RFC 8314)."""
    assert expected == read_server(url)


@pytest.mark.parametrize(
    "url",
    ["", "mail.example.org", "http://example.org", "smtp://", "smtp://h:x", "smtp://h:0", "smtp://h/p", "smtp://[h"],
)
def test_a_url_that_is_none_says_how_one_is_written(url: str) -> None:
    """Wrong usage."""
    with pytest.raises(
        UsageError, match=r"--smtp: is not a URL of a mail server; write smtp://user@host:587 or smtps://"
    ):
        read_server(url)


@pytest.mark.parametrize("user", ["ed:s3cret", "ed%3As3cret", "ed%3as3cret", ":s3cret", "ed%40example.org%3As3cret"])
def test_a_password_in_a_url_is_refused_and_not_repeated(user: str) -> None:
    """Whoever lists the processes of the machine could read it, also if its colon is written as %3A."""
    with pytest.raises(UsageError) as caught:
        read_server(f"smtp://{user}@mail.example.org")
    assert "--smtp: a password in a URL can be read by others; take it out of the URL" in str(caught.value)
    assert "s3cret" not in str(caught.value)


@pytest.mark.parametrize(
    ("host", "expected"),
    [
        *((host, True) for host in ("localhost", "LocalHost.", "127.0.0.1", "127.8.9.1", "::1")),
        *((host, False) for host in ("0.0.0.0", "192.0.2.1", "localhost.example.org", "example.org")),
    ],
)
def test_only_a_loopback_address_is_one(host: str, expected: bool) -> None:
    """By its name: what a name leads to is not asked."""
    assert expected is Server(host=host, port=25).is_loopback


def test_a_password_is_in_no_text_of_a_server() -> None:
    """A log that shows the server does not show it."""
    assert PASSWORD not in repr(Server(host="h", port=25, user=USER, password=PASSWORD))


@pytest.fixture
def office(trusted: Authority) -> Iterator[PostOffice]:
    """A server with STARTTLS and logins, whose certificate is trusted."""
    opened = PostOffice()
    with opened.open(tls_context=trusted.context(), authenticator=opened.authenticate):
        yield opened


def failure(server: Server, patience: Patience = QUICK) -> str:
    """The line that connecting fails with."""
    with pytest.raises(ServerError) as caught:
        connect(server, patience)
    assert "\n" not in str(caught.value)
    return str(caught.value)


def test_starttls_is_taken_where_it_is_offered_and_the_login_goes_inside(office: PostOffice) -> None:
    """Also on loopback, which would not need it."""
    smtp = connect(replace(read_server(office.login_url()), password=PASSWORD), QUICK)
    assert isinstance(smtp.sock, ssl.SSLSocket)
    smtp.quit()


def test_tls_from_the_start_is_checked_like_starttls(trusted: Authority) -> None:
    """smtps:// (RFC 8314)."""
    with PostOffice().open(wrapped=trusted.context()) as office:
        smtp = connect(read_server(office.url), QUICK)
        assert isinstance(smtp.sock, ssl.SSLSocket)
        smtp.quit()


@pytest.mark.parametrize("password", ["wrong", "", PASSWORD + "x"])
def test_a_wrong_password_is_told_without_it(password: str, office: PostOffice) -> None:
    """Neither the right one nor the wrong one, nor what the server says of it."""
    line = failure(replace(read_server(office.login_url()), password=password))
    expected = f"127.0.0.1:{office.port}: refuses the login of 'press' (535); check the user in the URL and "
    assert line.startswith(expected)
    assert PASSWORD not in line


def test_a_password_beyond_ascii_is_told_without_it(office: PostOffice) -> None:
    """Smtplib cannot send it; its own error would show it."""
    line = failure(replace(read_server(office.login_url()), password="pässword"))
    assert "the user or the password has characters other than ASCII" in line
    assert "pässword" not in line


def test_a_certificate_that_nobody_trusts_is_refused(trusted: Authority) -> None:
    """Its authority is another one; `insecure` takes it all the same."""
    assert trusted
    with PostOffice().open(tls_context=Authority().context()) as office:
        server = read_server(office.url)
        assert "its certificate is not trusted (" in failure(server)
        assert "name its authority with SSL_CERT_FILE, or take any certificate with --insecure" in failure(server)
        connect(replace(server, insecure=True), QUICK).quit()


def test_a_certificate_for_another_name_is_refused(trusted: Authority) -> None:
    """Trusted, but not this server's."""
    elsewhere = Authority("mail.example.org")
    elsewhere.authority = trusted.authority
    certificate = trusted.authority.issue_cert("mail.example.org")
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    certificate.configure_cert(context)
    with PostOffice().open(tls_context=context) as office:
        assert "its certificate is not trusted (IP address mismatch" in failure(read_server(office.url))


def test_a_server_without_tls_will_do_on_loopback_only() -> None:
    """0.0.0.0 is this machine, too, but not by its name; `insecure` lifts it."""
    with PostOffice().open() as office:
        connect(read_server(office.url), QUICK).quit()
        server = replace(read_server(office.url), host="0.0.0.0")
        expected = "use smtps:// if the server supports it, or send unencrypted with --insecure"
        assert f"offers no TLS (STARTTLS); {expected}" in failure(server)
        connect(replace(server, insecure=True), QUICK).quit()


@pytest.mark.parametrize("excluded", [None, ["LOGIN", "PLAIN"]])
def test_a_login_that_is_not_offered_is_told(excluded: list[str] | None) -> None:
    """A relay that asks for none, or a server with ways of its own."""
    office = PostOffice()
    login = {"auth_exclude_mechanism": excluded, "auth_require_tls": False} if excluded else {}
    with office.open(**login):
        line = failure(replace(read_server(office.login_url()), password=PASSWORD))
    assert "offers no login method that this program supports; take the user out of the URL" in line


def test_tls_on_a_port_without_it_says_which_scheme_is_for_what() -> None:
    """The usual mistake: smtps:// on port 587."""
    with PostOffice().open() as office:
        line = failure(read_server(office.url.replace("smtp:", "smtps:")))
    assert line.endswith("smtps:// is for TLS from the start, smtp:// for STARTTLS")


def test_nobody_at_the_port_is_told() -> None:
    """The port was free a moment ago."""
    with closing(socket.create_server(("127.0.0.1", 0))) as free:
        port = free.getsockname()[1]
    expected = f"127.0.0.1:{port}: cannot be reached (connection refused); check host and port"
    assert expected == failure(Server(host="127.0.0.1", port=port))


def test_a_server_that_speaks_something_else_is_told() -> None:
    """A web server, or whatever else has the port."""
    with closing(socket.create_server(("127.0.0.1", 0))) as listening:
        answering = threading.Thread(target=answer_like_the_web, args=(listening,))
        answering.start()
        port = listening.getsockname()[1]
        line = failure(Server(host="127.0.0.1", port=port))
        answering.join()
    assert f"127.0.0.1:{port}: does not speak SMTP; check host and port" == line


def answer_like_the_web(listening: socket.socket) -> None:
    """To whoever comes first."""
    connection, _ = listening.accept()
    with closing(connection):
        connection.sendall(b"HTTP/1.1 400 Bad Request\r\n\r\n")


@pytest.mark.parametrize("takes_tls", [False, True])
def test_a_server_whose_answer_never_ends_is_told(takes_tls: bool, trusted: Authority) -> None:
    """Each line comes in time; the patience is for the whole answer."""
    with closing(socket.create_server(("127.0.0.1", 0))) as plain:
        listening = trusted.context().wrap_socket(plain, server_side=True) if takes_tls else plain
        answering = threading.Thread(target=answer_without_end, args=(listening,))
        answering.start()
        port = listening.getsockname()[1]
        line = failure(Server(host="127.0.0.1", port=port, takes_tls=takes_tls), replace(QUICK, connection=0.3))
        answering.join()
        listening.close()
    assert f"127.0.0.1:{port}: cannot be reached (no answer); check host and port" == line


def answer_without_end(listening: socket.socket) -> None:
    """To whoever comes first, until they go."""
    connection, _ = listening.accept()
    with closing(connection), suppress(OSError):
        while True:
            connection.sendall(b"220-and more\r\n")
            time.sleep(0.01)


def test_a_server_that_says_nothing_is_told() -> None:
    """It takes the connection, and then there is silence."""
    with closing(socket.create_server(("127.0.0.1", 0))) as silent:
        server = Server(host="127.0.0.1", port=silent.getsockname()[1])
        assert "cannot be reached (" in failure(server, replace(QUICK, connection=0.2))


def test_the_usual_pauses_grow_and_end() -> None:
    """Somebody sits before it: all together less than a minute."""
    pauses = Patience().pauses
    assert sorted(set(pauses)) == list(pauses)
    assert len(pauses) >= 3
    assert sum(pauses) < 60


def test_a_host_that_no_network_knows_is_told() -> None:
    """A name that cannot even be asked for."""
    assert "cannot be reached (" in failure(Server(host="x" * 70 + ".example", port=25))


def test_a_server_that_asks_to_come_back_is_a_kind_of_its_own() -> None:
    """421 before any message: the next try may do."""
    with PostOffice().open(command_call_limit={"EHLO": 0}) as office, pytest.raises(BusyServerError, match="says 421"):
        connect(read_server(office.url), QUICK)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (b"OK", "250 OK"),
        (b"two\r\n lines\x1b[31m", "250 two lines [31m"),
        (b"\xff", "250 \ufffd"),
        (b"x" * 9000, f"250 {'x' * 295}…"),
    ],
)
def test_an_answer_is_one_line_without_controls(text: bytes, expected: str) -> None:
    """A server cannot drive the terminal."""
    assert expected == said(250, text)


def test_an_answer_without_a_code_is_none() -> None:
    """Smtplib calls it -1, which would tell nobody anything."""
    assert "the server does not speak SMTP" == said(-1, b"")
