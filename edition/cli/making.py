"""``edition make``: the main job."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from edition.cli.parameters import FILE, Reading, reading_options
from edition.cli.speaking import Script, Voices, script_options, voice_options
from edition.formats import FORMATS, default_formats

if TYPE_CHECKING:
    from edition.build import BuildOptions

FORMATS_HELP = "What to make, separated by commas, or all: " + "; ".join(
    f"{name} ({form.description})" for name, form in FORMATS.items()
)


PRINTING = ("paper", "columns", "typeface", "pdf", "guideline", "fallback_fonts")
"""Options of print."""


class Formats(click.ParamType[tuple[str, ...]]):
    """A list of formats, separated by commas."""

    name = "formats"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> tuple[str, ...]:
        """Return the names in the order in which they are made; ``all`` means every one."""
        wanted = {name.strip() for name in str(value).split(",") if name.strip()}
        if "all" in wanted:
            wanted = set(FORMATS)
        unknown = sorted(wanted - set(FORMATS))
        if unknown or not wanted:
            self.fail(f"unknown format {', '.join(unknown)}; there are {', '.join(FORMATS)}, and all", param, ctx)
        return tuple(name for name in FORMATS if name in wanted)


@click.command(short_help="Make an edition of one article, or of several.")
@reading_options
@click.option("-o", "--output", default="output", metavar="DIR", type=click.Path(path_type=Path), show_default=True,
              help="The edition appears in DIR/SLUG/.")  # fmt: skip
@click.option("--formats", type=Formats(), default=",".join(default_formats()), metavar="LIST", help=FORMATS_HELP)
@voice_options
@script_options
@click.option("--audio", default="mp3", type=click.Choice(["mp3", "m4a", "opus", "flac", "wav"]), show_default=True,
              help="Kind of the sound files.")  # fmt: skip
@click.option("--bit-rate", type=click.IntRange(8, 512), metavar="KBPS", help="Of the sound files; 64 for MP3.")
@click.option("--sample-rate", type=click.IntRange(8_000, 48_000), metavar="HZ",
              help="Of the sound files; the voice's own otherwise.")  # fmt: skip
@click.option("--loudness", default="podcast", type=click.Choice(["podcast", "broadcast", "acx"]), show_default=True,
              help="Target of mastering.")  # fmt: skip
@click.option("--paper", type=click.Choice(["a4", "letter", "a5", "tabloid"]), default="a4", show_default=True)
@click.option("--columns", type=click.IntRange(1, 3), metavar="N", help="Of the print edition; 1 to 3.")
@click.option("--typeface", type=click.Choice(["literata", "atkinson"]), help="Of the print edition.")
@click.option("--pdf", type=click.Choice(["ua1", "ua2"]), default="ua1", show_default=True,
              help="PDF/UA-1 with PDF/A-2a, or PDF/UA-2 with PDF/A-4.")  # fmt: skip
@click.option("--guideline", type=click.Choice(["ukaaf", "rnib", "aph", "acb"]), default="ukaaf", show_default=True,
              help="Whose rules large print follows.")  # fmt: skip
@click.option("--fallback-font", "fallback_fonts", type=FILE, multiple=True, metavar="FILE",
              help="TrueType font for letters that ours lack, of other scripts for instance.")  # fmt: skip
@click.option("--base-url", metavar="URL", help="Where DIR will be on the web; gives each part a QR code to its sound.")
@click.option("--jobs", type=click.IntRange(1, 64), metavar="N", help="Worker processes; one a processor otherwise.")
@click.option("--no-cache", is_flag=True, help="Neither use nor keep sound of earlier editions.")
@click.option("--force", is_flag=True, help="Replace the edition's folder even when it holds something else.")
def make(output: Path, **options: Any) -> None:
    """Make an edition of SOURCE: a text, Markdown, HTML or JSON file, an address, or - for standard input."""
    from edition import build
    from edition.cli.progress import progress_display
    from edition.cli.telling import tell_made

    reading = Reading.take(options)
    edition = reading.edition()
    with progress_display() as progress:
        made = build.make(edition, output, _build_options(reading, options), progress)
    tell_made(made)


def _build_options(reading: Reading, options: dict[str, Any]) -> BuildOptions:
    from edition.build import BuildOptions
    from edition.narration.cache import default_folder
    from edition.narration.encoding import Quality
    from edition.packaging import PackageOptions
    from edition.typesetting import PrintOptions

    voices, script = Voices.take(options), Script.take(options)
    lexicons = reading.lexicons(script.lexicons)
    return BuildOptions(
        formats=options["formats"],
        printing=PrintOptions(**{name: options[name] for name in PRINTING}),
        narration=replace(
            voices.options(),
            script=script.options(lexicons),
            target=options["loudness"],
            audio=options["audio"],
            quality=Quality(options["bit_rate"], options["sample_rate"]),
            cache=None if options["no_cache"] else default_folder(),
        ),
        packaging=PackageOptions(base_url=options["base_url"], lexicons=lexicons),
        jobs=options["jobs"],
        force=options["force"],
    )
