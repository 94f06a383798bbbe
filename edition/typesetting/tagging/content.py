"""Which marked content belongs to which structure element, on which page: what a canvas notes while it paints."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from edition.typesetting.tagging.element import Element


class MarkedSequence(int):
    """A marked-content sequence: its page, from 1, and its number there, from 0, in one number.

    A long document has a hundred thousand of them.
    """

    __slots__ = ()

    @classmethod
    def at(cls, page: int, mcid: int) -> MarkedSequence:
        """Return the sequence of a page and a number."""
        return cls(page << MCID_BITS | mcid)

    @property
    def page(self) -> int:
        """Its page, from 1."""
        return self >> MCID_BITS

    @property
    def mcid(self) -> int:
        """Its number on the page, from 0."""
        return self & ((1 << MCID_BITS) - 1)


class AnnotationReference(NamedTuple):
    """An annotation that belongs to an element: its page, from 1, and its object number."""

    page: int
    number: int


Kid = Element | MarkedSequence | AnnotationReference
MCID_BITS = 24
FEW = 3


@dataclass(slots=True)
class ContentRecord:
    """The content of every element that has any, in the order it was painted."""

    pages: dict[str, int] = field(default_factory=dict)
    """1-based page on which each element with an id begins."""
    parents: list[Element | list[Element]] = field(default_factory=list)
    """The parent tree: for each key an annotation's element, or a page's elements by MCID."""
    _kids: dict[Element, Sequence[Kid]] = field(default_factory=dict)
    """As painted; a tuple while they are few, as they mostly are, since a tuple is half as large as a list."""
    _page_keys: dict[int, int] = field(default_factory=dict)

    def add_sequence(self, element: Element, page: int) -> int:
        """Note that a marked-content sequence begins and return its MCID."""
        row = self._page_row(page)
        row.append(element)
        self._add(element, MarkedSequence.at(page, len(row) - 1), page)
        return len(row) - 1

    def add_annotation(self, element: Element, page: int, number: int) -> int:
        """Note an annotation and return its key in the parent tree (/StructParent)."""
        self.parents.append(element)
        self._add(element, AnnotationReference(page, number), page)
        return len(self.parents) - 1

    def page_key(self, page: int) -> int | None:
        """Return a page's key in the parent tree (/StructParents); None for a page of artifacts alone."""
        return self._page_keys.get(page)

    def page_of(self, element: Element) -> int | None:
        """Return the page, from 1, on which an element's first content was painted; None while there is none."""
        below = self._kids.get(element)
        while below and isinstance(below[0], Element):
            below = self._kids[below[0]]
        return below[0].page if below and not isinstance(below[0], Element) else None

    def kids(self, element: Element) -> Sequence[Kid]:
        """Return what is below an element: as painted where it has content itself, else its children as made.

        Children without any content are left out.
        """
        painted = self._kids.get(element, ())
        if any(not isinstance(kid, Element) for kid in painted):
            return painted
        return [child for child in element.children if child in self._kids]

    def _page_row(self, page: int) -> list[Element]:
        key = self._page_keys.get(page)
        if key is None:
            key = self._page_keys[page] = len(self.parents)
            self.parents.append([])
        row = self.parents[key]
        assert isinstance(row, list)  # noqa: S101  (page keys only ever point at rows)
        return row

    def _add(self, element: Element, kid: Kid, page: int) -> None:
        """Add content to an element, and the element to the one above it when it is its first content."""
        if element not in self._kids:
            self._kids[element] = ()
            if element.parent is not None:
                self._add(element.parent, element, page)
            if element.id is not None:
                self.pages[element.id] = page
        kids = self._kids[element]
        if isinstance(kids, list):
            kids.append(kid)
        else:
            self._kids[element] = (*kids, kid) if len(kids) < FEW else [*kids, kid]
