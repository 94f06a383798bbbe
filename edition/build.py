"""The stages in order: narrate, typeset, package, describe, check, publish. What is in a stage is its room's affair.

Print shows playing times, so narration comes before typesetting; packages need both.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Protocol, cast

from edition.checking.inspection import inspect
from edition.errors import CheckFailed, UsageError
from edition.formats import FORMATS, default_formats, media_type
from edition.model import Edition, Flag, Layout, Output, Progress, Recording
from edition.naming import slug
from edition.narration import NarrationOptions, cover, narrate, narrate_headlines
from edition.packaging import PackageOptions, identifier
from edition.packaging import manifest as manifests
from edition.packaging.pictures import pictures_of
from edition.publication import publication
from edition.typesetting import PrintOptions, rehearse, typeset
from edition.workers import workers

PRINTS = ("print", "large-print")


@dataclass(frozen=True, slots=True)
class BuildOptions:
    """What to make and how."""

    formats: tuple[str, ...] = default_formats()
    printing: PrintOptions = field(default_factory=PrintOptions)
    narration: NarrationOptions = field(default_factory=NarrationOptions)
    packaging: PackageOptions = field(default_factory=PackageOptions)
    jobs: int | None = None
    """Worker processes; None takes one a processor."""
    force: bool = False
    """Replace the edition's folder even when it holds something else."""


@dataclass(frozen=True, slots=True)
class Made:
    """A published edition."""

    folder: Path
    edition: Edition
    outputs: tuple[Output, ...]
    """Every file in the folder but ``edition.json``."""
    page_counts: Mapping[str, int]
    """By format: ``print``, ``large-print``."""
    duration_ms: int
    """Of all sections; 0 without sound."""
    voices: tuple[str, ...]
    flags: tuple[Flag, ...]
    """What the studio wants an editor to know."""


class Package(Protocol):
    """The one public function of every module that makes a format out of what the rooms before it made."""

    def __call__(
        self,
        edition: Edition,
        recordings: tuple[Recording, ...],
        folder: Path,
        *,
        layout: Layout | None,
        options: PackageOptions,
    ) -> tuple[Path, ...]:
        """Write the format into ``folder`` and return the files made."""


def make(edition: Edition, out: Path, options: BuildOptions, progress: Progress) -> Made:
    """Make the edition in ``out``/SLUG, which appears whole or not at all.

    Raises:
        UsageError: A format is unknown.
        UnsupportedText: A letter that no font or voice has.
        MissingResource: A voice or program is not there.
        OutputError: The folder cannot be written; an earlier edition in it is untouched.
        CheckFailed: What was made is not what it should be; nothing is published.
    """
    _refuse_impossible(options)
    for name in _prints(options):
        rehearse(edition, replace(options.printing, profile=name))
    stem = slug(edition.title)
    with publication(out / stem, force=options.force) as folder, TemporaryDirectory() as work:
        bench = _Bench(edition, folder, Path(work), stem, options, progress)
        recordings, overview = bench.narrate()
        layouts = bench.typeset(recordings)
        made = bench.package(recordings, layouts)
        outputs = bench.describe(recordings, layouts, overview | made)
        bench.check()
    return Made(
        folder=out / stem,
        edition=edition,
        outputs=outputs,
        page_counts={name: layout.page_count for name, layout in layouts.items()},
        duration_ms=sum(one.duration_ms for one in recordings),
        voices=_voices(recordings),
        flags=tuple(flag for one in recordings for flag in one.flags),
    )


def _refuse_impossible(options: BuildOptions) -> None:
    """Refuse before any work what could only fail after it."""
    unknown = set(options.formats) - set(FORMATS)
    if unknown:
        raise UsageError(f"unknown format: {', '.join(sorted(unknown))}", hint=f"There are: {', '.join(FORMATS)}.")
    audio = options.narration.audio
    unfit = [name for name in options.formats if audio not in (FORMATS[name].takes or {audio})]
    if unfit:
        raise UsageError(
            f"{audio} sound cannot go into {' and '.join(unfit)}",
            hint="Leave them out with --formats, or use --audio mp3.",
        )


@dataclass(frozen=True, slots=True)
class _Bench:
    """One edition being made in one folder."""

    edition: Edition
    folder: Path
    """What will be published."""
    work: Path
    """What will not."""
    stem: str
    options: BuildOptions
    progress: Progress

    def narrate(self) -> tuple[tuple[Recording, ...], dict[str, tuple[Path, ...]]]:
        """Return the sections' sound, and the files of the track that tells what they hold."""
        if not any(FORMATS[name].needs_sound for name in self.options.formats):
            return (), {}
        folder = (self.folder if "audio" in self.options.formats else self.work) / "audio"
        bound = {"m4b", "mp3"} & set(self.options.formats)
        options = replace(self.options.narration, work=self.work / "mastered" if bound else None)
        sections, picture = self.edition.sections, self.cover().read_bytes()
        with workers(self.options.jobs, len(sections)) as executor:
            recordings = narrate(
                self.edition, folder, options, executor=executor, progress=self.progress, picture=picture
            )
            if "headlines" not in self.options.formats or len(sections) == 1:
                return recordings, {}
            overview = narrate_headlines(
                self.edition, recordings, self.folder / "audio", options, executor=executor, picture=picture
            )
            return recordings, {"headlines": (overview.path,)}

    def typeset(self, recordings: tuple[Recording, ...]) -> dict[str, Layout]:
        wanted = _prints(self.options)
        if not wanted:
            return {}
        durations = {recording.section_id: recording.duration_ms for recording in recordings}
        voices = _voices(recordings)
        layouts = {}
        for done, name in enumerate(wanted):
            self.progress("typesetting", done, len(wanted))
            options = replace(self.options.printing, profile=name)
            path = self.folder / f"{self.stem}-{name}.pdf"
            layouts[name] = typeset(
                self.edition,
                path,
                options,
                durations_ms=durations,
                voices=voices,
                audio_links=self._addresses(recordings),
            )
        self.progress("typesetting", len(wanted), len(wanted))
        return layouts

    def package(self, recordings: tuple[Recording, ...], layouts: Mapping[str, Layout]) -> dict[str, tuple[Path, ...]]:
        wanted = [name for name in self.options.formats if FORMATS[name].module]
        if not wanted:
            return {}
        options = replace(self.options.packaging, slug=self.stem, cover=self.cover())
        made = {}
        for done, name in enumerate(wanted):
            self.progress("packaging", done, len(wanted))
            package = cast("Package", import_module(cast("str", FORMATS[name].module)).package)
            made[name] = package(self.edition, recordings, self.folder, layout=layouts.get("print"), options=options)
        self.progress("packaging", len(wanted), len(wanted))
        return made

    def describe(
        self,
        recordings: tuple[Recording, ...],
        layouts: Mapping[str, Layout],
        made: Mapping[str, tuple[Path, ...]],
    ) -> tuple[Output, ...]:
        """Write ``edition.json`` and return the files that it lists."""
        sounds = {one.section_id: one.path for one in recordings if "audio" in self.options.formats}
        pictures = self._pictures()
        files: dict[str, tuple[Path, ...]] = {name: (layout.path,) for name, layout in layouts.items()}
        files |= {"audio": tuple(sounds.values()), **made}
        files |= {"cover": (self.cover(),), "images": tuple(pictures.values())}
        outputs = tuple(self._output(name, path) for name, paths in files.items() for path in paths)
        data = manifests.manifest(
            self.edition,
            recordings=recordings,
            layout=layouts.get("print"),
            outputs=outputs,
            audio_paths={section: self._relative(path) for section, path in sounds.items()},
            image_paths={block: self._relative(path) for block, path in pictures.items()},
            generator=self.options.packaging.generator,
            identifier=identifier(self.edition, replace(self.options.packaging, slug=self.stem)),
        )
        (self.folder / manifests.MANIFEST_NAME).write_text(manifests.text(data), encoding="utf-8")
        return outputs

    def check(self) -> None:
        """Read everything back and refuse to publish what is not as it should be."""
        self.progress("checking", 0, 1)
        errors = inspect(self.folder, thorough=False).errors
        if errors:
            raise CheckFailed(f"{len(errors)} faults in the finished edition, first: {errors[0]}")
        self.progress("checking", 1, 1)

    def _addresses(self, recordings: tuple[Recording, ...]) -> dict[str, str]:
        """Return where each section's sound will be on the web; empty when nobody said."""
        base = self.options.packaging.base_url
        if base is None or "audio" not in self.options.formats:
            return {}
        return {one.section_id: f"{base}/{self.stem}/{self._relative(one.path)}" for one in recordings}

    def cover(self) -> Path:
        """Return the cover's picture, drawn once."""
        path = self.folder / "cover.jpg"
        if not path.exists():
            path.write_bytes(cover(self.edition))
        return path

    def _pictures(self) -> dict[str, Path]:
        """Put the photographs beside the manifest that names them, by block id, as they are in the packages."""
        paths = {}
        for block, picture in pictures_of(self.edition).items():
            paths[block] = self.folder / "images" / f"{block}{picture.suffix}"
            paths[block].parent.mkdir(exist_ok=True)
            paths[block].write_bytes(picture.data)
        return paths

    def _output(self, name: str, path: Path) -> Output:
        with path.open("rb") as file:
            digest = hashlib.file_digest(file, "sha256").hexdigest()
        return Output(name, self._relative(path), media_type(path), path.stat().st_size, digest)

    def _relative(self, path: Path) -> str:
        return path.relative_to(self.folder).as_posix()


def _prints(options: BuildOptions) -> list[str]:
    return [name for name in PRINTS if name in options.formats]


def _voices(recordings: Iterable[Recording]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(recording.voice for recording in recordings))
