"""Ids, times and pages agree wherever they appear: manifest, PDF, EPUB, DAISY, web page, transcripts, audiobook."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import zipfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

import pikepdf
import pytest
from lxml import etree, html

from edition.checking.tag_tree import read_tree
from tests.conftest import SAMPLE

ISSUE = (SAMPLE / "harbour.md", SAMPLE / "harbour.txt")


@dataclass(frozen=True)
class Place:
    """Where a sentence is."""

    begin_ms: int
    end_ms: int
    page: int


@dataclass(frozen=True)
class Made:
    folder: Path
    data: dict
    sentences: Mapping[str, Place]
    flowing: frozenset[str]
    """Sentences that stand in the flow of the text: photographs may float to another page than their neighbours."""

    def one(self, pattern: str) -> Path:
        (path,) = self.folder.glob(pattern)
        return path


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Made:
    out = tmp_path_factory.mktemp("issue")
    command = [sys.executable, "-m", "edition", "make", *ISSUE, "--title", "The Ledger", "-o", out, "--voice", "silent"]
    command += ["--formats", "print,audio,transcripts,epub,daisy,web,lpf", "--jobs", "1", "--no-cache"]
    subprocess.run([str(part) for part in command], check=True, capture_output=True, text=True)
    (folder,) = out.iterdir()
    data = json.loads((folder / "edition.json").read_text(encoding="utf-8"))
    found = {one["id"]: Place(one["begin_ms"], one["end_ms"], one["page"]) for one in sentences(data)}
    floating = {one["id"] for one in sentences(data, photos_only=True)}
    return Made(folder, data, found, frozenset(found) - floating)


def sentences(data: dict, *, photos_only: bool = False) -> Iterable[dict]:
    for article in data["articles"]:
        if not photos_only:
            yield from article["front"]
        for section in article["sections"]:
            if not photos_only:
                yield section["heading_sentence"]
            for block in section["blocks"]:
                if block["kind"] == "photo" or not photos_only:
                    yield from (*block["sentences"], *([block["credit"]] if block.get("credit") else []))


def running_pages(elements: Iterable[etree._Element]) -> dict[str, int]:
    """Return the page that a reader of marked-up text is on at each id."""
    page, found = 0, {}
    for element in elements:
        id_ = element.get("id", "")
        if mark := re.fullmatch(r"page-(\d+)", id_):
            page = int(mark[1])
        elif id_:
            found[id_] = page
    return found


def seconds_ms(value: str) -> int:
    """Return ``0:01:02.345``, ``62.345`` or ``62.345s`` in milliseconds."""
    parts = value.removeprefix("npt=").removesuffix("s").split(":")
    return round(1000 * sum(float(part) * 60**power for power, part in enumerate(reversed(parts))))


def agree_on_pages(made: Made, found: Mapping[str, int]) -> None:
    assert {id_: page for id_, page in found.items() if id_ in made.flowing} == {
        id_: place.page for id_, place in made.sentences.items() if id_ in made.flowing
    }


def agree_on_times(made: Made, found: Mapping[str, tuple[int, int]], *, with_pauses: bool) -> None:
    """Every sentence begins when the manifest says; it ends then, or in a player's clip within the pause after it."""
    begins = {id_: begin for id_, (begin, _) in found.items() if id_ in made.sentences}
    assert begins == {id_: place.begin_ms for id_, place in made.sentences.items()}
    for id_, place in made.sentences.items():
        end = found[id_][1]
        assert end >= place.end_ms if with_pauses else end == place.end_ms, id_


def test_ids_are_in_order_and_there_is_something_to_compare(made):
    assert len(made.data["articles"]) == 2
    assert len(made.sentences) > 100
    assert max(place.page for place in made.sentences.values()) >= 2
    assert made.flowing < set(made.sentences)


def test_print(made):
    with pikepdf.open(made.one("*-print.pdf")) as pdf:
        nodes = list(read_tree(pdf).root.walk())
    found = {node.id: node.page for node in nodes if node.id in made.sentences}
    assert list(found) == list(made.sentences)
    assert found == {id_: place.page for id_, place in made.sentences.items()}


@pytest.fixture(scope="module")
def epub_book(made: Made) -> dict[str, etree._Element]:
    with zipfile.ZipFile(made.one("*.epub")) as archive:
        names = [name for name in archive.namelist() if name.endswith((".xhtml", ".smil", ".opf"))]
        return {name: etree.fromstring(archive.read(name)) for name in names}


class TestEpub:
    def spine(self, epub_book: Mapping[str, etree._Element]) -> list[etree._Element]:
        references = epub_book["EPUB/package.opf"].iterfind(".//{*}itemref")
        return [epub_book[f"EPUB/{reference.get('idref')}.xhtml"] for reference in references]

    def test_order_and_pages(self, made, epub_book):
        found = running_pages(element for document in self.spine(epub_book) for element in document.iter(etree.Element))
        assert [id_ for id_ in found if id_ in made.sentences] == list(made.sentences)
        agree_on_pages(made, found)

    def test_page_list(self, made, epub_book):
        links = epub_book["EPUB/nav.xhtml"].xpath("//*[@id='page-list']//*[local-name()='a']")
        assert [link.text for link in links] == [str(number + 1) for number in range(made.data["page_count"])]

    def test_times(self, made, epub_book):
        found = {}
        for par in (par for root in epub_book.values() for par in root.iter("{http://www.w3.org/ns/SMIL}par")):
            text, audio = par
            found[text.get("src").partition("#")[2]] = (
                seconds_ms(audio.get("clipBegin")),
                seconds_ms(audio.get("clipEnd")),
            )
        agree_on_times(made, found, with_pauses=True)


@pytest.fixture(scope="module")
def daisy_book(made: Made) -> dict[str, etree._Element]:
    folder = made.one("*-daisy")
    return {
        path.name: etree.parse(path).getroot() for path in sorted(folder.iterdir()) if path.suffix in {".html", ".smil"}
    }


class TestDaisy:
    def test_order_and_pages(self, made, daisy_book):
        found = running_pages(daisy_book["content.html"].iter(etree.Element))
        assert [id_ for id_ in found if id_ in made.sentences] == list(made.sentences)
        agree_on_pages(made, found)
        pages = [span[0].text for span in daisy_book["ncc.html"].iter("{*}span") if span.get("class") == "page-normal"]
        assert pages == [str(number + 1) for number in range(made.data["page_count"])]

    def test_times(self, made, daisy_book):
        found = {}
        for par in (par for name, root in daisy_book.items() if name.endswith(".smil") for par in root.iter("par")):
            for audio in par.iter("audio"):
                found[par.get("id")] = seconds_ms(audio.get("clip-begin")), seconds_ms(audio.get("clip-end"))
        agree_on_times(made, found, with_pauses=True)


@pytest.fixture(scope="module")
def web_page(made: Made) -> etree._Element:
    return html.document_fromstring((made.folder / "web" / "index.html").read_bytes())


class TestWeb:
    def test_order_and_pages(self, made, web_page):
        found = running_pages(web_page.iter(etree.Element))
        assert [id_ for id_ in found if id_ in made.sentences] == list(made.sentences)
        agree_on_pages(made, found)

    def test_times(self, made, web_page):
        timed = web_page.xpath("//*[@data-begin]")
        found = {element.get("id"): (int(element.get("data-begin")), int(element.get("data-end"))) for element in timed}
        agree_on_times(made, found, with_pauses=False)


def cues(text: str) -> dict[str, tuple[int, int]]:
    lines = re.findall(r"^(\S+)\n(\S+) --> (\S+)", text, re.MULTILINE)
    return {id_: (seconds_ms(begin), seconds_ms(end)) for id_, begin, end in lines}


def test_transcripts(made):
    found = {
        id_: times
        for path in made.folder.glob("transcripts/*.vtt")
        for id_, times in cues(path.read_text(encoding="utf-8")).items()
    }
    agree_on_times(made, found, with_pauses=False)


def test_audiobook(made):
    with zipfile.ZipFile(made.one("*.lpf")) as archive:
        found = {id_: times for name in archive.namelist() if name.endswith(".vtt")
                 for id_, times in cues(archive.read(name).decode()).items()}  # fmt: skip
        publication = json.loads(archive.read("publication.json"))
    agree_on_times(made, found, with_pauses=False)
    durations = [section["duration_ms"] for article in made.data["articles"] for section in article["sections"]]
    assert [round(float(part["duration"][2:-1]) * 1000) for part in publication["readingOrder"]] == durations


def test_one_name_for_the_publication(made):
    name = made.data["identifier"]
    with zipfile.ZipFile(made.one("*.epub")) as archive:
        assert f">{name}<" in archive.read("EPUB/package.opf").decode()
    with zipfile.ZipFile(made.one("*.lpf")) as archive:
        assert json.loads(archive.read("publication.json"))["id"] == name
    assert f'content="{name}"' in (made.one("*-daisy") / "ncc.html").read_text(encoding="utf-8")
