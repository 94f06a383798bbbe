"""Mend what happened to a text before it came to us: mojibake, control and invisible characters, split accents.

All of it is told. Line ends stay as they are. Where mending changes the length, what was told before moves along.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass, replace
from itertools import accumulate, islice, product

from edition.model import Flag, Repair, Span

TOLD = 100
"""How many control and unreadable characters are listed."""

_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff]")
_INVISIBLE = re.compile("[\u00ad\u200b\u2060\ufeff]|(?<=[A-Za-zÀ-ӿ])[\u200c\u200d](?=[A-Za-zÀ-ӿ])")
"""Zero-width spaces, byte order marks, soft hyphens; joiners only where nothing is joined by them."""
_SPLIT = re.compile(r"[^\W\d_][\u0300-\u036f]+")
_SURROGATE = re.compile("[\ud800-\udfff]")
_UNREADABLE = re.compile("\ufffd+")
_WORD = re.compile(r'(?<![^ \t\r\n<>"])[^ \t\r\n<>"\x80-\U0010ffff]*+[^\x00-\x7f][^ \t\r\n<>"]*')
"""A word that is not ASCII, looked for from its beginning only: pages hold words of a megabyte (their scripts)."""
_RUN = re.compile(r"[^\x00-\x7f]+ ?")
_LINES = 64 * 1024
"""How many characters are looked at line by line."""
_WESTERN = ("sloppy-windows-1252", "latin-1")
_ALWAYS = frozenset(start >> 7 for start in (0x80, 0x100, 0x2000))
"""Blocks of 128 characters that mended text of any language may hold: Latin, punctuation."""
_CLOSED = ("", ".", "!", "?", "…", ":", ";", "\n", "”", "»")

Steps = tuple[str, ...]
"""The encodings that UTF-8 was taken for, the last one first; mostly there is but one."""


@dataclass(frozen=True, slots=True)
class Mended:
    """A text, and what was mended and is doubtful in it."""

    text: str
    repairs: tuple[Repair, ...] = ()
    flags: tuple[Flag, ...] = ()


@dataclass(frozen=True, slots=True)
class _Edit:
    span: Span
    after: str
    reason: str


def mend(text: str) -> Mended:
    """Return the text without what no reader should see; spans refer to it."""
    mended = Mended(_joined_surrogates(text))
    mended = _edited(mended, list(_mojibake(mended.text)))
    mended = _edited(mended, list(_control_characters(mended.text)), told=TOLD)
    mended = _edited(mended, list(_invisible(mended.text)), summed=True)
    mended = _edited(mended, list(_split_letters(mended.text)), summed=True)
    return replace(mended, flags=tuple(_unreadable(mended.text)))


def _edited(mended: Mended, edits: Sequence[_Edit], *, told: int | None = None, summed: bool = False) -> Mended:
    """Make edits, which are in order and apart, and tell so many of them, or the first of each reason."""
    if not edits:
        return mended
    pieces, end = [], 0
    for edit in edits:
        pieces += [mended.text[end : edit.span[0]], edit.after]
        end = edit.span[1]
    text = "".join([*pieces, mended.text[end:]])
    ends = [edit.span[1] for edit in edits]
    moved = [0, *accumulate(len(edit.after) - (edit.span[1] - edit.span[0]) for edit in edits)]

    def move(at: int) -> int:
        return at + moved[bisect_right(ends, at)]

    repairs = [
        replace(repair, span=(move(repair.span[0]), move(repair.span[1]))) for repair in mended.repairs if repair.span
    ]
    for edit in _first_of_each(edits) if summed else edits[:told]:
        end = move(edit.span[1])
        repairs.append(Repair(mended.text[slice(*edit.span)], edit.after, edit.reason, (end - len(edit.after), end)))
    return Mended(text, tuple(repairs))


def _first_of_each(edits: Sequence[_Edit]) -> Iterator[_Edit]:
    counts = Counter(edit.reason for edit in edits)
    for edit in edits:
        more = counts.pop(edit.reason, 0) - 1
        if more >= 0:
            yield replace(edit, reason=f"{edit.reason} (and {more} more)") if more else edit


def _joined_surrogates(text: str) -> str:
    if not _SURROGATE.search(text):
        return text
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _mojibake(text: str) -> Iterator[_Edit]:
    """Find words that were decoded wrongly (“itâ€™s”): those that prove it, then what the same steps mend."""
    if text.isascii():
        return
    sure, known = _sure(text)
    blocks = {ord(character) >> 7 for edit in sure for character in edit.after} | _ALWAYS
    end = 0
    for edit in [*sure, _Edit((len(text), len(text)), "", "")]:
        for match in _RUN.finditer(text, end, edit.span[0]) if known else ():
            yield from _same_again(match, known, blocks)
        if edit.reason:
            yield edit
        end = edit.span[1]


def _sure(text: str) -> tuple[list[_Edit], list[Steps]]:
    """Return the words that are mojibake beyond doubt, and which steps mend them (or whole lines), commonest first."""
    from ftfy import fix_encoding_and_explain

    edits: list[_Edit] = []
    counts: Counter[Steps] = Counter()
    for match in _WORD.finditer(text):
        fixed, explanation = fix_encoding_and_explain(match.group())
        if fixed == match.group() or ("decode", "windows-1252") in (explanation or ()):
            continue  # single control characters are told of as such
        edits.append(_Edit(match.span(), fixed, "mojibake"))
        counts.update(_steps(explanation))
    if not edits:
        for line in text[:_LINES].splitlines():
            if not line.isascii():
                counts.update(_steps(fix_encoding_and_explain(line).explanation))
    known = [steps for steps, _ in counts.most_common()]
    western = {(one,) for one in _WESTERN}
    return edits, [*known, *(western - set(known) if western & set(known) else ())]


def _steps(explanation: Sequence[tuple[str, str]] | None) -> list[Steps]:
    """Return the encodings that UTF-8 was taken for, one after another; none when that is not the whole story."""
    encodings = tuple(name for action, name in explanation or () if action == "encode")
    plain = all(action == "encode" or (action, name) == ("decode", "utf-8") for action, name in explanation or ())
    return [encodings] if encodings and plain else []


def _same_again(match: re.Match[str], known: Sequence[Steps], blocks: Set[int]) -> Iterator[_Edit]:
    """Mend a run of characters, or all of it but a quotation mark, that the steps read as UTF-8 in the same letters."""
    run = match.group().rstrip(" ")
    ends = (0, len(run)), (1, len(run)), (0, len(run) - 1), (1, len(run) - 1)
    for steps, (begin, end) in product(known, ends):
        mended = _undone(run[begin:end], steps)
        if mended and {ord(character) >> 7 for character in mended} <= blocks:
            yield _Edit((match.start() + begin, match.start() + end), mended, "mojibake")
            return
    if run == match.group():
        return
    for steps in known:  # “Ã ”: its no-break space has become a common one
        mended = _undone(f"{run}\u00a0", steps)
        if mended and {ord(character) >> 7 for character in mended} <= blocks:
            apart = not mended.isupper() and not match.string.startswith(" ", match.end())
            yield _Edit(match.span(), mended + " " * apart, "mojibake")
            return


def _undone(run: str, steps: Steps) -> str | None:
    try:
        for encoding in steps:
            run = run.encode(encoding).decode("utf-8")
    except UnicodeError:
        return None
    return run


def _control_characters(text: str) -> Iterator[_Edit]:
    """Put a space, or what a control character means in windows-1252 or as a line end (U+0085), in its place.

    A zero byte, which damages words, leaves nothing.
    """
    for match in _UNPRINTABLE.finditer(text):
        after = _meant(text, match)
        yield _Edit(match.span(), after, "mojibake" if after.strip() else "control character")


def _meant(text: str, match: re.Match[str]) -> str:
    character = match.group()
    if character == "\x00":
        return ""
    if character == "\x85" and text[max(0, match.start() - 2) : match.start()].rstrip(" ")[-1:] in _CLOSED:
        return "\n"
    if "\x80" <= character <= "\x9f":
        return character.encode("latin-1").decode("cp1252", "replace").replace("\ufffd", " ")
    return " "


def _invisible(text: str) -> Iterator[_Edit]:
    for match in _INVISIBLE.finditer(text):
        yield _Edit(match.span(), "", f"invisible character: {unicodedata.name(match.group()).lower()}")


def _split_letters(text: str) -> Iterator[_Edit]:
    """Find letters whose accents follow them as characters of their own (NFD, as macOS writes)."""
    for match in _SPLIT.finditer(text):
        composed = unicodedata.normalize("NFC", match.group())
        if composed != match.group():
            yield _Edit(match.span(), composed, "letter and accent apart")


def _unreadable(text: str) -> Iterator[Flag]:
    for match in islice(_UNREADABLE.finditer(text), TOLD):
        around = text[max(0, match.start() - 20) : match.end() + 20]
        yield Flag(around, "unreadable character in the source", match.span())
