"""What a page says of its article as a whole: headline, byline, date, publisher, language, pictures' data.

JSON-LD is trusted first, then Open Graph and ``<meta>``, then what stands on the page.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date

from edition.reading.flat.dates import day_in
from edition.reading.html import jsonld
from edition.reading.html.byline import byline_of, date_of
from edition.reading.html.headline import headline_of
from edition.reading.html.markup import Element, letters, one_line

_LABEL = re.compile(r"^(?:(?:by|von|par|por)\s+(?=\S)|(?-i:By(?=[A-Z][a-z])))", re.I)
_HEADLINES = ("og:title", "dc.title", "dcterms.title", "twitter:title", "parsely-title", "fulltitle")
_AUTHORS = (
    "author",
    "byl",
    "article:author_name",
    "dc.creator",
    "dcterms.creator",
    "parsely-author",
    "sailthru.author",
)
_DATES = (
    "article:published_time",
    "article:published",
    "og:published_time",
    "datepublished",
    "parsely-pub-date",
    "sailthru.date",
    "dc.date.issued",
    "dcterms.issued",
    "dcterms.created",
    "dc.date",
    "dcterms.date",
    "citation_publication_date",
    "publish-date",
    "publishdate",
    "pubdate",
    "date",
)
_NOBODY = frozenset({"admin", "administrator", "editor", "redaktion", "staff", "webmaster", "unknown"})
"""What systems put where nobody has written a name."""
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
    own_images: tuple[jsonld.Image, ...] = ()
    """The article's."""
    images: tuple[jsonld.Image, ...] = ()
    """The article's own first, then every other image that the data describes."""
    from_web: bool = False
    """True of a page that says what its address is: pictures that it names by a relative path are there."""
    lead: str | None = None
    """Address of the picture for the lead (JSON-LD or Open Graph)."""


def facts_of(root: Element) -> Facts:
    """Return what a page says of its article."""
    known = [node for script in _scripts(root) for node in jsonld.nodes(script)]
    meta = _meta(root)
    article = jsonld.resolved(_article(known, _first(meta, _HEADLINES)), known)
    own = tuple(jsonld.images(article, known))
    publisher = jsonld.text(article.get("publisher")) or meta.get("og:site_name") or None
    said = (jsonld.text(article.get("headline")), _first(meta, _HEADLINES))
    return Facts(
        headline=headline_of(root, tuple(filter(None, said)), meta.get("og:site_name") or publisher or ""),
        description=jsonld.text(article.get("description"))
        or meta.get("og:description")
        or meta.get("description")
        or None,
        byline=_byline(article, meta),
        published=_said_day(jsonld.text(article.get("datePublished"))) or _said_day(_first(meta, _DATES)),
        publisher=publisher,
        language=jsonld.text(article.get("inLanguage")) or root.get("lang") or meta.get("og:locale") or None,
        own_images=own,
        images=(*own, *(image for image in jsonld.image_objects(known) if image not in own)),
        from_web=bool(meta.get("og:url")) or any(_says_address(element) for element in root.iter("base", "link")),
        lead=(own[0].address if own else None) or meta.get("og:image") or None,
    )


def with_front(facts: Facts, root: Element, first: Element) -> Facts:
    """Return the facts with byline and date from the page itself, where its data does not say them.

    Args:
        facts: What the data says.
        root: The page.
        first: The element of the article's first paragraph.
    """
    names = byline_of(root, facts.headline, first) if not facts.byline or _is_publisher(facts) else None
    return replace(
        facts,
        byline=names or facts.byline,
        published=facts.published or _said_day(date_of(root, facts.headline, first)),
    )


def _is_publisher(facts: Facts) -> bool:
    """Tell whether the data gives the house for the author, as systems do that know no other."""
    house, said = (set(re.findall(r"\w+", (text or "").casefold())) for text in (facts.publisher, facts.byline))
    return bool(house) and house <= said


def _says_address(element: Element) -> bool:
    named = element.tag == "base" or "canonical" in (element.get("rel") or "")
    return named and (element.get("href") or "").startswith(("http://", "https://", "//"))


def day(text: str | None) -> date | None:
    """Return the day in a date as pages write it (ISO 8601, also without hyphens); None when it is none."""
    match = re.match(r"((?:1[89]|20)\d\d)-(\d\d)-(\d\d)|((?:1[89]|20)\d\d)(\d\d)(\d\d)(?!\d)", text or "")
    try:
        return date(*(int(part) for part in match.groups() if part)) if match else None
    except ValueError:
        return None


def _said_day(text: str | None) -> date | None:
    """Return the day in a date that a page gives in whatever form, if it is plain which day that is."""
    return day(text) or day_in(text or "")


def _scripts(root: Element) -> list[str]:
    return [script.text or "" for script in root.iter("script") if "ld+json" in (script.get("type") or "")]


def _meta(root: Element) -> dict[str, str]:
    found: dict[str, str] = {}
    for element in root.iter("meta"):
        name = (element.get("property") or element.get("name") or _own_property(element)).strip().lower()
        content = one_line(element.get("content"))
        if name and content:
            if name in _AUTHORS and content not in found.get(name, content):
                found[name] += f", {content}"
            found.setdefault(name, content)
    return found


def _own_property(element: Element) -> str:
    """Return an element's property (``itemprop``) if it is the article's, and not a picture's or comment's in it."""
    scope = next((each for each in element.iterancestors() if "itemscope" in each.attrib), None)
    of = "" if scope is None else (scope.get("itemtype") or "").rsplit("/", 1)[-1]
    return (element.get("itemprop") or "") if not of or jsonld.is_article({"@type": of}) or of == "WebPage" else ""


def _article(known: list[jsonld.Node], title: str) -> jsonld.Node:
    """Return the node that the page is about; others are of stories that it links to."""
    articles = [node for node in known if jsonld.is_article(node)]
    named = (node for node in articles if title and letters(jsonld.text(node.get("headline"))) == letters(title))
    return next(named, articles[0] if articles else {})


def _first(meta: dict[str, str], names: tuple[str, ...]) -> str:
    return next((meta[name] for name in names if meta.get(name)), "")


def _byline(article: jsonld.Node, meta: dict[str, str]) -> str | None:
    names = [name for name in jsonld.texts(article.get("author")) if not name.startswith(("http://", "https://"))]
    said = ", ".join(unlabelled(name) for name in names)
    if not said:
        others = (unlabelled(meta[name]) for name in _AUTHORS if meta.get(name))
        said = next((text for text in others if not text.startswith(("http", "@", "www."))), "")
    is_name = said and len(said) <= _BYLINE_LIMIT and not said.startswith(("http", "@"))
    return said if is_name and said.casefold() not in _NOBODY else None


def unlabelled(name: str) -> str:
    """Return a byline without the “By” before it."""
    return _LABEL.sub("", _LABEL.sub("", name)).strip()
