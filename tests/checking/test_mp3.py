import subprocess

import imageio_ffmpeg
import pytest

from edition.checking.container import sound_of
from edition.checking.mp3 import bit_rates
from tests.packaging.editions import tone


def encoded(*options: str, hz: int = 44100) -> bytes:
    source = f"anoisesrc=duration=1:sample_rate={hz}:color=pink:seed=7"
    command = [imageio_ffmpeg.get_ffmpeg_exe(), "-v", "error", "-f", "lavfi", "-i", source, "-ac", "1", *options, "-"]
    return subprocess.run(command, check=True, capture_output=True).stdout


@pytest.mark.parametrize(("hz", "kbits"), [(44100, 64), (48000, 128), (22050, 32), (24000, 64), (11025, 16)])
@pytest.mark.parametrize("header", ["0", "1"])
def test_one_rate(hz, kbits, header):
    data = encoded("-b:a", f"{kbits}k", "-write_xing", header, "-f", "mp3", hz=hz)
    assert bit_rates(data) == {kbits}
    sound = sound_of(data)
    assert sound.media_type == "audio/mpeg"
    assert 1000 <= sound.duration_ms <= 1150


@pytest.mark.parametrize("header", ["0", "1"])
def test_varying_rate(header):
    assert len(bit_rates(encoded("-q:a", "5", "-write_xing", header, "-f", "mp3"))) > 1


def test_a_tag_is_no_frame():
    tag = b"ID3\x04\x00\x00\x00\x00\x02\x00" + bytes(256)
    assert bit_rates(tag + tone(500)) == bit_rates(tone(500)) == {32}


@pytest.mark.parametrize("data", [b"", b"\xff", b"\xff\xfb\xf0\x00", b"\xff\xfb\x00\x00", b"RIFF" * 4, b"ID3"])
def test_no_frames(data):
    assert bit_rates(data) == frozenset()
    assert sound_of(data) is None


@pytest.mark.parametrize(
    ("options", "media_type"),
    [
        (("-f", "wav"), "audio/wav"),
        (("-f", "flac"), "audio/flac"),
        (("-c:a", "libopus", "-f", "ogg", "-ar", "48000"), "audio/ogg"),
    ],
)
def test_other_sound_is_told_by_its_bytes(options, media_type):
    assert sound_of(encoded(*options)).media_type == media_type
