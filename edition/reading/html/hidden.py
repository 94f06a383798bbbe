"""Articles that a page hides until a script shows them: from readers without a subscription, or while it loads."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from edition.reading.html.body import Kept
from edition.reading.html.completeness import is_prose
from edition.reading.html.markup import Element, Stretch, items
from edition.reading.html.preparing import is_hidden
from edition.reading.html.shape import Likeness

_LEAST = 2000
"""Characters of what is worth to be shown."""


def reveal(root: Element) -> bool:
    """Show everything that a page hides, windows apart; tell whether there was anything."""
    return _show(_hidden(root))


def reveal_rest(root: Element, kept: Sequence[Kept]) -> bool:
    """Show what a page hides of paragraphs like the article's own, if they are more than those; tell whether."""
    likeness = Likeness([each.stretch for each in kept])
    boxes = [(box, _length(box, likeness)) for box in _hidden(root)]
    shown = sum(len(each.stretch.text) for each in kept)
    length = sum(length for _, length in boxes)
    return length > max(shown, _LEAST) and _show(box for box, length in boxes if length)


def _length(box: Element, likeness: Likeness) -> int:
    """Return how much of a box is paragraphs like the article's, or stands among those."""
    among = likeness.is_home(box.getparent())
    prose = (item for item in items(box) if isinstance(item, Stretch) and is_prose(item))
    return sum(len(item.text) for item in prose if among or likeness.is_like(item))


def _hidden(root: Element) -> list[Element]:
    return [each for each in root.iter() if isinstance(each.tag, str) and is_hidden(each) and not each.get("role")]


def _show(boxes: Iterable[Element]) -> bool:
    done = False
    for box in boxes:
        for name in {"hidden", "style"} & set(map(str, box.attrib)):
            del box.attrib[name]
        done = True
    return done
