from __future__ import annotations

import json
import re
import subprocess
import zipfile
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from lxml import html as lxml_html

from edition.errors import OutputError
from edition.packaging import PackageOptions, identifier
from edition.packaging.audiobook import package
from tests.packaging.editions import (
    HOSTILE,
    Sample,
    article,
    edition,
    hostile_edition,
    many_sections,
    paragraph,
    spoken,
)
from tests.packaging.markup import pick
from tests.packaging.outside import java, node_module

OPTIONS = PackageOptions(slug="lantern")
DURATION = re.compile(r"PT(\d+\.\d{3})S")


def book(sample: Sample, folder: Path, options: PackageOptions = OPTIONS) -> zipfile.ZipFile:
    (path,) = package(sample.edition, sample.recordings, folder, layout=None, options=options)
    return zipfile.ZipFile(path)


def publication(sample: Sample, folder: Path, options: PackageOptions = OPTIONS) -> dict[str, Any]:
    with book(sample, folder, options) as archive:
        return json.loads(archive.read("publication.json"))


def contents(sample: Sample, folder: Path) -> lxml_html.HtmlElement:
    with book(sample, folder) as archive:
        return lxml_html.document_fromstring(archive.read("index.html"))


def test_what_is_in_the_file(sample, cover, tmp_path):
    with book(sample, tmp_path, replace(OPTIONS, cover=cover)) as archive:
        assert archive.namelist() == [
            "audio/a1-s1.mp3", "audio/a1-s2.mp3", "audio/a2-s1.mp3", "cover.png", "index.html", "publication.json",
            "text/a1-s1.vtt", "text/a1-s2.vtt", "text/a2-s1.vtt",
        ]  # fmt: skip
        for recording in sample.recordings:
            assert archive.read(f"audio/{recording.section_id}.mp3") == recording.path.read_bytes()


def test_what_the_recommendation_requires(sample, tmp_path):
    """Audiobooks 1.0, section 3; Publication Manifest, section 2.7."""
    data = publication(sample, tmp_path)
    assert data["@context"] == ["https://schema.org", "https://www.w3.org/ns/pub-context", {"language": "en-GB"}]
    assert data["conformsTo"] == "https://www.w3.org/TR/audiobooks/"
    assert data["type"] == "Audiobook"
    assert data["name"] == "The Lantern, January"
    assert all(item["type"] == "LinkedResource" for item in data["readingOrder"])
    assert {item["encodingFormat"] for item in data["readingOrder"]} == {"audio/mpeg"}


def test_what_it_recommends(sample, cover, tmp_path):
    data = publication(sample, tmp_path, replace(OPTIONS, cover=cover, base_url="https://example.org/editions"))
    assert data["abridged"] is False
    assert data["author"] == ["Ada Fell"]
    assert data["readBy"] == ["silent"]
    assert data["publisher"] == "The Saltmere Lantern"
    assert (data["datePublished"], data["dateModified"]) == ("2026-01-15", "2026-01-15T00:00:00Z")
    assert data["inLanguage"] == ["en-GB"]
    assert data["url"] == "https://example.org/editions/lantern/"
    assert data["id"] == identifier(sample.edition, replace(OPTIONS, base_url="https://example.org/editions"))
    assert [(item["rel"], item["url"]) for item in data["resources"]] == [
        ("contents", "index.html"),
        ("cover", "cover.png"),
    ]


def test_the_whole_is_as_long_as_its_parts(sample, tmp_path):
    data = publication(sample, tmp_path)
    parts = [float(DURATION.fullmatch(item["duration"])[1]) for item in data["readingOrder"]]
    assert [round(part * 1000) for part in parts] == [recording.duration_ms for recording in sample.recordings]
    assert float(DURATION.fullmatch(data["duration"])[1]) == pytest.approx(sum(parts))


def test_every_name_leads_to_a_file(sample, cover, tmp_path):
    with book(sample, tmp_path, replace(OPTIONS, cover=cover)) as archive:
        data = json.loads(archive.read("publication.json"))
        items = [
            *data["readingOrder"],
            *data["resources"],
            *(a for item in data["readingOrder"] for a in item["alternate"]),
        ]
        assert {item["url"] for item in items} | {"publication.json"} == set(archive.namelist())


def test_names_say_which_article(sample, tmp_path):
    names = [item["name"]["value"] for item in publication(sample, tmp_path)["readingOrder"]]
    assert names == [
        "The harbour reopens – Part 1 of 2: opening words",
        "The harbour reopens – The council’s plan",
        "A ferry for Saltmere?",
    ]


def test_the_table_of_contents_goes_from_article_to_part(sample, tmp_path):
    page = contents(sample, tmp_path)
    (nav,) = pick(page, "nav[role=doc-toc]")
    assert [(link.text, link.get("href"), len(list(link.iterancestors("ol")))) for link in pick(nav, "a")] == [
        ("The harbour reopens", "audio/a1-s1.mp3", 1),
        ("Part 1 of 2: opening words", "audio/a1-s1.mp3", 2),
        ("The council’s plan", "audio/a1-s2.mp3", 2),
        ("A ferry for Saltmere?", "audio/a2-s1.mp3", 1),
    ]


def test_a_single_article_is_listed_by_its_parts(tmp_path):
    made = many_sections(3)
    page = contents(Sample(made, spoken(made, tmp_path), None), tmp_path)
    assert [link.text for link in pick(page, "nav a")] == [section.heading.text for section in made.sections]


def test_a_book_that_lacks_a_sentence_says_so(sample, tmp_path):
    short = replace(sample.recordings[0], clips=sample.recordings[0].clips[:-2])
    data = publication(Sample(sample.edition, (short, *sample.recordings[1:]), None), tmp_path)
    assert data["abridged"] is True
    assert "accessModeSufficient" not in data


def test_without_sound_there_is_no_audiobook(sample, tmp_path):
    assert package(sample.edition, (), tmp_path, layout=None, options=OPTIONS) == ()
    assert list(tmp_path.iterdir()) == []


def test_a_lost_sound_file_is_named(sample, tmp_path):
    lost = replace(sample.recordings[0], path=tmp_path / "lost.mp3")
    with pytest.raises(OutputError):
        package(sample.edition, (lost,), tmp_path, layout=None, options=OPTIONS)


def test_hostile_text_is_only_text(tmp_path):
    made = hostile_edition(tmp_path)
    hostile = Sample(made, spoken(made, tmp_path), None)
    data = publication(hostile, tmp_path)
    assert data["name"].startswith(f"{HOSTILE[0]} {HOSTILE[2]} long long")
    assert all(re.fullmatch(r"audio/a\d+-s1\.mp3", item["url"]) for item in data["readingOrder"])
    page = contents(hostile, tmp_path)
    assert pick(page, "script, img, style, iframe") == []
    assert pick(page, "nav a")[0].text == HOSTILE[0]


def test_right_to_left_text_runs_that_way(tmp_path):
    made = edition(article(1, "מים", [[paragraph("מים.")]], language="he"))
    hebrew = Sample(made, spoken(made, tmp_path), None)
    assert publication(hebrew, tmp_path)["@context"][-1] == {"language": "he", "direction": "rtl"}
    assert contents(hebrew, tmp_path).get("dir") == "rtl"


def test_the_same_edition_gives_the_same_bytes(sample, tmp_path):
    made = []
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        made.append(
            package(sample.edition, sample.recordings, tmp_path / name, layout=None, options=OPTIONS)[0].read_bytes()
        )
    assert made[0] == made[1]


def test_the_checker_of_the_w3c_finds_no_error_in_the_contents(sample, tmp_path):
    jar = node_module("vnu-jar/build/dist/vnu.jar")
    with book(sample, tmp_path) as archive:
        archive.extract("index.html", tmp_path)
    command = [java(), "-jar", str(jar), "--errors-only", "--format", "text", str(tmp_path / "index.html")]
    done = subprocess.run(command, capture_output=True, text=True)
    assert (done.returncode, done.stdout) == (0, ""), done.stderr
