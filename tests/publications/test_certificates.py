"""Whoever answers for GOV.UK without its certificate is not listened to."""

import ssl
import subprocess
import threading
from collections.abc import Iterator
from http.server import ThreadingHTTPServer
from pathlib import Path

import anyio
import pytest
from origins import Origin, body

from etl.publications.downloads import Limits, Visit
from etl.vocabulary import InputError


ADDRESS = "https://www.gov.uk/a.ods"


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A certificate of www.gov.uk that nobody but its owner has signed, and its key."""
    folder = tmp_path_factory.mktemp("certificate")
    words = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2"]
    words += ["-subj", "/CN=www.gov.uk", "-addext", "subjectAltName=DNS:www.gov.uk"]
    files = ["-keyout", str(folder / "key.pem"), "-out", str(folder / "cert.pem")]
    try:
        made = subprocess.run(["openssl", "req", "-x509", *words, *files], capture_output=True)
    except FileNotFoundError:
        pytest.skip("openssl is not installed")
    assert made.returncode == 0, made.stderr
    return folder


def start(folder: Path | None) -> ThreadingHTTPServer:
    handler = type("Answers", (Origin,), {"answers": {"/a.ods": body(b"PK\x03\x04")}})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    if folder:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(folder / "cert.pem", folder / "key.pem")
        server.socket = context.wrap_socket(server.socket, server_side=True)
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}).start()
    return server


@pytest.fixture(params=["a certificate of its own", "no certificate"])
def impostor(request, certificate: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """A server of this machine that every connection ends at, whatever its name; what is the matter with it."""
    alone = request.param == "no certificate"
    server = start(None if alone else certificate)
    connect = anyio.connect_tcp

    async def here(remote_host: str, remote_port: int, **named: object) -> object:
        return await connect("127.0.0.1", server.server_port, **named)

    monkeypatch.setattr(anyio, "connect_tcp", here)
    monkeypatch.setenv("NO_PROXY", "*")
    yield "SSL" if alone else "certificate verify failed"
    server.shutdown()
    server.server_close()


def test_an_impostor_is_not_listened_to(impostor: str) -> None:
    with pytest.raises(InputError, match=rf"could not be fetched \(ConnectError: .*{impostor}"):
        Visit(Limits(10, 20)).get(ADDRESS)


@pytest.mark.parametrize("impostor", ["a certificate of its own"], indirect=True)
def test_the_impostor_would_be_heard_by_who_trusts_it(
    impostor: str, certificate: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate / "cert.pem"))
    assert Visit(Limits(10, 20)).get(ADDRESS).content == b"PK\x03\x04"
