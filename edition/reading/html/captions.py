"""The words under a picture: which of them are its caption, and which its credit line.

Markup says it, where it says anything: elements call themselves caption, credit, source, photographer. Otherwise the
flat-text reader's credit finder parts the words, then their place: last in the caption, in an element of their own.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator, Sequence
from itertools import takewhile

from edition.reading.flat.credit_labels import Credit
from edition.reading.flat.credits import find_credits
from edition.reading.flat.lexicon import words
from edition.reading.flat.tokens import Document
from edition.reading.html.markup import Element, classes
from edition.reading.html.phrases import CAPTION_NAME, FORMATTING, Role, Run, phrases_of
from edition.sectioning.sentences import sentence_spans

LONGEST_CAPTION = 1200
"""Characters: more that nobody calls a caption is none, but a story told in pictures."""
_LONGEST_CREDIT = 200
_LONGEST_REST = 80
_EDGES = '.!?…|:;–—-/)(”"»'
"""What stands between a sentence and a credit that does not belong to it."""
_LETTERS = re.compile(r"[^\W\d_]{2}")
_EMPTY = re.compile(r"(?!\d{4}$)[\W\d_]+|photo|foto|bild|credits?|crédits?|\S+\.(?:jpe?g|png|gif|webp)", re.I)
"""What is no caption by itself: numbers but for a year, a label, a file's name."""
_LABEL = re.compile(
    r"^(?:(?:image|photo|picture|figure)?\s?caption[,:]|(?:bild|foto)unterschrift[:,]|légende\s?:|image:|\[\d{1,3}/\d{1,3}\])\s*",
    re.I,
)
_BRACKET = re.compile(r"(?<=[.!?…”’\"»])\s*\(([^()]{2,90})\)$")
_STROKE = re.compile(r"(?<=\S)\s+(?:\|\s+([^|]{2,90})|/\s+((?:[^\s/]+[\s/]{0,3}){1,6}))$")
_CHAIN = re.compile(r"(?:[^\W\d_a-z][\w.'’-]* )?[^\s/]{3,40}(?:/[^\W\d_][^/]{1,30}){1,3}")
"""A whole caption that is only names parted by strokes (“someone/Agency Images”)."""
_STOCK = re.compile(
    r"/(?:Getty|iStock|AFP|AP|Reuters|REUTERS|Shutterstock|Alamy|EPA|dpa|PA|Corbis|Bloomberg)\b|Images$"
)
_SOURCE = re.compile(r"(?:sources?|quellen?|fuentes?|fonti?e?)\s?:\s[^.!?]{2,150}\.?", re.I)
_CUT_NAME = re.compile(r"(?:[^\W\d_a-z][\w.'’-]* ?){1,3}")
_NAME = re.compile(
    r"[.!?…][”’\"»)]{0,2}\s+((?:(?:[^\W\d_a-z][\w.&'’-]*|via|for|of|the|and|und|et|y|de|du|von|van)[\s/,|]{0,3}){1,7})$"
)
"""Only capitalised words after the last sentence (“… on Monday. Getty Images”)."""
_TONGUES = ("en", "de", "fr", "es", "it", "pl", "uk")
"""The language of a caption is not known here: no full stop ends its sentence that is an abbreviation's in any."""
_ALL_OF_THEM = re.compile(
    r"(?:all|alle|toutes les|todas las|tutte le)\s(?=(?:photo|foto|bild|image|picture|imágen|immagin))", re.I
)
_YEAR_OR_TIME = re.compile(r"(?:19|20)\d\d\b|\d:\d\d")
_CREDIT_LABEL = re.compile(r"(?:(?:image|photo|picture)s?\s)?credits?\s?[:.…]*|(?:photo|foto|bild|фото)s?\s?:", re.I)
_IN_BRACKETS = re.compile(r"[(（„“][^()（）]*[)）”]")
_ASIAN = re.compile(r"[（(\[]([^（）()\[\]]*(?:撮影|提供|共同|사진)[^（）()\[\]]*)[）)\]]$")
_NOT_A_CREDIT = re.compile(r"\W*(?:archiv|symbol|file|stock|left|right|links|rechts|above|below)\w*\b[^/]{0,20}$", re.I)


def caption_and_credit(*holders: Element, apart: Container[Element] = ()) -> tuple[str, str]:
    """Return the caption and the credit line in a picture's box; either may be empty.

    Args:
        holders: The box, and what stands behind it and belongs to it.
        apart: Boxes in it that are other pictures'.
    """
    runs = [run for holder in holders for run in phrases_of(holder, apart)]
    has_own = any(run.role is Role.CAPTION for run in runs)
    runs = list(_continued(_labelled(_judged(run) for run in _each_once(runs))))
    named = any(run.role is Role.CAPTION for run in runs)
    captions = [run for run in runs if run.role is (Role.CAPTION if named else Role.UNKNOWN)]
    if has_own and not named and sum(len(run.text) for run in captions) > _LONGEST_CREDIT:
        captions = []  # the caption is all credit, and the rest is prose
    credit = _joined(_whole(run.text for run in runs if run.role is Role.CREDIT)).lstrip(": ")
    if not credit and _ends_with_credit(captions):
        credit = captions.pop().text
    caption = _LABEL.sub("", _joined(run.text for run in captions)).strip()
    if not credit and caption.casefold() in words("credits", "agencies"):
        return "", caption
    if _EMPTY.fullmatch(caption) or (len(caption) > LONGEST_CAPTION and not named):
        return "", credit
    if credit:
        return _without(caption, credit), credit
    return split_caption(caption)


def split_caption(text: str) -> tuple[str, str]:
    """Part a caption that holds its credit (“The bridge. Photo: Name/Agency”) into caption and credit line.

    Here, unlike in running text, nothing follows a credit: what stands after one belongs to it, if it is short.
    """
    if not text or _SOURCE.fullmatch(text) or (_CHAIN.fullmatch(text) and _STOCK.search(text)):
        return "", text
    all_of_them = _ALL_OF_THEM.match(text)
    if all_of_them and not split_caption(text[all_of_them.end() :])[0]:
        return "", text
    begin = min(_endings(text), default=len(text))
    found = find_credits_in(text)
    if found:
        end, rest = found[-1].span[1], text[found[-1].span[1] :].strip()
        if found[0].span[0] == 0 and rest:
            return rest, text[:end].strip()
        if len(rest) > _LONGEST_REST:
            return f"{text[: found[0].span[0]].strip()} {rest}", text[found[0].span[0] : end].strip()
        begin = min(begin, found[0].span[0])
    if text[begin:].startswith("Images/") and _CUT_NAME.fullmatch(text[:begin].lstrip("(")):
        return "", text
    return text[:begin].strip(), text[begin:].strip(" |").removeprefix("/ ")


def find_credits_in(text: str) -> list[Credit]:
    """Return the credits that the flat-text reader finds in a caption, without remarks such as “(archive)”."""
    return [credit for credit in find_credits(Document(text)) if not _is_remark(text, *credit.span)]


def _is_remark(text: str, begin: int, end: int) -> bool:
    """Tell a remark from a credit: about the picture, or the place in brackets that the caption has named already."""
    if _NOT_A_CREDIT.match(text[begin:end]):
        return True
    bracket = _BRACKET.search(text)
    if not bracket or text[begin:end].strip(" .") != bracket[0].strip():
        return False
    again = re.search(rf"\b{re.escape(bracket[1])}\b", text[: bracket.start()])
    return again is not None and bracket[1].casefold() not in words("credits", "agencies")


def _endings(text: str) -> Iterator[int]:
    """Yield where what may be a credit without a label begins: in brackets, after a stroke, or by capitals."""
    for pattern in (_BRACKET, _STROKE, _ASIAN):
        match = pattern.search(text)
        name = next(filter(None, match.groups()), "") if match else ""
        if match and _may_be_credit(name) and not _is_remark(text, match.start(), match.end()):
            yield match.start()
    match = _NAME.search(text)
    while match:
        if _may_be_credit(match[1]) and _begins_sentence(text, match.start(1)):
            yield match.start(1)
        match = _NAME.search(text, match.start(1))


def _may_be_credit(name: str) -> bool:
    return not (_NOT_A_CREDIT.match(name) or name[:1].islower() or _is_sentence(name) or _is_date(name))


def _begins_sentence(text: str, place: int) -> bool:
    """Tell the end of a sentence from an initial or abbreviation (“Robert F. Kennedy”, “St. Mary Harbour”)."""
    return all(any(begin == place for begin, _ in sentence_spans(text, tongue)) for tongue in _TONGUES)


def _is_date(name: str) -> bool:
    """Tell when something was shown or published from who took the picture."""
    named = words("grammar", "days") | words("grammar", "months")
    dated = any(word.casefold() in named for word in re.findall(r"\w+", name))
    return any(":" in each[0] or dated for each in _YEAR_OR_TIME.finditer(name))


def _is_sentence(words: str) -> bool:
    """Tell a remark in brackets from a name: it ends with a full stop after a small word."""
    return len(words.split()) > 6 and words.endswith((".", "!", "?")) and words.split()[-1][:1].islower()


def _judged(run: Run) -> Run:
    """Tell a credit by its words where the markup says nothing, and refuse one that is too long to be one."""
    if run.role is Role.CREDIT and len(run.text) > _LONGEST_CREDIT:
        return Run(Role.CAPTION, run.text, run.element)
    if _is_evident(run) or (
        run.role is not Role.CREDIT and len(run.text) <= _LONGEST_CREDIT and not split_caption(run.text)[0]
    ):
        return Run(Role.CREDIT, run.text, run.element)
    return run


def _is_evident(run: Run) -> bool:
    """Tell an agency's name, or a name after a label or ©, in what stands beside a caption."""
    labelled = _CREDIT_LABEL.match(run.text)
    is_labelled = run.text[0] == "©" or bool(labelled and labelled[0].endswith(":") and labelled[0] != run.text)
    is_agency = run.text.casefold() in words("credits", "agencies")
    return run.role is Role.UNKNOWN and (is_agency or (is_labelled and _is_name(run)))


def _each_once(runs: Iterable[Run]) -> Iterable[Run]:
    """Leave out what stands there again, for narrow and wide screens."""
    found: dict[tuple[Role, str], Run] = {}
    for run in runs:
        found.setdefault((run.role, run.text), run)
    return found.values()


def _continued(runs: Iterable[Run]) -> Iterator[Run]:
    """Give a credit what goes on after it in another element (“/AFP via Getty Images”)."""
    before = Role.UNKNOWN
    for run in runs:
        goes_on = before is Role.CREDIT and run.text[0] in "/|" and len(run.text) <= _LONGEST_REST
        yield Run(Role.CREDIT, run.text, run.element) if goes_on else run
        before = Role.CREDIT if goes_on else run.role


def _labelled(runs: Iterable[Run]) -> Iterator[Run]:
    """Give a credit the label in the element before it (“Image credits:”); “Credit” without a colon adds nothing."""
    label: Run | None = None
    for run in runs:
        follows = label is not None and _is_name(run)
        if label and not follows and label.text[-1] == ":":
            yield label
        text = f"{label.text} {run.text}" if label and follows and label.text[-1] == ":" else run.text
        run = Run(Role.CREDIT if follows else run.role, text, run.element)
        label = run if run.role is not Role.CREDIT and _CREDIT_LABEL.fullmatch(run.text) else None
        if not label:
            yield run


def _ends_with_credit(phrases: Sequence[Run]) -> bool:
    """Tell whether the last of several phrases is the credit by its place: a name, but none of a list of names."""
    names = len(list(takewhile(_is_name, reversed(phrases))))
    before = phrases[: len(phrases) - names]
    return len(phrases) > 1 and 1 <= names <= 2 and not (before and before[-1].text.endswith(":"))


def _is_name(run: Run) -> bool:
    """Tell a name from a sentence, from a line of a caption, and from what calls itself a caption."""
    text = run.text
    return (
        len(text) <= _LONGEST_REST
        and run.element.tag not in (*FORMATTING, "br")
        and not CAPTION_NAME.search(classes(run.element))
        and bool(_LETTERS.search(text))
        and text[-1] not in ".!?:;,…"
        and not _NOT_A_CREDIT.match(text)
        and (text[0].isupper() or not text[0].isascii() or text[0] in "©(")
        and not _is_mostly_small(text)
    )


def _is_mostly_small(text: str) -> bool:
    """Tell a sentence without its full stop by its words, most of which are written small."""
    small = [match[0].islower() for match in re.finditer(r"\b[^\W\d_]", _IN_BRACKETS.sub("", text))]
    return 2 * sum(small) > len(small)


def _whole(texts: Iterable[str]) -> Iterator[str]:
    """Leave out what another text says, too, and more (“Ida Brandt” beside “Photo: Ida Brandt”)."""
    said = list(texts)
    return (text for text in said if not any(f" {text} " in f" {other} " and text != other for other in said))


def _joined(texts: Iterable[str]) -> str:
    """Join texts, each once, be it in elements of its own or twice in a row for narrow and wide screens."""
    joined = " ".join(dict.fromkeys(text for text in texts if text))
    words = joined.split()
    half = len(words) // 2
    return " ".join(words[:half]) if words and words[:half] == words[half:] else joined


def _without(caption: str, credit: str) -> str:
    """Take out of a caption the credit that it repeats at its beginning or end, but no word of a sentence."""
    if len(credit) <= 3:
        return caption
    before, after = caption.removesuffix(credit).rstrip(), caption.removeprefix(credit).lstrip()
    if len(before) < len(caption.rstrip()) and (not before or before[-1] in _EDGES):
        return before.strip(" |")
    if len(after) < len(caption.lstrip()) and (not after or after[0] in _EDGES):
        return after.strip(" |")
    return caption
