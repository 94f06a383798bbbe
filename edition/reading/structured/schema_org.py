"""schema.org NewsArticle (or another Article) as JSON-LD, with its ``articleBody``.

Of several articles the one that has a text is read, a page's main entity before others. The posts of a live blog follow
its own text, each under its headline.
"""

from __future__ import annotations

from collections.abc import Iterator

from edition.errors import ManuscriptError
from edition.model import Article, Photo
from edition.reading.html import jsonld
from edition.reading.html.markup import letters
from edition.reading.structured.bodies import Body, json_photo, standfirst_unless_in
from edition.reading.structured.graph import Graph
from edition.reading.structured.nodes import Node

_IMAGES = ("image", "associatedMedia", "primaryImageOfPage")
_LISTED = {
    "alternativeHeadline": "another headline",
    "contributor": "contributor",
    "editor": "editor",
    "video": "embedded video",
    "audio": "embedded audio",
}
"""Members whose words no field of ours holds as they are meant, and what they are listed as."""


def find(root: Node) -> list[Node]:
    """Return the nodes that hold an article, the one to read first, without empty stubs of it; none without any."""
    if not isinstance(root.value, dict | list):
        return []
    main = _main_entities(root)

    def fitness(node: Node) -> tuple[bool, bool]:
        has_text = bool(node.value.get("articleBody") or node.value.get("liveBlogUpdate"))
        return has_text, ".mainEntity" in node.path or node.value.get("@id") in main

    found = sorted(_articles(root), key=fitness, reverse=True)
    return [node for node in found if node is found[0] or fitness(node)[0] or title(node) != title(found[0])]


def title(node: Node) -> str:
    """Return what an article calls itself."""
    return Graph().line(node, "headline", "name")


def read(node: Node, root: Node, body: Body) -> Article:
    """Return the article in a JSON-LD node.

    Raises:
        ManuscriptError: It has no ``articleBody``, or a value is not what schema.org says.
    """
    graph = Graph.of(root)
    body.language = body.language or graph.line(node, "inLanguage") or None
    _add_text(node, graph, body)
    if not body.blocks and not body.front:
        raise ManuscriptError(
            "the article has no articleBody",
            place=node.place,
            hint="Give the page itself (.html): its text is read there.",
        )
    for image in reversed([each for name in _IMAGES for each in graph.get(node, name)]):
        body.add_photo(_photo(image, graph), image.place, first=True)
    _list_others(node, graph, body)
    return body.article(
        headline=title(node),
        standfirst=standfirst_unless_in(graph.line(node, "description"), body.blocks),
        byline=", ".join(name for name in graph.lines(node, "author") if not name.startswith(("http://", "https://"))),
        dateline=graph.line(node, "dateline"),
        published=next((value.date() for value in _values(node, graph, "datePublished")), None),
        publisher=graph.line(node, "publisher"),
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


def _main_entities(root: Node) -> set[str]:
    """Return the ids of what the pages in a graph are about."""
    graph = Graph.of(root)
    pages = [Node(each, "$", root.file) for each in jsonld.typed(root.value) if "WebPage" in jsonld.types(each)]
    entities = (each.value for page in pages for each in graph.get(page, "mainEntity"))
    return {each["@id"] for each in entities if isinstance(each, dict) and isinstance(each.get("@id"), str)}


def _add_text(node: Node, graph: Graph, body: Body) -> None:
    for value in _values(node, graph, "articleBody"):
        body.add(value)
    for post in graph.get(node, "liveBlogUpdate"):
        body.add_heading(title(post))
        _add_text(post, graph, body)
        for image in graph.get(post, "image"):
            body.add_photo(_photo(image, graph), image.place)
        body.skip(", ".join(graph.lines(post, "author")), "byline of a post")


def _values(node: Node, graph: Graph, name: str) -> Iterator[Node]:
    """Yield the texts of a member, out of the objects that JSON-LD may put around them."""
    for value in graph.get(node, name):
        yield value.get("@value") if isinstance(value.value, dict) and "@value" in value.value else value


def _list_others(node: Node, graph: Graph, body: Body) -> None:
    """List what the data holds beside text, front and pictures; a correction is for the editor to place."""
    for name, reason in _LISTED.items():
        for line in graph.lines(node, name):
            body.skip(line, reason)
    said = letters(" ".join(block.text for block in body.blocks))
    for line in graph.lines(node, "correction"):
        if letters(line) not in said:
            body.flag(line, "a correction that the text does not hold")


def _photo(image: Node, graph: Graph) -> Photo:
    if not isinstance(image.value, dict):
        return json_photo(image.text(), "", "")
    credit = graph.line(image, "creditText") or ", ".join(graph.lines(image, "creator") or graph.lines(image, "author"))
    return json_photo(
        graph.line(image, "contentUrl", "url", "@id"),
        graph.line(image, "caption", "description"),
        credit or graph.line(image, "copyrightNotice", "copyrightHolder"),
    )
