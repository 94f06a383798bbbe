"""What closes an article: who else reported, and who its authors are."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from edition.reading.flat.claims import Claim, Role
from edition.reading.flat.lexicon import words
from edition.reading.flat.tokens import Document

TAIL = 8
"""Reporter credits are among the last sentences of an article: at most so many."""

CLOSE = 4
"""So many characters hold a full stop, the marks after it and the space before a signature."""
_CREDITS = re.compile(
    r"[–—-]?\s*(?:(?:Additional|Further) (?:reporting|research)\b|(?:additional )?reporting (?:was contributed )?by\b|"
    r"Reporting (?:and \w+ )?by\b|(?:Writing|Editing) by\b|"
    r"With (?:additional )?(?:reports?|reporting|files|material|contributions|assistance|inputs?)\s(?:from|by)\b|"
    r"(?:Mit (?:Informationen|Material|Agenturmaterial)|Mitarbeit|Redaktionelle Mitarbeit|Aus dem \w+en (?:von|"
    r"übersetzt)|"
    r"(?:Das|Dieses) (?:Gespräch|Interview) führten?)\b|Avec (?:AFP|Reuters)\b|Con información de\b)|"
    r".{0,300}\bcontributed (?:to (?:this|the) (?:report|story|article|piece)|(?:additional )?reporting)\b|"
    r"This (?:story|article|report|piece) (?:was|is|has been|originally) .{0,60}"
    r"\b(?:published|produced|supported|updated|amended|corrected|reported|translated)\b|"
    r"\(?Dieser (?:Artikel|Text|Beitrag) (?:wurde|ist|erschien|stammt)\b.{0,80}"
    r"\b(?:übersetzt|Übersetzung|im Original|zuerst|erstmals|veröffentlicht|publiziert|KI|maschinelle\w*)\b|"
    r"Dies ist eine (?:maschinelle )?Übersetzung\b|Er wurde automatisiert übersetzt\b|Das Original zu diesem Beitrag\b|"
    r"Diese Meldung (?:ist|wurde)\b.{0,60}\b(?:automatisch|automatisiert\w*)\b|"
    r"(?:Hinweis|Anmerkung|Korrektur)(?:hinweis|en|e)? der Redaktion:|"
    r"Cet article (?:a été|est) (?:initialement |d’abord )?(?:traduit|publié)\b|"
    r"(?:Este artículo|Esta noticia) (?:ha sido|fue) (?:traducid|publicad)\w+",
    re.IGNORECASE,
)
_RUNS_ON = re.compile(
    r"(?<=\S )(?:[–—-] ?)?"
    r"(?:(?:Additional|Further) reporting by|With (?:additional )?(?:reports?|reporting|files) (?:from|by)) "
    r"[A-Z][^.!?]{2,90}\.?$"
)
_CONTRIBUTED = re.compile(
    r"(?<= )[A-ZÀ-Þ][\w’'.\-]*,? (?:(?:[A-ZÀ-Þ&][\w’'.\-]*|and|in|of|the|for|from|at|also|to|"
    r"(?:writer|reporter|correspondent|editor|producer|contributor|journalist|colleague)s?|staff),? )*"
    r"contributed (?:to (?:this|the) (?:report|story|article|piece)|(?:additional )?reporting)\b"
)
"""Who “contributed to this report”, where it runs on from a sentence."""
_REPORTED_FROM = re.compile(r"[A-Z][\w’'\-]+ reported from [A-Z]")
_ABOUT_AUTHOR = re.compile(
    r"[A-Z][\w’'.\-]+(?: [A-Z][\w’'.\-]+){0,3} (?:is|was) (?:a|an|the|our) [^.]{0,80}?"
    r"\b(?:correspondent|reporter|editor|producer|writer|columnist|journalist|author|contributor|fellow|freelancer|"
    r"broadcaster|blogger|podcaster)\b|"
    r"[A-Z][\w’'\-]+(?: [A-Z][\w’'.\-]+){0,2} (?:covers|writes about|reports on) .{3,80}\b(?:for|at) (?:The )?[A-Z]|"
    r"(?:Korrespondent(?:in)? |Redakteur(?:in)? |(?:Der Autor|"
    r"Die Autorin) )?[A-ZÄÖÜ][\w’'.\-]+(?: [A-ZÄÖÜ][\w’'.\-]+){1,3} (?:\([^)]{2,40}\) )?"
    r"(?:ist|war|arbeitet|berichtet|schreibt)\b[^.]{0,80}?"
    r"(?:[Kk]orrespondent|[Rr]eporter|[Rr]edakteur|[Rr]edaktion\b|[Kk]olumnist|[Jj]ournalist|[Rr]essortleiter|"
    r"bei \w+ für)"
)
_DESK = r"(?:dpa|DPA|AFP|afp|apa|APA|sda|SDA|KNA|kna|epd|rtr|AP|ap|red|Red|RND|ots|sid|SID|[a-zäöü]{2,4})"
_SIGNED = re.compile(
    rf"(?<=[.!?“”\"»«)] )(?:(?:[a-z]{{2,4}}/){{0,2}}(?:[a-z]{{2,4}} )?\((?:mit )?{_DESK}(?:(?:/|"
    rf", ?){_DESK}){{0,4}}(?:, ?\d{{1,2}}\. ?\d{{1,2}}\. ?\d{{4}})?\)(?=\s*$|\s+[A-ZÄÖÜ©])|"
    rf"[a-zäöü]{{2,4}}(?:/{_DESK}){{1,4}}(?=\s+[A-ZÄÖÜ©])|"
    rf"(?:mit (?:dpa|AFP|APA|Reuters|Material (?:von|der) \w+|Agenturmaterial|Agenturen)|"
    rf"Quelle: [\w.-]+\.(?:de|at|ch), {_DESK}(?:/{_DESK})*|"
    rf"(?:{_DESK}(?:(?:/|, ?)(?:{_DESK}|ORF\.at|Agenturen)){{0,4}}|(?:red|[a-zäöü]{{2,4}})(?:(?:/|"
    rf", ?)[A-Za-zäöü.]{{2,10}}){{0,3}}))\.?(?=\s*$))"
)
"""The initials and agencies with which German newspapers sign an article (“ibr/dpa”)."""
_CONTRIBUTING = re.compile(
    r"(?<!\S)Contributing: [A-ZÀ-Þ][\w’'.-]*(?:(?:,? and|,)? [A-ZÀ-Þ][\w’'.-]*){1,14}(?:, USA TODAY)?\.?(?=\s*$)"
)
"""“Contributing: Ida Brandt, Jan Hale”, with which American papers close."""
_LAST_WORD = re.compile(r"[a-zäöü]{2,4}\.")
_ENDED = re.compile(r"[.!?…][“”\"»«)]* $")
_CONTINUES = re.compile(r"(?:He|She|They|His|Her|Their|Follow|Before|Previously)\b")


def find_signatures(document: Document) -> Iterator[Claim]:
    """Yield who contributed at an article's end, and the initials that sign a German one below its last sentence."""
    if document.tongue == "en":
        for match in _CONTRIBUTING.finditer(document.text):
            yield Claim(match.span(), Role.REPORTER_CREDIT, "reporter credit", 0.97)
    if document.tongue == "de":
        for match in _SIGNED.finditer(document.text):
            if _LAST_WORD.fullmatch(match[0]) and not _ENDED.search(
                document.text, max(0, match.start() - CLOSE), match.start()
            ):
                continue
            yield Claim(match.span(), Role.REPORTER_CREDIT, "signature", 0.96)


def is_reporter_credit(paragraph: str) -> bool:
    """Tell whether a paragraph at an article's end says who else reported."""
    return bool(_CREDITS.match(paragraph) or _REPORTED_FROM.match(paragraph))


def is_about_author(sentence: str) -> bool:
    """Tell whether a sentence says who an author is."""
    return bool(_ABOUT_AUTHOR.match(sentence))


def _parted(document: Document, claim: Claim) -> list[Claim]:
    """Part who else reported from the words that it runs on from (“… to the quay With reports from the Herald”)."""
    if claim.role is not Role.PROSE:
        return [claim]
    match = _RUNS_ON.search(document.text, *claim.span) or _contributed(document, claim)
    if match is None or match.start() == claim.span[0]:
        return [claim]
    begin, end = claim.span
    head = (begin, begin + len(document.text[begin : match.start()].rstrip()))
    return [replace(claim, span=head), replace(claim, span=(match.start(), end), edge=False)]


def _contributed(document: Document, claim: Claim) -> re.Match[str] | None:
    """Find who contributed where a sentence without a full stop stands before: on a word with a small letter."""
    match = _CONTRIBUTED.search(document.text, *claim.span)
    before = document.text[claim.span[0] : match.start()].split()[-1:] if match else []
    runs_on = bool(before) and before[0][0].islower() and before[0] not in words("grammar", "small")
    return match if runs_on else None


def with_closing(document: Document, claims: Sequence[Claim]) -> list[Claim]:
    """Return the claims with reporter credits and notes on the authors at the end taken for that."""
    late = len(claims) - 2 * TAIL
    settled = [part for n, claim in enumerate(claims) for part in (_parted(document, claim) if n > late else [claim])]
    tail = [n for n, claim in enumerate(settled) if claim.role is Role.PROSE][-TAIL:]
    sure = False
    for n in tail:
        sentence = document.slice(settled[n].span)
        about = bool(_ABOUT_AUTHOR.match(sentence)) and (sure or n >= tail[-3:][0])
        follows = n > 0 and settled[n - 1].reason == "about the author" and bool(_CONTINUES.match(sentence))
        if sentence[0] in '“"‘' or n == 0:
            continue
        if _CREDITS.match(sentence) or _REPORTED_FROM.match(sentence):
            settled[n] = replace(settled[n], role=Role.REPORTER_CREDIT, reason="reporter credit", confidence=0.95)
            sure = True
        elif about or follows:
            settled[n] = replace(settled[n], role=Role.REPORTER_CREDIT, reason="about the author", confidence=0.8)
    return settled
