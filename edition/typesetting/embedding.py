"""Faces inside a PDF: each as a composite font with just the glyphs that were painted (ISO 32000, 9.7).

A code is given to each pair of glyph and letters when it is first painted, so that a ligature, a small capital and a
hyphen at a line's end all say which letters they stand for (ToUnicode), whatever shape they have.
"""

from __future__ import annotations

import hashlib
from functools import partial

import uharfbuzz as hb
from reportlab.pdfbase import pdfdoc

from edition.typesetting.fonts import Face
from edition.typesetting.shaping import Glyph, Shaped
from edition.typesetting.tagging import TaggedCanvas
from edition.typesetting.tagging.file import compressed_stream
from edition.typesetting.tagging.syntax import register

SYMBOLIC = 4
ITALIC = 64
LEAST_KERN = 0.5
"""Thousandths of the size; less cannot be seen."""
UNNEEDED_TABLES = "GDEF GPOS GSUB OS/2 STAT cmap gasp name post vhea vmtx".split()  # noqa: SIM905
"""What a viewer does not read of a font that is addressed by glyph (ISO 32000, 9.9)."""


class EmbeddedFace:
    """A face in one document.

    Args:
        face: The font file.
        name: Its name in content streams.
    """

    def __init__(self, face: Face, name: str) -> None:
        self.name = name
        self._face = face
        self._codes: dict[tuple[int, str], int] = {}
        self._widths: list[float] = []
        self._shown: dict[Shaped | tuple[Shaped, float, float], str] = {}

    def code(self, glyph: Glyph) -> int:
        """Return the code of a glyph with its letters, from 1."""
        key = (glyph.glyph_id, glyph.text)
        found = self._codes.get(key)
        if found is None:
            found = self._codes[key] = len(self._codes) + 1
            self._widths.append(glyph.width)
        return found

    def show(self, shaped: Shaped, size_pt: float, rise_pt: float = 0.0) -> str:
        """Return a word as the inside of a TJ array.

        Args:
            shaped: The word.
            size_pt: Of the text; matters, with the rise, to marks off the baseline alone.
            rise_pt: Rise (Ts) in force.
        """
        key = (shaped, size_pt, rise_pt) if shaped.raised else shaped
        if key not in self._shown:
            self._shown[key] = _array(self, shaped, size_pt, rise_pt)
        return self._shown[key]

    def write(self, document: pdfdoc.PDFDocument) -> int:
        """Register font, descendant, descriptor, file and maps; return the number of the font dictionary."""
        base = self._base_name()
        add = partial(_add, document, self.name)
        file = add("File", self._font_file())
        glyphs = add("Glyphs", compressed_stream(b"", self._glyph_map()))
        letters = add("Letters", compressed_stream(b"", self._letter_map()))
        descriptor = add("Descriptor", self._descriptor(base, file))
        descendant = add("Descendant", self._descendant(base, descriptor, glyphs))
        return add(
            "Font",
            b"<</Type/Font/Subtype/Type0/BaseFont/%s/Encoding/Identity-H/DescendantFonts[%d 0 R]/ToUnicode %d 0 R>>"
            % (base, descendant, letters),
        )

    def _base_name(self) -> bytes:
        """Return the PostScript name with a tag of six letters that is the same for the same glyphs."""
        digest = hashlib.md5(repr(list(self._codes)).encode(), usedforsecurity=False).digest()
        tag = "".join(chr(ord("A") + byte % 26) for byte in digest[:6])
        return f"{tag}+{self._face.postscript_name}".encode()

    def _font_file(self) -> bytes:
        data = _subset(self._face, {index for index, _ in self._codes})
        return compressed_stream(b"/Length1 %d" % len(data), data)

    def _glyph_map(self) -> bytes:
        return b"\0\0" + b"".join(index.to_bytes(2, "big") for index, _ in self._codes)

    def _letter_map(self) -> bytes:
        rows = [
            b"<%04X><%s>" % (code, text.encode("utf-16-be").hex().upper().encode())
            for (_, text), code in self._codes.items()
        ]
        blocks = [rows[begin : begin + 100] for begin in range(0, len(rows), 100)]
        return b"\n".join(
            (
                b"/CIDInit /ProcSet findresource begin 12 dict begin begincmap",
                b"/CIDSystemInfo <</Registry(Adobe)/Ordering(UCS)/Supplement 0>> def",
                b"/CMapName /Adobe-Identity-UCS def /CMapType 2 def",
                b"1 begincodespacerange <0000><FFFF> endcodespacerange",
                *(b"%d beginbfchar\n%s\nendbfchar" % (len(block), b"\n".join(block)) for block in blocks),
                b"endcmap CMapName currentdict /CMap defineresource pop end end",
            )
        )

    def _descriptor(self, base: bytes, file: int) -> bytes:
        face = self._face
        return (
            b"<</Type/FontDescriptor/FontName/%s/Flags %d/FontBBox[%d %d %d %d]/ItalicAngle %d/Ascent %d/Descent %d"
            b"/CapHeight %d/XHeight %d/StemV %d/FontFile2 %d 0 R>>"
            % (
                base,
                SYMBOLIC | (ITALIC if face.italic_angle else 0),
                *face.bounding_box,
                round(face.italic_angle),
                round(face.ascent),
                round(face.descent),
                round(face.cap_height),
                round(face.x_height),
                50 + int((face.weight / 65) ** 2),
                file,
            )
        )

    def _descendant(self, base: bytes, descriptor: int, glyphs: int) -> bytes:
        widths = b" ".join(b"%d" % width if width == int(width) else b"%.3f" % width for width in self._widths)
        return (
            b"<</Type/Font/Subtype/CIDFontType2/BaseFont/%s/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)"
            b"/Supplement 0>>/FontDescriptor %d 0 R/CIDToGIDMap %d 0 R/DW 0/W[1[%s]]>>"
            % (base, descriptor, glyphs, widths)
        )


def embed(canvas: TaggedCanvas, face: Face) -> EmbeddedFace:
    """Return a face as it is embedded in a canvas's document."""
    return canvas.font(face.name, lambda name: EmbeddedFace(face, name))


def _add(document: pdfdoc.PDFDocument, font: str, part: str, body: bytes) -> int:
    return register(document, lambda: body, f"{font}{part}")


def _array(font: EmbeddedFace, shaped: Shaped, size_pt: float, rise_pt: float) -> str:
    """Return strings of codes, with the distances that kerning and marks add between them."""
    parts: list[str] = []
    for glyph in shaped.glyphs:
        code = f"<{font.code(glyph):04X}>"
        after = glyph.width + glyph.x_offset - glyph.advance
        if glyph.x_offset:
            parts.append(f" {-glyph.x_offset:.6g}")  # the space keeps it apart from the distance before it
        if glyph.y_offset:
            rise = rise_pt + glyph.y_offset * size_pt / 1000
            code = f"]TJ {rise:.3f} Ts[{code}]TJ {rise_pt:g} Ts["
        parts.append(code)
        if abs(after) >= LEAST_KERN:
            parts.append(f"{after:.4g}")
    return "".join(parts).replace("><", "")


def _subset(face: Face, glyphs: set[int]) -> bytes:
    """Return the font file with these glyphs alone, each at its old number."""
    wanted = hb.SubsetInput()
    wanted.flags = hb.SubsetFlags.RETAIN_GIDS | hb.SubsetFlags.NOTDEF_OUTLINE | hb.SubsetFlags.NO_LAYOUT_CLOSURE
    wanted.glyph_set.update(glyphs)
    if face.hb_face.axis_infos:
        wanted.pin_all_axes_to_default(face.hb_face)
        for axis, value in face.axes.items():
            wanted.pin_axis_location(face.hb_face, axis, value)
    wanted.drop_table_tag_set.update(int.from_bytes(tag.ljust(4).encode(), "big") for tag in UNNEEDED_TABLES)
    return bytes(hb.subset(face.hb_face, wanted).blob.data)
