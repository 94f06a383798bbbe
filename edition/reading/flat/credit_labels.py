"""What credit lines begin with, and how they end: shared by those in brackets and those in running text."""

from __future__ import annotations

import re
from dataclasses import dataclass

from edition.model import Span
from edition.reading.flat.lexicon import lexicon
from edition.reading.flat.tokens import Document

NAME_PART = r"(?:(?:al|el)-[A-ZÀ-Þ][\w’'-]*|[a-z]{2,3}(?= )|[A-ZÀ-Þ][\w’'.-]*)"
"""What goes on with a person's name: a word, an initial, a particle."""
LONGEST = 180
"""No credit line is longer than this, in characters."""
_LABEL_TWICE = re.compile(r"(?<!\w)(?P<first>Credits?|Photo|Image) (?=(?P=first))")
LONGEST_LABEL = 10
"""A label that stands there twice is no longer, in characters."""
_FURNITURE = re.compile(r"\s*(?:hide caption|toggle caption|show caption|/\s)")
_TERMS = re.compile(
    r"\.?(?: (?:THIS (?:IMAGE|PICTURE|PHOTO)|MANDATORY CREDIT|NO|EDITORIAL USE|FOR EDITORIAL|ATTENTION EDITORS)\b"
    r"[A-Z ,’'-]*\.)+"
)
LONGEST_HOUSE = 40
"""A house's name before its label is no longer, in characters."""
_HOUSE_BEFORE = re.compile(r"[.!?…”\"»)] (?P<house>(?:[A-Z][\w.&’'-]+ ){1,2})\Z")
LONGEST_SOURCE = 60
"""“Source: …” before a credit line is no longer, in characters."""
_SOURCE_BEFORE = re.compile(r"(?:^|[.!?…”\"»)] )(?P<source>(?:Source|Quelle): [A-ZÀ-Þ][^.:!?\n]{1,50} )\Z")
_HOUSE_LABEL = re.compile(r"(?:photos?|photograph|picture|pic|illustration)s? by |PHOTOS? ?/ ?")
AT_HEAD = re.compile(r"[(\[]?(?i:featured?|header|cover|lead) (?i:image|photo)")
"""The label of the picture above an article, at its end: before it stands the article's last sentence."""
ENDED = re.compile(r"(?:[.!?…”»“«’\")\]|]|caption|gallery)\s*$")


REPEATED = "repeated credit line"


@dataclass(frozen=True, slots=True)
class Credit:
    """A credit line found in a text."""

    span: Span
    """With its label, brackets and closing full stop."""
    reason: str
    confidence: float


def prose_follows(document: Document, end: int) -> bool:
    """Tell whether the text goes on with a new sentence (or ends), and not with the rest of this one."""
    if _FURNITURE.match(document.text, end):
        return True
    follows = document.text[end : end + 3].lstrip(" .)]")[:1]
    return (
        not follows
        or follows.isupper()
        or follows.isdigit()
        or follows in '“"‘«„\n_•[('
        or document.text[end : end + 1] == "."
    )


def budget(document: Document) -> int:
    """Return how many places to look at closely: more than any news text has, so that junk takes no longer."""
    return 100 + len(document.text) // 150


def after_sentence(text: str, begin: int) -> bool:
    """Tell whether a sentence ends right before a place."""
    return bool(ENDED.search(text, max(0, begin - 9), begin))


def with_stop(text: str, end: int) -> int:
    """Take in the full stop that closes a credit line, and the wires' shouted terms after it (“NO RESALES.”)."""
    terms = _TERMS.match(text, end)
    if terms:
        return terms.end()
    return end + 1 if text[end : end + 1] == "." and text[end : end + 3] != "..." else end


def any_of(key: str) -> str:
    """Return an expression for any word of a list of the lexicon, the longest first."""
    longest_first = sorted(lexicon()["credits"][key], key=len, reverse=True)
    return "|".join(re.escape(word).replace(r"\ ", r"\s") for word in longest_first)


def with_lead(text: str, start: int) -> int:
    """Take in what leads a credit line: its label once more, a stroke, or a dash between two sentences."""
    twice = _LABEL_TWICE.search(text, max(0, start - LONGEST_LABEL), start + LONGEST_LABEL)
    if twice and twice.end("first") == start - 1:
        return twice.start()
    led = house_before(text, start)
    source = _SOURCE_BEFORE.search(text, max(0, start - LONGEST_SOURCE), start)
    if led or source:
        return start - len(led or (source["source"] if source else ""))
    before = text[max(0, start - 2) : start]
    if before == "© ":
        return start - 2
    marked = before.strip() == "|" or (before == "- " and text.startswith("Copyright", start))
    marked = marked or (before.strip() in ("—", "–") and bool(ENDED.search(text[max(0, start - 6) : start - 2])))
    return start - len(before.lstrip()) if marked else start


def house_before(text: str, start: int) -> str:
    """Return the house between a sentence and a label (“Express photo by …”, “HERALD PHOTO / …”); else nothing."""
    house = _HOUSE_BEFORE.search(text, max(0, start - LONGEST_HOUSE), start)
    if not house or not _HOUSE_LABEL.match(text, start):
        return ""
    return house["house"] if house["house"].isupper() or text[start].islower() else ""


LABEL = re.compile(
    r"(?:(?<![\w’'/])|(?<=[a-zß-öø-ÿ\d)])(?=(?:Credit|Photo|Image|Picture|Bild|Foto|Quelle)s?: ))"
    rf"(?P<label>(?i:{any_of('labels')}))(?:Credit(?=\.\.\.))?(?:"
    r"(?P<colon>\s?[:|]|\s?(?:\.\.\.|…)|\s[/–—](?=\s[A-ZÀ-Þ@]))\s?(?:[–-]\s?/\s?(?=\w))?|(?P<sign>\s?©)\s?(?:(?:19|20)\d\d\s)?|(?P<stroke>/)(?=[A-Z@])|"
    r"\s(?P<by>(?i:by|via|courtesy(?:\sof)?|von|par|di))[\s:]\s?(?:-\s/\s?)?)"
    rf"|(?<!\w)(?P<comma>(?i:{any_of('comma_labels')})),?\s"
    r"|(?P<copyright>©|\([cC]\)|(?<!\w)Copyright(?=\s[A-ZÀ-Þ](?:[^.!?\n/]|(?<=[A-Z])\.){1,40}/))\s?(?:\d{4}\s)?"
    r"|(?<![\w/—–-])(?P<wire>REUTERS/|Reuters/|AFP/|THE CANADIAN PRESS/|The Canadian Press/|AP Photo/|EPA/|"
    r"(?:IMAGO|EFE|APA|ANSA|PAP|KEYSTONE|Keystone|LAPRESSE)\s?/\s?)(?=[A-ZÀ-Þ])"
    r"|(?<!\w)(?P<plain>(?i:foto|photo|bild|фото))\s"
    r"(?=(?:ANSA|Ansa|LaPresse|Lapresse|AFP|EFE|AP|IPA|Reuters|REUTERS|dpa|Getty|Imago|APA|Keystone)\b)"
)
