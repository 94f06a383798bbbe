"""One truth: the same words under the same ids in every package, whatever the edition holds.

That ids, times and pages of a really made edition agree is shown in ``tests/test_one_truth.py``.
"""

from __future__ import annotations

import json
import re
import zipfile
from html import unescape
from typing import Any

import jsonschema
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree, html

from edition.checking.audiobook import check_audiobook
from edition.checking.expected import Expected
from edition.checking.transcripts import check_transcripts
from edition.checking.web import check_web
from edition.packaging import PackageOptions, audiobook, daisy, epub, transcripts, web
from edition.packaging.manifest import manifest, schema, text
from tests.packaging.test_any_edition import ARTICLES, TURNS, assembled, folder, turned
from tests.packaging.test_any_edition import heard as sounding

__all__ = ["folder"]

OPTIONS = PackageOptions(slug="all")
PACKAGES = (epub, daisy, web, audiobook, transcripts)


def by_id(root: etree._Element) -> dict[str, str]:
    """Return the words of every element with an id, by id."""
    return {element.get("id"): "".join(element.itertext()) for element in root.iter(etree.Element) if element.get("id")}


def cues(vtt: str) -> dict[str, str]:
    blocks = [block.split("\n") for block in vtt.strip().split("\n\n")[1:]]
    return {id_: unescape(re.sub("</?lang[^>]*>", "", words)) for id_, _, words in blocks}


def written(data: Any) -> dict[str, str]:
    """Return every sentence anywhere in ``edition.json``, by id."""
    if isinstance(data, list):
        return {id_: words for item in data for id_, words in written(item).items()}
    if not isinstance(data, dict):
        return {}
    own = {data["id"]: data["text"]} if "begin_ms" in data else {}
    return own | written(list(data.values()))


@pytest.fixture(scope="module")
def words(sample, tmp_path_factory) -> dict[str, dict[str, str]]:
    """Every sentence's words by format and id."""
    out = tmp_path_factory.mktemp("all")
    for module in PACKAGES:
        module.package(sample.edition, sample.recordings, out, layout=sample.layout, options=OPTIONS)
    with zipfile.ZipFile(out / "all.epub") as book:
        documents = [etree.fromstring(book.read(name)) for name in book.namelist() if re.search(r"-s\d\.xhtml$", name)]
    with zipfile.ZipFile(out / "all.lpf") as book:
        tracks = [book.read(name).decode() for name in book.namelist() if name.endswith(".vtt")]
    described = manifest(
        sample.edition, recordings=sample.recordings, layout=sample.layout, audio_paths={}, generator="x"
    )
    return {
        "epub": {id_: words for document in documents for id_, words in by_id(document).items()},
        "daisy": by_id(etree.parse(out / "all-daisy/content.html").getroot()),
        "web": by_id(html.parse(out / "web/index.html").getroot()),
        "lpf": {id_: words for track in tracks for id_, words in cues(track).items()},
        "transcripts": {
            id_: words
            for path in (out / "transcripts").glob("*.vtt")
            for id_, words in cues(path.read_text("utf-8")).items()
        },
        "edition.json": written(json.loads(text(described))),
    }


@pytest.mark.parametrize("form", ["epub", "daisy", "web", "lpf", "transcripts", "edition.json"])
def test_every_format_has_the_same_words(sample, words, form):
    expected = {sentence.id: sentence.text for sentence in sample.edition.sentences}
    assert {id_: words[form].get(id_) for id_ in expected} == expected


def test_what_is_spoken_alone_is_nowhere_in_print(sample, words):
    spoken = {clip.id for recording in sample.recordings for clip in recording.clips} - {
        s.id for s in sample.edition.sentences
    }
    assert len(spoken) == 2 * len(sample.recordings)
    assert spoken <= set(words["transcripts"])
    assert spoken.isdisjoint(words["web"])


@given(parts=ARTICLES, turns=st.none() | TURNS, sound=st.booleans())
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_nothing_is_lost_whatever_it_is(folder, parts, turns, sound):
    made = assembled(parts, folder)
    recordings = sounding(made, folder) if sound else ()
    layout = turned(made, turns) if turns else None
    expected = Expected.of(made, recordings, layout)
    page, *_ = web.package(made, recordings, folder, layout=layout, options=OPTIONS)
    found = list(check_web(page, expected).findings)
    for path in audiobook.package(made, recordings, folder, layout=layout, options=OPTIONS):
        found += check_audiobook(path, expected).findings
    for path in (folder / "transcripts").glob("*"):
        path.unlink()
    transcripts.package(made, recordings, folder, layout=layout, options=OPTIONS)
    found += check_transcripts(folder / "transcripts", expected).findings
    assert [str(finding) for finding in found] == []
    described = json.loads(text(manifest(made, recordings=recordings, layout=layout, audio_paths={}, generator="x")))
    jsonschema.validate(described, schema(), jsonschema.Draft202012Validator)
    assert {s.id: s.text for s in made.sentences}.items() <= written(described).items()
