"""Sub-headings in running text: a short line without a full stop, from which a sentence runs on."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from edition.model import Span
from edition.reading.flat import caption_grammar as grammar
from edition.reading.flat.agency_lines import agency_line
from edition.reading.flat.claims import Claim, Role
from edition.reading.flat.glue import seams
from edition.reading.flat.lexicon import words
from edition.reading.flat.tokens import SURE, Document, Token, tokens
from edition.reading.flat.whole_lines import SHORTEST_SENTENCE, is_line

RUNS_ON = "sub-heading: runs on without a full stop"
_OF_PICTURE = (Role.CAPTION, Role.CREDIT, Role.LABEL, Role.SKIP)
LONGEST_WORDS = 14
SHORTEST_BUTTON = 8
"""Such a button has so many characters, or more."""
LONGEST_FRAMED = 20
"""Words of a sub-head that the page's buttons show to be a line."""
LONGEST_LINE = 120
"""A sub-head is shorter than this, in characters, with the words after it."""
SHORTEST_WORD = 5
"""A sub-head of one word has so many letters, or more."""
LONGEST_LINE_WORDS = 11
"""A line before a sentence that runs on from it has no more words than this."""
TITLE_WORDS = 4
"""A line in a title's capitals has so many capitalised words, or more."""
_LIGHT = frozenset({"As", "If", "In", "When", "While", "At", "On", "For", "Like", "Since", "After", "From", "With"})
_TALKS = frozenset({"they", "these", "those", "this", "that", "it", "he", "she", "we", "one", "you"})
"""No sub-head before somebody’s words begins with these."""
ARTICLES = frozenset({"the", "a", "an"})
_CALL = re.compile(
    r"(?:Sign up (?:for|to)|Subscribe to|Follow us|Read more|Listen to our|Watch our|Download our|Join our|Get our)\b"
)
_NO_TITLE = re.compile(r"[()\[\]“”\"—/|]|\s[–-]|\bof\b.*\bof\b|[:,]$")
_CLAUSE = frozenset({"that", "who", "which", "how", "why", "when", "about", "she", "he", "they"})
"""What somebody is told, behind a name (“… tells The Beacon that …”)."""
_OF_SEVERAL = frozenset({"More", "Most", "All", "Some", "Both", "Many", "Few", "One", "Two"})
"""With a comma behind them these end what was before, and open nothing."""
_POSTS = ("woman", "man", "er", "or", "ist", "ident", "nee")
"""How the names of posts end."""
SOON = 14
"""After so many words a sentence that takes up a name has its verb."""
_BREAKS = re.compile(r"[,;]|\s[–—-]\s")
_SPOKEN_AFTER = re.compile(
    r"[^„“«»\"]{8,70}?[^\s,:;–-] (?P<quote>[„«»\"][A-ZÀ-Þ](?:[^„“«»\"\s]+\s+){4,}[^„“«»\"\s]+[“»«\"],? "
    r"(?:so|sagt|sagte|sagten|erklärt|erklärte|betont|betonte|berichtet|berichtete|meint|meinte|erzählt|erzählte|findet|"
    r"explique|assure|affirme|raconte|confie|dit|asegura|afirma|explica|dice|cuenta|spiega|racconta|ha detto|"
    r"mówi|powiedział\w?)\b)"
)
_FOREIGN_VERB = re.compile(
    r"[a-zà-ÿ]{2,}(?:t|te|ten)|ist|sind|war|waren|will|kann|muss|soll|darf|a|est|ha|è|es|fue|dit|avait|aveva|había|jest|był\w?|ma|był"
)
_OPENING_QUOTES = "‘“\"'"


def with_subheads(document: Document, claims: Sequence[Claim]) -> list[Claim]:
    """Return the claims with sub-headings among the prose taken for that."""
    between = _between_buttons(document, claims)
    parted = _without_recurring(document, [part for claim in between for part in _parted(document, claim)])
    return _with_first_line(parted)


def _with_first_line(claims: list[Claim]) -> list[Claim]:
    """Take for headline the line that runs on right below the first picture, where nothing else is one."""
    first = next((n for n, claim in enumerate(claims) if claim.role not in _OF_PICTURE), None)
    bare = first is not None and not any(claim.role is Role.HEADLINE for claim in claims)
    if not bare or first is None or claims[first].role is not Role.SUBHEADING or claims[first].reason != RUNS_ON:
        return claims
    headline = replace(claims[first], role=Role.HEADLINE, reason="headline: runs on below the picture")
    return [*claims[:first], headline, *claims[first + 1 :]]


def _between_buttons(document: Document, claims: Sequence[Claim]) -> list[Claim]:
    """Take a line without a full stop between two copies of the same page furniture for a sub-head, before prose."""
    settled = list(claims)
    for n, claim in enumerate(claims[1:-2], 1):
        before, after = claims[n - 1], claims[n + 1]
        framed = before.role is after.role is Role.SKIP and document.slice(before.span) == document.slice(after.span)
        framed = framed and after.span[1] - after.span[0] >= SHORTEST_BUTTON
        line = document.slice(claim.span)
        whole = line[0].isupper() or line[0] in _OPENING_QUOTES
        short = len(line.split()) <= LONGEST_FRAMED and line[-1] not in '.,;:”"'
        following = document.slice(claims[n + 2].span).split()
        follows = claims[n + 2].role is Role.PROSE and len(following) >= SHORTEST_SENTENCE
        if claim.role is Role.PROSE and framed and whole and short and follows:
            settled[n] = replace(
                claim, role=Role.SUBHEADING, reason="sub-heading: between two buttons of the page", confidence=0.8
            )
    return settled


def _without_recurring(document: Document, claims: list[Claim]) -> list[Claim]:
    """Leave in the article what would be a sub-head twice or more often: a credit line, a button."""
    counts = Counter(document.slice(claim.span) for claim in claims if claim.role is Role.SUBHEADING)
    return [
        replace(claim, role=Role.PROSE, reason="recurring line", confidence=0.5)
        if claim.role is Role.SUBHEADING and counts[document.slice(claim.span)] > 1
        else claim
        for claim in claims
    ]


def _parted(document: Document, claim: Claim) -> Iterator[Claim]:
    """Part a short line without a full stop from the sentence that follows it."""
    offset = _line_end(document, claim.span) if claim.role is Role.PROSE else None
    opens = not document.text[: claim.span[0]].strip()
    credited = agency_line(document, claim, offset) if claim.role is Role.PROSE and not opens else []
    if offset is None or credited:
        yield from credited or [claim]
        return
    end = claim.span[0] + len(document.text[claim.span[0] : offset].rstrip())
    if opens:
        yield replace(claim, span=(claim.span[0], end), role=Role.HEADLINE, reason="headline: runs on", confidence=0.7)
        yield replace(claim, span=(offset, claim.span[1]), edge=True)
        return
    calls = bool(_CALL.match(document.text, claim.span[0]))
    if document.text[claim.span[0] : end].endswith((" Read more", " Read More")):
        yield replace(
            claim, span=(claim.span[0], end), role=Role.SKIP, reason="link to other articles", confidence=0.85
        )
        yield replace(claim, span=(offset, claim.span[1]), edge=True)
        return
    role, reason = (Role.SKIP, "call to the reader") if calls else (Role.SUBHEADING, RUNS_ON)
    yield replace(claim, span=(claim.span[0], end), role=role, reason=reason, confidence=0.76 if calls else 0.7)
    yield replace(claim, span=(offset, claim.span[1]), edge=True)


def _line_end(document: Document, span: Span) -> int | None:
    """Return where the sentence begins that runs on from a short line; None when there is no such line."""
    line = tokens(document.text, span[0], min(span[1], span[0] + LONGEST_LINE))
    found = [seam for seam in seams(document, span) if seam.score >= SURE] if _may_run_on(document, span) else []
    foreign = document.tongue != "en"
    if found and (foreign or len(found) == 1) and is_line(document, span, found[0].offset):
        least = 1 if foreign and len(line[0].text) >= 2 * SHORTEST_WORD else 2
        if least <= found[0].words_before <= LONGEST_LINE_WORDS:
            return found[0].offset
    if foreign:
        return _foreign_line_end(document, span, line)
    for n in range(1, min(9, len(line) - 2)):
        if _begins_anew(document, line, n):
            start = line[n - _has_first_name(line, n)].start
            return start if is_line(document, span, start) else None
    line = tokens(document.text, span[0], min(span[1], span[0] + 2 * LONGEST_LINE))
    return _after_title_case(document, line) or _said_again(document, line) or _before_speech(document, line)


def _after_title_case(document: Document, line: Sequence[Token]) -> int | None:
    """Return where a sentence begins after a title’s capitals (“Three Boats for One Quay In Ansel harbour …”)."""
    small = words("grammar", "small")
    if not line or line[0].text.casefold() in words("grammar", "leading") | {"during"}:
        return None
    listed = [word for word in line[: 3 * LONGEST_WORDS] if word.is_word]
    stop = next((n for n, word in enumerate(listed) if word.text[0].islower() and word.text not in small), len(listed))
    for n in range(stop - 1, max(3, stop - 5), -1):
        capitals = sum(word.is_capital for word in listed[:n])
        opens = listed[n].is_capital and document.begins_sentence(listed[n].text) >= SURE
        opens = opens and capitals >= TITLE_WORDS and _may_open(document, listed, n)
        if opens and listed[n - 1].text.casefold() not in small and n <= LONGEST_WORDS:
            stopped = any(token.text in ".?!" for token in line if token.end <= listed[n].start)
            title = document.text[listed[0].start : listed[n].start]
            dated = listed[n].text.casefold() in words("grammar", "days")
            return (
                None if stopped or dated or stop == len(listed) or _NO_TITLE.search(title.rstrip()) else listed[n].start
            )
    return None


def _may_open(document: Document, listed: Sequence[Token], n: int) -> bool:
    """Tell a word that opens a sentence from one in capitals, before a comma, and from a verb after its pronoun."""
    verb = listed[n].text.casefold() in words("grammar", "finite")
    asked = verb and listed[n - 1].text.casefold() in words("grammar", "pronouns") | {"we", "you", "i", "who"}
    comma = listed[n].text in _OF_SEVERAL and document.text.startswith(",", listed[n].end)
    return not (listed[n].is_shout or comma or asked)


def _said_again(document: Document, line: Sequence[Token]) -> int | None:
    """Return where a sentence begins with two words that the line before it has too (“… Prime Minister Hale said”)."""
    folded = [word.text.casefold() for word in line[: LONGEST_WORDS + 8]]
    for n in range(2, len(folded) - 2):
        before, token = line[n - 1], line[n]
        if token.text in '.!?“”"' or not before.is_word:
            if token.text in ".!?":
                return None
            continue
        pairs = {(one, two) for one, two in pairwise(folded[:n]) if len(one) > 1 and len(two) > 2}
        again = token.is_capital and line[n + 1].is_capital and (folded[n], folded[n + 1]) in pairs
        doubled = folded[n - 2 : n] == folded[n : n + 2]
        again = again and (doubled or (before.text.islower() and not _names_post(before)))
        again = again and folded[0] not in words("grammar", "conjunctions")
        if again and n > 2 and not _takes_object(before) and _is_new_clause(document, line, n):
            return token.start
    return None


def _names_post(word: Token) -> bool:
    """Tell what somebody is, right before the name: it belongs to the sentence (“… chairwoman Ida Brandt said”)."""
    folded = word.text.casefold()
    return folded in words("grammar", "before_names") or folded.endswith(_POSTS)


def _takes_object(word: Token) -> bool:
    """Tell a verb, preposition or conjunction, after which a name goes on with the sentence."""
    held = (
        words("grammar", "finite")
        | words("grammar", "prepositions")
        | words("grammar", "linking")
        | words("grammar", "conjunctions")
    )
    return word.text.casefold() in held or word.text.endswith(("ed", "ing", "’s", "'s"))


def _is_new_clause(document: Document, line: Sequence[Token], n: int) -> bool:
    """Tell whether the words from a place on have a verb of their own, and the line before it no comma."""
    head = document.text[line[0].start : line[n].start]
    last = line[min(len(line) - 1, n + SOON)]
    return not _BREAKS.search(head) and grammar.has_verb(document.text[line[n].start : last.end])


def _before_speech(document: Document, line: Sequence[Token]) -> int | None:
    """Return where somebody begins to speak after a short line (“Fewer boats “We were told nothing,” …”)."""
    for n in range(2, min(10, len(line) - 1)):
        if line[n].text not in '“"':
            if not line[n].is_word:
                return None
            continue
        speech = re.match(r"[A-Z][^“”\"]{30,}?[.,?!][”\"]", document.text[line[n].end :][:400])
        head = {word.text.casefold() for word in line[:n]}
        plain = line[n - 1].text.islower() and not _takes_object(line[n - 1])
        plain = plain and line[n - 1].text not in words("grammar", "no_ends")
        plain = plain and head.isdisjoint(words("grammar", "quoting"))
        titled = line[0].is_capital and line[0].text.casefold() not in words("grammar", "leading") | _TALKS
        return line[n].start if speech and plain and titled else None
    return None


def _may_run_on(document: Document, span: Span) -> bool:
    """Tell, before a closer look, whether a word that begins sentences has a capital in mid-line."""
    return bool(document.starter_inside.search(document.text, *span))


def _foreign_line_end(document: Document, span: Span, line: Sequence[Token]) -> int | None:
    """Return where a line ends before a quotation that somebody is said to have spoken, or before a name it has too."""
    text = document.slice(span)
    quoted = _SPOKEN_AFTER.match(text)
    if quoted and not _opens_usually(document, line[0]) and is_line(document, span, span[0] + quoted.start("quote")):
        return span[0] + quoted.start("quote")
    for n in range(SHORTEST_SENTENCE - 1, min(LONGEST_LINE_WORDS + 2, len(line) - 1)):
        if _says_name_again(document, line, n) and is_line(document, span, line[n].start):
            return line[n].start
    return None


def _opens_usually(document: Document, token: Token) -> bool:
    folded = token.text.casefold()
    return folded in document.starters or folded in document.common_words


def _says_name_again(document: Document, line: Sequence[Token], n: int) -> bool:
    """Tell a word of the line, with its capital and a verb after it (“Okello weist alles zurück Okello sagte …”)."""
    before, token, after = line[n - 1 : n + 2]
    named = token.is_capital and len(token.text) >= SHORTEST_WORD - 1 and token.text in {word.text for word in line[:n]}
    goes_on = document.unfinished | words("capital_nouns", "going_on")
    joined = (
        before.text.casefold() in goes_on
        or any(word.text == "," for word in line[:n])
        or not (before.is_word or before.text in '“”«»"?!')
    )
    return named and not joined and bool(_FOREIGN_VERB.fullmatch(after.text)) and not _opens_usually(document, line[0])


def _begins_anew(document: Document, line: Sequence[Token], n: int) -> bool:
    """Tell whether a word begins a sentence for certain because no name or phrase goes on with it there.

    So does an article or pronoun before a small letter (“Next steps The council …”), and “Mr” after a noun; in both
    the words before it have no verb, and are not the usual opening of a sentence (“In parliament Mr Hale said …”).
    """
    head, before, token, after = line[:n], line[n - 1], line[n], line[n + 1]
    if not all(word.is_word for word in head) or not after.is_word or not _is_title(document, head):
        return False
    opener = token.is_capital and not token.is_shout and token.text.casefold() in words("grammar", "openers")
    if opener and after.text.islower():
        return token.text != "I" and (n > 1 or len(before.text) >= SHORTEST_WORD)
    if token.text in _LIGHT and after.is_capital and before.text.islower():
        return n > 1 and before.text not in words("grammar", "prepositions")
    if _is_the_noun(line, n) or _speaks_again(head, token, after):
        return True
    titled = token.text in ("Mr", "Mrs", "Ms", "Dr") and before.text.islower()
    return titled and n > 1 and before.text not in words("grammar", "prepositions")


def _is_the_noun(line: Sequence[Token], n: int) -> bool:
    """Tell “The Norland garrison …” from a title (“the film The Long Quay”, “newspaper The Guardian said”)."""
    if n + 2 >= len(line):
        return False
    token, after, noun = line[n : n + 3]
    plain = noun.is_word and noun.text.islower() and noun.text not in words("grammar", "small") | _CLAUSE
    titled = token.text == "The" and after.is_capital and not after.is_shout and line[n - 1].text.islower()
    return n > 1 and titled and plain and noun.text not in words("grammar", "finite")


def _speaks_again(head: Sequence[Token], token: Token, after: Token) -> bool:
    """Tell a name that the line before it has too, with its verb (“Okello’s last hope Okello was …”)."""
    again = (
        token.is_capital and len(token.text) > 2 and any(re.split("[’']", word.text)[0] == token.text for word in head)
    )
    return len(head) > 1 and again and after.text in words("grammar", "finite")


def _has_first_name(line: Sequence[Token], n: int) -> bool:
    """Tell a first name before the surname that a line has, too (“Hale holds out Ida Hale is …”)."""
    head, before, token, after = line[:n], line[n - 1], line[n], line[n + 1]
    named = n > 2 and before.is_capital and before.text not in {word.text for word in line[: n - 1]}
    return named and not line[n - 2].is_capital and _speaks_again(head, token, after)


def _is_title(document: Document, head: Sequence[Token]) -> bool:
    """Tell words without a verb that do not begin as sentences do."""
    first = head[0].text.casefold()
    text = " ".join(word.text for word in head[first.endswith("ed") :])
    usual = first in document.starters - ARTICLES or first in document.common_words or first.endswith("ly")
    dated = first in words("grammar", "days") or first in words("grammar", "months")
    return head[0].is_capital and not (usual or dated) and not grammar.has_verb(text)
