"""Attributes in a manuscript: ``{credit="Photo: Name/Agency" lang=fr}``, right after a picture, link or span.

Written as in Pandoc and Djot; a value with white space stands in straight quotation marks and may wrap over lines. What
an unknown or repeated name says would be lost, so it is a fault. A class or identifier without meaning here is a stray.
"""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING

from markdown_it.rules_inline import StateInline

if TYPE_CHECKING:
    from markdown_it.token import Token

HINT = 'Write {credit="Photo: Name/Agency"}, with straight quotation marks, right after the picture.'

_OF_A_PICTURE = ("credit", "original", "lang", "words")
_OF_TEXT = ("lang",)
_CLASSES = ("emphasis", "strong")
_ATTRIBUTE = re.compile(
    r"""\s*(?: \#(?P<id>[\w:-]+) | \.(?P<class>[\w:-]+)
             | (?P<name>[\w:-]+)=(?: "(?P<quoted>(?:[^"\\]|\\.)*)" | (?P<bare>[^\s"'“”„{}]+) ) )(?=[\s}])""",
    re.X | re.S,
)
_END = re.compile(r"\s*\}")
_MEANT = re.compile(r"\{\s*(?:credit|original|caption|alt|lang)\s*[=:]", re.I)
"""Braces that can only be meant as attributes, wherever they stand."""
_ESCAPED = re.compile(r"\\([\\\"])")
_LINE_END = re.compile(r"[ \t]*[\r\n]+[ \t]*")


def parse(source: str, begin: int, end: int) -> tuple[list[tuple[str, str]], int] | None:
    """Return the attributes in braces that begin at a place, and where they end; None where none can be read.

    Args:
        source: The text.
        begin: Where the opening brace is expected.
        end: Where the closing one must be passed.
    """
    found: list[tuple[str, str]] = []
    position = begin + 1
    while source.startswith("{", begin) and (match := _ATTRIBUTE.match(source, position, end)):
        name = match["name"] or ("class" if match["class"] else "id")
        found.append((name, _unescaped(match["quoted"] or match["bare"] or match["class"] or match["id"] or "")))
        position = match.end()
    close = _END.match(source, position, end)
    return (found, close.end()) if found and close else None


def span(state: StateInline, silent: bool) -> bool:
    """Recognise ``[text]`` before attributes."""
    if state.src[state.pos] != "[":
        return False
    begin, limit = state.pos, state.posMax
    close = state.md.helpers.parseLinkLabel(state, begin, False)
    if close < 0 or parse(state.src, close + 1, limit) is None:
        return False
    if not silent:
        state.push("span_open", "span", 1)
        state.pos, state.posMax = begin + 1, close
        state.md.inline.tokenize(state)
        state.push("span_close", "span", -1)
    state.pos, state.posMax = close + 1, limit
    return True


def attributes(state: StateInline, silent: bool) -> bool:
    """Recognise the attributes of the picture, link or span that ends here; none may stand anywhere else."""
    begin = state.pos
    if state.src[begin] != "{":
        return False
    if silent:
        state.pos = _all(state)[1] if state.src[begin - 1 : begin] in (")", "]") else begin
        return state.pos > begin
    owner = _owner(state)
    found, end = _all(state) if owner else ([], begin)
    if owner and found:
        state.pos = end
        _give(state, owner, found, begin)
        return True
    if (owner and owner.type == "image") or _MEANT.match(state.src, begin):
        fault(state, f"attributes cannot be read: {state.src[begin : begin + 80]}", HINT, begin)
    return False


def fault(state: StateInline, message: str, hint: str, at: int) -> None:
    """Leave a token that says what cannot be read at a place of the text."""
    token = state.push("fault", "", 0)
    token.content = message
    token.meta = {"hint": hint, "at": at}


def _all(state: StateInline) -> tuple[list[tuple[str, str]], int]:
    found: list[tuple[str, str]] = []
    position = state.pos
    while more := parse(state.src, position, state.posMax):
        found += more[0]
        position = more[1]
    return found, position


def _owner(state: StateInline) -> Token | None:
    """Return the picture, or the opening token of the link or span, that ends right here."""
    if state.pending or not state.tokens:
        return None
    if state.tokens[-1].type == "image":
        return state.tokens[-1]
    if state.tokens[-1].type not in ("link_close", "span_close"):
        return None
    level = 0
    for token in reversed(state.tokens):
        level += token.nesting
        if level == 0:
            return token
    return None


def _give(state: StateInline, owner: Token, found: list[tuple[str, str]], at: int) -> None:
    names = _OF_A_PICTURE if owner.type == "image" else _OF_TEXT
    for name, value in found:
        if name == "class" and value in _CLASSES and owner.type != "image":
            owner.attrs["class"] = f"{owner.attrs.get('class', '')} {value}".strip()
        elif name in ("class", "id"):
            token = state.push("stray", "", 0)
            token.content, token.info = f"{'.' if name == 'class' else '#'}{value}", "attribute without meaning here"
        elif name not in names:
            hint = f'Here may stand: {", ".join(names)}. A picture is ![alt text](file.jpg "caption"){{credit="…"}}.'
            fault(state, f"the attribute “{name}” means nothing here: {value[:80]}", hint, at)
        elif name in owner.attrs:
            fault(state, f"the attribute “{name}” is given twice: {value[:80]}", "Keep one of them.", at)
        else:
            owner.attrs[name] = value


def _unescaped(value: str) -> str:
    """Undo what a value needs: backslashes before quotes, entities, line ends."""
    return _LINE_END.sub(" ", html.unescape(_ESCAPED.sub(r"\1", value))).strip()
