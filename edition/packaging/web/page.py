"""The page of the web edition, wherever its sound, pictures and fonts are."""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from importlib.resources import files

from edition.model import Clip, Edition, Layout, Recording
from edition.packaging import PackageOptions, identifier
from edition.packaging.fonts import BOLD, ITALIC, REGULAR
from edition.packaging.pages import page_breaks
from edition.packaging.passages import Passage, heading_levels, passage, passages
from edition.packaging.pictures import Picture
from edition.packaging.templating import one_line, render
from edition.wording import Wording, wording

SPEEDS = ("0.5", "0.75", "0.9", "1", "1.1", "1.25", "1.5", "1.75", "2", "2.5", "3")
ICONS = {
    "play": "M8 5v14l11-7z",
    "pause": "M6 5h4v14H6zM14 5h4v14h-4z",
    "sentence-back": "M15.4 5.4 14 4l-8 8 8 8 1.4-1.4L8.8 12z",
    "sentence-on": "M8.6 5.4 10 4l8 8-8 8-1.4-1.4 6.6-6.6z",
    "block-back": "M11.4 5.4 10 4l-8 8 8 8 1.4-1.4L4.8 12zM20.4 5.4 19 4l-8 8 8 8 1.4-1.4-6.6-6.6z",
    "block-on": "M12.6 5.4 14 4l8 8-8 8-1.4-1.4 6.6-6.6zM3.6 5.4 5 4l8 8-8 8-1.4-1.4 6.6-6.6z",
    "section-back": "M5 5h2v14H5zM19 5v14L8.5 12z",
    "section-on": "M17 5h2v14h-2zM5 5v14l10.5-7z",
    "settings": "M3 17h8v2H3zM3 5h10v2H3zM13 21v-6h2v2h6v2h-6v2zM7 9h2v6H7v-2H3v-2h4zM11 11h10v2H11z"
    "M15 3h2v2h4v2h-4v2h-2z",
}
"""Shapes of our own on a grid of 24."""
_UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef]|[\ufffe\uffff" + "".join(
    chr(plane << 16 | last) for plane in range(1, 17) for last in (0xFFFE, 0xFFFF)
) + "]")  # fmt: skip
"""Control characters and noncharacters: parse errors in HTML (13.2.3.5)."""


@dataclass(frozen=True, slots=True)
class Image:
    """A picture with its address and with its size, so that the text need not move when it arrives."""

    source: str
    """Address."""
    width: int
    """Pixels."""
    height: int

    @classmethod
    def at(cls, source: str, found: Picture) -> Image:
        """Return a picture that is to be found at an address."""
        return cls(source, found.width, found.height)


@dataclass(frozen=True, slots=True)
class Media:
    """Where the page finds what is not text."""

    sounds: Mapping[str, str]
    """Address by section id."""
    images: Mapping[str, Image]
    """By the photo's block id."""
    fonts: Mapping[str, str]
    """Address by file name."""
    icon: str
    """Address of the page's icon."""
    allowed: str
    """The policy's sources for them: ``'self'`` or ``data:``."""
    fetched: bool = False
    """True when the player may have to fetch a sound file whole, from a server that cannot send parts."""


def page(
    edition: Edition, recordings: Sequence[Recording], *, layout: Layout | None, options: PackageOptions, media: Media
) -> str:
    """Return the whole page as HTML."""
    say = wording(edition.language)
    style = f"{_faces(media.fonts)}\n{asset('style.css')}"
    script = asset("settings.js") + asset("words.js") + asset("player.js")
    is_issue = len(edition.articles) > 1
    html = render(
        "web/page.html",
        edition=edition,
        title=one_line(edition.title),
        is_issue=is_issue,
        top=2 if is_issue else 1,
        imprint=tuple(_imprint(edition, recordings, say)),
        clips={clip.id: clip for recording in recordings for clip in recording.clips},
        recordings={recording.section_id: recording for recording in recordings},
        voice=", ".join(dict.fromkeys(recording.voice for recording in recordings)),
        pages=page_breaks(edition, layout),
        sounds=media.sounds,
        pictures=media.images,
        identifier=identifier(edition, options),
        generator=options.generator,
        say=say,
        passage=passage,
        passages=passages,
        timed=_timed,
        heading_levels=heading_levels,
        letters=_letters(say),
        speeds=SPEEDS,
        icons=ICONS,
        icon_source=media.icon,
        policy=_policy(style, script, media),
        style=style,
        script=script,
    )
    return _UNFIT.sub("\N{REPLACEMENT CHARACTER}", html)


@lru_cache
def asset(name: str) -> str:
    """Return the page's own style sheet, script or icon."""
    return (files("edition.packaging") / "templates" / "web" / name).read_text(encoding="utf-8")


def _timed(sentence: Passage, clip: Clip) -> str:
    """Return when each word is said, as the page's script reads it; nothing for text that is not the clip's."""
    if sentence.text != clip.text:
        return ""
    return " ".join(
        f"{_utf16(clip.text, start)},{_utf16(clip.text, end)},{begin_ms - clip.begin_ms}"
        for start, end, begin_ms, _ in clip.words
    )


def _utf16(text: str, place: int) -> int:
    """Return a place in a text as scripts of web pages count."""
    return place + sum(character > "\uffff" for character in text[:place])


def _imprint(edition: Edition, recordings: Sequence[Recording], say: Wording) -> Iterator[str]:
    if edition.publisher:
        yield edition.publisher
    if edition.date:
        yield say.date(edition.date)
    if recordings:
        yield say.duration(sum(recording.duration_ms for recording in recordings))


def _letters(say: Wording) -> tuple[tuple[tuple[str, ...], str], ...]:
    return (
        (("K",), say("Play or pause")),
        (("J", "L"), say("Previous or next sentence")),
        (("U", "O"), say("Previous or next paragraph")),
        (("B", "N"), say("Previous or next part")),
        (("S", "F"), say("Slower or faster")),
    )


def _faces(fonts: Mapping[str, str]) -> str:
    looks = {REGULAR: ("normal", 400), ITALIC: ("italic", 400), BOLD: ("normal", 700)}
    return "\n".join(
        f'@font-face {{ font-family: "Atkinson Hyperlegible Next"; font-style: {style}; font-weight: {weight}; '
        f'font-display: swap; src: url("{fonts[name]}"); }}'
        for name, (style, weight) in looks.items()
    )


def _policy(style: str, script: str, media: Media) -> str:
    """Return the Content-Security-Policy (CSP Level 3): our style and our script, our own files, and nothing else."""
    return "; ".join(
        (
            "default-src 'none'",
            f"script-src '{_hash(script)}'",
            f"style-src '{_hash(style)}'",
            f"img-src {media.allowed}",
            f"font-src {media.allowed}",
            f"media-src {media.allowed} blob:" if media.fetched else f"media-src {media.allowed}",
            *(("connect-src 'self'",) if media.fetched else ()),
            "base-uri 'none'",
            "form-action 'none'",
            "require-trusted-types-for 'script'",
        )
    )


def _hash(text: str) -> str:
    return f"sha256-{b64encode(sha256(text.encode()).digest()).decode('ascii')}"
