"""JSON-LD as a graph: nodes that refer to others by ``@id`` are followed to them, one step when it is asked for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from edition.reading.html import jsonld
from edition.reading.structured.nodes import Node


@dataclass(frozen=True, slots=True)
class Graph:
    """The nodes of a JSON-LD text."""

    by_id: dict[str, dict[str, Any]] = field(default_factory=dict)
    """Nodes that say more than their id."""

    @classmethod
    def of(cls, root: Node) -> Graph:
        """Return the graph of a whole JSON-LD text."""
        known = [each for each in jsonld.typed(root.value) if isinstance(each.get("@id"), str) and len(each) > 1]
        return cls({each["@id"]: each for each in reversed(known)})

    def get(self, node: Node, name: str) -> Iterator[Node]:
        """Yield the values of a member, however many there are, each followed to the node that it refers to."""
        member = node.get(name)
        seen: set[str] = set()
        for value in member.items() if isinstance(member.value, list) else (member,):
            reference = value.value.get("@id") if isinstance(value.value, dict) else value.value
            if value.value is None or (isinstance(reference, str) and reference in seen):
                continue
            if isinstance(reference, str) and reference in self.by_id:
                seen.add(reference)
                value = replace(value, value={**self.by_id[reference], **_own(value.value)})
            yield value

    def lines(self, node: Node, name: str) -> list[str]:
        """Return the names or texts in a member, in order, each once.

        Raises:
            ManuscriptError: A value is neither a text nor an object that holds one.
        """
        return list(dict.fromkeys(line for value in self.get(node, name) for line in self._lines(value)))

    def line(self, node: Node, *names: str) -> str:
        """Return the first text of the first of these members that has one; empty when none has.

        Raises:
            ManuscriptError: A value is neither a text nor an object that holds one.
        """
        return next((line for name in names for line in self.lines(node, name)), "")

    def _lines(self, value: Node) -> Iterator[str]:
        """Yield what a value says: of a role, the names of those who have it."""
        holders = [each for name in _HOLDERS for each in self.get(value, name)] if _is_role(value) else [value]
        for holder in holders:
            yield from _texts(holder)


_HOLDERS = ("author", "creator", "contributor", "editor")
_NAMES = ("name", "@value", "legalName", "text")


def _is_role(value: Node) -> bool:
    return isinstance(value.value, dict) and any(kind.endswith("Role") for kind in jsonld.types(value.value))


def _texts(value: Node) -> Iterator[str]:
    """Yield a text itself, of a node its name; no reference is followed, so that circles end."""
    if isinstance(value.value, list):
        for each in value.items():
            yield from _texts(each)
    elif isinstance(value.value, dict):
        named = next((name for name in _NAMES if value.value.get(name)), None)
        parts = [text for name in ("givenName", "familyName") for text in _texts(value.get(name))]
        yield from _texts(value.get(named)) if named else filter(None, [" ".join(parts)])
    elif line := value.line():
        yield line


def _own(value: object) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}
