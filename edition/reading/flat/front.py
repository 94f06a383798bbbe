"""What stands before the article by its own form: byline and date; and the dateline of its first sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from edition.reading.flat.claims import Claim, Role
from edition.reading.flat.lexicon import lexicon, words
from edition.reading.flat.tokens import Document

FRONT = 6000
"""Front matter is looked for in this many characters at the beginning."""
LATEST = 420
"""So much text, in characters, may stand before a byline: headline and standfirst."""
FIRST_SENTENCES = 5
"""A place that stands alone is among so many sentences."""
SURE_STAMP = 0.99
"""The confidence in a date that “Published” or “Updated” stands before."""
LONGEST_HEADLINE = 160
"""Characters of a headline that a date stands below."""
CAPTION_ALLOWANCE = 220
"""What a credit line before it adds to that: the caption it belongs to."""

_STEMS = [stems.split() for stems in lexicon()["months"]["stems"]]
_MONTH = rf"(?:(?:{'|'.join(stem for stems in _STEMS for stem in stems)})[^\W\d_]{{0,7}}\.?)"
_WEEKDAY = r"(?:(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|Mon|Tue|Wed|Thu|Fri|Sat|Sun),? )?"
_DAY = (
    rf"(?:(?P<m1>{_MONTH}) (?P<d1>\d{{1,2}})(?:st|nd|rd|th)?,? (?P<y1>(?:19|20)\d\d)|"
    rf"(?P<d2>\d{{1,2}})(?:\.|er|º|st|nd|rd|th)? (?:de |di )?(?P<m2>{_MONTH})(?: de| di|,)? (?P<y2>(?:19|20)\d\d)|"
    r"(?P<d3>\d{2})\.(?P<m3>\d{2})\.(?P<y3>20\d\d)|(?P<y4>20\d\d)-(?P<m4>\d{2})-(?P<d4>\d{2})T[\d:.]+Z)"
)
_HOUR = r"\d{1,2}[:.h]\d{2}(?: ?[AaPp]\.?[Mm]\b\.?)?(?: ?(?:Uhr\b|[A-Z]{2,3}T\b(?:[+-]\d{1,2})?|UTC\b))?"
_AT = r"(?: ?,| at| à| alle| a las| um|,? [|•·–/-])?"
_WHEN = rf"(?:{_HOUR},? )?{_WEEKDAY}{_DAY}(?:{_AT} ?{_HOUR}(?: / (?:[A-Z]\w+ )?News\b)?)?"
_AGO = r"(?:\d{1,2}|an?|one|two|three) (?:min(?:ute)?|hour|day|week|month|year)s? ago"
_THIS_YEAR = rf"{_MONTH} \d{{1,2}}, {_HOUR}"
_PUBLISHED = (
    r"(?:(?:First |Originally )?(?:Published|Posted)|(?:Last )?(?:[Uu]pdated|[Mm]odified)|Veröffentlicht|"
    r"Artikel veröffentlicht|Publiziert|Aktualisiert|Stand|Zuletzt aktualisiert|Erstellt|"
    r"Publié le|Mis à jour le|Publicado(?: el)?|Actualizado(?: el)?|Pubblicato(?: il)?|Aggiornato(?: il)?|"
    r"Opublikowano|Aktualizacja|Опубліковано|Оновлено)(?: on| at| am)?(?: ?[:–-])? ?"
)
_STAMP_LABEL = re.compile(_PUBLISHED)
_UNNAMED_WHEN = re.sub(r"\?P<\w+>", "?:", _WHEN)
_STAMP = re.compile(
    rf"(?:(?P<label>{_PUBLISHED}))?(?:{_WHEN}|(?(label)(?:{_AGO}|{_THIS_YEAR})|(?!)))"
    rf"(?:(?: ?[•|·–;-])? ?{_PUBLISHED}(?:{_UNNAMED_WHEN}|{_AGO}|{_THIS_YEAR}))*"
    r"(?:(?: [•|·–-])? \d{1,2} (?:min(?:ute)?s? read|Min)\b)?"
)
_WORD = r"[A-ZÀ-ÞŚŻŹŁČŠŽ][\w’'.\-]"
_NAME = rf"{_WORD}*(?: (?:(?:de|van|von|der|den|al|el|bin|la|di|da)\s)*{_WORD}+){{1,3}}"
_BYLINE = re.compile(
    r"(?:By|BY|(?:Written|Story) by:?|Von:?|VON|Par|PAR|Por|POR|Di|Autor(?:in|en)?:|Text:|Автор:|"
    r"(?:Ein Kommentar|Eine Analyse|"
    r"Ein Gastbeitrag|Analysis|Comment|Words) (?:von|by)) "
    rf"(?:{_NAME})(?:(?: ?, | and | & | und | et | y )(?:{_NAME}))*"
)
_SMALL_BYLINE = re.compile(
    rf"(?:(?<=\n)|(?<=[^\W\d_?!] ))(?P<byline>(?:von|par|por|di) {_NAME})(?=\n|,? \d{{1,2}}[. ]|\s?\|)"
)
"""“von Name” on a line of its own, or before a date or a stroke."""
_SHOUTED = re.compile(r"By (?:[A-Z][A-Z.’'\-]+ ?){2,4}(?:(?:, | ?and |, and )(?:[A-Z][A-Z.’'\-]+ ?){2,4})*(?<! )")
_PIPED = re.compile(rf"(?:{_NAME})\s?\|\s?(?:Published|Updated|Posted)\b(?:[: ]+{_WHEN})?")
_POST = re.compile(
    rf"(?:(?<=Save )|(?<=Share )|(?<=ago )|(?<=\d )|^)(?!Share|"
    rf"Save)(?:{_NAME})(?: [\w&’'-]+){{0,3}} (?:[Cc]orrespondent|[Rr]eporter|[Ee]ditor)"
    r"(?:(?:,| in| Reporting from) [A-Z][\w’'-]+(?: [A-Z][\w’'-]+)?(?= Share))?(?= [A-Z]|$)"
)
_DATELINE = re.compile(
    r"(?P<place>[A-ZÀ-Þ][A-ZÀ-Þ .’'\-]{2,40}(?:, [A-Z][\w.’]+(?: [A-Z][\w.]+)?)?"
    r"(?:/[A-ZÀ-Þ][A-ZÀ-Þ .’'\-]{2,40}(?:, [A-Z][\w.’]+)?)?|"
    r"[A-Z][a-zà-ÿ]+(?: [A-Z][a-zà-ÿ]+)?, [A-Z][a-zà-ÿ]+(?: [A-Z][a-zà-ÿ]+)?)"
    rf"(?:, {_MONTH} \d{{1,2}})?(?: ?\((?:[A-Z][\w .&-]{{1,25}})\))? ?[—–-]{{1,2}} "
)
_WIRED = re.compile(
    r"(?P<place>[A-ZÀ-Þ][\w.’'-]+(?:[ /][A-ZÀ-Þa-z][\w.’'-]+){0,3}?)(?:, \d{1,2}\.? ?[\w.]*)? ?"
    r"(?:\((?:dpa|AFP|APA|Reuters|AP|epd|KNA|sda|SDA|EFE|ANSA|PAP|taz)(?:[/ -]\w+){0,2}\)|taz) ?[|:.–—-]"
)
"""“Berlin (dpa) -”, “BERLIN taz |”."""
_PLACE_ALONE = re.compile(r"[A-ZÀ-Þ][a-zà-ÿ]{2,}(?:[ /-](?:am |an der |la |de |del )?[A-ZÀ-Þ][a-zà-ÿ]+){0,2}\.")
"""“Berlin.” before the first sentence."""
_FILED = re.compile(rf" Reporting from [A-Z][^!?\n]{{2,60}}?(?= {_WEEKDAY}{re.sub(r'[?]P<[a-z]+[0-9]>', '?:', _DAY)})")
_SIGNED_ON = re.compile(
    rf"(?<=\w )By (?:{_NAME}) (?P<when>on {_UNNAMED_WHEN})|^By (?:{_NAME}) (?P<when2>on {_UNNAMED_WHEN})"
)
"""“By Name on Monday, May 4, 2020 at 11:04 a.m.”"""
_DATED_BY = re.compile(rf"(?:{_UNNAMED_WHEN}|Uhr)(?P<name> ?, {_WORD}+ {_WORD}+)(?= [A-ZÀ-Þ])")
"""“4. Mai 2020 , Vorname Name”."""
_WITH_WIRE = re.compile(r" ?, (?:dpa|AFP|AP|KNA|epd|Reuters)(?!\w)")
SIGNED_PICTURE = re.compile(r"/(?:[A-Z]+/)?(?:Getty Images|Shutterstock|Alamy)(?=\.| [A-Z]|$)")
"""What follows the name in “By Name/Agency/Getty Images”, which is a credit line and no byline."""
_STAFF = re.compile(
    r"(?: ?[/|] ?|, )(?:[A-Z][\w’'-]+ ){0,3}(?:Staff (?:Writers?|Reporters?)|Correspondents?|Columnists?)(?= [A-Z\d]|$)"
)
"""“/ Ansel News Staff Writers” after the names."""
_SAINT = re.compile(r"\b(?:ST|FT|MT|St|Ft|Mt)\. $")
_VERB_BEFORE = re.compile(r"\b(?:[a-z]+ed|led|held|made|given|written|shot|run|seen|of|and|or)\s$|,\s$")
_INSIDE_SENTENCE = re.compile(
    r"\b(?:on|in|of|by|this|these|until|since|from|to|the|for|at|and|after|before|am|vom|le|el|il|del|dal|al|dem|den|do|w|z|з|до|від)$|[,(]$"
)

_ADVERBIAL = re.compile(r"\b(?:On|Since|Until|By|From|In|After|Before|Am|Le|El|Il)$")
"""What a sentence begins with that names a day: “On July 3, 2019, the council …”."""
_LABELS = frozenset({"Photo", "Photos", "Photo:", "Photos:", "Photography", "Image:", "Foto:", "Fotos:", "Bild:"})
"""A credit line begins, and the name before it is whole."""
_STAMPED = frozenset({"Published", "Updated", "Posted", "Modified"})
_DESCRIBES = re.compile(r" (?:in|on|at|as|after|before|during|near|outside|inside|while|when|with|from)\b")
_CLOCK = re.compile(r"\d[:.h]\d\d")
_GOES_ON = re.compile(r", [a-z]{3,}")


def find_front(document: Document) -> Iterator[Claim]:
    """Yield bylines and dates of publication that may stand before the article; see :func:`without_late`."""
    text = document.text
    reach = min(len(text), FRONT)
    for match in _PIPED.finditer(text, 0, reach):
        yield Claim(match.span(), Role.BYLINE, "byline", 0.95)
    for match in _SMALL_BYLINE.finditer(text, 0, reach):
        yield Claim(match.span("byline"), Role.BYLINE, "byline", 0.84)
    for match in _POST.finditer(text, 0, min(reach, LATEST)):
        yield Claim(match.span(), Role.BYLINE, "byline: a name with its post", 0.82)
    yield from _bylines(document, reach)
    for match in _SIGNED_ON.finditer(text, 0, reach):
        yield Claim(match.span("when"), Role.PUBLISHED, "date of publication", 0.9)
    for match in _DATED_BY.finditer(text, 0, min(reach, LATEST)):
        if not _ADVERBIAL.search(text[: match.start()].rstrip()):
            yield Claim(match.span("name"), Role.BYLINE, "byline: a name after the date", 0.8)
    for match in (*_STAMP.finditer(text, 0, reach), *_stamps_after(text, reach)):
        if _is_stamp(text, match):
            yield Claim(match.span(), Role.PUBLISHED, "date of publication", SURE_STAMP if match["label"] else 0.9)


def _bylines(document: Document, reach: int) -> Iterator[Claim]:
    """Yield “By Name”, with where the story was filed and whose staff wrote it."""
    text = document.text
    for match in _BYLINE.finditer(text, 0, reach):
        if not _may_stand(text, match):
            continue
        shouted = _SHOUTED.match(text, match.start())
        end = shouted.end() if shouted else _name_end(document, match)
        filed = _FILED.match(text, end) or _STAFF.match(text, end) or _WITH_WIRE.match(text, end)
        end = filed.end() if filed else end
        if not SIGNED_PICTURE.match(text, end):
            yield Claim((match.start(), end), Role.BYLINE, "byline", 0.83)


def _stamps_after(text: str, begin: int) -> Iterator[re.Match[str]]:
    """Yield the dates that “Published” or “Updated” stands before, wherever they are."""
    for label in _STAMP_LABEL.finditer(text, begin):
        match = _STAMP.match(text, label.start())
        if match:
            yield match


def dateline_at(text: str, offset: int, *, shouted: bool = False) -> bool:
    """Tell whether the dateline of a report stands at a place of the text (“PORT ANSEL, Ely — ”).

    Args:
        text: The text.
        offset: The place.
        shouted: The name of the place must be in capitals.
    """
    match = _DATELINE.match(text, offset)
    return match is not None and (not shouted or match["place"].split(",")[0].isupper())


def without_late(claims: Sequence[Claim]) -> list[Claim]:
    """Return the claims without bylines and dates that stand after too much text to be front matter.

    Credit lines before it are taken for a gallery, with a caption each.
    """
    kept: list[Claim] = []
    found: set[Role] = set()
    free, reached = 0, 0
    for claim in claims:
        free += max(0, claim.span[0] - reached) - (CAPTION_ALLOWANCE if claim.role is Role.CREDIT else 0)
        reached = claim.span[1]
        if claim.role not in (Role.BYLINE, Role.PUBLISHED):
            kept.append(claim)
        elif claim.role is Role.PUBLISHED and claim.confidence >= SURE_STAMP and (free > LATEST or claim.role in found):
            kept.append(replace(claim, role=Role.SKIP, reason="date of publication, given again"))
        elif free > LATEST or claim.role in found:
            free += claim.span[1] - claim.span[0]
        else:
            found.add(claim.role)
            kept.append(claim)
    return kept


def dateline(document: Document, claims: Sequence[Claim]) -> str | None:
    """Return the place that opens the article's first or second sentence (“AUBURN, Wash.”); it stays in the text."""
    place = next((claim.span for claim in claims if claim.reason == "place of report"), None)
    if place:
        return document.slice(place).strip(" -–—|•·,")
    for claim in [claim for claim in claims if claim.role is Role.PROSE][:2]:
        match = _DATELINE.match(document.text, *claim.span) or _WIRED.match(document.text, *claim.span)
        if match and match["place"].strip().casefold() not in words("credits", "agencies"):
            abbreviated = _SAINT.search(document.text, max(0, claim.span[0] - 4), claim.span[0])
            return f"{abbreviated[0] if abbreviated else ''}{match['place'].strip()}"
    return _place_alone(document, claims)


def _place_alone(document: Document, claims: Sequence[Claim]) -> str | None:
    """Return the place that stands alone with a full stop where the article begins, and that its text is set in."""
    begun = [n for n, claim in enumerate(claims) if claim.role is Role.PROSE][:FIRST_SENTENCES]
    for n in begun:
        place = _PLACE_ALONE.fullmatch(document.slice(claims[n].span))
        first = n == 0 or claims[n - 1].role is not Role.PROSE
        if place and first and document.tongue != "en":
            name = place[0].rstrip(".")
            found = re.search(rf"\b(?i:in|aus|nach|bei|von|à|en|de|da|di|a|w|z|do) {re.escape(name)}", document.text)
            return name if found else None
    return None


def published(document: Document, claims: Sequence[Claim]) -> date | None:
    """Return the date that the front matter gives, if it is one of the calendar."""
    for claim in claims:
        if claim.role in (Role.PUBLISHED, Role.BYLINE):
            match = re.search(_DAY, document.slice(claim.span))
            day = _date(match) if match else None
            if day:
                return day
    return None


def _may_stand(text: str, match: re.Match[str]) -> bool:
    """Tell whether a byline can begin here: not after a verb, and with a person's name."""
    before = text[max(0, match.start() - 20) : match.start()].rpartition("\n")[2]
    first = match[0].split()[1].casefold()
    person = first not in words("grammar", "days") and first not in {"the", "this", "that", "his", "her", "now", "then"}
    owner = match[0].endswith(("’s", "'s"))
    follows = text[match.end() : match.end() + 2].strip()
    body = match[0].split()[-1].casefold() in words("credits", "bodies") and follows[:1].islower()
    return (
        person
        and not (owner or body)
        and first not in words("grammar", "months")
        and not (before.strip() and _VERB_BEFORE.search(before))
    )


def _name_end(document: Document, match: re.Match[str]) -> int:
    """Leave out of a byline the capitalised word that begins the next sentence."""
    parts = list(re.finditer(r"\S+", match[0]))
    stamped = next((n for n, part in enumerate(parts) if n > 1 and _begins_date(document, match, part)), None)
    if stamped:
        return match.start() + parts[stamped - 1].end()
    if document.has_capital_nouns:
        joints = [
            n for n, part in enumerate(parts[:-2], 1) if n > 1 and (part[0] in ("und", "&") or part[0][-1] == ",")
        ]
        begin = joints[-1] if joints else 1
        if len(parts) - begin > 2:
            return match.start() + parts[begin - 1 + _last_of_name([part[0] for part in parts[begin - 1 :]])].end()
    follows = document.text[match.end() : match.end() + 2].strip()
    runs_on = follows[:1].islower() or document.begins_sentence(parts[-1][0]) >= 3
    return match.start() + (parts[-2] if runs_on and len(parts) > 3 else parts[-1]).end()


def _begins_date(document: Document, byline: re.Match[str], part: re.Match[str]) -> bool:
    """Tell “Published”, “Photo:”, a dateline, a month with its day from a name (“By Ida Brandt May 2”, “By May”)."""
    after = byline.start() + part.end()
    if dateline_at(document.text, byline.start() + part.start(), shouted=True):
        return True
    if part[0] in _LABELS:
        return True
    day = document.text[after : after + 2].strip().isdigit()
    return part[0] in _STAMPED or (day and part[0].casefold() in words("grammar", "months"))


def _last_of_name(parts: Sequence[str]) -> int:
    """Return which word ends a name before a noun with a capital: the second, titles and particles apart."""
    free = words("names", "particles") | words("names", "titles")
    counted = [
        n
        for n, part in enumerate(parts[1:], 1)
        if part.casefold().rstrip(".") not in free and len(part.rstrip(".")) > 1
    ]
    return counted[1] if len(counted) > 1 else len(parts) - 1


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
    if not match["label"] and (_INSIDE_SENTENCE.search(before) or _GOES_ON.match(text, match.end())):
        return False
    opens_sentence = not match["label"] and bool(_ADVERBIAL.search(before))
    short = match.start() <= LONGEST_HEADLINE and "." not in text[: match.start()]
    below_headline = short and not opens_sentence and match[0][:3].isalpha()
    closes_line = text[match.end() : match.end() + 1] == "\n"
    timed = after[:1].isdigit() and bool(_CLOCK.search(match[0]))
    if closes_line or timed or not after or after[0].isupper() or after[0] in '“"‘•|[':
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
