from __future__ import annotations

import httpx
import pytest

from edition.errors import SourceError
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


def text(content: str = "<p>Hello there.</p>", media_type: str = "text/html", **more: object):
    return lambda request: httpx.Response(200, content=content.encode(), headers={"content-type": media_type}, **more)


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
     "224.0.0.1", "::ffff:127.0.0.1", "100.64.0.1", "2002:7f00:1::"],
)  # fmt: skip
def test_no_private_server_is_asked(address):
    with pytest.raises(SourceError, match="not a public server"):
        served(text(), {"news.example": [PUBLIC, address]})


def test_a_redirect_is_checked_again():
    def handler(request: httpx.Request) -> httpx.Response:
        return httpx.Response(302, headers={"location": "http://inside.example/"})

    with pytest.raises(SourceError, match="not a public server"):
        served(handler, {"inside.example": ["10.1.2.3"]})


@pytest.mark.parametrize("location", ["file:///etc/passwd", "ftp://news.example/", "http://"])
def test_a_redirect_stays_on_the_web(location):
    with pytest.raises(SourceError, match=r"http and https|no address"):
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
    "address", ["ftp://a.example/x", "https://", "http://user:secret@a.example/", "https://a.example:99999/"]
)
def test_other_addresses_are_refused(address):
    with pytest.raises(SourceError) as caught:
        served(text(), address=address)
    assert caught.value.exit_code == 3


def test_a_page_too_large_is_refused_while_it_comes():
    chunks = (b"a" * 2**20 for _ in range(LIMIT_BYTES // 2**20 + 5))
    with pytest.raises(SourceError, match="larger than"):
        served(lambda request: httpx.Response(200, content=chunks, headers={"content-type": "text/html"}))


def test_a_compressed_bomb_is_refused_too():
    import gzip

    bomb = gzip.compress(b"a" * (LIMIT_BYTES + 2**20))
    headers = {"content-type": "text/html", "content-encoding": "gzip"}
    with pytest.raises(SourceError, match="larger than"):
        served(lambda request: httpx.Response(200, content=bomb, headers=headers))


@pytest.mark.parametrize("status", [404, 403, 500])
def test_a_server_s_no_is_told(status):
    with pytest.raises(SourceError, match=str(status)):
        served(lambda request: httpx.Response(status))


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
    assert served(text('{"a": 1}', "application/ld+json; charset=utf-8"))[0].kind is Kind.STRUCTURED
    assert served(text("# Hi", "text/plain"), address="https://a.example/x.md")[0].kind is Kind.MANUSCRIPT


def test_the_encoding_comes_from_the_server_where_the_page_is_not_utf8():
    headers = {"content-type": "text/html; charset=latin-1"}
    material, _ = served(lambda request: httpx.Response(200, content="Ça".encode("cp1252"), headers=headers))
    assert material.text == "Ça"
