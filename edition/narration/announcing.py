"""What the narrator adds: where one is, what comes next, that a picture is meant.

A listener does not see the page: a section opens with title and part and closes with what comes next; captions and
credit lines are announced by a word. Nothing here is put into print.
"""

from __future__ import annotations

import re

from edition.model import Edition, EditionArticle, Section
from edition.wording import Wording, wording

_LABEL = re.compile(
    r"""[\s(\[]*(?:©\s*|image\ssource,\s|(?:photo(?:graph)?s?|picture|image|credits?|foto(?:s|graf(?:í|i)a)?|bild(?:er)?|bildnachweis
    |cr(?:é|e)dits?|photographie|imagen?|immagine|zdj(?:ę|e)cie|fot|фото|світлина|cr[ée]dit[oi]
    |sources?|(?:bild)?quelle|bildrechte|fuente|fonte|źródło|джерело|autor(?:\szdjęcia)?|автор(?:\s(?:фото|світлини))?)
    (?:\s+(?:credits?|photos?|by))?
    (?:\s*[:|]|\.\s|\s(?:by|von|di|de|par)\s(?=\S)|(?:(?<=photo)|(?<=foto)|(?<=фото))\s(?-i:(?=[A-ZÀ-ÞА-ЯЄІЇҐ])))\s*)+""",
    re.VERBOSE | re.IGNORECASE,
)
GAP = "\0"
"""Stands in a message for what print supplies."""
_ENDS = ".!?…:"
_LONGEST = 160
"""Characters of a first sentence that are said to tell what a part holds."""


def opening(edition: Edition, article: EditionArticle, section: Section) -> str:
    """Say where one is: at an article's beginning what it is part of, later its title and the part."""
    say = wording(article.article.language)
    if section.number > 1:
        part = section.label if section.editorial else ""
        return sentences(_continued(article, say) if cut_short(article) else title_of(article), part)
    return sentences(
        edition.title if article.number == 1 and len(edition.articles) > 1 else "",
        *(masthead(edition, say) if article.number == 1 else ()),
        say("Article {number} of {total}", number=article.number, total=len(edition.articles))
        if len(edition.articles) > 1
        else "",
        _extent(article, say, alone=len(edition.articles) == 1),
    )


def _continued(article: EditionArticle, say: Wording) -> str:
    """Name an article without a headline by its first sentence: its opening words alone would break off."""
    return say("Continued: {words}", words=ended(begun(title_of(article), article.sections[0])))


def _extent(article: EditionArticle, say: Wording, *, alone: bool) -> str:
    if alone:
        return say.plural("An article in one part", "An article in {n} parts", len(article.sections))
    return say.plural("In one part", "In {n} parts", len(article.sections))


def untitled(article: EditionArticle) -> str:
    """Return what stands before the opening words in a headline made of them; empty for an editor's headline."""
    if article.headline_editorial:
        return ""
    before, _ = around(wording(article.article.language)("Untitled: {words}", words=GAP))
    return before if article.headline.text.startswith(before) else ""


def title_of(article: EditionArticle) -> str:
    """Return an article's headline, or the opening words that stand for it."""
    return article.headline.text[len(untitled(article)) :]


def cut_short(article: EditionArticle) -> bool:
    """Return True when the opening words stand for a headline and break off within a sentence."""
    return bool(untitled(article)) and article.headline.text.endswith("…")


def begun(words: str, section: Section) -> str:
    """Return the sentence that opening words (“The corpses of …”) break off from, up to a pause if it is long."""
    bare = words.rstrip(" …")
    texts = (sentence.text for block in section.blocks for sentence in block.sentences)
    whole = next((text for text in texts if text.startswith(bare)), "") if bare != words else ""
    if len(whole) <= _LONGEST:
        return whole or bare
    pause = max(whole.rfind(mark, len(bare), _LONGEST) for mark in (", ", "; ", ": ", " – ", " — "))
    return whole[:pause] if pause > 0 else bare


def masthead(edition: Edition, say: Wording) -> tuple[str, str]:
    """Return publisher and date, each empty where nobody gave it."""
    return edition.publisher or "", say.date(edition.date) if edition.date else ""


def closing(edition: Edition, article: EditionArticle, section: Section) -> str:
    """Say what has ended and what comes next."""
    say = wording(article.article.language)
    following = article.sections[section.number :]
    if following:
        return _next_part(section, following[0], say)
    if article.number < len(edition.articles):
        later = edition.articles[article.number]
        return say(
            "End of the article. Next: article {number}, {headline}",
            number=later.number,
            headline=ended(begun(title_of(later), later.sections[0]) if cut_short(later) else later.headline.text),
        )
    return say("End of the edition.")


def closing_language(article: EditionArticle) -> str:
    """Return the language a closing is said in: our own words', which are English where there is no catalogue."""
    return wording(article.article.language).tag


def _next_part(section: Section, following: Section, say: Wording) -> str:
    if not (following.editorial and say.translated):
        return say("End of part {number}. Next: part {next}.", number=section.number, next=following.number)
    return say(
        "End of part {number}. Next: part {next}, {heading}",
        number=section.number,
        next=following.number,
        heading=ended(following.heading.text),
    )


def listed_credits(credit_lines: list[str], say: Wording) -> str:
    """Name the photographers together, each once."""
    names = dict.fromkeys(line[credit_label(line) :].strip(" )]") for line in credit_lines)
    return ended(say("Photographs: {credits}", credits="; ".join(names)))


def credit_label(line: str) -> int:
    """Return how many characters of a credit line are its label (“Photo: ”), which “Credit:” stands for in speech."""
    match = _LABEL.match(line)
    return match.end() if match and match.end() < len(line) else 0


def around(message: str) -> tuple[str, str]:
    """Return what a message of ours says before and after the ``GAP`` in it."""
    before, _, after = message.partition(GAP)
    return before, after


def sentences(*parts: str) -> str:
    """Return parts as sentences, one after the other; empty ones are left out."""
    return " ".join(ended(part) for part in parts if part)


def ended(text: str) -> str:
    """Return a text with a full stop, unless it ends with a mark of its own."""
    bare = text.rstrip("”’\"'»)")
    return text if bare.endswith(tuple(_ENDS)) else f"{text}."
