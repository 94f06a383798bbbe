"""Read a web edition back as a browser would: its words, its times, what it plays and shows, and what it lets run."""

from __future__ import annotations

from base64 import b64decode, b64encode
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from urllib.parse import unquote, urlsplit

from lxml import etree, html

from edition.checking.container import plain, sound_of, text_of
from edition.checking.expected import Expected
from edition.checking.report import Finding, Report
from edition.checking.sentences import heading_findings, order_findings

LINKS = frozenset({"", "http", "https", "mailto"})
FOREIGN = frozenset({"iframe", "object", "embed", "base", "frame", "applet"})
_MP3_PADDING_MS = 120
"""Headers of an MP3 tell up to two frames more than was recorded."""


@dataclass(frozen=True, slots=True)
class Page:
    """A page and where it lies."""

    path: Path
    root: etree._Element

    def data(self, address: str) -> bytes | None:
        """Return what an address of the page leads to: a file beside it, or what it holds itself; None for nothing."""
        scheme, _, content = address.partition(":")
        if scheme == "data":
            return b64decode(content.partition(",")[2])
        path = self.path.parent / unquote(urlsplit(address).path)
        inside = path.resolve().is_relative_to(self.path.parent.resolve())
        return path.read_bytes() if inside and path.is_file() else None


def check_web(path: Path, expected: Expected) -> Report:
    """Inspect a web edition.

    Args:
        path: ``index.html`` of its folder, or the page that holds everything.
        expected: The words, times and pages that it must hold.
    """
    try:
        root = html.document_fromstring(path.read_bytes(), parser=html.HTMLParser(encoding="utf-8", huge_tree=True))
    except (OSError, etree.ParserError) as error:
        return Report((Finding("readable page", str(error), path.name),))
    return Report(tuple(findings(Page(path, root), expected)), checks=(f"contents of {path.name}",))


def findings(page: Page, expected: Expected) -> Iterator[Finding]:
    """Give everything that is not as it should be."""
    for held in (_sentences, _times, _pages):
        yield from held(page, expected)
    for rule in (_headings, _sounds, _images, _policy, _dangers):
        yield from rule(page)


def _sentences(page: Page, expected: Expected) -> Iterator[Finding]:
    wanted = dict(expected.sentences)
    found = [
        (element.get("id", ""), element) for element in page.root.iter(etree.Element) if element.get("id") in wanted
    ]
    yield from order_findings([id_ for id_, _ in found], wanted, page.path.name)
    for id_, element in found:
        if _plain(text_of(element)) != _plain(plain(wanted[id_])):
            yield Finding("sentence unchanged", f"reads {text_of(element)!r}", f"{page.path.name}: {id_}")


def _times(page: Page, expected: Expected) -> Iterator[Finding]:
    timed = {element.get("id"): element for element in page.root.iter(etree.Element) if element.get("data-begin")}
    for id_ in sorted(timed.keys() ^ expected.times_ms.keys(), key=str):
        yield Finding("times agree", "is timed but not heard, or heard but not timed", f"{page.path.name}: {id_}")
    for id_, times in expected.times_ms.items():
        if id_ in timed and (_number(timed[id_], "data-begin"), _number(timed[id_], "data-end")) != times:
            yield Finding("times agree", f"is not marked from {times[0]} to {times[1]} ms", f"{page.path.name}: {id_}")


def _pages(page: Page, expected: Expected) -> Iterator[Finding]:
    """Pages of the print edition come in order; those that no sentence begins on stand before the next, or nowhere."""
    numbers = [_number(element, "data-page") for element in page.root.iter(etree.Element) if element.get("data-page")]
    if numbers != list(range(1, len(numbers) + 1)) or len(numbers) > (expected.page_count or 0):
        yield Finding("pages in order", f"are {numbers}, of {expected.page_count}", page.path.name)


def _headings(page: Page) -> Iterator[Finding]:
    headings = [
        element for element in page.root.iter("h1", "h2", "h3", "h4", "h5", "h6") if _in(element, "main", "header")
    ]
    if [element.tag for element in headings].count("h1") != 1 or headings[0].tag != "h1":
        yield Finding("one h1", "the page does not begin with its only heading of level 1", page.path.name)
    yield from heading_findings(headings, page.path.name)


def _sounds(page: Page) -> Iterator[Finding]:
    """Every part's sound is there, is sound, and lasts as long as the player believes."""
    for section in page.root.iter("section"):
        sources = [audio.get("src", "") for audio in section.iter("audio")]
        if section.get("data-length") is None and not sources:
            continue
        place = f"{page.path.name}: {section.get('id')}"
        data = page.data(sources[0]) if len(sources) == 1 else None
        sound = sound_of(data) if data is not None else None
        told = _number(section, "data-length")
        if sound is None:
            yield Finding("sound", "there is no sound file", place)
        elif not told <= sound.duration_ms <= told + _MP3_PADDING_MS:
            yield Finding("sound", f"is {sound.duration_ms} ms long, not {told}", place)
        elif any(_number(element, "data-end") > told for element in section.iter("span") if element.get("data-end")):
            yield Finding("times in the sound", "a sentence ends after the sound", place)


def _images(page: Page) -> Iterator[Finding]:
    named = {element.get("id") for element in page.root.iter(etree.Element)} - {None}
    for image in page.root.iter("img"):
        place = f"{page.path.name}: {image.get('src', '')[:60]}"
        if page.data(image.get("src", "")) is None:
            yield Finding("picture", "there is no file", place)
        if image.get("alt") is None and image.get("aria-labelledby") not in named:
            yield Finding("WCAG 1.1.1", "has neither text alternative nor caption", place)


def _policy(page: Page) -> Iterator[Finding]:
    """The policy lets one style sheet and one script run, those of the page, by their hashes (CSP 3)."""
    stated = [
        meta.get("content", "")
        for meta in page.root.iter("meta")
        if meta.get("http-equiv") == "Content-Security-Policy"
    ]
    policy = dict(directive.strip().partition(" ")[::2] for text in stated for directive in text.split(";"))
    if policy.get("default-src") != "'none'":
        yield Finding("CSP", "the policy does not begin with nothing", page.path.name)
    for kind in ("style", "script"):
        hashes = [f"'sha256-{_hash(element.text or '')}'" for element in page.root.iter(kind)]
        if policy.get(f"{kind}-src", "").split() != hashes or len(hashes) != 1:
            yield Finding("CSP", f"the policy lets another {kind} in than ours", page.path.name)


def _dangers(page: Page) -> Iterator[Finding]:
    for element in page.root.iter(etree.Element):
        place = f"{page.path.name}: {element.tag}"
        if element.tag in FOREIGN:
            yield Finding("nothing runs or reaches out", "has no place here", place)
        for name, value in ((str(name), str(value)) for name, value in element.attrib.items()):
            scheme = urlsplit(value).scheme.lower() if name in {"href", "src", "srcset", "action"} else ""
            own = scheme == "data" and (name == "src" or element.tag == "link")
            if name.startswith("on") or name == "style":
                yield Finding("nothing runs or reaches out", f"has an attribute {name}", place)
            elif (scheme and element.tag != "a" and not own) or (scheme not in LINKS and not own):
                yield Finding("nothing runs or reaches out", f"{name} reaches out: {value[:60]}", place)


def _in(element: etree._Element, *tags: str) -> bool:
    return any(ancestor.tag in tags for ancestor in element.iterancestors())


def _number(element: etree._Element, name: str) -> int:
    value = element.get(name, "")
    return int(value) if value.isdecimal() else -1


def _plain(text: str) -> str:
    """Return the text as HTML can hold it, which has no control characters and noncharacters (13.2.3.5)."""
    return "".join("\N{REPLACEMENT CHARACTER}" if _unfit(ord(letter)) else letter for letter in text)


def _unfit(code: int) -> bool:
    return 0x7F <= code <= 0x9F or 0xFDD0 <= code <= 0xFDEF or code & 0xFFFE == 0xFFFE


def _hash(text: str) -> str:
    return b64encode(sha256(text.encode()).digest()).decode("ascii")
