"""schema.org data in a page or by itself (JSON-LD): the article's facts, and its images' captions and credits."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from edition.reading.html.plain import plain

Node = dict[str, Any]

_ARTICLES = ("Article", "NewsArticle", "Report", "BlogPosting", "LiveBlogPosting", "TechArticle", "ScholarlyArticle")
_DEPTH = 40
_LIMIT_DEPTH = 100
_REFERRING = ("author", "creator", "publisher", "image", "primaryImageOfPage", "associatedMedia", "thumbnail")
"""What an article refers to elsewhere in a graph."""
_BEFORE = ("/*", "//", "<![CDATA[", "<!--", "*/")
_AFTER = ("*/", "-->", "]]>", "//", "/*", ";")
"""What keeps older parsers from reading a script, as it may stand around it."""


@dataclass(frozen=True, slots=True)
class Image:
    """A schema.org ImageObject."""

    address: str
    caption: str
    credit: str


def nodes(text: str) -> list[Node]:
    """Return every typed node of a JSON-LD text, outer ones first; none when it is no JSON or absurdly deep."""
    try:
        data = json.loads(_unwrapped(text), strict=False)
    except (ValueError, RecursionError):
        return []
    return list(typed(data)) if _is_shallow(data) else []


def is_article(node: Node) -> bool:
    """Tell whether a node is an article of any kind."""
    return any(kind in _ARTICLES or kind.endswith("NewsArticle") for kind in types(node))


def types(node: Node) -> list[str]:
    """Return a node's types without their vocabulary."""
    kinds = node.get("@type")
    return [str(kind).rsplit("/", 1)[-1] for kind in (kinds if isinstance(kinds, list) else [kinds])]


def resolved(node: Node, known: list[Node]) -> Node:
    """Return a node whose members are the nodes themselves where it only refers to them (``@id``)."""
    return _with_members(node, _by_id(known))


def _by_id(known: list[Node]) -> dict[str, Node]:
    """Return the nodes that say more than their id; of several with one id the first."""
    return {each["@id"]: each for each in reversed(known) if isinstance(each.get("@id"), str) and len(each) > 1}


def _with_members(node: Node, by_id: dict[str, Node]) -> Node:
    return {name: _followed(value, by_id) if name in _REFERRING else value for name, value in node.items()}


def _followed(value: object, by_id: dict[str, Node]) -> object:
    if isinstance(value, list):
        return [_followed(each, by_id) for each in value]
    if isinstance(value, dict) and isinstance(value.get("@id"), str):
        return {**by_id.get(value["@id"], {}), **value}
    return value


def images(node: Node, known: list[Node]) -> Iterator[Image]:
    """Yield an article's images; a bare reference (``@id``) is looked up among the known nodes."""
    by_id = _by_id(known)
    values = [value for key in ("image", "associatedMedia", "primaryImageOfPage") for value in _list(node.get(key))]
    for value in values:
        if isinstance(value, dict):
            yield _image(_with_members({**by_id.get(str(value.get("@id")), {}), **value}, by_id))
        elif isinstance(value, str):
            yield _image(_with_members(by_id[value], by_id)) if value in by_id else Image(value, "", "")


def image_objects(known: list[Node]) -> Iterator[Image]:
    """Yield every ImageObject among the nodes."""
    by_id = _by_id(known)
    for node in known:
        if "ImageObject" in types(node):
            yield _image(_with_members(node, by_id))


def text(value: object) -> str:
    """Return a value as one line of plain text; of a list the first; of a node its name."""
    if isinstance(value, list):
        return next(filter(None, map(text, value)), "")
    if isinstance(value, dict):
        return text(value.get("name") or value.get("@value") or value.get("legalName"))
    return plain(value) if isinstance(value, str) else ""


def texts(value: object) -> list[str]:
    """Return the names in a value, in order, each once."""
    return list(dict.fromkeys(_texts(value)))


def _unwrapped(script: str) -> str:
    """Return a script without the comments and CDATA marks around it."""
    text = script.strip()
    for mark in _BEFORE:
        text = text.removeprefix(mark).lstrip()
    for mark in _AFTER:
        text = text.removesuffix(mark).rstrip()
    return text


def _texts(value: object) -> Iterator[str]:
    for each in _list(value):
        if isinstance(each, dict) and isinstance(each.get("name"), list):
            yield from _texts(each["name"])
        elif isinstance(each, list):
            yield from _texts(each)
        elif one := text(each):
            yield one


def typed(data: object, depth: int = 0) -> Iterator[Node]:
    """Yield every node with a type, outer ones first."""
    if depth > _DEPTH:
        return
    if isinstance(data, dict):
        if "@type" in data:
            yield data
        for value in data.values():
            yield from typed(value, depth + 1)
    elif isinstance(data, list):
        for value in data:
            yield from typed(value, depth + 1)


def _is_shallow(data: object, depth: int = 0) -> bool:
    inner = data.values() if isinstance(data, dict) else data if isinstance(data, list) else ()
    return depth <= _LIMIT_DEPTH and all(_is_shallow(each, depth + 1) for each in inner)


def _image(node: Node) -> Image:
    credit = text(node.get("creditText")) or ", ".join(texts(node.get("creator")) or texts(node.get("author")))
    credit = credit or text(node.get("copyrightNotice")) or text(node.get("copyrightHolder"))
    address = text(node.get("contentUrl")) or text(node.get("url")) or text(node.get("@id"))
    return Image(address, text(node.get("caption")) or text(node.get("description")), credit)


def _list(value: object) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]
