"""Whether a line that a sentence runs on from is whole, or breaks off in the middle of a phrase."""

from __future__ import annotations

import re

from edition.model import Span
from edition.reading.flat.lexicon import words
from edition.reading.flat.tokens import Document

SHORTEST_SENTENCE = 4
"""What runs on from a sub-head has so many words, or more."""
_OPENS_SENTENCE = frozenset(
    [
        "but",
        "and",
        "or",
        "then",
        "thus",
        "both",
        "let’s",
        "let's",
        "sometimes",
        "speaking",
        "because",
        "nowhere",
        "regarding",
    ]
)
_SUBORDINATE = re.compile(r", (?:dass|die|der|das|den|dem|denen|deren|dessen|weil|wenn|ob) [^,]*$")
"""A German clause that its verb closes (“…, die ihr Der Fährmann einbrachte”)."""
_CLOSING_VERB = re.compile(
    r"(?<!\w)(?!(?:mit|seit|nicht|statt|samt|einen|ihren|gegen|neben|wegen)$)[a-zäöü]+(?:t|en|te|st|ist|war|sind|hat)$"
)
_SIGNED = re.compile(r"(?P<name>\w+ \w+) (?P=name)\b")
"""“Ida Brandt Ida Brandt is a writer …”: a signature, and who that is."""
_LETTER_A = re.compile(r"A (?:and|or|in|into|of|to|is|was|list|level)\b")
"""“… object A into object B”: the letter, not the article."""
_OWNED = re.compile(r"(?:His|Her|Their|Our|My|Your|Its) ")
"""A capital of reverence or title after the verb that governs it (“… the Lord telling His children to wait”)."""
_NUMBER_TEN = re.compile(r"No\.? \d")
_ADJECTIVES = ("ischen", "ischer", "isches", "lichen", "licher", "liches")
_GERMAN_CLAUSE = re.compile(
    r", wo\b|^[A-ZÄÖÜ]\w+(?: [A-ZÄÖÜ]\w+)? – (?:Der|Die|Das|Ein|Eine|[A-ZÄÖÜ]\w+ [A-ZÄÖÜ]\w+ (?:ist|hat|wird|will)) |"
    r"^(?:[A-Z]{3,}: (?:Sie|Ich|Wir)\b|[A-ZÄÖÜ]\w+: \()|^(?:In dem|Während|Nachdem|Bei dem|Mit dem)\b|"
    r"^(?:In|Bei|Nach|Mit|Auf|An|Am|Im|Beim|Zu) .* (?:stehen|steht|sind|ist|waren|war|sollen|soll)\b"
)
"""What no German heading has: a clause of its own, the place of a dateline, who speaks in an interview."""
_MARKS = re.compile(r"[,;:“”\"(]")
_OTHER_MARKS = re.compile(r"[;/*•|@]|\(.*\(|:.*:|:$|,.*,.*,|^(?i:von|par|por|di|de)\s")
_OPENING = '„“«»"¿¡'


def is_line(document: Document, span: Span, offset: int) -> bool:
    """Tell a line without marks that does not end in the middle of a phrase, before a sentence of some length.

    Where a function word with a capital shows the sentence, the line may have a colon, a comma or a quotation.
    """
    line, rest = document.text[span[0] : offset].strip(), document.text[offset : span[1]]
    last = line.split()[-1].casefold()
    marks = _MARKS if document.tongue == "en" else _OTHER_MARKS
    whole = (
        not marks.search(line)
        and not (document.tongue == "de" and _breaks_phrase(line, rest))
        and not (document.tongue == "en" and _goes_on(line, rest))
        and last not in words("grammar", "linking")
        and last not in words("grammar", "prepositions")
    )
    no_ends = words("grammar", "no_ends") if document.tongue == "en" else frozenset[str]()
    opens = line[0].isupper() or (document.tongue != "en" and line[0] in _OPENING)
    opens = opens and not _NUMBER_TEN.match(rest)
    return whole and opens and last not in document.unfinished | no_ends and len(rest.split()) >= SHORTEST_SENTENCE


def _goes_on(line: str, rest: str) -> bool:
    """Tell an English sentence that is cut: it begins as none but sentences do, or its last word owns what follows."""
    first, last = line.split()[0].casefold(), line.split()[-1]
    owned = bool(_OWNED.match(rest)) and (last.endswith(("ing", "ed")) or last.casefold() in words("grammar", "finite"))
    told = first.endswith("ly") and not words("grammar", "finite").isdisjoint(line.casefold().split())
    told = told or bool(_SIGNED.match(f"{line} {rest[:40]}"))
    return first in _OPENS_SENTENCE or last.endswith(("’s", "'s")) or bool(_LETTER_A.match(rest)) or owned or told


def _breaks_phrase(line: str, rest: str) -> bool:
    """Tell German words that the next one belongs to: an article and its adjective, “Straße Am …”, “Big Man …”."""
    listed, follows = line.split(), rest.split()[:2]
    inflected = len(listed) > 1 and listed[-1].islower() and listed[-1].endswith(("em", "en", "er", "es", "e"))
    governed = inflected and listed[-2].casefold() in words("capital_nouns", "governing")
    street = listed[-1].endswith(("straße", "Straße", "Straßen", "Platz", "Ortsteil")) and follows[
        0
    ].casefold() in words("capital_nouns", "on_street")
    named = len(follows) > 1 and follows[0] == "Man" and follows[1][0].isupper()
    adjective = inflected and listed[-1].endswith(_ADJECTIVES)
    return governed or street or named or adjective or bool(_GERMAN_CLAUSE.search(line)) or _open_clause(line)


def _open_clause(line: str) -> bool:
    """Tell a German clause that its verb has not closed yet (“Trotz der Tantiemen, die ihr”, before a title)."""
    clause = _SUBORDINATE.search(line)
    last = line.split()[-1].casefold()
    return clause is not None and not _CLOSING_VERB.search(line) and last not in words("german", "finite")
