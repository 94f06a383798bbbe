"""Boilerplate: promos, privacy notices, share links, adverts … that a flat text has in the middle of its prose.

The words are in ``notices.toml``. What addresses the reader and uses them is a notice; what reports them (“she said
customers could create an account”) is prose. Where the end of a notice is not certain, the text stays.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import dropwhile

from edition.model import Span
from edition.reading.flat import caption_grammar as grammar
from edition.reading.flat.claims import Claim, Role, trimmed
from edition.reading.flat.closing import is_reporter_credit
from edition.reading.flat.cues import REPORTED, Cue, cues, hints
from edition.reading.flat.glue import best_seam, first_step, fresh_start, german_start, last_stop
from edition.reading.flat.lexicon import words
from edition.reading.flat.links import link, rest_skipped, titles_skipped
from edition.reading.flat.tokens import Document, tokens

LONGEST_LEAD = 40
"""What is longer than this, in characters, and ends with a colon before a notice, is no part of it."""
LONGEST_TITLE = 90
"""What runs on from a notice for longer than this, in characters, is no title."""
SURE_FURNITURE = 0.85
"""Furniture surer than this needs no new sentence after it."""

LONGEST_PHRASE = 60
"""A number and two words are no longer, in characters."""
LONGEST_OFFER = 200
"""A German sentence that offers a subscription is no longer, in characters."""
GALLERY_COUNTER = "gallery counter"
SHORTEST_SENTENCE = 6
"""What runs on from a notice has so many words, or more."""
_PARTICLE = re.compile(r"\b(?:read on|(?:sign|log) (?:in|up|on)) \Z")
"""What a request may close with; after other small words stands what they lead to."""
SHORTEST_REST = 4
"""Words of a sentence that runs on from a notice, where it has a verb, at least."""
SHORTEST_REPORT = 16
"""Words of a sentence beside a promo that is no promo itself, at least."""
_PLAYS = re.compile(r"(?<!\S)\d{1,2}:\d\d(?= [A-Z“])")
_ADDRESSES = re.compile(
    r"\b(?:we|our|us|my|ours|sie|ihr\w*|unser\w*|uns|vous|votre|nos|notre|tu|tus|su|nuestr\w+)\b|[?!]$|"
    r"^(?:Sign|Create|Subscribe|Get|Join|Support|Enjoy|Become|Follow|Click|Tap|Donate|Register|Log|Download|Stay|Discover|"
    r"Receive|Want|Already|Privacy|Newsletters?|By|To|Read|Listen|Watch|Send|Share|Contact|Reach|Unlimited|Exclusive|Please|Thank|Your|"
    r"Email|Have|Got|Do you|Thanks|For more|Jetzt|Hier|Mit)\b",
    re.IGNORECASE,
)
_YOU = re.compile(r"\b(?:you|your|du|dein\w*)\b", re.IGNORECASE)
_STRAY = re.compile(
    r"(?<=[.!?…”’\")\]])(?<!\s[.])\s(?P<mark>[.,;|])(?=\s(?![.“])|$)|^\s*(?P<lead>[.,;|])(?=\s)|(?<!\S)(?P<dot>[•·→►▶\u200c])(?!\S)"
)
_LONE_NUMBER = re.compile(r"(?<=[.!?”’\"] )(\d{1,2})(?=\s(?:A|[A-Z][\w’']+)\s)")
_NUMBER = re.compile(
    r"(?<!\S)(\d{1,2})(?=\s(?:A|[A-Z][\w’']+)\s)(?!\s(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec))"
)
_SHORT = re.compile(r"\b(?:Nos?|Nr|vs|pp|Vol|Ch|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|St|Rt|Hwy)\. $")
_CALLED = re.compile(
    r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+(?= (?:[A-Z]\w*|(?:[A-Z]\.)+ [A-Z]\w+) [a-z])|"
    r"(?:Free )?[Ss]ign [Uu]p(?: [Nn]ow)?(?= (?!(?:For|To|Here|Today|Now|By|With)\b)(?:[A-Z][\w&’'-]+ ){1,4}[a-z]|"
    r" [“\"])|\(\d+ Votes\)(?= [A-Z“\"](?!\d))|"
    r"(?P<site>(?<!\S)(?:[\w-]+\.)+(?:com|org|net|gov|edu)(?= (?:There|The|It|This|In|On|A|An) [a-z])|"
    r"recaptcha(?: Privacy Policy \| Terms of Service)?(?= [“\"]))|"
    r"(?P<link>: https?://\S+[\w/])(?= [A-ZÄÖÜ]\w* [A-Za-zäöü])|(?P<click>hier klicken|click here)(?= [„“])"
)
"""The end of a call to the reader, before a sentence that runs on: an address, a button."""
_QUOTED = re.compile(r"[„«“][^„«“”»]{20,}[“”»],? [a-zà-ÿ]{2,}")
"""What somebody is quoted with: “«… la protección de datos», dijo la portavoz.”"""
_ROW = re.compile(r"\d%?(?: [^\s.!?]+){0,2} $")
LONGEST_ROW = 40
"""“Okello 24 22 Hale +2”: the row of a table, and no counter; characters before it."""
_FORMULA = re.compile(r"(?<!\w)[^\W_]{1,2} · [^\W_]{1,2}(?!\w)")
"""“P = v3 · r”: a dot between two short terms multiplies."""
_RULE = re.compile(
    r"(?:(?<=[.!?…”’\")\]]\s)|^)(?:_{2,}|-{3,}|\*{3,}|(?:[*_] ){2,}[*_]|={3,}|~{3,})(?!\S)", re.MULTILINE
)
_INSIDE = re.compile(r"(?<=\S )(?:Privacy Notice:|Privacy notice:)")


def find_notices(document: Document) -> Iterator[Claim]:
    """Yield notices whose extent their own words fix, stray marks and rules."""
    text = document.text
    for cue in cues("span", tongue=document.tongue):
        for match in cue.pattern.finditer(text):
            row = match[0].startswith("+") and _ROW.search(text, max(0, match.start() - LONGEST_ROW), match.start())
            if match[0] and not row:
                yield Claim(trimmed(text, *match.span()), Role.SKIP, cue.reason, cue.confidence)
    yield from _lone_counters(document)
    for match in _STRAY.finditer(text):
        group = match.lastgroup or "mark"
        if group == "dot" and _FORMULA.search(text, max(0, match.start() - 3), match.end() + 3):
            continue
        reason = "stray punctuation" if group != "dot" else "page furniture"
        confidence = 0.6 if group == "dot" or match[group] == "|" else 0.98  # less than of a credit line that it leads
        yield Claim(match.span(group), Role.SKIP, reason, confidence)
    for match in _RULE.finditer(text):
        yield Claim(match.span(), Role.SKIP, "rule", 0.98)


def _lone_counters(document: Document) -> Iterator[Claim]:
    """Yield a number that stands alone before several captions: how many pictures the gallery has.

    Where every noun has a capital, a number before one says nothing (“2 EL Milch”); nor does one that stands before the
    same words again (“10 Downing Street”).
    """
    text = document.text
    if document.has_capital_nouns:
        return
    between = Counter(match[1] for match in _LONE_NUMBER.finditer(text) if not _after_short(text, match.start()))
    anywhere = [match for match in _NUMBER.finditer(text) if not _after_short(text, match.start())]
    phrases = Counter(_phrase(text, match) for match in anywhere)
    alone = [match for match in anywhere if phrases[_phrase(text, match)] == 1]
    counts = Counter(match[1] for match in alone)
    for match in alone:
        after_sentence = bool(_LONE_NUMBER.match(text, match.start()))
        of_note = match[1] == "1"  # two notes with that mark are likelier than two galleries of one picture
        if of_note or (not after_sentence and _governs(text, match.start())):
            continue
        if (between[match[1]] and counts[match[1]] > 2) or (after_sentence and between[match[1]] > 1):
            yield Claim(match.span(1), Role.SKIP, GALLERY_COUNTER, 0.85)


def _governs(text: str, begin: int) -> bool:
    """Tell a number that the small word before it asks for (“down to 1 Hz”)."""
    before = text[max(0, begin - LONGEST_PHRASE) : begin].split()
    return bool(before) and before[-1] in words("grammar", "small")


def _after_short(text: str, begin: int) -> bool:
    """Tell a number that belongs to the short word before it: “No. 17”, “Nov. 8”, “vs. 3”."""
    return bool(_SHORT.search(text, max(0, begin - 7), begin))


def _phrase(text: str, number: re.Match[str]) -> str:
    """Return a number with the two words after it."""
    return " ".join(text[number.start() : number.start() + LONGEST_PHRASE].split()[:3])


def with_notices(document: Document, claims: Sequence[Claim]) -> list[Claim]:
    """Return the claims with boilerplate among the prose taken for that."""
    pieces = [piece for claim in claims for piece in _after_call(document, claim)]
    split = [part for piece in pieces for part in _opened(document, piece)]
    judged = _in_house_style(document, [part for claim in split for part in _judged(document, claim)])
    return rest_skipped(document, titles_skipped(document, _neighbours_skipped(document, judged)))


def _after_call(document: Document, claim: Claim) -> list[Claim]:
    """Part a call to the reader from the sentence of the article that runs on from its address or button."""
    begin, end = claim.span
    called = _CALLED.search(document.text, begin, end) if claim.role is Role.PROSE else None
    if called is None or not (
        called["click"] or called["link"] or called["site"] or _ADDRESSES.search(document.text[begin : called.end()])
    ):
        return [claim]
    rest = document.text[called.end() : end]
    fragment = document.tongue == "en" and not grammar.has_verb(rest)
    spoken = rest.lstrip()[:1] not in '“"' and (_ADDRESSES.search(rest.strip()) or _YOU.search(rest))
    if fragment or spoken:
        return [claim]
    article = replace(claim, span=trimmed(document.text, called.end(), end), edge=False)
    return [replace(claim, span=(begin, called.end())), article]


def _opened(document: Document, claim: Claim) -> Iterator[Claim]:
    """Part page furniture, links and a notice that begins in mid-sentence from what stands beside them."""
    while claim.role is Role.PROSE:
        begin, end = claim.span
        inside = _INSIDE.search(document.text, begin + 1, end)
        head = link(document, claim) or _furniture(document, claim)
        if head is None and inside:
            head = replace(claim, span=trimmed(document.text, begin, inside.start()))
        if head is None or head.span[1] == end:
            yield head or claim
            return
        yield head
        claim = replace(claim, span=trimmed(document.text, head.span[1], end), edge=False)
    yield claim


def _furniture(document: Document, claim: Claim) -> Claim | None:
    for cue in cues("furniture", tongue=document.tongue):
        match = cue.pattern.match(document.text, *claim.span)
        if match and (cue.confidence > SURE_FURNITURE or _new_sentence(document, match.end(), claim.span[1])):
            return replace(
                claim,
                span=trimmed(document.text, *match.span()),
                role=Role.SKIP,
                reason=cue.reason,
                confidence=cue.confidence,
            )
    return None


def _new_sentence(document: Document, begin: int, end: int) -> bool:
    """Tell whether a sentence surely begins here (or nothing more comes): no name goes on (“Live” in “Live Aid”)."""
    line = tokens(document.text, begin, min(end, begin + 60))
    if not line or not line[0].is_word:
        return True
    return document.begins_sentence(line[0].text) >= 2 or line[0].is_shout


def _judged(document: Document, claim: Claim) -> list[Claim]:
    """Take a sentence for boilerplate if its words say so; what runs on from it without a full stop stays prose."""
    sentence = document.slice(claim.span)
    if claim.role not in (Role.PROSE, Role.SUBHEADING) or len(sentence) > 700:
        return [claim]
    item = next((cue for cue in cues("item", tongue=document.tongue) if cue.pattern.match(sentence)), None)
    if item:
        return _item(document, replace(claim, role=Role.SKIP, reason=item.reason, confidence=item.confidence))
    if _QUOTED.match(sentence):
        return [claim]
    lowered = sentence.casefold()
    if document.tongue == "en" and not any(hint in lowered for hint in hints()):
        return [claim]
    found = [
        (cue, match) for cue in cues("sentence", tongue=document.tongue) for match in cue.pattern.finditer(sentence)
    ]
    if not found:
        return [claim]
    begin, end = claim.span
    lead = sentence.rfind(": ", 0, min(match.start() for _, match in found))
    if lead > LONGEST_LEAD and sentence[lead + 2].isupper():
        notice = replace(claim, span=(begin + lead + 2, end), edge=False)
        return [replace(claim, span=(begin, begin + lead + 1)), *_judged(document, notice)]
    first = begin + min(match.start() for _, match in found)
    stop = last_stop(document.text, (begin, first))
    if stop:
        judged = _judged(document, replace(claim, span=(stop, end), edge=False))
        before = replace(claim, span=trimmed(document.text, begin, stop))
        return [before, *judged] if judged[0].role is Role.SKIP else [claim]
    if _runs_into(document, (begin, first)):
        notice = replace(claim, span=(first, end), edge=False)
        return [replace(claim, span=trimmed(document.text, begin, first)), *_judged(document, notice)]
    said = begin + max(match.end() for _, match in found)
    least = 1.75 if found[0][0].reason == "copyright notice" else 2.0
    seam = _after_shout(document, (begin, said, end)) or fresh_start(document, said, end)
    seam = seam or _right_after(document, (said, end))
    seam = seam or best_seam(document, claim.span, least=least, after=said) or _far_step(document, (said, end))
    seam = seam or _any_sentence(document, (said, end)) or german_start(document, (said, end)) or end
    head = replace(claim, span=trimmed(document.text, begin, seam))
    rest = [] if seam == end else [replace(claim, span=(seam, end), edge=False)]
    return [_verdict(document, head, found[0][0]), *rest]


def _runs_into(document: Document, span: Span) -> bool:
    """Tell words of the article without a full stop before a notice: who else reported, the end of a sub-head."""
    head = document.slice(span).rstrip()
    return bool(head) and document.text[span[1] : span[1] + 1].isupper() and is_reporter_credit(head)


def _after_shout(document: Document, places: tuple[int, int, int]) -> int | None:
    """Return where a sentence runs on from a notice in capitals (“SIGN UP TO OUR NEWSLETTER Two fishers have …”)."""
    begin, said, end = places
    line = list(dropwhile(lambda token: token.is_shout, tokens(document.text, said, end)))[:1]
    rest = document.text[line[0].start : end].split() if line else []
    shouted = document.text[begin:said].isupper() and bool(line) and line[0].is_capital and not line[0].is_shout
    return (
        line[0].start if shouted and len(rest) >= SHORTEST_SENTENCE and any(word.islower() for word in rest) else None
    )


def _right_after(document: Document, span: Span) -> int | None:
    """Return where the article goes on right behind a notice's last word (“… news emails Two fishers from Ely have …”).

    The first word has a capital and the second has none, and enough follows that has a verb.
    """
    line = tokens(document.text, *span)[:2]
    plain = len(line) == 2 and line[0].is_word and line[0].is_capital and line[1].text.islower()
    if not plain or line[1].text in words("grammar", "small"):
        return None
    ended = document.text[: span[0]].rstrip()[-1:].islower()
    rest = document.text[line[0].start : span[1]]
    long_enough = len(rest.split()) >= SHORTEST_SENTENCE and grammar.has_verb(rest) and not _ADDRESSES.search(rest)
    return line[0].start if ended and long_enough else None


def _item(document: Document, item: Claim) -> list[Claim]:
    """End a video's or audio's line at how long it plays, or where a sentence surely runs on from it."""
    begin, end = item.span
    length = _PLAYS.search(document.text, begin, end)
    told = ":" in document.slice(item.span)  # “WATCH | Title: More about it What it shows.”
    stop = length.end() if length else None if told else _any_sentence(document, item.span)
    if stop is None or len(document.text[stop:end].split()) < SHORTEST_REST:
        return [item]
    rest = Claim(trimmed(document.text, stop, end), Role.PROSE)
    return [replace(item, span=trimmed(document.text, begin, stop)), rest]


def _far_step(document: Document, span: Span) -> int | None:
    """Return where a notice without a full stop may end, if much follows: no prose is lost."""
    step = first_step(document, span)
    return step if step and span[1] - step > LONGEST_TITLE else None


def _any_sentence(document: Document, span: Span) -> int | None:
    """Return where a sentence may run on from a notice that closes with whatever word (“… to read on It was late.”).

    The first capital letter will do, if enough follows that has a verb and does not speak to the reader: rather a
    word of the notice stays than a sentence of the article goes.
    """
    if document.tongue != "en" or document.text[span[1] - 1] not in '.!”"':
        return None
    before = document.text[max(0, span[0] - 2) : span[0]].rstrip()[-1:]
    for token in tokens(document.text, *span):
        opens = token.text in '“"' or (token.is_word and token.is_capital and not token.is_shout)
        led, before = before, token.text
        free = led not in words("grammar", "small") or _PARTICLE.search(document.text, span[0] - 12, token.start)
        if opens and led.islower() and free:
            rest = document.text[token.start : span[1]]
            outside = grammar.QUOTED.sub(" ", rest)
            spoken = _ADDRESSES.search(outside) or _YOU.search(outside)
            told = grammar.has_verb(rest) or token.text in ("Mr", "Mrs", "Ms")
            plain = len(rest.split()) >= SHORTEST_REST and told and not spoken
            return token.start if plain else None
    return None


def _verdict(document: Document, claim: Claim, cue: Cue) -> Claim:
    """Skip what addresses the reader; keep, with a suspicion, what reports or quotes."""
    sentence = document.slice(claim.span)
    to_reader = cue.confidence > 0.95 or bool(_ADDRESSES.search(sentence)) or sentence.isupper()
    to_you = bool(_YOU.search(sentence)) and (cue.reason == "newsletter promo" or not sentence.endswith("."))
    too_long = cue.reason == "subscription offer" and document.tongue == "de" and len(sentence) > LONGEST_OFFER
    if too_long or not (to_reader or to_you) or REPORTED.search(sentence) or sentence[0] in '“"‘„»':
        return replace(claim, reason=cue.reason, confidence=0.5)
    return replace(claim, role=Role.SKIP, reason=cue.reason, confidence=cue.confidence)


def _in_house_style(document: Document, claims: list[Claim]) -> list[Claim]:
    """Skip long lines in capitals where the same page sets its links in capitals."""
    links = any(
        claim.role is Role.SKIP and document.slice(claim.span).isupper() and claim.reason == "call to the reader"
        for claim in claims
    )
    if not links:
        return claims
    return [
        replace(claim, role=Role.SKIP, reason="link to other articles", confidence=0.78)
        if claim.role is Role.SUBHEADING and len(document.slice(claim.span).split()) >= 6
        else claim
        for claim in claims
    ]


def _neighbours_skipped(document: Document, claims: list[Claim]) -> list[Claim]:
    """Spread a promo over the sentences beside it that speak of the same and address the reader."""
    judged = list(claims)
    for step in (1, -1):
        order = range(len(judged)) if step == 1 else range(len(judged) - 1, -1, -1)
        for n in order:
            beside = n - step
            if judged[n].role is Role.PROSE and 0 <= beside < len(judged) and _is_promo(judged[beside]):
                sentence = document.slice(judged[n].span)
                if len(sentence) < 300 and _sounds_like_promo(sentence):
                    judged[n] = replace(judged[n], role=Role.SKIP, reason=judged[beside].reason, confidence=0.8)
    return judged


def _is_promo(claim: Claim) -> bool:
    return claim.role is Role.SKIP and claim.reason in {
        "subscription offer",
        "newsletter promo",
        "privacy notice",
        "call to the reader",
        "advertisement",
    }


def _sounds_like_promo(sentence: str) -> bool:
    """Tell a sentence with a promo's words; a long one must speak to the reader, too (“… a month to prepare …”)."""
    spoken_to = bool(_ADDRESSES.search(sentence) or _YOU.search(sentence)) or len(sentence.split()) < SHORTEST_REPORT
    named = any(cue.pattern.search(sentence) for cue in cues("sentence", "neighbours"))
    return named and spoken_to and not REPORTED.search(sentence)
