"""Pages that a browser saved with all their parts in one file (MHTML, RFC 2557): the page itself is taken out."""

from __future__ import annotations

import email
import re
from dataclasses import dataclass

from edition.errors import SourceError

_HEADERS = re.compile(rb"\A\s*(?:[\w-]+:[^\r\n]*\r?\n(?:[ \t]+[^\r\n]*\r?\n)*){2,}")
_RELATED = re.compile(rb"^content-type:\s*multipart/related", re.I | re.M)


@dataclass(frozen=True, slots=True)
class ArchivedPage:
    """The page in an archive, decoded from how mail encodes it."""

    data: bytes
    encoding: str | None
    """As the archive declares it; None when it does not."""


def archived_page(data: bytes, name: str) -> ArchivedPage | None:
    """Return the page that an archive holds; None when the source is no archive.

    Raises:
        SourceError: It is an archive without a page.
    """
    headers = _HEADERS.match(data)
    if headers is None or not _RELATED.search(headers[0]):
        return None
    for part in email.message_from_bytes(data).walk():
        content = part.get_payload(decode=True) if part.get_content_type() == "text/html" else None
        if isinstance(content, bytes):
            return ArchivedPage(content, part.get_content_charset())
    raise SourceError("the web archive holds no page", place=name, hint="Save the page as HTML.")
