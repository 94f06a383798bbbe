"""JSON, looked into with care: every value knows its path, and a wrong one is an error that names it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from edition.errors import ManuscriptError
from edition.reading.html.facts import day
from edition.reading.html.plain import plain

HINT = "Correct the JSON there, or export the article again."
_BASIC_DATE = re.compile(r"(\d{4})(\d\d)(\d\d)(?!\d)")
"""ISO 8601's form without hyphens."""


@dataclass(frozen=True, slots=True)
class Node:
    """A JSON value and where it stands."""

    value: Any
    path: str
    """JSONPath (RFC 9535), such as ``$.response.content.fields``."""
    file: str

    @property
    def place(self) -> str:
        """File and path, for messages."""
        return f"{self.file}, {self.path}"

    def get(self, name: str) -> Node:
        """Return a member; its value is None when it is missing or null.

        Raises:
            ManuscriptError: This value is no object.
        """
        if self.value is None:
            return Node(None, f"{self.path}.{name}", self.file)
        if not isinstance(self.value, dict):
            raise ManuscriptError("an object is expected here", place=self.place, hint=HINT)
        return Node(self.value.get(name), f"{self.path}.{name}", self.file)

    def at(self, names: str) -> Node:
        """Return what stands at a path of members, ``a.b.c``."""
        node = self
        for name in names.split("."):
            node = node.get(name)
        return node

    def items(self) -> Iterator[Node]:
        """Yield the items of a list; none when it is missing.

        Raises:
            ManuscriptError: This value is no list.
        """
        if self.value is None:
            return
        if not isinstance(self.value, list):
            raise ManuscriptError("a list is expected here", place=self.place, hint=HINT)
        for number, value in enumerate(self.value):
            yield Node(value, f"{self.path}[{number}]", self.file)

    def text(self) -> str:
        """Return a string as it is; empty when it is missing.

        Raises:
            ManuscriptError: This value is no string.
        """
        if self.value is None:
            return ""
        if not isinstance(self.value, str):
            raise ManuscriptError("a text is expected here", place=self.place, hint=HINT)
        return self.value

    def strings(self) -> Iterator[str]:
        """Yield every text in this value, however deep, in order."""
        waiting = [self.value]
        while waiting:
            value = waiting.pop()
            if isinstance(value, str):
                yield value
            elif isinstance(value, dict | list):
                waiting += reversed(list(value.values()) if isinstance(value, dict) else value)

    def line(self) -> str:
        """Return a string as one line of plain text, without the markup that newsroom systems put into such fields.

        Raises:
            ManuscriptError: This value is no string.
        """
        return plain(self.text())

    def date(self) -> date | None:
        """Return the day of a date and time (ISO 8601); None when it is missing.

        Raises:
            ManuscriptError: It is no date.
        """
        text = self.text().strip()
        found = day(_BASIC_DATE.sub(r"\1-\2-\3", text, count=1) if text[:8].isdecimal() else text)
        if text and found is None:
            raise ManuscriptError("a date such as 2026-01-31 is expected here", place=self.place, hint=HINT)
        return found

    def number(self) -> int:
        """Return a whole number, also one written as text; 0 when it is missing or none."""
        text = str(self.value)
        return int(text) if text.isdecimal() and len(text) < 9 else 0
