"""Which standards a file conforms to, as data."""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType


@dataclass(frozen=True, slots=True)
class Conformance:
    """A set of standards that one file keeps all at once."""

    name: str
    pdf_version: tuple[int, int]
    ua_part: int
    """Part of ISO 14289 (PDF/UA)."""
    ua_revision: str | None
    """Year of the part, where its identification schema asks for it."""
    pdfa_part: int
    """Part of ISO 19005 (PDF/A)."""
    pdfa_level: str | None
    """Conformance level, None for PDF/A-4, which has none."""
    pdfa_revision: str | None
    declarations: tuple[str, ...] = ()
    """Addresses of the PDF Declarations it makes (WTPDF)."""

    @property
    def pdf2(self) -> bool:
        """True for PDF 2.0: namespaces, structure destinations, no document information dictionary."""
        return self.pdf_version >= (2, 0)


UA1 = Conformance("ua1", (1, 7), 1, None, 2, "A", None)
"""PDF/UA-1 and PDF/A-2a."""

UA2 = Conformance(
    "ua2", (2, 0), 2, "2024", 4, None, "2020",
    ("http://pdfa.org/declarations/wtpdf#accessibility1.0", "http://pdfa.org/declarations/wtpdf#reuse1.0"),
)  # fmt: skip
"""PDF/UA-2, PDF/A-4 and Well-Tagged PDF for accessibility and reuse."""

CONFORMANCES = MappingProxyType({variant.name: variant for variant in (UA1, UA2)})
