"""Credit lines after a label: “Photo: Name/Agency”, “Image source, Agency”, “Foto: Name/dpa”."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import islice
from os.path import commonprefix

from edition.model import Span
from edition.reading.flat.bodies import Body, parse_body
from edition.reading.flat.credit_labels import (
    ENDED,
    LABEL,
    LONGEST,
    Credit,
    after_sentence,
    budget,
    house_before,
    with_lead,
    with_stop,
)
from edition.reading.flat.lexicon import words
from edition.reading.flat.rights import COPYRIGHT
from edition.reading.flat.tokens import SURE, Document

LABEL_AND_AGENCY, LABEL_AND_NAME = "credit line: label and agency", "credit line: label and name"
LONGEST_LINE = 70
"""A line with a label and a credit line is no longer, in characters after the label."""
_SENTENCE_INSIDE = re.compile(r"[.!?…][”’\"»]? +[A-ZÀ-Þ“„«]\w* [^\W\d_A-ZÀ-Þ]|[.!?…][”’\"»]?$")
_HANDLE = re.compile(r"[a-z][\w.-]{3,}\s?/\s?[A-Z]")
"""“ipopba / Agency” after “Photo by”."""
_SITE = re.compile(r"Quelle: [\w-]+(?:\.[\w-]+)+(?:/\w+)?\Z")
"""A website alone, as the source of an article and not of a picture."""
_SMALL_LABELS = frozenset({"photo", "photos", "image", "foto", "photo credit", "credit"})
"""Labels that newsrooms write small, too: between sentences."""
_ARTICLES = frozenset(
    {
        "ein",
        "eine",
        "einem",
        "einen",
        "das",
        "die",
        "dem",
        "den",
        "kein",
        "keine",
        "seine",
        "seinen",
        "ihre",
        "ihren",
        "meine",
        "meinen",
        "unsere",
        "unseren",
        "deine",
        "diese",
        "dieses",
        "une",
        "la",
        "una",
    }
)
"""Before “Foto von Name” or “Video:” these make it a part of a sentence."""
_SIGNED_ON = re.compile(r", ?\d{1,2}\. ?\d{1,2}\. ?(?:19|20)\d\d\)")
"""The day that closes the signature of an article: “(APA/Reuters, 2.8.2015)”."""
_CLAUSE = re.compile(r"(?: [A-Z][\w’'-]+){0,3}, [a-z]")
_YEAR = re.compile(r"(?:19|20)\d\d")
_DISTRIBUTED = re.compile(
    r"(?: [A-Z]\w+)?(?:,? (?:LLC|Inc|Ltd)\.?)?(?:,? Distributed by|\.? All [Rr]ights|"
    r"(?: Writers Group)?\.?\s*$)"
)
_OFFICE = re.compile(
    r"(?:U\.?S\.? |Former |Vice )*"
    r"(?:President|Senator|Sen\.|Rep\.|Prime Minister|Secretary|Mayor|Governor|Gov\.|Pope|King|Queen) "
)
"""Whom a picture shows: “Cover image: U.S. President Ida Brandt waves …”."""
_FILM = re.compile(r"(?:The|An?|This|That|How|Why|What|When|Where|Who|Inside|Meet|Watch) ")
_ALIKE = 12
"""Credit lines that begin alike are compared further."""
_CLOSE = re.compile(r"[^()\[\]\n]*[)\]]")
_RIGHTS = re.compile(r"[A-ZÀ-Þ@](?:(?![.!?] [A-ZÀ-Þ][a-zß-öø-ÿ]+ [a-zß-öø-ÿ])[^\n]){2,90}?" + COPYRIGHT)


def labelled(document: Document) -> Iterator[Credit]:
    """Yield the credit lines that a label, and a name, agency or copyright after it, show."""
    text = document.text
    reached = 0
    for _ in range(budget(document)):
        match = LABEL.search(text, reached)
        if match is None:
            return
        reached = match.end()
        if not _may_begin(text, match):
            continue
        line = _line_end(text, match)
        if line:
            reached = line
            yield Credit((with_lead(text, match.start()), line), "credit line: label and the rest of its line", 0.9)
            continue
        rights = _RIGHTS.match(text, match.end(), match.end() + LONGEST)
        if rights and match["colon"]:
            reached = rights.end()
            yield Credit((with_lead(text, match.start()), reached), "credit line: label and copyright", 0.98)
            continue
        labelled_below = text.find("Image caption", match.end(), match.end() + LONGEST) if match["comma"] else -1
        stop = labelled_below if labelled_below > 0 else match.end() + LONGEST
        body = parse_body(document, match.end(), min(len(text), stop), labelled=True)
        if body and _is_other(document, match, body):
            continue
        if body and body.confidence >= 0.6 and not _SITE.match(text, match.start(), body.end):
            reason = LABEL_AND_AGENCY if body.agency or match["wire"] else LABEL_AND_NAME
            sure = max(body.confidence, 0.9) if match["wire"] else body.confidence
            begin, reached = _with_bracket(text, match.start(), body.end) or (match.start(), with_stop(text, body.end))
            yield Credit((with_lead(text, begin), reached), reason, sure)


def _is_other(document: Document, match: re.Match[str], body: Body) -> bool:
    """Tell what only looks like a credit line: a signature, a caption, a film's title, whose the article is."""
    return (
        bool(_SIGNED_ON.match(document.text, body.end))
        or _opens_caption(document, match, body)
        or _is_of_text(document.text, match, body)
        or (not body.agency and bool(_OFFICE.match(document.text, match.end())) and not match["by"])
        or (not body.agency and (_names_film(document, match) or _is_gallery(document.text, match)))
    )


def _opens_caption(document: Document, match: re.Match[str], body: Body) -> bool:
    """Tell “FILE PHOTO: The council is seen …” and “Courtesy of the Council, sailing has …” from a credit line."""
    label = (match["label"] or match["comma"] or "").casefold()
    definite = label == "courtesy of the" or (
        label.startswith("courtesy") and document.text.startswith("the ", match.end())
    )
    if label in ("file photo", "file picture", "file image", "file photograph"):
        return not body.agency
    return definite and not body.agency and bool(_CLAUSE.match(document.text, body.end))


def _is_of_text(text: str, match: re.Match[str], body: Body) -> bool:
    """Tell whose the article is: “© 2019 The Agency, LLC. Distributed by …” at its end."""
    if (match["label"] or "").casefold() == "copyright" and _YEAR.search(match[0]):
        return "/" not in text[match.end() : body.end]
    dated = bool(match["copyright"]) and bool(_YEAR.search(match[0]))
    return dated and bool(_DISTRIBUTED.match(text, body.end))


def _is_gallery(text: str, match: re.Match[str]) -> bool:
    """Tell “(PHOTOS: Ten boats)”, a link, from a credit line in brackets."""
    return match["label"] == "PHOTOS" and text[: match.start()].endswith("(")


def _names_film(document: Document, match: re.Match[str]) -> bool:
    """Tell a film's title behind “Video:” (“Video: The Biggest Storms”), or behind the end of a line, from a name."""
    label = (match["label"] or "").casefold()
    ended = not document.text[: match.start()].strip() or after_sentence(document.text, match.start())
    return label == "video" and (bool(_FILM.match(document.text, match.end())) or not ended)


def repeated(document: Document) -> Iterator[Credit]:
    """Yield what several labels have after them in the same words, a stroke among them: no two captions are alike."""
    alike: dict[str, list[re.Match[str]]] = defaultdict(list)
    for match in islice(LABEL.finditer(document.text), budget(document)):
        if match["colon"] and match["label"][:1].isupper():
            alike[document.text[match.end() : match.end() + _ALIKE]].append(match)
    for matches in alike.values():
        followed = [document.text[match.end() : match.end() + LONGEST] for match in matches]
        body = commonprefix(followed)  # noqa: RUF071  # by character is what is wanted
        if len(set(followed)) > 1:
            body = body.rpartition(" ")[0]
        while document.begins_sentence(body.rpartition(" ")[2]) >= SURE:
            body = body.rpartition(" ")[0]
        if len(matches) > 1 and "/" in body.strip("/ "):
            for match in matches:
                yield Credit((match.start(), match.end() + len(body)), "credit line: repeated after its label", 0.8)


def _may_begin(text: str, match: re.Match[str]) -> bool:
    """Tell whether a label can open a credit line here: capitalised, and followed by a name or an agency."""
    word = match["label"] or match["comma"]
    follows = text[match.end() : match.end() + 1]
    if not word:
        return follows.isalnum() or follows == "@"
    before = text[max(0, match.start() - 9) : match.start()].rstrip()
    if match["by"] and (before[-1:] in (":", ",", ";") or (before[-1:] == "—" and not ENDED.search(before[:-1]))):
        return False
    if before.rpartition(" ")[2].casefold() in _ARTICLES:
        return False
    if before.endswith("-") and text[match.start() - 1] == "-" and not before.endswith("Photo-"):
        return False
    if match["stroke"] and f"{before.rpartition(' ')[2]} {word}".casefold() in words("credits", "agencies"):
        return False
    handle = bool(_HANDLE.match(text, match.end()))
    small = bool(match["colon"]) and word.casefold() in _SMALL_LABELS and (not before or bool(ENDED.search(before)))
    small = small or bool(house_before(text, match.start()))
    return (word[:1].isupper() or small) and (
        handle or follows.isupper() or follows in ("@", "©") or (follows.isalnum() and bool(match["colon"]))
    )


def _line_end(text: str, label: re.Match[str]) -> int | None:
    """Return where a caption's line ends with a label and its credit; None in running text, and without a caption."""
    caption = text[text.rfind("\n", 0, label.start()) + 1 : label.start()]
    if not label["colon"] or "\n" not in text or not caption.strip(" (["):
        return None
    stop = text.find("\n", label.end())
    end = len(text[: stop if stop >= 0 else None].rstrip())
    short = 0 < end - label.end() <= LONGEST_LINE
    return end if short and not _SENTENCE_INSIDE.search(text, label.end(), end) else None


def _with_bracket(text: str, begin: int, end: int) -> Span | None:
    """Return a credit line with the brackets around it, whatever else they hold (“(Photos by …; art by …)”)."""
    if text[max(0, begin - 1) : begin] not in ("(", "["):
        return None
    close = _CLOSE.match(text, end, end + LONGEST)
    return (begin - 1, close.end()) if close else None
