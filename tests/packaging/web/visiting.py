"""What visitors of the web edition look at: which sentence is lit, and when it should be."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from edition.packaging import PackageOptions
from edition.packaging.manifest import manifest

OPTIONS = PackageOptions(slug="lantern")

# The player's sound is no part of the page: catch it where it is made. Then note each sentence that lights up.
WATCH = """
const Sound = window.Audio;
window.Audio = class extends Sound { constructor() { super(); window.sound = this; } };
window.seen = [];
window.marked = () => [...CSS.highlights.get('word')].map(String).join('|');
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
