"""Write zip files that are the same bytes for the same contents, on every machine and at every hour."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from pathlib import Path, PurePosixPath
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from edition.errors import OutputError

Content = bytes | str | Path
"""A member's bytes, its text (written as UTF-8) or the file to copy in."""
Contents = Mapping[str, Content]
"""By member name."""

EPOCH = (1980, 1, 1, 0, 0, 0)
"""The earliest time that a zip file can tell: stands for “no time”."""

UNIX = 3
REGULAR_FILE = 0o100644 << 16
COMPRESSED = frozenset(
    {".mp3", ".m4a", ".m4b", ".opus", ".ogg", ".webm", ".flac", ".jpg", ".jpeg", ".png", ".webp", ".zip"}
)
"""Endings of files that deflating would only cost time."""


def write_archive(path: Path, contents: Contents, *, mimetype: str | None = None) -> Path:
    """Write the contents, sorted by name, into a new zip file.

    Args:
        path: The file to write; an earlier one is replaced.
        contents: What goes in. Names are relative, with forward slashes.
        mimetype: Media type for a member ``mimetype``, first and stored (EPUB 3.3, 4.2.3); None leaves it out.

    Returns:
        ``path``.

    Raises:
        OutputError: The file cannot be written, or a member's file cannot be read.
        ValueError: A member's name would leave the archive: a fault of ours.
    """
    try:
        with ZipFile(path, "w") as archive:
            if mimetype is not None:
                _add(archive, "mimetype", mimetype, ZIP_STORED)
            for name in sorted(contents):
                _add(archive, _checked(name), contents[name], _method(name))
    except OSError as error:
        raise OutputError(f"cannot write {path.name}: {error.strerror or error}", place=str(path)) from error
    return path


def write_folder(folder: Path, contents: Contents) -> tuple[Path, ...]:
    """Write the contents as files beneath a folder, which is made when it is missing.

    Returns:
        The files, sorted by name.

    Raises:
        OutputError: A file cannot be written or read.
        ValueError: A name would leave the folder: a fault of ours.
    """
    written = []
    for name in sorted(contents):
        target = folder / _checked(name)
        try:
            target.parent.mkdir(parents=True, exist_ok=True)
            _write(target, contents[name])
        except OSError as error:
            raise OutputError(f"cannot write {name}: {error.strerror or error}", place=str(target)) from error
        written.append(target)
    return tuple(written)


def _add(archive: ZipFile, name: str, content: Content, method: int) -> None:
    member = ZipInfo(name, EPOCH)
    member.compress_type = method
    member.create_system = UNIX
    member.external_attr = REGULAR_FILE
    if isinstance(content, Path):
        member.file_size = content.stat().st_size
        with content.open("rb") as source, archive.open(member, "w") as target:
            shutil.copyfileobj(source, target)
    else:
        archive.writestr(member, content)


def _write(target: Path, content: Content) -> None:
    if isinstance(content, Path):
        shutil.copyfile(content, target)
    else:
        target.write_bytes(content.encode("utf-8") if isinstance(content, str) else content)


def _method(name: str) -> int:
    return ZIP_STORED if PurePosixPath(name).suffix.lower() in COMPRESSED else ZIP_DEFLATED


def _checked(name: str) -> str:
    parts = PurePosixPath(name).parts
    if not parts or name.startswith("/") or ".." in parts or "\\" in name or str(PurePosixPath(name)) != name:
        raise ValueError(f"unsafe name in an archive: {name!r}")
    return name
