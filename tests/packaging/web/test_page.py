from __future__ import annotations

import re
import subprocess
from base64 import b64decode, b64encode
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest
from lxml import html as lxml_html

from edition.errors import OutputError, PhotoError
from edition.model import Edition, Photo, WordTimes
from edition.packaging import PackageOptions, web
from edition.packaging.pages import page_breaks
from edition.packaging.web import single
from tests.packaging.editions import (
    HOSTILE,
    Sample,
    article,
    edition,
    hostile_edition,
    laid_out,
    many_sections,
    paragraph,
    photo,
    spoken,
)
from tests.packaging.markup import pick
from tests.packaging.outside import java, node_module

OPTIONS = PackageOptions(slug="lantern")
GOLDEN = Path(__file__).parents[1] / "golden" / "web"


def bound(sample: Sample, folder: Path) -> lxml_html.HtmlElement:
    web.package(sample.edition, sample.recordings, folder, layout=sample.layout, options=OPTIONS)
    return parsed(folder / "web" / "index.html")


def parsed(path: Path) -> lxml_html.HtmlElement:
    return lxml_html.document_fromstring(path.read_bytes())


def words(element: lxml_html.HtmlElement) -> str:
    return element.text_content()


def without_sound(made: Edition) -> Sample:
    return Sample(made, (), None)


@pytest.fixture(scope="module")
def page(sample, tmp_path_factory) -> lxml_html.HtmlElement:
    return bound(sample, tmp_path_factory.mktemp("web"))


def test_one_folder_holds_all_it_needs(sample, tmp_path):
    files = web.package(sample.edition, sample.recordings, tmp_path, layout=sample.layout, options=OPTIONS)
    assert [path.relative_to(tmp_path).as_posix() for path in files] == [
        "web/index.html",
        "web/audio/a1-s1.mp3",
        "web/audio/a1-s2.mp3",
        "web/audio/a2-s1.mp3",
        "web/fonts/AtkinsonHyperlegibleNext_400Regular.ttf",
        "web/fonts/AtkinsonHyperlegibleNext_400Regular_Italic.ttf",
        "web/fonts/AtkinsonHyperlegibleNext_700Bold.ttf",
        "web/fonts/OFL-AtkinsonHyperlegibleNext.txt",
        "web/icon.svg",
        "web/photos/a1-s1-p2.jpg",
    ]
    addresses = [
        value for _, attribute, value, _ in parsed(tmp_path / "web/index.html").iterlinks() if attribute != "href"
    ]
    inside = [address for address in addresses if not address.startswith("#")]
    assert inside
    assert [address for address in inside if not (tmp_path / "web" / address).is_file()] == []


def test_the_page_reads_as_it_should(sample, tmp_path, golden):
    bound(sample, tmp_path)
    text = (tmp_path / "web/index.html").read_text("utf-8")
    golden(
        Path(__file__).parents[1] / "golden" / "web" / "main.html", text[text.index("<main") : text.index("</main>")]
    )


def test_the_sound_is_copied_and_not_encoded_again(sample, tmp_path):
    web.package(sample.edition, sample.recordings, tmp_path, layout=None, options=OPTIONS)
    for recording in sample.recordings:
        assert (tmp_path / f"web/audio/{recording.section_id}.mp3").read_bytes() == recording.path.read_bytes()


def test_every_sentence_is_there_once_in_order_with_its_time(sample, page):
    clips = {clip.id: clip for recording in sample.recordings for clip in recording.clips}
    expected = [(s.id, s.text, str(clips[s.id].begin_ms), str(clips[s.id].end_ms)) for s in sample.edition.sentences]
    assert [(s.get("id"), words(s), s.get("data-begin"), s.get("data-end")) for s in pick(page, ".s")] == expected


def test_every_printed_page_begins_where_it_does(sample, page):
    marks = pick(page, ".page")
    numbers = page_breaks(sample.edition, sample.layout).numbers
    assert [mark.get("data-page") for mark in marks] == [
        str(number) for number in numbers if number < sample.layout.page_count
    ]
    before = page_breaks(sample.edition, sample.layout).before
    following = {_next(mark).get("id"): int(mark.get("data-page")) for mark in marks}
    assert {id_: pages[-1] for id_, pages in before.items()} == following


def _next(mark: lxml_html.HtmlElement) -> lxml_html.HtmlElement:
    return mark.xpath("following::*[self::figure or @class = 's'][1]")[0]


def test_a_photo_keeps_its_words(page):
    with_picture, without = pick(page, "figure")
    (image,) = pick(with_picture, "img")
    assert (image.get("src"), image.get("alt")) == ("photos/a1-s1-p2.jpg", "Nine small boats")
    assert (image.get("width"), image.get("height")) == ("64", "48")
    assert words(with_picture).strip() == "Boats in the harbour of Saltmere. They wait. Photo: Ada Fell/Lantern"
    assert pick(without, "img") == []
    assert words(without).split("\n")[-3:-1] == ["Photograph", "The quay at night Photo: B. Quill"]


@pytest.mark.parametrize(
    ("caption", "credit", "attribute", "value"),
    [
        ("A quay.", "Photo: B. Quill", "aria-labelledby", "a1-s1-p1-caption"),
        ("", "Photo: B. Quill", "aria-labelledby", "a1-s1-p1-credit"),
        ("", "", "alt", ""),
    ],
)
def test_alt_text_is_never_invented(sample, tmp_path, caption, credit, attribute, value):
    image = sample.edition.articles[0].sections[0].photos[0].photo.image
    made = edition(article(1, "Quay", [[photo(caption, credit, None, image)]]))
    (img,) = pick(bound(without_sound(made), tmp_path), "img")
    assert {name: img.get(name) for name in ("alt", "aria-labelledby") if img.get(name) is not None} == {
        attribute: value
    }


def test_a_description_outlives_a_missing_picture(tmp_path):
    made = edition(article(1, "Quay", [[photo("A quay.", "", "Stones by the water")]]))
    assert words(pick(bound(without_sound(made), tmp_path), "figure .description")[0]) == "Stones by the water"


def test_a_picture_taken_sideways_has_the_size_it_is_shown_in(tmp_path):
    from PIL import Image

    exif = Image.Exif()
    exif[0x0112] = 6
    Image.new("RGB", (40, 30)).save(tmp_path / "turned.jpg", exif=exif)
    made = edition(article(1, "Quay", [[photo("A quay.", image=tmp_path / "turned.jpg")]]))
    (img,) = pick(bound(without_sound(made), tmp_path), "img")
    assert (img.get("width"), img.get("height")) == ("30", "40")


def test_marks_and_languages(page):
    emphasis, link = pick(page, ".s em")[0], pick(page, ".s a")[0]
    assert words(emphasis) == "Grey Heron"
    assert (words(link), link.get("href"), link.get("rel")) == (
        "the council’s page", "https://example.org/?a=1&b=2", "noopener noreferrer external",
    )  # fmt: skip
    assert [words(element) for element in pick(page, "main [lang=de]")] == ["Hafen bedeutet Hafen. So ist es."]
    assert page.get("lang") == "en-GB"


def test_headings_step_down_one_by_one(page):
    levels = [
        int(heading.tag[1])
        for heading in page.iter("h1", "h2", "h3", "h4", "h5", "h6")
        if heading.get("id") != "settings-title"
    ]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in zip(levels, levels[1:], strict=False))


def test_a_single_article_has_its_headline_for_the_page_s(tmp_path):
    made = many_sections(3)
    page = bound(Sample(made, spoken(made, tmp_path), None), tmp_path)
    assert [words(heading) for heading in pick(page, "h1")] == ["A very long story"]
    assert len(pick(page, "nav.contents li")) == 3


def test_list_items_stand_in_one_list(page):
    assert [[words(item) for item in pick(ul, "li")] for ul in pick(page, "main ul")] == [["Boats.", "Nets."]]


def test_without_javascript_there_is_text_and_a_sound_element_a_section(sample, page):
    sounds = pick(page, "main audio")
    assert [sound.get("src") for sound in sounds] == [
        f"audio/{recording.section_id}.mp3" for recording in sample.recordings
    ]
    assert all(sound.get("controls") is not None and sound.get("preload") == "none" for sound in sounds)
    assert pick(page, "#player")[0].get("hidden") is not None
    assert all(button.get("hidden") is not None for button in pick(page, "[data-listen]"))


def test_without_sound_there_is_no_player(sample, tmp_path):
    page = bound(Sample(sample.edition, (), None), tmp_path)
    assert pick(page, "audio, [data-do=play], [data-begin], .page") == []
    assert [words(s) for s in pick(page, ".s")] == [s.text for s in sample.edition.sentences]


def test_a_section_without_sentences_keeps_its_heading(tmp_path):
    page = bound(without_sound(edition(article(1, "Bare", [[], [paragraph("Here. Now.")]]))), tmp_path)
    assert [words(heading) for heading in pick(page, "section h2")] == [
        "Part 1 of 2: opening words",
        "Part 2 of 2: opening words",
    ]


def test_right_to_left_text_runs_that_way(tmp_path):
    page = bound(without_sound(edition(article(1, "מים", [[paragraph("מים.")]], language="he"))), tmp_path)
    assert (page.get("lang"), page.get("dir")) == ("he", "rtl")
    # We have no words in Hebrew: ours are English, and say so.
    assert [pick(page, place)[0].get("lang") for place in (".skip", "#player", "#settings")] == ["en", "en", "en"]


def policy(page: lxml_html.HtmlElement) -> dict[str, list[str]]:
    content = pick(page, "meta[http-equiv=Content-Security-Policy]")[0].get("content")
    return {name: sources for name, *sources in (directive.split() for directive in content.split(";"))}


def digest(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"


def test_the_policy_lets_our_own_style_and_script_through_and_nothing_else(page):
    (style,), (script,) = pick(page, "style"), pick(page, "script")
    assert policy(page) == {
        "default-src": ["'none'"],
        "script-src": [digest(script.text)],
        "style-src": [digest(style.text)],
        "img-src": ["'self'", "file:"],
        "font-src": ["'self'", "file:"],
        "media-src": ["'self'", "file:", "blob:"],
        "connect-src": ["'self'"],
        "base-uri": ["'none'"],
        "form-action": ["'none'"],
        "require-trusted-types-for": ["'script'"],
    }


def test_nothing_is_asked_of_anybody_else(page):
    outside = [(element.tag, value) for element, _, value, _ in page.iterlinks() if "//" in value]
    assert outside == [("a", "https://example.org/?a=1&b=2")]
    assert "http" not in pick(page, "style")[0].text
    assert not re.search(r"https?://", pick(page, "script")[0].text)


def test_one_file_holds_everything(sample, tmp_path):
    (path,) = single.package(sample.edition, sample.recordings, tmp_path, layout=sample.layout, options=OPTIONS)
    page = parsed(path)
    assert path.name == "lantern.html"
    sounds = [sound.get("src").removeprefix("data:audio/mpeg;base64,") for sound in pick(page, "audio")]
    assert [b64decode(sound) for sound in sounds] == [recording.path.read_bytes() for recording in sample.recordings]
    assert {value.partition(":")[0] for _, attribute, value, _ in page.iterlinks() if attribute == "src"} == {"data"}
    assert policy(page)["media-src"] == policy(page)["img-src"] == ["data:"]
    assert "connect-src" not in policy(page)


HOSTILE_MARKUP = {"script": 1, "style": 1, "iframe": 0, "object": 0, "base": 0, "link": 1, "form": 1}


@pytest.mark.parametrize("way", [web, single])
def test_hostile_text_is_only_text(tmp_path, way):
    made = hostile_edition(tmp_path)
    way.package(made, spoken(made, tmp_path), tmp_path, layout=laid_out(made, tmp_path), options=OPTIONS)
    page = parsed(next(path for path in (tmp_path / "web/index.html", tmp_path / "lantern.html") if path.is_file()))
    assert {tag: len(pick(page, tag)) for tag in HOSTILE_MARKUP} == HOSTILE_MARKUP
    assert [name for element in page.iter() for name in element.attrib if name.startswith("on")] == []
    assert [href for href in page.xpath("//@href") if href.lower().startswith(("javascript:", "data:text"))] == []
    assert len(pick(page, "img")) == len(HOSTILE) + 2
    expected = [
        re.sub("[\x00-\x1f\ud800-\udfff\ufffe\uffff]", "\N{REPLACEMENT CHARACTER}", s.text) for s in made.sentences
    ]
    assert [words(s) for s in pick(page, ".s")] == expected
    assert pick(page, "title")[0].text.startswith(f"{HOSTILE[0]} {HOSTILE[2]} long")
    outside = {path for path in tmp_path.rglob("*") if path.is_file() and not path.is_relative_to(tmp_path)}
    assert outside == set()


def test_no_link_but_a_sound_one(tmp_path):
    from edition.model import Mark, MarkKind

    targets = ("javascript:alert(1)", "data:text/html,x", "//example.org", "https://example.org/\"onclick='x'", None)
    blocks = [paragraph("Word.", marks=(Mark(MarkKind.LINK, (0, 4), target),)) for target in targets]
    page = bound(without_sound(edition(article(1, "Links", [blocks]))), tmp_path)
    assert [link.get("href") for link in pick(page, ".s a")] == ["https://example.org/%22onclick='x'"]


def test_a_lost_picture_is_named(sample, tmp_path):
    made = edition(article(1, "Quay", [[photo("A quay.", image=tmp_path / "lost.jpg")]]))
    with pytest.raises(PhotoError, match="lost.jpg"):
        bound(without_sound(made), tmp_path)


@pytest.mark.parametrize("way", [web, single])
def test_a_lost_sound_file_is_named(sample, tmp_path, way):
    lost = replace(sample.recordings[0], path=tmp_path / "lost.mp3")
    with pytest.raises(OutputError, match=r"lost\.mp3|a1-s1\.mp3"):
        way.package(sample.edition, (lost,), tmp_path, layout=None, options=OPTIONS)


def test_the_same_edition_gives_the_same_bytes(sample, tmp_path):
    made = []
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        files = web.package(sample.edition, sample.recordings, tmp_path / name, layout=sample.layout, options=OPTIONS)
        files += single.package(
            sample.edition, sample.recordings, tmp_path / name, layout=sample.layout, options=OPTIONS
        )
        made.append({path.relative_to(tmp_path / name): path.read_bytes() for path in files})
    assert made[0] == made[1]


def test_the_checker_of_the_w3c_finds_no_error(sample, tmp_path):
    jar = node_module("vnu-jar/build/dist/vnu.jar")
    hostile = hostile_edition(tmp_path)
    mute = Photo("A quay.", image=sample.edition.articles[0].sections[0].photos[0].photo.image)
    bare = edition(article(1, "Bare", [[], [replace(photo("A quay."), photo=mute), photo()]]))
    for name, made in (
        ("rich", sample),
        ("hostile", Sample(hostile, spoken(hostile, tmp_path), None)),
        ("bare", without_sound(bare)),
    ):
        (tmp_path / name).mkdir()
        bound(made, tmp_path / name)
    pages = [str(path) for path in tmp_path.glob("*/web/index.html")]
    command = [java(), "-jar", str(jar), "--errors-only", "--format", "text", *pages]
    done = subprocess.run(command, capture_output=True, text=True)
    assert len(pages) == 3
    assert (done.returncode, done.stdout) == (0, ""), done.stderr


@pytest.mark.parametrize(
    ("said", "told"),
    [("A 👩 waves twice.", "0,1,0 2,4,100 5,10,200 11,16,600"), ("Another text than the printed one.", None)],
)
def test_word_times_count_as_scripts_do_and_are_those_of_the_printed_text(tmp_path, said, told):
    made = edition(article(1, "A wave", [[paragraph("A 👩 waves twice.")]]))
    (recording,) = spoken(made, tmp_path)
    begin = next(clip.begin_ms for clip in recording.clips if clip.id == "a1-s1-p1-n1")
    times = WordTimes.of(
        (start, end, begin + at, begin + at + 50)
        for start, end, at in ((0, 1, 0), (2, 3, 100), (4, 9, 200), (10, 15, 600))
    )
    clips = tuple(
        replace(clip, text=said, words=times) if clip.id == "a1-s1-p1-n1" else clip for clip in recording.clips
    )
    html = bound(Sample(made, (replace(recording, clips=clips),), None), tmp_path)
    assert pick(html, "#a1-s1-p1-n1")[0].get("data-words") == told
