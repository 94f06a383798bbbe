"""The Markdown of manuscripts as a parser reads it: CommonMark and tables, with rules of our own.

Comments are kept; other HTML stays text, but for ``<br>``. Footnotes stay where they were written. What only looks like
a picture, comment, table or code block leaves a ``fault`` token, and what needs an editor's eye its own kind of token:
nothing in the source is dropped.
"""

from __future__ import annotations

import re
from functools import lru_cache

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock, paragraph, table
from markdown_it.rules_block import fence as code_fence
from markdown_it.rules_inline import StateInline, image

from edition.reading.attributes import attributes, fault, span

LIMIT_NESTING = 100
"""Lists and quotations, each within the other."""

_PICTURE_HINT = (
    'Write ![alt text](<file.jpg> "caption"){credit="Photo: Name/Agency"}: no space before “(”, straight quotation '
    'marks, \\" for one within the caption, <…> around a name with spaces or brackets.'
)
_COMMENT_HINT = "Close it with --> at the end of a line; a comment holds no other."
_LAST = "place of a text's last end of a comment"
_MEANT_AS_PICTURE = re.compile(r"!\[[^\[\]\n]{0,1000}\][ \t]?[(\[{]")
_FOOTNOTE = re.compile(r"\[\^([^\s\[\]\\]{1,100})\](?![({])")
_TAG = re.compile(r"</?[A-Za-z][^<>]{0,2000}>")
_BREAK = re.compile(r"<br[ \t]*/?>\s*", re.I)


@lru_cache
def parser() -> MarkdownIt:
    """Return the parser, made once."""
    made = MarkdownIt("commonmark", {"html": False, "maxNesting": LIMIT_NESTING, "store_labels": True}).enable("table")
    made.block.ruler.at("html_block", _comment_block, {"alt": ["paragraph", "reference", "blockquote"]})
    made.block.ruler.at("fence", _fence, {"alt": ["paragraph", "reference", "blockquote", "list"]})
    made.block.ruler.at("table", _table, {"alt": ["paragraph", "reference"]})
    made.block.ruler.before("reference", "footnote", _footnote, {"alt": ["paragraph", "reference"]})
    made.inline.ruler.before("link", "footnote", _footnote_mark)
    made.inline.ruler.after("link", "span", span)
    made.inline.ruler.at("image", _picture)
    made.inline.ruler.at("html_inline", _comment_inline)
    made.inline.ruler.after("html_inline", "tag", _tag)
    made.inline.ruler.push("attributes", attributes)
    made.normalizeLink = lambda url: url  # type: ignore[method-assign]  # an address stays as it was written
    return made


def _comment_block(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Recognise a comment that has its lines to itself."""
    begin = state.bMarks[start] + state.tShift[start]
    if not state.src.startswith("<!--", begin) or state.is_code_block(start):
        return False
    close = state.src.find("-->", begin + 4, state.eMarks[end - 1]) if begin <= _last_end(state) else -1
    line = next((line for line in range(start, end) if close + 3 <= state.eMarks[line]), None)
    if close < 0 or line is None or state.src[close + 3 : state.eMarks[line]].strip():
        return False
    if not silent:
        content = state.src[begin + 4 : close]
        if "<!--" in content:
            _block_fault(state, "a comment holds another", _COMMENT_HINT, start)
        token = state.push("comment", "", 0)
        token.content = content
        token.map = [start, line + 1]
        state.line = line + 1
    return True


def _comment_inline(state: StateInline, silent: bool) -> bool:
    """Recognise a comment in the midst of text; one without an end in its paragraph would be read out."""
    begin = state.pos
    if not state.src.startswith("<!--", begin):
        return False
    close = state.src.find("-->", begin + 4, state.posMax) if begin <= _last_end(state) else -1
    if close < 0:
        if not silent:
            fault(state, f"a comment does not end: {state.src[begin : begin + 80]}", _COMMENT_HINT, begin)
        return False
    if not silent:
        content = state.src[begin + 4 : close]
        if "<!--" in content:
            fault(state, "a comment holds another", _COMMENT_HINT, begin)
        state.push("comment", "", 0).content = content
    state.pos = close + 3
    return True


def _last_end(state: StateBlock | StateInline) -> int:
    """Return where a text's last comment ends, found once: a text of unfinished ones is not searched for each."""
    known = state.env.get(_LAST)
    if known is None or known[0] is not state.src:
        known = state.env[_LAST] = (state.src, state.src.rfind("-->"))
    return int(known[1])


def _fence(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Recognise a code block; one that does not end would take everything after it."""
    if not code_fence(state, start, end, silent):
        return False
    if not silent:
        markup, last = state.tokens[-1].markup, state.line - 1
        close = _line(state, last).strip()
        if last == start or len(close) < len(markup) or set(close) != {markup[0]}:
            hint = f"Close it with {markup}; a line of *** makes a break."
            _block_fault(state, "a code block begins here that does not end", hint, start)
    return True


def _table(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Recognise a table; of rows longer than the first the rest would be lost."""
    if not table(state, start, end, silent):
        return False
    if not silent:
        columns = _cells(_line(state, start))
        for line in range(start + 2, state.line):
            if _cells(_line(state, line)) > columns:
                hint = r"Give the first row as many cells, or write \| for a stroke that is text."
                _block_fault(state, f"a row of a table has more cells than its first, {columns}", hint, line)
    return True


def _cells(row: str) -> int:
    """Return how many cells a row has: as many as the strokes between them, and one."""
    row = row.strip().removeprefix("|")
    strokes = len(re.findall(r"(?<!\\)\|", row))
    return strokes + (not re.search(r"(?<!\\)\|$", row))


def _line(state: StateBlock, line: int) -> str:
    return state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]]


def _block_fault(state: StateBlock, message: str, hint: str, line: int) -> None:
    token = state.push("fault", "", 0)
    token.content = message
    token.meta = {"hint": hint}
    token.map = [line, line + 1]


def _footnote(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Keep a footnote's text (``[^1]: …``) as a paragraph; to CommonMark it may define a link."""
    match = _FOOTNOTE.match(_line(state, start))
    if not match or not _line(state, start).startswith(":", match.end()) or state.is_code_block(start):
        return False
    return silent or paragraph(state, start, end, silent)


def _footnote_mark(state: StateInline, silent: bool) -> bool:
    """Read a footnote's mark as ``[1]``."""
    if not (match := _FOOTNOTE.match(state.src, state.pos, state.posMax)):
        return False
    if not silent:
        state.pending += f"[{match[1]}]"
    state.pos = match.end()
    return True


def _picture(state: StateInline, silent: bool) -> bool:
    """Recognise a picture; what is meant as one and is none would be read out."""
    begin = state.pos
    if image(state, silent):
        if not silent:
            state.tokens[-1].meta["at"] = begin
        return True
    if not silent and state.src.startswith("![", begin) and _is_meant_as_picture(state):
        meant = state.src[begin : min(begin + 80, state.posMax)].split("\n")[0]
        fault(state, f"a picture cannot be read: {meant}", _PICTURE_HINT, begin)
    return False


def _is_meant_as_picture(state: StateInline) -> bool:
    """Tell a picture, at the beginning of a word or before brackets, from “Help![1]”."""
    opens = state.pos == 0 or state.src[state.pos - 1].isspace()
    return opens or _MEANT_AS_PICTURE.match(state.src, state.pos, state.posMax) is not None


def _tag(state: StateInline, silent: bool) -> bool:
    """Recognise an HTML tag: ``<br>`` is a line's end, any other is text and needs an editor's eye."""
    if state.src[state.pos] != "<":
        return False
    if match := _BREAK.match(state.src, state.pos, state.posMax):
        if not silent:
            state.pending = state.pending.rstrip(" \t")
            state.push("hardbreak", "br", 0)
    elif match := _TAG.match(state.src, state.pos, state.posMax):
        if not silent:
            state.push("tag", "", 0).content = match[0]
    else:
        return False
    state.pos = match.end()
    return True
