"""Spellings that a language does not have, which a voice of it is likely to garble."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_LETTERS = {
    "en": "a-zé",
    "de": "a-zäöüßé",
    "fr": "a-zàâæçéèêëîïôœùûüÿ",
    "es": "a-záéíóúüñ",
    "it": "a-zàèéìíòóùú",
    "pl": "a-ząćęłńóśźż",
    "uk": "абвгґдеєжзиіїйклмнопрстуфхцчшщьюя",
}
_CLUSTERS = {
    "en": r"^(?:sv|dn|zl|zh|kh|dz|tk|mk|nk|hr|sr|vl|vr|ng|gd|mb|nd|ts|tz|bj|fj|kj|ps(?!al|eu|y)|pt|x)"
          r"|aa|ii|uu|yj|ij|iy|yi(?!ng)|kk|q(?!u)|jj|vv|sz|cz|zs|[bcdfghjklmnpqrstvwxz]{5}|[jqv]$",
    "de": r"^(?:sv|dn|zl|zh|kh|cz|sz)|oe$|aeu|q(?!u)|[bcdfghjklmnpqrstvwxz]{6}|[vj]$|y[aeiou]",
    "fr": r"^(?:sv|dn|zl|zh|kh|cz|sz|w)|w|kk|q(?!u)|[bcdfghjklmnpqrstvwxz]{5}|[jvk]$",
    "es": r"^(?:sv|dn|zl|zh|kh|cz|sz|s[bcdfghklmnpqrt])|w|k|ss|tt|ff|q(?!u)|[bcdfghjklmnpqrstvwxz]{5}"
          r"|[bcdfghjkmpqtvwx]$",
    "it": r"^(?:sv[^aeiou]|dn|zl|zh|kh|cz|sz)|[jkwxy]|q(?!u)|[bcdfghlmnpqrstvz]{5}|[bcdfghmpqtvz]$",
    "pl": r"[qvx]|th|ph|sh|ck|oo|ee",
    "uk": r"[^\W\d_а-яґєії]",
}  # fmt: skip


def unusual(word: str, language: str) -> bool:
    """Return True when a word's letters, or how they stand together, are not of the language."""
    tests = _tests(language.split("-")[0].lower())
    if tests is None:
        return False
    foreign, cluster = tests
    plain = unicodedata.normalize("NFC", word).lower().replace("’", "").replace("'", "").replace("-", "")
    return bool(foreign.search(plain) or cluster.search(plain))


@lru_cache
def _tests(primary: str) -> tuple[re.Pattern[str], re.Pattern[str]] | None:
    if primary not in _LETTERS:
        return None
    return re.compile(rf"[^{_LETTERS[primary]}]"), re.compile(_CLUSTERS[primary])
