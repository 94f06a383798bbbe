"""The page in a real browser: for eyes, keyboards and programs that read aloud, and against what articles may hold."""

from __future__ import annotations

import json

import pytest

from edition.packaging import web
from tests.packaging.editions import article, edition, hostile_edition, paragraph, spoken
from tests.packaging.outside import node_module
from tests.packaging.web.visiting import ABOVE_THE_BAR, OPTIONS, index, lit, now, playing


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
    page.wait_for_selector("[data-do=play][aria-label=Pause]")
    assert playing(page)
    page.keyboard.press("Space")
    page.wait_for_selector("[data-do=play][aria-label=Play]")
    assert not playing(page)

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


def test_nothing_but_our_own_can_run_or_load(folder, browser):
    context = browser.new_context()
    page = context.new_page()
    refused, error = [], pytest.importorskip("playwright.sync_api").Error
    page.on("console", lambda message: refused.append(message.text))
    page.goto(index(folder).as_uri())
    for markup in ("text.innerHTML = '<b>x</b>'", "text.setAttribute('onclick', 'window.ran = 1')"):
        with pytest.raises(error, match="Trusted"):
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
