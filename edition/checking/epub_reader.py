"""An EPUB as a player sees it: manifest, spine, navigation and overlays."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import unquote

from lxml import etree

from edition.checking.container import Container, local_name, text_of
from edition.checking.report import Finding

NAMESPACES = {
    "opf": "http://www.idpf.org/2007/opf",
    "html": "http://www.w3.org/1999/xhtml",
    "smil": "http://www.w3.org/ns/SMIL",
    "container": "urn:oasis:names:tc:opendocument:xmlns:container",
}
EPUB_TYPE = "{http://www.idpf.org/2007/ops}type"


@dataclass(frozen=True)
class Clip:
    """A stretch of a sound file."""

    sound: str
    """Name of the member."""
    begin_ms: int
    end_ms: int


@dataclass(frozen=True)
class ContentDocument:
    """A document of the spine."""

    name: str
    root: etree._Element

    @cached_property
    def elements(self) -> tuple[etree._Element, ...]:
        """Every element, in order."""
        return tuple(self.root.iter(etree.Element))

    @cached_property
    def ids(self) -> tuple[tuple[str, etree._Element], ...]:
        """(id, element), in order."""
        return tuple((element.get("id", ""), element) for element in self.elements if element.get("id"))

    @property
    def page_breaks(self) -> Iterator[etree._Element]:
        """Give the marks where a print page begins."""
        return (element for element in self.elements if element.get(EPUB_TYPE) == "pagebreak")

    def resolve(self, reference: str) -> str:
        """Return the member that a reference in the document means, with its fragment."""
        return resolve(self.name, reference)


@dataclass(frozen=True)
class Overlay:
    """A media overlay document."""

    name: str
    document: str
    """Name of the content document whose manifest item names it; empty when none does."""
    clips: tuple[tuple[str, Clip | None], ...]
    """(member#id of the text, its sound), in the order in which they are played."""
    stated_ms: int | None
    """Its ``media:duration``; None without one."""


@dataclass(frozen=True)
class Book:
    """The parts of an EPUB."""

    container: Container
    package_name: str
    package: etree._Element

    @cached_property
    def _items(self) -> dict[str, etree._Element]:
        return {item.get("id", ""): item for item in self.package.iterfind("opf:manifest/opf:item", NAMESPACES)}

    @cached_property
    def manifest(self) -> dict[str, str]:
        """Media type of each member that the manifest lists."""
        return {self._member(item): item.get("media-type", "") for item in self._items.values()}

    @cached_property
    def spine(self) -> tuple[ContentDocument, ...]:
        """The documents in reading order."""
        references = self.package.iterfind("opf:spine/opf:itemref", NAMESPACES)
        names = [
            self._member(self._items[ref.get("idref", "")]) for ref in references if ref.get("idref") in self._items
        ]
        documents = self.container.documents
        return tuple(ContentDocument(name, documents[name]) for name in names if name in documents)

    @cached_property
    def overlays(self) -> tuple[Overlay, ...]:
        """The overlays in reading order."""
        by_name = {
            self._member(self._items[item.get("media-overlay", "")]): self._member(item)
            for item in self._items.values()
            if item.get("media-overlay") in self._items
        }
        order = {document.name: number for number, document in enumerate(self.spine)}
        listed = sorted(
            (name for name, media_type in self.manifest.items() if media_type == "application/smil+xml"),
            key=lambda name: order.get(by_name.get(name, ""), -1),
        )
        return tuple(self._overlay(name, by_name.get(name, "")) for name in listed if name in self.container.documents)

    @cached_property
    def nav_name(self) -> str:
        """Name of the navigation document; empty without one."""
        items = (item for item in self._items.values() if "nav" in item.get("properties", "").split())
        return next((self._member(item) for item in items), "")

    @cached_property
    def contents(self) -> list[str]:
        """What the table of contents leads to, as member#id, in order."""
        return [target for _, target in self._nav("toc") or ()]

    @cached_property
    def page_list(self) -> list[tuple[str, str]] | None:
        """(words, member#id) of each page; None without a page list."""
        return self._nav("page-list")

    @cached_property
    def images(self) -> tuple[tuple[ContentDocument, etree._Element], ...]:
        """Every picture of the spine."""
        return tuple(
            (document, element)
            for document in self.spine
            for element in document.elements
            if local_name(element) == "img"
        )

    def properties(self, name: str) -> tuple[str, ...]:
        """Return the values of a metadata property."""
        metas = self.package.iterfind("opf:metadata/opf:meta", NAMESPACES)
        return tuple(text_of(meta) for meta in metas if meta.get("property") == name)

    @cached_property
    def durations_ms(self) -> dict[str | None, int | None]:
        """``media:duration`` by member, of the whole book under None; missing or None when not stated soundly."""
        stated = (
            (meta.get("refines"), clock_ms(text_of(meta)))
            for meta in self.package.iterfind("opf:metadata/opf:meta", NAMESPACES)
            if meta.get("property") == "media:duration"
        )
        members = {f"#{id_}": self._member(item) for id_, item in self._items.items()}
        return {members.get(refines) if refines else None: duration for refines, duration in stated}

    def _nav(self, kind: str) -> list[tuple[str, str]] | None:
        root = self.container.documents.get(self.nav_name)
        navs = root.iterfind(".//html:nav", NAMESPACES) if root is not None else iter(())
        for nav in navs:
            if nav.get(EPUB_TYPE) == kind:
                links = nav.iterfind(".//html:a", NAMESPACES)
                return [(text_of(link), resolve(self.nav_name, link.get("href", ""))) for link in links]
        return None

    def _overlay(self, name: str, document: str) -> Overlay:
        pars = self.container.documents[name].iterfind(".//smil:par", NAMESPACES)
        return Overlay(name, document, tuple(_clip(name, par) for par in pars), self.durations_ms.get(name))

    def _member(self, item: etree._Element) -> str:
        return resolve(self.package_name, item.get("href", ""))


def read_book(container: Container) -> Book | Finding:
    """Return the book in a container, or the finding that there is none."""
    root = container.documents.get("META-INF/container.xml")
    rootfile = root.find(".//container:rootfile", NAMESPACES) if root is not None else None
    name = rootfile.get("full-path", "") if rootfile is not None else ""
    package = container.documents.get(name)
    if package is None:
        return Finding("EPUB 3.3 4.2.6", "there is no package document", container.name)
    return Book(container, name, package)


def resolve(base: str, reference: str) -> str:
    """Return the member#fragment that a reference in the member ``base`` means."""
    path, mark, fragment = reference.partition("#")
    target = posixpath.normpath(posixpath.join(posixpath.dirname(base), unquote(path))) if path else base
    return f"{target}{mark}{fragment}"


def clock_ms(value: str) -> int | None:
    """Return a SMIL clock value (``0:01:02.345``, ``62.345s``) in milliseconds; None for what is none."""
    try:
        if ":" in value:
            parts = [float(part) for part in value.split(":")]
            return round(1000 * sum(part * 60.0**power for power, part in enumerate(reversed(parts))))
        return round(1000 * float(value.removesuffix("s")))
    except ValueError:
        return None


def _clip(name: str, par: etree._Element) -> tuple[str, Clip | None]:
    text, audio = par.find("smil:text", NAMESPACES), par.find("smil:audio", NAMESPACES)
    target = resolve(name, text.get("src", "")) if text is not None else ""
    if audio is None:
        return target, None
    begin, end = clock_ms(audio.get("clipBegin", "0")), clock_ms(audio.get("clipEnd", ""))
    return target, Clip(
        resolve(name, audio.get("src", "")), begin if begin is not None else -1, end if end is not None else -1
    )
