"""Articles of the Guardian's content API: a response (``/search`` or single item), or its ``content`` alone.

Read from: ``fields`` (headline, standfirst, trailText, byline, body, bodyText, lang, publication), ``tags`` of
contributors, ``blocks.main`` and ``blocks.body`` with their elements, ``elements`` with relation ``main``. Names are
those of its models (``content/v1.thrift``).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from edition.model import Article, Photo
from edition.reading.html.plain import plain
from edition.reading.structured.bodies import Body, json_photo, standfirst_unless_in
from edition.reading.structured.nodes import Node

_TEXTS = ("text", "rich-text")
_MACHINE_WORDS = re.compile(r"(?:ur[il]|id|role|domain|code|urn|embeddable|system|imageType|reference)$", re.I)
"""Members of an element's data that no reader ever sees."""


def find(root: Node) -> list[Node]:
    """Return the nodes that hold an article, the one to read first; none when the JSON is of another form."""
    if not isinstance(root.value, dict):
        return []
    response = root.get("response") if isinstance(root.value.get("response"), dict) else root
    results = response.get("results")
    candidates = [response.get("content"), root, *(results.items() if isinstance(results.value, list) else ())]
    return [node for node in candidates if isinstance(node.value, dict) and "webTitle" in node.value]


def title(content: Node) -> str:
    """Return what a ``content`` object calls itself."""
    return content.get("webTitle").line()


def read(content: Node, root: Node, body: Body) -> Article:  # noqa: ARG001  # the forms' common signature
    """Return the article in a ``content`` object.

    Raises:
        ManuscriptError: A value is not what the API documents.
    """
    fields = content.get("fields")
    body.language = body.language or fields.get("lang").line() or None
    _add_body(content, fields, body)
    _add_main(content, fields, body)
    standfirst = fields.get("standfirst").line() or fields.get("trailText").line()
    return body.article(
        headline=fields.get("headline").line() or title(content),
        standfirst=standfirst_unless_in(standfirst, body.blocks),
        byline=fields.get("byline").line() or _contributors(content),
        published=content.get("webPublicationDate").date(),
        publisher=fields.get("publication").line(),
    )


def _contributors(content: Node) -> str:
    tags = [tag for tag in content.get("tags").items() if tag.get("type").text() == "contributor"]
    return ", ".join(filter(None, (tag.get("webTitle").line() for tag in tags)))


def _add_body(content: Node, fields: Node, body: Body) -> None:
    blocks = list(content.at("blocks.body").items())
    if any(block.get("elements").value or block.get("bodyHtml").text() for block in blocks):
        for block in blocks:
            _add_block(block, body)
    else:
        body.add(fields.get("body") if fields.get("body").text() else fields.get("bodyText"))


def _add_block(block: Node, body: Body) -> None:
    """Add a block: an article has one, a live blog one a post, each with its title."""
    body.add_heading(block.get("title").line())
    elements = list(block.get("elements").items())
    for element in elements:
        _add_element(element, body)
    if not elements:
        body.add_html(block.get("bodyHtml"))


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
            kind = element.get("type").text()
            body.skip(_words_of(element, kind), f"embedded {kind or 'element'}")
    if not main and fields.get("main").text():
        lead = Body(body.material)
        lead.add_html(fields.get("main"))
        body.blocks[:0] = lead.blocks
        body.skipped += lead.skipped
        body.flags += lead.flags


def _is_image(element: Node) -> bool:
    return element.get("type").text() == "image"


def _add_element(element: Node, body: Body) -> None:
    kind = element.get("type").text()
    if kind in _TEXTS:
        body.add_html(element.at("textTypeData.html"))
    elif kind == "pullquote":
        _add_pull_quote(element.get("pullquoteTypeData"), body)
    elif kind == "image":
        body.add_photo(_photo(element), element.place)
    elif kind == "cartoon":
        body.add_photo(_cartoon(element), element.place)
    elif kind == "list":
        _add_list(element.at("listTypeData.items"), body)
    elif kind == "timeline":
        _add_timeline(element.at("timelineTypeData.sections"), body)
    elif kind == "table" and "<table" in element.at("tableTypeData.html").text().lower():
        body.add_html(element.at("tableTypeData.html"))
    else:
        body.skip(_words_of(element, kind), f"embedded {kind or 'element'}")


def _add_pull_quote(data: Node, body: Body) -> None:
    for name in ("html", "attribution"):
        if text := data.get(name).text():
            body.add_html(replace(data, value=f"<blockquote>{text}</blockquote>"))


def _add_list(items: Node, body: Body) -> None:
    """Add key takeaways, questions and answers, profiles: each with its title, writer, text and notes."""
    for item in items.items():
        body.add_heading(item.get("title").line(), level=3)
        body.add(item.get("byline"))
        for element in item.get("elements").items():
            _add_element(element, body)
        for name in ("bio", "endNote"):
            body.add(item.get(name))


def _add_timeline(sections: Node, body: Body) -> None:
    for section in sections.items():
        body.add_heading(section.get("title").line(), level=3)
        for event in section.get("events").items():
            body.add_heading(" ".join(filter(None, (event.get(n).line() for n in ("date", "title")))), level=4)
            body.add(event.get("label"))
            for element in (event.get("main"), *event.get("body").items()):
                if element.value is not None:
                    _add_element(element, body)


def _words_of(element: Node, kind: str) -> str:
    """Return the words of an embed, which stand in a member such as ``richLinkTypeData``, however deep."""
    name = re.sub(r"-(\w)", lambda match: match[1].upper(), kind) + "TypeData"
    data = element.get(name).value if isinstance(element.value, dict) else None
    return " ".join(dict.fromkeys(filter(None, map(plain, _strings(data)))))


def _strings(value: object) -> Iterator[str]:
    """Yield the texts within a value that readers may see."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for each in value:
            yield from _strings(each)
    elif isinstance(value, dict):
        for key, each in value.items():
            if not _MACHINE_WORDS.search(key):
                yield from _strings(each)


def _photo(element: Node) -> Photo:
    assets = list(element.get("assets").items())
    widest = max(assets, key=lambda asset: asset.at("typeData.width").number(), default=None)
    data = element.get("imageTypeData")
    if data.value is None and widest is not None:
        data = widest.get("typeData")
    return _described(data, widest.get("file").text() if widest else "")


def _cartoon(element: Node) -> Photo:
    data = element.get("cartoonTypeData")
    images = [image for variant in data.get("variants").items() for image in variant.get("images").items()]
    widest = max(images, key=lambda image: image.get("width").number(), default=None)
    return _described(data, widest.get("file").text() if widest else "")


def _described(data: Node, reference: str) -> Photo:
    credit = data.get("credit").line() or ", ".join(
        filter(None, (data.get("photographer").line(), data.get("source").line()))
    )
    alt = data.get("alt").line() or data.get("altText").line()
    return json_photo(reference, data.get("caption").line(), credit, alt)
