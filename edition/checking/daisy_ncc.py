"""Rules for the navigation control centre (DAISY 2.02, section 2.1): metadata, counts, headings, links."""

from __future__ import annotations

import re
from collections.abc import Iterator

from edition.checking.daisy_reader import NCC, Book, Entry, rounded_seconds, seconds
from edition.checking.expected import Expected
from edition.checking.report import Finding

ONCE = (
    "dc:title",
    "dc:date",
    "dc:format",
    "dc:identifier",
    "dc:publisher",
    "ncc:charset",
    "ncc:pageFront",
    "ncc:pageNormal",
    "ncc:pageSpecial",
    "ncc:tocItems",
    "ncc:totalTime",
)
ONCE_OR_MORE = ("dc:creator", "dc:language")
AT_MOST_ONCE = (
    "dc:source",
    "ncc:depth",
    "ncc:files",
    "ncc:footnotes",
    "ncc:generator",
    "ncc:kByteSize",
    "ncc:maxPageNormal",
    "ncc:multimediaType",
    "ncc:prodNotes",
    "ncc:producer",
    "ncc:setInfo",
    "ncc:sidebars",
)
COUNTED = {
    "ncc:pageFront": "page-front",
    "ncc:pageNormal": "page-normal",
    "ncc:pageSpecial": "page-special",
    "ncc:sidebars": "sidebar",
    "ncc:footnotes": "noteref",
    "ncc:prodNotes": "optional-prodnote",
}
"""What each number counts: spans of this class."""
_DATE = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")


def ncc_findings(book: Book, expected: Expected) -> Iterator[Finding]:
    """Give everything that is wrong in the NCC."""
    values = book.metadata
    for message in (*_presence(values), *_values(book, values), *_counts(book, values)):
        yield Finding("DAISY 2.02 metadata", message, NCC)
    for message in (*_body(book.entries), *_links(book), *_pages(book, expected)):
        yield Finding("DAISY 2.02 NCC", message, NCC)
    if book.ncc is not None and not book.ncc.get("lang"):
        yield Finding("language", "is not stated", NCC)


def _presence(values: dict[str, list[str]]) -> Iterator[str]:
    for name in ONCE:
        if len(values.get(name, ())) != 1:
            yield f"{name} is there {len(values.get(name, ()))} times instead of once"
    for name in ONCE_OR_MORE:
        if name not in values:
            yield f"{name} is not there"
    for name in AT_MOST_ONCE:
        if len(values.get(name, ())) > 1:
            yield f"{name} is there more than once"
    for name in (*ONCE, *ONCE_OR_MORE):
        if any(not value.strip() for value in values.get(name, ())):
            yield f"{name} is empty"


def _values(book: Book, values: dict[str, list[str]]) -> Iterator[str]:
    if values.get("dc:format", ["Daisy 2.02"]) != ["Daisy 2.02"]:
        yield f"dc:format is {values['dc:format'][0]!r} and not 'Daisy 2.02'"
    if not all(_DATE.fullmatch(value) for value in values.get("dc:date", ())):
        yield f"dc:date {values['dc:date'][0]!r} is no date of ISO 8601"
    if not all(value.lower() == "utf-8" for value in values.get("ncc:charset", ())):
        yield f"ncc:charset {values['ncc:charset'][0]!r} is not what the files are in"
    total = rounded_seconds(sum(smil.duration_ms for smil in book.smils))
    for value in values.get("ncc:totalTime", ()):
        if seconds(value) != total:
            yield f"ncc:totalTime is {value} and the presentations last {total} s"


def _counts(book: Book, values: dict[str, list[str]]) -> Iterator[str]:
    entries = book.entries
    pages = [entry.text for entry in entries if entry.css_class == "page-normal"]
    truth = {name: sum(1 for entry in entries if entry.css_class == css) for name, css in COUNTED.items()}
    truth["ncc:tocItems"] = len(entries)
    truth["ncc:depth"] = max((entry.level or 0 for entry in entries), default=0)
    truth["ncc:files"] = len(book.container.members)
    truth["ncc:maxPageNormal"] = max((int(page) for page in pages if page.isdecimal()), default=0)
    for name, number in truth.items():
        for value in values.get(name, ()):
            if value != str(number):
                yield f"{name} is {value} and should be {number}"
    for name in ("ncc:sidebars", "ncc:footnotes", "ncc:prodNotes"):
        if truth[name] and name not in values:
            yield f"{name} is not there though there are {truth[name]}"


def _body(entries: tuple[Entry, ...]) -> Iterator[str]:
    first = entries[0] if entries else None
    if first is None or (first.element, first.css_class) != ("h1", "title"):
        yield "the first entry is no h1 of class title"
    level = 0
    for entry in entries:
        if entry.level is None and entry.element not in {"span", "div"}:
            yield f"there is a {entry.element} element"
        if entry.element == "span" and entry.css_class not in COUNTED.values():
            yield f"a span has the class {entry.css_class!r}"
        if entry.level:
            if entry.level > level + 1:
                yield f"h{entry.level} follows level {level}: {entry.text}"
            level = entry.level
        if not entry.id or not entry.text:
            yield f"an entry has no {'words' if entry.id else 'id'}: {entry.id or entry.text}"


def _links(book: Book) -> Iterator[str]:
    reached = -1
    for entry in book.entries:
        place = book.targets.get(entry.target)
        if place is None:
            yield f"{entry.id} leads to {entry.target or 'nothing'}, which is no par or text"
        else:
            if place < reached:
                yield f"{entry.id} leads back to {entry.target}"
            reached = place


def _pages(book: Book, expected: Expected) -> Iterator[str]:
    listed = [entry.text for entry in book.entries if entry.css_class == "page-normal"]
    printed = [str(number) for number in range(1, (expected.page_count or 0) + 1)]
    if listed != printed:
        yield f"lists the pages {', '.join(listed) or 'none'} and print has {len(printed)}"
    marked = [element.xpath("string()") for _, _, element in book.text_ids if element.get("class") == "page-normal"]
    if marked != listed:
        yield "the text marks other pages than the NCC lists"
