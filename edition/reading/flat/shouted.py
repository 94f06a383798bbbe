"""Sub-headings in running text that are set apart by their type: in capitals, or in quotation marks."""

from __future__ import annotations

import re
from collections.abc import Iterator

from edition.model import Span
from edition.reading.flat.claims import Claim, Role
from edition.reading.flat.cues import cues
from edition.reading.flat.lexicon import words
from edition.reading.flat.tokens import SURE, Document, tokens

SHORTEST_PLAIN = 3
"""Letters of a word in capitals that is no acronym, at least."""
_PLACED = re.compile(r"[A-ZÀ-Þ]+, [A-ZÀ-Þ]+")
"""A place and its country, as datelines have them."""
_SHOUT = re.compile(
    r"(?<![\w/.@#-])[“‘\"']?[A-ZÀ-Þ][A-ZÀ-Þ0-9’'&.,:;?!\-]*"
    r"(?:[ ](?:[“‘\"']?[A-ZÀ-Þ0-9&][A-ZÀ-Þ0-9’'&.,:;?!”\"\-]*)){1,19}"
)
_LINK = re.compile(
    r"(?:READ|RELATED|MORE (?:FROM|ON|NEWS|STORIES)|SEE|ALSO|WATCH|LISTEN|RECOMMENDED|MOST READ|TRENDING|"
    r"VIDEO|COPYRIGHT|JUST WATCHED|MUST WATCH|SHARES? SHARE|"
    r"(?:[A-Z]{2,8} )?PHOTOS?|GALLERY|UPDATED?|FOLLOW US|ADVERTISEMENT|DONATE|SUBSCRIBE|SIGN UP|REGISTER)\b"
)
_ONE_SHOUT = re.compile(
    r"(?:(?<=[.!?”’] )|^)[A-ZÀ-Þ]{5,14}(?= (?P<next>[A-ZÀ-Þ][\w’']*)(?: [a-zß-öø-ÿ]|, ))", re.MULTILINE
)
_QUOTED = re.compile(
    r"(?:(?<=[.!?”»\"] )|(?<=[.!?]’ ))"
    r"(?:“[A-Z][^“”.!?,;:]{8,60}[a-z]”|"
    r"‘[A-Z][^‘’“”.!?,;:]{6,60}[a-z]’|"
    r"«\s?[^\W\d_][^«».!?,;:]{6,60}»|"
    r"'[A-Z][^'“”\".!?,;:]{6,60}[a-z]'|\"[A-Z][^'“”\".!?,;:]{6,60}[a-z]\")(?= [^\W\d_])"
)
_CAPITALS = re.compile(r" ?[A-ZÀ-Þ]{3,}(?=[ ,.;/)]|$)")
_AGED = re.compile(r" (?:[A-Z][\w’'-]+ ){2,4}?[A-Z][\w’'-]+, \d{1,2}, ")


def find_shouted(document: Document) -> Iterator[Claim]:
    """Yield lines in capitals that stand between sentences (not a dateline, not an acronym)."""
    found = [span for match in _SHOUT.finditer(document.text) if (span := _line_in_capitals(document, match))]
    for span in found:
        yield Claim(span, Role.SUBHEADING, "sub-heading in capitals", 0.84)
    for match in _ONE_SHOUT.finditer(document.text):
        sure = bool(found) or document.begins_sentence(match["next"]) >= 2
        sure = sure and document.text.count(match[0]) == 1 and not (match["next"].isupper() and len(match["next"]) > 1)
        if sure and not _LINK.match(match[0]) and not _known_acronym(match[0]):
            yield Claim(match.span(), Role.SUBHEADING, "sub-heading in capitals", 0.78)
    lowered = document.text.casefold()
    for match in _QUOTED.finditer(document.text):
        if _is_quoted_head(document, match) or _is_said_again(lowered, match):
            yield Claim(match.span(), Role.SUBHEADING, "sub-heading in quotation marks", 0.78)


def _known_acronym(word: str) -> bool:
    return word.casefold() in words("credits", "agencies") or not re.search("[AEIOUYÄÖÜÉÈÀ]", word)


def _is_quoted_head(document: Document, match: re.Match[str]) -> bool:
    """Tell a quotation without a full stop that a new sentence surely follows, or one in a title's capitals."""
    listed = match[0][1:-1].split()
    follows = document.text[match.end() + 1]
    if not listed[0][0].isupper() or not follows.isupper():
        return False
    if match[0][0] == "«":  # who speaks would follow a comma
        return len(listed) > 1
    capitals = sum(word[0].isupper() for word in listed)
    if capitals >= 3 and 2 * capitals > len(listed) + 1:
        return True
    following = tokens(document.text, match.end(), match.end() + 60)[:3]
    opens = bool(following) and following[0].text.casefold() in words("grammar", "openers") | words("grammar", "leads")
    aged = len(listed) > 1 and bool(_AGED.match(document.text, match.end()))
    return (opens and len(listed) > 1) or aged


def _is_said_again(lowered: str, match: re.Match[str]) -> bool:
    """Tell words of four or more that somebody says in the text, too, where a capital follows: no comma, no speaker."""
    quoted = match[0][1:-1].casefold()
    follows = match.string[match.end() + 1 : match.end() + 2]
    return follows.isupper() and quoted.count(" ") > 2 and lowered.count(quoted) > 1


def _runs_over(document: Document, match: re.Match[str]) -> bool:
    """Tell capitals that go on before or after, as in a contract, or that a small word leads to (“the NVIDIA GTX”)."""
    before = document.word_before(match.start())
    after = _CAPITALS.match(document.text, match.end())
    return bool(after or _CAPITALS.fullmatch(f" {before}")) or before.casefold() in document.unfinished


def _may_open(document: Document, word: str) -> bool:
    """Tell an acronym, “A” or “I”, with which a usual sentence may begin, from the end of words in capitals."""
    plain = word.strip("“”‘’\"'.,:;?!")
    known = len(plain) < SHORTEST_PLAIN or _known_acronym(plain) or any(mark in plain for mark in "&-.")
    known = known or document.begins_sentence(plain) >= SURE
    return document.tongue != "en" or known or document.text.count(plain) > 1


def _line_in_capitals(document: Document, match: re.Match[str]) -> Span | None:
    text = document.text
    listed = list(re.finditer(r"\S+", match[0]))
    after = text[match.end() : match.end() + 12]
    if after[:1].isalpha() or (after.startswith(" ") and after.strip()[:1].islower()):
        if not after[:1].isalpha() and not _may_open(document, listed[-1][0]):
            return None
        listed = listed[:-1]
    if listed and listed[0][0] == "BY" and len(listed) < 7 and "HERE" not in match[0]:
        return None
    links = any(cue.pattern.match(text, match.start()) for cue in (*cues("list"), *cues("link")))
    if links or _LINK.match(match[0]) or match[0].endswith(":"):
        return None
    if _runs_over(document, match):
        return None
    figures = sum(word[0][0].isdigit() for word in listed)  # the row of a table
    if (
        len(listed) < 2
        or (figures > 1 and 2 * figures > len(listed))
        or sum(len(re.sub(r"\W", "", word[0])) for word in listed) < 9
    ):
        return None
    begin, end = match.start(), match.start() + listed[-1].end()
    line = text[begin:end]
    if (
        text[max(0, begin - 4) : begin].endswith(("By ", "BY ", "By: "))
        or _PLACED.fullmatch(line)
        or line.count('"') % 2
    ):
        return None
    before, follows = text[max(0, begin - 2) : begin].strip(), text[end : end + 3].strip()[:1]
    loose = document.tongue == "en" and len(listed) > 2 and before[-1:] not in (",", "(", ";")
    glued = bool(before) and before[-1] not in '.!?”“«»’")]…' and not loose
    if glued or follows in ("(", "—", "–", "-", ",", ":", "|") or line.endswith((",", "-", ":")):
        return None
    return begin, end
