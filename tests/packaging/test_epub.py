"""EPUB: what is in it, and that W3C's EPUBCheck and our own reader find nothing wrong with it."""

from __future__ import annotations

import json
import os
import subprocess
import zipfile
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest
from lxml import etree

from edition.checking.epub import check_epub
from edition.checking.epubcheck import epubcheck
from edition.checking.expected import Expected
from edition.errors import PhotoError, SourceError, UsageError
from edition.model import Edition
from edition.packaging import PackageOptions, epub
from tests.packaging.editions import (
    HARBOUR,
    HOSTILE,
    Sample,
    article,
    clean,
    edition,
    hostile_edition,
    laid_out,
    many_sections,
    paragraph,
    photo,
    picture,
    rich_edition,
    spoken,
)
from tests.packaging.outside import chromium, node_module
from tests.packaging.thorium import opened

GOLDEN = Path(__file__).parent / "golden" / "epub"
OPF = "EPUB/package.opf"
DOCUMENTS = {"o": "http://www.idpf.org/2007/opf", "h": "http://www.w3.org/1999/xhtml", "s": "http://www.w3.org/ns/SMIL"}
LEXICON = """<?xml version="1.0"?><!-- ours -->
<lexicon version="1.0" xmlns="http://www.w3.org/2005/01/pronunciation-lexicon" alphabet="ipa" xml:lang="en-GB">
<lexeme><grapheme>Saltmere</grapheme><phoneme>ˈsɔːltmɪə</phoneme></lexeme></lexicon>
"""


def bound(sample: Sample, folder: Path, **options: object) -> Path:
    (path,) = epub.package(
        sample.edition,
        sample.recordings,
        folder,
        layout=sample.layout,
        options=PackageOptions(**options),  # type: ignore[arg-type]
    )
    return path


def whole(made: Edition, folder: Path, *, sound: bool = True, pages: bool = True) -> Sample:
    return Sample(made, spoken(made, folder) if sound else (), laid_out(made, folder) if pages else None)


def members(path: Path) -> Mapping[str, str]:
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name).decode("utf-8", "replace") for name in archive.namelist()}


def values(package: str, name: str) -> list[str]:
    root = etree.fromstring(package.encode())
    return [meta.text or "" for meta in root.iterfind("o:metadata/o:meta", DOCUMENTS) if meta.get("property") == name]


def findings(path: Path, sample: Sample) -> list[str]:
    expected = Expected.of(sample.edition, sample.recordings, sample.layout)
    return [str(one) for one in check_epub(path, expected).findings]


@pytest.fixture(scope="module")
def files(sample: Sample, cover: Path, tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, str]:
    lexicon = tmp_path_factory.mktemp("lexicon") / "names.pls"
    lexicon.write_text(LEXICON, encoding="utf-8")
    return members(bound(sample, tmp_path_factory.mktemp("epub"), cover=cover, lexicons=(lexicon,)))


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        (OPF, "package.opf"),
        ("EPUB/nav.xhtml", "nav.xhtml"),
        ("EPUB/title.xhtml", "title.xhtml"),
        ("EPUB/a1-s1.xhtml", "a1-s1.xhtml"),
        ("EPUB/a1-s2.xhtml", "a1-s2.xhtml"),
        ("EPUB/a1-s1.smil", "a1-s1.smil"),
    ],
)
def test_reads_as_it_should(files, golden, name, kept):
    golden(GOLDEN / kept, files[name])


def test_our_reader_finds_nothing_wrong(sample, tmp_path, cover):
    assert findings(bound(sample, tmp_path, cover=cover), sample) == []


def test_same_bytes_every_time(sample, tmp_path):
    first, second = (bound(sample, folder(tmp_path, name)).read_bytes() for name in ("1", "2"))
    assert first == second


def folder(parent: Path, name: str) -> Path:
    made = parent / name
    made.mkdir()
    return made


def test_sound_is_copied_and_not_encoded_again(sample, tmp_path):
    with zipfile.ZipFile(bound(sample, tmp_path)) as archive:
        for recording in sample.recordings:
            assert archive.read(f"EPUB/audio/{recording.section_id}.mp3") == recording.path.read_bytes()


def test_lexicon_travels_without_its_document_type(files):
    assert files["EPUB/lexicon-1.pls"].startswith("<?xml version='1.0' encoding='UTF-8'?>\n<lexicon")
    assert 'hreflang="en-GB" href="lexicon-1.pls"' in files["EPUB/a1-s1.xhtml"]


class TestMetadataTellsTheTruth:
    def features(self, sample: Sample, tmp_path: Path) -> set[str]:
        return set(values(members(bound(sample, tmp_path))[OPF], "schema:accessibilityFeature"))

    def test_everything(self, files):
        assert {"synchronizedAudioText", "pageNavigation", "alternativeText"} <= set(
            values(files[OPF], "schema:accessibilityFeature")
        )
        assert values(files[OPF], "schema:accessMode") == ["textual", "auditory", "visual"]

    def test_no_sound(self, sample, tmp_path):
        package = members(bound(replace(sample, recordings=()), tmp_path))[OPF]
        assert "synchronizedAudioText" not in package
        assert "media:" not in package
        assert "auditory" not in package
        assert "The text is not read aloud." in package

    def test_sound_of_some_sections_only(self, sample, tmp_path):
        package = members(bound(replace(sample, recordings=sample.recordings[:1]), tmp_path))[OPF]
        assert "synchronizedAudioText" not in package
        assert values(package, "schema:accessMode") == ["textual", "auditory", "visual"]
        assert "A synthetic voice reads a part of the text aloud." in package

    def test_no_print(self, sample, tmp_path):
        made = members(bound(replace(sample, layout=None), tmp_path))
        assert "pageNavigation" not in made[OPF]
        assert "pageBreakSource" not in made[OPF]
        assert not [name for name, text in made.items() if "pagebreak" in text or "page-list" in text]

    def test_hearing_is_enough_only_without_pictures(self, tmp_path):
        heard = whole(edition(article(1, "Head", [[paragraph(HARBOUR[0])]])), tmp_path)
        package = members(bound(heard, tmp_path))[OPF]
        assert values(package, "schema:accessModeSufficient") == ["textual", "auditory"]
        assert values(package, "schema:accessMode") == ["textual", "auditory"]

    def test_a_picture_that_nobody_described(self, tmp_path):
        blocks = [photo("Seen.", "Photo: X", alt, picture(tmp_path, f"{alt}.png")) for alt in ("Boats", None)]
        package = members(bound(whole(edition(article(1, "Head", [blocks])), tmp_path), tmp_path))[OPF]
        assert "alternativeText" not in package
        assert values(package, "schema:accessModeSufficient") == ["textual,visual"]
        assert "1 photograph is not described in words." in package

    def test_nobody_certifies_unless_asked(self, sample, files, tmp_path):
        assert "conformsTo" not in files[OPF]
        package = members(bound(sample, tmp_path, certified_by="A & B"))[OPF]
        assert values(package, "dcterms:conformsTo") == ["EPUB Accessibility 1.1 - WCAG 2.2 Level AA"]
        assert values(package, "a11y:certifiedBy") == ["A & B"]

    def test_pages_are_those_of_the_print_edition(self, sample, files, tmp_path):
        assert values(files[OPF], "pageBreakSource") == ["edition-print.pdf"]
        package = members(bound(sample, tmp_path, slug="x", base_url="https://example.org/e/"))[OPF]
        assert values(package, "pageBreakSource") == ["https://example.org/e/x/x-print.pdf"]


class TestPhotographs:
    def images(self, tmp_path: Path, *blocks: object) -> list[tuple[str, dict[str, str]]]:
        made = whole(edition(article(1, "Head", [list(blocks)])), tmp_path, sound=False)  # type: ignore[list-item]
        root = etree.fromstring(members(bound(made, tmp_path))["EPUB/a1-s1.xhtml"].encode())
        figures = root.iterfind(".//h:figure", DOCUMENTS)
        return [(etree.QName(child).localname, dict(child.attrib)) for figure in figures for child in figure][:1]

    def test_alt_is_a_persons_words(self, tmp_path):
        made = self.images(tmp_path, photo("Seen.", "", "Nine boats", picture(tmp_path)))
        assert made == [("img", {"src": "images/a1-s1-p1.jpg", "alt": "Nine boats"})]

    def test_without_alt_the_caption_is_pointed_at_and_no_alt_is_made_up(self, tmp_path):
        made = self.images(tmp_path, photo("Seen. Twice.", "", None, picture(tmp_path)))
        assert made == [("img", {"src": "images/a1-s1-p1.jpg", "aria-labelledby": "a1-s1-p1-n1 a1-s1-p1-n2"})]

    def test_without_alt_and_caption_it_says_so(self, tmp_path):
        made = self.images(tmp_path, photo("", "Photo: X", None, picture(tmp_path)))
        assert made == [("img", {"src": "images/a1-s1-p1.jpg", "aria-label": "Photograph without a description"})]

    def test_without_a_picture_its_words_stay(self, tmp_path):
        made = whole(edition(article(1, "Head", [[photo("Seen.", "Photo: X", "Nine boats")]])), tmp_path, sound=False)
        assert '<p class="missing">Nine boats</p>' in members(bound(made, tmp_path))["EPUB/a1-s1.xhtml"]
        assert self.images(folder(tmp_path, "2"), photo("Seen.", "Photo: X"))[0][0] == "figcaption"

    def test_nothing_at_all_leaves_nothing(self, tmp_path):
        assert self.images(tmp_path, photo()) == []

    def test_a_broken_picture_is_told(self, tmp_path):
        broken = tmp_path / "broken.webp"
        broken.write_bytes(b"RIFF")
        with pytest.raises(PhotoError, match=r"broken\.webp"):
            self.images(tmp_path, photo("Seen.", "", None, broken))


def test_an_issue_has_a_title_page_that_its_first_opening_speaks(files, tmp_path):
    assert 'clipBegin="0:00:00.200"' in files["EPUB/title.smil"]
    alone = edition(article(1, "Head", [[paragraph("Words.")]]), title="Another")
    assert "EPUB/title.xhtml" not in members(bound(whole(alone, tmp_path), tmp_path))


def test_untranslated_words_are_marked_as_english(tmp_path):
    made = whole(edition(article(1, "Titill", [[paragraph("Orð.")]], language="is")), tmp_path, sound=False)
    document = members(bound(made, tmp_path))["EPUB/a1-s1.xhtml"]
    assert 'aria-label="Page 1" lang="en" xml:lang="en"' in document


def test_what_is_written_from_the_right_is_set_from_the_right(tmp_path):
    arabic = replace(paragraph("قال: «Hello»."), language="ar")
    made = edition(
        article(1, "الميناء", [[paragraph("فتح الميناء."), replace(paragraph("Hello."), language="en")]], language="ar")
    )
    files = members(bound(whole(made, tmp_path, sound=False), tmp_path))
    assert 'lang="ar" xml:lang="ar" dir="rtl">\n<head>' in files["EPUB/a1-s1.xhtml"]
    assert 'lang="en" xml:lang="en" dir="ltr">Hello.' in files["EPUB/a1-s1.xhtml"]
    assert 'page-progression-direction="rtl"' in files[OPF]
    passage = edition(article(1, "Head", [[arabic]]))
    assert (
        ' lang="ar" xml:lang="ar" dir="rtl">'
        in members(bound(whole(passage, tmp_path, sound=False), tmp_path))["EPUB/a1-s1.xhtml"]
    )


@pytest.mark.parametrize("media_type", ["audio/flac", "audio/wav", "audio/ogg"])
def test_sound_that_players_need_not_know_is_refused(sample, tmp_path, media_type):
    foreign = tuple(replace(one, media_type=media_type) for one in sample.recordings)
    with pytest.raises(UsageError, match=media_type):
        bound(replace(sample, recordings=foreign), tmp_path)


def test_a_lexicon_that_is_none_is_told(sample, tmp_path):
    (tmp_path / "x.pls").write_text("<lexicon")
    for name in ("x.pls", "missing.pls"):
        with pytest.raises(SourceError, match=name):
            bound(sample, tmp_path, lexicons=(tmp_path / name,))


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> tuple[Sample, Path]:
    place = tmp_path_factory.mktemp("hostile")
    made = whole(hostile_edition(place), place)
    return made, bound(made, place, certified_by=HOSTILE[0], base_url="https://example.org/e")


class TestHostileText:
    def test_is_text_and_nothing_else(self, hostile):
        made, path = hostile
        assert findings(path, made) == []

    def test_names_no_file(self, hostile):
        with zipfile.ZipFile(hostile[1]) as archive:
            assert all(name.isascii() and ".." not in name and " " not in name for name in archive.namelist())

    def test_keeps_the_title_on_one_line(self, hostile):
        root = etree.fromstring(members(hostile[1])[OPF].encode())
        title = root.findtext(".//{http://purl.org/dc/elements/1.1/}title")
        assert title == clean(hostile[0].edition.title)

    def test_passes_epubcheck(self, hostile):
        passes(hostile[1])


def passes(path: Path) -> None:
    report = epubcheck(path)
    if report.not_run:
        pytest.skip(f"EPUBCheck: {report.not_run[0][1]}")
    assert [str(one) for one in report.findings] == []


class TestEpubcheck:
    def test_everything(self, sample, tmp_path, cover):
        lexicon = tmp_path / "names.pls"
        lexicon.write_text(LEXICON, encoding="utf-8")
        passes(bound(sample, tmp_path, cover=cover, lexicons=(lexicon,), certified_by="The Lantern"))

    def test_words_alone_and_pictures_without_description(self, tmp_path):
        blocks = [
            photo("Seen. Twice.", "Photo: X", None, picture(tmp_path)),
            photo("", "Photo: Y", None, picture(tmp_path, "b.webp")),
            photo("Gone.", "", "Boats"),
            photo("", "", None, picture(tmp_path, "c.png")),
        ]
        made = edition(article(1, "Head", [blocks, []], language="uk"))
        sample = whole(made, tmp_path, sound=False, pages=False)
        path = bound(sample, tmp_path)
        assert findings(path, sample) == []
        passes(path)

    @pytest.mark.slow
    def test_a_hundred_sections(self, tmp_path):
        made = many_sections(100)
        sample = whole(made, tmp_path)
        path = bound(sample, tmp_path)
        assert findings(path, sample) == []
        passes(path)


def test_packaging_costs_little(sample, tmp_path):
    import time

    bound(sample, tmp_path)
    start = time.process_time()
    bound(sample, tmp_path)
    assert time.process_time() - start < 0.3


def test_rich_edition_is_rich(tmp_path):
    # The goldens above are worth only as much as the edition that they are made of.
    kinds = {block.kind.value for part in rich_edition(tmp_path).sections for block in part.blocks}
    assert kinds == {"paragraph", "subheading", "pull quote", "list item", "photo", "reporter credit"}


def test_ace_finds_no_violation(sample, tmp_path, cover):
    """Ace by DAISY: ``npm i @daisy/ace-cli @daisy/ace-axe-runner-puppeteer`` somewhere along NODE_PATH."""
    ace = node_module("@daisy/ace-cli/package.json").parents[2] / ".bin" / "ace-cli"
    # It gives the browser five seconds to start: too few while other tests keep the machine busy.
    surroundings = os.environ | {"PUPPETEER_EXECUTABLE_PATH": chromium(), "ACE_TIMEOUT_INITIAL": "60000"}
    path = bound(sample, tmp_path, cover=cover, certified_by="The Lantern")
    command = [str(ace), "-E", "-s", "-f", "-o", str(tmp_path / "ace"), str(path)]
    ran = subprocess.run(command, env=surroundings, cwd=ace.parents[2], capture_output=True, text=True, timeout=120)
    assert ran.returncode == 0, ran.stdout + ran.stderr
    report = json.loads((tmp_path / "ace" / "report.json").read_text(encoding="utf-8"))
    assert report["earl:result"] == {"earl:outcome": "pass"}


def test_thorium_opens_it(sample, tmp_path):
    found = opened(bound(sample, tmp_path))
    overlaid = found["metadata"]["media-overlay"]
    assert overlaid["active-class"] == "-epub-media-overlay-active"
    assert found["metadata"]["duration"] == pytest.approx(16.43)
    assert [part["href"] for part in found["readingOrder"]] == [
        f"EPUB/{name}.xhtml" for name in ("title", "a1-s1", "a1-s2", "a2-s1")
    ]
    assert [entry["title"] for entry in found["toc"]] == [
        "The Lantern, January",
        "The harbour reopens",
        "A ferry for Saltmere?",
    ]
    assert [page["title"] for page in found["pageList"]] == [str(number) for number in range(1, 10)]
