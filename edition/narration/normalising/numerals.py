"""Numbers: ranges, scores, signs before them, fractions, telephone numbers."""

from __future__ import annotations

import re
from collections.abc import Sequence

from edition.narration.normalising.scanning import Rule, rule
from edition.narration.normalising.terms import Terms, joiner

DASH = r"(?:[-‑–—−]|\s[-–—]\s)"
"""Between the ends of a range."""
_END = r"(?![\w]|[.,]\d)"
_VULGAR = {"1/2": "½", "1/3": "⅓", "2/3": "⅔", "1/4": "¼", "3/4": "¾", "1/8": "⅛"}


def number_pattern(terms: Terms, *, measured: bool = False) -> str:
    """Return the verbose regular expression of a number as the language prints it.

    Where something is ``measured``, “3.5” is a number in languages with a decimal comma too: it can be nothing else.
    """
    mark, groups = re.escape(terms.decimal), _members(terms.groups)
    other = r"|\d+\.\d{1,2}(?![\d.])" if measured and terms.decimal == "," else ""
    return rf"(?:\d{{1,3}}(?:[{groups}]\d{{3}})+(?![\d])(?:{mark}\d+)?{other}|\d+(?:{mark}\d+)?)"


def _members(chars: str) -> str:
    return "".join(f"\\u{ord(char):04x}" for char in chars)


def spoken_number(printed: str, terms: Terms) -> str:
    """Return a number without what parts its thousands; its decimal mark stays, voices know their own."""
    if terms.groups == ",":
        return printed
    if re.fullmatch(r"\d+\.\d{1,2}", printed):
        return printed.replace(".", terms.decimal)
    return re.sub(f"[{re.escape(terms.groups)}]", "", printed)


def number_rules(terms: Terms) -> Sequence[Rule]:
    """Return the rules for what is only a number, to be tried after money, measures and dates."""
    number = number_pattern(terms)
    grouped = re.compile(number, re.VERBOSE)
    return (
        rule(r"\d{3}-\d{4}(?![\w-])", lambda m: _telephone(m[0])),
        rule(r"0[ -]\d{3}(?:[ -]\d{2,3}){2,3}(?![\w-])", lambda m: _telephone(m[0])),
        rule(r"0\d{1,4}[ /-]\d{5,8}(?![\w-])", lambda m: _telephone(m[0])),
        rule(r"\+\d{1,3}[ -]\d(?:[ -]\d{2,4}){2,5}(?![\w-])", lambda m: _telephone(m[0])),
        rule(
            r"(?<![\w.])\+?\d{2,4}(?:[ -]\(?0?\d{2,4}\)?){2,5}(?![\w-])",
            lambda m: None if grouped.fullmatch(m[0]) else _telephone(m[0]),
        ),
        rule(rf"(?P<whole>\d+)?[ ]?(?P<part>[{''.join(terms.fractions)}])", lambda m: _fraction(m, terms)),
        rule(rf"(?P<low>\d{{1,3}})(?P<mark>:|{DASH})(?P<high>\d{{1,3}}){_END}(?![-‑–:]\d)", lambda m: _pair(m, terms)),
        rule(
            rf"(?P<low>{number}){DASH}(?P<high>{number}){_END}(?![-‑–]\d)",
            lambda m: f"{spoken_number(m['low'], terms)} {joiner(m, terms)} {spoken_number(m['high'], terms)}",
        ),
        rule(r"(?P<low>[1-3])/(?P<high>[2-8])(?![\w/])", lambda m: terms.fractions.get(_VULGAR.get(m[0], ""))),
        rule(r"(?P<low>\d+)/(?P<high>\d+)(?![\w/])", lambda m: f"{m['low']} {m['high']}"),
        rule(rf"(?P<sign>[-−‑–+±])(?P<number>{number})(?!\w)", lambda m: _signed(m, terms)),
        rule(rf"(?:\#|№[ ]?)(?P<number>\d+){_END}", lambda m: f"{terms.number} {m['number']}"),
        rule(r"(?P<number>\d+)[x×](?!\w)", lambda m: f"{m['number']} {terms.times}"),
        rule(rf"(?P<low>{number})\s?[x×]\s?(?=\d)", lambda m: f"{spoken_number(m['low'], terms)} {terms.signs['×']}"),
        rule(rf"(?P<number>{number}){_END}(?![-‑][^\W\d])", lambda m: spoken_number(m["number"], terms)),
        rule(
            rf"(?P<number>\d+[{_members(terms.groups + terms.decimal)}]\d[\d.,]*)[-‑](?=[^\W\d])",
            lambda m: _compound(m, grouped, terms),
        ),
        rule(r"\d+(?:\.\d+){2,}(?!\w)", lambda m: m[0].replace(".", f" {terms.dot} ")),
    )


def telephone_rules() -> Sequence[Rule]:
    """Return the rule for telephone numbers that begin with their area code in brackets."""
    return (rule(r"\(\d{2,5}\)[ ]?\d{3,4}[ -]?\d{3,5}(?![\w-])", lambda m: _telephone(m[0])),)


def _compound(match: re.Match[str], grouped: re.Pattern[str], terms: Terms) -> str | None:
    """Say the number of “10,000-strong” by itself: only whole figures are read right with a hyphen behind."""
    return spoken_number(match["number"], terms) if grouped.fullmatch(match["number"]) else None


def _telephone(printed: str) -> str | None:
    groups = re.findall(r"\d+", printed)
    years = all(len(group) == 4 and group[:2] in ("18", "19", "20") for group in groups)
    if sum(map(len, groups)) < 7 or years:
        return None
    return ", ".join(" ".join(group) for group in groups)


def _fraction(match: re.Match[str], terms: Terms) -> str:
    said = terms.fractions[match["part"]]
    return f"{match['whole']} {terms.and_fraction} {said}" if match["whole"] else said


def _pair(match: re.Match[str], terms: Terms) -> str:
    """Say a rising pair as a range, any other (a score, odds) as two numbers."""
    low, high = match["low"], match["high"]
    rising = match["mark"] != ":" and int(low) < int(high) and not (low.startswith("0") and low != "0")
    if rising and not _scored(match, terms):
        return f"{low} {joiner(match, terms)} {high}"
    joined = terms.score_to if max(len(low), len(high)) < 3 else ""
    return " ".join(filter(None, (_goals(low, terms), joined, _goals(high, terms))))


def _goals(number: str, terms: Terms) -> str:
    return terms.nil if number == "0" and terms.nil else number


def _scored(match: re.Match[str], terms: Terms) -> bool:
    """Return True where words around a pair, or a pair beside it, tell a score: “lost 1-2”, “3-6, 7-5”."""
    if not terms.scoring:
        return False
    before = match.string[max(0, match.start() - 48) : match.start()]
    behind = match.string[match.end() : match.end() + 24]
    return bool(
        re.search(rf"(?i:\b(?:{terms.scoring})\w*\b[^.;\d]{{0,24}}$)|\d[-–:]\d,?\s(?:\w+\s)?$", before)
        or re.match(rf"(?i:\s(?:\w+\s)?(?:{terms.scoring})\w*\b)|,\s\d[-–:]\d", behind)
    )


def _signed(match: re.Match[str], terms: Terms) -> str | None:
    before = match.string[match.start() - 1 : match.start()] if match.start() else " "
    if not (before.isspace() or before in "(["):
        return None
    word = {"+": terms.plus, "±": f"{terms.plus} {terms.minus}"}.get(match["sign"], terms.minus)
    return f"{word} {spoken_number(match['number'], terms)}"
