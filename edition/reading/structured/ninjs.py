"""IPTC ninjs 3.x items (News in JSON): a text or composite item with its associated pictures.

Read from: ``headlines``, ``descriptions``, ``bodies``, ``by``, ``located``, ``language``, ``firstCreated``,
``versionCreated``, ``copyrightHolder``, ``infoSources`` and ``associations`` with their ``renditions``. The standard
has no alt text; a description with the role ``alt`` is taken for one.
"""

from __future__ import annotations

from collections.abc import Iterator

from edition.errors import ManuscriptError
from edition.model import Article, Photo, Skipped
from edition.reading.html.markup import letters
from edition.reading.material import Material
from edition.reading.structured.bodies import Body, json_photo, standfirst_unless_in
from edition.reading.structured.nodes import Node

_HTML = ("text/html", "application/xhtml+xml")
_SUMMARIES = ("summary", "lead", "standfirst", "abstract", "text", "")


def find(root: Node) -> Node | None:
    """Return the node that holds the item; None when the JSON is of another form."""
    value = root.value
    if not isinstance(value, dict) or "uri" not in value:
        return None
    known = isinstance(value.get("bodies"), list) or isinstance(value.get("standard"), dict)
    return root if known or "versionCreated" in value or "versioncreated" in value else None


def read(item: Node, material: Material, language: str | None) -> Article:
    """Return the article in an item.

    Raises:
        ManuscriptError: A value is not what the standard says, or the item is of an older version.
    """
    if "body_text" in item.value or "body_html" in item.value:
        raise ManuscriptError("this is ninjs 1.x", place=item.place, hint="Export the item as ninjs 2 or 3.")
    body = Body(material, language or item.get("language").line() or None)
    _add_body(item, body)
    associations = list(item.get("associations").items())
    for picture in reversed([each for each in associations if _is_picture(each)]):
        photo = _photo(picture)
        body.add_photo(photo, picture.place, first=True)
        body.skipped += _unused(picture, "descriptions", "description of a photograph", photo.caption, photo.alt_text)
    for other in associations:
        if not _is_picture(other):
            body.skipped.append(Skipped(_words_of(other), f"associated {other.get('type').text() or 'item'}"))
    headline = _chosen(item.get("headlines"), ("main", "")) or item.get("title").line()
    summary = _chosen(item.get("descriptions"), _SUMMARIES)
    body.skipped += _unused(item, "headlines", "headline", headline)
    body.skipped += _unused(item, "descriptions", "description", summary)
    return body.article(
        headline=headline,
        standfirst=standfirst_unless_in(summary, body.blocks),
        byline=item.get("by").line(),
        dateline=item.get("located").line(),
        published=item.get("firstCreated").date() or item.get("versionCreated").date(),
        publisher=item.get("copyrightHolder").line() or _names(item.get("infoSources")),
    )


def _add_body(item: Node, body: Body) -> None:
    """Add the first body in HTML or, without one, in plain text; others that say something else are listed."""
    bodies = list(item.get("bodies").items())
    html = [each for each in bodies if each.get("contentType").text() in _HTML]
    plain = [each for each in bodies if each.get("contentType").text() in ("text/plain", "")]
    for each in html[:1]:
        body.add_html(each.get("value"))
    for each in plain[: 0 if html else 1]:
        body.add(each.get("value"))
    said = {letters(each.get("value").line()) for each in (*html, *plain)[:1]}
    for each in bodies:
        if (line := each.get("value").line()) and letters(line) not in said:
            body.skipped.append(Skipped(line, "another body of the item"))


def _is_picture(association: Node) -> bool:
    return association.get("type").text() in ("picture", "graphic")


def _words_of(association: Node) -> str:
    lists = [association.get(name).items() for name in ("headlines", "descriptions")]
    texts = [association.get("title").line(), *(each.get("value").line() for texts in lists for each in texts)]
    return " ".join(filter(None, texts)) or association.get("uri").line()


def _unused(node: Node, name: str, what: str, *used: str | None) -> Iterator[Skipped]:
    """List the texts of a list that have no place in an article."""
    for each in node.get(name).items():
        if (line := each.get("value").line()) and line not in used:
            yield Skipped(line, f"another {what}")


def _chosen(texts: Node, roles: tuple[str, ...]) -> str:
    """Return the text whose role comes first in the list; without roles the first."""
    found = {each.get("role").text(): each.get("value").line() for each in reversed(list(texts.items()))}
    return next((found[role] for role in roles if found.get(role)), "")


def _photo(picture: Node) -> Photo:
    renditions = list(picture.get("renditions").items())
    widest = max(renditions, key=lambda each: each.get("width").number(), default=None)
    descriptions = picture.get("descriptions")
    caption = _chosen(descriptions, ("caption", "main", "text", "", "richtext", "summary"))
    credit = next(
        (
            line
            for name in ("creditLine", "by", "copyrightNotice", "copyrightHolder")
            if (line := picture.get(name).line())
        ),
        "",
    )
    return json_photo(
        widest.get("href").text() if widest else "", caption, credit, _chosen(descriptions, ("alt", "altText"))
    )


def _names(nodes: Node) -> str:
    return ", ".join(filter(None, (each.get("name").line() for each in nodes.items())))
