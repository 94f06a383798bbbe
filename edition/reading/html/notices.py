"""Promos, advertisements' marks, share links … within an article's own boxes: paragraphs that are nothing else."""

from __future__ import annotations

from collections.abc import Sequence

from edition.model import Skipped
from edition.reading.flat import notice_reason
from edition.reading.html.body import Kept
from edition.reading.html.markup import Stretch

LONGEST = 320
"""Characters of a notice."""
_WITH_LINK = frozenset({"link to other articles", "call to the reader"})
_LONGEST_WITHOUT = 60
"""What leads elsewhere is a link on a page; without one it is no longer, in characters."""
_SURE = 0.9


def without_notices(kept: Sequence[Kept], language: str) -> tuple[list[Kept], list[Skipped]]:
    """Part an article's stretches from those that are notices by every word of theirs.

    Args:
        kept: In page order; where all of it would be notices, nothing is skipped.
        language: BCP 47 tag.
    """
    reasons = [_reason(each.stretch, language) for each in kept]
    if all(reasons):
        return list(kept), []
    judged = list(zip(kept, reasons, strict=True))
    skipped = [Skipped(each.stretch.text, reason, confidence=_SURE) for each, reason in judged if reason]
    return [each for each, reason in judged if not reason], skipped


def _reason(stretch: Stretch, language: str) -> str | None:
    if len(stretch.text) > LONGEST:
        return None
    reason = notice_reason(stretch.text, language)
    if reason == "contact" and next(stretch.element.iterancestors("table", "ul", "ol"), None) is not None:
        return None  # a directory, which may be what the article is there for
    is_unlinked = reason in _WITH_LINK and not stretch.linked and len(stretch.text) > _LONGEST_WITHOUT
    return None if is_unlinked else reason
