"""Which encoding bytes are in, when nothing says so: the one in which they are the letters of one language.

Newsrooms have really used few encodings, and each for few languages. Each pair is tried on every character that is not
ASCII, with its neighbours: letters that the language has, and signs where signs stand, speak for it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

_WEST = ("fr", "de", "es", "it", "pt", "nl", "sv", "da", "fi", "ca", "is", "en")
_EAST = ("pl", "cs", "sk", "hu", "ro", "hr")
_CYRILLIC = ("uk", "ru", "be", "bg", "sr")
_PAIRS: dict[str, Sequence[str]] = {
    "cp1252": _WEST,
    "iso8859_15": _WEST,
    "cp1250": _EAST,
    "iso8859_2": _EAST,
    "cp1251": _CYRILLIC,
    "koi8_u": _CYRILLIC,
    "koi8_r": _CYRILLIC,
    "iso8859_5": _CYRILLIC,
    "cp866": ("ru", "be", "bg"),
    "cp1125": ("uk",),
    "cp1253": ("el",),
    "iso8859_7": ("el",),
    "cp1255": ("he",),
    "cp1254": ("tr",),
    "iso8859_9": ("tr",),
    "cp1257": ("lt", "lv", "et"),
    "mac_roman": _WEST,
    "cp850": _WEST,
    "cp852": _EAST,
}
"""Encodings, the likelier first, and the languages of each."""
_LETTERS = {
    "fr": "àâçèéêëîïôùûüœæ", "de": "äöüß", "es": "áéíñóúü", "it": "àèéìíîòóù", "pt": "áâãàçéêíóôõú", "nl": "éëïèöü",
    "sv": "åäöé", "da": "æøåé", "fi": "äöå", "ca": "àçèéíïòóúü", "is": "áðéíóúýþæö", "en": "éèçñöü",
    "pl": "ąćęłńóśźż", "cs": "áčďéěíňóřšťúůýž", "sk": "áäčďéíľĺňóôŕšťúýž", "hu": "áéíóöőúüű", "ro": "ăâîşţ",
    "hr": "čćđšž", "tr": "çğıiöşüâîİ", "lt": "ąčęėįšųūž", "lv": "āčēģīķļņšūž", "et": "äöõüšž",
    "uk": "оаинтврліес", "ru": "оеаинтсрвл", "be": "аныіроеклт", "bg": "аиоентрсвл", "sr": "аиоенртсјуд",
    "el": "αοιετσνηυρς", "he": "יוהלאמרשתבנ",
}  # fmt: skip
"""Of a Latin alphabet what is not ASCII; of the others the letters that most of a text consists of."""
_SLAVIC = "абвгдежзиклмнопрстуфхцчш"
_RARER = {
    "uk": _SLAVIC + "ґєйїщьюя", "ru": _SLAVIC + "ёйщъыьэюя", "be": _SLAVIC + "ёйўыьэюя", "bg": _SLAVIC + "йщъьюя",
    "sr": _SLAVIC + "ђљњћџ", "el": "βγδζθκλμξπφχψωάέήίόύώϊϋΐΰ", "he": "גדזחטכסעפצקךםןףץ",
}  # fmt: skip
_SIGNS = frozenset("“”„‘‚’«»‹›–—…€£§°•·©®™ªº¿¡²³½¼¾×±\u00a0\u00ad№")
_BETWEEN_LETTERS = frozenset("’–·\u00ad")
_CONTEXT = re.compile(rb"(?:[\x00-\x7f]?[\x80-\xff])+[\x00-\x7f]?")
_SAMPLE = 8000
"""How many bytes are looked at."""
_FITS, _FITS_ANOTHER_SCRIPT = 0.25, 0.5
"""What an encoding scores at least, of Latin letters and of others: lone letters (“è”, “à”) are little evidence."""
_NEARLY = 0.15
"""Encodings whose scores differ by no more are told apart by the words without their accents."""


@dataclass(frozen=True, slots=True)
class Guess:
    """An encoding, and what speaks against it."""

    encoding: str
    """Python's name."""
    rival: str | None = None
    """Another encoding, in which the text would be another and read nearly as well; None when none does."""


@dataclass(frozen=True, slots=True)
class _Fit:
    score: float
    encoding: str
    language: str
    text: str


def guessed(data: bytes) -> Guess | None:
    """Return the encoding in which bytes that are not UTF-8 are words of one of the languages; None when in none."""
    sample = b"\n".join(match.group() for match in islice(_CONTEXT.finditer(data), _SAMPLE))
    fits = sorted(_fits(sample[:_SAMPLE]), key=lambda fit: -fit.score)
    fits = [fit for fit in fits if fit.score >= (_FITS_ANOTHER_SCRIPT if fit.language in _RARER else _FITS)]
    return _decided([fit for fit in fits if fit.score >= fits[0].score - _NEARLY], data) if fits else None


def _decided(near: Sequence[_Fit], data: bytes) -> Guess:
    """Choose among encodings that fit as well: the words without their accents tell the language."""
    if len({fit.text for fit in near}) == 1:
        return Guess(near[0].encoding)
    from edition.reading.languages import ranked

    order = ranked(data[:16_000].decode("ascii", "ignore"))
    best = min(near, key=lambda fit: (order.index(fit.language) if fit.language in order else len(order), -fit.score))
    others = [fit.encoding for fit in near if fit.text != best.text and fit.language != best.language]
    return Guess(best.encoding, others[0] if others and order[0] != best.language else None)


def _fits(sample: bytes) -> Iterator[_Fit]:
    for encoding, languages in _PAIRS.items():
        text = sample.decode(encoding, "replace")
        contexts = Counter(
            (before, character, after)
            for before, character, after in zip(f" {text}", text, f"{text[1:]} ", strict=False)
            if character > "\x7f"
        )
        for language in languages:
            score = sum(count * _weight(language, *context) for context, count in contexts.items())
            yield _Fit(score / contexts.total(), encoding, language, text)


def _weight(language: str, before: str, character: str, after: str) -> float:
    """Return what a character says for a language, between its neighbours: from −2 (impossible) to 1 (usual)."""
    if character == "\ufffd" or character < "\xa0":
        return -2
    if character.isalpha() and character not in "ªº":
        return _letter_weight(language, before, character, after)
    if before.isalpha() and (after.isalpha() or character in "‚„¿¡") and character not in _BETWEEN_LETTERS:
        return -1
    if character in "¿¡":
        return 0.9 if language in ("es", "ca") else -1
    return 0.9 if character in _SIGNS else -1


def _letter_weight(language: str, before: str, character: str, after: str) -> float:
    small, rarer = character.lower(), _RARER.get(language)
    if (character.isupper() and before.islower()) or (character.islower() and after.isupper()):
        return -1
    if rarer is None and min(before, after) > "\x7f" and before.isalpha() and after.isalpha():
        return -1  # three accents in a row are no word in Latin letters
    if rarer and any(one.isascii() and one.isalpha() for one in (before, after)):
        return -1
    if small not in _LETTERS[language] and character not in _LETTERS[language]:
        return 0.4 if rarer and small in rarer else -0.7
    if not before.isalpha() and not after.isalpha():
        return 0.2 if rarer else 0.3
    return 0.3 if rarer and character.isupper() and before.isupper() else 1
