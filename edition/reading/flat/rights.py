"""Credit lines that fixed words show: a copyright, who gave a picture, who keeps it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from edition.reading.flat.credit_labels import Credit, after_sentence, any_of, budget, with_lead
from edition.reading.flat.tokens import Document

_DASHED = re.compile(
    r"(?<=[.!?”\"»] )[—–] (?:[A-Z][\w.-]+ ){1,3}(?:file )?(?:pic|picture|photo|photograph)s?(?=$|\n| [A-Z“\"])"
)
"""“— Reuters pic”, after a sentence."""
_KEEPER = re.compile(
    rf"(?:(?<=[.!?…”\"»] )Source: (?:{any_of('keepers')})|(?<=\w )Source: (?:{any_of('stock')}))(?![\w’/])\.?"
)
COPYRIGHT = (
    r"\s?/\s?Copyright (?:19|20)\d\d (?:The )?[A-Z][\w ]{1,20}?\.? (?:All rights reserved|Alle Rechte vorbehalten|"
    r"Tous droits réservés|Todos los derechos reservados|Tutti i diritti riservati)\.?"
)
_RESERVED = re.compile(r"(?:Copyright )?[A-ZÀ-Þ][\w’'-]+(?: (?:[A-ZÀ-Þ]\.)*[A-ZÀ-Þ][\w’'-]*\.?){0,3}" + COPYRIGHT)
_STOCK = re.compile(
    r"(?<![\w’/.-])(?:©\s?)?(?:[A-ZÀ-Þ][\w’'-]* ){0,2}[\w’'-]+ ?[-–/|] ?"
    r"(?:stock\.adobe\.com|(?i:shutterstock|istockphoto|depositphotos|gettyimages|picturedesk|alamy)\.com)(?![\w/])"
)
_SHOUTED = re.compile(
    r"(?<![\w’'])PHOTOS? (?!OF|SHOWS?|BY|FROM|AND|IN)"
    r"(?:[A-ZÀ-Þ][A-ZÀ-Þ’'.-]+ ){0,4}[A-ZÀ-Þ][A-ZÀ-Þ’'.-]+,(?: [A-ZÀ-Þ][A-ZÀ-Þ’'.-]+){1,4}(?!\w)"
)
"""“PHOTO NAME, HOUSE”, all in capitals."""
_GIVEN = re.compile(
    r"(?<=[\w.)”\"] )(?:(?:Submitted|Courtesy|Contributed|Handout) (?:photo|Photo)|"
    r"(?:Photo|Picture|Image)s? (?:supplied|submitted|contributed|provided)\.?)(?=$|\n| [A-Z“\"])"
)
_OF_ARCHIVE = re.compile(
    r"(?<![\w’])(?:Фото|Світлина) (?:(?:з|із|зі|надан[еоі]|предоставлено|із відкритих)\s)+"
    r"(?:[а-яіїєґ’-]+ ?){1,5}(?=$|\n|[А-ЯІЇЄҐ«–—])|"
    r"(?<!\w)(?:Foto|Bild|Bilder|Fotos): (?:[Pp]rivat|PRIVAT|zVg|zvg|ZVG|pd|PD|hfr|Handout|Archiv|unbekannt|Promo)"
    r"(?!\w)\.?|"
    r"(?<!\w)(?:Fot\.|Zdj\.|Zdjęcie:?) (?:archiwum|arch\.|materiały|mat\.|zbiory|prywatne)"
    r"(?: [a-ząćęłńóśźż.]+){1,3}(?=$|\n|\s[A-ZĄĆĘŁŃÓŚŹŻ])|"
    r"(?<!\w)(?:Foto|Fotografía|Imagen): "
    r"(?:cedida|archivo|cortesía|redes sociales|d’archivio|per gentile concessione)"
    r"(?: (?:de|del|di|por|por la|de la|da) [^.!?\n]{3,30}(?=\.|$|\n))?\.?|"
    r"(?<!\w)(?:Photo|Crédit photo|Crédits?) ?: (?:DR|D\.R\.|archives?)(?!\w)\.?"
)
"""Labels before small words: pictures from an archive, from the family, from the net."""


def with_rights(document: Document) -> Iterator[Credit]:
    """Yield “Name/Copyright 2024 The Agency. All rights reserved.” and “Foto: privat”."""
    for match in islice(_RESERVED.finditer(document.text), budget(document)):
        begin = match.start() + _before_name(document, match)
        yield Credit((begin, match.end()), "credit line: with copyright", 0.98)
    for match in islice(_KEEPER.finditer(document.text), budget(document)):
        yield Credit(match.span(), "credit line: who keeps the picture", 0.8)
    for match in islice(_DASHED.finditer(document.text), budget(document)):
        yield Credit(match.span(), "credit line: agency and label", 0.9)
    for match in islice(_STOCK.finditer(document.text), budget(document)):
        begin = with_lead(document.text, match.start())
        yield Credit((begin, match.end()), "credit line: name and picture agency", 0.95)
    for match in islice(_SHOUTED.finditer(document.text), budget(document)):
        yield Credit(match.span(), "credit line: label, name and house in capitals", 0.95)
    for match in islice(_GIVEN.finditer(document.text), budget(document)):
        yield Credit(match.span(), "credit line: who gave it", 0.8)
    for match in islice(_OF_ARCHIVE.finditer(document.text), budget(document)):
        yield Credit((match.start(), match.start() + len(match[0].rstrip())), "credit line: label and status", 0.9)


def _before_name(document: Document, match: re.Match[str]) -> int:
    """Return how much of the capitalised words before a rights notice belongs to a caption without a full stop."""
    named = match[0].partition("/")[0].split()
    ended = not document.text[: match.start()].strip() or after_sentence(document.text, match.start())
    keep = 3 if len(named[-1]) < 4 else 2
    return 0 if ended or len(named) <= keep else len(" ".join(named[:-keep])) + 1
