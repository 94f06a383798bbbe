"""Notes in a manuscript, as HTML comments: what was skipped, mended or is doubtful, and where a heading is wanted.

::

    <!-- skipped: newsletter promo | Sign up to our letter … -->
    <!-- repaired: stray punctuation | at home . | at home. -->
    <!-- check: a word seems to be missing | He said that the. -->
    <!-- edition: … -->

Records of the first three kinds are read back as what they were; an editor who has dealt with one deletes it. Of the
last kind are only our own words, which reading passes over. Any other comment is the editor's own: it is not part of
the article, and is listed as skipped.
"""

from __future__ import annotations

import html
import re
import sys
from dataclasses import dataclass

from edition.model import Flag, Repair, Skipped
from edition.reading.decoding import decode

GUIDE = "edition: correct anything here, then make the edition from this file. Delete a note below once dealt with."
HEADING_WANTED = "edition: part {number} of {total} has no heading; write one in place of this note"

_OURS = re.compile(
    re.escape(GUIDE) + "|" + re.escape(HEADING_WANTED).replace(r"\{number\}", r"\d+").replace(r"\{total\}", r"\d+")
)
_RECORD = re.compile(r"(skipped|repaired|check): (.*)", re.S)
_AWKWARD = re.compile(r"^\s|\s$|[\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff]")
_NOT_ASCII = re.compile(r"[^\x00-\x7f]")
_ENTITY = re.compile(r"&(?:#(\d{1,7})|\w{1,31});")


@dataclass(frozen=True, slots=True)
class Notes:
    """The records that a manuscript's comments hold."""

    skipped: tuple[Skipped, ...] = ()
    repairs: tuple[Repair, ...] = ()
    flags: tuple[Flag, ...] = ()


def write_note(note: Skipped | Repair | Flag) -> str:
    """Return the comment that stands for a record."""
    match note:
        case Skipped():
            return _write("skipped", note.reason, note.text)
        case Repair():
            return _write("repaired", note.reason, note.before, note.after)
        case Flag():
            return _write("check", note.reason, note.text)


def write_comment(text: str) -> str:
    """Return a comment with our own words."""
    return f"<!-- {text} -->"


def read_notes(comments: list[str]) -> Notes:
    """Return the records in the comments of a manuscript, given without their ``<!--`` and ``-->``."""
    records = [record for comment in comments if (record := _read(comment.strip()))]
    return Notes(
        tuple(record for record in records if isinstance(record, Skipped)),
        tuple(record for record in records if isinstance(record, Repair)),
        tuple(record for record in records if isinstance(record, Flag)),
    )


def _write(kind: str, *fields: str) -> str:
    return f"<!-- {kind}: {' | '.join(_escape(field) for field in fields)} -->"


def _escape(text: str) -> str:
    """Write text so that it ends no comment or field, and that no decoder mends the defects which a note tells of."""
    text = text.replace("&", "&amp;").replace("<!--", "&lt;!--").replace(">", "&gt;").replace("|", "&#124;")
    text = _AWKWARD.sub(_entity, text)
    read = decode(f"| {text}".encode("utf-8", "surrogatepass"), "a note")
    return _NOT_ASCII.sub(_entity, text) if read.repairs or read.flags else text


def _entity(match: re.Match[str]) -> str:
    return f"&#{ord(match.group())};"


def _unescape(field: str) -> str:
    return _ENTITY.sub(_character, field.strip(" "))


def _character(match: re.Match[str]) -> str:
    """Return what an entity stands for; a number means its character, also where HTML takes it for one of Windows."""
    number = int(match[1] or 0xD800)
    return html.unescape(match[0]) if 0xD800 <= number < 0xE000 or number > sys.maxunicode else chr(number)


def _read(comment: str) -> Skipped | Repair | Flag | None:
    if not comment or _OURS.fullmatch(comment):
        return None
    record = _RECORD.fullmatch(comment)
    fields = [_unescape(field) for field in record[2].split("|")] if record else []
    match (record and record[1], fields):
        case ("skipped", [reason, text]):
            return Skipped(text, reason)
        case ("repaired", [reason, before, after]):
            return Repair(before, after, reason)
        case ("check", [reason, text]):
            return Flag(text, reason)
        case _:
            return Skipped(comment, "comment")
