"""The images in a box: which of them are its pictures, where their files are, what their alternative text is.

Pages hold the same picture several times: small until a script loads it, in other sizes, for browsers without scripts.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Generic, TypeVar
from urllib.parse import unquote

from edition.reading.html.markup import Element, one_line
from edition.reading.pictures import urlsplit_path

Value = TypeVar("Value")
TAGS = ("img", "amp-img")
SMALLEST = 100
"""Pixels: an image that says it is smaller than this is an icon."""
_MARKUP = re.compile(r"<[a-zA-Z/][^<>]*>")
_ADDRESS_ATTRIBUTES = (
    "src",
    "data-src",
    "data-original",
    "data-lazy-src",
    "data-url",
    "data-image",
    "data-srcset",
    "srcset",
)
_IMAGE_ADDRESS = re.compile(r"(?:https?:)?//\S+\.(?:jpe?g|png|webp)\b", re.I)
_BACKGROUND = re.compile(r"background(?:-image)?\s*:[^;]*url\(\s*['\"]?([^'\")]+)", re.I)
_STANDS_IN = re.compile(
    r"placeholder|lazy-?load|spacer|(?<![a-z])(?:blank|transparent|fallback|loading|loader|dummy|1x1|pixel|gr[ae]y)"
    r"[\w-]*\.(?:png|webp|gif)$",
    re.I,
)
"""What the file is called that is shown until the picture is there."""
_DRAWING = re.compile(r"\.svg$", re.I)
_LESS_LIKELY = re.compile(r"\.(?:gif|svg)$", re.I)
_SIZE = re.compile(r"(?:\d+|master|original|[\w,]*[wh]_?\d+[\w,]*)(?:\.\w{3,4})?")
_SIZE_SUFFIX = re.compile(r"[-_@]\d{2,5}(?:x\d{2,5})?(?:px|w)?$|-scaled$")
_EXTENSION = re.compile(r"\.(?:jpe?g|png|webp|gif|avif|tiff?)\b.*$", re.I)
_DATE = re.compile(r"/((?:19|20)\d\d/\d\d?(?:/\d\d?)?)/")


def key(address: str) -> str:
    """Return what stays the same of an image's address in all the sizes it is served in: its file name's stem."""
    parts = unquote(urlsplit_path(address) or address).rstrip("/").split("/")
    telling = [part for part in parts if part and not _SIZE.fullmatch(part)]
    return _SIZE_SUFFIX.sub("", _EXTENSION.sub("", telling[-1] if telling else "")).casefold()


class ByAddress(Generic[Value]):
    """What is known of pictures, by any address of the same one: its name tells, and its date if both have one."""

    def __init__(self, known: Iterable[tuple[str, Value]] = ()) -> None:
        """Keep the first of what is given for each picture."""
        self._found: dict[tuple[str, str | None], Value] = {}
        for address, value in known:
            self.add(address, value)

    def add(self, address: str, value: Value) -> None:
        """Keep what is known of a picture, if nothing is known yet."""
        name = key(address) or address
        for day in (_date(address), None):
            self._found.setdefault((name, day), value)

    def get(self, address: str) -> Value | None:
        """Return what is known of a picture; None for nothing."""
        name, day = key(address) or address, _date(address)
        days = (day, "") if day else (None,)
        return next((self._found[name, each] for each in days if (name, each) in self._found), None)


def identity(address: str) -> str:
    """Return what tells a page's pictures apart: their names, and their dates."""
    return f"{key(address)} {_date(address)}".strip()


def images_in(box: Element) -> list[Element]:
    """Return a box's pictures, each once: no icons, nothing that only stands in until the picture is loaded."""
    return _distinct(_real([image for image in box.iter(*TAGS) if not _is_icon(image)]))


def has_several(box: Element) -> bool:
    """Tell whether there are images of more than one thing below, icons too."""
    return len(_distinct(_real(list(box.iter(*TAGS))))) > 1


def address_of(image: Element) -> str:
    """Return an image's address, in whichever attribute scripts look for it; empty when it holds the picture itself."""
    found = list(_addresses(image))
    shown = [address for address in found if not _stands_in(address)] or found
    likely = [address for address in shown if not _LESS_LIKELY.search(urlsplit_path(address))]
    return next(iter(likely or shown), "")


def alt_of(image: Element) -> str:
    """Return an image's alternative text without markup."""
    return one_line(_MARKUP.sub(" ", image.get("alt") or ""))


def drawn_in(box: Element) -> tuple[str, str]:
    """Return address and alternative text of a picture without ``<img>``, as a background is; both may be empty."""
    for source in box.iter("source"):
        for address in _plain(source.get("srcset") or source.get("data-srcset"), is_set=True):
            return address, ""
    for element in box.iter("div", "span", "a"):
        match = _BACKGROUND.search(element.get("style") or "")
        if match or element.get("role") == "img":
            address = match[1].strip() if match and not match[1].startswith(("data:", "blob:")) else ""
            return address, one_line(element.get("aria-label"))
    return "", ""


def _addresses(image: Element) -> Iterator[str]:
    others = (name for name, value in image.attrib.items() if _IMAGE_ADDRESS.match(str(value)))
    for name in (*_ADDRESS_ATTRIBUTES, *map(str, others)):
        yield from _plain(image.get(name), "srcset" in name)
    around = next(image.iterancestors("picture"), None)
    if around is not None:
        for source in around.iter("source"):
            for name in ("srcset", "data-srcset", "src"):
                yield from _plain(source.get(name), "srcset" in name)


def _plain(value: str | None, is_set: bool) -> Iterator[str]:
    """Yield the address that an attribute holds, if it is one; the first of several sizes."""
    address = (value or "").strip()
    if address and not address.startswith(("data:", "blob:")):
        yield address.split()[0].rstrip(",") if is_set else address


def _real(images: Sequence[Element]) -> Sequence[Element]:
    """Leave out what stands in for another image, and what is there for browsers without scripts only."""
    real = [image for image in images if (address := address_of(image)) and not _stands_in(address)]
    return [image for image in real if next(image.iterancestors("noscript"), None) is None] or real or images


def _distinct(images: Sequence[Element]) -> list[Element]:
    found: list[Element] = []
    seen = ByAddress[Element]()
    for image in images:
        address = address_of(image)
        if (address or not found) and seen.get(address) is None:
            found.append(image)
            seen.add(address, image)
    return found


def _date(address: str) -> str:
    """Return the date in an image's address: files of the same name in other months' folders are other pictures."""
    match = _DATE.search(unquote(urlsplit_path(address) or address))
    return match[1] if match else ""


def _stands_in(address: str) -> bool:
    return bool(_STANDS_IN.search((urlsplit_path(address) or address).rsplit("/", 1)[-1]))


def _is_icon(image: Element) -> bool:
    drawn = bool(_DRAWING.search(urlsplit_path(address_of(image))))
    return drawn or any(0 < pixels(image.get(side)) < SMALLEST for side in ("width", "height"))


def pixels(value: str | None) -> int:
    """Return the number in an attribute that says how large an image is; 0 when it says nothing."""
    return int(value) if value and value.isdecimal() and len(value) < 6 else 0
