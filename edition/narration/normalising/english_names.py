"""Names that begin as no English word does, spelled so that an English voice says them instead of their first letter.

The lexicon comes first, name by name; this is for the names that it does not know: “Svitolina” is no “ES-vitolina”.
"""

from __future__ import annotations

import re

from edition.narration.normalising.scanning import Rule, rule

_BEGINNINGS = {
    **{f"{first}{second}": f"{first}i{second}" for first, second in
       ("Bd", "Db", "Dl", "Dv", "Gd", "Gv", "Kv", "Sd", "Sv", "Tk", "Tv", "Vs", "Zb", "Zd", "Zl", "Zm", "Zn", "Zv")},
    "Hl": "L", "Rz": "Zh", "Wl": "Vl", "Xi": "Shi", "Xu": "Shu", "Qi": "Chi", "Zhe": "Je",
}  # fmt: skip
"""How names begin, and how that is spelled for a voice; Chinese ones as English newsreaders say them."""
_NAME = re.compile(rf"(?P<begin>{'|'.join(_BEGINNINGS)})(?P<rest>[^\W\d_]{{2,}})")


def foreign(word: str) -> bool:
    """Return True for a name that begins as no English word does."""
    return bool(_NAME.match(word))


def name_rules() -> tuple[Rule, ...]:
    """Return the rule for such names."""
    owner = r"(?P<owner>['’]s)?"
    return (
        rule(
            rf"{_NAME.pattern}{owner}(?!\w)",
            lambda m: f"{_BEGINNINGS[m['begin']]}{m['rest']}{chr(39) + 's' if m['owner'] else ''}",
        ),
    )
