"""Templates whose every value is data: escaped, and free of characters that XML has no way to write."""

from __future__ import annotations

import re
from functools import lru_cache

from jinja2 import Environment, PackageLoader, StrictUndefined

_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_RIGHT_TO_LEFT = frozenset({"ar", "arc", "ckb", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi"})
_RIGHT_TO_LEFT_SCRIPTS = frozenset({"adlm", "arab", "hebr", "nkoo", "syrc", "thaa"})
_UNSEEN = "\N{REPLACEMENT CHARACTER}"


def render(template: str, **values: object) -> str:
    """Return a template of ``edition/packaging/templates``, filled in."""
    return _environment().get_template(template).render(**values)


def legal(text: str) -> str:
    """Return the text with U+FFFD for each character that XML 1.0 (2.2) forbids, so that none vanishes unseen."""
    return _NOT_XML.sub(_UNSEEN, text)


def one_line(text: str) -> str:
    """Return the text with each run of white space as one space and none at its ends."""
    return " ".join(text.split())


def direction(language: str) -> str:
    """Return which way a language is written: ``rtl`` or ``ltr``."""
    primary, *others = language.lower().split("-")
    scripts = {part for part in others if len(part) == 4}
    return "rtl" if (scripts & _RIGHT_TO_LEFT_SCRIPTS if scripts else primary in _RIGHT_TO_LEFT) else "ltr"


def _finalize(value: object) -> object:
    return type(value)(legal(value)) if isinstance(value, str) else value


@lru_cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("edition.packaging", "templates"),
        autoescape=True,
        finalize=_finalize,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        auto_reload=False,
    )
    environment.globals["direction"] = direction
    return environment
