"""What a page says of its article as a whole: headline, byline, date, publisher, language, pictures' data.

JSON-LD is trusted first, then Open Graph and ``<meta>``, then what stands on the page.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime

from edition.reading.html import jsonld
from edition.reading.html.markup import Element, one_line, words_of

_SUFFIX = re.compile(r"\s+[|–—·»-]\s+[^|–—·»]{2,60}$")
_BYLINE_LIMIT = 200


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of a page's article; None for what nobody says."""

    headline: str | None = None
    description: str | None = None
    byline: str | None = None
    published: date | None = None
    publisher: str | None = None
    language: str | None = None
    """As declared: not to be trusted."""
    images: tuple[jsonld.Image, ...] = ()
    """The article's own first, then every other image that the data describes."""
    lead: str | None = None
    """Address of the picture for the lead (JSON-LD or Open Graph)."""


def facts_of(root: Element) -> Facts:
    """Return what a page says of its article."""
    known = [node for script in _scripts(root) for node in jsonld.nodes(script)]
    article = next((node for node in known if jsonld.is_article(node)), {})
    meta = _meta(root)
    own = tuple(jsonld.images(article, known))
    return Facts(
        headline=_headline(root, article, meta),
        description=jsonld.text(article.get("description"))
        or meta.get("og:description")
        or meta.get("description")
        or None,
        byline=_byline(article, meta),
        published=day(jsonld.text(article.get("datePublished")) or meta.get("article:published_time") or _time(root)),
        publisher=jsonld.text(article.get("publisher")) or meta.get("og:site_name") or None,
        language=jsonld.text(article.get("inLanguage")) or root.get("lang") or meta.get("og:locale") or None,
        images=(*own, *(image for image in jsonld.image_objects(known) if image not in own)),
        lead=(own[0].address if own else None) or meta.get("og:image") or None,
    )


def day(text: str | None) -> date | None:
    """Return the day in a date as pages write it (ISO 8601); None when it is none."""
    match = re.match(r"\d{4}-\d\d-\d\d", text or "")
    try:
        return datetime.fromisoformat(match[0]).date() if match else None
    except ValueError:
        return None


def _scripts(root: Element) -> list[str]:
    return [script.text or "" for script in root.iter("script") if "ld+json" in (script.get("type") or "")]


def _meta(root: Element) -> dict[str, str]:
    found: dict[str, str] = {}
    for element in root.iter("meta"):
        name = (element.get("property") or element.get("name") or "").lower()
        content = one_line(element.get("content"))
        if name and content:
            found.setdefault(name, content)
    return found


def _headline(root: Element, article: jsonld.Node, meta: dict[str, str]) -> str | None:
    """Return the ``<h1>`` that the page's data confirms, else what the data says."""
    said = jsonld.text(article.get("headline")) or meta.get("og:title") or _title(root)
    shown = [text for element in root.iter("h1") if (text := words_of(element))]
    for text in shown:
        if _alike(text, said) or _alike(text, _title(root)):
            return text
    if len(shown) == 1 and not said:
        return shown[0]
    return (said if article.get("headline") else _SUFFIX.sub("", said)) or None


def _title(root: Element) -> str:
    return one_line(next((element.text for element in root.iter("title")), ""))


def _alike(one: str, other: str) -> bool:
    """Tell whether most words of the shorter text are in the longer."""
    first, second = (set(re.findall(r"\w+", text.casefold())) for text in (one, other))
    smaller = min(first, second, key=len)
    return len(smaller) > 1 and len(first & second) >= 0.6 * len(smaller)


def _byline(article: jsonld.Node, meta: dict[str, str]) -> str | None:
    names = [name for name in jsonld.texts(article.get("author")) if not name.startswith(("http://", "https://"))]
    said = ", ".join(names) or meta.get("author") or meta.get("parsely-author") or ""
    return said if said and len(said) <= _BYLINE_LIMIT and not said.startswith(("http", "@")) else None


def _time(root: Element) -> str | None:
    return next((value for element in root.iter("time") if (value := element.get("datetime"))), None)
