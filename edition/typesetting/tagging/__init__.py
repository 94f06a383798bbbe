"""Tagged PDF on ReportLab's canvas: structure elements, marked content, artifacts, links, outline, metadata.

Knows nothing of articles. The story makes the tags, the canvas marks them: whoever composes the page builds a tree of
:class:`Element`, in reading order, and says while painting which element the paint belongs to. Whatever is painted
outside every element becomes an artifact. The file conforms to PDF/UA-1 + PDF/A-2a or to PDF/UA-2 + PDF/A-4 + WTPDF.
"""

from edition.typesetting.tagging.canvas import TaggedCanvas
from edition.typesetting.tagging.conformance import CONFORMANCES, UA1, UA2, Conformance
from edition.typesetting.tagging.element import Element, Name
from edition.typesetting.tagging.metadata import Metadata

__all__ = ["CONFORMANCES", "UA1", "UA2", "Conformance", "Element", "Metadata", "Name", "TaggedCanvas"]
