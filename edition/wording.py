"""The words that we add ourselves (“Part 2 of 6”, “Photograph”, “Contents”), in the article's language.

One gettext catalogue a language in ``locales/LANGUAGE.po``; the English wording is the message id. Print, sound and
packages all speak through it, so that they never differ. Dates and durations come from CLDR by Babel.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from gettext import GNUTranslations, NullTranslations
from importlib.resources import files
from io import BytesIO

SOURCE_LANGUAGE = "en"


@dataclass(frozen=True, slots=True)
class Wording:
    """Our own words in one language: ``say("Part {number} of {total}", number=2, total=6)``."""

    language: str
    """BCP 47 tag of the article."""
    translated: bool
    """False when there is no catalogue for the language, and English is used instead."""
    translations: NullTranslations

    @property
    def tag(self) -> str:
        """BCP 47 tag of the words themselves: the article's language, or English when untranslated."""
        return self.language if self.translated else SOURCE_LANGUAGE

    def __call__(self, message: str, **values: object) -> str:
        """Return the message in the language, its ``{names}`` filled in."""
        return self.translations.gettext(message).format(**values)

    def plural(self, one: str, many: str, n: int, **values: object) -> str:
        """Return the form that ``n`` takes; ``{n}`` is filled in too."""
        return self.translations.ngettext(one, many, n).format(n=n, **values)

    def date(self, day: date) -> str:
        """Return the day as one writes it out: “15 January 2026”."""
        from babel.dates import format_date

        written = format_date(day, "long", locale=_locale(self.tag))
        return written.replace("1 ", "1er ", 1) if self.tag.split("-")[0] == "fr" and day.day == 1 else written

    def duration(self, duration_ms: int) -> str:
        """Return a playing time in whole minutes, or in seconds below one: “4 minutes”."""
        from babel.units import format_unit

        seconds = round(duration_ms / 1000)
        if seconds < 60:
            return format_unit(seconds, "duration-second", "long", locale=_locale(self.tag))
        return format_unit(round(seconds / 60), "duration-minute", "long", locale=_locale(self.tag))


@lru_cache
def wording(language: str) -> Wording:
    """Return our words for a BCP 47 tag; English for a language without a catalogue."""
    primary = language.split("-")[0].lower()
    if primary == SOURCE_LANGUAGE:
        return Wording(language, True, NullTranslations())
    catalogue = files("edition") / "locales" / f"{primary}.po"
    if not catalogue.is_file():
        return Wording(language, False, NullTranslations())
    return Wording(language, True, _compiled(catalogue.read_bytes()))


def _compiled(po: bytes) -> GNUTranslations:
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    compiled = BytesIO()
    write_mo(compiled, read_po(BytesIO(po)))
    compiled.seek(0)
    return GNUTranslations(compiled)


def _locale(tag: str) -> str:
    from babel import Locale, UnknownLocaleError

    for candidate in (tag, tag.split("-")[0]):
        try:
            return str(Locale.parse(candidate, sep="-"))
        except (UnknownLocaleError, ValueError):
            continue
    return SOURCE_LANGUAGE
