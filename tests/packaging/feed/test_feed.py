from __future__ import annotations

import json
import re
import shutil
from dataclasses import replace
from datetime import date
from email.utils import parsedate_to_datetime
from io import BytesIO
from pathlib import Path
from urllib.parse import urlsplit
from uuid import UUID

from PIL import Image

from edition.packaging.feed import FeedOptions, feed
from tests.packaging.editions import HOSTILE, article, edition, hostile_edition, many_sections, paragraph, spoken, tone
from tests.packaging.feed.publishing import ADDRESS, NAMES, all_texts, channel, items, on_disk, publish

GOLDEN = Path(__file__).parents[1] / "golden" / "feed"


def test_the_feed_reads_as_it_should(sample, tmp_path, golden):
    # Sound of a length that no encoder changes.
    (tmp_path / "sound.mp3").write_bytes(bytes(1000))
    recordings = [replace(recording, path=tmp_path / "sound.mp3") for recording in sample.recordings]
    publish(
        tmp_path / "all", "lantern-january", sample.edition, recordings, [("web", "web/index.html", b"<!DOCTYPE html>")]
    )
    feed(tmp_path / "all", ADDRESS)
    golden(GOLDEN / "feed.xml", (tmp_path / "all/feed.xml").read_text("utf-8"))
    golden(GOLDEN / "chapters.json", (tmp_path / "all/feed_files/lantern-january-a1-s2.json").read_text("utf-8"))


def test_what_rss_and_the_directories_require(editions):
    """RSS 2.0; Apple Podcasts, “RSS tags for podcasts”; Podcasting 2.0, “guid” and “medium”."""
    feed(editions, ADDRESS)
    found = channel(editions)
    required = (
        "title",
        "link",
        "description",
        "language",
        "itunes:explicit",
        "itunes:author",
        "podcast:guid",
        "podcast:medium",
    )
    assert all(found.findtext(name, namespaces=NAMES) for name in required)
    assert found.find("itunes:category", NAMES).get("text") == "News"
    assert found.find("itunes:image", NAMES).get("href") == f"{ADDRESS}/feed_files/artwork.jpg"
    own = found.find("atom:link[@rel='self']", NAMES)
    assert (own.get("href"), own.get("type")) == (f"{ADDRESS}/feed.xml", "application/rss+xml")
    assert found.findtext("link") == f"{ADDRESS}/"
    assert found.findtext("title") == "The Saltmere Lantern"
    assert found.findtext("itunes:explicit", namespaces=NAMES) == "false"
    assert UUID(found.findtext("podcast:guid", namespaces=NAMES)).version == 5
    for item in items(editions):
        assert all(
            item.findtext(name, namespaces=NAMES)
            for name in ("title", "description", "guid", "pubDate", "itunes:duration")
        )
        assert item.find("guid").get("isPermaLink") == "false"
        assert item.find("podcast:transcript", NAMES).get("type") == "text/vtt"
        assert item.find("podcast:chapters", NAMES).get("type") == "application/json+chapters"


def test_the_guid_of_the_feed_is_the_one_the_specification_gives():
    from edition.packaging.feed.rss import _feed_guid

    # The example of the Podcasting 2.0 specification.
    assert _feed_guid("https://podnews.net/rss") == "9b024349-ccf0-5f69-a609-6b82873eab3c"


def test_every_enclosure_is_as_long_as_it_says(editions):
    feed(editions, ADDRESS)
    enclosures = [item.find("enclosure") for item in items(editions)]
    assert len(enclosures) == 3
    for enclosure in enclosures:
        assert int(enclosure.get("length")) == on_disk(editions, enclosure.get("url")).stat().st_size
        assert enclosure.get("type") == "audio/mpeg"


def test_everything_the_feed_points_to_is_there(editions):
    files = feed(editions, ADDRESS)
    text = (editions / "feed.xml").read_text("utf-8")
    addresses = set(re.findall(rf"{ADDRESS}/[^\"<]+", text))
    assert [
        address
        for address in addresses
        if not on_disk(editions, urlsplit(address)._replace(fragment="").geturl()).is_file()
    ] == []
    assert {path for path in files if str(path.relative_to(editions)) not in text} == {editions / "feed.xml"} - {
        path for path in files if f"{ADDRESS}/{path.relative_to(editions)}" in addresses
    }


def test_parts_come_in_order_for_players_that_sort_by_time(editions):
    feed(editions, ADDRESS)
    found = items(editions)
    oldest_first = sorted(found, key=lambda item: parsedate_to_datetime(item.findtext("pubDate")))
    assert all_texts(oldest_first, "itunes:episode") == ["1", "2", "3"]
    assert all_texts(oldest_first, "title") == [
        "The harbour reopens – Part 1 of 2: opening words",
        "The harbour reopens – The council’s plan",
        "A ferry for Saltmere?",
    ]
    assert channel(editions).findtext("itunes:type", namespaces=NAMES) == "serial"


def test_transcripts_hold_all_that_is_heard(sample, editions):
    feed(editions, ADDRESS)
    for recording in sample.recordings:
        vtt = (editions / f"feed_files/lantern-january-{recording.section_id}.vtt").read_text("utf-8")
        assert re.findall(r"\n\n(\S+)\n\d\d:", vtt) == [clip.id for clip in recording.clips]


def test_chapters_follow_the_sub_headings(sample, editions):
    feed(editions, ADDRESS)
    data = json.loads((editions / "feed_files/lantern-january-a1-s2.json").read_text("utf-8"))
    begin = next(clip.begin_ms for clip in sample.recordings[1].clips if clip.id == "a1-s2-p1-n1")
    assert data["version"] == "1.2.0"
    assert data["chapters"] == [
        {"startTime": 0, "title": "The council’s plan"},
        {"startTime": begin / 1000, "title": "What comes next"},
    ]


def test_an_edition_in_one_file_is_one_episode_with_its_parts_for_chapters(sample, tmp_path):
    whole = tone(sum(recording.duration_ms for recording in sample.recordings))
    publish(tmp_path, "lantern", sample.edition, sample.recordings, [("audiobook", "lantern.mp3", whole)])
    feed(tmp_path, ADDRESS)
    (item,) = items(tmp_path)
    assert item.find("enclosure").get("url") == f"{ADDRESS}/lantern/lantern.mp3"
    assert channel(tmp_path).findtext("itunes:type", namespaces=NAMES) == "episodic"
    data = json.loads((tmp_path / "feed_files/lantern.json").read_text("utf-8"))
    first, second, _ = sample.recordings
    assert [chapter["startTime"] for chapter in data["chapters"]] == [
        0, first.duration_ms / 1000, (first.duration_ms + second.duration_ms) / 1000,
    ]  # fmt: skip
    vtt = (tmp_path / "feed_files/lantern.vtt").read_text("utf-8")
    assert len(re.findall(r"^\d\d:.* --> ", vtt, re.MULTILINE)) == sum(len(r.clips) for r in sample.recordings)


def test_a_file_of_another_length_is_not_the_whole_edition(sample, tmp_path):
    publish(tmp_path, "lantern", sample.edition, sample.recordings, [("audio", "audio/00.mp3", tone(2000))])
    feed(tmp_path, ADDRESS)
    assert len(items(tmp_path)) == 3


def test_guids_stay_when_text_sound_and_server_change(sample, tmp_path):
    publish(tmp_path / "before", "lantern", sample.edition, sample.recordings)
    part = sample.edition.articles[1]
    corrected = replace(part, byline=replace(part.headline, id="a2-byline", text="By Cy Moor"))
    changed = replace(sample.edition, articles=(sample.edition.articles[0], corrected))
    (tmp_path / "sound").mkdir()
    publish(tmp_path / "after", "lantern", changed, spoken(changed, tmp_path / "sound"))
    feed(tmp_path / "before", ADDRESS)
    feed(tmp_path / "after", "https://elsewhere.example")
    before, after = (all_texts(items(tmp_path / name), "guid") for name in ("before", "after"))
    assert before == after


def test_two_editions_with_one_title_have_guids_of_their_own(sample, tmp_path):
    for slug in ("lantern", "lantern-2"):
        publish(tmp_path, slug, sample.edition, sample.recordings)
    feed(tmp_path, ADDRESS)
    guids = all_texts(items(tmp_path), "guid")
    assert len(set(guids)) == len(guids) == 6


def test_the_newest_edition_comes_first(sample, tmp_path):
    for slug, day in (("b-old", date(2025, 12, 31)), ("a-new", date(2026, 2, 1)), ("c-middle", date(2026, 1, 1))):
        publish(tmp_path, slug, replace(sample.edition, date=day), sample.recordings)
    feed(tmp_path, ADDRESS)
    slugs = [item.find("enclosure").get("url").split("/")[-3] for item in items(tmp_path)]
    assert list(dict.fromkeys(slugs)) == ["a-new", "c-middle", "b-old"]
    assert all_texts(items(tmp_path), "itunes:season")[::3] == ["3", "2", "1"]


def test_editions_without_sound_are_passed_over(sample, editions):
    publish(editions, "silent", sample.edition, ())
    feed(editions, ADDRESS)
    assert len(items(editions)) == 3


def test_a_hundred_parts(tmp_path):
    made = many_sections(100)
    (tmp_path / "sound").mkdir()
    publish(tmp_path / "all", "long", made, spoken(made, tmp_path / "sound"))
    feed(tmp_path / "all", ADDRESS)
    assert all_texts(items(tmp_path / "all"), "itunes:episode") == [str(n) for n in range(100, 0, -1)]


def test_hostile_text_is_only_text(tmp_path):
    made = hostile_edition(tmp_path)
    (tmp_path / "sound").mkdir()
    publish(tmp_path / "all", "hostile", made, spoken(made, tmp_path / "sound"))
    files = feed(tmp_path / "all", ADDRESS)
    assert all(path.is_relative_to(tmp_path / "all") and re.fullmatch(r"[a-z0-9.-]+", path.name) for path in files)
    titles = all_texts(items(tmp_path / "all"), "title")
    assert titles[-1] == HOSTILE[0]
    # Readers take a description for HTML: what the XML says is the text, escaped once more.
    summaries = all_texts(items(tmp_path / "all"), "description")
    assert summaries[-1] == "&lt;script&gt;alert(1)&lt;/script&gt;"
    assert all("<" not in summary for summary in (*summaries, channel(tmp_path / "all").findtext("description")))


def test_odd_folder_names_are_encoded(sample, tmp_path):
    publish(tmp_path, "Mein Ordner & 100% #1", sample.edition, sample.recordings)
    feed(tmp_path, ADDRESS)
    url = items(tmp_path)[0].find("enclosure").get("url")
    assert url == f"{ADDRESS}/Mein%20Ordner%20%26%20100%25%20%231/audio/03.mp3"
    assert on_disk(tmp_path, url).is_file()


def test_the_producer_may_say_more(editions, cover):
    feed(
        editions,
        ADDRESS,
        FeedOptions("Boats & news", "From <Saltmere>", "Ada Fell", "Arts", explicit=True, image=cover),
    )
    found = channel(editions)
    said = {name: found.findtext(name, namespaces=NAMES) for name in ("title", "description", "itunes:author")}
    assert said == {"title": "Boats & news", "description": "From &lt;Saltmere&gt;", "itunes:author": "Ada Fell"}
    assert found.findtext("itunes:explicit", namespaces=NAMES) == "true"
    assert found.find("itunes:category", NAMES).get("text") == "Arts"
    assert set(all_texts(items(editions), "itunes:explicit")) == {"true"}


def test_artwork_is_square_and_as_large_as_directories_want(editions, cover, tmp_path):
    for chosen in (None, cover):
        feed(editions, ADDRESS, FeedOptions(image=chosen))
        with Image.open(editions / "feed_files/artwork.jpg") as artwork:
            assert (artwork.format, artwork.mode, artwork.size) == ("JPEG", "RGB", (1400, 1400))


def test_the_newest_cover_is_the_artwork(sample, tmp_path):
    from mutagen.id3 import APIC, ID3

    red = BytesIO()
    Image.new("RGB", (1400, 1400), "red").save(red, "JPEG")
    target = publish(tmp_path, "lantern", sample.edition, sample.recordings)
    tagged = ID3()
    tagged.add(APIC(mime="image/jpeg", type=3, data=red.getvalue()))
    tagged.save(target / "audio/01.mp3")
    data = json.loads((target / "edition.json").read_text("utf-8"))
    data["outputs"][0]["bytes"] = (target / "audio/01.mp3").stat().st_size
    (target / "edition.json").write_text(json.dumps(data), encoding="utf-8")
    feed(tmp_path, ADDRESS)
    with Image.open(tmp_path / "feed_files/artwork.jpg") as artwork:
        assert artwork.getpixel((700, 700))[0] > 240
        assert artwork.getpixel((700, 700))[1] < 20


def test_the_same_editions_give_the_same_bytes(editions):
    made = [{path: path.read_bytes() for path in feed(editions, ADDRESS)} for _ in range(2)]
    assert made[0] == made[1]


def test_what_an_edition_leaves_behind_goes_with_it(sample, editions):
    publish(editions, "other", edition(article(1, "Other", [[paragraph("Here.")]])), sample.recordings[:1])
    feed(editions, ADDRESS)
    assert (editions / "feed_files/other-a1-s1.vtt").is_file()
    shutil.rmtree(editions / "other")
    feed(editions, ADDRESS)
    assert list((editions / "feed_files").glob("other*")) == []
