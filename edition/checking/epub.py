"""Read an EPUB back as a listener's player would, and hold it against the edition and against its own claims.

These are the rules that neither EPUBCheck nor Ace knows: every sentence once and in order, clips that lie within their
sound and follow the text, sound that is what it is called, headings without a gap, page numbers that lead where they
say, metadata that claims what is there and nothing else, and nothing that runs or reaches out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from edition.checking.container import Container, dangers, doubled_ids, local_name, open_container
from edition.checking.epub_overlays import overlay_findings
from edition.checking.epub_reader import Book, read_book
from edition.checking.expected import Expected
from edition.checking.report import Finding, Report
from edition.checking.sentences import heading_findings, sentence_findings

MIMETYPE = b"application/epub+zip"
HEADING = re.compile("h[1-6]")


def check_epub(path: Path, expected: Expected) -> Report:
    """Inspect an EPUB.

    Args:
        path: The file.
        expected: The words, times and pages that it must hold.
    """
    container = open_container(path)
    if isinstance(container, Finding):
        return Report((container,))
    return Report(tuple(findings(container, expected)), checks=(f"contents of {path.name}",))


def findings(container: Container, expected: Expected) -> Iterator[Finding]:
    """Give everything that is not as it should be in an EPUB container."""
    yield from container.malformed()
    yield from _mimetype(container)
    book = read_book(container)
    if isinstance(book, Finding):
        yield book
        return
    yield from dangers(container)
    yield from doubled_ids(container)
    for rule in (_manifest, _headings, _contents, _images):
        yield from rule(book)
    for held in (_sentences, _pages, _claims, overlay_findings):
        yield from held(book, expected)


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


def _sentences(book: Book, expected: Expected) -> Iterator[Finding]:
    found = [(id_, element) for document in book.spine for id_, element in document.ids]
    return sentence_findings(found, expected, book.container.name)


def _headings(book: Book) -> Iterator[Finding]:
    headings = (element for document in book.spine for element in document.elements)
    return heading_findings(headings, book.container.name)


def _contents(book: Book) -> Iterator[Finding]:
    """Every heading with an id of its own is listed once, in order; a title page may be named by its document alone."""
    headings = [
        f"{document.name}#{element.get('id')}"
        for document in book.spine
        for element in document.elements
        if HEADING.fullmatch(local_name(element))
    ]
    listed = [target if "#" in target else f"{target}#title" for target in book.contents]
    for target in sorted(set(headings) ^ set(listed)):
        yield Finding("table of contents", "is not listed" if target in headings else "does not exist", target)
    if set(headings) == set(listed) and headings != listed:
        yield Finding("table of contents", "is not in the order of the text", book.nav_name)


def _pages(book: Book, expected: Expected) -> Iterator[Finding]:
    breaks = [(element.get("id"), document) for document in book.spine for element in document.page_breaks]
    listed = book.page_list or []
    numbers = [text for text, _ in listed]
    if numbers != [str(number) for number in range(1, (expected.page_count or 0) + 1)]:
        message = f"lists {', '.join(numbers) or 'none'} of the {expected.page_count or 0} pages in print"
        yield Finding("page list", message, book.nav_name)
    targets = [target for _, target in listed]
    if targets != [f"{document.name}#{id_}" for id_, document in breaks]:
        yield Finding("page list", "does not lead to every page break in the order of the text", book.nav_name)
    for text, target in listed:
        if target.rpartition("-")[2] != text:
            yield Finding("page list", f"page {text} leads to {target}", book.nav_name)


def _images(book: Book) -> Iterator[Finding]:
    for document, element in book.images:
        if not any(element.get(name) for name in ("alt", "aria-labelledby", "aria-label")):
            yield Finding("text alternatives", "a picture has no name at all", f"{document.name}: {element.get('src')}")
        if document.resolve(element.get("src", "")) not in book.manifest:
            yield Finding("EPUB 3.3 5.6", f"the picture {element.get('src')} is not in the manifest", document.name)


def _claims(book: Book, expected: Expected) -> Iterator[Finding]:
    described = bool(book.images) and all(element.get("alt") for _, element in book.images)
    heard = {target for overlay in book.overlays for target, _ in overlay.clips}
    narrated = bool(heard) and {id_ for id_, _ in expected.sentences} <= {target.partition("#")[2] for target in heard}
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
    truthful = {"textual", *(("auditory",) if heard else ()), *(("visual",) if book.images else ())}
    if modes != truthful:
        yield Finding("honest metadata", f"accessMode is {sorted(modes)} and should be {sorted(truthful)}")
    if "textual" in book.properties("schema:accessModeSufficient") and book.images and not described:
        yield Finding("honest metadata", "text is called sufficient though pictures have no text alternative")
    if book.properties("dcterms:conformsTo") and not book.properties("a11y:certifiedBy"):
        yield Finding("honest metadata", "conformance is claimed and nobody certifies it")
