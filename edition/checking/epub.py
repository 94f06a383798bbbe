"""Read an EPUB back as a listener's player would, and hold it against the edition and against its own claims.

These are the rules that neither EPUBCheck nor Ace knows: every sentence once and in order, clips that lie within their
sound and follow the text, sound that is what it is called, headings without a gap, page numbers that lead where they
say, metadata that claims what is there and nothing else, and nothing that runs or reaches out.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from urllib.parse import urlsplit

from lxml import etree

from edition.checking.container import Container, local_name, open_container, plain, text_of
from edition.checking.epub_overlays import overlay_findings
from edition.checking.epub_reader import Book, read_book
from edition.checking.report import Finding, Report

Sentences = Sequence[tuple[str, str]]
"""(id, text) of everything that must be in a package, once, in this order."""

MIMETYPE = b"application/epub+zip"
HARMLESS_SCHEMES = frozenset({"", "http", "https", "mailto"})
ACTIVE_ELEMENTS = frozenset({"script", "iframe", "object", "embed", "form", "input", "button", "foreignObject"})


def check_epub(path: Path, sentences: Sentences) -> Report:
    """Inspect an EPUB.

    Args:
        path: The file.
        sentences: What it must say.
    """
    container = open_container(path)
    if isinstance(container, Finding):
        return Report((container,))
    return Report(tuple(findings(container, sentences)), checks=(f"contents of {path.name}",))


def findings(container: Container, sentences: Sentences) -> Iterator[Finding]:
    """Give everything that is not as it should be in an EPUB container."""
    yield from container.malformed()
    yield from _mimetype(container)
    book = read_book(container)
    if isinstance(book, Finding):
        yield book
        return
    for rule in (_manifest, _headings, _pages, _images, _harmless):
        yield from rule(book)
    yield from _sentences(book, sentences)
    yield from _claims(book, sentences)
    yield from overlay_findings(book)


def _mimetype(container: Container) -> Iterator[Finding]:
    first = next(iter(container.members), None)
    if first != "mimetype" or container.members["mimetype"] != MIMETYPE:
        yield Finding("EPUB 3.3 4.2.3", "mimetype is not the first member", container.name)


def _manifest(book: Book) -> Iterator[Finding]:
    for name, media_type in book.manifest.items():
        if name not in book.container.members:
            yield Finding("EPUB 3.3 5.6", "is in the manifest but not in the container", name)
        elif media_type.startswith("audio/"):
            sound = book.container.sounds.get(name)
            if sound is None or sound.media_type != media_type:
                yield Finding(
                    "sound as declared",
                    f"is declared {media_type} and is {(sound and sound.media_type) or 'no sound'}",
                    name,
                )
    unlisted = set(book.container.members) - set(book.manifest) - {"mimetype", book.package_name}
    for name in sorted(name for name in unlisted if not name.startswith("META-INF/")):
        yield Finding("EPUB 3.3 5.6", "is in the container but not in the manifest", name)


def _sentences(book: Book, sentences: Sentences) -> Iterator[Finding]:
    wanted = dict(sentences)
    found = [(id_, element, document) for document in book.spine for id_, element in document.ids if id_ in wanted]
    order = [id_ for id_, _, _ in found]
    for id_ in wanted:
        if order.count(id_) != 1:
            yield Finding("sentence once", f"is there {order.count(id_)} times", id_)
    if sorted(order) == sorted(wanted) and order != list(wanted):
        place = next(id_ for id_, expected in zip(order, wanted, strict=True) if id_ != expected)
        yield Finding("sentences in order", "stands in the wrong place", place)
    for id_, element, document in found:
        if text_of(element) != plain(wanted[id_]):
            yield Finding("sentence unchanged", f"reads {text_of(element)!r}", f"{document.name}#{id_}")


def _headings(book: Book) -> Iterator[Finding]:
    level = 0
    for document in book.spine:
        for element in document.elements:
            name = local_name(element)
            if len(name) == 2 and name[0] == "h" and name[1].isdigit():
                if int(name[1]) > level + 1:
                    yield Finding(
                        "heading levels", f"{name} follows level {level}", f"{document.name}: {text_of(element)}"
                    )
                level = int(name[1])


def _pages(book: Book) -> Iterator[Finding]:
    breaks = [(element.get("id"), document) for document in book.spine for element in document.page_breaks]
    if book.page_list is None:
        if breaks:
            yield Finding("page list", "there are page breaks but no page list", book.package_name)
        return
    numbers = [text for text, _ in book.page_list]
    if numbers != [str(number) for number in range(1, len(numbers) + 1)]:
        yield Finding("page list", f"does not count from 1: {', '.join(numbers)}", book.nav_name)
    targets = [target for _, target in book.page_list]
    if targets != [f"{document.name}#{id_}" for id_, document in breaks]:
        yield Finding("page list", "does not lead to every page break in the order of the text", book.nav_name)
    for text, target in book.page_list:
        if target.rpartition("-")[2] != text:
            yield Finding("page list", f"page {text} leads to {target}", book.nav_name)


def _images(book: Book) -> Iterator[Finding]:
    for document, element in book.images:
        if not any(element.get(name) for name in ("alt", "aria-labelledby", "aria-label")):
            yield Finding("text alternatives", "a picture has no name at all", f"{document.name}: {element.get('src')}")
        if document.resolve(element.get("src", "")) not in book.manifest:
            yield Finding("EPUB 3.3 5.6", f"the picture {element.get('src')} is not in the manifest", document.name)


def _claims(book: Book, sentences: Sentences) -> Iterator[Finding]:
    described = bool(book.images) and all(element.get("alt") for _, element in book.images)
    heard = {target for overlay in book.overlays for target, _ in overlay.clips}
    narrated = bool(heard) and {id_ for id_, _ in sentences} <= {target.partition("#")[2] for target in heard}
    truth = {
        "alternativeText": described,
        "synchronizedAudioText": narrated,
        "pageNavigation": bool(book.page_list),
        "pageBreakMarkers": bool(book.page_list),
    }
    claimed = set(book.properties("schema:accessibilityFeature"))
    for feature, true in truth.items():
        if (feature in claimed) != true:
            yield Finding(
                "honest metadata", f"{feature} is {'true and not claimed' if true else 'claimed and not true'}"
            )
    modes = set(book.properties("schema:accessMode"))
    expected = {"textual", *(("auditory",) if heard else ()), *(("visual",) if book.images else ())}
    if modes != expected:
        yield Finding("honest metadata", f"accessMode is {sorted(modes)} and should be {sorted(expected)}")
    if "textual" in book.properties("schema:accessModeSufficient") and book.images and not described:
        yield Finding("honest metadata", "text is called sufficient though pictures have no text alternative")
    if book.properties("dcterms:conformsTo") and not book.properties("a11y:certifiedBy"):
        yield Finding("honest metadata", "conformance is claimed and nobody certifies it")


def _harmless(book: Book) -> Iterator[Finding]:
    for name, root in book.container.documents.items():
        for element in root.iter(etree.Element):
            yield from (Finding("nothing runs or reaches out", message, name) for message in _dangers(element))


def _dangers(element: etree._Element) -> Iterable[str]:
    if local_name(element) in ACTIVE_ELEMENTS:
        yield f"there is a {local_name(element)} element"
    for name, value in element.attrib.items():
        attribute = etree.QName(str(name)).localname.lower()
        scheme = urlsplit(str(value)).scheme.lower() if attribute in {"href", "src"} else ""
        if attribute.startswith("on") or attribute == "style":
            yield f"there is an attribute {attribute}"
        elif scheme not in HARMLESS_SCHEMES or (attribute == "src" and scheme):
            yield f"{attribute} reaches out: {value!s}"
