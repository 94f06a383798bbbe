"""The web edition in a real browser: what a listener does, and what her browser lets us do."""

from __future__ import annotations

import functools
import http.server
import json
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from edition.packaging import PackageOptions, web
from edition.packaging.manifest import manifest
from edition.packaging.web import single
from tests.packaging.editions import article, edition, hostile_edition, paragraph, spoken
from tests.packaging.outside import chromium, node_module

playwright = pytest.importorskip("playwright.sync_api")

OPTIONS = PackageOptions(slug="lantern")
# The player's sound is no part of the page: catch it where it is made. Then note each sentence that lights up.
WATCH = """
const Sound = window.Audio;
window.Audio = class extends Sound { constructor() { super(); window.sound = this; } };
window.seen = [];
new MutationObserver((changes) => {
  for (const { target } of changes) {
    if (target.matches?.('.s.now')) seen.push({ id: target.id, time: window.sound.currentTime * 1000 });
  }
}).observe(document, { subtree: true, attributes: true, attributeFilter: ['class'] });
"""
ABOVE_THE_BAR = """
(which) => {
  const bar = document.querySelector('#player');
  const element = which === 'activeElement' ? document.activeElement : document.querySelector(which);
  const { top, bottom } = element.getBoundingClientRect();
  return element === document.body || bar.contains(element) || (top >= 0 && bottom <= bar.getBoundingClientRect().top);
}
"""


@pytest.fixture(scope="module")
def folder(sample, tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("browser")
    web.package(sample.edition, sample.recordings, folder, layout=sample.layout, options=OPTIONS)
    single.package(sample.edition, sample.recordings, folder, layout=sample.layout, options=OPTIONS)
    return folder


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    path = chromium()
    with playwright.sync_playwright() as driver:
        started = driver.chromium.launch(
            executable_path=path, args=["--no-sandbox", "--autoplay-policy=no-user-gesture-required"]
        )
        yield started
        started.close()


@pytest.fixture
def visit(browser) -> Iterator[Any]:
    """Open a page and hold it to silence: no message on the console, no error, nothing asked of anybody else."""
    contexts, troubles = [], []

    def visit(address: str | Path, **more: Any) -> Any:
        url = address if isinstance(address, str) else address.as_uri()
        context = browser.new_context(**({"viewport": {"width": 390, "height": 844}} | more))
        contexts.append(context)
        page = context.new_page()
        own = url.rpartition("/")[0]
        page.on("console", lambda message: troubles.append(message.text))
        page.on("pageerror", lambda error: troubles.append(str(error)))
        page.on(
            "request",
            lambda request: None if request.url.startswith((own, "data:", "blob:")) else troubles.append(request.url),
        )
        page.on("requestfailed", lambda request: troubles.extend(_failure(request)))
        if more.get("java_script_enabled", True):
            page.add_init_script(WATCH)
        page.goto(url)
        return page

    yield visit
    for context in contexts:
        context.close()
    assert troubles == []


def _failure(request: Any) -> list[str]:
    # A page that is left while its icon still loads gives it up: no trouble.
    return [] if request.failure == "net::ERR_ABORTED" else [f"{request.failure}: {request.url[:80]}"]


def index(folder: Path) -> Path:
    return folder / "web" / "index.html"


def now(page: Any) -> str | None:
    return page.evaluate("document.querySelector('.now')?.id ?? null")


def lit(page: Any, id_: str) -> None:
    """Wait until a sentence lights up, or has done so since the last time that we waited."""
    page.wait_for_function(
        "id => { const at = seen.findIndex((one, n) => n >= (window.waited ?? 0) && one.id === id);"
        "if (at >= 0) window.waited = at + 1; return at >= 0; }",
        arg=id_,
        timeout=20_000,
    )


def playing(page: Any) -> bool:
    return page.evaluate("!sound.paused")


def times(sample) -> list[tuple[str, int]]:
    """Every sentence with its begin, as ``edition.json`` has it."""
    data: Any = manifest(sample.edition, recordings=sample.recordings, audio_paths={}, generator="x")
    found = []
    for part in data["articles"]:
        found += part["front"]
        for section in part["sections"]:
            found.append(section["heading_sentence"])
            for block in section["blocks"]:
                found += [*block["sentences"], *([block["credit"]] if block.get("credit") else [])]
    return [(sentence["id"], sentence["begin_ms"]) for sentence in found]


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
        page.wait_for_function("sound.readyState >= 2 && !sound.seeking")
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
    page.wait_for_function("sound.currentTime > 0")
    page.click("[data-do=play]")
    page.evaluate("document.querySelector('#a1-s1-p3-n1').dataset.begin")
    page.fill("#position", "9")
    assert now(page) is None
    page.click("[data-do=section-back]")
    assert page.input_value("#position") == "0"


def test_the_keyboard_alone_can_do_everything(folder, visit):
    page = visit(index(folder))
    reached = {}
    for _ in range(80):
        page.keyboard.press("Tab")
        focused = page.evaluate_handle("document.activeElement")
        name, outline = focused.evaluate("(e) => [e.dataset.do ?? e.id, getComputedStyle(e).outlineStyle]")
        if name and name in reached:
            break
        if name:
            reached[name] = outline
    wanted = {
        "section-back",
        "block-back",
        "sentence-back",
        "play",
        "sentence-on",
        "block-on",
        "section-on",
        "settings",
        "speed",
        "position",
        "where",
    }
    assert wanted <= set(reached)
    assert set(reached.values()) == {"solid"}

    page.focus("[data-do=play]")
    page.keyboard.press("Enter")
    page.wait_for_function("!sound.paused")
    assert page.get_attribute("[data-do=play]", "aria-label") == "Pause"
    page.keyboard.press("Space")
    page.wait_for_function("sound.paused")

    page.focus("[data-do=sentence-on]")
    before = now(page)
    page.keyboard.press("Enter")
    assert now(page) != before
    assert page.inner_text("#status") == page.inner_text(".now")

    page.focus("#speed")
    page.keyboard.press("ArrowDown")
    assert page.evaluate("sound.playbackRate") == 1.1

    page.focus("[data-do=settings]")
    page.keyboard.press("Enter")
    assert page.evaluate("document.querySelector('#settings').matches(':modal')")
    page.focus("[name=colours]:checked")
    page.keyboard.press("ArrowDown")
    assert page.evaluate("document.documentElement.dataset.colours") == "light"
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.dataset.do") == "settings"


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
    page.wait_for_function("!sound.paused")
    page.keyboard.press("k")
    page.wait_for_function("sound.paused")
    page.keyboard.press("f")
    assert page.input_value("#speed") == "1.1"
    page.click("[data-do=settings]")
    page.click("[name=letters]")
    page.click("[data-do=close]")
    page.keyboard.press("f")
    assert page.input_value("#speed") == "1.1"


def test_place_and_settings_are_remembered(folder, visit):
    page = visit(index(folder))
    page.click("[data-do=settings]")
    page.click("[name=spacing][value=wider]")
    page.evaluate("document.querySelector('[name=size]').focus()")
    page.keyboard.press("ArrowRight")
    page.click("[data-do=close]")
    page.click("#a1-s2-p2-n1")
    lit(page, "a1-s2-p2-n1")
    page.click("[data-do=play]")
    page.reload()
    assert now(page) == "a1-s2-p2-n1"
    assert page.evaluate("[sound.paused, sound.src]") == [True, ""]
    shown = "(root) => [root.dataset.spacing, getComputedStyle(root).getPropertyValue('--scale')]"
    assert page.locator(":root").evaluate(shown) == ["wider", "1.1"]
    page.click("[data-do=play]")
    lit(page, "a1-s2-p2-n1")
    page.click("[data-do=settings]")
    page.click("[data-do=reset]")
    assert page.evaluate("document.documentElement.dataset.spacing") == "normal"


@pytest.mark.parametrize(
    "rubbish",
    [
        '"x"',
        "null",
        "[1]",
        '{"colours":7,"size":"big","track":"x","time":-1}',
        '{"colours":"x","size":9999,"speed":"x","track":99}',
        "not json",
    ],
)
def test_rubbish_in_the_memory_is_no_trouble(folder, visit, rubbish):
    page = visit(index(folder))
    page.add_init_script(f"Storage.prototype.getItem = () => {json.dumps(rubbish)};")
    page.reload()
    page.click("[data-do=sentence-on]")
    assert now(page) == "a1-headline"


def test_without_javascript_everything_is_there(sample, folder, visit):
    page = visit(index(folder), java_script_enabled=False)
    assert page.locator("audio:visible").count() == len(sample.recordings)
    assert not page.is_visible("#player")
    assert not page.is_visible("[data-listen]")
    assert page.locator(".s:visible").count() == len(list(sample.edition.sentences))


@pytest.mark.parametrize("scheme", ["light", "dark", "contrast"])
def test_axe_finds_no_violation(folder, visit, scheme):
    axe = node_module("axe-core/axe.min.js").read_text("utf-8")
    page = visit(index(folder))
    page.evaluate("scheme => localStorage.setItem('edition:settings', JSON.stringify({ colours: scheme }))", scheme)
    page.reload()
    page.click("#a1-s1-p4-n2")
    lit(page, "a1-s1-p4-n2")
    page.click("[data-do=play]")
    page.wait_for_timeout(200)
    page.evaluate(axe)
    for step in ("document.body", "document.querySelector('#settings').showModal()"):
        page.evaluate(step)
        found = page.evaluate(
            "axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] })"
        )
        assert [(v["id"], [node["html"] for node in v["nodes"]]) for v in found["violations"]] == []
        assert len(found["passes"]) > 20


@pytest.mark.parametrize(
    "size",
    [
        {"width": 320, "height": 256},
        {"width": 844, "height": 390},
        {"width": 390, "height": 844},
        {"width": 1280, "height": 800},
    ],
)
def test_nothing_runs_off_the_side(folder, visit, size):
    page = visit(index(folder), viewport=size)
    for chosen in ({}, {"size": 300, "spacing": "wider"}):
        page.evaluate("chosen => localStorage.setItem('edition:settings', JSON.stringify(chosen))", chosen)
        page.reload()
        assert page.evaluate("document.documentElement.scrollWidth") <= size["width"]


def test_the_bar_hides_no_focused_thing(folder, visit):
    page = visit(index(folder), viewport={"width": 390, "height": 600})
    for _ in range(20):
        page.keyboard.press("Tab")
        assert page.evaluate(ABOVE_THE_BAR, "activeElement"), page.evaluate("document.activeElement.outerHTML")


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
    handler = functools.partial(_Quiet, directory=str(folder / "web"))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        page = visit(f"http://127.0.0.1:{server.server_port}/index.html")
        page.click("#a1-s1-p4-n1")
        lit(page, "a1-s1-p4-n1")
        page.wait_for_function("sound.currentTime > 0")
        assert page.evaluate("sound.currentTime * 1000") >= dict(times(sample))["a1-s1-p4-n1"] - 20
    finally:
        server.shutdown()
        server.server_close()


class _Quiet(http.server.SimpleHTTPRequestHandler):
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
    page.wait_for_function("document.querySelector('#status').textContent === 'This sound file cannot be played.'")
    assert page.is_visible("#status")
    page.click("#a2-s1-p1-n1")
    lit(page, "a2-s1-p1-n1")
    page.wait_for_function("document.querySelector('#status').textContent === ''")
    context.close()


def test_nothing_but_our_own_can_run_or_load(folder, browser):
    context = browser.new_context()
    page = context.new_page()
    refused = []
    page.on("console", lambda message: refused.append(message.text))
    page.goto(index(folder).as_uri())
    for markup in ("text.innerHTML = '<b>x</b>'", "text.setAttribute('onclick', 'window.ran = 1')"):
        with pytest.raises(playwright.Error, match="Trusted"):
            page.evaluate(f"const text = document.querySelector('#text'); {markup}")
    page.evaluate(
        "document.querySelector('#text').append(Object.assign(new Image(), { src: 'https://example.org/x.png' }))"
    )
    page.wait_for_timeout(100)
    assert "Content Security Policy" in refused[-1]
    context.close()


def test_hostile_text_runs_nothing(tmp_path, visit):
    made = hostile_edition(tmp_path)
    web.package(made, spoken(made, tmp_path), tmp_path, layout=None, options=OPTIONS)
    page = visit(index(tmp_path))
    page.on("dialog", lambda dialog: pytest.fail(f"a script ran: {dialog.message}"))
    page.click("[data-do=section-on]")
    page.click("[data-do=sentence-on]")
    shown = page.evaluate("[...document.querySelectorAll('.s')].map((s) => s.textContent)")
    assert shown[0] == "<script>alert(1)</script>"
    assert page.inner_text("#where") == "]]><!-- -->&amp;&#0;"


def test_a_page_without_sound_still_has_settings(tmp_path, visit):
    web.package(
        edition(article(1, "Quiet", [[paragraph("No sound. At all.")]])), (), tmp_path, layout=None, options=OPTIONS
    )
    page = visit(index(tmp_path))
    page.click("[data-do=settings]")
    page.click("[name=typeface][value=serif]")
    page.click("[data-do=close]")
    assert page.evaluate("document.documentElement.dataset.typeface") == "serif"
    assert page.locator("#player button:visible").count() == 1


def test_settings_are_json(folder, visit):
    page = visit(index(folder))
    page.click("[data-do=settings]")
    page.click("[name=touch]")
    assert json.loads(page.evaluate("localStorage.getItem('edition:settings')"))["touch"] is False
    page.click("[data-do=close]")
    page.click("#a1-s1-p1-n1")
    assert page.evaluate("sound.paused")
