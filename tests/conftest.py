"""What every room's tests share."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import hypothesis
import pytest

ROOT = Path(__file__).parents[1]
SAMPLE = ROOT / "assets" / "sample"
SEED = ROOT.parent / "shared" / "seed" / "izium.txt"


# The same examples on every run, and no clock: a busy machine is no fault of the code.
hypothesis.settings.register_profile("edition", deadline=None, derandomize=True)
hypothesis.settings.load_profile("edition")


def pytest_addoption(parser: pytest.Parser) -> None:
    """Let goldens be written anew, to be read before they are committed."""
    parser.addoption("--save-golden", action="store_true", help="write golden files instead of comparing with them")


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[Path, str], None]:
    """Compare text with a golden file; with --save-golden write the file."""

    def compare(path: Path, text: str) -> None:
        if request.config.getoption("--save-golden"):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        assert text == path.read_text(encoding="utf-8")

    return compare


@dataclass(frozen=True)
class Ran:
    """What a command said and how it ended."""

    code: int
    out: str
    err: str


@pytest.fixture
def run_edition(capfd, monkeypatch, tmp_path) -> Callable[..., Ran]:
    """Run the command line in this process, with a cache of its own: ``run_edition("make", path)``."""
    from edition.cli import main

    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))

    def run(*arguments: object) -> Ran:
        monkeypatch.setattr(sys, "argv", ["edition", *map(str, arguments)])
        capfd.readouterr()
        with pytest.raises(SystemExit) as left:
            main()
        said = capfd.readouterr()
        code = left.value.code
        return Ran(code if isinstance(code, int) else 0 if code is None else 1, said.out, said.err)

    return run


@pytest.fixture(scope="session")
def seed() -> Path:
    """The article that the product was conceived for; only where it is at hand."""
    if not SEED.is_file():
        pytest.skip("the seed article is not at hand: ../shared/seed/izium.txt")
    return SEED
