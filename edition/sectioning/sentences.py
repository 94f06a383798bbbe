"""Where sentences begin and end: syntok, kept to exact offsets and corrected where news text misleads it.

Every character that is not white space belongs to exactly one sentence, for any text in any language. Languages that
syntok does not know are cut by its rules all the same (they go by punctuation and case), and at ``。！？``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from syntok import segmenter
from syntok.tokenizer import Tokenizer

from edition.model import Span
from edition.sectioning.joining import WITH_ORDINALS, begins_small, belong_together, has_word, openers

PIECE = 20_000
"""Characters handed to syntok at a time; a piece ends at white space where there is any."""

_PARAGRAPH = re.compile(r"\n\s*\n")
_TERMINAL = re.compile(r"[.!?;…。！？｡‼‽⁇⁈⁉﹒﹗．؟।(]")
_CLOSING = re.compile(r"»\s+(?=\S)")
_WIDE = re.compile(r"[。！？｡](?:[」』”’）)]*)(?=\S)")
_BEFORE_ANGLE = re.compile(r"[.!?…](?=\s+»[^\W\d_])")
_ADDRESS = re.compile(r"(?:@[\w-]+(?:\.[\w-]+)+|(?:https?://|www\.)\S{1,200}?)\.(?=\s+[“‘\"«„(]?[^\W\d_])")
"""An address and the full stop after it: “Write to tips@herald.example. The council …”."""
_POSTED = re.compile(
    r"\(@\w{2,30}\) (?:January|February|March|April|May|June|July|August|September|October|November|December) \d{1,2}, "
    r"20\d\d(?=\s+[“‘\"«„(…—–#@]?\s?[^\W\d_])"
)
"""Who posted something, and when: “… at noon. — Ida Brandt (@idabrandt) May 3, 2024 The council …”."""
_QUOTED = re.compile(r"(?:[.!?…][”’\"»“]|[”’»]\.)(?=\s+[“‘\"«(]?[^\W\d_])")
_AFTER_SIGN = re.compile(r"[%‰°€$£—–-]\.(?=\s+[“‘\"«„(]?[^\W\d_])")
"""“… um 0,5 %. Der …”, “—dijo—. Me …”: syntok takes sign and full stop for one token."""
_FOOTNOTED = re.compile(r"[.!?…][”’\"»“]?(?:\[\d{1,3}\])+(?=\s+[“‘\"«„]?[^\W\d_])")
_FIGURE = re.compile(r"(?<![\w.])\d{1,9}(?:[.,:]\d{1,9})+\.(?=\s+[^\W\d_]{2})")
"""A decimal number or a time of day: “… alle 14.30. Costava …”."""
_BEFORE_OPENER = re.compile(
    r"(?:(?<![^\W_])(?P<last>[^\W_]++)(?:\.\.\.|[.…])|\)\.)[”’\"»]?"
    r"(?=\s+[“\"«„]?(?P<opener>[^\W\d_]++)(?![\w.-]))"
)
_IN_NAMES = re.compile(r"A|Al|Da|De|Del|Den|Der|Di|Die|Du|El|I|La|Las|Le|Les|Lo|Los|Van|Von|Zu|Zum|Zur")
"""Words that begin surnames too: an initial may stand before them (“J. Le Goff”)."""


def sentence_spans(text: str, language: str = "en") -> tuple[Span, ...]:
    """Return the span of each sentence, in order, without surrounding white space.

    Blank lines end a sentence; other line breaks do not. A piece of bare punctuation belongs to the sentence before it
    (or, at the beginning, to the one after it).
    """
    if len(text) < PIECE and "\n" not in text and not _TERMINAL.search(text):
        whole = _strip(text, (0, len(text)))
        return (whole,) if whole[0] < whole[1] else ()
    spans: list[Span] = []
    for piece in _pieces(text):
        spans.extend(_of_piece(text, piece, language))
    return tuple(spans)


def _of_piece(text: str, piece: Span, language: str) -> list[Span]:
    begin, end = piece
    tongue = language.split("-")[0].lower()
    known = () if _is_junk(text[begin:end]) else _syntok_starts(text[begin:end], begin)
    starts = sorted(
        {begin, *(_past_closing(text, start) for start in known), *_missed_starts(text, begin, end, tongue)}
    )
    starts.append(end)
    spans = [_strip(text, span) for span in pairwise(starts)]
    return _merged(text, [span for span in spans if span[0] < span[1]], tongue)


def _pieces(text: str) -> Iterator[Span]:
    begin = 0
    for match in _PARAGRAPH.finditer(text):
        yield from _bounded(text, begin, match.start())
        begin = match.end()
    yield from _bounded(text, begin, len(text))


def _bounded(text: str, begin: int, end: int) -> Iterator[Span]:
    """Cut a passage of any length into pieces that syntok takes in its stride, at the end of a sentence if possible."""
    while end - begin > PIECE:
        window = text[begin : begin + PIECE]
        cut = max(window.rfind(". ") + 1, window.rfind("\n")) or window.rfind(" ")
        cut = cut if cut > 0 else PIECE
        yield begin, begin + cut
        begin += cut
    yield begin, end


def _is_junk(piece: str) -> bool:
    """Tell a piece that is mostly brackets (syntok looks far ahead at each), or that cannot hold two sentences."""
    brackets = piece.count("(") + piece.count("[") + piece.count("{")
    return (brackets > 20 and brackets * 20 > len(piece)) or not _TERMINAL.search(piece)


def _syntok_starts(piece: str, offset: int) -> Iterator[int]:
    """Yield where syntok begins a sentence. Tokens keep their offsets, so nothing can be lost."""
    tokens = Tokenizer(replace_not_contraction=False).tokenize(piece)
    for sentence in segmenter.segment(tokens):
        first = next((token for token in sentence if token.value), None)
        if first:
            yield offset + first.offset


def _past_closing(text: str, start: int) -> int:
    """Leave a closing guillemet, which French sets apart by spaces, to the sentence before (“… fini. » Elle part.”)."""
    closing = _CLOSING.match(text, start)
    return closing.end() if closing else start


def _missed_starts(text: str, begin: int, end: int, tongue: str) -> Iterator[int]:
    for match in _WIDE.finditer(text, begin, end):
        yield match.end()
    patterns = [_QUOTED, _BEFORE_ANGLE, _ADDRESS, _POSTED, _AFTER_SIGN, _FOOTNOTED]
    if openers(tongue) and tongue not in WITH_ORDINALS:
        patterns.append(_FIGURE)
    for pattern in patterns:
        for match in pattern.finditer(text, begin, end):
            if not begins_small(text, match.end()):
                yield match.end()
    for match in _BEFORE_OPENER.finditer(text, begin, end):
        if _is_opened(match, tongue):
            yield match.end()


def _is_opened(match: re.Match[str], tongue: str) -> bool:
    """Tell whether the word after a full stop begins a sentence even where an abbreviation may stand before it."""
    last, opener = match["last"] or "", match["opener"]
    return opener in openers(tongue) and opener != last and not (len(last) == 1 and _IN_NAMES.fullmatch(opener))


def _strip(text: str, span: Span) -> Span:
    begin, end = span
    piece = text[begin:end]
    return begin + len(piece) - len(piece.lstrip()), end - (len(piece) - len(piece.rstrip()))


def _merged(text: str, spans: list[Span], tongue: str) -> list[Span]:
    """Join what was parted wrongly."""
    joined: list[Span] = []
    for span in spans:
        if joined and belong_together(text, joined[-1], span, tongue):
            joined[-1] = (joined[-1][0], span[1])
        else:
            joined.append(span)
    if len(joined) > 1 and not has_word(text, joined[0]):
        joined[:2] = [(joined[0][0], joined[1][1])]
    return joined
