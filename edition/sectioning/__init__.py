"""The sectioning room: articles as read become an edition of articles, sections, blocks and sentences."""

from edition.sectioning.sentences import sentence_spans
from edition.sectioning.split import SplitOptions, split

__all__ = ["SplitOptions", "sentence_spans", "split"]
