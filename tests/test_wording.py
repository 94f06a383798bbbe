"""Our own words exist in every catalogue, with the same places to fill in."""

import ast
import re
from datetime import date
from pathlib import Path
from string import Formatter

import pytest
from babel.messages.pofile import read_po

from edition.narration.normalising import normalise
from edition.wording import wording
from tests.conftest import ROOT

LANGUAGES = ("de", "es", "fr", "it", "pl", "uk")
CODE = ROOT / "edition"
SAYING = frozenset({"say", "_say", "wording"})
IN_TEMPLATES = re.compile(r"""\bsay\(\s*(?P<quote>["'])(?P<message>.*?)(?P=quote)\s*[,)]""")
PLURAL_IN_TEMPLATES = re.compile(r"""\bsay\.plural\(\s*(["'])(?P<one>.*?)\1\s*,\s*(["'])(?P<many>.*?)\3""")


def said() -> tuple[dict[str, str], dict[tuple[str, str], str]]:
    """Every literal message of the code and the templates, and every pair of plurals, with its file."""
    messages, plurals = {}, {}
    for path in sorted(CODE.rglob("*.py")):
        for call in (node for node in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(node, ast.Call)):
            literals = [
                node.value for node in call.args if isinstance(node, ast.Constant) and isinstance(node.value, str)
            ]
            if _name(call.func) == "plural" and len(literals) == 2:
                plurals[literals[0], literals[1]] = _place(path)
            elif _name(call.func) in SAYING and len(literals) == 1 and not _is_tag(call, literals[0]):
                messages[literals[0]] = _place(path)
    for path in sorted(path for path in (CODE / "packaging" / "templates").rglob("*") if path.is_file()):
        text = path.read_text("utf-8", errors="replace")
        messages |= {match["message"]: _place(path) for match in IN_TEMPLATES.finditer(text)}
        plurals |= {(match["one"], match["many"]): _place(path) for match in PLURAL_IN_TEMPLATES.finditer(text)}
    return messages, plurals


def _name(function: ast.expr) -> str:
    """``say``, ``self.say`` and ``wording(language)`` called: the last name in it."""
    if isinstance(function, ast.Call):
        return _name(function.func) if _name(function.func) == "wording" else ""
    if isinstance(function, ast.Attribute):
        return function.attr
    return function.id if isinstance(function, ast.Name) else ""


def _is_tag(call: ast.Call, literal: str) -> bool:
    return _name(call.func) == "wording" and isinstance(call.func, ast.Name) and literal.islower()


def _place(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


MESSAGES, PLURALS = said()


def places(message: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(message) if name is not None}


@pytest.fixture(params=LANGUAGES)
def catalogue(request):
    with (CODE / "locales" / f"{request.param}.po").open("rb") as file:
        return read_po(file, abort_invalid=True)


def test_there_is_something_to_say():
    assert MESSAGES["Part {number} of {total}"] == "edition/sectioning/split.py"
    assert len(MESSAGES) > 40
    assert ("In one part", "In {n} parts") in PLURALS


def test_every_message_is_in_the_catalogue(catalogue):
    missing = {one: where for one, where in MESSAGES.items() if not (catalogue.get(one) and catalogue.get(one).string)}
    missing |= {
        one: where for (one, _), where in PLURALS.items() if not (catalogue.get(one) and all(catalogue.get(one).string))
    }
    assert missing == {}


def test_translations_have_the_same_places_to_fill_in(catalogue):
    wrong = {}
    for message in catalogue:
        if not message.id:
            continue
        ids = message.id if isinstance(message.id, tuple) else (message.id,)
        strings = message.string if isinstance(message.string, tuple) else (message.string,)
        allowed = {frozenset(places(one)) for one in ids}
        wrong |= {one: ids for one in strings if frozenset(places(one)) not in allowed}
    assert wrong == {}


def test_the_catalogue_says_nothing_that_nobody_uses(catalogue):
    known = set(MESSAGES) | {one for one, _ in PLURALS}
    ids = {message.id[0] if isinstance(message.id, tuple) else message.id for message in catalogue if message.id}
    assert ids - known == set()


def test_the_catalogue_says_how_it_counts(catalogue):
    for message in (message for message in catalogue if isinstance(message.id, tuple)):
        assert len(message.string) == catalogue.num_plurals


@pytest.mark.parametrize(
    ("language", "label", "day"),
    [
        ("en-GB", "Part 2 of 6", "5 March 2026"),
        ("de-AT", "Teil 2 von 6", "5. März 2026"),
        ("fr", "Partie 2 sur 6", "5 mars 2026"),
        ("es-MX", "Parte 2 de 6", "5 de marzo de 2026"),
        ("it", "Parte 2 di 6", "5 marzo 2026"),
        ("pl", "Część 2 z 6", "5 marca 2026"),
        ("uk", "Частина 2 з 6", "5 березня 2026\u202fр."),
    ],
)
def test_our_words_in_each_language(language, label, day):
    say = wording(language)
    assert say.translated
    assert say.tag == language
    assert say("Part {number} of {total}", number=2, total=6) == label
    assert say.date(date(2026, 3, 5)) == day


def test_the_first_of_a_month_is_an_ordinal_in_french():
    say = wording("fr-CA")
    assert [say.date(date(2026, 1, day)) for day in (1, 11, 21)] == [
        "1er janvier 2026",
        "11 janvier 2026",
        "21 janvier 2026",
    ]


def test_no_french_colon_can_be_parted_from_its_word(catalogue):
    strings = [message.string for message in catalogue if catalogue.locale_identifier == "fr" and message.id]
    plain = [
        one
        for string in strings
        for one in ([string] if isinstance(string, str) else string)
        if re.search(" [:;?!]", one)
    ]
    assert plain == []


def test_a_language_without_a_catalogue_gets_english_and_says_so():
    say = wording("cy")
    assert (say.translated, say.tag) == (False, "en")
    assert say("Contents") == "Contents"


@pytest.mark.parametrize(("n", "said_so"), [(1, "W jednej części"), (3, "W 3 częściach"), (12, "W 12 częściach")])
def test_numbers_take_their_form(n, said_so):
    assert wording("pl").plural("In one part", "In {n} parts", n) == said_so


@pytest.mark.parametrize("language", LANGUAGES)
def test_our_words_can_be_said(language):
    say = wording(language)
    for message in ("Untitled", "Photograph", "End of the edition."):
        assert normalise(say(message), language).text
