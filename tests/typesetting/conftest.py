"""What the composing room's tests share."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from edition.checking.expected import Expected
from edition.checking.report import Finding
from edition.checking.structure import check_structure
from edition.checking.tag_tree import readable
from edition.model import Edition, Layout
from edition.typesetting import PrintOptions, typeset


@dataclass(frozen=True)
class Print:
    """A PDF that was made for a test."""

    edition: Edition
    layout: Layout

    @property
    def path(self) -> Path:
        return self.layout.path

    @property
    def errors(self) -> tuple[Finding, ...]:
        """What the tree read back says against the edition."""
        return check_structure(self.path, Expected.of(self.edition)).errors

    @property
    def tree(self) -> str:
        return readable(self.path)


@pytest.fixture
def put_to_press(tmp_path) -> Callable[..., Print]:
    """Typeset an edition: ``put_to_press(edition, profile="large-print", durations_ms={…})``."""

    def press(edition: Edition, **options: object) -> Print:
        further = {key: options.pop(key) for key in ("durations_ms", "voices", "audio_links") if key in options}
        layout = typeset(edition, tmp_path / "print.pdf", PrintOptions(**options), **further)
        return Print(edition, layout)

    return press
