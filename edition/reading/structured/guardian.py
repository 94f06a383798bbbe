"""Articles of the Guardian's content API: a response (``/search`` item or single item), or its ``content`` alone.

Read from: ``fields`` (headline, standfirst, trailText, byline, body, bodyText, lang, publication), ``blocks.main`` and
``blocks.body`` with their elements, ``elements`` with relation ``main``.
"""

from __future__ import annotations

import re

from edition.errors import ManuscriptError
from edition.model import Article, Photo, Skipped
from edition.reading.material import Material
from edition.reading.structured.bodies import Body, json_photo, standfirst_unless_in
from edition.reading.structured.nodes import Node

_DATA = re.compile(r"TypeData$", re.I)
"""Name of the member that holds what is particular to an element or asset of one type."""
_TEXT_ELEMENTS = {"text": "textTypeData.html", "rich-text": "textTypeData.html", "pullquote": "pullquoteTypeData.html"}


def find(root: Node) -> Node | None:
    """Return the node that holds the article; None when the JSON is of another form.

    Raises:
        ManuscriptError: It is the response to a search that found several.
    """
    candidates = []
    if isinstance(root.value, dict):
        response = root.get("response") if isinstance(root.value.get("response"), dict) else root
        results = list(response.get("results").items()) if isinstance(response.value.get("results"), list) else []
        if len(results) > 1:
            hint = "Give one of them: a file with the object alone, or the response for its address."
            raise ManuscriptError(f"the response holds {len(results)} articles", place=root.file, hint=hint)
        candidates = [response.get("content"), root, *results]
    return next((node for node in candidates if isinstance(node.value, dict) and "webTitle" in node.value), None)


def read(content: Node, material: Material, language: str | None) -> Article:
    """Return the article in a ``content`` object.

    Raises:
        ManuscriptError: A value is not what the API documents.
    """
    fields = content.get("fields")
    body = Body(material, language or fields.get("lang").line() or None)
    _add_body(content, fields, body)
    _add_main(content, fields, body)
    standfirst = fields.get("standfirst").line() or fields.get("trailText").line()
    return body.article(
        headline=fields.get("headline").line() or content.get("webTitle").line(),
        standfirst=standfirst_unless_in(standfirst, body.blocks),
        byline=fields.get("byline").line(),
        published=content.get("webPublicationDate").date(),
        publisher=fields.get("publication").line(),
    )


def _add_body(content: Node, fields: Node, body: Body) -> None:
    elements = [element for block in content.at("blocks.body").items() for element in block.get("elements").items()]
    if elements:
        for element in elements:
            _add_element(element, body)
    elif any(block.get("bodyHtml").text() for block in content.at("blocks.body").items()):
        for block in content.at("blocks.body").items():
            body.add_html(block.get("bodyHtml"))
    elif fields.get("body").text():
        body.add_html(fields.get("body"))
    else:
        body.add_text(fields.get("bodyText"))


def _add_element(element: Node, body: Body) -> None:
    kind = element.get("type").text()
    if kind in _TEXT_ELEMENTS:
        node = element.at(_TEXT_ELEMENTS[kind])
        quoted = Node(f"<blockquote>{node.text()}</blockquote>", node.path, node.file) if kind == "pullquote" else node
        body.add_html(quoted)
    elif kind == "image":
        body.add_photo(_photo(element), element.place)
    else:
        _skip(element, body)


def _skip(element: Node, body: Body) -> None:
    """List an element that has no place in an article with all of its words."""
    body.skipped.append(Skipped(_words_of(element), f"embedded {element.get('type').text() or 'element'}"))


def _words_of(element: Node) -> str:
    holders = [element, *element.get("assets").items()]
    members = [(holder, name) for holder in holders if isinstance(holder.value, dict) for name in holder.value]
    texts = [text for holder, name in members if _DATA.search(name) for text in holder.get(name).strings()]
    return Node(" ".join(dict.fromkeys(texts)), element.path, element.file).line()


def _add_main(content: Node, fields: Node, body: Body) -> None:
    """Add what stands above the text: every picture; a video or anything else is listed as skipped."""
    main = list(content.at("blocks.main.elements").items())
    if not any(_is_image(element) for element in main):
        main += [element for element in content.get("elements").items() if element.get("relation").text() == "main"]
    for element in reversed(main):
        if _is_image(element):
            body.add_photo(_photo(element), element.place, first=True)
    for element in main:
        if not _is_image(element):
            _skip(element, body)
    if not main and fields.get("main").text():
        lead = Body(body.material)
        lead.add_html(fields.get("main"))
        body.blocks[:0] = lead.blocks
        body.skipped += lead.skipped
        body.flags += lead.flags


def _is_image(element: Node) -> bool:
    return element.get("type").text() == "image"


def _photo(element: Node) -> Photo:
    assets = list(element.get("assets").items())
    widest = max(assets, key=lambda asset: asset.at("typeData.width").number(), default=None)
    data = element.get("imageTypeData")
    if data.value is None and widest is not None:
        data = widest.get("typeData")
    credit = data.get("credit").line() or ", ".join(
        filter(None, (data.get("photographer").line(), data.get("source").line()))
    )
    alt = data.get("alt").line() or data.get("altText").line()
    return json_photo(widest.get("file").text() if widest else "", data.get("caption").line(), credit, alt)
