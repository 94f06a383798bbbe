from __future__ import annotations

import copy
import json
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import jsonschema
import pytest

from edition.model import Loudness, Output
from edition.packaging.manifest import manifest, schema, text
from tests.packaging.editions import Sample, hostile_edition, laid_out, many_sections, spoken

OUTPUT = Output("audio", "audio/01-the-harbour.mp3", "audio/mpeg", 12, "0f" * 32)


def described(sample: Sample, **more: Any) -> dict[str, Any]:
    paths = {recording.section_id: f"audio/{recording.section_id}.mp3" for recording in sample.recordings}
    given = {"recordings": sample.recordings, "layout": sample.layout, "outputs": (OUTPUT,), "audio_paths": paths,
             "image_paths": {"a1-s1-p2": "images/a1-s1-p2.jpg"}, "generator": "edition 0.1.0"}  # fmt: skip
    return json.loads(text(manifest(sample.edition, **(given | more))))


def faults(data: object) -> list[str]:
    validator = jsonschema.Draft202012Validator(schema(), format_checker=jsonschema.FormatChecker())
    return [f"{error.json_path}: {error.message}" for error in validator.iter_errors(data)]


def sentences(data: dict[str, Any]) -> list[dict[str, Any]]:
    """Every sentence in reading order, as one who reads the contract would collect them."""
    found = []
    for article in data["articles"]:
        found += article["front"]
        for section in article["sections"]:
            found.append(section["heading_sentence"])
            for block in section["blocks"]:
                found += block["sentences"]
                found += [block["credit"]] if block.get("credit") else []
    return found


def test_the_schema_is_one():
    jsonschema.Draft202012Validator.check_schema(schema())


def test_every_field_of_the_schema_is_described_or_named_by_its_type():
    for name, definition in schema()["$defs"].items():
        assert definition.get("description") or name == "article", name


def test_a_full_edition_keeps_the_contract(sample):
    assert faults(described(sample)) == []


def test_so_does_one_without_sound_print_or_packages(sample):
    data = described(sample, recordings=(), layout=None, outputs=(), audio_paths={}, image_paths={})
    assert faults(data) == []
    assert data["duration_ms"] is data["page_count"] is data["voice"] is data["loudness"] is None
    assert {sentence["begin_ms"] for sentence in sentences(data)} == {None}


def test_every_sentence_is_there_once_in_order_with_its_time_and_page(sample):
    clips = {clip.id: clip for recording in sample.recordings for clip in recording.clips}
    expected = [
        (s.id, s.text, s.language, clips[s.id].begin_ms, clips[s.id].end_ms, sample.layout.pages[s.id])
        for s in sample.edition.sentences
    ]
    found = [
        tuple(s[key] for key in ("id", "text", "language", "begin_ms", "end_ms", "page"))
        for s in sentences(described(sample))
    ]
    assert found == expected


def test_a_photo_has_its_words_and_nothing_else(sample):
    blocks = [
        b for a in described(sample)["articles"] for s in a["sections"] for b in s["blocks"] if b["kind"] == "photo"
    ]
    keys = ("caption", "credit_line", "alt_text", "image")
    assert [tuple(block[key] for key in keys) for block in blocks] == [
        (
            "Boats in the harbour of Saltmere. They wait.",
            "Photo: Ada Fell/Lantern",
            "Nine small boats",
            "images/a1-s1-p2.jpg",
        ),
        ("The quay at night", "Photo: B. Quill", None, None),
    ]
    assert [block["page"] for block in blocks] == [sample.layout.pages[block["id"]] for block in blocks]


def test_marks_are_slices_of_the_text(sample):
    blocks = [block for a in described(sample)["articles"] for s in a["sections"] for block in s["blocks"]]
    marked = {block["text"][slice(*mark["span"])]: mark["target"] for block in blocks for mark in block["marks"]}
    assert marked == {"Grey Heron": None, "the council’s page": "https://example.org/?a=1&b=2"}


def test_opening_and_closing_are_kept_apart_from_the_text(sample):
    section = described(sample)["articles"][0]["sections"][0]
    assert section["opening"] | {"begin_ms": 0, "end_ms": 0} == {
        "id": "a1-s1-opening",
        "text": "Part 1 of 2",
        "begin_ms": 0,
        "end_ms": 0,
    }
    assert section["opening"]["end_ms"] < section["heading_sentence"]["begin_ms"] < section["closing"]["begin_ms"]


def test_loudness_of_the_whole_is_the_mean_power_and_the_highest_peak(sample):
    loud, soft = (
        replace(sample.recordings[n], duration_ms=1000, loudness=Loudness(lufs, peak))
        for n, lufs, peak in ((0, -13.0, -2.0), (1, -100.0, -1.5))
    )
    data = described(sample, recordings=(loud, soft))
    assert data["loudness"] == {"integrated_lufs": -16.01, "true_peak_dbtp": -1.5}


def test_silence_has_no_loudness(sample):
    silent = replace(sample.recordings[0], loudness=Loudness(float("-inf"), float("-inf")))
    data = described(sample, recordings=(silent,))
    assert data["loudness"] == {"integrated_lufs": None, "true_peak_dbtp": None}
    assert faults(data) == []


def test_hostile_text_is_only_text(tmp_path):
    edition = hostile_edition(tmp_path)
    data = json.loads(text(manifest(edition, layout=laid_out(edition, tmp_path), audio_paths={}, generator="x")))
    assert faults(data) == []
    assert [s["text"] for s in sentences(data)] == [s.text for s in edition.sentences]


def test_the_same_edition_gives_the_same_bytes(sample):
    made = [
        manifest(sample.edition, recordings=sample.recordings, layout=sample.layout, audio_paths={}, generator="x")
        for _ in range(2)
    ]
    assert text(made[0]).encode() == text(made[1]).encode()


def test_a_hundred_sections(tmp_path):
    edition = many_sections(100)
    data = manifest(edition, recordings=spoken(edition, tmp_path), audio_paths={}, generator="x")
    assert [section["number"] for section in data["articles"][0]["sections"]] == list(range(1, 101))


def _section(data: dict[str, Any]) -> dict[str, Any]:
    return data["articles"][0]["sections"][0]


@pytest.mark.parametrize(
    "spoil",
    [
        lambda data: data.update(surprise=1),
        lambda data: data.pop("skipped"),
        lambda data: data.update(title=None),
        lambda data: data.update(date="15 January"),
        lambda data: _section(data).update(audio="../../etc/passwd"),
        lambda data: _section(data).update(audio="/etc/passwd"),
        lambda data: _section(data).update(audio="audio\\01.mp3"),
        lambda data: _section(data).update(duration_ms=-1),
        lambda data: _section(data)["blocks"][0].update(caption="not a photo"),
        lambda data: _section(data)["blocks"][1].pop("alt_text"),
        lambda data: _section(data)["blocks"][1].update(alt_text=""),
        lambda data: _section(data)["blocks"][0]["sentences"][0].update(surprise=1),
        lambda data: _section(data)["blocks"][0]["sentences"][0].update(id="../x"),
        lambda data: data["articles"][0]["front"][0].update(role="footer"),
        lambda data: data["outputs"][0].update(sha256="0"),
    ],
)
def test_the_schema_notices(sample, spoil: Callable[[dict[str, Any]], object]):
    data = copy.deepcopy(described(sample))
    spoil(data)
    assert faults(data)
