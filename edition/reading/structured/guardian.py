"""Articles of the Guardian's content API: a response (``/search`` item or single item), or its ``content`` alone.

Read from: ``fields`` (headline, standfirst, trailText, byline, body, bodyText, lang, publication), ``blocks.main`` and
``blocks.body`` with their elements, ``elements`` with relation ``main``.
"""

from __future__ import annotations

from edition.model import Article, Photo, Skipped
from edition.reading.material import Material
from edition.reading.structured.bodies import Body, json_photo, standfirst_unless_in
from edition.reading.structured.nodes import Node

_TEXT_ELEMENTS = {"text": "textTypeData.html", "rich-text": "textTypeData.html", "pullquote": "pullquoteTypeData.html"}


def find(root: Node) -> Node | None:
    """Return the node that holds the article; None when the JSON is of another form."""
    candidates = []
    if isinstance(root.value, dict):
        response = root.get("response") if isinstance(root.value.get("response"), dict) else root
        results = response.value.get("results")
        candidates = [response.get("content"), root, *(list(response.get("results").items())[:1] if results else [])]
    return next((node for node in candidates if isinstance(node.value, dict) and "webTitle" in node.value), None)


def read(content: Node, material: Material, language: str | None) -> Article:
    """Return the article in a ``content`` object.

    Raises:
        ManuscriptError: A value is not what the API documents.
    """
    fields = content.get("fields")
    body = Body(material, language or fields.get("lang").line() or None)
    _add_body(content, fields, body)
    _add_main_photo(content, fields, body)
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
        body.skipped.append(Skipped(_words_of(element, kind), f"embedded {kind or 'element'}"))


def _words_of(element: Node, kind: str) -> str:
    data = element.value.get(f"{kind}TypeData")
    texts = [value for value in data.values() if isinstance(value, str)] if isinstance(data, dict) else []
    return Node(" ".join(texts), element.path, element.file).line()


def _add_main_photo(content: Node, fields: Node, body: Body) -> None:
    main = [element for element in content.at("blocks.main.elements").items() if element.get("type").text() == "image"]
    if not main:
        main = [e for e in content.get("elements").items() if e.get("relation").text() == "main"]
    if main:
        body.add_photo(_photo(main[0]), main[0].place, first=True)
    elif fields.get("main").text():
        lead = Body(body.material)
        lead.add_html(fields.get("main"))
        body.blocks[:0] = lead.blocks
        body.skipped += lead.skipped
        body.flags += lead.flags


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
