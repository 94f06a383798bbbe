"""Where a paragraph stands: its home, and the shape of the boxes around it, by which others like it are told.

A paragraph's home is the element that holds it and its neighbours. Its shape is the tags and names of the boxes around
it; pages that put every paragraph, or every few, into boxes of their own give all of them the same.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Container
from itertools import islice

from edition.reading.html.markup import Element, Stretch

Shape = tuple[str, tuple[tuple[str, frozenset[str]], ...]]

_WHOLES = frozenset({"ul", "ol", "dl", "table", "blockquote", "pre"})
_DIGITS = re.compile(r"\d+")
SHORTEST = 60
"""Characters of a paragraph that is one by its length alone."""
_LEVELS = 2
"""So many boxes around a paragraph make its shape."""


class Likeness:
    """Where an article's paragraphs stand, to tell others that stand like them."""

    def __init__(self, stretches: Collection[Stretch]) -> None:
        self._around = _around_all(stretches)
        wholes = [self.whole(stretch) for stretch in stretches if len(stretch.text) >= SHORTEST]
        self._homes = {_home(whole) for whole in wholes}
        self._shapes = {shape for whole in wholes if (shape := _shape(whole))}
        self._judged: dict[Shape, bool] = dict.fromkeys(self._shapes, True)

    def whole(self, stretch: Stretch) -> Element:
        """Return the paragraph, or the outermost list, table or quotation it is in, short of the article itself."""
        return _whole(stretch, self._around)

    def home(self, stretch: Stretch) -> Element | None:
        """Return the element that holds a paragraph and its neighbours."""
        return _home(self.whole(stretch))

    def is_home(self, element: Element | None) -> bool:
        """Tell an element that holds paragraphs of the article."""
        return element in self._homes

    def is_at_home(self, stretch: Stretch) -> bool:
        """Tell a stretch that stands among the article's paragraphs."""
        return self.is_home(self.home(stretch))

    def is_like(self, stretch: Stretch) -> bool:
        """Tell a stretch that stands where the article's paragraphs stand, or in boxes of the same names."""
        if self.is_home(stretch.element) or self.is_at_home(stretch):
            return True
        shape = _shape(self.whole(stretch))
        if shape is None:
            return False
        if shape not in self._judged:
            self._judged[shape] = any(_is_like(shape, each) for each in self._shapes)
        return self._judged[shape]


def _whole(stretch: Stretch, around: Container[Element] = ()) -> Element:
    whole = stretch.element
    for element in whole.iterancestors():
        if element in around:
            break
        if element.tag in _WHOLES:
            whole = element
    return whole


def home_of(stretch: Stretch) -> Element | None:
    """Return the element that holds a paragraph and its neighbours, wherever the article stands."""
    return _home(_whole(stretch))


def is_list(whole: Element) -> bool:
    """Tell what holds several stretches as one: a list, table or quotation."""
    return whole.tag in _WHOLES


def _home(whole: Element) -> Element | None:
    """Return the element that a paragraph stands in: of bare text between others that which holds it."""
    return whole if whole.tag == "div" and len(whole) else whole.getparent()


def _shape(whole: Element) -> Shape | None:
    """Return the tags and names of a paragraph and the boxes around it; None when nothing there has a name."""
    boxes = tuple((str(box.tag), _names(box)) for box in islice(whole.iterancestors(), _LEVELS))
    return (str(whole.tag), boxes) if any(names for _, names in boxes) else None


def _is_like(one: Shape, other: Shape) -> bool:
    """Tell whether two shapes are the same but for names that one of them has more (“body” and “body last”)."""
    pairs = zip(one[1], other[1], strict=False)
    return one[0] == other[0] and all(a[0] == b[0] and _agree(a[1], b[1]) for a, b in pairs)


def _agree(names: frozenset[str], others: frozenset[str]) -> bool:
    return names == others or (bool(names) and bool(others) and (names < others or names > others))


def _names(box: Element) -> frozenset[str]:
    if box.tag in ("body", "html"):
        return frozenset()
    return frozenset(_DIGITS.sub("", f"{box.get('class') or ''} {box.get('data-component') or ''}").split())


def _around_all(stretches: Collection[Stretch]) -> frozenset[Element]:
    """Return the elements that hold at least half of a text: pages are laid out in tables and lists, too."""
    held = Counter[Element]()
    total = 0
    for stretch in stretches:
        total += len(stretch.text)
        held.update(dict.fromkeys(stretch.element.iterancestors(), len(stretch.text)))
    return frozenset(element for element, length in held.items() if 2 * length >= total)
