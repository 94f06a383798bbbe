"""Sub-headings in running text: words in capitals, a series of questions, a short line without a full stop."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from edition.model import Span
from edition.reading.flat.claims import Claim, Role
from edition.reading.flat.glue import seams
from edition.reading.flat.lexicon import words
from edition.reading.flat.tokens import Document

LONGEST_WORDS = 14
_SHOUT = re.compile(
    r"[“‘\"']?[A-ZÀ-Þ][A-ZÀ-Þ0-9’'&.,:;?!\-]*(?:[ ](?:[“‘\"']?[A-ZÀ-Þ0-9&][A-ZÀ-Þ0-9’'&.,:;?!”\"\-]*)){1,13}"
)
_LINK = re.compile(
    r"(?:READ|RELATED|MORE (?:FROM|ON|NEWS|STORIES)|SEE|ALSO|WATCH|LISTEN|RECOMMENDED|MOST READ|TRENDING|DONATE|SUBSCRIBE|"
    r"SIGN UP|REGISTER)\b"
)
_ONE_SHOUT = re.compile(r"(?:(?<=[.!?”’] )|^)[A-ZÀ-Þ]{5,14}(?= (?P<next>[A-ZÀ-Þ][\w’']*)(?: [a-zß-öø-ÿ]|, ))", re.MULTILINE)
_QUESTION = re.compile(
    r"(?:Who|What|When|Where|Why|How|Which|Is|Are|Was|Were|Does|Do|Did|Can|Could|Will|Should|Has|Have|And|But)\b"
    r"[^“”\"]*\?$"
)
_QUOTED = re.compile(r"(?:(?<=[.!?”] )|(?<=[.!?]’ ))“[A-Z][^“”.!?,;:]{8,60}[a-z]”(?= [A-Z])")


def find_shouted(document: Document) -> Iterator[Claim]:
    """Yield lines in capitals that stand between sentences (not a dateline, not an acronym)."""
    for match in _SHOUT.finditer(document.text):
        span = _line_in_capitals(document, match)
        if span:
            yield Claim(span, Role.SUBHEADING, "sub-heading in capitals", 0.84)
    for match in _ONE_SHOUT.finditer(document.text):
        if document.begins_sentence(match["next"]) >= 2 and not _LINK.match(match[0]):
            yield Claim(match.span(), Role.SUBHEADING, "sub-heading in capitals", 0.78)
    for match in _QUOTED.finditer(document.text):
        capitals = [word for word in match[0].strip("“”").split() if word[0].isupper()]
        if len(capitals) >= 3 and 2 * len(capitals) > len(match[0].split()):
            yield Claim(match.span(), Role.SUBHEADING, "sub-heading in quotation marks", 0.78)


def _line_in_capitals(document: Document, match: re.Match[str]) -> Span | None:
    text = document.text
    listed = list(re.finditer(r"\S+", match[0]))
    after = text[match.end() : match.end() + 12]
    if after[:1].isalpha() or (after.startswith(" ") and after.strip()[:1].islower()):
        listed = listed[:-1]
    if listed and listed[0][0] == "BY" and len(listed) < 7 and "HERE" not in match[0]:
        return None
    if _LINK.match(match[0]) or match[0].endswith(":"):
        return None
    if len(listed) < 2 or sum(len(re.sub(r"\W", "", word[0])) for word in listed) < 9:
        return None
    begin, end = match.start(), match.start() + listed[-1].end()
    if text[:begin].endswith(("By ", "BY ", "By: ")):
        return None
    before, follows = text[max(0, begin - 2) : begin].strip(), text[end : end + 3].strip()[:1]
    glued = bool(before) and before[-1] not in '.!?”’")]…' and (len(listed) < 3 or before[-1] in ",(;")
    if glued or follows in ("(", "—", "–", "-", ",", ":", "|") or text[begin:end].endswith((",", "-")):
        return None
    return begin, end


def with_subheads(document: Document, claims: Sequence[Claim]) -> list[Claim]:
    """Return the claims with sub-headings among the prose taken for that."""
    parted = [part for claim in claims for part in _parted(document, claim)]
    return _questions(document, parted)


def _parted(document: Document, claim: Claim) -> Iterator[Claim]:
    """Part a short line without a full stop from the sentence that follows it."""
    offset = _line_end(document, claim.span) if claim.role is Role.PROSE else None
    if offset is None:
        yield claim
        return
    end = claim.span[0] + len(document.text[claim.span[0] : offset].rstrip())
    if not document.text[: claim.span[0]].strip():
        yield replace(claim, span=(claim.span[0], end), role=Role.HEADLINE, reason="headline: runs on", confidence=0.7)
        yield replace(claim, span=(offset, claim.span[1]), edge=True)
        return
    yield replace(
        claim,
        span=(claim.span[0], end),
        role=Role.SUBHEADING,
        reason="sub-heading: runs on without a full stop",
        confidence=0.7,
    )
    yield replace(claim, span=(offset, claim.span[1]), edge=True)


def _line_end(document: Document, span: Span) -> int | None:
    found = [seam for seam in seams(document, span) if seam.score >= 3.0]
    if len(found) != 1 or not 2 <= found[0].words_before <= 11:
        return None
    line = document.text[span[0] : found[0].offset].strip()
    rest = document.text[found[0].offset : span[1]]
    last = line.split()[-1].casefold()
    if (
        re.search(r"[,;:“”\"(]", line)
        or last in words("grammar", "linking")
        or len(rest.split()) < 6
        or not line[0].isupper()
    ):
        return None
    return found[0].offset


def _questions(document: Document, claims: list[Claim]) -> list[Claim]:
    """Take short questions for sub-headings where there are several, each answered by the text after it."""
    asked = [n for n, claim in enumerate(claims) if _is_question(document, claims, n)]
    if len(asked) < 2:
        return claims
    return [
        replace(c, role=Role.SUBHEADING, reason="sub-heading: one of several questions", confidence=0.75)
        if n in asked
        else c
        for n, c in enumerate(claims)
    ]


def _is_question(document: Document, claims: Sequence[Claim], n: int) -> bool:
    claim = claims[n]
    if claim.role is not Role.PROSE or n + 1 == len(claims) or claims[n + 1].role not in (Role.PROSE, Role.CAPTION):
        return False
    sentence = document.slice(claim.span)
    if len(sentence.split()) > LONGEST_WORDS + 5 or not _QUESTION.match(sentence):
        return False
    before, after = document.text[: claim.span[0]].rstrip(), document.slice(claims[n + 1].span)
    opened = max(before.rfind("“"), before.rfind("„")) > max(
        before.rfind("”"), before.rfind("“") if "„" in before else -1
    )
    return not opened and not after.endswith("?") and bool(before)


__all__ = ["find_shouted", "with_subheads"]
