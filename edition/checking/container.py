"""Read a package back, be it a zip file or a folder: its members, their XML, and how long its sound files are."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from io import BytesIO
from pathlib import Path
from urllib.parse import urlsplit
from zipfile import BadZipFile, ZipFile

from lxml import etree

from edition.checking.report import Finding

XML_SUFFIXES = frozenset({".xml", ".opf", ".xhtml", ".html", ".smil", ".pls"})
HARMLESS_SCHEMES = frozenset({"", "http", "https", "mailto"})
ACTIVE_ELEMENTS = frozenset({"script", "iframe", "object", "embed", "form", "input", "button", "foreignObject"})
SOUND_SUFFIXES = frozenset({".mp3", ".m4a", ".mp4", ".wav", ".ogg", ".opus", ".flac"})
_WHITE_SPACE = re.compile("[ \t\r\n]+")
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True)
class Container:
    """The members of a package."""

    name: str
    """Of the file or folder itself."""
    members: Mapping[str, bytes]
    """In the order in which they are stored; by name, with forward slashes."""

    @cached_property
    def documents(self) -> dict[str, etree._Element]:
        """Root element of every member that is well-formed XML."""
        parsed = ((name, parse(self.members[name])) for name in self._xml_names)
        return {name: root for name, root in parsed if root is not None}

    @property
    def _xml_names(self) -> tuple[str, ...]:
        return tuple(name for name in self.members if Path(name).suffix in XML_SUFFIXES)

    def malformed(self) -> Iterator[Finding]:
        """Give a finding for each member that should be XML and is not."""
        for name in self._xml_names:
            if name not in self.documents:
                yield Finding("well-formed XML", "cannot be parsed", f"{self.name}: {name}")

    @cached_property
    def sounds(self) -> dict[str, Sound]:
        """What each sound file is."""
        named = ((name, data) for name, data in self.members.items() if Path(name).suffix in SOUND_SUFFIXES)
        return {name: sound for name, data in named if (sound := sound_of(data)) is not None}


@dataclass(frozen=True, slots=True)
class Sound:
    """A sound file, by its bytes and not by its name."""

    media_type: str
    duration_ms: int
    """As told by its frames: for an MP3 up to two frames more than what was recorded."""
    channels: int


def open_container(path: Path) -> Container | Finding:
    """Return the members of a zip file or folder, or the finding that it is neither."""
    if path.is_dir():
        return Container(path.name, _Files(path))
    try:
        archive = ZipFile(path)
        damaged = archive.testzip()
    except (OSError, BadZipFile) as error:
        return Finding("readable archive", str(error), path.name)
    if damaged is not None:
        return Finding("readable archive", "a member is damaged", f"{path.name}: {damaged}")
    return Container(path.name, _Zipped(archive))


class _Files(Mapping[str, bytes]):
    """The files below a folder, each read when it is asked for: sound may be larger than memory."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        files = sorted(file for file in folder.rglob("*") if file.is_file())
        self._names = tuple(file.relative_to(folder).as_posix() for file in files)
        self._known = frozenset(self._names)

    def __getitem__(self, name: str) -> bytes:
        if name not in self._known:
            raise KeyError(name)
        return (self._folder / name).read_bytes()

    def __contains__(self, name: object) -> bool:
        return name in self._known

    def __iter__(self) -> Iterator[str]:
        return iter(self._names)

    def __len__(self) -> int:
        return len(self._names)


class _Zipped(Mapping[str, bytes]):
    """The members of a zip file, each read when it is asked for."""

    def __init__(self, archive: ZipFile) -> None:
        self._archive = archive
        self._names = tuple(archive.namelist())

    def __getitem__(self, name: str) -> bytes:
        return self._archive.read(name)

    def __contains__(self, name: object) -> bool:
        return name in self._archive.NameToInfo

    def __iter__(self) -> Iterator[str]:
        return iter(self._names)

    def __len__(self) -> int:
        return len(self._names)


def parse(data: bytes) -> etree._Element | None:
    """Return the root element; None for what is no well-formed XML. Nothing is fetched and no entity expanded."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        return etree.fromstring(data, parser)
    except etree.XMLSyntaxError:
        return None


def doubled_ids(container: Container) -> Iterator[Finding]:
    """Give a finding for each id that is there twice in one document."""
    for name, root in container.documents.items():
        ids = Counter(element.get("id") for element in root.iter(etree.Element) if element.get("id"))
        yield from (
            Finding("unique ids", f"the id {id_} is there twice", name) for id_, count in ids.items() if count > 1
        )


def dangers(container: Container) -> Iterator[Finding]:
    """Give a finding for everything that runs or reaches out: no article's text may ever become that."""
    for name, root in container.documents.items():
        for element in root.iter(etree.Element):
            yield from (Finding("nothing runs or reaches out", message, name) for message in _dangers(element))


def text_of(element: etree._Element) -> str:
    """Return an element's words with each run of white space as one space."""
    return plain("".join(str(piece) for piece in element.itertext()))


def plain(text: str) -> str:
    """Return a text as markup keeps it: white space folded, what XML cannot hold replaced."""
    return _WHITE_SPACE.sub(" ", _NOT_XML.sub("\N{REPLACEMENT CHARACTER}", text)).strip(" ")


def local_name(element: etree._Element) -> str:
    """Return an element's name without its namespace; empty for a comment."""
    return etree.QName(element).localname if isinstance(element.tag, str) else ""


def language_of(element: etree._Element) -> str:
    """Return the language that is marked on an element or around it; empty where none is."""
    around = (element, *element.iterancestors())
    return next((str(one.get("lang")) for one in around if one.get("lang")), "")


def sound_of(data: bytes) -> Sound | None:
    """Return what a sound file is; None for bytes that are no sound we know."""
    import mutagen

    try:
        found = mutagen.File(BytesIO(data))
    except mutagen.MutagenError:
        return None
    if found is None or found.info is None or not hasattr(found.info, "length"):
        return None
    media_type = {"audio/mp3": "audio/mpeg", "audio/wave": "audio/wav", "audio/x-wav": "audio/wav"}.get(
        found.mime[0], found.mime[0]
    )
    return Sound(
        media_type,
        round(found.info.length * 1000),
        getattr(found.info, "channels", 1),
    )


def _scheme(reference: str) -> str:
    try:
        return urlsplit(reference).scheme.lower()
    except ValueError:
        return reference


def _dangers(element: etree._Element) -> Iterator[str]:
    if local_name(element) in ACTIVE_ELEMENTS:
        yield f"there is a {local_name(element)} element"
    for name, value in element.attrib.items():
        attribute = etree.QName(str(name)).localname.lower()
        scheme = _scheme(str(value)) if attribute in {"href", "src"} else ""
        if attribute.startswith("on") or attribute == "style":
            yield f"there is an attribute {attribute}"
        elif scheme not in HARMLESS_SCHEMES or (attribute == "src" and scheme):
            yield f"{attribute} reaches out: {value!s}"
