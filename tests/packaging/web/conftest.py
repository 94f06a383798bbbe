from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from edition.packaging import web
from edition.packaging.web import single
from tests.packaging.outside import chromium
from tests.packaging.web.visiting import OPTIONS, WATCH


@pytest.fixture(scope="module")
def folder(sample, tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("browser")
    web.package(sample.edition, sample.recordings, folder, layout=sample.layout, options=OPTIONS)
    single.package(sample.edition, sample.recordings, folder, layout=sample.layout, options=OPTIONS)
    return folder


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    path = chromium()
    playwright = pytest.importorskip("playwright.sync_api")
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
