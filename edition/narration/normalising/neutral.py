"""Any language that we have no words for: only pauses, signs and addresses are taken care of."""

from __future__ import annotations

from edition.narration.normalising.scanning import Grammar
from edition.narration.normalising.signs import PAUSING_SIGNS, sign_rules


def grammar(tag: str) -> Grammar:  # noqa: ARG001
    """Return rules that keep words and figures as they are."""
    return Grammar(
        numbers=(),
        words=(),
        signs=sign_rules(""),
        sign_names={**PAUSING_SIGNS, **{sign: sign for sign in "%‰§#@"}, "<": "", ">": "", "&": "+"},
        plain=lambda _: True,
    )
