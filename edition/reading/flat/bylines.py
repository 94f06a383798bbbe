"""Bylines: who wrote an article, for whom and from where; and where the name ends that a sentence runs on from."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from edition.reading.flat.claims import Claim, Role
from edition.reading.flat.datelines import dateline_at
from edition.reading.flat.dates import (
    ADVERBIAL,
    FRONT,
    GOES_ON,
    MONTH,
    PUBLISHED,
    UNNAMED_DAY,
    UNNAMED_WHEN,
    WEEKDAY,
    WEEKDAY_NAME,
    WHEN,
)
from edition.reading.flat.lexicon import any_of_endings, words
from edition.reading.flat.tokens import LIKELY, SURE, Document, tokens

LATEST = 420
"""So much text, in characters, may stand before a byline: headline and standfirst."""
LONGEST_INITIALS = 3
"""Letters of initials, with their full stops; a longer word in capitals after a name is the place."""
LONGEST_HOUSE = 40
"""A house’s name behind a writer’s is no longer, in characters."""
SHORTEST_CUT = 3
"""Words of a byline with “By”; from a longer one the first word of the next sentence can be cut."""
_WORD = r"[A-ZÀ-ÞŚŻŹŁČŠŽ][\w’'.\-]"
_NAME = rf"{_WORD}*(?: (?:(?:de|van|von|der|den|al|el|bin|la|di|da)\s)*(?:(?:al|el)-)?{_WORD}+){{1,3}}"
_BYLINE = re.compile(
    r"(?:(?:By|BY):?|(?:Written|Story) by:?|Von:?|VON|Par|PAR|Por|POR|Di|Autor(?:in|en)?:|Text:|Автор:|"
    r"(?:Ein Kommentar|Eine Analyse|"
    r"Ein Gastbeitrag|Analysis|Comment|Words) (?:von|by)) "
    rf"(?:{_NAME})(?:(?: ?, | and | & | und | et | y )(?:{_NAME}))*"
)
_SMALL_BYLINE = re.compile(
    rf"(?:(?<=\n)|(?<=[^\W\d_?!] )|(?<=[a-z][?!.’] ))(?<!ritten )(?<!Story )(?<!hoto )(?<!hotos )(?<!ideo )(?<!mage )"
    r"(?<!ed )"
    rf"(?P<byline>(?:von|par|por|di|by) {_NAME.replace('{1,3}', '{1,3}?')})"
    rf"(?=\n|,? \d{{1,2}}[. ]|\s?\||,? (?:Published|Updated|Posted|Last updated|{MONTH} \d))"
)
"""“von Name” on a line of its own, or before a date or a stroke."""
_CAPITALS = r"[A-Z][A-Z.’'\-]+(?: [A-Z][A-Z.’'\-]+){1,3}"
_SHOUTED = re.compile(rf"By {_CAPITALS}(?:(?:, | ?and |, and ){_CAPITALS})*")
_PIPED = re.compile(rf"(?:{_NAME})\s?\|\s?(?:Published|Updated|Posted)\b(?:[: ]+{WHEN})?")
_POST = re.compile(
    rf"(?:(?<=Save )|(?<=Share )|(?<=ago )|(?<=\d )|^)(?!Share|"
    rf"Save)(?:{_NAME})(?: [\w&’'-]+){{0,3}} (?:[Cc]orrespondent|[Rr]eporter|[Ee]ditor)"
    r"(?:(?:,| in| Reporting from) [A-Z][\w’'-]+(?: [A-Z][\w’'-]+)?(?= Share))?(?= [A-Z]|$)"
)
_OF_HOUSE = re.compile(
    rf"\A(?:{_NAME})(?:(?:, | and |, and )(?:{_NAME}))*?,? (?:USA TODAY|The Associated Press|Associated Press)"
    r"(?= [A-ZÀ-Þ“\"])"
)
"""“Name and Name USA TODAY” at the very beginning."""
_POST_DATED = re.compile(
    rf"(?:(?<!\S)[a-z\d][\w’'-]*|[?!.’”]) (?P<byline>(?:{_NAME})(?:(?: [\w&’'-]+){{0,3}}? "
    r"(?:[Cc]orrespondent|[Rr]eporter|[Ee]ditor|[Ww]riter)|"
    rf", (?:BBC News|BBC Sport|CNN|AFP|AP|Reuters|Associated Press|PA|Press Association|"
    rf"[A-Z]\w+ (?:{any_of_endings()}))))"
    rf"(?= (?:{PUBLISHED})?(?:{UNNAMED_WHEN}))"
)
"""“… again Name, House 3 May 2024”, “… again Name Political correspondent May 3, 2024”."""
_FILED = re.compile(rf" Reporting from [A-Z][^!?\n]{{2,60}}?(?= {WEEKDAY}{UNNAMED_DAY})")
_SIGNED_ON = re.compile(
    rf"(?<=\w )By (?:{_NAME}) (?P<when>on {UNNAMED_WHEN})|^By (?:{_NAME}) (?P<when2>on {UNNAMED_WHEN})"
)
"""“By Name on Monday, May 4, 2020 at 11:04 a.m.”"""
_DATED_BY = re.compile(rf"(?:{UNNAMED_WHEN}|Uhr)(?P<name> ?, {_WORD}+ {_WORD}+)(?= [A-ZÀ-Þ])")
"""“4. Mai 2020 , Vorname Name”."""
_DETERMINED = re.compile(r"\b(?:the|an?|its|his|her|their)$")
_WITH_WIRE = re.compile(r" ?, (?:dpa|AFP|AP|KNA|epd|Reuters)(?!\w)")
SIGNED_PICTURE = re.compile(r"/(?:[A-Z]+/)?(?:Getty Images|Shutterstock|Alamy)(?=\.| [A-Z]|$)")
"""What follows the name in “By Name/Agency/Getty Images”, which is a credit line and no byline."""
_STAFF = re.compile(
    r"(?: ?[/|] ?|, )(?:[A-Z][\w’'-]+ ){0,3}(?:Staff (?:Writers?|Reporters?)|Correspondents?|Columnists?)(?= [A-Z\d]|$)"
)
"""“/ Ansel News Staff Writers” after the names."""
_PLACE = re.compile(
    rf" (?:in|for) (?P<place>{_WORD}+)"
    rf"(?P<more> (?!{MONTH} \d|Published|Updated|Posted|First|Last|{WEEKDAY_NAME}){_WORD}+)?"
    rf"(?P<after> and {_WORD}+(?: {_WORD}+)?)?(?=[ ,]+[A-ZÀ-Þ\d“\"‘]|$)"
)
"""“By Name in Port Ansel”."""
_IN_HOUSE = re.compile(rf" ?[|/·•–-] ?(?:The )?(?:[A-Z][\w&’'.-]+ ){{0,3}}?(?:{any_of_endings()})(?= [A-ZÀ-Þ\d“\"‘]|$)")
"""“| Harrow Herald” after the names."""
_PART_OF_NAME = re.compile(r"(?:(?:al|el)-)?[A-ZÀ-Þ]")
_BY_HOUSE = re.compile(
    r"(?:By|BY):? (?:(?:The )?Associated Press|(?:The )?Canadian Press|Reuters|AFP|AP|Agence France-Presse|"
    r"Bloomberg(?: News)?|PA Media|PA(?: News Agency)?|Press Association|BBC News|Al Jazeera(?: Staff)?|"
    r"CNN|ANI|PTI|Xinhua|[A-Z]\w+ Web Desk|"
    r"(?:Our |[A-Z]\w+ )?(?:Staff|News Desk|Web Desk|Editorial Board|Staff Reporters?|Staff Writers?|Correspondents?)|"
    r"The (?:[A-Z]\w+ ){1,3}(?:Staff|Editorial Board|Newsroom))(?= [A-ZÀ-Þ\d“\"‘–—-]|\n|$)"
)
"""A byline that names a house and nobody."""
_VERB_BEFORE = re.compile(r"\b(?:[a-z]+ed|led|held|made|given|written|shot|run|seen|of|and|or)\s$|,\s$")
_OF_TITLE = re.compile(
    r"(?:To|Of|Before|During|Without|Says?|Said|Is|Are|Was|Were|Has|Have|Had|Gets?|Makes?|Takes?|Wants?|Goes|Comes|Over|"
    r"Into|Out|Up|Against|About|Who|That|Not|Than)"
)
"""Words that have a capital in titles, and are part of no name."""
_BEGINS = frozenset(
    {"On", "In", "At", "After", "When", "With", "As", "If", "While", "Amid", "Since", "It", "There", "This"}
)
"""No name has these: behind one the article begins (“By Ida Brandt On Monday, …”)."""
_THE_HOUSE = re.compile(
    rf"The (?:[A-Z][\w&’'.-]+ ){{0,3}}?(?:{any_of_endings()}|Associated Press|Guardian|Independent)\b"
)
_STOP_INSIDE = re.compile(r"[a-zß-öø-ÿ]{3}\. ")
"""The end of a sentence, and no initial."""
_CONTRACTED = re.compile(r"(?i:\w(?:n[’']t|[’'](?:s|re|ve|ll|d|m)))$")
_OPENERS = frozenset({"von", "by", "par", "por", "di", "autor", "autorin", "autoren", "text"})
_COMMA_PLACE = re.compile(rf", (?P<place>{_WORD}+)(?= [A-ZÀ-Þ„“\"\d]|$)")
"""“Von Name, Harrow”."""
_TELLS = re.compile(
    r" (?!(?:and|in|for|on|at|with|as|of|published|updated|posted|reporting|is|via|from|de|da|van|von|der|al|el|bin)\b)"
    r"[a-z]{2,}"
)
"""What goes on as a sentence does behind “By” with nobody's name (“By U.S. Treasury yields fell …”)."""
_TELLS_GERMAN = re.compile(
    r" (?!(?:und|aus|in|für|vom|am|um|zur|zum|dpa|im|bei|mit|über|publiziert|veröffentlicht|"
    r"aktualisiert|erschienen)\b)[a-zäöü]{2,}"
)
_GOES_ON = re.compile(r"['’\"”»]?, [a-zà-ÿ]{2,}")
"""What goes on as a sentence does behind “Por” with a name (“la coalición Por México, señaló …”)."""
_CAPITAL_BY = re.compile(r"By:? |BY:? |Written|Story")
_JOINT_BEFORE = re.compile(
    r"\b(?:(?:Photograph|Illustrat|Edit|Present|Sponsor|Direct|Produc|Creat|Review|Host|Narrat|Film|Curat|Found)ed|Led|Shot|"
    r"Made|of|and|or)\s$|,\s$"
)
"""“By” with a capital stands in no sentence, but in titles."""
_LABELS = frozenset({"Photo", "Photos", "Photo:", "Photos:", "Photography", "Image:", "Foto:", "Fotos:", "Bild:"})
"""A credit line begins, and the name before it is whole."""
_STAMPED = re.compile(
    r"(?i:published|updated|posted|modified|stand|erstellt|aktualisiert|veröffentlicht|publiziert|zuletzt|publié|"
    r"publicado|actualizado|pubblicato|aggiornato|opublikowano|aktualizacja):?"
)
_DAY_FIRST = re.compile(rf"(?:{WEEKDAY_NAME},? )?(?:{MONTH} \d{{1,2}}(?!\d)|(?<= )\d{{1,2}} {MONTH})")


def find_bylines(document: Document) -> Iterator[Claim]:
    """Yield what may be a byline before the article, and the date in “By Name on Monday, May 4, 2020”."""
    text = document.text
    reach = min(len(text), FRONT)
    for match in _PIPED.finditer(text, 0, reach):
        yield Claim(match.span(), Role.BYLINE, "byline", 0.95)
    for match in _SMALL_BYLINE.finditer(text, 0, reach):
        if _STOP_INSIDE.search(match["byline"]):
            continue
        yield Claim(match.span("byline"), Role.BYLINE, "byline", 0.84)
    for match in _POST.finditer(text, 0, min(reach, LATEST)):
        yield Claim(match.span(), Role.BYLINE, "byline: a name with its post", 0.82)
    for match in _OF_HOUSE.finditer(text, 0, reach):
        yield Claim(match.span(), Role.BYLINE, "byline: a name with its house", 0.84)
    for match in _POST_DATED.finditer(text, 0, min(reach, LATEST)):
        yield Claim(match.span("byline"), Role.BYLINE, "byline: a name with its post", 0.84)
    yield from _bylines(document, reach)
    for match in _SIGNED_ON.finditer(text, 0, reach):
        yield Claim(match.span("when"), Role.PUBLISHED, "date of publication", 0.9)
    for match in _DATED_BY.finditer(text, 0, min(reach, LATEST)):
        before = text[max(0, match.start() - LONGEST_INITIALS) : match.start()].rstrip()
        before_day = text[: match.start()].rstrip()
        if not (before.endswith((":", ",", "(")) or _in_sentence(before_day)):
            yield Claim(match.span("name"), Role.BYLINE, "byline: a name after the date", 0.8)


def _in_sentence(before: str) -> bool:
    """Tell whether the words before a day lead to it (“On …”, “in the wake of the …”)."""
    return bool(ADVERBIAL.search(before) or _DETERMINED.search(before))


def _bylines(document: Document, reach: int) -> Iterator[Claim]:
    """Yield “By Name”, with where the story was filed and whose staff wrote it."""
    text = document.text
    for match in _BY_HOUSE.finditer(text, 0, min(reach, LATEST)):
        yield Claim(match.span(), Role.BYLINE, "byline", 0.84)
    for match in _BYLINE.finditer(text, 0, reach):
        if not _may_stand(document, match):
            continue
        shouted = _SHOUTED.match(text, match.start())
        end = named_end = _shouted_end(document, shouted) if shouted else _name_end(document, match)
        filed = _FILED.match(text, end) or _STAFF.match(text, end) or _WITH_WIRE.match(text, end)
        filed = filed or _IN_HOUSE.match(text, end)
        end = filed.end() if filed else _with_place(document, end)
        named = _of_person(text[match.start() : named_end])
        if named and not SIGNED_PICTURE.match(text, end):
            sure = 0.86 if match[0].startswith("Ein") else 0.83
            yield Claim((match.start(), end), Role.BYLINE, "byline", sure)


def _shouted_end(document: Document, byline: re.Match[str]) -> int:
    """Leave the place of a dateline out of names in capitals (“By IDA BRANDT HARROW (AP) — …”)."""
    words_after = list(re.finditer(r"(?<= )\S+", byline[0]))[2:]
    starts = (byline.start() + word.start() for word in reversed(words_after))
    place = next((start for start in starts if dateline_at(document.text, start, shouted=True)), None)
    return byline.end() if place is None else byline.start() + len(document.text[byline.start() : place].rstrip())


def _of_person(byline: str) -> bool:
    """Tell a person's name from the words of a title behind its “By” (“… Pardoned By Hale Says He’s SUING”)."""
    first, *more = byline.split()[1:] or [""]
    joints = {"and", "&", "y", "et", "und"}
    held = [word.rstrip(",") for word in more if word not in joints]
    titled = any(_OF_TITLE.fullmatch(word) or _CONTRACTED.search(word) or word.endswith("-old") for word in held)
    return not (titled or _CONTRACTED.search(first))


def _with_place(document: Document, end: int) -> int:
    """Take in the place that a story was filed from (“By Name in Port Ansel”, “Von Name, Harrow”)."""
    comma = _COMMA_PLACE.match(document.text, end)
    if comma and _is_set_in(document, comma["place"]):
        return comma.end()
    match = _PLACE.match(document.text, end) if document.tongue == "en" else None
    if match is None:
        return end
    if match["after"]:
        return match.end("after")
    if match["more"] is None:
        return match.end("place")
    first, second, *after = tokens(document.text, match.start("place"), match.end() + 30)
    anew = bool(after) and (document.begins_sentence(after[0].text) >= LIKELY or after[0].text[0].isdigit())
    both = document.is_pair(first, second) or (anew and not second.is_shout)
    return match.end("more") if both else match.end("place")


def _may_stand(document: Document, match: re.Match[str]) -> bool:
    """Tell whether a byline can begin here: not after a verb, and with a person's name."""
    text = document.text
    before = text[max(0, match.start() - 20) : match.start()].rpartition("\n")[2]
    first = match[0].split()[1].casefold()
    person = first not in words("grammar", "days") and first not in {"the", "this", "that", "his", "her", "now", "then"}
    owner = match[0].endswith(("’s", "'s"))
    follows = text[match.end() : match.end() + 2].strip()
    body = match[0].split()[-1].casefold() in words("credits", "bodies") and follows[:1].islower()
    short = len(match[0].split()) <= SHORTEST_CUT
    told = short and match[0].startswith("By ") and bool(_TELLS.match(text, match.end()))
    told = told or (short and match[0].startswith("Von ") and bool(_TELLS_GERMAN.match(text, match.end())))
    if document.tongue in ("es", "fr", "it"):
        shouts = match[0].split()[1].isupper() and before.split()[-1:] != [] and before.split()[-1].isupper()
        told = told or shouts or bool(_GOES_ON.match(text, match.end()))
    return (
        person
        and not (match[0].isupper() and first in document.articles)
        and not (owner or told or (body and short))
        and first not in words("grammar", "months")
        and not (before.strip() and (_JOINT_BEFORE if _CAPITAL_BY.match(match[0]) else _VERB_BEFORE).search(before))
    )


def _name_end(document: Document, match: re.Match[str]) -> int:
    """Leave out of a byline the capitalised word that begins the next sentence."""
    parts = list(re.finditer(r"\S+", match[0]))
    stamped = next((n for n, part in enumerate(parts) if n > 1 and _begins_date(document, match, part)), None)
    stamped = stamped or _next_person(document, parts)
    if document.tongue == "en":
        stamped = stamped or next((n for n, part in enumerate(parts) if _opens_article(document, match, part, n)), None)
    if stamped:
        return match.start() + parts[stamped - 1].end()
    house = _THE_HOUSE.search(document.text, match.start(), match.end() + LONGEST_HOUSE)
    if house and house.start() < match.end() and document.tongue == "en":
        return house.end()
    place = next((n for n, part in enumerate(parts[:-1], 1) if n > 2 and part[0][-1] == ","), None)
    if place and _is_set_in(document, parts[place][0]):
        return match.start() + parts[place].end()
    if document.has_capital_nouns:
        joints = [
            n for n, part in enumerate(parts[:-2], 1) if n > 1 and (part[0] in ("und", "&") or part[0][-1] == ",")
        ]
        opener = next((n for n, part in enumerate(parts[:3], 1) if part[0].casefold().strip(":") in _OPENERS), 1)
        begin = joints[-1] if joints else opener
        if len(parts) - begin > 2:
            return match.start() + parts[begin - 1 + _last_of_name([part[0] for part in parts[begin - 1 :]])].end()
    second = _second_name(document, match, parts)
    if second:
        return match.start() + parts[second - 1].end()
    follows = document.text[match.end() : match.end() + 2].strip()
    least = LIKELY if document.has_capital_nouns else SURE
    runs_on = follows[:1].islower() or document.begins_sentence(parts[-1][0]) >= least
    return match.start() + (parts[-2] if runs_on and len(parts) > 3 else parts[-1]).end()


def _opens_article(document: Document, byline: re.Match[str], part: re.Match[str], n: int) -> bool:
    """Tell “On” or “The” behind a name, where the article begins, from “The Harrow Herald”, whose writer that is."""
    if n > 2 and part[0] == "The":
        return not _THE_HOUSE.match(document.text, byline.start() + part.start())
    return n > 2 and part[0] in _BEGINS


def _is_set_in(document: Document, place: str) -> bool:
    """Tell a place that the article is set in (“… in Harrow …”)."""
    return bool(re.search(rf"\b(?:in|aus|nach|à|en|a) {re.escape(place)}\b", document.text))


def _second_name(document: Document, byline: re.Match[str], parts: Sequence[re.Match[str]]) -> int | None:
    """Return which word begins somebody else's name (“By Ida Brandt Ruth Okello, the mayor, said”), if one does."""
    joints = [n for n, part in enumerate(parts) if part[0] in ("and", "&", "y", "et") or part[0][-1] == ","]
    first = (joints[-1] if joints else 0) + 1
    names = [n for n in range(first, len(parts)) if _PART_OF_NAME.match(parts[n][0])]
    if document.tongue != "en" or len(names) < 4:
        return None
    begin = byline.start() + parts[names[-2]].start()
    given, surname = tokens(document.text, begin, byline.end())[:2]
    told = bool(GOES_ON.match(document.text, byline.end()))
    runs_on = document.text[byline.end() : byline.end() + 2].strip()[:1].islower()
    told = told or (runs_on and len(names) == 4 and document.begins_sentence(surname.text) < LIKELY)
    return names[-2] if told or document.is_pair(given, surname) else None


def _next_person(document: Document, parts: Sequence[re.Match[str]]) -> int | None:
    """Return which word of a byline begins the article with a post or somebody of whom it tells, not in English.

    “Autor: Anna Rylska Burmistrz Paweł …”, “Par Claire Lambertin Marine …”.
    """
    if document.tongue == "en":
        return None
    offices, joints = words("grammar", "offices"), ("i", "e", "et", "y", "und", "та", "&")
    held = words("names", "particles")
    for n in range(3, len(parts)):
        word, before = parts[n][0], parts[n - 1][0]
        free = before[0].isupper() and before[-1] != "," and before not in joints and before.casefold() not in held
        recurs = document.tongue in ("fr", "it", "pl", "uk") and document.counts[word] > 1
        if free and (word.casefold() in offices or (recurs and word[0].isupper())):
            return n
    return None


def _begins_date(document: Document, byline: re.Match[str], part: re.Match[str]) -> bool:
    """Tell “Published”, “Photo:”, a place in capitals, a month and its day from a name (“Ida May”, “Brandt May 2”)."""
    if dateline_at(document.text, byline.start() + part.start(), shouted=True):
        return True
    before = byline[0][: part.start()].split()[-1]
    shouted = part[0].isupper() and len(part[0]) > LONGEST_INITIALS and before.istitle() and before[-1] != ","
    if shouted or part[0] in _LABELS:
        return True
    dated = _DAY_FIRST.match(document.text, byline.start() + part.start())
    return bool(dated or (part[0][0].isupper() and _STAMPED.fullmatch(part[0])))


def _last_of_name(parts: Sequence[str]) -> int:
    """Return which word ends a name before a noun with a capital: the second, titles and particles apart."""
    free = words("names", "particles") | words("names", "titles")
    counted = [
        n
        for n, part in enumerate(parts[1:], 1)
        if part.casefold().rstrip(".") not in free and len(part.rstrip(".")) > 1
    ]
    return counted[1] if len(counted) > 1 else len(parts) - 1
