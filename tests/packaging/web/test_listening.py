"""The player in a real browser: playback in step with the text, skipping, clicking, and what goes wrong."""

from __future__ import annotations

import functools
import http.server
import re
import threading
import time
from dataclasses import replace
from typing import Any

from edition.model import WordTimes
from edition.packaging import web
from tests.packaging.web.visiting import ABOVE_THE_BAR, OPTIONS, WATCH, index, lit, now, playing, times


def test_playback_advances_the_mark_in_step_with_edition_json(sample, folder, visit):
    page = visit(index(folder))
    page.click("[data-do=play]")
    lit(page, "a1-headline")
    last = sample.edition.articles[-1].sections[-1].blocks[-1].sentences[-1].id
    page.wait_for_function("id => seen.some((one) => one.id === id)", arg=last, timeout=60_000)
    in_step(page.evaluate("seen"), times(sample))


def in_step(seen: list[dict[str, Any]], expected: list[tuple[str, int]]) -> None:
    """Each sentence lights up when its turn comes, in order.

    A machine with other work may hold up the browser for longer than a short sentence lasts; then the browser goes
    on with the sentence that is heard by then. That may happen, but not often, and none may light up early or late.
    """
    begins, order = dict(expected), [id_ for id_, _ in expected]
    lit_up = [(one["id"], one["time"] - begins[one["id"]]) for one in seen if one["id"]]
    assert [order.index(id_) for id_, _ in lit_up] == sorted({order.index(id_) for id_, _ in lit_up})
    assert len(lit_up) >= 0.7 * len(order)
    late = sorted(by for _, by in lit_up)
    assert late[0] >= -25
    assert late[len(late) // 2] <= 60
    assert late[-1] <= 600


def test_the_page_in_one_file_plays_what_it_holds(sample, folder, visit):
    page = visit(folder / "lantern.html")
    page.select_option("#speed", "2")
    page.click("#a2-s1-p1-n2")
    last = sample.edition.articles[-1].sections[-1].blocks[-1].sentences[-1].id
    page.wait_for_function("id => seen.some((one) => one.id === id)", arg=last, timeout=30_000)
    assert page.evaluate("sound.src").startswith("data:audio/mpeg;base64,")


def test_a_click_on_a_sentence_plays_it(sample, folder, visit):
    page = visit(index(folder))
    for id_ in ("a1-s1-p3-n2", "a2-s1-p2-n1", "a1-s2-p6-credit"):
        page.click(f"#{id_}")
        lit(page, id_)
        assert playing(page)
        page.wait_for_function("() => sound.readyState >= 2 && !sound.seeking")
        begin = dict(times(sample))[id_]
        assert begin - 20 <= page.evaluate("sound.currentTime * 1000") < begin + 2000
    page.click("[data-do=play]")
    assert not playing(page)


def test_a_click_that_reads_or_follows_a_link_plays_nothing(folder, visit):
    page = visit(index(folder))
    page.evaluate("getSelection().selectAllChildren(document.querySelector('#a1-s1-p1-n1'))")
    page.dispatch_event("#a1-s1-p1-n2", "click")
    assert page.evaluate("sound.paused && !sound.src")
    page.evaluate(
        "getSelection().empty(); document.querySelector('.s a').addEventListener('click', (e) => e.preventDefault())"
    )
    page.click(".s a")
    assert page.evaluate("sound.paused && !sound.src")


def test_skipping_goes_by_sentence_paragraph_and_part(folder, visit):
    page = visit(index(folder))
    page.click("[data-do=sentence-on]")
    path = []
    for key in (
        "sentence-on",
        "block-on",
        "block-on",
        "block-on",
        "sentence-on",
        "block-on",
        "block-on",
        "block-back",
        "sentence-back",
        "section-on",
        "section-back",
        "section-back",
    ):
        page.click(f"[data-do={key}]")
        path.append(now(page))
    assert path == [
        "a1-standfirst-n1", "a1-byline", "a1-s1-heading", "a1-s1-p1-n1", "a1-s1-p1-n2", "a1-s1-p2-n1", "a1-s1-p3-n1",
        "a1-s1-p2-n1", "a1-s1-p1-n2", None, None, None,
    ]  # fmt: skip
    assert not playing(page)
    assert page.inner_text("#where") == "Part 1 of 2: opening words"


def test_skipping_crosses_from_part_to_part(folder, visit):
    page = visit(index(folder))
    page.click("[data-do=section-on]")
    assert page.inner_text("#where") == "The council’s plan"
    page.click("[data-do=sentence-back]")
    assert now(page) == "a1-s1-p4-n2"
    page.click("[data-do=sentence-on]")
    assert now(page) == "a1-s2-heading"


def test_what_is_heard_already_is_repeated_first(folder, visit):
    page = visit(index(folder))
    page.click("#a1-s1-p3-n1")
    page.wait_for_function("() => sound.currentTime > 0")
    page.click("[data-do=play]")
    page.evaluate("document.querySelector('#a1-s1-p3-n1').dataset.begin")
    page.fill("#position", "9")
    assert now(page) is None
    page.click("[data-do=section-back]")
    assert page.input_value("#position") == "0"


def test_letters_skip_unless_the_reader_turns_them_off(folder, visit):
    page = visit(index(folder))
    page.keyboard.press("l")
    assert now(page) == "a1-headline"
    page.keyboard.press("o")
    assert now(page) == "a1-standfirst-n1"
    page.keyboard.press("n")
    assert page.inner_text("#where") == "The council’s plan"
    page.keyboard.press("b")
    page.keyboard.press("k")
    page.wait_for_selector("[data-do=play][aria-label=Pause]")
    page.keyboard.press("k")
    page.wait_for_selector("[data-do=play][aria-label=Play]")
    page.keyboard.press("f")
    assert page.input_value("#speed") == "1.1"
    page.click("[data-do=settings]")
    page.click("[name=letters]")
    page.click("[data-do=close]")
    page.keyboard.press("f")
    assert page.input_value("#speed") == "1.1"


def test_the_text_follows_the_voice_but_not_a_reader_who_went_elsewhere(folder, visit):
    page = visit(index(folder), viewport={"width": 390, "height": 500}, reduced_motion="reduce")
    page.click("#a1-s2-p3-n1")
    lit(page, "a1-s2-p4-n1")
    assert page.evaluate(ABOVE_THE_BAR, ".now")
    page.evaluate("scrollTo(0, 0)")
    lit(page, "a1-s2-p5-n1")
    page.wait_for_timeout(100)
    assert page.evaluate("scrollY") == 0


def test_a_plain_server_that_cannot_send_parts_is_enough(sample, folder, visit):
    handler = functools.partial(_Plain, directory=str(folder / "web"))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        page = visit(f"http://127.0.0.1:{server.server_port}/index.html")
        page.evaluate("window.heard = []")
        page.evaluate("setInterval(() => sound.muted || sound.paused || heard.push(sound.currentTime * 1000), 10)")
        page.click("#a1-s1-p4-n1")
        lit(page, "a1-s1-p4-n1")
        page.wait_for_function("() => heard.length > 5")
        assert min(page.evaluate("heard")) >= dict(times(sample))["a1-s1-p4-n1"] - 20
    finally:
        server.shutdown()
        server.server_close()


class _Plain(http.server.SimpleHTTPRequestHandler):
    """Sends whole files only, and takes its time over the sound: meanwhile its beginning must not be heard."""

    def do_GET(self) -> None:
        if self.path.endswith(".mp3"):
            time.sleep(0.5)
        super().do_GET()

    def log_message(self, *_: object) -> None:
        """Say nothing."""


def test_a_lost_sound_file_is_said_and_stops_nothing(sample, tmp_path, visit, browser):
    web.package(sample.edition, sample.recordings, tmp_path, layout=None, options=OPTIONS)
    (tmp_path / "web/audio/a1-s1.mp3").unlink()
    context = browser.new_context()
    page = context.new_page()
    page.add_init_script(WATCH)
    page.goto(index(tmp_path).as_uri())
    page.click("[data-do=play]")
    said = "This sound file cannot be played."
    page.wait_for_function(f"() => document.querySelector('#status').textContent === '{said}'")
    assert page.is_visible("#status")
    page.click("#a2-s1-p1-n1")
    lit(page, "a2-s1-p1-n1")
    page.wait_for_function("() => document.querySelector('#status').textContent === ''")
    context.close()


def test_each_word_is_marked_as_it_is_said(sample, tmp_path, visit):
    page = visit(index(with_words(sample, tmp_path)))
    page.click("#a1-s1-p1-n1")
    page.wait_for_function("() => sound.currentTime > 0 && marked() !== ''")
    text, told = page.evaluate("[document.querySelector('#a1-s1-p1-n1').textContent, [seen.at(-1).time, marked()]]")
    assert told[1] in text.split(" ")
    page.evaluate("reader.keep({ words: false })")
    assert page.evaluate("marked()") == ""


def with_words(sample, folder):
    """Bind the page with sound whose every word has its time: as if each sentence's words were said evenly."""
    recordings = [
        replace(one, clips=tuple(replace(clip, words=evenly(clip)) for clip in one.clips)) for one in sample.recordings
    ]
    web.package(sample.edition, recordings, folder, layout=sample.layout, options=OPTIONS)
    return folder


def evenly(clip) -> WordTimes:
    words = [found.span() for found in re.finditer(r"\S+", clip.text)]
    step = (clip.end_ms - clip.begin_ms) // max(1, len(words))
    begins = [clip.begin_ms + step * place for place in range(len(words))]
    return WordTimes.of((*word, begin, begin + step) for word, begin in zip(words, begins, strict=True))
