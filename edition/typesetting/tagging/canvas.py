"""ReportLab's canvas, with tags: says which element paint belongs to, and makes an artifact of all the rest."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, BinaryIO, Never, Protocol, TypeVar

from reportlab import rl_config
from reportlab.pdfbase import pdfdoc
from reportlab.pdfgen.canvas import Canvas

from edition.typesetting.tagging.catalog import write_catalog
from edition.typesetting.tagging.conformance import UA1, Conformance
from edition.typesetting.tagging.content import ContentRecord
from edition.typesetting.tagging.element import Element, Name
from edition.typesetting.tagging.file import PdfFile, compressed_stream
from edition.typesetting.tagging.metadata import Metadata, info_dictionary
from edition.typesetting.tagging.navigation import Destination, Navigation, OutlineEntry, PageLabels, Rectangle
from edition.typesetting.tagging.structure import StructureTree
from edition.typesetting.tagging.syntax import Late, number_of, register

rl_config.useA85 = 0  # ASCII85 makes every image a quarter larger and is of no use to anybody

PAINTS = re.compile(r"(?:^|\s)(?:S|s|f|F|f\*|B|B\*|b|b\*|Do|sh)\s*$")
"""Ends of a piece of content that leaves a trace on the page (ISO 32000, table 59)."""
FONTS = "BasicFonts"
"""ReportLab's key of the font dictionary that all pages share."""


class FontResource(Protocol):
    """A font that a canvas was asked to embed."""

    @property
    def name(self) -> str:
        """Its name in content streams."""

    def write(self, document: pdfdoc.PDFDocument) -> int:
        """Register its objects, once all text is painted, and return the number of the font dictionary."""


AnyFont = TypeVar("AnyFont", bound=FontResource)


class TaggedCanvas(Canvas):  # type: ignore[misc]
    """A canvas whose file is a tagged, archivable PDF.

    Args:
        file: Path, or a binary stream to write to.
        root: The ``Document`` element; everything that is marked must be below it.
        metadata: Title, language, date …
        page_size: Width and height in points.
        conformance: The standards to keep.
        colour_profile: ICC profile of the device colours (sRGB); None leaves out the output intent that PDF/A wants.
    """

    def __init__(
        self,
        file: Path | str | BinaryIO,
        root: Element,
        metadata: Metadata,
        *,
        page_size: tuple[float, float],
        conformance: Conformance = UA1,
        colour_profile: bytes | None = None,
    ) -> None:
        super().__init__(
            str(file) if isinstance(file, Path) else file,
            pagesize=page_size,
            pageCompression=1,
            invariant=1,
            pdfVersion=conformance.pdf_version,
            lang=metadata.language,
        )
        self.conformance = conformance
        self.content = ContentRecord()
        self._root = root
        self._metadata = metadata
        self._colour_profile = colour_profile
        self._navigation = Navigation(structure_destinations=conformance.pdf2)
        self._fonts: dict[str, FontResource] = {}
        self._marking = False

    # -- marking -----------------------------------------------------------------------------------------------------

    @contextmanager
    def marked(self, element: Element) -> Iterator[None]:
        """Let everything painted inside belong to an element.

        Raises:
            ValueError: Another element or artifact is open: marked content is never nested.
        """
        mcid = self.content.add_sequence(element, self.page)
        with self._sequence(f"/{element.tag} <</MCID {mcid}>> BDC"):
            yield

    @contextmanager
    def artifact(self, kind: str = "Layout", subtype: str | None = None) -> Iterator[None]:
        """Let everything painted inside be no part of the document's content (ISO 32000, 14.8.2.2).

        Args:
            kind: ``Pagination``, ``Layout``, ``Page`` or ``Background``.
            subtype: ``Header``, ``Footer`` or ``Watermark`` of a pagination artifact.
        """
        which = f"/Subtype/{subtype}" if subtype else ""
        with self._sequence(f"/Artifact <</Type/{kind}{which}>> BDC"):
            yield

    @contextmanager
    def figure(self, element: Element, x: float, y: float, width: float, height: float) -> Iterator[None]:
        """Let everything painted inside be one figure, and note the box it fills in the page's own coordinates."""
        box = tuple(float(value) for value in self._absRect((x, y, x + width, y + height), 1))
        element.attributes["Layout"] = {"Placement": Name("Block"), "BBox": box}
        with self.marked(element):
            yield

    def show_text(self, operators: str) -> None:
        """Add a text object to the content.

        Args:
            operators: From ``BT`` to ``ET``, in ASCII.

        Raises:
            ValueError: It is outside every element and artifact.
        """
        if not self._marking:
            raise ValueError(f"text outside every element and artifact on page {self.page}")
        self._code.append(operators)

    def beginText(self, *_: object, **__: object) -> Never:  # noqa: N802  (ReportLab's name)
        """Refuse ReportLab's own text: its fonts are not embedded, or without the letters that PDF/UA asks for."""
        raise TypeError("a tagged canvas takes text through show_text alone")

    # -- resources and ways through ----------------------------------------------------------------------------------

    @property
    def page(self) -> int:
        """Number of the page being painted, from 1."""
        return int(self._pageNumber)

    @property
    def pages(self) -> dict[str, int]:
        """Page, from 1, on which each element with an id begins."""
        return self.content.pages

    def page_of(self, element: Element) -> int | None:
        """Return the page, from 1, on which an element begins; None while nothing is painted for it."""
        return self.content.page_of(element)

    def font(self, key: str, make: Callable[[str], AnyFont]) -> AnyFont:
        """Return the document's font of that key, made with its name in content streams when first asked for."""
        if key not in self._fonts:
            self._fonts[key] = make(f"F{len(self._fonts)}")
        return self._fonts[key]  # type: ignore[return-value]  # a key is of one class

    def link(self, element: Element, rectangle: Rectangle, target: str, contents: str) -> None:
        """Put a link over a rectangle.

        Args:
            element: Its ``Link`` (or ``Reference``) element, with the text that it lies over.
            rectangle: In current coordinates.
            target: An address, or ``#key`` of a destination.
            contents: What the link is, in words (/Contents, PDF/UA-1 7.18.5).
        """
        key = f"Link{len(self.content.parents)}"
        box = self._absRect(rectangle, 1)
        annotation = Late(lambda: self._navigation.link(self._doc, self._tree.numbers, parent, box, target, contents))
        reference = self._doc.Reference(annotation, key)
        parent = self.content.add_annotation(element, self.page, number_of(self._doc, key))
        self._annotationrefs.append(reference)

    def destination(self, key: str, element: Element, x: float, y: float) -> None:
        """Make an element the aim of links to ``#key``; ``x, y`` is its upper left corner in current coordinates."""
        left, top = self.absolutePosition(x, y)
        self._navigation.destinations[key] = Destination(element, self.page, left, top)

    def outline(self, title: str, key: str, level: int = 0) -> None:
        """Add an entry to the outline that goes to a destination; level 0 is outermost."""
        self._navigation.entries.append(OutlineEntry(title, key, level))

    def label_pages(self, style: str | None = "D", start: int = 1, prefix: str = "") -> None:
        """Name the pages from this one on: ``D`` 1 2 3, ``r`` i ii iii; None gives the prefix alone."""
        self._navigation.labels.append(PageLabels(self.page, style, start, prefix))

    # -- pages and file ----------------------------------------------------------------------------------------------

    def showPage(self) -> None:  # noqa: N802  (ReportLab's name)
        """Finish the page; untagged paint becomes an artifact."""
        self._code[:] = _with_artifacts(self._code)
        super().showPage()

    def save(self) -> None:
        """Write the file.

        Raises:
            KeyError: A link's destination was never painted.
        """
        if self._code:
            self.showPage()
        self._tree = StructureTree(self._doc, self._root, self.content, namespaces=self.conformance.pdf2)
        self._write_fonts()
        root = write_catalog(
            self._doc, self._tree, self._navigation, self._metadata, self.conformance, self._colour_profile
        )
        info = None
        if not self.conformance.pdf2:
            info = register(self._doc, lambda: info_dictionary(self._metadata), "EditionInfo")
        if isinstance(self._filename, str):
            with Path(self._filename).open("wb") as stream:
                self._write(stream, root, info)
        else:
            self._write(self._filename, root, info)

    def _write(self, stream: BinaryIO, root: int, info: int | None) -> None:
        PdfFile(stream, self.conformance.pdf_version).write_document(self._doc, self._tree, root=root, info=info)

    @contextmanager
    def _sequence(self, opening: str) -> Iterator[None]:
        """Open and close a marked-content sequence, whatever happens inside."""
        if self._marking:
            raise ValueError("marked content is never nested")
        self._code.append(opening)
        self._marking = True
        try:
            yield
        finally:
            self._code.append("EMC")
            self._marking = False

    def _make_preamble(self) -> None:
        self._preamble = ""  # ReportLab's own would name Helvetica, unembedded, on every page

    def _setAnnotations(self, page: Any) -> None:  # noqa: N802  (ReportLab's hook, called as a page ends)
        super()._setAnnotations(page)
        if not isinstance(page, pdfdoc.PDFPage):
            return
        page.__NoDefault__ = [*page.__NoDefault__, "StructParents", "Tabs"]
        page.Tabs = pdfdoc.PDFName("S")
        page.StructParents = self.content.page_key(self.page)
        body = compressed_stream(b"", page.stream.encode("ascii"))
        page.Contents = self._doc.Reference(Late(lambda: body))
        page.stream = None

    def _write_fonts(self) -> None:
        rows = b"".join(b"/%s %d 0 R" % (font.name.encode(), font.write(self._doc)) for font in self._fonts.values())
        self._doc.idToObject[FONTS] = Late(lambda: b"<<" + rows + b">>")


def _with_artifacts(code: list[str]) -> Iterator[str]:
    """Yield a page's content with every piece of paint outside marked content wrapped as an artifact."""
    inside = False
    for piece in code:
        if piece == "EMC":
            inside = False
        elif piece.endswith(" BDC"):
            inside = True
        elif not inside and PAINTS.search(piece):
            yield f"/Artifact BMC\n{piece}\nEMC"
            continue
        yield piece
