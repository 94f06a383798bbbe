"""What a page's markup says without words, put into words or taken out before anything is read.

Raised figures and quotation marks become characters, boxes that a script moves are put where it puts them, a word that
is a button in the midst of a sentence is a word. What is not to be read (struck out, a note's mark) stays in the tree,
and :func:`why_unread` tells it.
"""

from __future__ import annotations

import re
from itertools import islice
from typing import cast

import lxml.html
from lxml import etree

Element = etree._Element

HIDDEN = "hidden on the page"
NOTE_MARKS = "marks of notes"
"""Reasons why something on a page is not read."""

_MOVED = re.compile(r"""\$R[CRS]\(\s*["']([\w:-]{1,40})["']\s*,\s*["']([\w:-]{1,40})["']""")
"""React's calls that move a box: a boundary ($RC, $RR) names its place first, a segment ($RS) its content."""
_CUSTOM_IMAGE = re.compile(r"-(?:img|image|picture)$")
"""Elements of a site's own that show an image, as custom elements may."""
_NEW_WINDOW = re.compile(
    r"[\s,;(\[–-]*(?:(?:link |externer link,? ?)?"
    r"(?:opens?|opening|öffnet|(?:s[’']|se |si )?(?:ouvre|abre|apre)|otwiera się|відкривається)\b[\w\s’']{0,20}"
    r"\b(?:new|neue[mnrs]?|nouvel(?:le)?|nueva|nuova|nowy[mj]|новому|новій)\b[\w\s’']{0,12})[\s.)\]]*|"
    r"\s*link wird in einem neuen tab geöffnet\s*",
    re.I,
)
_RAISED = str.maketrans("0123456789+-−()n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁽⁾ⁿ")
_LOWERED = str.maketrans("0123456789+-−()", "₀₁₂₃₄₅₆₇₈₉₊₋₋₍₎")
_FIGURES = re.compile(r"[+\-−(]?\d[\d+\-−()]{0,9}|[\d+\-−]?n")
"""What has raised and lowered characters of its own, and is no ordinal (“1st”) or sign (“®”)."""
_QUOTES = {
    **dict.fromkeys(("de", "cs", "sk", "sl", "bg"), ("„", "“")),
    **dict.fromkeys(("pl", "ro", "hu", "hr", "nl"), ("„", "”")),
    **dict.fromkeys(("es", "it", "pt", "ru", "uk", "el", "no", "nb"), ("«", "»")),
    **dict.fromkeys(("sv", "fi"), ("”", "”")),
    "fr": ("«\u00a0", "\u00a0»"),
}
"""What opens and closes a quotation in languages other than English."""
_QUOTED = re.compile(r"\s*[\"“”„«»‘’‚'‹›]")
_BUTTONS = ("button", "object")
_LONGEST_BUTTON = 60
"""Characters of a word or phrase that stands in a sentence as a button, to be explained."""
_IN_SENTENCE = re.compile(r"[\w,;:(“„’'–-]\s*$")
_GOES_ON = re.compile(r"\s*[\w,;:.!?)”“’'–-]")
_RUNS_ON = re.compile(r"\s*[^\W\d_A-ZÀ-ÖØ-ÞА-ЯІЇЄҐ]|[,;.)]")
_HIDDEN_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)
_STRUCK = ("del", "s", "strike")
_NOT_PRINTED = re.compile(r"(?<![\w-])(?:no-?print|mw-editsection)(?![\w-])")
_NOTE_MARK = re.compile(r"\[[^\[\]]{1,30}\]|[*†‡]")


def prepare(root: Element) -> None:
    """Change a page's tree so that its text is what a reader sees."""
    for element in root.iter():
        if isinstance(element.tag, str) and _CUSTOM_IMAGE.search(element.tag) and element.get("src"):
            element.tag = "img"
    _place_streamed(root)
    _drop_remarks_on_links(root)
    for tag, table in (("sup", _RAISED), ("sub", _LOWERED)):
        for element in root.iter(tag):
            if not len(element) and _FIGURES.fullmatch((element.text or "").strip()):
                element.text = (element.text or "").strip().translate(table)
    for element in root.iter("q"):
        _put_into_quotes(element)
    for element in root.iter(*_BUTTONS):
        if _is_in_sentence(element):
            element.tag = "span"


def why_unread(element: Element) -> str | None:
    """Return why an element's text is no part of what is read, though it is on the page; None when it is."""
    if is_hidden(element):
        return HIDDEN
    if element.tag in _STRUCK:
        return "struck out"
    if _is_note_mark(element):
        return NOTE_MARKS
    return "not for print" if _NOT_PRINTED.search(element.get("class") or "") else None


def is_hidden(element: Element) -> bool:
    """Tell whether an element's own markup keeps readers from seeing it: hidden, or a window that a script opens."""
    if element.get("role") in ("dialog", "alertdialog"):
        return True
    return "hidden" in element.attrib or bool(_HIDDEN_STYLE.search(element.get("style") or ""))


def _is_note_mark(element: Element) -> bool:
    """Tell the raised number of a note: a link within the page, or in square brackets."""
    if element.tag != "sup":
        return False
    links = [*islice(element.iterancestors("a"), 1), *element.iter("a")]
    text = "".join(map(str, element.itertext())).strip()
    within = bool(links) and all((link.get("href") or "").startswith("#") for link in links)
    return within or "reference" in (element.get("class") or "") or bool(_NOTE_MARK.fullmatch(text))


def _place_streamed(root: Element) -> None:
    """Put the boxes that React sends after the page where its script puts them, and show them."""
    calls = [match for script in root.iter("script") for match in _MOVED.finditer(script.text or "")]
    named = {element.get("id"): element for element in root.iter()} if calls else {}
    for match in calls:
        content, place = (match[1], match[2]) if match[0].startswith("$RS") else (match[2], match[1])
        box, marker = named.get(content), named.get(place)
        if box is None:
            continue
        if "hidden" in box.attrib:
            del box.attrib["hidden"]
        parent = marker.getparent() if marker is not None else None
        if marker is None or parent is None or box in (marker, *marker.iterancestors()):
            continue
        cast("lxml.html.HtmlElement", box).drop_tree()
        marker.addprevious(box)


def _drop_remarks_on_links(root: Element) -> None:
    """Take out what a link tells screen readers about the browser (“, opens new tab”): no word of the article."""
    remarks = [
        element
        for link in root.iter("a")
        for element in link.iterdescendants("span", "small", "i")
        if _NEW_WINDOW.fullmatch("".join(map(str, element.itertext())))
    ]
    for remark in remarks:
        cast("lxml.html.HtmlElement", remark).drop_tree()


def _put_into_quotes(element: Element) -> None:
    """Give a quotation the marks that browsers show around it, in its language, unless it has its own."""
    if _QUOTED.match("".join(map(str, element.itertext()))):
        return
    language = next((each.get("lang") for each in (element, *element.iterancestors()) if each.get("lang")), None)
    tag = (language or "").split("-")[0].lower()
    opening, closing = _QUOTES.get(tag, ("“", "”"))
    element.text = opening + (element.text or "")
    if len(element):
        element[-1].tail = (element[-1].tail or "") + closing
    else:
        element.text += closing


def _is_in_sentence(element: Element) -> bool:
    """Tell a word with an explanation behind it from a button that does something to the page."""
    parent, previous = element.getparent(), element.getprevious()
    words = "".join(map(str, element.itertext())).strip()
    if parent is None or not 0 < len(words) <= _LONGEST_BUTTON:
        return False
    before, after = (parent.text if previous is None else previous.tail) or "", element.tail or ""
    return bool(_RUNS_ON.match(after) or (_IN_SENTENCE.search(before) and _GOES_ON.match(after)))
