"""schema.org NewsArticle (or another Article) as JSON-LD, with its ``articleBody``."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from edition.errors import ManuscriptError
from edition.model import Article
from edition.reading.html import jsonld
from edition.reading.material import Material
from edition.reading.structured.bodies import Body, json_photo, standfirst_unless_in
from edition.reading.structured.nodes import Node


def find(root: Node) -> Node | None:
    """Return the node that holds the article; None when there is none."""
    node = next(_articles(root), None) if isinstance(root.value, dict | list) else None
    if node is None:
        return None
    return replace(node, value=jsonld.resolved(node.value, list(jsonld.typed(root.value))))


def read(node: Node, material: Material, language: str | None) -> Article:
    """Return the article in a JSON-LD node.

    Raises:
        ManuscriptError: It has no ``articleBody``, or a value is not what schema.org says.
    """
    if not node.get("articleBody").text().strip():
        raise ManuscriptError(
            "the article has no articleBody",
            place=node.place,
            hint="Give the page itself (.html): its text is read there.",
        )
    body = Body(material, language or jsonld.text(node.value.get("inLanguage")) or None)
    body.add(node.get("articleBody"))
    known = list(jsonld.typed(node.value))
    for image in reversed(list(jsonld.images(node.value, known))):
        body.add_photo(json_photo(image.address, image.caption, image.credit), f"{node.place}.image", first=True)
    return body.article(
        headline=jsonld.text(node.value.get("headline")) or jsonld.text(node.value.get("name")),
        standfirst=standfirst_unless_in(jsonld.text(node.value.get("description")), body.blocks),
        byline=", ".join(jsonld.texts(node.value.get("author"))),
        published=node.get("datePublished").date(),
        publisher=jsonld.text(node.value.get("publisher")),
    )


def _articles(node: Node) -> Iterator[Node]:
    if isinstance(node.value, list):
        for each in node.items():
            yield from _articles(each)
    elif isinstance(node.value, dict):
        if jsonld.is_article(node.value):
            yield node
        for name in ("@graph", "mainEntity", "mainEntityOfPage"):
            if isinstance(node.value.get(name), dict | list):
                yield from _articles(node.get(name))
