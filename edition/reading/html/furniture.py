"""What is furniture of a page, by the names of the boxes around it."""

from __future__ import annotations

import re
from collections.abc import Container

from edition.reading.html.markup import Element, classes

_TAGS = frozenset({"nav", "footer", "aside", "form", "figcaption", "address", "h1", "time"})
_NAMES = re.compile(
    r"comment|disqus|related|recommend|teaser|promo|newsletter|sign-?up|subscri|sidebar(?!-grid)|footer|share|social|advert|sponsor|"
    r"most-?(?:read|popular)|trending|read-?(?:more|next)|cookie|consent|byline|bio(?![a-z])|(?<!below-)(?<!under-)(?<!no-)caption|credit|"
    r"copyright|disclaimer|(?<![a-z])(?:ad|tags?|meta|nav|menu|modal|toc)(?![a-z])|references|infobox|catlinks"
)
_END_NAMES = re.compile(
    r"comment|disqus|related|recommend|footer|most-?(?:read|popular)|trending|read-?next|(?<![a-z])bio(?![a-z])|"
    r"references|catlinks"
)
BOXES = 8
"""So many boxes around a stretch are looked at."""


def is_furniture(element: Element, boxes: int = BOXES, vouched: Container[str] = ()) -> bool:
    """Tell by their names that the boxes around an element are not the article.

    Args:
        element: The innermost box.
        boxes: How many around it are looked at.
        vouched: Names that boxes of the article's own have.
    """
    for level, box in enumerate((element, *element.iterancestors())):
        if level > boxes or box.tag in ("body", "html"):
            return False
        names = classes(box)
        if box.tag in _TAGS or (names not in vouched and _NAMES.search(names)):
            return True
    return False


def is_end_matter(element: Element, vouched: Container[str] = ()) -> bool:
    """Tell a box after which no article goes on: comments, related stories, the page's foot.

    Args:
        element: The innermost box.
        vouched: Names that boxes of the article's own have.
    """
    for box in (element, *element.iterancestors()):
        if box.tag in ("body", "html", "main", "article"):
            return False
        names = classes(box)
        if box.tag == "footer" or (names not in vouched and _END_NAMES.search(names)):
            return True
    return False
