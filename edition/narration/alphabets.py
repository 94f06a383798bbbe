"""Which alphabets a voice can read: a voice given another one spells, skips or stays silent."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from types import MappingProxyType

from edition.errors import UnsupportedText
from edition.model import Flag
from edition.narration.script import Utterance

_CYRILLIC = ("CYRILLIC",)
_ARABIC = ("ARABIC",)
_DEVANAGARI = ("DEVANAGARI",)
ALPHABETS = MappingProxyType(
    {
        **dict.fromkeys(("ru", "uk", "bg", "be", "mk", "kk", "ky", "ba", "tt", "cv"), _CYRILLIC),
        **dict.fromkeys(("ar", "fa", "ur", "sd", "ug"), _ARABIC),
        **dict.fromkeys(("hi", "mr", "ne", "kok"), _DEVANAGARI),
        **dict.fromkeys(("zh", "cmn", "yue", "hak"), ("CJK",)),
        **dict.fromkeys(("as", "bn", "bpy"), ("BENGALI",)),
        "sr": ("CYRILLIC", "LATIN"),
        "el": ("GREEK",),
        "grc": ("GREEK",),
        "he": ("HEBREW",),
        "hy": ("ARMENIAN",),
        "ka": ("GEORGIAN",),
        "am": ("ETHIOPIC",),
        "ja": ("HIRAGANA", "KATAKANA"),
        "ko": ("HANGUL",),
        "th": ("THAI",),
        "gu": ("GUJARATI",),
        "pa": ("GURMUKHI",),
        "ta": ("TAMIL",),
        "te": ("TELUGU",),
        "kn": ("KANNADA",),
        "ml": ("MALAYALAM",),
        "si": ("SINHALA",),
        "my": ("MYANMAR",),
        "or": ("ORIYA",),
    }
)
"""First words of the Unicode names of the letters a language is written in; Latin for those not named."""
_LATIN = ("LATIN",)
_TOO_MUCH = 0.5
_ANY_VOICE = "und"


def checked(utterance: Utterance, voice_language: str) -> Sequence[Flag]:
    """Look for letters that a voice cannot read.

    Returns:
        A flag for the editor when there are some.

    Raises:
        UnsupportedText: They are half of the text or more, which would be lost.
    """
    letters = [character for character in utterance.spoken if character.isalpha()]
    foreign = [letter for letter in letters if not _reads(voice_language, letter)]
    if not foreign:
        return ()
    if len(foreign) >= _TOO_MUCH * len(letters):
        raise UnsupportedText(
            f"The voice speaks {voice_language} and cannot read “{_opening(utterance.text)}”",
            place=utterance.id,
            hint="Mark the passage's language in the manuscript, choose a voice for it, or take it out.",
        )
    unread = _opening("".join(foreign))
    return (Flag(utterance.text, f"the voice ({voice_language}) cannot read the letters “{unread}”"),)


def _reads(language: str, letter: str) -> bool:
    primary = language.split("-")[0].lower()
    if primary == _ANY_VOICE:
        return True
    # Latin names and abbreviations stand in texts of every language, and the voices read them.
    return unicodedata.name(letter, "LATIN").startswith((*ALPHABETS.get(primary, ()), *_LATIN))


def _opening(text: str) -> str:
    return text if len(text) <= 40 else f"{text[:37]}…"
