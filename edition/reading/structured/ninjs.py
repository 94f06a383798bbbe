"""IPTC ninjs 2 and 3 items (News in JSON): a text or composite item with its associated pictures.

Read from: ``headlines``, ``descriptions``, ``bodies``, ``by``, ``located``, ``language``, ``firstCreated``,
``versionCreated``, ``copyrightHolder``, ``infoSources`` and ``associations`` with their ``renditions``; what is for the
desk alone (``pubStatus``, ``edNote``, ``embargoed``, ``usageTerms``) is flagged. Version 2 writes the same names in
lower case. Roles are the provider's own: the text is the body that says it is the main one, else one that says only
what it is written in. The standard has no alt text; a description with the role ``alt`` is taken for one.
"""

from __future__ import annotations

from collections.abc import Iterator

from edition.errors import ManuscriptError
from edition.model import Article, Photo
from edition.reading.html.markup import letters
from edition.reading.html.plain import plain
from edition.reading.structured.bodies import Body, json_photo, standfirst_unless_in
from edition.reading.structured.nodes import Node

_HTML = ("text/html", "application/xhtml+xml")
_READ = (*_HTML, "text/plain", "")
_FORMATS = ("", "text", "body", "richtext", "html", "html5", "richhtml5", "xhtml", "nitf")
"""Roles that only say what a body is written in."""
_HEADLINES = ("main", "", "headline", "title")
_SUMMARIES = ("summary", "lead", "standfirst", "abstract", "text", "")
_PICTURES = ("picture", "graphic")
_USABLE = ("usable", "")


def find(root: Node) -> list[Node]:
    """Return the nodes that hold an item, in order; none when the JSON is of another form."""
    nodes = root.items() if isinstance(root.value, list) else [root]
    return [node for node in nodes if isinstance(node.value, dict) and _is_item(node.value)]


def title(item: Node) -> str:
    """Return what an item calls itself."""
    return _chosen(item.get("headlines"), _HEADLINES) or item.get("title").line() or item.get("uri").line()


def read(item: Node, root: Node, body: Body) -> Article:  # noqa: ARG001  # the forms' common signature
    """Return the article in an item.

    Raises:
        ManuscriptError: A value is not what the standard says, or the item is of version 1.
    """
    if "body_text" in item.value or "body_html" in item.value:
        raise ManuscriptError("this is ninjs 1.x", place=item.place, hint="Export the item as ninjs 2 or 3.")
    body.language = body.language or item.get("language").line() or None
    _add_body(item, body)
    _add_associations(item, body)
    _flag_notes(item, body)
    headline = _chosen(item.get("headlines"), _HEADLINES) or item.get("title").line() or _first(item.get("headlines"))
    standfirst = standfirst_unless_in(_chosen(item.get("descriptions"), _SUMMARIES), body.blocks)
    _list_others(item, body, said=(headline, standfirst or ""))
    return body.article(
        headline=headline,
        standfirst=standfirst,
        byline=item.get("by").line(),
        dateline=item.get("located").line(),
        published=_of(item, "firstCreated").date() or _of(item, "versionCreated").date(),
        publisher=_of(item, "copyrightHolder").line() or _names(_of(item, "infoSources")),
    )


def _is_item(value: dict[str, object]) -> bool:
    known = isinstance(value.get("bodies"), list) or isinstance(value.get("standard"), dict)
    return "uri" in value and (known or "versionCreated" in value or "versioncreated" in value)


def _of(node: Node, name: str) -> Node:
    """Return a member by its name in ninjs 3, else by that in ninjs 2."""
    found = node.get(name)
    return found if found.value is not None else node.get(name.lower())


def _add_body(item: Node, body: Body) -> None:
    """Add the main text in one of its formats; other texts are listed as skipped."""
    bodies = [each for each in item.get("bodies").items() if letters(plain(each.get("value").text()))]
    best = max((each for each in bodies if _media_type(each) in _READ), key=_fitness, default=None)
    if best is not None:
        body.add(best.get("value"))
    said = letters(" ".join(block.text for block in body.blocks))
    for each in bodies:
        words = plain(each.get("value").text())
        if each is not best and letters(words) not in said:
            name = each.get("role").line() or _media_type(each)
            body.skip(words, f"another body of the item: {name}")


def _fitness(body: Node) -> tuple[bool, bool, bool, int]:
    """Return what makes a body the article: being the main one, being none of another kind, markup, length."""
    role = body.get("role").text().strip().lower()
    return role == "main", role in _FORMATS, _media_type(body) in _HTML, len(body.get("value").text())


def _media_type(body: Node) -> str:
    """Return a body's media type without its parameters; empty when nobody says it."""
    return _of(body, "contentType").text().split(";")[0].strip().lower()


def _add_associations(item: Node, body: Body) -> None:
    """Add the pictures of an item before its text; what else belongs to it is listed as skipped."""
    associated = list(_associated(item))
    for each in reversed(associated):
        if each.get("type").text() in _PICTURES:
            body.add_photo(_photo(each), each.place, first=True)
    for each in associated:
        kind = each.get("type").text()
        if kind in _PICTURES:
            _list_descriptions(each, body)
        elif kind != "composite":
            body.skip(_words_of(each), f"associated {kind or 'item'}")


def _list_descriptions(picture: Node, body: Body) -> None:
    """List the descriptions of a picture that are neither its caption nor its alt text."""
    photo = _photo(picture)
    for each in picture.get("descriptions").items():
        text = each.get("value").line()
        if text not in (photo.caption, photo.alt_text):
            body.skip(text, "another description of a photograph")


def _associated(item: Node) -> Iterator[Node]:
    """Yield what is associated with an item, and what belongs to a composite among it."""
    for each in item.get("associations").items():
        yield each
        if each.get("type").text() == "composite":
            yield from _associated(each)


def _words_of(item: Node) -> str:
    texts = (each for name in ("headlines", "descriptions", "bodies") for each in item.get(name).items())
    words = (plain(each.get("value").text()) for each in texts)
    return " ".join(dict.fromkeys(filter(None, (item.get("title").line(), *words))))


def _flag_notes(item: Node, body: Body) -> None:
    """Tell the editor what the agency tells the desk: most of all that the item must not be published."""
    status = _of(item, "pubStatus").line()
    if status.lower() not in _USABLE:
        body.flag(status, "the agency's status of the item; do not publish what is withheld or canceled")
    body.flag(_of(item, "embargoed").line(), "the item is embargoed until then")
    body.flag(_of(item, "edNote").line(), "the agency's note to editors")
    body.flag(_of(item, "usageTerms").line(), "the agency's terms of use")


def _list_others(item: Node, body: Body, said: tuple[str, ...]) -> None:
    """List headlines and descriptions that the article does not use."""
    known = letters(" ".join((*said, *(block.text for block in body.blocks))))
    for name, what in ("headlines", "headline"), ("descriptions", "description"):
        for each in item.get(name).items():
            text, role = each.get("value").line(), each.get("role").line()
            if letters(text) not in known:
                body.skip(text, f"another {what}: {role}" if role else f"another {what}")


def _chosen(texts: Node, roles: tuple[str, ...]) -> str:
    """Return the text whose role comes first in the list; empty when there is none."""
    found = {each.get("role").text(): each.get("value").line() for each in reversed(list(texts.items()))}
    return next((found[role] for role in roles if found.get(role)), "")


def _first(texts: Node) -> str:
    return next(filter(None, (each.get("value").line() for each in texts.items())), "")


def _photo(picture: Node) -> Photo:
    renditions = [each for each in picture.get("renditions").items() if _is_image(each)]
    widest = max(renditions, key=lambda each: each.get("width").number(), default=None)
    descriptions = picture.get("descriptions")
    caption = _chosen(descriptions, ("caption", "main", "text", "", "richtext", "summary"))
    alt = _chosen(descriptions, ("alt", "altText"))
    return json_photo(widest.get("href").text() if widest else "", caption, _credit(picture), alt)


def _is_image(rendition: Node) -> bool:
    media_type = (_of(rendition, "contentType").text() or _of(rendition, "mimeType").text()).strip().lower()
    return not media_type or media_type.startswith("image/")


def _credit(picture: Node) -> str:
    """Return who made a picture and the agency's credit line, which may name the maker itself; else who owns it."""
    names = [picture.get("by").line(), _of(picture, "creditLine").line()]
    if names[0] and letters(names[0]) in letters(names[1]):
        del names[0]
    owners = (_of(picture, name).line() for name in ("copyrightNotice", "copyrightHolder"))
    return ", ".join(filter(None, names)) or next(filter(None, owners), "")


def _names(nodes: Node) -> str:
    return ", ".join(filter(None, (each.get("name").line() for each in nodes.items())))
