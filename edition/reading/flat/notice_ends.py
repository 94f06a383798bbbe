"""Where a notice ends and the article goes on, without a full stop between them."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import dropwhile

from edition.model import Span
from edition.reading.flat import caption_grammar as grammar
from edition.reading.flat.claims import Claim, Role, trimmed
from edition.reading.flat.glue import best_seam, first_step, fresh_start, german_start
from edition.reading.flat.lexicon import words
from edition.reading.flat.tokens import Document, tokens

LONGEST_TITLE = 90
"""What runs on from a notice for longer than this, in characters, is no title."""
SHORTEST_SENTENCE = 6
"""What runs on from a notice has so many words, or more."""
_PARTICLE = re.compile(r"\b(?:read on|(?:sign|log) (?:in|up|on)) \Z")
"""What a request may close with; after other small words stands what they lead to."""
SHORTEST_REST = 4
"""Words of a sentence that runs on from a notice, where it has a verb, at least."""
_CALLED = re.compile(
    r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+(?= (?:[A-Z]\w*|(?:[A-Z]\.)+ [A-Z]\w+) [a-z&])|"
    r"(?:Free )?[Ss]ign [Uu]p(?: [Nn]ow)?(?= (?!(?:For|To|Here|Today|Now|By|With)\b)(?:[A-Z][\w&’'-]+ ){1,4}[a-z]|"
    r" [“\"])|\(\d+ Votes\)(?= [A-Z“\"](?!\d))|"
    r"(?P<site>(?<!\S)(?:[\w-]+\.)+(?:com|org|net|gov|edu)(?= (?:There|The|It|This|In|On|A|An) [a-z])|"
    r"recaptcha(?: Privacy Policy \| Terms of Service)?(?= [“\"]))|"
    r"(?P<link>: https?://\S+[\w/])(?= [A-ZÄÖÜ]\w* [A-Za-zäöü])|(?P<click>hier klicken|click here)(?= [„“])"
)
"""The end of a call to the reader, before a sentence that runs on: an address, a button."""
ADDRESSES = re.compile(
    r"\b(?:we|our|us|my|ours|sie|ihr\w*|unser\w*|uns|vous|votre|nos|notre|tu|tus|su|nuestr\w+)\b|[?!]$|"
    r"^(?:Sign|Create|Subscribe|Get|Join|Support|Enjoy|Become|Follow|Click|Tap|Donate|Register|Log|Download|Stay|Discover|"
    r"Receive|Want|Already|Privacy|Newsletters?|By|To|Read|Listen|Watch|Send|Share|Contact|Reach|Unlimited|Exclusive|Please|Thank|Your|"
    r"Email|Have|Got|Do you|Thanks|For more|Jetzt|Hier|Mit|Write to)\b",
    re.IGNORECASE,
)
"""Words and openings that speak to the reader, or of the newsroom."""
_SITE = re.compile(
    r"(?:Facebook|Instagram|WhatsApp|Twitter|X\b|TikTok|YouTube|Telegram|LinkedIn|Threads|Bluesky|Google|News|Discover|"
    r"Viber|Messenger|Фейсбук|Телеграм|Інстаграм|Ютуб|Вайбер|RSS|App|Play|Store)"
)
"""How the names of sites begin, declined or not."""
YOU = re.compile(r"\b(?:you|your|du|dein\w*)\b", re.IGNORECASE)


def after_call(document: Document, claim: Claim) -> list[Claim]:
    """Part a call to the reader from the sentence of the article that runs on from its address or button."""
    begin, end = claim.span
    called = _CALLED.search(document.text, begin, end) if claim.role is Role.PROSE else None
    if called is None or not (
        called["click"] or called["link"] or called["site"] or ADDRESSES.search(document.text[begin : called.end()])
    ):
        return [claim]
    rest = document.text[called.end() : end]
    fragment = document.tongue == "en" and not grammar.has_verb(rest)
    spoken = rest.lstrip()[:1] not in '“"' and (ADDRESSES.search(rest.strip()) or YOU.search(rest))
    if fragment or spoken:
        return [claim]
    article = replace(claim, span=trimmed(document.text, called.end(), end), edge=False)
    return [replace(claim, span=(begin, called.end())), article]


def article_resumes(document: Document, span: Span, said: int, *, least: float) -> int | None:
    """Return where a sentence of the article runs on from a notice; None when none surely does.

    Args:
        document: The text.
        span: The notice and what follows, up to the next full stop.
        said: Where the notice’s own words end at the earliest.
        least: The score from which on a capitalised word begins a sentence (:func:`best_seam`).
    """
    begin, end = span
    return (
        _after_shout(document, (begin, said, end))
        or fresh_start(document, said, end)
        or _right_after(document, (said, end))
        or best_seam(document, span, least=least, after=said)
        or _far_step(document, (said, end))
        or any_sentence(document, (said, end))
        or german_start(document, (said, end))
        or _foreign_start(document, (said, end))
    )


def _foreign_start(document: Document, span: Span) -> int | None:
    """Return where a sentence runs on from a notice in a language other than English whose nouns have no capitals.

    That is at the first capital behind it that begins no site’s name (“Polub nas na Facebooku Burmistrz …”).
    """
    if document.tongue == "en" or document.has_capital_nouns or document.text[span[1] - 1] not in '.!?…”"»':
        return None
    for token in tokens(document.text, *span):
        opens = token.text in '“"„«' or (token.is_word and token.is_capital and not _SITE.match(token.text))
        rest = document.text[token.start : span[1]]
        if opens:
            return token.start if len(rest.split()) >= SHORTEST_REST else None
    return None


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
    long_enough = len(rest.split()) >= SHORTEST_SENTENCE and grammar.has_verb(rest) and not ADDRESSES.search(rest)
    return line[0].start if ended and long_enough else None


def _far_step(document: Document, span: Span) -> int | None:
    """Return where a notice without a full stop may end, if much follows: no prose is lost."""
    step = first_step(document, span)
    return step if step and span[1] - step > LONGEST_TITLE else None


def any_sentence(document: Document, span: Span) -> int | None:
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
            spoken = ADDRESSES.search(outside) or YOU.search(outside)
            told = grammar.has_verb(rest) or token.text in ("Mr", "Mrs", "Ms")
            plain = len(rest.split()) >= SHORTEST_REST and told and not spoken
            return token.start if plain else None
    return None
