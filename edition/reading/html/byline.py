"""Byline and date as they stand on the page, for what its data does not say.

A wrong byline is worse than none: only what calls itself one, stands by the article and reads like names is taken.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from edition.reading.flat.dates import DAY
from edition.reading.html.markup import Element, classes, one_line, words_of

_AUTHOR = re.compile(
    r"by-?line|(?<![a-z])authors?(?![a-z])|author-?(?:name|link)|(?<![a-z])(?:auteur|autor|autore|writer)(?![a-z])"
)
_NOT_OURS = re.compile(
    r"comment|related|recommend|teaser|promo|sidebar|footer|widget|trending|popular|most-|read-?(?:more|next)|(?<![a-z])bio(?![a-z])|card|"
    r"avatar|photo(?!-?by)|credit|caption|social|follow|similar|latest"
)
_FURNITURE = frozenset({"nav", "footer", "aside", "figure", "form"})
_LABEL = re.compile(
    r"^(?:(?:written|posted|reported|words|text|story|published)\s+)?(?:by|von|par|por|di|da|door|av|af|autor(?:in)?|text|od)\b\s*:?\s+",
    re.I,
)
_WITH = re.compile(r"\s*\((?:avec|with|mit|con|com)\s+([^()]+)\)", re.I)
_END = re.compile(
    r"\s*(?:[|•·—–(;@\d]|/\s|\b(?:on|in|for|at|published|updated|posted|follow|contact|share|edited|le|am)\b).*$",
    re.I | re.S,
)
_MONTH = re.compile(
    r"[\s,]+(?:(?:mon|tues?|wednes|thurs?|fri|satur|sun)(?:day)?|jan\w*|feb\w*|mar(?:ch)?|apr\w*|may|june?|july?|aug\w*|sept?\w*|"
    r"oct\w*|nov\w*|dec\w*|januar|februar|märz|mai|juni|juli|oktober|dezember|janvier|février|mars|avril|juin|juillet|août|"
    r"enero|marzo|mayo|junio|julio|agosto)\.?\s*$",
    re.I,
)
_NAMES = re.compile(r"\s*(?:,|;|\n|\band\b|\bund\b|\bet\b|\by\b|&)\s*")
_NAME = re.compile(
    r"(?:[^\W\d_a-z][\w.'’-]*|d[aeiu]|de la|del|della|van|von|der|den|ter|bin|al|el|la|le|y|zu)"
    r"(?:[ -](?:[^\W\d_a-z][\w.'’-]*|d[aeiu]|del|della|van|von|der|den|ter|bin|al|el|la|le|y|zu)){1,4}"
)
_ROLE = re.compile(
    r"(?i)\b(?:editor|reporter|correspondent|writer|staff|senior|chief|news|director|redakt\w+|team|newsroom|press|magazine|"
    r"the|recent|stories|submissions|breaking|journalist\w*|author|contribut\w+|columnist|producer|admin|read|more|view|profile|posts?)\b"
)
_GLUED = re.compile(r"^By(?=[A-Z][a-z])")
_DATE_NAME = re.compile(r"(?<![a-z])(?:date|datum|fecha|data|published|pub-?date)(?![a-z])")
_DAY = re.compile(DAY)
_LONGEST = 120
_BEFORE = 60
"""So many elements before the headline a byline may stand."""
_LEVELS = 6


def byline_of(root: Element, headline: str | None, first: Element) -> str | None:
    """Return who wrote the article as it stands by the headline; None when nobody or several things say it."""
    near = [each for each in _between(root, headline, first) if _is_author(each) and not _is_elsewhere(each)]
    found = dict.fromkeys(names for each in near if (names := names_in(_apart(each))))
    whole = max(found, key=len, default=None)
    return whole if whole and all(name in whole for names in found for name in names.split(", ")) else None


def date_of(root: Element, headline: str | None, first: Element) -> str | None:
    """Return the date by the article, as it is written for machines or else for readers; None when there is none."""
    named = [each for each in root.iter("time", "meta", "span") if (each.get("itemprop") or "") == "datePublished"]
    near = list(_between(root, headline, first))
    timed = [each for each in near if each.tag in ("time", "abbr") and "odified" not in (each.get("itemprop") or "")]
    for element in (*named, *timed):
        value = element.get("datetime") or element.get("content")
        if value and not _is_elsewhere(element):
            return value
    read = (words_of(each) for each in (*timed, *filter(_is_date, near)) if not _is_elsewhere(each))
    return next((words for words in read if _DAY.search(words) and len(words) <= _LONGEST), None)


def names_in(text: str) -> str | None:
    """Return the names in a byline, without its label, roles, date and links; None when there are none.

    Args:
        text: Such as “By Ada Example and Ben Example, Harbour Editor | 1 May 2026”.
    """
    if not text or len(text) > 3 * _LONGEST:
        return None
    bare = _WITH.sub(r", \1", _LABEL.sub("", _GLUED.sub("By ", text.strip())))
    names: list[str] = []
    for part in _NAMES.split(_END.sub("", bare)):
        name = _MONTH.sub("", part).strip()
        if not _NAME.fullmatch(name) or _ROLE.search(name):
            break
        names.append(name)
    found = ", ".join(dict.fromkeys(names))
    return found if found and len(found) <= _LONGEST else None


def _between(root: Element, headline: str | None, first: Element) -> Iterator[Element]:
    """Yield the elements shortly before and after the headline, up to the first paragraph."""
    held: list[Element] = []
    seen = False
    for element in root.iter():
        if element is first:
            break
        if isinstance(element.tag, str):
            held.append(element)
            if not seen and element.tag in ("h1", "h2", "h3") and headline and words_of(element).startswith(headline):
                seen, held = True, held[-_BEFORE:]
    yield from held if seen else held[-_BEFORE:]


def _apart(element: Element) -> str:
    """Return an element's text with the parts that are elements of their own on their own lines."""
    return "\n".join(filter(None, map(one_line, map(str, element.itertext()))))


def _is_date(element: Element) -> bool:
    return bool(_DATE_NAME.search(classes(element)))


def _is_author(element: Element) -> bool:
    if "author" in (element.get("rel") or "") or "author" in (element.get("itemprop") or ""):
        return True
    return bool(_AUTHOR.search(classes(element)))


def _is_elsewhere(element: Element) -> bool:
    for level, box in enumerate((element, *element.iterancestors())):
        if level > _LEVELS or box.tag in ("article", "main", "body"):
            return False
        if box.tag in _FURNITURE or _NOT_OURS.search(classes(box)):
            return True
    return False
