"""Where sentences begin and end: syntok, kept to exact offsets and corrected where news text misleads it.

Every character that is not white space belongs to exactly one sentence, for any text in any language. Languages that
syntok does not know are cut by its rules all the same (they go by punctuation and case), and at ``。！？``.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from itertools import pairwise

from syntok import segmenter
from syntok.tokenizer import Tokenizer

from edition.model import Span

PIECE = 20_000
"""Characters handed to syntok at a time; a piece ends at white space where there is any."""

_PARAGRAPH = re.compile(r"\n\s*\n")
_TITLE = re.compile(
    r"(?<!\w)(?:ST|MT|FT|Adm|Amb|Asst|Atty|Brig|Capt|Cllr|Cmdr|Col|Cpl|Det|Dr|Fr|Gen|Gov|Hon|Insp|Lt|Maj|Messrs|Mlle|Mme|Mr|Mrs|Ms|Mx|"
    r"Pfc|Pres|Prof|Pvt|Rep|Reps|Rev|Sen|Sens|Sgt|Sr|Sra|St|Ste|Supt|Dipl|Ing|Hr|Fr|bzw|ca|vs|v|No|Nr|Art|Abs|Jan|Feb|Mar|Apr|"
    r"Aug|Sept|Sep|Oct|Nov|Dec)\.$"
)
_NUMBERED = re.compile(r"(?<!\w)(?:No|Nr|Art|Abs|Jan|Feb|Mar|Apr|Aug|Sept|Sep|Oct|Nov|Dec|ca|vs|v)\.$")
_INITIAL = re.compile(r"(?:^|[\s(“\"])(?:[^\W\d_]\.)+$")
_WITH_ORDINALS = frozenset({"de", "da", "nb", "nn", "no"})
_ORDINAL = re.compile(
    r"(?:^|\s)(?:[Dd](?:er|ie|as|em|en|es)|[Aa]m|[Vv]om|[Zz]u[mr]|[Ii]m|[Bb]is|[Aa]b|[Ss]eit|[Bb]eim|[Dd]en|[Dd]et)\s\d{1,2}\.\Z"
)
_LAST_WORD = re.compile(r"(?<![\w.])([^\W\d_][\w.ºª:²]*)\.\Z")
_NUMBER = re.compile(r"(?<![\w.])\d{1,2}\.\Z")
_COUNTED = re.compile(
    r"\d{1,2}\.|(?:Jänner|Januar|Februar|Feber|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember|FC|"
    r"(?:Bundes|Regional|Ober|Kreis)?[Ll]iga|Weltkrieg|Jahrhundert|Jahrtausend|Jahrestag|Stock|Stockwerk|Etage|Obergeschoss|"
    r"Halbzeit|Minute|Spielminute|Spieltag|Runde|Etappe|Platz|Rang|Klasse|Semester|Lebensjahr|Geburtstag|Todestag|Mal|Tag|"
    r"Woche|Kalenderwoche|Monat|Quartal|Halbjahr|Advent|Auflage|Ausgabe|Sinfonie|Symphonie|Bezirk|Senat|Strafsenat|"
    r"Zivilsenat|Kammer|Strafkammer|Grad|Breitengrad|Längengrad|Division|Armee|Mannschaft|Person)\b"
)
"""What follows a German ordinal or the day of a date (“Montag, 5. Januar”, “17. 7.”, “2. Bundesliga”)."""
_STARTER = re.compile(
    r"(?:The|A|An|He|She|It|They|We|I|In|On|At|But|And|This|That|These|Those|His|Her|Its|Their|For|As|If|When|While|After|"
    r"Before|However|There|With|From|By|To|Since|So|Yet|Now|Then|Some|Many|Most|All|Both|Each|One|Two|Meanwhile|According|"
    r"Although|What|Who|How|Why|Where|Which|Not|No|Also|"
    r"Der|Die|Das|Er|Sie|Es|Le|La|Les|El|Los|Las|Il|Un|Une|Una)\b"
)
_DATELINE = re.compile(r"(?:\([A-Z][\w .&-]{1,20}\) ?)?[—–-]{1,2}\s")
_TERMINAL = re.compile(r"[.!?;…。！？｡‼‽⁇⁈⁉﹒﹗．؟।(]")
_CLOSING = re.compile(r"»\s+(?=\S)")
_WIDE = re.compile(r"[。！？｡](?:[」』”’）)]*)(?=\S)")
_BEFORE_ANGLE = re.compile(r"[.!?…](?=\s+»[^\W\d_a-zß-öø-ÿ])")
_ADDRESS = re.compile(r"(?:@[\w-]+(?:\.[\w-]+)+|(?:https?://|www\.)\S{1,200}?)\.(?=\s+[“‘\"«„(]?[^\W\d_a-zß-öø-ÿ])")
"""An address and the full stop after it: “Write to tips@herald.example. The council …”."""
_POSTED = re.compile(
    r"\(@\w{2,30}\) (?:January|February|March|April|May|June|July|August|September|October|November|December) \d{1,2}, "
    r"20\d\d(?=\s+[“‘\"«„(…—–#@]?\s?[^\W\d_a-zß-öø-ÿ])"
)
"""Who posted something, and when: “… at noon. — Ida Brandt (@idabrandt) May 3, 2024 The council …”."""
_MISSED = re.compile(r"(?:[.!?…][”’\"»“]|[”’»]\.)(?=\s+[“‘\"«(]?[^\W\d_a-zß-öø-ÿ])")


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
    known = () if _is_junk(text[begin:end]) else _syntok_starts(text[begin:end], begin)
    starts = sorted({begin, *(_past_closing(text, start) for start in known), *_missed_starts(text, begin, end)})
    starts.append(end)
    spans = [_strip(text, span) for span in pairwise(starts)]
    return _merged(text, [span for span in spans if span[0] < span[1]], language.split("-")[0].lower())


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


def _missed_starts(text: str, begin: int, end: int) -> Iterator[int]:
    for pattern in (_WIDE, _MISSED, _BEFORE_ANGLE, _ADDRESS, _POSTED):
        for match in pattern.finditer(text, begin, end):
            yield match.end()


def _strip(text: str, span: Span) -> Span:
    begin, end = span
    piece = text[begin:end]
    return begin + len(piece) - len(piece.lstrip()), end - (len(piece) - len(piece.rstrip()))


def _merged(text: str, spans: list[Span], tongue: str) -> list[Span]:
    """Join what was parted wrongly, by the rules of every language and those of one (“der 2. Platz”, “ul. Długa”)."""
    joined: list[Span] = []
    for span in spans:
        if joined and (_belongs_together(text, joined[-1], span) or _goes_on(text, joined[-1], span, tongue)):
            joined[-1] = (joined[-1][0], span[1])
        else:
            joined.append(span)
    if len(joined) > 1 and not _has_word(text, joined[0]):
        joined[:2] = [(joined[0][0], joined[1][1])]
    return joined


def _goes_on(text: str, left: Span, right: Span, tongue: str) -> bool:
    """Tell an abbreviation of the language that ends no sentence, or an ordinal where it has a full stop."""
    if tongue in _WITH_ORDINALS and _is_counted(text, left, right):
        return True
    words, numbers = _abbreviations(tongue)
    last = _LAST_WORD.search(text, max(left[0], left[1] - 20), left[1])
    if last is None:
        return False
    return last[1] in words or (last[1] in numbers and text[right[0]].isdigit())


@cache
def _abbreviations(tongue: str) -> tuple[frozenset[str], frozenset[str]]:
    """Return a language's abbreviations that go on before any word, and before a number."""
    table = _table().get(tongue, {})
    words, numbers = table.get("before_words", ""), table.get("before_numbers", "")
    return frozenset(words.split()), frozenset(numbers.split())


@cache
def _table() -> dict[str, dict[str, str]]:
    return tomllib.loads((files(__package__) / "abbreviations.toml").read_text(encoding="utf-8"))


def _is_counted(text: str, left: Span, right: Span) -> bool:
    """Tell a number with a full stop that is an ordinal, or the day or month of a date."""
    tail = max(left[0], left[1] - 20)
    if _ORDINAL.search(text, tail, left[1]):
        return True
    return bool(_NUMBER.search(text, tail, left[1])) and bool(_COUNTED.match(text, *right))


def _belongs_together(text: str, left: Span, right: Span) -> bool:
    before, after = text[max(left[0], left[1] - 24) : left[1]], text[right[0] : right[0] + 24]
    if after[0] in "([" and (before[-1].isalnum() or before[-1] in "€$£%°") and text[left[1] : right[0]] == " ":
        return True  # “… rose (5 €) in May”
    if _DATELINE.match(after) and before[:1].isupper() and left[1] - left[0] < 40:
        return True
    if after[0] in ":;,":  # “(From left): Ida Brandt …”, “Harrow Corp. , a maker of …”
        return True
    if not _has_word(text, right) or (before.endswith((";", ",", ":")) and after[0] not in '“"«„'):
        return True
    if _TITLE.search(before):
        return not _NUMBERED.search(before) or after[0].isdigit()
    return bool(_INITIAL.search(before)) and after[0].isupper() and not _STARTER.match(after) and before[-2].isupper()


def _has_word(text: str, span: Span) -> bool:
    return any(character.isalnum() for character in text[slice(*span)])
