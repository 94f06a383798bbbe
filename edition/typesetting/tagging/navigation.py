"""Ways through the document: destinations, link actions, outline, page labels (ISO 32000, 12.3 to 12.6)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import partial

from reportlab.pdfbase import pdfdoc

from edition.typesetting.tagging.element import Element
from edition.typesetting.tagging.syntax import number, number_of, register, text_string

Rectangle = tuple[float, float, float, float]
"""Left, bottom, right, top."""


@dataclass(frozen=True, slots=True)
class Destination:
    """A place in the document: on a page (from 1), and as a structure element."""

    element: Element
    page: int
    left: float
    top: float


@dataclass(slots=True)
class OutlineEntry:
    """An entry of the outline, with those below it."""

    title: str
    key: str
    level: int
    below: list[OutlineEntry] = field(default_factory=list)
    number: int = 0
    """Its object number, once it has one."""


@dataclass(frozen=True, slots=True)
class PageLabels:
    """How the pages from one on are called."""

    page: int
    """1-based page they begin at."""
    style: str | None
    """``D`` decimal, ``r`` or ``R`` Roman, ``a`` or ``A`` letters; None for the prefix alone."""
    start: int = 1
    prefix: str = ""


class Navigation:
    """Collects destinations and outline while painting; writes them when every page has its number.

    Args:
        structure_destinations: True for PDF/UA-2, where links inside the document aim at elements (8.8).
    """

    def __init__(self, *, structure_destinations: bool) -> None:
        self._structure_destinations = structure_destinations
        self.destinations: dict[str, Destination] = {}
        self.entries: list[OutlineEntry] = []
        """In reading order."""
        self.labels: list[PageLabels] = []

    def action(self, document: pdfdoc.PDFDocument, key: str, numbers: Mapping[Element, int]) -> bytes:
        """Return the action that goes to a destination.

        Raises:
            KeyError: Nothing in the document has that key.
        """
        place = self.destinations[key]
        view = b"/XYZ %s %s null]" % (number(place.left), number(place.top))
        page = b"[%d 0 R" % number_of(document, f"Page{place.page}")
        structure = b""
        if self._structure_destinations and place.element in numbers:
            structure = b"/SD[%d 0 R" % numbers[place.element] + view
        return b"<</S/GoTo/D" + page + view + structure + b">>"

    def link(
        self,
        document: pdfdoc.PDFDocument,
        numbers: Mapping[Element, int],
        parent: int,
        box: Rectangle,
        target: str,
        contents: str,
    ) -> bytes:
        """Return a link annotation (ISO 32000, 12.5.6.5); see :meth:`TaggedCanvas.link`.

        Args:
            document: Where its destination's page is.
            numbers: Object numbers of elements.
            parent: Its key in the parent tree.
            box: In the page's own coordinates.
            target: An address, or ``#key`` of a destination.
            contents: What the link is, in words.
        """
        if target.startswith("#"):
            action = self.action(document, target[1:], numbers)
        else:
            action = b"<</S/URI/URI" + text_string(_ascii_address(target)) + b">>"
        corners = b" ".join(map(number, box))
        head = b"<</Type/Annot/Subtype/Link/F 4/Border[0 0 0]/Rect[" + corners + b"]/StructParent %d" % parent
        return head + b"/Contents" + text_string(contents) + b"/A" + action + b">>"

    def write_outline(self, document: pdfdoc.PDFDocument, numbers: Mapping[Element, int]) -> int | None:
        """Register the outline's objects and return the number of its root; None when it is empty."""
        if not self.entries:
            return None
        top = _nested(self.entries)
        root = register(document, lambda: _outline_root(top), "Outlines")
        self._register(document, numbers, top, root)
        return root

    def page_labels(self) -> bytes | None:
        """Return the number tree of page labels; None when there are none."""
        if not self.labels:
            return None
        return b"<</Nums[" + b" ".join(map(_label, self.labels)) + b"]>>"

    def _register(
        self, document: pdfdoc.PDFDocument, numbers: Mapping[Element, int], siblings: list[OutlineEntry], parent: int
    ) -> None:
        for index, entry in enumerate(siblings):
            body = partial(self._entry, document, numbers, siblings, index, parent)
            entry.number = register(document, body, f"Outline{document.objectcounter}")
            self._register(document, numbers, entry.below, entry.number)

    def _entry(
        self,
        document: pdfdoc.PDFDocument,
        numbers: Mapping[Element, int],
        siblings: list[OutlineEntry],
        index: int,
        parent: int,
    ) -> bytes:
        entry = siblings[index]
        parts = [b"<</Title" + text_string(entry.title), b"/Parent %d 0 R" % parent]
        if index > 0:
            parts.append(b"/Prev %d 0 R" % siblings[index - 1].number)
        if index + 1 < len(siblings):
            parts.append(b"/Next %d 0 R" % siblings[index + 1].number)
        parts.append(_below(entry.below))
        return b"".join(parts) + b"/A" + self.action(document, entry.key, numbers) + b">>"


def _nested(entries: list[OutlineEntry]) -> list[OutlineEntry]:
    """Return the outermost entries, the others below them; an entry that skips a level goes below the last one."""
    top: list[OutlineEntry] = []
    open_entries: list[OutlineEntry] = []
    for entry in entries:
        while open_entries and open_entries[-1].level >= entry.level:
            open_entries.pop()
        (open_entries[-1].below if open_entries else top).append(entry)
        open_entries.append(entry)
    return top


def _count(entries: list[OutlineEntry]) -> int:
    return len(entries) + sum(_count(entry.below) for entry in entries)


def _below(entries: list[OutlineEntry]) -> bytes:
    if not entries:
        return b""
    return b"/First %d 0 R/Last %d 0 R/Count %d" % (entries[0].number, entries[-1].number, _count(entries))


def _outline_root(top: list[OutlineEntry]) -> bytes:
    return b"<</Type/Outlines" + _below(top) + b">>"


def _label(label: PageLabels) -> bytes:
    style = b"/S/" + label.style.encode() if label.style else b""
    prefix = b"/P" + text_string(label.prefix) if label.prefix else b""
    return b"%d<<%s%s/St %d>>" % (label.page - 1, style, prefix, label.start)


def _ascii_address(target: str) -> str:
    """Return an address in ASCII, other letters percent-encoded (ISO 32000, 12.6.4.8)."""
    return "".join(
        letter if letter.isascii() else "".join(f"%{byte:02X}" for byte in letter.encode()) for letter in target
    )
