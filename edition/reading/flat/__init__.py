"""Flat text, read like an editor: captions, credit lines, boilerplate, sub-headings and paragraphs from words alone."""

from edition.reading.flat.credits import parse_credit
from edition.reading.flat.desk import notice_reason, read_text

__all__ = ["notice_reason", "parse_credit", "read_text"]
