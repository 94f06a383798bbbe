from dataclasses import replace

from edition.packaging.timeline import Span, timeline


def test_spans_follow_each_other_without_a_gap(sample):
    made = timeline(sample.edition, sample.recordings)
    for recording in sample.recordings:
        spans = [made.spans[clip.id] for clip in recording.clips]
        assert [span.begin_ms for span in spans] == [clip.begin_ms for clip in recording.clips]
        assert [span.end_ms for span in spans[:-1]] == [span.begin_ms for span in spans[1:]]
        assert spans[-1].end_ms == recording.duration_ms
    assert made.complete
    assert made.voices == ("silent",)


def test_a_clip_never_outlasts_its_sound(sample):
    first = sample.recordings[0]
    cut = replace(first, clips=first.clips[:2], duration_ms=first.clips[1].begin_ms + 10)
    made = timeline(sample.edition, [cut])
    begin = cut.clips[1].begin_ms
    assert made.spans[cut.clips[1].id] == Span(cut.section_id, begin, begin + 10, begin + 10)
    assert not made.complete
    assert cut.clips[1].id not in timeline(sample.edition, [replace(cut, duration_ms=begin)]).spans


def test_silence(sample):
    made = timeline(sample.edition, ())
    assert (made.spans, made.recordings, made.complete) == ({}, {}, False)


def test_a_recording_of_something_else_is_left_out(sample):
    overview = replace(sample.recordings[0], section_id="overview", voice="another")
    made = timeline(sample.edition, (overview, *sample.recordings))
    assert made == timeline(sample.edition, sample.recordings)


def test_a_clip_without_sound_is_not_heard(sample):
    first = sample.recordings[0]
    mute = replace(first.clips[1], end_ms=first.clips[1].begin_ms)
    made = timeline(sample.edition, (replace(first, clips=(first.clips[0], mute, *first.clips[2:])),))
    assert mute.id not in made.spans
    assert made.spans[first.clips[0].id].end_ms == mute.begin_ms
