"""Credit lines in brackets: with a label, an agency, “Name/Agency”, or a name nobody knows after a caption."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from edition.reading.flat import caption_forms as forms
from edition.reading.flat.bodies import Body, parse_body
from edition.reading.flat.credit_labels import (
    ENDED,
    LABEL,
    NAME_PART,
    Credit,
    after_sentence,
    any_of,
    prose_follows,
    with_stop,
)
from edition.reading.flat.datelines import broadcast_dateline
from edition.reading.flat.lexicon import words
from edition.reading.flat.tokens import SURE, Document, tokens

BUTTON = re.compile(r" (?:less|comments?)(?= [A-Z“])")
"""A button after a caption: the one that folds it, the one that leads to what readers say."""
CAPTION = 260
"""A caption before a name that nobody knows is no longer than this, in characters."""
NEAR = 20_000
"""So far around a name, in characters, the article may speak of the person: no article is longer by much."""
LONGEST_NAME = 60
"""A name that is given in full before its short form is no longer, in characters."""
LONGEST_OPENING = 160
"""A headline before the name of the house is no longer, in characters."""
_STOPPED = re.compile(r"[.!?]\s")
_GALLERY = re.compile(r"(?:PHOTOS|VIDEO|VIDEOS): ")
"""“(PHOTOS: Ten boats of the harbour)”: a link."""
_DASHED = re.compile(r"\. ?[-–—]")
"""“VERACRUZ (herald.example).- …”: a dateline."""
SHORTEST_CAPTION = 5
"""Words of a caption without a full stop before such a name, at least."""
LABEL_IN_BRACKETS = "credit line: label in brackets"
AGENCY_IN_BRACKETS = "credit line: agency in brackets"
OFTEN = 3
"""A person's name in brackets so many times, each time after a sentence and before another, is a credit line."""
USUAL = 2
"""So many known credit lines in brackets make them the article's way."""

_IN_BRACKETS = re.compile(
    rf"(?i:{any_of('labels')})\s(?:(?i:by|courtesy(?:\sof)?|von|par|di|de|von|per)\s)?(?=[A-ZÀ-Þ@])"
)
_CALL_SIGN = re.compile(
    r"(?:www\.)?[a-z\d-]{3,30}\.(?:com|org|net|gov|edu)|"
    r"(?:Source: )?[A-Z][A-Z\d]{2,5}(?:/[A-Z][A-Z\d]{1,6})*|Source: [A-Z][\w’'&.-]*(?: [A-Z][\w’'&.-]*){0,4}|"
    r"[A-ZÀ-Þ][\w’'.-]*(?:,?\s(?:[A-ZÀ-Þ][\w’'.-]+|[+&]|of|and|de|for|the)){1,7}|[A-Z][\w-]+[’'][Ss]"
)
_BRACKET = re.compile(r"[(\[]([^()\[\]\n]{2,160})[)\]]")
_GIVEN = re.compile(
    r"(?:Courtesy (?:of )?|Handout|Supplied|Submitted|Provided|Contributed|Photo supplied|Screengrab|Screenshot)"
    r"(?:$|\b.{0,60}$)|"
    rf"[A-Z][\w’'.&-]* (?:{NAME_PART} ){{0,4}}(?<!of )(?<!the )(?:file |archive |staff )?"
    r"(?:photo|photograph|graphic|illustration|pic)s?$"
)
_OF_HOUSE = re.compile(
    r"(?!(?:File|Stock|Archive|Family|Library) )(?:[A-Z][\w’&.-]*\s){1,3}[Pp]hotos?"
    r"(?:\s(?:by|courtesy(?: of)?)\s.{2,60}|\s?[:/]\s?.{2,60})?"
)
"""“(Herald Photo by Name)”: the house before the label."""
_NAMED = re.compile(r"[A-ZÀ-Þ][^\W\d_]+(?: [^\W\d_.’'-]+\.?){1,3}\s?/\s?[A-ZÀ-Þ@][^/.,:;]*")
_FOR_HOUSE = re.compile(rf"[A-ZÀ-Þ][\w’'.-]*(?: {NAME_PART}){{1,4}}(?:,| for) (?:The )?[A-Z][\w ’'.&-]+")
"""“(Name for The Herald)”, “(Name, Herald)”: a photographer's name and the house."""
_SHARED = re.compile(rf"Source: (?:{any_of('stock')}|Instagram|Twitter|X|Facebook|YouTube|TikTok)(?:/@?[\w.]+)?")
"""“(Source: Instagram)”: where a picture was taken from, and no figure."""
_MAILED = re.compile(r"[A-ZÀ-Þ][\w’'.-]+(?: [A-ZÀ-Þ][\w’'.-]+){1,2}\s?/\s?[\w.+-]+@[\w.-]+")
_NAME_BEFORE = re.compile(rf"(?:^|[.!?…”“»])\s?(?P<name>[A-ZÀ-Þ][\w’'.-]*\s(?:{NAME_PART}\s){{1,3}})$")
_FIRM = re.compile(r"\b(?:Inc|Ltd|Co|Corp|Bros|St|Jr|Sr)\.$")
_BUTTON_BEFORE = re.compile(
    r"\b(?:Expand|Fullscreen|View \d{1,3} [Ii]mages?|Open (?:image|this photo) in gallery:?|Camera Icon) "
)
_OF_PAGE = re.compile(
    r"(?i:videos?|watch|listen|photos?|pics?|pictures?|gallery|images?|audio|updated?|breaking|details|exclusive|opinion|"
    r"cnn|poll|map|read|infographic|transcript|report|full text)\b.*"
)
"""“[VIDEO]” behind a headline: what the page shows besides."""
_PERSON = re.compile(r"[A-ZÀ-Þ][\w’'-]+(?: (?:[A-ZÀ-Þ]\.|[A-ZÀ-Þ][\w’'-]+)){1,2}")
_REFERS = re.compile(r"[-–—] here$")
_DATELINE_MARKS = frozenset("—–-,;:.")


def bracketed(document: Document) -> Iterator[Credit]:
    """Yield the credit lines in brackets; where two are known, other names alone after a caption are, too."""
    # A person's name alone in square brackets tells who wrote the words before it (“… all in one shot. [Ida Brandt]”).
    found = [
        (match, _in_bracket(document, match))
        for match in _BRACKET.finditer(document.text)
        if not _goes_on(document.text, match.end()) or BUTTON.match(document.text, match.end())
    ]
    usual = sum(judged is not None for _, judged in found) >= USUAL
    often = Counter(match[0] for match in _BRACKET.finditer(document.text))
    alone = Counter(match[0] for match, _ in found if after_sentence(document.text, match.start()))
    for match, known in found:
        signs = match[0][0] == "[" and bool(_PERSON.fullmatch(match[1]))
        judged = known or (None if signs else _call_sign(document, match, usual=usual))
        again = alone[match[0]] == often[match[0]] >= OFTEN
        if judged is None and again and not signs and _PERSON.fullmatch(match[1]):
            judged = "credit line: a name in brackets again and again", 0.85
        if judged:
            ended = after_sentence(document.text, match.start())
            end = with_stop(document.text, match.end()) if ended else match.end()
            yield Credit((_with_name(document.text, match), end), *judged)


def _goes_on(text: str, end: int) -> bool:
    """Tell whether a sentence, or the dash of a dateline, goes on behind a bracket."""
    follows = text[end : end + 2].strip()[:1]
    return follows in _DATELINE_MARKS - {"."} or follows.islower() or bool(_DASHED.match(text, end))


def _with_name(text: str, match: re.Match[str]) -> int:
    """Take in the photographer's name between a caption's full stop and the agency in brackets (“… Name (AGENCY)”)."""
    before = _NAME_BEFORE.search(text[max(0, match.start() - 60) : match.start()])
    known = all(part.strip().casefold() in words("credits", "agencies") for part in re.split("[/|]|via", match[1]))
    if not (before and known and len(before["name"]) < 45):
        return match.start()
    near = text[max(0, match.start() - NEAR) : match.start() + NEAR]
    seen = near.count(before["name"].strip()) > near.count(f"{before['name']}{match[0][0]}")  # “… Ruth Okello (AGENCY)”
    return match.start() - (0 if seen else len(before["name"]))


def _in_bracket(document: Document, match: re.Match[str]) -> tuple[str, float] | None:
    """Return why and how surely a bracket holds a credit line; None when it does not."""
    inside = match[1].strip()
    opens = broadcast_dateline(document.text) if match[1].startswith("CNN") else None
    if opens and opens[0] <= match.start() < opens[1]:
        return None
    lead = match.start(1) + len(match[1]) - len(match[1].lstrip())
    label = LABEL.match(inside)
    open_label = label or _IN_BRACKETS.match(inside)
    sources = inside.startswith("Source:") and not _SHARED.fullmatch(inside)
    if sources or (label is None and inside.casefold() in words("credits", "marks")):
        return None
    glued = document.text[match.end() : match.end() + 1].isalpha() and label is None and " via " not in inside
    listed = match[0].startswith("[ ") and label is None
    if glued or listed:  # “(CNN)The mayor” is a dateline, “[ Herald ]” the source of what was said
        return None
    if _MAILED.fullmatch(inside) and after_sentence(document.text, match.start()):
        return "credit line: a name and an address in brackets", 0.9
    body = parse_body(document, lead + (open_label.end() if open_label else 0), match.end(1), closed=True)
    whole = body is not None and body.end >= lead + len(inside.rstrip(" ."))
    marked = bool(label and (label["colon"] or label["comma"] or label["by"])) or (not label and open_label is not None)
    said = inside[open_label.end() :] if open_label else inside
    short = len(match[1]) < 90 and (not ENDED.search(said) or bool(_FIRM.search(said))) and not _REFERS.search(said)
    if _GALLERY.match(inside) and not (body and body.agency and whole):
        return None
    if (
        _SHARED.fullmatch(inside)
        or _OF_HOUSE.fullmatch(inside)
        or _GIVEN.match(match[1])
        or (open_label and whole)
        or (marked and short)
    ):
        return LABEL_IN_BRACKETS, 0.97
    if body and whole and _is_written_so(inside) and _stands_alone(document, match, body):
        return AGENCY_IN_BRACKETS, 0.9
    return None


def _is_written_so(inside: str) -> bool:
    """Tell an agency's sign from an abbreviation that only has the same letters (“dpa” and “DPA”, not “ePA”)."""
    return len(inside) > 4 or inside.isupper() or inside.islower() or inside.istitle()


def _call_sign(document: Document, match: re.Match[str], *, usual: bool) -> tuple[str, float] | None:
    """Tell a station's or firm's name, unknown to us, from an aside: alone after a sentence that may be a caption."""
    text = document.text
    named = _CALL_SIGN.fullmatch(match[1])
    if text[match.end() : match.end() + 1].isalpha() or _abbreviates(text, match):
        return None
    inside_sentence = match[1].startswith("Source:") and not after_sentence(text, match.start())
    if not named or inside_sentence or named[0].casefold() in words("credits", "marks") or _OF_PAGE.fullmatch(named[0]):
        return None
    if not prose_follows(document, match.end()) or not (
        after_sentence(text, match.start()) or _is_between(document, match)
    ):
        return None
    before = text[max(0, match.start() - CAPTION) : match.start()].rstrip()
    begin = max(before.rfind(mark, 0, -2) for mark in (". ", "! ", "? ", "” ", '" ', "\n"))
    if (begin < 0 and len(before) >= CAPTION - 1) or document.begins_sentence(named[0].split()[0]) >= SURE:
        return None
    caption = before[begin + 1 :].strip()
    button = _BUTTON_BEFORE.search(caption)
    caption = caption[button.end() :] if button else caption
    closes_line = len(document.passages) > 1 and text[match.end() : match.end() + 1] in ("\n", "")
    opens_text = begin < 0 and document.tongue == "en"
    between = not after_sentence(text, match.start())
    likely = usual or bool(button) or between or closes_line or opens_text or forms.shows(caption, document.language)
    fits = bool(caption) and forms.may_precede_credit(caption) and likely
    return ("credit line: a name in brackets after a caption", 0.78) if fits else None


def _abbreviates(text: str, match: re.Match[str]) -> bool:
    """Tell the short form of the name right before it (“… Petróleos de Harrow, S.A. (PDH)”)."""
    short = match[1]
    initials = re.findall(r"(?<![\w’'])[A-ZÀ-Þ]", text[max(0, match.start() - LONGEST_NAME) : match.start()])
    if not (short.isalpha() and short.isupper() and short[0] in initials):
        return False
    named = iter(initials[initials.index(short[0]) :])
    return 2 * sum(letter in named for letter in short if letter in initials) > len(short)


def _is_between(document: Document, match: re.Match[str]) -> bool:
    """Tell a firm's name between words without a full stop and a new sentence: no sentence goes on like that."""
    before = document.text[max(0, match.start() - CAPTION) : match.start()].split()[-SHORTEST_CAPTION:]
    after = tokens(document.text, match.end(), match.end() + 40)
    named = " " in match[1] and len(before) == SHORTEST_CAPTION and before[-1].islower()
    whole = not any(word.endswith((".", "!", "?", "”", '"')) for word in before)
    begins = bool(after) and document.begins_sentence(after[0].text) >= SURE
    return document.tongue == "en" and named and whole and begins and before[-1] not in words("grammar", "small")


def _is_of_pictures(inside: str) -> bool:
    """Tell an agency's name from a newspaper's, which in square brackets is the source of what a list says."""
    parts = [part.strip().casefold() for part in re.split(r"[/|,:]| via ", inside)]
    return len(parts) > 1 or parts[0] in words("credits", "bare") | words("credits", "wires")


def _stands_alone(document: Document, match: re.Match[str], body: Body) -> bool:
    """Tell an agency in brackets from an abbreviation explained, or a dateline: it comes after a sentence's end."""
    if not body.agency:
        named = _NAMED.fullmatch(match[1].strip())
        return bool(named) and bool(ENDED.search(document.text, max(0, match.start() - 9), match.start()))
    if "/" in match[1] or "via" in match[1] or ":" in match[1] or "|" in match[1]:
        return True
    if match[0][0] == "[" and not _is_of_pictures(match[1]):
        return False
    if "." in match[1] and " " not in match[1] and document.text[match.end() : match.end() + 1] == ".":  # an address
        return False
    if ENDED.search(document.text, max(0, match.start() - 9), match.start()):
        return True
    opening = match.start() < LONGEST_OPENING and not _STOPPED.search(document.text[: match.start()])
    if opening and match[1].casefold() not in words("credits", "bare"):  # whose report this is, behind its headline
        return False
    if _FOR_HOUSE.fullmatch(match[1].strip()):
        return document.text[match.end() : match.end() + 1] != "."
    before = document.text[max(0, match.start() - 80) : match.start()].split()
    initials = "".join(word[0] for word in before if word[0].isupper())
    follows = document.text[match.end() : match.end() + 2].strip()[:1]
    governed = bool(before) and before[-1].casefold() in words("grammar", "small")
    known = match[1].casefold() in words("credits", "agencies")
    return follows.isupper() and known and not governed and not initials.endswith(match[1])
