"""Atomic publication: a folder appears whole or not at all, and an earlier one stays until then."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from edition.errors import OutputError
from edition.packaging.manifest import MANIFEST_NAME


@contextmanager
def publication(target: Path, *, force: bool = False) -> Iterator[Path]:
    """Give a fresh folder beside ``target`` to build in; put it in ``target``'s place when the block succeeds.

    Args:
        target: The finished edition's folder. Its parents are made as needed.
        force: Replace ``target`` even when it is something else than an earlier edition.

    Raises:
        OutputError: The folder cannot be written, or ``target`` is not ours to replace. ``target`` is untouched.
    """
    _refuse_foreign(target, force=force)
    building = _sibling(target)
    try:
        with writing(target):
            yield building
            _swap(building, target)
    finally:
        shutil.rmtree(building, ignore_errors=True)


@contextmanager
def writing(path: Path) -> Iterator[None]:
    """Turn the system's refusals to write into an :class:`OutputError` about ``path``."""
    try:
        yield
    except OSError as error:
        reason = error.strerror or str(error)
        raise OutputError(f"cannot write the edition: {reason}", place=error.filename or str(path)) from error


def _refuse_foreign(target: Path, *, force: bool) -> None:
    if force or not (target.exists() or target.is_symlink()):
        return
    if not target.is_dir():
        raise OutputError("a file stands where the edition's folder should go", place=str(target))
    if any(target.iterdir()) and not (target / MANIFEST_NAME).is_file():
        raise OutputError(
            "the edition's folder holds something that is no edition",
            place=str(target),
            hint="Choose another folder with -o, or replace it with --force.",
        )


def _sibling(target: Path) -> Path:
    with writing(target):
        target.parent.mkdir(parents=True, exist_ok=True)
        building = Path(tempfile.mkdtemp(prefix=f".{target.name}.", dir=target.parent))
        building.chmod(0o777 & ~_umask())
        return building


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def _swap(building: Path, target: Path) -> None:
    earlier = building.with_name(f"{building.name}.earlier")
    if target.is_symlink() or target.is_file():
        target.unlink()
    had_earlier = target.exists()
    if had_earlier:
        target.rename(earlier)
    try:
        building.rename(target)
    except OSError:
        if had_earlier:
            earlier.rename(target)
        raise
    shutil.rmtree(earlier, ignore_errors=True)
