"""JSON text becomes values that are fit to be looked into: parsed, not too deep, their texts mended like any source's.

What an escape (of a control character, of half an emoji) hides from the desk's first look at the text is mended here.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import Any

from edition.errors import ManuscriptError
from edition.model import Flag, Repair
from edition.reading.mending import mend
from edition.reading.structured.nodes import HINT, Node

LIMIT_DEPTH = 100
"""Values within values; articles have some twenty."""
UNREADABLE = "\ufffd"
"""Where it stands in the source itself, the desk's first look has flagged it."""
_LONGEST_QUOTE = 200


@dataclass(slots=True)
class Loaded:
    """A parsed JSON text, and what had to be done to it."""

    root: Node
    repairs: list[Repair] = field(default_factory=list)
    flags: list[Flag] = field(default_factory=list)


def load(text: str, file: str) -> Loaded:
    """Parse a JSON text.

    Raises:
        ManuscriptError: It is not JSON (the message names the line), or is nested more deeply than `LIMIT_DEPTH`.
    """
    loaded = Loaded(Node(None, "$", file))
    value = _parsed(text, file, loaded)
    loaded.root = Node(_cleaned(value, loaded, file, 0), "$", file)
    return loaded


def _parsed(text: str, file: str, loaded: Loaded) -> object:
    def members(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        made = dict(pairs)
        if len(made) < len(pairs):
            loaded.flags += [_overruled(name, value) for name, value in pairs if made[name] != value]
        return made

    try:
        return json.loads(text, object_pairs_hook=members)
    except json.JSONDecodeError as error:
        place = f"{file}, line {error.lineno}, column {error.colno}"
        raise ManuscriptError(f"the source is not JSON: {error.msg}", place=place, hint=HINT) from error
    except (RecursionError, ValueError) as error:
        raise _too_deep(file) from error


def _overruled(name: str, value: object) -> Flag:
    said = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    text = mend(f"{name}: {said}"[:_LONGEST_QUOTE]).text
    return Flag(text, "the JSON has this member twice in one object; the last is taken, this one is lost")


def _too_deep(file: str) -> ManuscriptError:
    return ManuscriptError("the JSON is nested too deeply or has too long a number", place=file, hint=HINT)


def _cleaned(value: object, loaded: Loaded, file: str, depth: int) -> object:
    if depth > LIMIT_DEPTH:
        raise _too_deep(file)
    if isinstance(value, str):
        return _mended(value, loaded)
    if isinstance(value, list):
        return [_cleaned(each, loaded, file, depth + 1) for each in value]
    if isinstance(value, dict):
        return {name: _cleaned(each, loaded, file, depth + 1) for name, each in value.items()}
    return value


def _mended(text: str, loaded: Loaded) -> str:
    mended = mend(text)
    loaded.repairs += [Repair(each.before, each.after, each.reason) for each in mended.repairs]
    if UNREADABLE not in text:
        loaded.flags += [Flag(each.text, each.reason) for each in mended.flags]
    return mended.text
