"""Credit lines: who took a picture and for whom, wherever a flat text has them.

A credit line is recognised by its label and what follows it (“Photo: Name/Agency”), by brackets around an agency, or by
the shape “Name/Agency”. Many end with no full stop, the next sentence running on at once: there the end is found from
agency names, from the shape of a person's name, and from what the document itself shows (the same name in another
credit, a word that elsewhere is written small).
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice
from os.path import commonprefix

from edition.model import Span
from edition.reading.flat.bodies import Body, name_run, parse_body
from edition.reading.flat.brackets import bracketed
from edition.reading.flat.credit_labels import ENDED, LABEL, Credit, any_of, prose_follows, with_stop
from edition.reading.flat.customs import of_house
from edition.reading.flat.lexicon import words
from edition.reading.flat.tokens import Document, Token, tokens

LONGEST = 180
"""No credit line is longer than this, in characters."""
NEAR = 400
"""So many characters before a credit line, the label of its caption may stand."""
LONGEST_LINE = 70
"""A line with a label and a credit line is no longer, in characters after the label."""
_SENTENCE_INSIDE = re.compile(r"[.!?…][”’\"»]? +[A-ZÀ-Þ“„«]\w* [^\W\d_A-ZÀ-Þ]|[.!?…][”’\"»]?$")
_ALIKE = 12
"""Credit lines that begin alike are compared further."""
AGENCY_ALONE = "credit line: agency alone"
_LIKELY, _SURE = 2.0, 3.0
"""From here on a word may be, or is taken for, a sentence's first."""


_LED = re.compile(r"(?<=[.!?”»“]\s)[/|]\s(?=[^\W\d_a-zß-öø-ÿ])|(?<=[.!?”»“])[/|]\s(?=[^\W\d_a-zß-öø-ÿ])")
_CLOSE = re.compile(r"[^()\[\]\n]*[)\]]")
_ANNOUNCED = re.compile(r"(?:Open this photo in gallery|Open image in gallery|(?:Image|Photo) caption):? ?[A-Z]")
_SMALL = any_of("small_agencies")
_STROKE = re.compile(
    rf"(?<=[^\W\d_])\s?[/|—]\s?(?=[A-Z]|(?:{_SMALL})\b)|\s(?i:via)\s(?=[A-Z])|\sfor\s(?=The\s[A-Z]|[A-Z]{{2}})"
)
_NAMED = re.compile(r"(?<=[.!?”»\"] )[A-ZÀ-Þ][\w’'-]+ (?:[A-Z]\. )?[A-ZÀ-Þ][\w’'-]+(?P<comma>,) (?=[A-Z])")
_BARE = re.compile(rf"(?<![\w(/])(?:{any_of('bare')})(?=\s[A-Z“\"])")
_SMALL_LED = re.compile(rf"(?<![\w(/|-])(?:{_SMALL})(?=\s?[/|]\s?[^\W\d_])")
_RESERVED = re.compile(
    r"(?:Copyright )?[A-ZÀ-Þ][\w’'.-]+(?: [A-ZÀ-Þ][\w’'.-]*){0,3}\s?/\s?Copyright (?:19|20)\d\d (?:The )?"
    r"[A-Z][\w ]{1,20}?\.? (?:All rights reserved|Alle Rechte vorbehalten|Tous droits réservés|"
    r"Todos los derechos reservados|Tutti i diritti riservati)\.?"
)
_OF_ARCHIVE = re.compile(
    r"(?<![\w’])(?:Фото|Світлина) (?:(?:з|із|зі|надан[еоі]|предоставлено|із відкритих)\s)+"
    r"(?:[а-яіїєґ’-]+ ?){1,5}(?=$|\n|[А-ЯІЇЄҐ«–—])|"
    r"(?<!\w)(?:Foto|Bild|Bilder|Fotos): (?:privat|zVg|zvg|ZVG|pd|PD|hfr|Handout|Archiv|unbekannt|Promo)(?!\w)\.?|"
    r"(?<!\w)(?:Fot\.|Zdj\.|Zdjęcie:?) (?:archiwum|arch\.|materiały|mat\.|zbiory|prywatne)"
    r"(?: [a-ząćęłńóśźż.]+){1,3}(?=$|\n|\s[A-ZĄĆĘŁŃÓŚŹŻ])|"
    r"(?<!\w)(?:Foto|Fotografía|Imagen): "
    r"(?:cedida|archivo|cortesía|redes sociales|d’archivio|per gentile concessione)"
    r"(?: (?:de|del|di|por|por la|de la|da) [^.!?\n]{3,30}(?=\.|$|\n))?\.?|"
    r"(?<!\w)(?:Photo|Crédit photo|Crédits?) ?: (?:DR|D\.R\.|archives?)(?!\w)\.?"
)
"""Labels before small words: pictures from an archive, from the family, from the net."""


def find_credits(document: Document) -> list[Credit]:
    """Return the credit lines of a text, in order, not overlapping."""
    document = replace(document, names=_shown_names(document))
    found = [
        *bracketed(document), *_labelled(document), *_repeated(document), *_joined(document), *_bare(document),
        *_led(document), *_with_commas(document), *_small_led(document), *_reserved(document),
        *of_house(document),
    ]  # fmt: skip
    kept: list[Credit] = []
    for credit in sorted(found, key=lambda credit: (credit.span[0], -credit.span[1])):
        if not kept or credit.span[0] >= kept[-1].span[1]:
            kept.append(credit)
        elif credit.confidence > kept[-1].confidence:
            kept[-1] = credit
    return kept


def parse_credit(text: str) -> tuple[str, str]:
    """Split “Caption. Photo: Name/Agency” into the caption and the credit line; either may be empty."""
    found = find_credits(Document(text))
    if not found:
        return text.strip(), ""
    begin, end = found[0].span[0], found[-1].span[1]
    return f"{text[:begin].strip()} {text[end:].strip()}".strip(), text[begin:end].strip()


def _budget(document: Document) -> int:
    """Return how many places to look at closely: more than any news text has, so that junk takes no longer."""
    return 100 + len(document.text) // 150


def _shown_names(document: Document) -> frozenset[tuple[str, ...]]:
    """Return names that two credits share up to where they differ: “First Last The …”, “First Last In …”."""
    runs: dict[tuple[str, ...], list[tuple[str, ...]]] = defaultdict(list)
    for match in islice(LABEL.finditer(document.text), _budget(document)):
        run = name_run(document, match.end(), min(len(document.text), match.end() + LONGEST))
        if len(run) > 1:
            runs[run[:2]].append(run)
    return frozenset(_shared(same) for same in runs.values() if len(set(same)) > 1)


def _shared(runs: Sequence[tuple[str, ...]]) -> tuple[str, ...]:
    length = 0
    while all(len(run) > length and run[length] == runs[0][length] for run in runs):
        length += 1
    return runs[0][:length]


def _labelled(document: Document) -> Iterator[Credit]:
    text = document.text
    reached = 0
    for _ in range(_budget(document)):
        match = LABEL.search(text, reached)
        if match is None:
            return
        reached = match.end()
        if not _may_begin(text, match):
            continue
        line = _line_end(text, match)
        if line:
            reached = line
            yield Credit((_with_pipe(text, match.start()), line), "credit line: label and the rest of its line", 0.9)
            continue
        body = parse_body(document, match.end(), min(len(text), match.end() + LONGEST))
        if body and (body.confidence >= 0.6):
            what = "agency" if body.agency else "name"
            begin, reached = _with_bracket(text, match.start(), body.end) or (match.start(), with_stop(text, body.end))
            yield Credit((_with_pipe(text, begin), reached), f"credit line: label and {what}", body.confidence)


def _line_end(text: str, label: re.Match[str]) -> int | None:
    """Return where a caption's line ends with a label and its credit; None in running text, and without a caption."""
    caption = text[text.rfind("\n", 0, label.start()) + 1 : label.start()]
    if not label["colon"] or "\n" not in text or not caption.strip(" (["):
        return None
    stop = text.find("\n", label.end())
    end = len(text[: stop if stop >= 0 else None].rstrip())
    short = 0 < end - label.end() <= LONGEST_LINE
    return end if short and not _SENTENCE_INSIDE.search(text, label.end(), end) else None


def _with_bracket(text: str, begin: int, end: int) -> Span | None:
    """Return a credit line with the brackets around it, whatever else they hold (“(Photos by …; art by …)”)."""
    if text[max(0, begin - 1) : begin] not in ("(", "["):
        return None
    close = _CLOSE.match(text, end, end + LONGEST)
    return (begin - 1, close.end()) if close else None


def _repeated(document: Document) -> Iterator[Credit]:
    """Yield what several labels have after them in the same words, a stroke among them: no two captions are alike."""
    alike: dict[str, list[re.Match[str]]] = defaultdict(list)
    for match in islice(LABEL.finditer(document.text), _budget(document)):
        if match["colon"] and match["label"][:1].isupper():
            alike[document.text[match.end() : match.end() + _ALIKE]].append(match)
    for matches in alike.values():
        followed = [document.text[match.end() : match.end() + LONGEST] for match in matches]
        body = commonprefix(followed)  # noqa: RUF071  # by character is what is wanted
        if len(set(followed)) > 1:
            body = body.rpartition(" ")[0]
        while document.begins_sentence(body.rpartition(" ")[2]) >= _SURE:
            body = body.rpartition(" ")[0]
        if len(matches) > 1 and "/" in body.strip("/ "):
            for match in matches:
                yield Credit((match.start(), match.end() + len(body)), "credit line: repeated after its label", 0.8)


def _may_begin(text: str, match: re.Match[str]) -> bool:
    """Tell whether a label can open a credit line here: capitalised, and followed by a name or an agency."""
    word = match["label"] or match["comma"]
    follows = text[match.end() : match.end() + 1]
    if not word:
        return follows.isalnum() or follows == "@"
    if match["by"] and text[: match.start()].rstrip()[-1:] in (":", ",", ";", "—"):
        return False
    return word[:1].isupper() and (
        follows.isupper() or follows in ("@", "©") or (follows.islower() and bool(match["colon"]))
    )


def _joined(document: Document) -> Iterator[Credit]:
    """Yield “Name/Agency” and “Name via Agency” without a label."""
    text = document.text
    reached = 0
    for match in islice(_STROKE.finditer(text), _budget(document)):
        start = _name_start(document, reached, match.start())
        if start is None:
            continue
        body = parse_body(document, start, min(len(text), start + LONGEST))
        if body is None or body.items < 2 or body.end <= match.end():
            continue
        ended = start == 0 or bool(ENDED.search(text, max(0, start - 9), start)) or text[start - 1] == "\n"
        confidence = _joined_confidence(document, match, (start, body.end), body, ended)
        if confidence >= 0.6:
            reached = with_stop(text, body.end)
            yield Credit((_with_pipe(text, start), reached), "credit line: name and agency", confidence)


def _with_commas(document: Document) -> Iterator[Credit]:
    """Yield “Name, Agency” between two sentences, without a label."""
    text = document.text
    for match in islice(_NAMED.finditer(text), _budget(document)):
        body = parse_body(document, match.start(), min(len(text), match.start() + LONGEST))
        if body is None or not body.agency or body.end <= match.end("comma") or not prose_follows(document, body.end):
            continue
        following = tokens(text, body.end, body.end + 40)
        if body.closed or not following or document.begins_sentence(following[0].text) >= _LIKELY:
            yield Credit((match.start(), with_stop(text, body.end)), "credit line: name and agency", 0.85)


def _joined_confidence(document: Document, match: re.Match[str], span: Span, body: Body, ended: bool) -> float:
    if not body.agency:
        line = document.slice(span).replace("/", " ")
        follows = tokens(document.text, span[1], span[1] + 40)
        closed = body.closed or not follows or document.begins_sentence(follows[0].text) >= _LIKELY
        plausible = ended and closed and match[0] in "/|" and len(line.split()) >= 3 and not line.isupper()
        return 0.75 if plausible and prose_follows(document, span[1]) else 0.0
    if not prose_follows(document, span[1]) or (
        not ended and (match[0].strip() == "for" or _governed(document, span[0]))
    ):
        return 0.0
    return 0.9 if ended else 0.8


def _governed(document: Document, begin: int) -> bool:
    """Tell whether a preposition, article or verb of saying stands before: then the names are part of a sentence."""
    before = document.text[max(0, begin - 20) : begin].split()
    return bool(before) and (before[-1] in words("grammar", "small") or before[-1] in words("grammar", "linking"))


def _bare(document: Document) -> Iterator[Credit]:
    """Yield an agency's name that stands alone between sentences."""
    for match in islice(_BARE.finditer(document.text), _budget(document)):
        before = document.text[max(0, match.start() - 9) : match.start()]
        after = tokens(document.text, match.end(), match.end() + 60)
        begins = document.begins_sentence(after[0].text) if after[0].is_word else 3.0
        runs_on = len(after) > 1 and after[1].text[:1].islower()
        announced = runs_on and bool(_ANNOUNCED.search(document.text, max(0, match.start() - NEAR), match.start()))
        likely = announced or (begins >= _LIKELY and (runs_on or begins >= _SURE))
        if (not before.strip() or ENDED.search(before)) and likely:
            yield Credit(match.span(), AGENCY_ALONE, 0.76)


def _reserved(document: Document) -> Iterator[Credit]:
    """Yield “Name/Copyright 2024 The Agency. All rights reserved.” and “Foto: privat”."""
    for match in islice(_RESERVED.finditer(document.text), _budget(document)):
        yield Credit(match.span(), "credit line: with copyright", 0.96)
    for match in islice(_OF_ARCHIVE.finditer(document.text), _budget(document)):
        yield Credit((match.start(), match.start() + len(match[0].rstrip())), "credit line: label and status", 0.9)


def _small_led(document: Document) -> Iterator[Credit]:
    """Yield what begins with an agency written small, and a stroke (“dpa/Name”, “picture alliance/dpa | Name”)."""
    for match in islice(_SMALL_LED.finditer(document.text), _budget(document)):
        body = parse_body(document, match.start(), min(len(document.text), match.start() + LONGEST))
        if body and body.items > 1 and prose_follows(document, body.end):
            yield Credit((match.start(), with_stop(document.text, body.end)), "credit line: agency and name", 0.9)


def _led(document: Document) -> Iterator[Credit]:
    """Yield what a stroke, and no label, parts from the caption before it (“… at noon. / PORT ANSEL COUNCIL”)."""
    for match in islice(_LED.finditer(document.text), _budget(document)):
        body = parse_body(document, match.end(), min(len(document.text), match.end() + LONGEST))
        if body and not LABEL.match(document.text, match.end()) and prose_follows(document, body.end):
            yield Credit((match.start(), with_stop(document.text, body.end)), "credit line: after a stroke", 0.85)


def _name_start(document: Document, floor: int, stroke: int) -> int | None:
    """Go back from the stroke over a person's name, at most to the end of the sentence before."""
    line = tokens(document.text, max(floor, stroke - 60), stroke)
    first = len(line)
    while first and _is_name_part(line, first - 1):
        first -= 1
    run = line[first:]
    if not run:
        return None
    ended = first == 0 or line[first - 1].text in '.!?…”’")]|'
    if not ended and len(run) > 2:
        run = run[-3:] if run[-2].is_initial else run[-2:]
    return run[0].start


def _is_name_part(line: Sequence[Token], n: int) -> bool:
    token = line[n]
    if token.is_word and token.is_capital:
        return True
    return n + 1 < len(line) and token.text.casefold() in words("names", "particles") and line[n + 1].is_capital


def _with_pipe(text: str, start: int) -> int:
    """Take in a stroke, or a dash between two sentences, that leads the credit line (“Caption. | Name/Agency”)."""
    before = text[max(0, start - 2) : start]
    led = before.strip() == "|" or (
        before.strip() in ("—", "–") and bool(ENDED.search(text[max(0, start - 6) : start - 2]))
    )
    return start - len(before.lstrip()) if led else start
