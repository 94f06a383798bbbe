"""The espeak-ng library from the wheel ``espeakng_loader``: speech, phonemes and the list of its voices.

Needs no espeak-ng on the machine and is not disturbed by one: the library is loaded by its full path, and its data
folder is named explicitly.

espeak-ng keeps history: where it is in its table of pitch flutter, its gain control and its random numbers outlive
``espeak_Terminate``, so that the same sentence differs by hundreds of samples after another one. Here every utterance
is spoken by a freshly loaded copy of the library (about 3 ms), so that its sound depends on nothing but itself.
"""

from __future__ import annotations

import ctypes
import os
import re
import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from edition.errors import MissingProgram, MissingVoice

PHONEMES = 0x100
"""Flag: text within ``[[ ]]`` is in espeak's phoneme codes."""
_UTF8 = 0x01
_SYNCHRONOUS = 2
_DONT_EXIT = 0x8000
_IPA = 0x02
_RATE = 1
_WORD = 1
_SEED = 1
_BUFFER_MS = 200
_LONGEST_PATH = 130
_WITHOUT_DICTIONARY = frozenset({"fo", "kaa", "xex"})
"""Voices that the wheel lists although their dictionaries are not in it: they say nothing."""
_lock = threading.Lock()


@dataclass(frozen=True, slots=True)
class Sound:
    """What espeak said."""

    pcm: bytes
    """Mono, signed 16-bit, native byte order."""
    sample_rate_hz: int
    words: tuple[tuple[int, int, int], ...]
    """(start, length, sample): 0-based characters of the text and the sample at which the word begins."""


@dataclass(frozen=True, slots=True)
class EspeakVoice:
    """A voice of the library."""

    name: str
    """As given to ``--voice``: ``en-us``."""
    language: str
    """BCP 47 tag."""
    title: str
    """For people: ``English (America)``."""
    identifier: str
    """The library's own, which it always finds: ``gmw/en-US``."""


def speak(text: str, voice: str, rate_wpm: int, *, phonemes: bool = False) -> Sound:
    """Speak a text, the same samples every time.

    Args:
        text: Plain text. Never read as SSML; as phoneme codes within ``[[ ]]`` only when ``phonemes`` is set.
        voice: A voice's name, with ``+variant`` perhaps.
        rate_wpm: 80 to 450 words a minute.
        phonemes: Read ``[[ ]]`` as espeak's phoneme codes.

    Raises:
        MissingVoice: The library has no such voice.
        KeyboardInterrupt: Ctrl-C while it spoke.
    """
    identifier = _identifier(voice)
    with _fresh_library() as library:
        _choose(library, identifier)
        library.espeak_SetParameter(_RATE, rate_wpm, 0)
        take = _Take()
        callback = _CALLBACK(take)
        library.espeak_SetSynthCallback(callback)
        data = _encoded(text)
        with _interruptible(take):
            library.espeak_Synth(data, len(data) + 1, 0, 1, 0, _UTF8 | (PHONEMES if phonemes else 0), None, None)
        if take.failure:
            raise take.failure
        return Sound(bytes(take.pcm), library.sample_rate_hz, tuple(take.words))


def ipa(text: str, voice: str) -> str:
    """Return how a voice says a text, in IPA.

    Raises:
        MissingVoice: The library has no such voice.
    """
    identifier = _identifier(voice)
    with _fresh_library() as library:
        _choose(library, identifier)
        data = ctypes.create_string_buffer(_encoded(text))
        rest = ctypes.c_void_p(ctypes.addressof(data))
        clauses = []
        while rest.value:
            clauses.append(library.espeak_TextToPhonemes(ctypes.byref(rest), _UTF8, _IPA) or b"")
        return " ".join(clause.decode("utf-8").strip() for clause in clauses if clause).strip()


@lru_cache
def voices() -> tuple[EspeakVoice, ...]:
    """Return every voice of the library, by language; variants are not listed."""
    with _fresh_library() as library:
        listed = library.espeak_ListVoices(None)
        found, index = [], 0
        while listed[index]:
            voice = listed[index].contents
            found.append(_described(voice))
            index += 1
    whole = (voice for voice in found if voice.name not in _WITHOUT_DICTIONARY)
    return tuple(sorted(whole, key=lambda voice: (voice.language, voice.name)))


@lru_cache
def variants() -> frozenset[str]:
    """Return the variants that any voice can be given: ``f3``, ``whisper`` and so on."""
    return frozenset(file.name for file in (Path(_wheel()[1]) / "voices" / "!v").iterdir())


@lru_cache
def version() -> str:
    """Return the library's version number: ``1.52.0``."""
    with _fresh_library() as library:
        text: bytes = library.espeak_Info(None)
        return text.decode("ascii").split(" ", maxsplit=1)[0]


class _Event(ctypes.Structure):
    _fields_ = (
        ("type", ctypes.c_int),
        ("identifier", ctypes.c_uint),
        ("text_position", ctypes.c_int),
        ("length", ctypes.c_int),
        ("audio_position", ctypes.c_int),
        ("sample", ctypes.c_int),
        ("user_data", ctypes.c_void_p),
        ("id", ctypes.c_void_p),
    )


class _VoiceEntry(ctypes.Structure):
    _fields_ = (
        ("name", ctypes.c_char_p),
        ("languages", ctypes.c_char_p),
        ("identifier", ctypes.c_char_p),
        ("gender", ctypes.c_ubyte),
        ("age", ctypes.c_ubyte),
        ("variant", ctypes.c_ubyte),
        ("reserved", ctypes.c_ubyte),
        ("score", ctypes.c_int),
        ("spare", ctypes.c_void_p),
    )


_CALLBACK = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.POINTER(ctypes.c_short), ctypes.c_int, ctypes.POINTER(_Event))


@dataclass(slots=True)
class _Take:
    """Collects what the library hands over while it speaks."""

    pcm: bytearray = field(default_factory=bytearray)
    words: list[tuple[int, int, int]] = field(default_factory=list)
    stop: bool = False
    failure: BaseException | None = None

    def __call__(self, samples: ctypes._Pointer[ctypes.c_short], count: int, events: ctypes._Pointer[_Event]) -> int:
        """Return 0 to go on, 1 to stop."""
        try:
            index = 0
            while events[index].type:
                event = events[index]
                index += 1
                if event.type == _WORD:
                    # The library counts characters from 1.
                    self.words.append((event.text_position - 1, event.length, event.sample))
            if count > 0:
                self.pcm += ctypes.string_at(samples, count * 2)
        except BaseException as failure:  # noqa: BLE001 – ctypes would print and forget it
            self.failure = failure
        return int(self.stop or self.failure is not None)


class _Library(ctypes.CDLL):
    sample_rate_hz: int


@contextmanager
def _fresh_library() -> Iterator[_Library]:
    """Load the library with none of its history, and unload it: one reference left, and the history stays."""
    path, data = _wheel()
    with _lock, _short(data) as folder:
        library = _loaded(path)
        try:
            _initialise(library, folder)
            try:
                yield library
            finally:
                library.espeak_Terminate()
        finally:
            _unload(library)


def _loaded(path: str) -> _Library:
    try:
        library = _Library(path)
    except OSError as problem:
        raise MissingProgram(
            f"The espeak-ng library cannot be loaded: {problem}", place=path, hint="pip install espeakng-loader"
        ) from problem
    _declare(library)
    return library


def _initialise(library: _Library, data: str) -> None:
    rate: int = library.espeak_Initialize(_SYNCHRONOUS, _BUFFER_MS, data.encode(), _DONT_EXIT)
    if rate <= 0:
        raise MissingProgram(
            "espeak-ng does not find its voices", place=data, hint="pip install --force-reinstall espeakng-loader"
        )
    library.sample_rate_hz = rate
    library.espeak_ng_SetRandSeed(_SEED)


@contextmanager
def _short(folder: str) -> Iterator[str]:
    """Give a name for a folder that the library can take: it keeps 160 characters of a path."""
    if len(os.fsencode(folder)) < _LONGEST_PATH:
        yield folder
        return
    file = os.open(folder, os.O_RDONLY)
    try:
        yield f"/dev/fd/{file}"
    finally:
        os.close(file)


def _wheel() -> tuple[str, str]:
    try:
        import espeakng_loader

        return espeakng_loader.get_library_path(), espeakng_loader.get_data_path()
    except (ImportError, RuntimeError) as problem:
        raise MissingProgram(
            "The package espeakng-loader, which carries espeak-ng, is not installed or not whole",
            hint="pip install --force-reinstall espeakng-loader",
        ) from problem


def _declare(library: _Library) -> None:
    integer, text, pointer = ctypes.c_int, ctypes.c_char_p, ctypes.c_void_p
    library.espeak_Synth.argtypes = (
        text, ctypes.c_size_t, ctypes.c_uint, integer, ctypes.c_uint, ctypes.c_uint, pointer, pointer,
    )  # fmt: skip
    library.espeak_TextToPhonemes.argtypes = (pointer, integer, integer)
    library.espeak_TextToPhonemes.restype = text
    library.espeak_ListVoices.restype = ctypes.POINTER(ctypes.POINTER(_VoiceEntry))
    library.espeak_Info.restype = text
    library.espeak_ng_SetRandSeed.argtypes = (ctypes.c_long,)


def _unload(library: _Library) -> None:
    closing = ctypes.CDLL(None).dlclose
    closing.argtypes = (ctypes.c_void_p,)
    closing(library._handle)


def _identifier(voice: str) -> str:
    """Return what the library calls a voice: it does not find all of them by the tag it lists them under.

    Raises:
        MissingVoice: There is no such variant, which the library would pass over.
    """
    name, plus, variant = voice.partition("+")
    if plus and variant not in variants():
        raise MissingVoice(f"espeak-ng has no variant “{variant}”", hint=f"There are: {', '.join(sorted(variants()))}.")
    for listed in voices():
        if name.lower() == listed.name.lower():
            return f"{listed.identifier}{plus}{variant}"
    return voice


def _choose(library: _Library, identifier: str) -> None:
    if not identifier or "\0" in identifier or not (_by_file(library, identifier) or _by_name(library, identifier)):
        raise MissingVoice(f"espeak-ng has no voice “{identifier}”")


def _by_file(library: _Library, identifier: str) -> bool:
    """Choose a voice by its file: by name, the library reads the files of all voices first, four times the work."""
    try:
        file = os.open(Path(_wheel()[1]) / "lang" / identifier, os.O_RDONLY)
    except OSError:
        return False
    try:
        # It keeps only 60 characters of a path.
        return not library.espeak_SetVoiceByFile(f"/dev/fd/{file}".encode("ascii"))
    finally:
        os.close(file)


def _by_name(library: _Library, identifier: str) -> bool:
    return not library.espeak_SetVoiceByName(identifier.encode("utf-8", "replace"))


def _encoded(text: str) -> bytes:
    """Return the text as the library takes it; what it cannot take (NUL, lone surrogates) is said as a space."""
    return re.sub("[\0\ud800-\udfff]", " ", text).encode("utf-8")


@contextmanager
def _interruptible(take: _Take) -> Iterator[None]:
    """Let Ctrl-C stop the library, which otherwise speaks to the end of the text."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return

    def stop(_number: int, _frame: object) -> None:
        take.stop, take.failure = True, KeyboardInterrupt()

    before = signal.signal(signal.SIGINT, stop)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def _described(voice: _VoiceEntry) -> EspeakVoice:
    # ``languages`` is a priority byte and the tag; ``identifier`` a path such as ``gmw/en-US``.
    tag = voice.languages[1:].decode("ascii")
    return EspeakVoice(tag, _bcp47(tag), voice.name.decode("utf-8"), voice.identifier.decode("utf-8"))


def _bcp47(tag: str) -> str:
    primary, *rest = tag.split("-")
    return "-".join([primary, *(part.upper() if len(part) == 2 else part for part in rest)])
