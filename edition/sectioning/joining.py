"""Whether two pieces of text, parted where a sentence might end, are one sentence after all.

Rules of every language (titles, initials, small letters behind a quotation), and a table of the abbreviations and the
first words of single languages, ``abbreviations.toml``.
"""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files
from itertools import pairwise

from edition.model import Span

WITH_ORDINALS = frozenset({"de", "da", "nb", "nn", "no"})
"""Languages that write a full stop after an ordinal and the day of a date."""

_TITLE = re.compile(
    r"(?<!\w)(?:ST|MT|FT|Adm|Amb|Asst|Atty|Brig|Capt|Cllr|Cmdr|Col|Cpl|Det|Dr|Fr|Gen|Gov|Hon|Insp|Lt|Maj|Messrs|Mlle|Mme|Mr|Mrs|Ms|Mx|"
    r"Pfc|Pres|Prof|Pvt|Rep|Reps|Rev|Sen|Sens|Sgt|Sr|Sra|St|Ste|Supt|Dipl|Ing|Hr|Fr|bzw|ca|vs|v|No|Nr|Art|Abs|Jan|Feb|Mar|Apr|"
    r"Aug|Sept|Sep|Oct|Nov|Dec)\.$"
)
_NUMBERED = re.compile(r"(?<!\w)(?:No|Nr|Art|Abs|Jan|Feb|Mar|Apr|Aug|Sept|Sep|Oct|Nov|Dec|ca)\.$")
_INITIAL = re.compile(r"(?:^|[\s(“\"])(?:[^\W\d_]\.)+$")
_LETTER = re.compile(r"[^\W\d_]\.")
_NUMBERING = re.compile(r"(?:[IVX]+|\w)\.")
_ORDINAL = re.compile(
    r"(?:^|\s)(?:[Dd](?:er|ie|as|em|en|es)|[Aa]m|[Vv]om|[Zz]u[mr]|[Ii]m|[Bb]is|[Aa]b|[Ss]eit|[Bb]eim|[Dd]en|[Dd]et)\s\d{1,2}\.\Z"
)
_LAST_WORD = re.compile(r"(?<![\w.])((?:[^\W\d_]\.[ \xa0\u202f]?)*[^\W\d_][\w.ºª:²]*)\.\Z")
"""The last word, with the letters before it where an abbreviation is of several (“z. B.”)."""
_NUMBER = re.compile(r"(?<![\w.])\d{1,2}\.\Z")
_COUNTED = re.compile(
    r"\d{1,2}\.|(?:Jänner|Januar|Februar|Feber|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember|FC|"
    r"(?:Bundes|Regional|Ober|Kreis)?[Ll]iga|Weltkrieg|Jahrhundert|Jahrtausend|Jahrestag|Stock|Stockwerk|Etage|Obergeschoss|"
    r"Halbzeit|Minute|Spielminute|Spieltag|Runde|Etappe|Platz|Rang|Klasse|Semester|Lebensjahr|Geburtstag|Todestag|Mal|Tag|"
    r"Woche|Kalenderwoche|Monat|Quartal|Halbjahr|Advent|Auflage|Ausgabe|Sinfonie|Symphonie|Bezirk|Senat|Strafsenat|"
    r"Zivilsenat|Kammer|Strafkammer|Grad|Breitengrad|Längengrad|Division|Armee|Mannschaft|Person)\b"
)
"""What follows a German ordinal or the day of a date (“Montag, 5. Januar”, “17. 7.”, “2. Bundesliga”)."""
_DATELINE = re.compile(r"(?:\([A-Z][\w .&-]{1,20}\) ?)?[—–-]{1,2}\s")
_FIRST_WORD = re.compile(r"[^\w(\[{]*([^\W\d_]\w*)")
_QUOTES = "”’\"»“«'‘„"
_ASKED = ("?", "!", "…", "...")


def belong_together(text: str, left: Span, right: Span, tongue: str) -> bool:
    """Tell whether two neighbouring pieces are one sentence, in any language or in this one (“der 2. Platz”).

    Args:
        text: The text that the spans are of.
        left: Without surrounding white space, like ``right``; neither is empty.
        right: Behind it, with only white space between them.
        tongue: ISO 639 code.
    """
    return _by_any_rule(text, left, right, tongue) or _goes_on(text, left, right, tongue)


def openers(tongue: str) -> frozenset[str]:
    """Return a language's words that, capitalised, begin a sentence; empty for a language without such a list."""
    return _words(tongue, "openers")


def has_word(text: str, span: Span) -> bool:
    """Tell whether anything but punctuation is there."""
    return any(character.isalnum() for character in text[slice(*span)])


def begins_small(text: str, at: int) -> bool:
    """Tell whether the first word here has a small letter where a sentence's has a capital (“iPhone” has none)."""
    first = _FIRST_WORD.match(text, at, at + 40)
    # .title(): scripts without capitals (Georgian) have small letters too
    return first is not None and first[1][0].title() != first[1][0] and first[1].islower()


def _by_any_rule(text: str, left: Span, right: Span, tongue: str) -> bool:
    before, after = text[max(left[0], left[1] - 24) : left[1]], text[right[0] : right[0] + 24]
    if after[0] in "([" and (before[-1].isalnum() or before[-1] in "€$£%°") and text[left[1] : right[0]] == " ":
        return True  # “… rose (5 €) in May”
    if _DATELINE.match(after) and left[1] - left[0] < 40 and _is_place(text[slice(*left)]):
        return True
    if _is_told(before, after) and begins_small(text, right[0]):
        return True
    if after[0] in ":;," or not has_word(text, right):  # “(From left): Ida Brandt …”, “Harrow Corp. , a maker of …”
        return True
    if before.endswith((";", ",", ":")) and after[0] not in '“"«„':
        return True
    if _TITLE.search(before):
        return not _NUMBERED.search(before) or after[0].isdigit()
    if _NUMBERING.fullmatch(text, *left):
        return True
    return _is_initial(before, after, tongue)


def _is_place(line: str) -> bool:
    """Tell a dateline: capitals, except for little words and the name of a month."""
    words = ["", *line.split()]
    small = [
        word for before, word in pairwise(words) if word[0].islower() and not before[:1].isdigit() and before != "de"
    ]
    return line[0].isupper() and line[-1] not in "?!" and all(len(word) < 4 for word in small)


def _is_told(before: str, after: str) -> bool:
    """Tell where small letters go on with the sentence: “Why?” she asked. – Why? – she asked. « Why ! », she asked."""
    if after[0] in ",;:/»”":
        return True
    if before[-1] in _QUOTES:
        return after[0] not in _QUOTES
    return before.endswith(_ASKED) and after[0] in f"—–-{_QUOTES}"


def _is_initial(before: str, after: str, tongue: str) -> bool:
    if not _INITIAL.search(before):
        return False
    if _LETTER.match(after):
        return True  # “J. R. Brandt”, “Frankfurt a. M.”
    first = _FIRST_WORD.match(after)
    return before[-2].isupper() and after[0].isupper() and not (first and first[1] in openers(tongue))


def _goes_on(text: str, left: Span, right: Span, tongue: str) -> bool:
    """Tell an abbreviation of the language that ends no sentence, or an ordinal where it has a full stop."""
    if tongue in WITH_ORDINALS and _is_counted(text, left, right):
        return True
    last = _LAST_WORD.search(text, max(left[0], left[1] - 20), left[1])
    if last is None:
        return False
    letters = re.split(r"\.[ \xa0\u202f]?", last[1].rstrip("."))
    names = {".".join(letters[n:]) for n in range(len(letters))}
    if names & _words(tongue, "before_words"):
        return True
    small = {name[0].lower() + name[1:] for name in names}
    return text[right[0]].isdigit() and not (names | small).isdisjoint(_words(tongue, "before_numbers"))


def _is_counted(text: str, left: Span, right: Span) -> bool:
    """Tell a number with a full stop that is an ordinal, or the day or month of a date."""
    tail = max(left[0], left[1] - 20)
    if _ORDINAL.search(text, tail, left[1]):
        return True
    return bool(_NUMBER.search(text, tail, left[1])) and bool(_COUNTED.match(text, *right))


@cache
def _words(tongue: str, kind: str) -> frozenset[str]:
    return frozenset(_table().get(tongue, {}).get(kind, "").split())


@cache
def _table() -> dict[str, dict[str, str]]:
    return tomllib.loads((files(__package__) / "abbreviations.toml").read_text(encoding="utf-8"))
