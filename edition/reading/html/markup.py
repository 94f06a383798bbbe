"""A page's markup as a run of items in reading order: stretches of text, and pictures.

The parser is libxml2's HTML parser: no entity but HTML's own is ever expanded, nothing is fetched, scripts are dropped.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

import lxml.html
from lxml import etree

from edition.errors import SourceError
from edition.model import Mark, MarkKind
from edition.reading.html.preparing import is_hidden as is_hidden
from edition.reading.html.preparing import prepare, why_unread

LIMIT_CHARACTERS = 12_000_000
"""A page longer than this is refused: the longest articles are a hundredth of it."""
LIMIT_ATTRIBUTES = 1000
"""Of one element; pages that are built with them in mind have a tenth of it."""

LONGEST_FIGURE = 3000
"""Characters of text in a ``<figure>`` that is a picture with its caption."""

_LONGEST_LABEL = 40
"""Characters in a figure without an image, besides its caption."""
_EMPTY_BOXES = frozenset({"div", "span", "a"})
_NO_CAPTION = ("h1", "h2", "h3", "h4", "h5", "h6", "time", "address", "li")

Element = etree._Element

_BLOCK_NAMES = """
address article aside blockquote body center dd details dialog div dl dt fieldset figcaption figure footer form h1 h2 h3
h4 h5 h6 header hgroup hr html legend li main menu nav ol p pre section summary table tbody td tfoot th thead tr ul
"""
_DROPPED_NAMES = """
applet audio button canvas datalist embed frame head iframe input link map meta nav noframes noscript object option
script select style svg template textarea title track video
"""
BLOCKS = frozenset(_BLOCK_NAMES.split())
DROPPED = frozenset(_DROPPED_NAMES.split())
_MARKS = {
    "em": MarkKind.EMPHASIS,
    "i": MarkKind.EMPHASIS,
    "cite": MarkKind.EMPHASIS,
    "strong": MarkKind.STRONG,
    "b": MarkKind.STRONG,
    "a": MarkKind.LINK,
}
_NOT_LETTERS = re.compile(r"[\W_]+")
_TARGETS = ("http://", "https://", "mailto:")
_SPACES = re.compile(r"[ \t\n\r\f\v\u2028\u2029]+")
_INVISIBLE = dict.fromkeys(map(ord, "\u00ad\u200b\ufeff\u2060"))
_LONG_TAG = re.compile(r"<[a-zA-Z][\w:-]*\s[^<>]{4000,}")
_ATTRIBUTE = re.compile(r"[\w:@.-]+(?:=[^\s;()]*)?")
_VALUE = re.compile(r"\"[^\"]*\"|'[^']*'")
_FONTS = re.compile(r"</?(?:font|center|big|small|tt|nobr)\b[^>]*>", re.I)
"""Tags of formatting alone, which old pages leave open by the hundred."""
_BREAK = "\v"
_SENTENCES_IN = frozenset({"p", "li", "dd", "dt", "td", "th", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote"})
_IN_SENTENCE = re.compile(r"[^\s.!?…:”»\"]\s*$")


@dataclass(frozen=True, slots=True)
class Stretch:
    """Text between two edges of block elements."""

    text: str
    """White space collapsed; never empty."""
    marks: tuple[Mark, ...]
    element: Element
    linked: int = 0
    """Characters that lead elsewhere."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A ``<figure>``, or an ``<img>`` or ``<picture>`` outside one."""

    element: Element


Item = Stretch | Picture


def parse(page: str, place: str) -> Element:
    """Return the root element of a page, without scripts and comments.

    Raises:
        SourceError: The page is too long, nested too deeply, or no HTML at all.
    """
    if len(page) > LIMIT_CHARACTERS:
        raise SourceError(
            f"the page is longer than {LIMIT_CHARACTERS // 10**6} million characters",
            place=place,
            hint="Save the article alone (reader view, print view) and give that.",
        )
    _refuse_endless_tags(page, place)
    root, fault = _parsed(page, place)
    if fault and _FONTS.search(page):
        root, fault = _parsed(_FONTS.sub(" ", page), place)
    if fault:
        raise SourceError(
            "the page's elements are nested too deeply",
            place=f"{place}, line {fault}",
            hint="An element is opened there again and again and never closed: mend it, or give the text alone.",
        )
    prepare(root)
    return root


def _parsed(page: str, place: str) -> tuple[Element, int | None]:
    """Return the root element, and the line where elements are nested too deeply, if they are."""
    parser = lxml.html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=False)
    try:
        root = lxml.html.document_fromstring(page.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise SourceError(f"the page is not HTML: {error}", place=place) from error
    return root, next((entry.line for entry in parser.error_log if "depth" in entry.message), None)


def _refuse_endless_tags(page: str, place: str) -> None:
    """Refuse a tag of thousands of attributes, on which the parser would spend minutes."""
    for tag in _LONG_TAG.finditer(page):
        words = _VALUE.sub(" ", tag[0]).split()
        if sum(bool(_ATTRIBUTE.fullmatch(word)) for word in words) > LIMIT_ATTRIBUTES:
            line = page.count("\n", 0, tag.start()) + 1
            raise SourceError(
                f"an element has more than {LIMIT_ATTRIBUTES} attributes",
                place=f"{place}, line {line}",
                hint="This is no page that a browser has saved; save it again.",
            )


def parse_fragment(markup: str, place: str) -> Element:
    """Return an element that holds a fragment of HTML, as newsroom systems keep article bodies."""
    return parse(f"<html><body><article>{markup}</article></body></html>", place)


def items(root: Element) -> Iterator[Item]:
    """Yield everything below an element that a reader sees, in reading order."""
    yield from _Walk().below(root)


def unread(root: Element) -> Iterator[tuple[Stretch, str]]:
    """Yield what is below an element and not among its items, except scripts and controls, each with its reason."""
    for element in root.iter():
        if isinstance(element.tag, str) and element.tag not in DROPPED and (reason := why_unread(element)):
            yield from ((item, reason) for item in items(element) if isinstance(item, Stretch))


def words_of(element: Element) -> str:
    """Return all text below an element on one line."""
    return " ".join(item.text for item in items(element) if isinstance(item, Stretch))


def one_line(text: str | None) -> str:
    """Return a text with its white space collapsed and invisible characters taken out."""
    return _SPACES.sub(" ", (text or "").translate(_INVISIBLE)).strip()


def letters(text: str) -> str:
    """Return what stays of a text when case, punctuation and spaces are left out."""
    return _NOT_LETTERS.sub("", text).casefold()


def classes(element: Element) -> str:
    """Return what an element's author called it: class, id, data-component, role, itemprop."""
    names = (element.get(name) or "" for name in ("class", "id", "data-component", "role", "itemprop", "data-testid"))
    return " ".join(filter(None, names)).lower()


def has_picture(element: Element) -> bool:
    """Tell whether there is an image below an element, at once or loaded later by a script."""
    return next(element.iter("img", "picture", "amp-img"), None) is not None


class _Walk:
    """One pass over a tree, gathering inline text until a block's edge."""

    def __init__(self) -> None:
        self._text = ""
        self._marks: list[Mark] = []
        self._linked = 0
        self._links = 0
        self._pictures: list[Picture] = []
        """Those in the midst of a sentence: they come after its paragraph."""

    def below(self, element: Element) -> Iterator[Item]:
        yield from self._children(element, element)
        yield from self._flush(element)

    def _children(self, element: Element, block: Element) -> Iterator[Item]:
        self._add(element.text)
        for child in element:
            if isinstance(child.tag, str):
                yield from self._element(child, block)
            self._add(child.tail)

    def _element(self, element: Element, block: Element) -> Iterator[Item]:
        tag = str(element.tag)
        if tag in DROPPED or why_unread(element):
            return
        if tag in ("img", "picture", "amp-img") or (tag == "figure" and _is_one_picture(element)):
            if not self._is_amid(element, block):
                yield from self._flush(block)
            self._pictures.append(Picture(element))
            if not self._text:
                yield from self._flush(block)
        elif tag in BLOCKS:
            yield from self._flush(block)
            yield from self._children(element, element)
            yield from self._flush(element)
        elif tag == "br":
            yield from self._break(block)
        else:
            yield from self._inline(element, block)

    def _inline(self, element: Element, block: Element) -> Iterator[Item]:
        start, is_link = len(self._text), element.tag == "a" and _leads_away(element)
        self._links += is_link
        yield from self._children(element, block)
        self._links -= is_link
        if element.get("lang") and start < len(self._text):
            self._marks.append(Mark(MarkKind.LANGUAGE, (start, len(self._text)), element.get("lang")))
        kind = _MARKS.get(str(element.tag))
        if kind and start < len(self._text):
            target = (element.get("href") or "").strip() if kind is MarkKind.LINK else None
            if target is None or target.startswith(_TARGETS):
                self._marks.append(Mark(kind, (start, len(self._text)), target))

    def _add(self, text: str | None) -> None:
        if not text:
            return
        plain = _SPACES.sub(" ", text.translate(_INVISIBLE))
        if plain == " " and self._text.endswith(_BREAK):
            return
        added = plain[1:] if plain.startswith(" ") and self._text[-1:] in ("", " ", _BREAK) else plain
        self._text += added
        self._linked += len(added) if self._links else 0

    def _break(self, block: Element) -> Iterator[Item]:
        """A line break is a space; two in a row end the paragraph."""
        if self._text.endswith(_BREAK):
            yield from self._flush(block)
        elif self._text:
            self._text += _BREAK

    def _flush(self, block: Element) -> Iterator[Item]:
        text, marks, linked = self._text.replace(_BREAK, " "), self._marks, self._linked
        self._text, self._marks, self._linked = "", [], 0
        pictures, self._pictures = self._pictures, []
        kept = text.strip()
        if kept:
            yield Stretch(kept, _moved(marks, len(text) - len(text.lstrip()), len(kept)), block, linked)
        yield from pictures

    def _is_amid(self, picture: Element, block: Element) -> bool:
        """Tell a formula or sign in the midst of a sentence from a picture beside text."""
        if block.tag not in _SENTENCES_IN or not self._text.strip() or self._text.endswith(_BREAK):
            return False
        return _IN_SENTENCE.search(self._text) is not None and _has_text_after(picture, block)


def _has_text_after(element: Element, block: Element) -> bool:
    """Tell whether text follows an element at once, short of its block's end."""
    while element is not block:
        following = element.getnext()
        if (element.tail or "").strip():
            return True
        if following is not None:
            return (
                str(following.tag) not in BLOCKS
                and following.tag != "br"
                and bool("".join(map(str, following.itertext())).strip())
            )
        parent = element.getparent()
        if parent is None:
            return False
        element = parent
    return False


def _leads_away(anchor: Element) -> bool:
    return not (anchor.get("href") or "#").startswith("#")


def _is_one_picture(figure: Element) -> bool:
    """Tell a picture with its caption from quotes, tables and whole stories that are marked up as figures."""
    return (has_picture(figure) or _awaits_picture(figure)) and sum(map(len, figure.itertext())) < LONGEST_FIGURE


def _awaits_picture(figure: Element) -> bool:
    """Tell a figure whose image a script puts in later: empty boxes, a label (“Image”) and a caption, nothing else."""
    caption = next(figure.iter("figcaption"), None)
    if caption is None or next(caption.iter(*_NO_CAPTION), None) is not None:
        return False
    around = [each for each in figure.iterdescendants() if caption not in (each, *each.iterancestors())]
    said = [text for each in around for text in (one_line(each.text), one_line(each.tail)) if text]
    is_label = len(said) <= 2 and sum(map(len, said)) <= _LONGEST_LABEL
    return (
        is_label and {each.tag for each in around} <= _EMPTY_BOXES and any(map(str.strip, map(str, caption.itertext())))
    )


def _moved(marks: list[Mark], shift: int, length: int) -> tuple[Mark, ...]:
    spans = [(mark, max(0, mark.span[0] - shift), min(length, mark.span[1] - shift)) for mark in marks]
    kept = [Mark(mark.kind, (start, end), mark.target) for mark, start, end in spans if start < end]
    return tuple(sorted(kept, key=lambda mark: (mark.span[0], -mark.span[1], mark.kind)))
