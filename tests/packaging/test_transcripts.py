from __future__ import annotations

import json
import re
import subprocess
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from edition.model import BlockKind
from edition.packaging import PackageOptions
from edition.packaging.transcripts import package, plain
from edition.packaging.webvtt import Cue, timestamp, webvtt
from tests.packaging.editions import hostile_edition, spoken
from tests.packaging.outside import node_module

OPTIONS = PackageOptions(slug="lantern")
CUE = re.compile(r"(\S+)\n(\d\d+:\d\d:\d\d\.\d{3}) --> (\d\d+:\d\d:\d\d\.\d{3})\n([^\n]+)\n")

PLAIN = """\
The Lantern, January
====================

The harbour reopens
===================

After two years the boats are back. Not all of them.

By Ada Fell

Part 1 of 2: opening words
--------------------------

The harbour of Saltmere reopened on Monday. Fishing crews said that they were relieved.

[Photograph]
Nine small boats
Boats in the harbour of Saltmere. They wait.
Photo: Ada Fell/Lantern

“We waited two years,” said Ada Fell. The first boat left at dawn & came back full.
"""


def test_every_sound_has_a_file_of_its_name_with_all_that_is_heard(sample, tmp_path):
    files = package(sample.edition, sample.recordings, tmp_path, layout=None, options=OPTIONS)
    assert [path.name for path in files] == ["lantern.txt", "a1-s1.vtt", "a1-s2.vtt", "a2-s1.vtt"]
    for recording, path in zip(sample.recordings, files[1:], strict=True):
        found = [(id_, begin, end) for id_, begin, end, _ in CUE.findall(path.read_text("utf-8"))]
        assert found == [(clip.id, timestamp(clip.begin_ms), timestamp(clip.end_ms)) for clip in recording.clips]


def test_plain_text_reads_from_top_to_bottom(sample):
    assert plain(sample.edition).startswith(PLAIN)


def test_plain_text_holds_every_sentence_once_in_order(sample):
    text, place = plain(sample.edition), 0
    for sentence in sample.edition.sentences:
        place = text.index(sentence.text, place) + len(sentence.text)


def test_an_unreadable_passage_in_another_language_is_marked(sample, tmp_path):
    package(sample.edition, sample.recordings, tmp_path, layout=None, options=OPTIONS)
    assert "<lang de>Hafen bedeutet Hafen.</lang>" in (tmp_path / "transcripts" / "a1-s2.vtt").read_text("utf-8")


def test_without_sound_there_is_text_alone(sample, tmp_path):
    files = package(sample.edition, (), tmp_path, layout=None, options=OPTIONS)
    assert [path.name for path in files] == ["lantern.txt"]


def test_sound_files_of_one_name_keep_a_transcript_each(sample, tmp_path):
    alike = [replace(recording, path=tmp_path / recording.section_id / "part.mp3") for recording in sample.recordings]
    files = package(sample.edition, alike, tmp_path, layout=None, options=OPTIONS)
    assert [path.name for path in files] == ["lantern.txt", "a1-s1.vtt", "a1-s2.vtt", "a2-s1.vtt"]


def test_a_photo_without_words_keeps_its_place(sample):
    article = sample.edition.articles[0]
    section = article.sections[0]
    bare = replace(section.photos[0], text="", sentences=(), credit=None)
    blocks = tuple(bare if block.kind is BlockKind.PHOTO else block for block in section.blocks)
    edition = replace(sample.edition, articles=(replace(article, sections=(replace(section, blocks=blocks),)),))
    assert "\n\n[Photograph]\nNine small boats\n\n" in plain(edition)


def test_nothing_in_a_sentence_is_webvtt():
    hostile = "a --> b\n\n00:00.000 --> 01:00.000\n<c.x>&lt; NOTE\0"
    (cue,) = CUE.findall(webvtt([Cue("a1-s1-p1-n1", hostile, 0, 9)]))
    assert cue[3] == "a --&gt; b 00:00.000 --&gt; 01:00.000 &lt;c.x&gt;&amp;lt; NOTE\N{REPLACEMENT CHARACTER}"


def test_a_cue_always_ends_after_it_begins():
    assert "00:00:05.000 --> 00:00:05.001" in webvtt([Cue("a", "…", 5000, 5000)])


@given(st.integers(0, 10**9))
def test_timestamps_are_read_back(time_ms):
    hours, minutes, seconds = timestamp(time_ms).split(":")
    assert len(hours) >= 2
    assert (int(hours) * 60 + int(minutes)) * 60_000 + round(float(seconds) * 1000) == time_ms


@given(st.text(min_size=1).filter(str.split))
def test_any_text_is_one_line_of_a_cue(text):
    written = webvtt([Cue("a", text, 0, 1)])
    assert written.count("\n") == 5
    assert written.count("-->") == 1
    written.encode()


def test_the_same_edition_gives_the_same_bytes(sample, tmp_path):
    made = []
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        made.append(
            [
                p.read_bytes()
                for p in package(sample.edition, sample.recordings, tmp_path / name, layout=None, options=OPTIONS)
            ]
        )
    assert made[0] == made[1]


def test_a_browser_s_parser_finds_no_error(sample, tmp_path):
    parser = node_module("webvtt-parser/parser.js")
    hostile = hostile_edition(tmp_path)
    files = package(sample.edition, sample.recordings, tmp_path, layout=None, options=OPTIONS)
    files += package(hostile, spoken(hostile, tmp_path), tmp_path, layout=None, options=PackageOptions(slug="hostile"))
    code = (
        f"const {{WebVTTParser}} = require({json.dumps(str(parser))}), fs = require('fs');"
        "for (const f of process.argv.slice(1)) {"
        "const r = new WebVTTParser().parse(fs.readFileSync(f, 'utf8'), 'subtitles');"
        "console.log(r.cues.length, JSON.stringify(r.errors)); }"
    )
    vtt = [str(path) for path in files if path.suffix == ".vtt"]
    out = subprocess.run(["node", "-e", code, *vtt], capture_output=True, text=True, check=True).stdout.splitlines()
    assert len(out) == len(vtt)
    assert all(re.fullmatch(r"[1-9]\d* \[\]", line) for line in out), out
