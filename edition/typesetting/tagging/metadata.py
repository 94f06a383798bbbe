"""Who, what and when: the document's metadata as an XMP packet (ISO 16684-1) and, before PDF 2.0, as /Info."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from xml.sax.saxutils import escape

from edition.typesetting.tagging.conformance import Conformance
from edition.typesetting.tagging.syntax import text_string


@dataclass(frozen=True, slots=True)
class Metadata:
    """What a document says of itself."""

    title: str
    language: str
    """BCP 47 tag of the document."""
    created: datetime
    """The only date in the file; with a time zone."""
    author: str | None = None
    subject: str | None = None
    publisher: str | None = None
    source: str | None = None
    """What it was made from."""
    keywords: tuple[str, ...] = ()
    creator_tool: str = "edition"
    producer: str = "edition (ReportLab)"


NAMESPACES = {
    "dc": "http://purl.org/dc/elements/1.1/",
    "xmp": "http://ns.adobe.com/xap/1.0/",
    "pdf": "http://ns.adobe.com/pdf/1.3/",
    "pdfaid": "http://www.aiim.org/pdfa/ns/id/",
    "pdfuaid": "http://www.aiim.org/pdfua/ns/id/",
    "pdfd": "http://pdfa.org/declarations/",
}

UA_SCHEMA = """\
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>
"""
"""PDF/A-2 knows PDF/UA's own property only when it is described (ISO 19005-2, 6.6.2.3.3)."""


def xmp_packet(metadata: Metadata, conformance: Conformance) -> bytes:
    """Return the XMP packet: Dublin Core, PDF/A and PDF/UA identification, declarations."""
    declared = "".join(f' xmlns:{prefix}="{address}"' for prefix, address in NAMESPACES.items())
    properties = "\n".join((*_dublin_core(metadata), *_production(metadata), *_identification(conformance)))
    schema = "" if conformance.pdf2 else UA_SCHEMA
    return f"""<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about=""{declared}>
{properties}
</rdf:Description>
{schema}</rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>""".encode()


def info_dictionary(metadata: Metadata) -> bytes:
    """Return the document information dictionary, saying the same as the packet (ISO 19005-2, 6.6.3)."""
    date = (
        metadata.created.strftime("D:%Y%m%d%H%M%S")
        + metadata.created.strftime("%z")[:3]
        + f"'{metadata.created.strftime('%z')[3:5]}'"
    )
    entries = {
        "Title": metadata.title,
        "Author": metadata.author,
        "Subject": metadata.subject,
        "Keywords": ", ".join(metadata.keywords) or None,
        "Creator": metadata.creator_tool,
        "Producer": metadata.producer,
        "CreationDate": date,
        "ModDate": date,
    }
    given = (b"/" + key.encode() + text_string(value) for key, value in entries.items() if value is not None)
    return b"<<" + b"".join(given) + b">>"


def _dublin_core(metadata: Metadata) -> Iterator[str]:
    yield "<dc:format>application/pdf</dc:format>"
    yield _property("dc:title", metadata.title, "Alt")
    yield _property("dc:language", metadata.language, "Bag")
    if metadata.author is not None:
        yield _property("dc:creator", metadata.author, "Seq")
    if metadata.subject is not None:
        yield _property("dc:description", metadata.subject, "Alt")
    if metadata.publisher is not None:
        yield _property("dc:publisher", metadata.publisher, "Bag")
    if metadata.source is not None:
        yield f"<dc:source>{escape(metadata.source)}</dc:source>"


def _production(metadata: Metadata) -> Iterator[str]:
    date = metadata.created.isoformat(timespec="seconds")
    for moment in ("CreateDate", "ModifyDate", "MetadataDate"):
        yield f"<xmp:{moment}>{date}</xmp:{moment}>"
    yield f"<xmp:CreatorTool>{escape(metadata.creator_tool)}</xmp:CreatorTool>"
    yield f"<pdf:Producer>{escape(metadata.producer)}</pdf:Producer>"
    if metadata.keywords:
        yield f"<pdf:Keywords>{escape(', '.join(metadata.keywords))}</pdf:Keywords>"


def _identification(conformance: Conformance) -> Iterator[str]:
    yield f"<pdfaid:part>{conformance.pdfa_part}</pdfaid:part>"
    if conformance.pdfa_level is not None:
        yield f"<pdfaid:conformance>{conformance.pdfa_level}</pdfaid:conformance>"
    if conformance.pdfa_revision is not None:
        yield f"<pdfaid:rev>{conformance.pdfa_revision}</pdfaid:rev>"
    yield f"<pdfuaid:part>{conformance.ua_part}</pdfuaid:part>"
    if conformance.ua_revision is not None:
        yield f"<pdfuaid:rev>{conformance.ua_revision}</pdfuaid:rev>"
    if conformance.declarations:
        items = "".join(
            f'<rdf:li rdf:parseType="Resource"><pdfd:conformsTo>{address}</pdfd:conformsTo></rdf:li>'
            for address in conformance.declarations
        )
        yield f"<pdfd:declarations><rdf:Bag>{items}</rdf:Bag></pdfd:declarations>"


def _property(name: str, value: str, container: str) -> str:
    default = ' xml:lang="x-default"' if container == "Alt" else ""
    return f"<{name}><rdf:{container}><rdf:li{default}>{escape(value)}</rdf:li></rdf:{container}></{name}>"
