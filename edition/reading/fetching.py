"""A page from the network: only when the producer gives its address as the source, and only from public servers.

Every address on the way, redirects included, is resolved first and refused unless all it resolves to is public; the
connection then goes to the very address that was checked, so that no second look-up can lead elsewhere (DNS rebinding).
Size, time (of everything together) and number of redirects are limited. No cookies are kept, no proxy is used, nothing
on the page is fetched.
"""

from __future__ import annotations

import asyncio
import ipaddress
import socket
import zlib
from collections.abc import Callable, Iterable
from pathlib import Path, PurePosixPath
from urllib.parse import urlsplit

import httpx

from edition.errors import SourceError
from edition.reading.material import Kind, Material

LIMIT_BYTES = 20 * 1024 * 1024
LIMIT_SECONDS = 30.0
LIMIT_REDIRECTS = 5
_HEADERS = {
    "user-agent": "edition (makes accessible editions of articles)",
    "accept": "text/html, application/xhtml+xml, application/json, application/ld+json, text/markdown, text/plain",
    "accept-encoding": "gzip",
}
_KINDS = {
    "text/html": Kind.PAGE,
    "application/xhtml+xml": Kind.PAGE,
    "application/json": Kind.STRUCTURED,
    "application/ld+json": Kind.STRUCTURED,
    "application/vnd.iptc.ninjs+json": Kind.STRUCTURED,
    "text/json": Kind.STRUCTURED,
    "text/markdown": Kind.MANUSCRIPT,
    "text/x-markdown": Kind.MANUSCRIPT,
    "text/plain": Kind.TEXT,
}

_ZLIB_OR_GZIP = 32 + zlib.MAX_WBITS
_WHOLE = (200, 203)
"""Statuses of an answer that is the page itself."""
_NAT64 = ipaddress.ip_network("64:ff9b::/96")
_NOT_PUBLIC = tuple(map(ipaddress.ip_network, ("::/96", "::ffff:0:0:0/96", "64:ff9b:1::/48", "fec0::/10", "3fff::/20")))
"""IPv4 in IPv6 (compatible, translated), local NAT64, site-local, documentation: nothing public is there."""

Resolve = Callable[[str, int], Iterable[str]]


def fetch(
    address: str,
    *,
    photos: Path | None = None,
    resolve: Resolve | None = None,
    transport: httpx.AsyncBaseTransport | None = None,
) -> Material:
    """Return the document at an address.

    Args:
        address: http or https.
        photos: A folder of pictures for it; pictures are not fetched.
        resolve: Looks up a host's addresses; None asks the system.
        transport: Makes the connections; None makes real ones.

    Raises:
        SourceError: It cannot be had, is not public, or is too large, too slow or of a kind that holds no article.
    """
    try:
        response, data, url = asyncio.run(_fetched(address, resolve or _system_resolve, transport))
    except TimeoutError as error:
        raise SourceError(f"the page takes longer than {LIMIT_SECONDS:.0f} seconds", place=address) from error
    return _material(response, data, url, photos)


async def _fetched(
    address: str, resolve: Resolve, transport: httpx.AsyncBaseTransport | None
) -> tuple[httpx.Response, bytes, httpx.URL]:
    """Return the answer that the address leads to, its bytes, and where it was.

    Raises:
        TimeoutError: It took too long, wherever the time went.
    """
    async with (
        asyncio.timeout(LIMIT_SECONDS),
        httpx.AsyncClient(transport=transport, timeout=10.0, trust_env=False, headers=_HEADERS) as client,
    ):
        url = _checked_url(address, address)
        for _ in range(LIMIT_REDIRECTS + 1):
            response, data = await _get(client, url, _public_host(url, resolve, address), address)
            if not response.has_redirect_location:
                return response, data, url
            url = _checked_url(response.headers["location"], address, base=url)
    raise SourceError(f"the address leads on more than {LIMIT_REDIRECTS} times", place=address)


def _checked_url(address: str, place: str, base: httpx.URL | None = None) -> httpx.URL:
    try:
        url = base.join(address) if base else httpx.URL(address)
        host = url.host
    except (httpx.InvalidURL, ValueError) as error:
        raise SourceError(f"this is no address: {error}", place=place) from error
    if url.scheme not in ("http", "https") or not host:
        raise SourceError("only http and https addresses can be read", place=place)
    if url.port is not None and not 0 < url.port < 65536:
        raise SourceError(f"there is no port {url.port}", place=place)
    if url.username or url.password:
        raise SourceError(
            "an address with a password in it is not read", place=place, hint="Save the page and give the file."
        )
    return url


def _system_resolve(host: str, port: int) -> Iterable[str]:
    return [str(found[4][0]) for found in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]


def _public_host(url: httpx.URL, resolve: Resolve, place: str) -> str:
    """Return the address to connect to, all that the host resolves to being public."""
    port = url.port or (443 if url.scheme == "https" else 80)
    try:
        found = [ipaddress.ip_address(text.split("%")[0]) for text in resolve(url.host, port)]
    except (OSError, UnicodeError, ValueError) as error:
        raise SourceError(f"the server “{url.host}” is not known: {error}", place=place) from error
    for address in found:
        if not _is_public(address):
            raise SourceError(
                f"“{url.host}” is not a public server",
                place=place,
                hint="Save the page as a file and give that.",
            )
    if not found:
        raise SourceError(f"the server “{url.host}” is not known", place=place)
    return str(found[0])


def _is_public(address: ipaddress.IPv4Address | ipaddress.IPv6Address) -> bool:
    if isinstance(address, ipaddress.IPv6Address):
        nat64 = ipaddress.IPv4Address(int(address) & 0xFFFFFFFF) if address in _NAT64 else None
        inner = address.ipv4_mapped or address.sixtofour or nat64
        if inner is not None:
            return _is_public(inner)
        if any(address in network for network in _NOT_PUBLIC):
            return False
    return address.is_global and not address.is_multicast


async def _get(client: httpx.AsyncClient, url: httpx.URL, host: str, place: str) -> tuple[httpx.Response, bytes]:
    """Ask the checked address for the page, under the server's own name (Host header and TLS)."""
    request = client.build_request("GET", url.copy_with(host=host), headers={"host": url.netloc.decode("ascii")})
    request.extensions = {**request.extensions, "sni_hostname": url.host}
    try:
        response = await client.send(request, stream=True)
        try:
            if response.has_redirect_location:
                return response, b""
            if response.status_code not in _WHOLE:
                raise SourceError(f"the server answers {response.status_code} {response.reason_phrase}", place=place)
            return response, await _limited(response, place)
        finally:
            await response.aclose()
    except (httpx.InvalidURL, UnicodeError) as error:
        raise SourceError(f"the server leads on to what is no address: {error}", place=place) from error
    except httpx.HTTPError as error:
        raise SourceError(f"the page cannot be fetched: {error or type(error).__name__}", place=place) from error


async def _limited(response: httpx.Response, place: str) -> bytes:
    """Return the bytes of an answer, unpacked no further than the limit."""
    packing = response.headers.get("content-encoding", "identity").strip().lower()
    if packing not in ("identity", "gzip", "x-gzip", "deflate"):
        raise SourceError(f"the server packs the page in a way that is not read: {packing}", place=place)
    unpacker = None if packing == "identity" else zlib.decompressobj(_ZLIB_OR_GZIP)
    data, received = bytearray(), 0
    async for chunk in response.aiter_raw():
        received += len(chunk)
        data += _unpacked(unpacker, chunk, LIMIT_BYTES + 1 - len(data), place) if unpacker else chunk
        if max(len(data), received) > LIMIT_BYTES:
            raise SourceError(f"the page is larger than {LIMIT_BYTES // 2**20} MB", place=place)
    if unpacker and received and not unpacker.eof:
        raise SourceError("the page breaks off before its end", place=place)
    return bytes(data)


def _unpacked(unpacker: zlib._Decompress, chunk: bytes, limit: int, place: str) -> bytes:
    try:
        return unpacker.decompress(chunk, limit)
    except zlib.error as error:
        raise SourceError("the page is not packed as its server says", place=place) from error


def _material(response: httpx.Response, data: bytes, url: httpx.URL, photos: Path | None) -> Material:
    media_type = response.headers.get("content-type", "").split(";")[0].strip().lower()
    kind = _KINDS.get(media_type)
    if media_type and kind is None:
        raise SourceError(f"the address holds {media_type}, not an article", place=str(url))
    if kind is Kind.TEXT and PurePosixPath(urlsplit(str(url)).path).suffix in (".md", ".markdown"):
        kind = Kind.MANUSCRIPT
    encoding = response.charset_encoding
    return Material.of(data, name=str(url), kind=kind, folders=(photos,), address=str(url), declared_encoding=encoding)
