"""Which marked content belongs to which structure element, on which page: what a canvas notes while it paints."""

from __future__ import annotations

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


@dataclass(slots=True)
class ContentRecord:
    """The content of every element that has any, in the order it was painted."""

    pages: dict[str, int] = field(default_factory=dict)
    """1-based page on which each element with an id begins."""
    parents: list[Element | list[Element]] = field(default_factory=list)
    """The parent tree: for each key an annotation's element, or a page's elements by MCID."""
    _kids: dict[Element, list[Kid]] = field(default_factory=dict)
    _mixed: set[Element] = field(default_factory=set)
    _page_keys: dict[int, int] = field(default_factory=dict)

    def add_sequence(self, element: Element, page: int) -> int:
        """Note that a marked-content sequence begins and return its MCID."""
        row = self._page_row(page)
        row.append(element)
        self._add(element, MarkedSequence.at(page, len(row) - 1))
        return len(row) - 1

    def add_annotation(self, element: Element, page: int, number: int) -> int:
        """Note an annotation and return its key in the parent tree (/StructParent)."""
        self.parents.append(element)
        self._add(element, AnnotationReference(page, number))
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

    def kids(self, element: Element) -> list[Kid]:
        """Return what is below an element: as painted where it has content itself, else its children as made.

        Children without any content are left out.
        """
        painted = self._kids.get(element, [])
        if element in self._mixed:
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

    def _add(self, element: Element, kid: MarkedSequence | AnnotationReference) -> None:
        self._touch(element, kid.page)
        self._mixed.add(element)
        self._kids[element].append(kid)

    def _touch(self, element: Element, page: int) -> None:
        """Note an element and those above it at the moment one of them first gets content."""
        new: list[Element] = []
        node: Element | None = element
        while node is not None and node not in self._kids:
            new.append(node)
            node = node.parent
        for node in reversed(new):
            self._kids[node] = []
            if node.id is not None:
                self.pages[node.id] = page
            if node.parent is not None:
                self._kids[node.parent].append(node)
