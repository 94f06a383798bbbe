"""Reading of W3C Pronunciation Lexicon Specification 1.0 files, every fault with its line.

A document type, and with it every entity, is refused: nothing can expand or be fetched.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from xml.parsers import expat

from edition.errors import ManuscriptError
from edition.narration.ipa import symbols
from edition.narration.lexicon import NAMESPACE, Lexeme

_XML = "http://www.w3.org/XML/1998/namespace"
_HINT = "A lexicon is W3C PLS 1.0; edition words SOURCE writes one to fill in."
_SPOKEN = ("alias", "phoneme")
_PARENTS = {"lexeme": "lexicon", "grapheme": "lexeme", "alias": "lexeme", "phoneme": "lexeme", "example": "lexeme"}
LARGEST_BYTES = 20_000_000


def read_lexemes(path: Path) -> tuple[Lexeme, ...]:
    """Read one lexicon.

    Raises:
        ManuscriptError: It cannot be read, is no XML or no PLS; the place names file and line.
    """
    try:
        data = path.read_bytes()
    except OSError as problem:
        raise ManuscriptError(
            f"The lexicon cannot be read: {problem.strerror}", place=str(path), hint="Name a PLS file with --lexicon."
        ) from problem
    if len(data) > LARGEST_BYTES:
        raise ManuscriptError("The lexicon is larger than 20 MB", place=str(path), hint=_HINT)
    return lexemes_of(data, str(path))


def lexemes_of(data: bytes, name: str) -> tuple[Lexeme, ...]:
    """Read a lexicon's bytes; ``name`` is what errors call it.

    Raises:
        ManuscriptError: It is no XML or no PLS; the place names line.
    """
    reader = _Reader(name)
    try:
        reader.parser.Parse(data, True)
    except expat.ExpatError as problem:
        raise ManuscriptError(
            f"The lexicon is not well-formed XML: {expat.errors.messages[problem.code]}",
            place=f"{name}:{problem.lineno}",
            hint=_HINT,
        ) from problem
    return tuple(reader.lexemes)


@dataclass
class _Reader:
    name: str
    lexemes: list[Lexeme] = field(default_factory=list)
    alphabet: str = "ipa"
    language: str = ""
    graphemes: list[str] = field(default_factory=list)
    said: list[tuple[bool, str, str]] = field(default_factory=list)
    """(preferred, element, content) of the lexeme at hand."""
    open: list[str] = field(default_factory=list)
    """Local names of the open PLS elements."""
    foreign: int = 0
    """Depth within elements of other namespaces, which are passed over (PLS 1.0, 4)."""
    text: str = ""
    preferred: bool = False

    def __post_init__(self) -> None:
        self.parser = expat.ParserCreate(namespace_separator=" ")
        self.parser.StartElementHandler = self._begin
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._characters
        self.parser.StartDoctypeDeclHandler = self._doctype

    def _begin(self, name: str, attributes: dict[str, str]) -> None:
        namespace, _, local = name.rpartition(" ")
        if self.foreign or (namespace != NAMESPACE and self.open):
            self.foreign += 1
            return
        if not self.open:
            self._root(namespace, local, attributes)
        elif local not in ("meta", "metadata") and self.open[-1] != _PARENTS.get(local):
            self._fail(f"<{local}> does not belong into <{self.open[-1]}>")
        self.open.append(local)
        self.text = ""
        self.preferred = attributes.get("prefer", "") in ("true", "1")
        if local == "lexeme":
            self.graphemes, self.said = [], []
        if local == "phoneme":
            self._ipa_only(attributes.get("alphabet", self.alphabet))

    def _root(self, namespace: str, local: str, attributes: dict[str, str]) -> None:
        if (namespace, local) != (NAMESPACE, "lexicon"):
            self._fail(f"The root element is <{local}>, not <lexicon> of {NAMESPACE}")
        if attributes.get("version") != "1.0":
            self._fail('<lexicon> must have version="1.0"')
        self.language = attributes.get(f"{_XML} lang", "")
        if not self.language:
            self._fail("<lexicon> must name its language with xml:lang")
        self.alphabet = attributes.get("alphabet", "")
        if not self.alphabet:
            self._fail('<lexicon> must have alphabet="ipa"')

    def _ipa_only(self, alphabet: str) -> None:
        if alphabet.lower() != "ipa":
            self._fail(f"The alphabet “{alphabet}” is not known; phonemes are written in IPA")

    def _end(self, _name: str) -> None:
        if self.foreign:
            self.foreign -= 1
            return
        local, text = self.open.pop(), " ".join(self.text.split())
        if local == "grapheme":
            self._grapheme(text)
        elif local in _SPOKEN:
            self._said(local, text)
        elif local == "lexeme":
            self.lexemes += self._lexemes()

    def _grapheme(self, text: str) -> None:
        if not any(char.isalnum() for char in text):
            self._fail("<grapheme> is empty")
        self.graphemes.append(text)

    def _said(self, local: str, text: str) -> None:
        if local == "phoneme":
            try:
                symbols(text)
            except ValueError as problem:
                self._fail(f"<phoneme> cannot be said: {problem}", problem)
        self.said.append((self.preferred, local, text))

    def _lexemes(self) -> Iterator[Lexeme]:
        if not self.graphemes:
            self._fail("<lexeme> has no <grapheme>")
        if not self.said:
            self._fail("<lexeme> has neither <alias> nor <phoneme>")
        _, local, text = next((said for said in self.said if said[0]), self.said[0])
        if not text:
            return
        for grapheme in self.graphemes:
            alias, ipa = (text, None) if local == "alias" else (None, text)
            yield Lexeme(grapheme, self.language, alias, ipa)

    def _characters(self, data: str) -> None:
        if not self.foreign:
            self.text += data

    def _doctype(self, *_: object) -> None:
        self._fail("A lexicon has no document type")

    def _fail(self, message: str, cause: Exception | None = None) -> None:
        raise ManuscriptError(message, place=f"{self.name}:{self.parser.CurrentLineNumber}", hint=_HINT) from cause
