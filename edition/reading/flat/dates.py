"""Dates of publication: how newsrooms write day and hour, and which dates stand by themselves."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from edition.reading.flat.claims import Claim, Role
from edition.reading.flat.lexicon import lexicon
from edition.reading.flat.posts import is_signed
from edition.reading.flat.tokens import Document

FRONT = 6000
"""Front matter is looked for in this many characters at the beginning."""
SURE_STAMP = 0.99
"""The confidence in a date that “Published” or “Updated” stands before."""
LONGEST_HEADLINE = 160
"""Characters of a headline that a date stands below."""

_STEMS = [stems.split() for stems in lexicon()["months"]["stems"]]
MONTH = rf"(?:(?:{'|'.join(stem for stems in _STEMS for stem in stems)})[^\W\d_]{{0,7}}\.?)"
WEEKDAY_NAME = (
    r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|Mon|Tue|Wed|Thu|Fri|Sat|Sun|"
    r"(?:Mon|Diens|Donners|Frei|Sams|Sonn)tag|Mittwoch|Sonnabend|(?:Mo|Di|Mi|Do|Fr|Sa|So)\.?(?=, ?\d)|"
    r"(?:[Ll]un|[Mm]ar|[Mm]ercre|[Jj]eu|[Vv]endre|[Ss]ame)di|[Dd]imanche|"
    r"[Ll]unes|[Mm]artes|[Mm]iércoles|[Jj]ueves|[Vv]iernes|[Ss]ábado|[Dd]omingo|"
    r"(?:[Ll]une|[Mm]arte|[Mm]ercole|[Gg]iove|[Vv]ener)dì|[Ss]abato|[Dd]omenica|"
    r"[Pp]oniedziałek|[Ww]torek|[Śś]roda|[Cc]zwartek|[Pp]iątek|[Ss]obota|[Nn]iedziela)"
)
WEEKDAY = rf"(?:{WEEKDAY_NAME},? )?"
DAY = (
    rf"(?:(?P<m1>{MONTH}) (?P<d1>\d{{1,2}})(?:st|nd|rd|th)?,? (?P<y1>(?:19|20)\d\d)|"
    rf"(?P<d2>\d{{1,2}})(?:\.|er|º|st|nd|rd|th)? (?:de |di )?(?P<m2>{MONTH})(?: de| di|,)? (?P<y2>(?:19|20)\d\d)|"
    r"(?P<d3>\d{2})\.(?P<m3>\d{2})\.(?P<y3>20\d\d)|"
    r"(?P<y4>20\d\d)-(?P<m4>\d{2})-(?P<d4>\d{2})(?:[T ]\d\d:\d\d(?::[\d.]+)?(?:Z|[+-]\d\d:?\d\d)?)?(?![\w-]))"
)
_HOUR = (
    r"\d{1,2}[:.h]\d{2}(?: ?[AaPp]\.?[Mm]\b\.?)?(?: ?(?:Uhr\b|(?:[A-Z]{2,3}T|[ECMP]T)\b(?![.])(?:[+-]\d{1,2})?|UTC\b))?"
)
_AT = r"(?: ?,| at| à| alle| a las| um|,? [|•·–/-])?"
WHEN = rf"(?:{_HOUR},? )?{WEEKDAY}{DAY}(?:{_AT} ?{_HOUR}(?: / (?:[A-Z]\w+ )?News\b)?)?"
_AGO = r"(?:\d{1,2}|an?|one|two|three) (?:min(?:ute)?|hour|day|week|month|year)s? ago"
_THIS_YEAR = rf"{MONTH} \d{{1,2}}, {_HOUR}"
_IN_FIGURES = rf"\d{{1,2}}[/-]\d{{1,2}}[/-](?:19|20)\d\d(?:,? (?:at )?{_HOUR})?"
"""Of these it is not said which figure is the day."""
PUBLISHED = (
    r"(?:(?:First |Originally )(?:published|posted)|(?:First |Originally )?(?:Published|Posted)|"
    r"(?:Last )?(?:[Uu]pdated|[Mm]odified)|Created|Veröffentlicht|"
    r"Artikel veröffentlicht|Publiziert|Aktualisiert|Stand|Zuletzt aktualisiert|Erstellt|"
    r"Publié le|Mis à jour le|Publicado(?: el)?|Actualizado(?: el)?|Pubblicato(?: il)?|Aggiornato(?: il)?|"
    r"Opublikowano|Aktualizacja|Опубліковано|Оновлено)(?: on| at| am)?(?: ?[:–-])? ?"
)
UNNAMED_WHEN = re.sub(r"\?P<\w+>", "?:", WHEN)
UNNAMED_DAY = re.sub(r"\?P<\w+>", "?:", DAY)
_STAMP_LABEL = re.compile(PUBLISHED)
_STAMP = re.compile(
    rf"(?:(?P<label>{PUBLISHED}))?(?:{WHEN}|(?(label)(?:{_AGO}|{_THIS_YEAR}|{_IN_FIGURES})|(?!)))"
    rf"(?:(?: ?[•|·–;-])? ?{PUBLISHED}(?:{UNNAMED_WHEN}|{_AGO}|{_THIS_YEAR}|{_IN_FIGURES}))*"
    r"(?:(?: [•|·–-])? \d{1,2} (?:min(?:ute)?s? read|Min)\b)?"
)
_INSIDE_SENTENCE = re.compile(
    r"\b(?:an?|its|his|her|their|your|our|on|in|of|by|this|these|until|since|from|to|the|for|at|and|after|before|am|vom|le|el|il|del|dal|al|dem|den|do|w|z|з|до|від)$|[,(]$"
)
ADVERBIAL = re.compile(r"\b(?:On|Since|Until|By|From|In|After|Before|Am|Le|El|Il)$")
"""What a sentence begins with that names a day: “On July 3, 2019, the council …”."""
_DESCRIBES = re.compile(r" (?:in|on|at|as|after|before|during|near|outside|inside|while|when|with|from)\b")
_CLOCK = re.compile(r"\d[:.h]\d\d")
GOES_ON = re.compile(r", [a-z]{3,}")


def find_dates(document: Document) -> Iterator[Claim]:
    """Yield the dates that stand before the article, and those that “Published” or “Updated” stands before."""
    text = document.text
    for match in (*_STAMP.finditer(text, 0, min(len(text), FRONT)), *_stamps_after(text, min(len(text), FRONT))):
        if _is_stamp(text, match):
            yield Claim(match.span(), Role.PUBLISHED, "date of publication", SURE_STAMP if match["label"] else 0.9)


def day_in(said: str) -> date | None:
    """Return the first date that words give, if it is one of the calendar."""
    match = re.search(DAY, said)
    return _date(match) if match else None


def _stamps_after(text: str, begin: int) -> Iterator[re.Match[str]]:
    """Yield the dates that “Published” or “Updated” stands before, wherever they are."""
    for label in _STAMP_LABEL.finditer(text, begin):
        match = _STAMP.match(text, label.start())
        if match:
            yield match


def _is_stamp(text: str, match: re.Match[str]) -> bool:
    """Tell a date that stands by itself from one inside a sentence: what follows begins anew."""
    before, after = (
        text[max(0, match.start() - 14) : match.start()].rstrip(),
        text[match.end() : match.end() + 3].lstrip(),
    )
    if (
        match.start() >= FRONT
        and before
        and before[-1] not in '.!?”’")]'
        and "\n" not in text[match.start() - 1 : match.start()]
    ):
        return False
    if not match["label"] and (_INSIDE_SENTENCE.search(before) or GOES_ON.match(text, match.end())):
        return False
    glued = not match["label"] and text[max(0, match.start() - 2) : match.start()].isdigit()
    if glued or is_signed(text, match.start()):
        return False
    opens_sentence = not match["label"] and bool(ADVERBIAL.search(before))
    short = match.start() <= LONGEST_HEADLINE and "." not in text[: match.start()]
    below_headline = short and not opens_sentence and match[0][:3].isalpha()
    closes_line = text[match.end() : match.end() + 1] == "\n"
    timed = after[:1].isdigit() and bool(_CLOCK.search(match[0]))
    if closes_line or timed or not after or after[0].isupper() or after[0] in '“"‘„«»•|[' or after == "by":
        return True
    return below_headline and bool(before) and not _DESCRIBES.match(text, match.end())


def _month(name: str) -> int:
    """Return the number of the month whose stem is the longest that a name begins with."""
    lengths = [max((len(stem) for stem in stems if name.startswith(stem)), default=0) for stems in _STEMS]
    return lengths.index(max(lengths)) + 1


def _date(match: re.Match[str]) -> date | None:
    month = match["m1"] or match["m2"]
    number = _month(month) if month else int(match["m3"] or match["m4"])
    year = match["y1"] or match["y2"] or match["y3"] or match["y4"]
    day = match["d1"] or match["d2"] or match["d3"] or match["d4"]
    try:
        return date(int(year), number, int(day))
    except ValueError:
        return None
