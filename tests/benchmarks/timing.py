"""How exact the times of sentences and words are, by an independent ear: forced alignment with pocketsphinx.

    pip install pocketsphinx
    python tests/benchmarks/timing.py [SOURCE]

SOURCE is an English article (default: the sample in ``assets``). It is narrated, its files are decoded, and the
recogniser, which knows nothing of our times, places every word. Bar: a median error of a sentence's start of 60 ms.
"""

from __future__ import annotations

import argparse
import re
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

BAR_MS = 60
RATE_HZ = 16_000
FRAME_MS = 10
ARPABET = {
    "tʃ": "CH", "dʒ": "JH", "aɪ": "AY", "aʊ": "AW", "eɪ": "EY", "oʊ": "OW", "əʊ": "OW", "ɔɪ": "OY", "ɔː": "AO",
    "ɑː": "AA", "uː": "UW", "iː": "IY", "ɜː": "ER", "oː": "AO", "ɛ": "EH", "æ": "AE", "ʌ": "AH", "ə": "AH", "ɐ": "AH",
    "ɚ": "ER", "ɪ": "IH", "i": "IY", "ᵻ": "IH", "ʊ": "UH", "u": "UW", "ɔ": "AO", "ɑ": "AA", "a": "AA", "o": "OW",
    "e": "EH", "θ": "TH", "ð": "DH", "ʃ": "SH", "ʒ": "ZH", "ŋ": "NG", "j": "Y", "ɹ": "R", "r": "R", "ɾ": "T",
    "ʔ": "T", "ɡ": "G", "x": "K",
    "h": "HH", **{sound: sound.upper() for sound in "pbtdkfvszmnlw"},
}  # fmt: skip
"""From espeak's IPA, for words that the recogniser's dictionary lacks; longest first."""


def main() -> int:
    """Narrate, align, compare, and tell by the exit code whether the bar is met."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    sample = next(iter(sorted((ROOT / "assets").rglob("*.txt"))), None)
    parser.add_argument("source", nargs="?", type=Path, default=sample)
    sentences, words = _errors(parser.parse_args().source)
    _tell("start of a sentence", sentences)
    _tell("start of a word", words)
    return int(statistics.median(map(abs, sentences)) > BAR_MS)


def _tell(what: str, errors: list[int]) -> None:
    sizes = sorted(map(abs, errors))
    print(
        f"{what:22} {len(sizes):5} measured; error in ms: median {statistics.median(sizes):.0f}, "
        f"90% within {sizes[len(sizes) * 9 // 10]}, signed median {statistics.median(errors):+.0f}"
    )


def _errors(source: Path) -> tuple[list[int], list[int]]:
    from edition.narration import NarrationOptions, narrate
    from edition.narration.script import script
    from edition.reading import read
    from edition.sectioning import split

    edition = split([read(str(source))])
    sentences: list[int] = []
    words: list[int] = []
    with tempfile.TemporaryDirectory() as folder, ProcessPoolExecutor(2, mp_context=get_context("spawn")) as pool:
        recordings = narrate(edition, Path(folder), NarrationOptions(voice="en-us"), executor=pool)
        for recording, spoken in zip(recordings, script(edition), strict=True):
            heard = _aligned(recording.path, [one.spoken for one in spoken.utterances])
            for clip, utterance, times in zip(recording.clips, spoken.utterances, heard, strict=True):
                if not times:
                    continue
                sentences.append(clip.begin_ms - times[0])
                if len(times) == len(utterance.words):
                    placed = {
                        word.printed: time for word, time in reversed(list(zip(utterance.words, times, strict=True)))
                    }
                    words += [
                        begin - placed[start, end] for start, end, begin, _ in clip.words if (start, end) in placed
                    ]
    return sentences, words


def _aligned(sound: Path, texts: list[str]) -> list[list[int]]:
    """Return when each word of each text begins, in milliseconds; no times for a text that was not placed."""
    from pocketsphinx import Decoder

    decoder = Decoder(samprate=RATE_HZ, loglevel="FATAL", beam=1e-100, pbeam=1e-100, wbeam=1e-80)
    written = [_words(text) for text in texts]
    for word in {word for words in written for word in words}:
        if not decoder.lookup_word(word):
            decoder.add_word(word, " ".join(_phones(word)), update=True)
    decoder.set_align_text(" ".join(word for words in written for word in words))
    decoder.start_utt()
    decoder.process_raw(_decoded(sound), full_utt=True)
    decoder.end_utt()
    begins = [segment.start_frame * FRAME_MS for segment in decoder.seg() or () if segment.word[0] not in "<["]
    flat = iter(begins)
    return [[time for _, time in zip(words, flat, strict=False)] for words in written]


def _words(text: str) -> list[str]:
    return [
        word for word in re.findall(r"[^\s,.;:!?]+(?:\.[^\s,.;:!?]+)*", text.lower()) if any(map(str.isalnum, word))
    ]


def _phones(word: str) -> Iterator[str]:
    from edition.narration.voices import espeak

    sounds = re.sub(r"[ˈˌ ̩ʲ.\-_]", "", espeak.ipa(word, "en-us"))
    while sounds:
        known = next((one for one in sorted(ARPABET, key=len, reverse=True) if sounds.startswith(one)), None)
        if known:
            yield ARPABET[known]
        sounds = sounds[len(known or "x") :]


def _decoded(sound: Path) -> bytes:
    from edition.narration.ffmpeg import program

    command = (program(), "-v", "error", "-i", str(sound), "-ar", str(RATE_HZ), "-ac", "1", "-f", "s16le", "-")
    return subprocess.run(command, check=True, capture_output=True).stdout


if __name__ == "__main__":
    raise SystemExit(main())
