from __future__ import annotations

import asyncio
import gzip
import time
from collections.abc import AsyncIterator

import httpx
import pytest

from edition.errors import SourceError
from edition.reading import fetching
from edition.reading.fetching import LIMIT_BYTES, LIMIT_REDIRECTS, fetch
from edition.reading.material import Kind

PUBLIC = "93.184.216.34"


def served(handler, resolved=None, address: str = "https://news.example/story"):
    asked: list[httpx.Request] = []

    def handle(request: httpx.Request) -> httpx.Response:
        asked.append(request)
        return handler(request)

    material = fetch(
        address, resolve=lambda host, port: (resolved or {}).get(host, [PUBLIC]), transport=httpx.MockTransport(handle)
    )
    return material, asked


def answer(content: bytes, status: int = 200, media_type: str = "text/html", **headers: str) -> httpx.Response:
    return httpx.Response(
        status,
        stream=httpx.ByteStream(content),
        headers={"content-type": media_type} | {name.replace("_", "-"): value for name, value in headers.items()},
    )


def text(content: str = "<p>Hello there.</p>", media_type: str = "text/html"):
    return lambda request: answer(content.encode(), media_type=media_type)


async def dripping() -> AsyncIterator[bytes]:
    """An empty gzip file without end."""
    yield bytes.fromhex("1f8b0800000000000003")
    while True:
        await asyncio.sleep(0.05)
        yield b"\0\0\0\xff\xff"


async def redirected(request: httpx.Request) -> httpx.Response:
    await asyncio.sleep(0.2)
    return httpx.Response(302, headers={"location": "/again"})


async def silent(request: httpx.Request) -> httpx.Response:
    await asyncio.sleep(60)
    return answer(b"")


def packed_endlessly(request: httpx.Request) -> httpx.Response:
    return httpx.Response(200, content=dripping(), headers={"content-encoding": "gzip"})


def test_a_page_is_asked_of_the_address_that_was_checked_under_its_own_name():
    material, asked = served(text())
    assert (material.text, material.kind, material.name) == (
        "<p>Hello there.</p>",
        Kind.PAGE,
        "https://news.example/story",
    )
    assert str(asked[0].url) == f"https://{PUBLIC}/story"
    assert asked[0].headers["host"] == "news.example"
    assert asked[0].extensions["sni_hostname"] == "news.example"
    assert material.folders == ()


@pytest.mark.parametrize(
    "address",
    ["127.0.0.1", "10.0.0.1", "192.168.1.1", "169.254.169.254", "::1", "fe80::1%eth0", "fc00::1", "0.0.0.0",
     "224.0.0.1", "::ffff:127.0.0.1", "100.64.0.1", "2002:7f00:1::", "64:ff9b::7f00:1", "64:ff9b::a00:1",
     "64:ff9b:1::1", "::7f00:1", "::ffff:0:7f00:1", "fec0::1", "3fff::1"],
)  # fmt: skip
def test_no_private_server_is_asked(address):
    with pytest.raises(SourceError, match="not a public server"):
        served(text(), {"news.example": [PUBLIC, address]})


def test_a_redirect_is_checked_again():
    def handler(request: httpx.Request) -> httpx.Response:
        return httpx.Response(302, headers={"location": "http://inside.example/"})

    with pytest.raises(SourceError, match="not a public server"):
        served(handler, {"inside.example": ["10.1.2.3"]})


@pytest.mark.parametrize("address", [PUBLIC, "2606:2800:220:1::1", "64:ff9b::5db8:d822"])
def test_public_servers_are_asked(address):
    assert served(text(), {"news.example": [address]})[0].kind is Kind.PAGE


@pytest.mark.parametrize(
    "location",
    ["file:///etc/passwd", "ftp://news.example/", "http://", "javascript:alert(1)", "data:text/html,x", "http://xn--/"],
)
def test_a_redirect_stays_on_the_web(location):
    with pytest.raises(SourceError, match=r"http and https|no address|cannot be fetched"):
        served(lambda request: httpx.Response(301, headers={"location": location}))


def test_a_relative_redirect_is_followed():
    def handler(request: httpx.Request) -> httpx.Response:
        if request.url.path == "/story":
            return httpx.Response(301, headers={"location": "/stories/1"})
        return text()(request)

    assert served(handler)[0].name == "https://news.example/stories/1"


def test_redirects_end():
    asked = []

    def handler(request: httpx.Request) -> httpx.Response:
        asked.append(request)
        return httpx.Response(302, headers={"location": "/again"})

    with pytest.raises(SourceError, match="leads on"):
        served(handler)
    assert len(asked) == LIMIT_REDIRECTS + 1


@pytest.mark.parametrize(
    "address",
    ["ftp://a.example/x", "https://", "http://user:secret@a.example/", "https://a.example:99999/", "http://xn--/"],
)
def test_other_addresses_are_refused(address):
    with pytest.raises(SourceError) as caught:
        served(text(), address=address)
    assert caught.value.exit_code == 3


def test_a_page_too_large_is_refused_while_it_comes():
    async def chunks() -> AsyncIterator[bytes]:
        for _ in range(LIMIT_BYTES // 2**20 + 5):
            yield b"a" * 2**20

    with pytest.raises(SourceError, match="larger than"):
        served(lambda request: httpx.Response(200, content=chunks(), headers={"content-type": "text/html"}))


def test_a_compressed_page_is_read_and_a_bomb_refused():
    assert served(lambda request: answer(gzip.compress(b"<p>Hello"), content_encoding="gzip"))[0].text == "<p>Hello"
    bomb = gzip.compress(b"a" * (LIMIT_BYTES + 2**20))
    with pytest.raises(SourceError, match="larger than"):
        served(lambda request: answer(bomb, content_encoding="gzip"))


@pytest.mark.parametrize(
    ("packing", "data", "message"),
    [
        ("gzip, gzip", gzip.compress(gzip.compress(b"<p>Hello")), "in a way that is not read: gzip, gzip"),
        ("br", b"x", "not read: br"),
        ("gzip", b"<p>Hello", "not packed as its server says"),
        ("gzip", gzip.compress(b"<p>Hello")[:-9], "breaks off"),
    ],
    ids=["twice", "unknown", "not at all", "half"],
)
def test_a_page_packed_otherwise_is_refused(packing, data, message):
    with pytest.raises(SourceError, match=message):
        served(lambda request: answer(data, content_encoding=packing))


@pytest.mark.parametrize("handler", [silent, redirected, packed_endlessly])
def test_everything_together_has_one_deadline(handler, monkeypatch):
    monkeypatch.setattr(fetching, "LIMIT_SECONDS", 0.5)
    begun = time.monotonic()
    with pytest.raises(SourceError, match="takes longer"):
        fetch("https://news.example/", resolve=lambda host, port: [PUBLIC], transport=httpx.MockTransport(handler))
    assert time.monotonic() - begun < 5


@pytest.mark.parametrize("status", [404, 403, 500, 204, 206, 300, 304, 600])
def test_an_answer_that_is_not_the_page_is_told(status):
    with pytest.raises(SourceError, match=str(status)):
        served(lambda request: answer(b"<p>Hello", status))


def test_a_picture_is_no_article():
    with pytest.raises(SourceError, match="image/png"):
        served(text("x", "image/png"))


def test_an_unknown_server_and_a_broken_line_are_told():
    def resolve(host: str, port: int):
        raise OSError("no such host")

    with pytest.raises(SourceError, match="not known"):
        fetch("https://nowhere.example/", resolve=resolve)

    def broken(request: httpx.Request) -> httpx.Response:
        raise httpx.ReadTimeout("slow", request=request)

    with pytest.raises(SourceError, match="cannot be fetched"):
        served(broken)


def test_the_kind_comes_from_the_server():
    for media_type in ("application/ld+json; charset=utf-8", "application/vnd.iptc.ninjs+json", "text/json"):
        assert served(text('{"a": 1}', media_type))[0].kind is Kind.STRUCTURED
    assert served(text('{"a": 1}', "text/plain"))[0].kind is Kind.STRUCTURED
    assert served(text("<!doctype html><p>Hello", "text/plain"))[0].kind is Kind.PAGE
    assert served(text("# Hi", "text/x-markdown"))[0].kind is Kind.MANUSCRIPT
    assert served(text("# Hi", "text/plain"), address="https://a.example/x.md")[0].kind is Kind.MANUSCRIPT


def test_the_encoding_comes_from_the_server_where_the_page_is_not_utf8():
    latin = "text/html; charset=latin-1"
    material, _ = served(lambda request: answer("Ça".encode("cp1252"), media_type=latin))
    assert material.text == "Ça"
