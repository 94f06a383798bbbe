"""Credit lines without a label: “Name/Agency”, “Name via Agency”, an agency alone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from edition.model import Span
from edition.reading.flat import caption_forms as forms
from edition.reading.flat.bodies import Body, parse_body
from edition.reading.flat.credit_labels import (
    ENDED,
    LABEL,
    LONGEST,
    NAME_PART,
    REPEATED,
    Credit,
    any_of,
    budget,
    prose_follows,
    with_lead,
    with_stop,
)
from edition.reading.flat.datelines import dateline_at
from edition.reading.flat.lexicon import words
from edition.reading.flat.photographers import BY, LONGEST_BYLINE, LONGEST_DASHED, name_start
from edition.reading.flat.tokens import LIKELY, SURE, Document, tokens

NEAR = 400
"""So many characters before a credit line, the label of its caption may stand."""
SHORTEST_LINE = 30
"""Characters without a full stop before an agency that closes them, at least."""
NAME_AND_AGENCY = "credit line: name and agency"
LONGEST_OPENING = 250
"""A caption that opens the text is no longer, in characters."""
_KNOWN = re.compile(rf"(?:{any_of('agencies')})(?!\w)")
_SEEN = re.compile(r"[.!?…”\"»)]\s[A-ZÀ-Þ][\w’'-]*\s[A-ZÀ-Þ][\w’'-]*\s\Z")
"""A sentence's end, and the name of who is seen."""
_LEADS_ON = frozenset(
    {"told", "tells", "says", "said", "via", "agency", "service", "using", "about", "quoted", "called"}
)
AGENCY_ALONE = "credit line: agency alone"
IN_A_ROW = "credit line: agency in a row of them"
_PIPED = re.compile(
    rf"(?<=[\w)”\"] )\| (?!(?:{any_of('agencies')})\s?/)(?=(?:[A-ZÀ-Þ]\.|[^|/.\n]){{3,40}}/ ?[A-Z])(?=[A-ZÀ-Þ])"
)
"""Between a caption without a full stop and “Name/Agency”."""
_DASHED = re.compile(
    r"(?<![\w’'.])(?P<name>(?:"
    + NAME_PART
    + r" ){1,3}?(?:(?:al|el)-)?[A-ZÀ-Þ][\w’']*)(?: ?[-–] ?(?:USA TODAY (?i:Sports|Network)|"
    r"Imagn Images)| [-–] Pool ?(?:/| via )(?:Getty Images|AP|Reuters|AFP))(?!\w)"
)
"""“Name-USA TODAY Sports”, “Name - Pool/Getty Images”."""
_LED = re.compile(
    r"(?<=[.!?”»“]\s)(?<![A-Z]\.\s)[/|]\s(?=[^\W\d_a-zß-öø-ÿ])|(?<=[.!?”»“])[/|]\s(?=[^\W\d_a-zß-öø-ÿ])|"
    r"(?<=[.!?,]\"\s)\|\s(?=[A-ZÀ-Þ])"
)
_ANNOUNCED = re.compile(r"(?:Open this photo in gallery|Open image in gallery|(?:Image|Photo) caption):? ?[A-Z]")
_TWICE = re.compile(r"(?P<first>(?:[^.!?]|(?<=[A-Z])\.){6,90}) (?P<again>(?P=first))")
"""“Name/Agency Name/Agency”, below the picture and once more where it is large."""
_BUTTON_TWICE = re.compile(
    r"(?<=toggle caption )(?P<first>(?:[^.!?\n]|(?<=[A-Z])\.){2,90}) (?P<again>(?P=first))(?!\S)"
)
"""The same behind the button that folds the caption, whatever it is: “toggle caption AP AP”."""
_ROW = re.compile(rf"(?:(?<=[.!?”\"] )|\A)(?P<name>{any_of('bare')}) (?P=name)(?: (?P=name))*(?=\s[A-ZÀ-Þ“\"*]|\s*$)")
_SMALL_NAMED = re.compile(
    rf"(?<=[.!?”\"] )[a-zß-öø-ÿ][\w’'-]+(?: [a-zß-öø-ÿ][\w’'-]+){{1,3}}/(?i:{any_of('agencies')})(?![\w-])"
)
"""“jan de harrow/epa-efe/rex/Shutterstock”, all small, after a sentence."""
_POSTED = re.compile(r"[^()\n]{0,50}\(@\w")
_TITLED = re.compile(r"(?: [A-Z]\w+){0,3} (?:[Pp]olls?|[Ss]urveys?|CEO|CFO|chief|executive|spokes\w+)\b")
"""“a new Name/Agency poll”, “Google/Alphabet CEO”."""
_SMALL = any_of("small_agencies")
_STROKE = re.compile(
    rf"(?<=[^\W\d_])\s?[/|—]\s?(?=[A-Z]|[a-z]{{1,2}}-?[A-Z]|(?:{_SMALL})\b)|[\s/](?i:via)\s(?=[A-Z])|\sfor\s(?=The\s[A-Z]|[A-Z]{{2}})"
)
_NAMED = re.compile(
    rf"(?<=[.!?”»\"] )(?:[A-ZÀ-Þ]\. )?[A-ZÀ-Þ][\w’'-]+ (?:{NAME_PART} ){{0,2}}"
    r"(?:(?:al|el)-)?[A-ZÀ-Þ][\w’'-]+(?P<comma>,) (?=[A-Z])"
)
_ON_SITE = re.compile(r" via (?:Instagram|Twitter|X|Facebook|TikTok|YouTube|Telegram|WhatsApp)\b(?! ?/)")
"""“… confirmed Ida Brandt via Instagram”: how somebody said it."""
_OF_PAGE = re.compile(
    r"\b(?:Privacy|Policy|Terms of|Cookies?|Newsletters?|Subscribe|Log ?[Ii]n|Sign [IiUu]n|Contact Us|Advertise|"
    r"(?:[Oo]pinion )?[Pp]oll|[Ss]urvey)\b"
)
"""Links at the foot of a page, with strokes between them; two houses' poll."""
_TITLE = re.compile(r" (?:[Ww]riter|WRITER|[Rr]eporter|[Cc]orrespondent|[Cc]olumnist|[Ee]ditor)\b")
"""What a writer is, right after “Ida Brandt | Staff”."""
_NAMED_ON = re.compile(
    r"[A-ZÀ-Þ][\w’'-]+ [A-ZÀ-Þ][\w’'-]+, "
    r"(?:The Associated Press|Associated Press|Getty Images|USA TODAY Sports)(?= [A-Z])"
)
_SPACED = re.compile(
    r"(?:(?<=[.!?”\"] )|^)(?P<name>[A-ZÀ-Þ][\w’'.-]*(?: [A-ZÀ-Þ][\w’'.-]+){0,3}) Getty Images(?=\s[A-ZÀ-Þ“\"]|\s*$)"
)
"""“Ida Brandt Getty Images”."""
_BARE = re.compile(rf"(?<![\w(/])(?:{any_of('bare')})(?=\s[A-Z“\"])")
_SMALL_LED = re.compile(rf"(?<![\w(/|-])(?:{_SMALL})(?=\s?[/|]\s?[^\W\d_])")


def joined(document: Document) -> Iterator[Credit]:
    """Yield “Name/Agency” and “Name via Agency” without a label."""
    text = document.text
    reached = 0
    for match in islice(_STROKE.finditer(text), budget(document)):
        if "|" in match[0] and _PIPED.match(text, text.index("|", match.start())):
            continue
        start = name_start(document, reached, match.start())
        if start is None or (match[0].strip() == "—" and not _agency_follows(document, match.end())):
            continue
        if match[0].strip() == "—" and (text[start : match.start()].isupper() or _POSTED.match(text, match.end())):
            continue  # a dateline, or who posted something
        if match[0].strip() == "via" and document.tongue != "en" and not _KNOWN.match(text, match.end()):
            continue
        body = parse_body(document, start, min(len(text), start + LONGEST))
        if body is None or body.items < 2 or body.end <= match.end():
            continue
        listed = text.count(" | ", max(0, start - LONGEST // 2), body.end + LONGEST // 2) > 2 and not _KNOWN.search(
            text, start, body.end
        )
        menu = listed or (match[0] == "|" and text.startswith("The ", start))
        row = text[max(0, start - 2) : start - 1].isdigit() and text[body.end + 1 : body.end + 2].isdigit()
        if menu or row or _TITLED.match(text, body.end) or _TITLED.search(text, match.end(), body.end):
            continue
        ended = start == 0 or bool(ENDED.search(text, max(0, start - 9), start)) or text[start - 1] == "\n"
        ended = ended or bool(_SEEN.search(text, max(0, start - LONGEST_DASHED), start))
        confidence = _joined_confidence(document, match, (start, body.end), body, ended)
        if confidence >= 0.6:
            reached = with_stop(text, body.end)
            twice = _TWICE.fullmatch(text, start, body.end)
            if twice:
                yield Credit(twice.span("again"), REPEATED, confidence)
            end = twice.end("first") if twice else reached
            yield Credit((with_lead(text, start), end), NAME_AND_AGENCY, confidence)


def doubled(document: Document) -> Iterator[Credit]:
    """Yield a credit line that the page gives below its picture and, behind the button, where it is large."""
    for match in islice(_BUTTON_TWICE.finditer(document.text), budget(document)):
        yield Credit(match.span("first"), NAME_AND_AGENCY, 0.97)
        yield Credit(match.span("again"), REPEATED, 0.97)


def rows(document: Document) -> Iterator[Credit]:
    """Yield each of an agency's names that stand in a row: of so many pictures without captions."""
    for match in islice(_ROW.finditer(document.text), budget(document)):
        for name in re.finditer(re.escape(match["name"]), match[0]):
            span = (match.start() + name.start(), match.start() + name.end())
            yield Credit(span, IN_A_ROW, 0.9)


def small_named(document: Document) -> Iterator[Credit]:
    """Yield “Name/Agency” that is written small throughout, between two sentences."""
    for match in islice(_SMALL_NAMED.finditer(document.text), budget(document)):
        house = document.text.rindex("/", *match.span()) + 1
        body = parse_body(document, house, min(len(document.text), house + LONGEST))
        if body and body.agency and prose_follows(document, body.end):
            yield Credit((match.start(), with_stop(document.text, body.end)), NAME_AND_AGENCY, 0.85)


def with_commas(document: Document) -> Iterator[Credit]:
    """Yield “Name, Agency” between two sentences, or between a line without a full stop and a dateline."""
    text = document.text
    for match in islice(_NAMED_ON.finditer(text), budget(document)):
        if _closes_line(document, match.start()) and dateline_at(text, match.end() + 1):
            yield Credit(match.span(), NAME_AND_AGENCY, 0.8)
    for match in islice(_NAMED.finditer(text), budget(document)):
        body = parse_body(document, match.start(), min(len(text), match.start() + LONGEST))
        if body is None or not body.agency or body.end <= match.end("comma") or not prose_follows(document, body.end):
            continue
        following = tokens(text, body.end, body.end + 40)
        if following and following[0].is_shout and text[match.start() : body.end].isupper():
            continue
        house = text[match.end() : body.end].casefold()
        if text[: match.start()].rstrip()[-1:] in '”"' and house not in words("credits", "bare"):
            continue  # whose words these are
        pictured = text[match.end() : body.end].casefold() in words("credits", "bare")
        runs_on = pictured and len(following) > 1 and (following[1].text.islower() or following[1].text == ",")
        begins = not following or document.begins_sentence(following[0].text) >= LIKELY
        if body.closed or begins or (runs_on and not _TITLE.match(text, body.end)):
            yield Credit((match.start(), with_stop(text, body.end)), NAME_AND_AGENCY, 0.85)


def spaced(document: Document) -> Iterator[Credit]:
    """Yield “Name Getty Images” between two sentences, as magazines set it without any mark."""
    for match in islice(_SPACED.finditer(document.text), budget(document)):
        after = tokens(document.text, match.end(), match.end() + 60)
        named = match["name"].split()
        person = not any(document.begins_sentence(word) >= LIKELY for word in named)
        opens = not after or after[0].is_capital or not after[0].is_word
        person = person and "Getty" not in named
        if person and opens and not document.slice(match.span()).endswith("’s"):
            yield Credit(match.span(), NAME_AND_AGENCY, 0.86)


def bare(document: Document) -> Iterator[Credit]:
    """Yield an agency's name that stands alone between sentences."""
    for match in islice(_BARE.finditer(document.text), budget(document)):
        before = document.text[max(0, match.start() - 9) : match.start()]
        after = tokens(document.text, match.end(), match.end() + 60)
        begins = document.begins_sentence(after[0].text) if after[0].is_word else 3.0
        runs_on = len(after) > 1 and after[1].text[:1].islower()
        announced = runs_on and bool(_ANNOUNCED.search(document.text, max(0, match.start() - NEAR), match.start()))
        opening = document.text[: match.start()].strip() if match.start() < LONGEST_OPENING else ""
        opens = runs_on and bool(opening) and opening.count(". ") < 2 and forms.shows(opening, document.language)
        foreign = document.tongue != "en" and runs_on and match[0].casefold() not in words("credits", "wires")
        again = before.rstrip().endswith(f"{match[0]})")
        first = not document.text[: match.start()].strip() and match[0].casefold() not in words("credits", "wires")
        likely = (
            announced
            or opens
            or foreign
            or (first and (runs_on or " " in match[0]))
            or again
            or (begins >= LIKELY and (runs_on or begins >= SURE))
        )
        ended = not before.strip() or ENDED.search(before)
        if (ended and likely) or (not ended and runs_on and begins >= SURE and _closes_line(document, match.start())):
            yield Credit(match.span(), AGENCY_ALONE, 0.76)


def small_led(document: Document) -> Iterator[Credit]:
    """Yield what begins with an agency written small, and a stroke (“dpa/Name”, “picture alliance/dpa | Name”)."""
    for match in islice(_SMALL_LED.finditer(document.text), budget(document)):
        body = parse_body(document, match.start(), min(len(document.text), match.start() + LONGEST))
        if body and body.items > 1 and prose_follows(document, body.end):
            yield Credit((match.start(), with_stop(document.text, body.end)), "credit line: agency and name", 0.9)


def led(document: Document) -> Iterator[Credit]:
    """Yield what a stroke, and no label, parts from the caption before it (“… at noon. / PORT ANSEL COUNCIL”)."""
    for match in islice(_LED.finditer(document.text), budget(document)):
        body = parse_body(document, match.end(), min(len(document.text), match.end() + LONGEST))
        said = document.text[match.end() : body.end] if body else ""
        if body and document.text.startswith(" Read more", body.end):  # the writer of what a link leads to
            continue
        named = body is not None and (body.agency or " " in said or said.isupper())
        if body and named and not LABEL.match(document.text, match.end()) and prose_follows(document, body.end):
            yield Credit((match.start(), with_stop(document.text, body.end)), "credit line: after a stroke", 0.85)


def piped(document: Document) -> Iterator[Credit]:
    """Yield “| Name/Agency” after a caption without a full stop (“… in the town hall | Ida Brandt/AGENCY”)."""
    for match in islice(_PIPED.finditer(document.text), budget(document)):
        body = parse_body(document, match.end(), min(len(document.text), match.end() + LONGEST))
        if body and body.agency and body.items > 1 and prose_follows(document, body.end):
            yield Credit((match.start(), with_stop(document.text, body.end)), "credit line: after a stroke", 0.93)


def dashed(document: Document) -> Iterator[Credit]:
    """Yield “Name-USA TODAY Sports” and “Name - Pool/Getty Images”."""
    for match in islice(_DASHED.finditer(document.text), budget(document)):
        start = name_start(document, 0, match.end("name"))
        if start is not None and prose_follows(document, match.end()):
            yield Credit((start, with_stop(document.text, match.end())), NAME_AND_AGENCY, 0.93)


def _joined_confidence(document: Document, match: re.Match[str], span: Span, body: Body, ended: bool) -> float:
    said = document.slice(span)
    behind = document.text[span[1] : span[1] + LONGEST_BYLINE]
    signs = bool(_TITLE.match(behind)) or (behind.startswith(" By ") and said in behind)
    if signs or said.startswith(("A ", "An ", "See ", "H/T")) or _OF_PAGE.search(said):
        return 0.0
    if not body.agency:
        line = document.slice(span).replace("/", " ")
        follows = tokens(document.text, span[1], span[1] + 40)
        closed = body.closed or not follows or document.begins_sentence(follows[0].text) >= LIKELY
        plausible = ended and closed and match[0] in "/|" and len(line.split()) >= 3 and not line.isupper()
        return 0.75 if plausible and prose_follows(document, span[1]) else 0.0
    said_there = match[0].strip() == "for" or bool(_ON_SITE.match(document.text, match.start()))
    inside = said_there or _governed(document, span[0])
    if not prose_follows(document, span[1]) or (not ended and inside):
        return 0.0
    return 0.9 if ended else 0.8


def _agency_follows(document: Document, begin: int) -> bool:
    """Tell whether an agency that we know stands here: only then does a dash join it to the name before."""
    body = parse_body(document, begin, min(len(document.text), begin + LONGEST))
    return body is not None and body.agency


def _governed(document: Document, begin: int) -> bool:
    """Tell whether a preposition, article or verb of saying stands before: then the names are part of a sentence."""
    before = document.text[max(0, begin - 20) : begin].split()
    if before[-1:] == ["be"]:  # a caption may end so: “… the boats as they should be Ida Brandt/Agency”
        return False
    return bool(before) and (before[-1] in words("grammar", "small") or before[-1] in words("grammar", "linking"))


def _closes_line(document: Document, begin: int) -> bool:
    """Tell whether words without a full stop stand before, and none that a name would go on from."""
    before = tokens(document.text, max(0, begin - SHORTEST_LINE), begin)
    plain = len(before) > 1 and before[-1].is_word and before[-1].text.casefold() not in _LEADS_ON
    signed = document.tongue != "en" or BY.search(document.text, max(0, begin - LONGEST_BYLINE), begin)
    return (
        not signed
        and plain
        and all(token.is_word or token.text == "," for token in before)
        and not _governed(document, begin)
    )
