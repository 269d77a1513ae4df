"""A witness over HTTP."""

import http.client
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.tlog.people import AUDITOR, SHEPWAY
from tests.witness.test_judging import grown
from tlog.witnessing import checkpoint_path
from witness.book import Book
from witness.judging import Witness
from witness.serving import listening


@pytest.fixture
def connection(tmp_path: Path) -> Iterator[http.client.HTTPConnection]:
    book = Book(tmp_path / "witness.db")
    book.add_log(SHEPWAY.verifier)
    witness = Witness(book, AUDITOR, clock=lambda: 1_800_000_000)
    with listening(witness, host="127.0.0.1", port=0) as port:
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
        yield connection
        connection.close()


def asked(
    connection: http.client.HTTPConnection, method: str, path: str, body: bytes = b""
) -> tuple[int, str]:
    connection.request(method, path, body)
    response = connection.getresponse()
    return response.status, response.read().decode()


def test_one_connection_takes_many_requests(connection: http.client.HTTPConnection) -> None:
    status, line = asked(connection, "POST", "/add-checkpoint", grown(0, 5))
    assert status == 200
    assert line.startswith(f"\N{EM DASH} {AUDITOR.name} ")
    assert asked(connection, "POST", "/add-checkpoint", grown(0, 7)) == (409, "5\n")
    status, shown = asked(connection, "GET", checkpoint_path(SHEPWAY.name))
    assert status == 200
    assert line in shown


def test_the_right_size_comes_in_its_own_type(connection: http.client.HTTPConnection) -> None:
    connection.request("POST", "/add-checkpoint", grown(3, 5))
    response = connection.getresponse()
    assert (response.status, response.headers["Content-Type"]) == (409, "text/x.tlog.size")


def test_other_addresses_are_not_found(connection: http.client.HTTPConnection) -> None:
    assert asked(connection, "POST", "/elsewhere", grown(0, 5))[0] == 404
    assert asked(connection, "GET", "/elsewhere")[0] == 404


def test_a_request_that_is_too_long_is_not_read(connection: http.client.HTTPConnection) -> None:
    connection.putrequest("POST", "/add-checkpoint")
    connection.putheader("Content-Length", "999999999")
    connection.endheaders()
    assert connection.getresponse().status == 413
