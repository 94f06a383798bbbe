"""Structure elements: the logical tree of a document, made before anything is painted."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Self


class Name(str):
    """A PDF name (``/Disc``), as opposed to a text string."""

    __slots__ = ()


AttributeValue = Name | str | int | float | tuple[float, ...]
Attributes = Mapping[str, Mapping[str, AttributeValue]]


class Element:
    """A node of the structure tree (ISO 32000, 14.7.2), appended to its parent when made.

    The order of making is the reading order. Elements that end up with neither content nor children are left out of
    the file. An element is one and the same however often a flowable that holds it is copied or split.

    Args:
        tag: Standard structure type: ``Document``, ``Sect``, ``H1``, ``P``, ``Span``, ``Figure`` …
        parent: Where it belongs; None for the root.
        id: Unique in the document; becomes the element's /ID. None leaves it without.
        language: BCP 47 tag where it differs from the parent's; None means the parent's.
        alt: Alternative text of a figure, link or formula; None when there is none.
        title: Human-readable title (/T), as for a section or heading.
        actual_text: Replacement text for content that is no text; None when there is none.
        attributes: Values by owner: ``{"List": {"ListNumbering": Name("Disc")}}``.
    """

    __slots__ = (
        "_attributes",
        "_references",
        "actual_text",
        "alt",
        "children",
        "id",
        "language",
        "parent",
        "tag",
        "title",
    )

    def __init__(
        self,
        tag: str,
        parent: Element | None = None,
        *,
        id: str | None = None,  # noqa: A002  (the PDF's own name for it)
        language: str | None = None,
        alt: str | None = None,
        title: str | None = None,
        actual_text: str | None = None,
        attributes: Attributes | None = None,
    ) -> None:
        self.tag = tag
        self.parent = parent
        self.id = id
        self.language = language
        self.alt = alt
        self.title = title
        self.actual_text = actual_text
        self.children: Sequence[Element] = ()
        """What is directly below it, in reading order."""
        self._attributes: dict[str, dict[str, AttributeValue]] | None = None
        self._references: list[Element] | None = None
        if attributes:
            self.attributes.update({owner: dict(values) for owner, values in attributes.items()})
        if parent is not None:
            parent._add(self)

    @property
    def attributes(self) -> dict[str, dict[str, AttributeValue]]:
        """Values by owner; made when first asked for, since a document has many elements and few have any."""
        if self._attributes is None:
            self._attributes = {}
        return self._attributes

    @property
    def references(self) -> list[Element]:
        """Elements it refers to (/Ref), as a contents entry to its heading; written in PDF 2.0 only."""
        if self._references is None:
            self._references = []
        return self._references

    def __copy__(self) -> Self:
        return self

    def __deepcopy__(self, memo: object) -> Self:
        return self

    def __repr__(self) -> str:
        return f"<{self.tag}{f' {self.id}' if self.id else ''}>"

    def walk(self) -> Iterator[Element]:
        """Yield the element and everything below it, in reading order."""
        stack = [self]
        while stack:
            element = stack.pop()
            yield element
            stack.extend(reversed(element.children))

    def _add(self, child: Element) -> None:
        if not isinstance(self.children, list):
            self.children = []
        self.children.append(child)
