"""The structure tree as PDF objects: elements, parent tree, ids, namespaces (ISO 32000, 14.7 and 14.8)."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from reportlab.pdfbase import pdfdoc

from edition.typesetting.tagging.content import AnnotationReference, ContentRecord, Kid
from edition.typesetting.tagging.element import Element
from edition.typesetting.tagging.syntax import attribute_dictionary, name, number_of, register, text_string

PDF17_TYPES = frozenset(
    "Art BibEntry BlockQuote Code Index Note Private Quote Reference TOC TOCI".split()  # noqa: SIM905
)
"""Standard types of PDF 1.7 that PDF 2.0 left out of its own namespace (ISO 32000-2, annex M)."""
IDS_A_LEAF = 256


class StructureTree:
    """Numbers the elements that have content and writes each as an object.

    Args:
        document: Where the objects go.
        root: The ``Document`` element.
        content: What was painted for each element.
        namespaces: True for PDF 2.0, whose types live in namespaces.
    """

    def __init__(
        self, document: pdfdoc.PDFDocument, root: Element, content: ContentRecord, *, namespaces: bool
    ) -> None:
        self._document = document
        self._content = content
        self._elements = list(self._walk(root))
        self._first: int = document.objectcounter + 1
        document.objectcounter += len(self._elements)
        self.numbers = {element: self._first + index for index, element in enumerate(self._elements)}
        """Object number of every element that is in the file."""
        self._namespaces = self._register_namespaces() if namespaces else {}
        parents = register(document, self._parent_tree, "ParentTree")
        leaves = list(self._id_leaves())
        self.number = register(document, lambda: self._tree_root(root, parents, leaves), "StructTreeRoot")
        """Object number of the tree's root, for the catalog."""

    def __contains__(self, number: int) -> bool:
        return self._first <= number < self._first + len(self._elements)

    def body(self, number: int) -> bytes:
        """Return the object of the element that has this number."""
        element = self._elements[number - self._first]
        kids = self._content.kids(element)
        page = next((kid.page for kid in kids if not isinstance(kid, Element)), None)
        parent = self.number if element.parent is None else self.numbers[element.parent]
        entries = [b"<</Type/StructElem/S" + name(element.tag), b"/P %d 0 R" % parent]
        if page is not None:
            entries.append(b"/Pg %d 0 R" % self._page_number(page))
        if kids:
            entries.append(b"/K " + _one_or_more([self._kid(kid, page) for kid in kids]))
        return b"".join(entries) + self._properties(element) + b">>"

    def _walk(self, root: Element) -> Iterator[Element]:
        stack = [root]
        while stack:
            element = stack.pop()
            yield element
            below = [kid for kid in self._content.kids(element) if isinstance(kid, Element)]
            stack.extend(reversed(below))

    def _properties(self, element: Element) -> bytes:
        entries = [
            key + text_string(value)
            for key, value in (
                (b"/T", element.title),
                (b"/Lang", element.language),
                (b"/Alt", element.alt),
                (b"/ActualText", element.actual_text),
                (b"/ID", element.id),
            )
            if value is not None
        ]
        if element._attributes:
            owners = [attribute_dictionary(owner, values) for owner, values in element.attributes.items()]
            entries.append(b"/A " + _one_or_more(owners))
        if self._namespaces:
            entries.append(b"/NS %d 0 R" % self._namespaces[element.tag in PDF17_TYPES])
            if references := [
                b"%d 0 R" % self.numbers[other] for other in element._references or () if other in self.numbers
            ]:
                entries.append(b"/Ref[" + b" ".join(references) + b"]")
        return b"".join(entries)

    def _kid(self, kid: Kid, page: int | None) -> bytes:
        if isinstance(kid, Element):
            return b"%d 0 R" % self.numbers[kid]
        if isinstance(kid, AnnotationReference):
            return b"<</Type/OBJR/Pg %d 0 R/Obj %d 0 R>>" % (self._page_number(kid.page), kid.number)
        if kid.page == page:
            return b"%d" % kid.mcid
        return b"<</Type/MCR/Pg %d 0 R/MCID %d>>" % (self._page_number(kid.page), kid.mcid)

    def _page_number(self, page: int) -> int:
        return number_of(self._document, f"Page{page}")

    def _register_namespaces(self) -> dict[bool, int]:
        return {
            False: register(self._document, lambda: b"<</Type/Namespace/NS(http://iso.org/pdf2/ssn)>>", "NS2"),
            True: register(self._document, lambda: b"<</Type/Namespace/NS(http://iso.org/pdf/ssn)>>", "NS1"),
        }

    def _parent_tree(self) -> bytes:
        rows = []
        for key, value in enumerate(self._content.parents):
            if isinstance(value, Element):
                rows.append(b"%d %d 0 R" % (key, self.numbers[value]))
            else:
                rows.append(b"%d[%s]" % (key, b" ".join(b"%d 0 R" % self.numbers[element] for element in value)))
        return b"<</Nums[" + b"\n".join(rows) + b"]>>"

    def _id_leaves(self) -> Iterator[int]:
        """Register the leaves of the tree of ids, each sorted and of a bounded size."""
        named = sorted((element for element in self._elements if element.id is not None), key=_id)
        for begin in range(0, len(named), IDS_A_LEAF):
            body = partial(self._id_leaf, named[begin : begin + IDS_A_LEAF])
            yield register(self._document, body, f"Ids{begin}")

    def _id_leaf(self, leaf: list[Element]) -> bytes:
        limits = text_string(leaf[0].id or "") + text_string(leaf[-1].id or "")
        pairs = b" ".join(text_string(element.id or "") + b" %d 0 R" % self.numbers[element] for element in leaf)
        return b"<</Limits[" + limits + b"]/Names[" + pairs + b"]>>"

    def _tree_root(self, root: Element, parents: int, leaves: list[int]) -> bytes:
        entries = [
            b"<</Type/StructTreeRoot/K[%d 0 R]" % self.numbers[root],
            b"/ParentTree %d 0 R/ParentTreeNextKey %d" % (parents, len(self._content.parents)),
        ]
        if leaves:
            entries.append(b"/IDTree<</Kids[" + b" ".join(b"%d 0 R" % leaf for leaf in leaves) + b"]>>")
        if self._namespaces:
            entries.append(b"/Namespaces[%d 0 R %d 0 R]" % tuple(self._namespaces.values()))
        return b"".join(entries) + b">>"


def _one_or_more(items: list[bytes]) -> bytes:
    return items[0] if len(items) == 1 else b"[" + b" ".join(items) + b"]"


def _id(element: Element) -> bytes:
    return (element.id or "").encode()
