"""The document catalog: what a reader looks at first (ISO 32000, 7.7.2), with metadata and output intent."""

from __future__ import annotations

from reportlab.pdfbase import pdfdoc

from edition.typesetting.tagging.conformance import Conformance
from edition.typesetting.tagging.file import compressed_stream
from edition.typesetting.tagging.metadata import Metadata, xmp_packet
from edition.typesetting.tagging.navigation import Navigation
from edition.typesetting.tagging.structure import StructureTree
from edition.typesetting.tagging.syntax import number_of, register, text_string

PAGES = "EditionPages"


def write_catalog(
    document: pdfdoc.PDFDocument,
    tree: StructureTree,
    navigation: Navigation,
    metadata: Metadata,
    conformance: Conformance,
    colour_profile: bytes | None,
) -> int:
    """Register the catalog and what hangs on it; return its object number.

    Args:
        document: Where the objects go.
        tree: The structure tree.
        navigation: Outline and page labels.
        metadata: Of the document; goes into the XMP packet, uncompressed as PDF/A asks (ISO 19005-2, 6.6.2.1).
        conformance: Standards that the packet names.
        colour_profile: ICC profile of the output intent; None leaves it out.
    """
    document.Reference(document.Pages, PAGES)
    packet = xmp_packet(metadata, conformance)
    head = b"<</Type/Metadata/Subtype/XML/Length %d>>\nstream\n" % len(packet)
    entries = [
        b"<</Type/Catalog/Pages %d 0 R" % number_of(document, PAGES),
        b"/Lang" + text_string(metadata.language),
        b"/MarkInfo<</Marked true>>/ViewerPreferences<</DisplayDocTitle true>>",
        b"/StructTreeRoot %d 0 R" % tree.number,
        b"/Metadata %d 0 R" % register(document, lambda: head + packet + b"\nendstream\n", "Metadata"),
    ]
    if (outline := navigation.write_outline(document, tree.numbers)) is not None:
        entries.append(b"/Outlines %d 0 R/PageMode/UseOutlines" % outline)
    if (labels := navigation.page_labels()) is not None:
        entries.append(b"/PageLabels" + labels)
    if colour_profile is not None:
        entries.append(_output_intent(document, colour_profile))
    return register(document, lambda: b"".join(entries) + b">>", "EditionCatalog")


def _output_intent(document: pdfdoc.PDFDocument, colour_profile: bytes) -> bytes:
    """Register the profile and return the entry that makes device colours mean sRGB (ISO 19005-2, 6.2.3)."""
    profile = compressed_stream(b"/N 3", colour_profile)
    return (
        b"/OutputIntents[<</Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier(sRGB)"
        b"/Info(sRGB IEC61966-2.1)/DestOutputProfile %d 0 R>>]" % register(document, lambda: profile, "ColourProfile")
    )
