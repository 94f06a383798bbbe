"""IPA as each engine takes it: espeak's phoneme codes, piper's own IPA, and both put into the text to be spoken.

espeak-ng drops IPA within ``[[ ]]``; its codes are ASCII names of the phonemes that a language has. The tables were
made by asking the library for the IPA of every code; a sound that a language lacks becomes its nearest one.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from edition.narration.spoken import Pronunciation

Notation = Callable[[str], str]
"""IPA as an engine takes it within ``[[ ]]``."""

STRESS = {"ˈ": "'", "ˌ": ","}
_IGNORED = ".‿͜͡|‖ˑ̯̩̥̬̪̺̻̹̜̟̠̈̽̚ʰˀˠ˞"
_SPELLINGS = {"g": "ɡ", ":": "ː", "'": "ˈ", "ʧ": "tʃ", "ʤ": "dʒ", "ʦ": "ts", "ʣ": "dz", "ʨ": "tɕ", "ʥ": "dʑ", "ε": "ɛ"}
_CONSONANTS = {
    **{letter: letter for letter in "pbtdkfvszhmnljwxcq"},
    "ɡ": "g", "θ": "T", "ð": "D", "ʃ": "S", "ʒ": "Z", "ŋ": "N", "ɲ": "n^", "ʎ": "l^", "ɫ": "L", "ɬ": "l#", "ɣ": "Q",
    "ç": "C", "ɟ": "J", "β": "B", "ɸ": "f", "ʔ": "?", "ʂ": "s.", "ʐ": "z.", "ɕ": "S;", "ʑ": "Z;", "ʋ": "v#", "ɦ": "h",
    "ħ": "h", "ʕ": "?", "χ": "x", "ɰ": "w", "ɱ": "m", "ɳ": "n", "ɭ": "l", "ɖ": "d", "ʈ": "t", "ɴ": "N", "ɥ": "w",
    "ʍ": "w",
    "r": "r", "ɹ": "r", "ɻ": "r", "ɾ": "*", "ʁ": "r", "ʀ": "r", "ɽ": "*",
    "tʃ": "tS", "dʒ": "dZ", "ts": "ts", "dz": "dz", "tɕ": "tS;", "dʑ": "dZ;",
}  # fmt: skip
_VOWELS = {
    "a": "a", "aː": "a:", "ɑ": "a", "ɑː": "a:", "æ": "a", "ɐ": "a#", "ʌ": "a", "ɒ": "O", "e": "e", "eː": "e:", "ɛ": "E",
    "ɛː": "E:", "ə": "@", "ɘ": "@", "ɜ": "@", "ɜː": "@", "ɝ": "@", "ɚ": "@", "i": "i", "iː": "i:", "ɪ": "I", "ɨ": "i",
    "ᵻ": "i", "o": "o", "oː": "o:", "ɔ": "O", "ɔː": "O:", "u": "u", "uː": "u:", "ʊ": "U", "ɯ": "u", "ʉ": "u", "ɤ": "o",
    "y": "y", "yː": "y:", "ʏ": "y", "ø": "Y", "øː": "Y:", "œ": "W", "œː": "W", "ɵ": "Y", "ɛ̃": "E~", "ɑ̃": "A~",
    "ã": "A~", "ɔ̃": "O~", "õ": "O~", "œ̃": "W~", "ẽ": "E~",
}  # fmt: skip
_OWN: Mapping[str, Mapping[str, str]] = {
    "en": {
        "a": "a", "aː": "A:", "ɑ": "A:", "ɑː": "A:", "ʌ": "V", "ɐ": "a#", "ɒ": "0", "e": "E", "eː": "eI", "ɛː": "e@",
        "ɜ": "3:", "ɜː": "3:", "ɝ": "3:", "ɚ": "3", "ɨ": "I#", "ᵻ": "I#", "o": "oU", "oː": "oU", "ɔ": "O:", "ɔː": "O:",
        "y": "u:", "yː": "u:", "ʏ": "U", "ø": "3:", "øː": "3:", "œ": "3:", "œː": "3:", "ɵ": "3:", "ɛ̃": "A~", "œ̃": "V",
        "i": "i", "ɯ": "u:", "ɤ": "V", "eɪ": "eI", "aɪ": "aI", "aʊ": "aU", "ɔɪ": "OI", "oʊ": "oU", "əʊ": "oU",
        "eə": "e@",
        "ɛə": "e@", "ɪə": "i@", "iə": "i@", "ʊə": "U@", "aɪə": "aI@", "aʊə": "aU@", "β": "v", "ɣ": "g",
        "ç": "h",
        "ʂ": "S", "ʐ": "Z", "ɕ": "S", "ʑ": "Z", "tɕ": "tS", "dʑ": "dZ", "ʎ": "lj", "c": "k", "ɟ": "dZ", "q": "k",
        "l#": "l",
        "ɬ": "l", "ʋ": "v",
    },
    "de": {
        "ɑ": "A", "ɑː": "A:", "ø": "Y:", "øː": "Y:", "aɪ": "aI", "aʊ": "aU", "ɔʏ": "OY", "ɔɪ": "OY", "ɔø": "OY",
        "ʁ": "r",
        "ɐ": "3", "eɪ": "eI", "oʊ": "oU",
    },
    "fr": {"ɪ": "i", "ʊ": "u", "ʌ": "V", "ɨ": "i", "ɑ": "a", "aː": "a:", "ɥ": "y"},
    "es": {"ɪ": "i", "œ": "Y", "œː": "Y", "œ̃": "E", "ɛ̃": "E", "ɑ̃": "a", "ã": "a", "ɔ̃": "O", "r": "R2", "ʌ": "a"},
    "it": {"œ": "Y", "œː": "Y", "œ̃": "E", "ɛ̃": "E", "ɑ̃": "a", "ã": "a", "ɔ̃": "O", "ɔ": "O"},
    "pl": {
        "ɨ": "y", "ɪ": "y", "y": "i", "yː": "i", "ʏ": "i", "ʊ": "u", "ø": "E", "øː": "E", "œ": "E", "œː": "E",
        "œ̃": "E~",
        "ɑ̃": "O~", "ã": "O~", "ɵ": "E", "ɕ": "S;", "aɪ": "aj", "aʊ": "aw", "oʊ": "ow",
    },
    "uk": {
        "ɨ": "y", "ɪ": "I", "y": "u", "yː": "u", "ʊ": "u", "ø": "E", "øː": "E", "œ": "E", "œː": "E", "œ̃": "E",
        "ɛ̃": "E",
        "ɑ̃": "a", "ã": "a", "ɔ̃": "o", "o": "o", "ɔ": "o", "ɦ": "h", "ʲ": ";",
    },
}  # fmt: skip
_WITH_R = {
    "A:": "A@", "O:": "O@", "0": "O@", "3:": "3:", "@": "3", "E": "e@", "e@": "e@", "I": "i@", "i@": "i@", "i:": "i@",
    "U": "U@", "U@": "U@", "V": "3:", "aI": "aI@", "aI@": "aI@", "aU": "aU@", "aU@": "aU@", "a#": "3", "3": "3",
}  # fmt: skip
"""English vowels with an r that no vowel follows: the voice says or drops it as its accent does."""
_RS = frozenset("rɹɻ")
_VOWEL_LETTERS = frozenset("aɑæɐʌɒeɛəɘɜɝɚiɪɨᵻoɔuʊɯʉɤyʏøœɵ")
_SOFT = frozenset({"pl", "uk"})
"""Languages whose consonants espeak has in a palatalised form."""


def symbols(ipa: str) -> tuple[str, ...]:
    """Take IPA apart into sounds, stress marks and spaces; what only refines a sound is left out.

    Raises:
        ValueError: It holds a character that is not IPA; the message names it.
    """
    text = ipa.strip().strip("/[]")
    for spelling, proper in _SPELLINGS.items():
        text = text.replace(spelling, proper)
    text = "".join(char for char in text if char not in _IGNORED)
    found, position = [], 0
    while position < len(text):
        length = next((n for n in (3, 2, 1) if text[position : position + n] in _known()), 0)
        if not length:
            raise ValueError(f"“{text[position]}” (U+{ord(text[position]):04X}) is not a letter of the IPA")
        found.append(text[position : position + length])
        position += length
    return tuple(found)


def espeak_codes(ipa: str, language: str) -> str:
    """Return IPA in espeak's phoneme codes of a language's voice."""
    primary = language.split("-")[0].lower()
    codes: list[str] = []
    sounds = symbols(ipa)
    for place, sound in enumerate(sounds):
        following = next((later for later in sounds[place + 1 :] if later not in STRESS), "")
        before = codes[-1].lstrip("|") if codes else ""
        if primary == "en" and sound in _RS and before in _WITH_R and following[:1] not in _VOWEL_LETTERS:
            codes[-1] = codes[-1].replace(before, _WITH_R[before])
        elif code := _code(sound, primary, following):
            codes.append(f"|{code}" if before and _runs_together(before, code) else code)
    return "".join(codes)


def piper_ipa(ipa: str, language: str) -> str:
    """Return IPA as piper's voices were trained with it: espeak's own spelling of the sounds."""
    english = language.split("-")[0].lower() == "en"
    spelled = {"r": "ɹ", "əʊ": "oʊ", "o": "oʊ"} if english else {}
    return "".join(spelled.get(sound, sound) for sound in symbols(ipa))


def _code(sound: str, primary: str, following: str) -> str:
    own = _OWN.get(primary, {})
    if sound in STRESS:
        return STRESS[sound]
    if sound == " ":
        return " "
    if sound == "ʲ":
        if primary in _SOFT:
            return ";"
        return "j" if following[:1] in _VOWEL_LETTERS and following not in ("i", "iː") else ""
    if sound == "ː":
        return ":" if primary not in ("en", "pl") else ""
    if code := own.get(sound) or _CONSONANTS.get(sound) or _VOWELS.get(sound):
        return code
    return "".join(_code(part, primary, "") for part in sound)


def _runs_together(before: str, after: str) -> bool:
    """Return True when two codes side by side would be read as another one (t + S as tS)."""
    joined = before + after
    return any(joined[:length] in _codes() for length in range(len(before) + 1, len(joined) + 1))


@lru_cache
def _codes() -> frozenset[str]:
    tables = (_CONSONANTS, _VOWELS, *_OWN.values())
    return frozenset(code for table in tables for code in table.values())


@lru_cache
def _known() -> frozenset[str]:
    tables = (_CONSONANTS, _VOWELS, STRESS, *_OWN.values())
    return frozenset({"ː", "ʲ", " ", *(sound for table in tables for sound in table)})


@dataclass(frozen=True, slots=True)
class Sounded:
    """Spoken text with the lexicon's sounds put in for an engine."""

    text: str
    """With ``[[…]]`` in place of the words that have a sound of their own."""
    stretches: tuple[tuple[int, int, int, int], ...] = ()
    """(begin, end) of each ``[[…]]`` in ``text`` and of what it stands for in the spoken text."""

    def spoken_position(self, position: int) -> int:
        """Return the place in the spoken text of a place in ``text``; anywhere in ``[[…]]`` is its word's beginning."""
        shift = 0
        for begin, end, spoken_begin, spoken_end in self.stretches:
            if position < begin:
                break
            if position < end:
                return spoken_begin
            shift = spoken_end - end
        return position + shift


def sounded(spoken: str, pronunciations: Sequence[Pronunciation], notation: Notation) -> Sounded:
    """Put the lexicon's sounds into spoken text.

    Args:
        spoken: ``Utterance.spoken``, which never holds a bracket of its own.
        pronunciations: In order, not overlapping.
        notation: ``lambda ipa: espeak_codes(ipa, "en-GB")``, ``lambda ipa: piper_ipa(ipa, "en-GB")``.
    """
    parts: list[str] = []
    stretches: list[tuple[int, int, int, int]] = []
    position, length = 0, 0
    for one in pronunciations:
        begin, end = one.spoken
        written = f"[[{notation(one.ipa)}]]"
        parts += (spoken[position:begin], written)
        length += begin - position
        stretches.append((length, length + len(written), begin, end))
        length, position = length + len(written), end
    return Sounded("".join((*parts, spoken[position:])), tuple(stretches))
