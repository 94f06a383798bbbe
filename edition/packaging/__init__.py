"""Bind an edition into what listeners and readers really open: EPUB, DAISY, web page, audiobook, feed.

One module or subpackage a format. Each has one public function::

    package(edition, recordings, folder, *, layout, options) -> tuple[Path, ...]

It writes into ``folder`` (which exists) and returns the files it made. It reads nothing but the edition, the layout
(None: no print edition, so no page numbers), the recordings (empty: text alone, and the metadata says so) and the
options. No format imports another; what they share lies beside them: :mod:`archive` (zip files that are the same
bytes every time), :mod:`templating` (where every value is data), :mod:`documents` (a section as it is set) out of
:mod:`passages` (marked-up sentences), :mod:`pages` (where a printed page begins), :mod:`timeline` (when each sentence
is heard), :mod:`pictures` (photographs as players accept them) and :mod:`creators` (who wrote it).
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit
from uuid import NAMESPACE_URL, uuid5

from edition import __version__
from edition.errors import UsageError
from edition.model import Edition


@dataclass(frozen=True, slots=True)
class PackageOptions:
    """What every package wants to know beside the edition itself."""

    slug: str = "edition"
    """Safe stem of the file names: ``SLUG.epub``."""
    cover: Path | None = None
    """JPEG or PNG; None falls back to the edition's own cover, and to no cover without that."""
    base_url: str | None = None
    """http(s) address under which the edition's folder is published, without the slash at its end; None: nowhere."""
    lexicons: tuple[Path, ...] = ()
    """Pronunciation lexicons (W3C PLS) that were used, to travel along."""
    certified_by: str | None = None
    """Who vouches that the edition meets WCAG 2.2 AA; None claims nothing, since no machine can know it."""
    generator: str = f"edition {__version__}"

    def __post_init__(self) -> None:
        """Refuse a base address that is none, and take the slash off its end."""
        if self.base_url is not None:
            object.__setattr__(self, "base_url", _base_url(self.base_url))


def identifier(edition: Edition, options: PackageOptions) -> str:
    """Return the edition's name for machines, the same in every package and on every run.

    Returns:
        ``urn:uuid:…``, version 5, of the address or, without one, of publisher, date, title and slug.
    """
    if options.base_url:
        name = f"{options.base_url}/{options.slug}"
    else:
        name = "\n".join((edition.publisher or "", str(edition.date or ""), edition.title, options.slug))
    return f"urn:uuid:{uuid5(NAMESPACE_URL, name.encode('utf-8', 'replace').decode())}"


def _base_url(text: str) -> str:
    try:
        parts = urlsplit(text)
        sound = parts.scheme in {"http", "https"} and bool(parts.hostname) and not (parts.query or parts.fragment)
    except ValueError:
        sound = False
    if not sound or any(character.isspace() or not character.isprintable() for character in text):
        raise UsageError(
            f"{text!r} is no web address", place="--base-url", hint="Give one like https://example.org/editions"
        )
    return text.rstrip("/")
