// The player of the web edition: sound and text in step. Without it the page is text with a sound element a section.
// It reads times from the text (data-begin, data-end, in ms) and asks nobody for anything.
"use strict";
(() => {
  const find = (selector, within = document) => within.querySelector(selector);
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  const bar = find("#player");

  const { settings, memory, dialog } = reader;
  const speed = find("#speed");

  // A track is a section's sound; a cue is a sentence in it. A headline is heard at the beginning of its first section.
  const tracks = all("[data-track]").map((section, index) => {
    const front = all(`[data-front="${section.id}"] .s[data-begin]`);
    const cues = [...front, ...all(".s[data-begin]", section)].map((element) => ({
      element,
      index,
      begin: Number(element.dataset.begin),
      end: Number(element.dataset.end),
      block: element.closest("[data-block]"),
    }));
    cues.sort((one, other) => one.begin - other.begin);
    const { track: name, length } = section.dataset;
    return { index, cues, name, length: Number(length), source: find("audio", section).src };
  });
  const cueOf = new Map(tracks.flatMap((track) => track.cues).map((cue) => [cue.element, cue]));

  const sound = new Audio();
  sound.preload = "none";
  const edition = document.body.dataset.edition;
  // The place in the edition; `pending` (ms) is where the sound has yet to be put, null once it is there.
  const state = { track: tracks[0], pending: 0, cue: null, last: null, playing: false, wanted: false, loaded: null };
  const status = find("#status");

  const now = () => state.pending ?? sound.currentTime * 1000;

  // Sound cards and codecs put a seek a few ms early: then the sentence before must not light up.
  const SLACK = 20;

  function cueAt(time) {
    const { cues } = state.track;
    const index = cues.findLastIndex((cue) => cue.begin <= time + SLACK);
    const last = index === cues.length - 1;
    return index < 0 || (last && time > cues[index].end + SLACK) ? null : cues[index];
  }

  const clock = (ms) => {
    const seconds = Math.floor(ms / 1000);
    return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
  };

  // Where the bar begins to cover the text.
  const floor = () => (getComputedStyle(bar).position === "fixed" ? bar.getBoundingClientRect().top : innerHeight);

  function inView(element) {
    const { top, bottom } = element.getBoundingClientRect();
    return bottom > 0 && top < floor();
  }

  function bringIntoView(element) {
    const { top, bottom } = element.getBoundingClientRect();
    if (top >= 0 && bottom <= floor()) return;
    const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
    scrollBy({ top: top - floor() / 3, behavior: calm ? "instant" : "smooth" });
  }

  function highlight(cue, moved) {
    if (cue === state.cue) return;
    state.cue?.element.classList.remove("now");
    state.cue?.element.removeAttribute("aria-current");
    state.cue = cue;
    if (!cue) return;
    cue.element.classList.add("now");
    cue.element.setAttribute("aria-current", "true");
    // Who has scrolled away reads elsewhere: leave the page alone, unless the reader asked for this sentence.
    const follows = state.playing && (!state.last || inView(state.last.element));
    if (settings.follow && (moved || follows)) bringIntoView(cue.element);
    state.last = cue;
  }

  const markWord = () => wordMark.show(settings.words ? state.cue : null, now());

  const position = find("#position");
  const where = find("#where");

  function refresh(moved = false) {
    const time = now();
    highlight(cueAt(time), moved);
    markWord();
    position.max = Math.ceil(state.track.length / 1000);
    position.value = Math.round(time / 1000);
    position.setAttribute("aria-valuetext", `${clock(time)} / ${clock(state.track.length)}`);
    find("#elapsed").textContent = clock(time);
    find("#length").textContent = clock(state.track.length);
    where.textContent = state.track.name;
    where.hash = (state.cue ?? state.track.cues[0])?.element.id ?? "text";
  }

  function remember() {
    memory.write(`place:${edition}`, { track: state.track.index, time: Math.round(now()) });
  }

  function settle() {
    const ready = state.loaded === state.track && sound.readyState >= HTMLMediaElement.HAVE_METADATA;
    if (state.pending === null || !ready) return;
    if (state.pending > 0 && !seekable()) return fetchWhole(state.track);
    sound.currentTime = state.pending / 1000;
    state.pending = null;
    sound.muted = false;
  }

  function load() {
    if (state.loaded === state.track) return;
    state.loaded = state.track;
    put(state.track.whole ?? state.track.source);
  }

  function put(source) {
    sound.src = source;
    setSpeed();
  }

  function seekable() {
    const { seekable: ranges } = sound;
    return ranges.length > 0 && ranges.end(ranges.length - 1) * 1000 >= state.pending;
  }

  // Simple web servers send a file from its beginning only, and then browsers cannot jump in it: take it whole.
  async function fetchWhole(track) {
    if (track.whole || !track.source.startsWith("http")) return;
    try {
      track.whole = URL.createObjectURL(await (await fetch(track.source)).blob());
    } catch (error) {
      return failed(error);
    }
    if (state.loaded !== track) return;
    put(track.whole);
    if (state.wanted) sound.play().catch(failed);
  }

  function go(track, time, { play = state.wanted, quiet = false } = {}) {
    state.track = track;
    state.pending = time;
    state.wanted = play;
    // Until the sound is in its place, it would be heard from the file's beginning.
    sound.muted = true;
    if (play) {
      load();
      settle();
      sound.play().catch(failed);
    } else if (state.loaded !== track) {
      sound.pause();
    }
    settle();
    refresh(!quiet);
    // Who cannot see the mark hears which sentence is next; while it plays, the voice itself says so.
    if (!play && !quiet) status.textContent = state.cue ? state.cue.element.textContent : track.name;
    remember();
  }

  function failed(error) {
    if (error.name === "AbortError") return;
    state.playing = state.wanted = false;
    pretend();
    // A browser that wants the reader's own click has nothing against the file.
    if (error.name === "NotAllowedError") return;
    status.textContent = status.dataset.broken;
    status.classList.remove("unseen");
  }

  function pretend() {
    const key = find("[data-do='play']");
    key.classList.toggle("is-playing", state.playing);
    key.setAttribute("aria-label", state.playing ? key.dataset.pause : key.dataset.play);
    if ("mediaSession" in navigator) navigator.mediaSession.playbackState = state.playing ? "playing" : "paused";
  }

  function play() {
    const ended = now() >= state.track.length - 50 && state.track === tracks.at(-1);
    go(ended ? tracks[0] : state.track, ended ? 0 : now(), { play: true, quiet: true });
  }

  // Back goes to the beginning of what is heard, when that is some way back already, and else to what is before it.
  const REPEAT = 1500;

  const sentences = (track) => track.cues;
  const blocks = (track) => track.cues.filter((cue, index) => cue.block !== track.cues[index - 1]?.block);

  function skip(places, step) {
    const here = places(state.track).findLastIndex((cue) => cue.begin <= now() + SLACK);
    const again = step < 0 && here >= 0 && now() - places(state.track)[here].begin > REPEAT;
    const cue = places(state.track)[again ? here : here + step];
    if (cue) return go(state.track, cue.begin);
    const beyond = tracks[state.track.index + step];
    if (beyond) return go(beyond, places(beyond).at(step < 0 ? -1 : 0)?.begin ?? 0);
    return step < 0 ? go(state.track, 0) : undefined;
  }

  function bySection(step) {
    const again = step < 0 && now() > 2 * REPEAT;
    const target = tracks[state.track.index + (again ? 0 : step)];
    if (target) go(target, 0);
    else if (step < 0) go(state.track, 0);
  }

  function bySpeed(step) {
    const option = speed.options[speed.selectedIndex + step];
    if (!option) return;
    reader.keep({ speed: option.value });
    status.textContent = `${option.value}×`;
  }

  function setSpeed() {
    sound.defaultPlaybackRate = sound.playbackRate = Number(settings.speed);
  }

  const deeds = {
    play: () => (state.playing ? sound.pause() : play()),
    "sentence-back": () => skip(sentences, -1),
    "sentence-on": () => skip(sentences, 1),
    "block-back": () => skip(blocks, -1),
    "block-on": () => skip(blocks, 1),
    "section-back": () => bySection(-1),
    "section-on": () => bySection(1),
    slower: () => bySpeed(-1),
    faster: () => bySpeed(1),
  };
  const LETTERS = {
    k: "play",
    j: "sentence-back",
    l: "sentence-on",
    u: "block-back",
    o: "block-on",
    b: "section-back",
    n: "section-on",
    s: "slower",
    f: "faster",
  };

  function listen() {
    document.documentElement.classList.add("with-player");
    sound.addEventListener("loadedmetadata", settle);
    sound.addEventListener("play", () => {
      state.playing = true;
      status.classList.add("unseen");
      status.textContent = "";
      pretend();
      requestAnimationFrame(tick);
    });
    sound.addEventListener("pause", () => {
      state.playing = false;
      if (!sound.ended) state.wanted = false;
      pretend();
      refresh();
      remember();
    });
    sound.addEventListener("error", () => failed(sound.error));
    sound.addEventListener("timeupdate", () => {
      refresh();
      remember();
    });
    sound.addEventListener("ended", () => {
      const next = tracks[state.track.index + 1];
      if (next) go(next, 0, { play: true, quiet: true });
      else state.wanted = false;
    });
    position.addEventListener("input", () => {
      go(state.track, Math.min(Number(position.value) * 1000, state.track.length), { quiet: true });
    });
    document.addEventListener("settings", setSpeed);
    document.addEventListener("settings", markWord);
    document.addEventListener("click", (event) => deeds[event.target.closest("[data-do]")?.dataset.do]?.());
    find("main").addEventListener("click", chosen);
    for (const key of all("[data-listen]")) key.hidden = false;
    addEventListener("keydown", typed);
    addEventListener("pagehide", remember);
    session();
    const kept = memory.read(`place:${edition}`);
    const track = tracks[kept.track];
    if (track && kept.time >= 0 && kept.time <= track.length) go(track, kept.time, { play: false, quiet: true });
    else refresh();
  }

  function tick() {
    if (!state.playing) return;
    highlight(cueAt(now()), false);
    markWord();
    requestAnimationFrame(tick);
  }

  function chosen(event) {
    const listenKey = event.target.closest("[data-listen]");
    if (listenKey) {
      const section = listenKey.closest("[data-track]");
      return go(tracks[all("[data-track]").indexOf(section)], 0, { play: true });
    }
    const cue = cueOf.get(event.target.closest(".s[data-begin]"));
    const reading = !getSelection().isCollapsed || event.target.closest("a, button, audio");
    return cue && settings.touch && !reading ? go(tracks[cue.index], cue.begin, { play: true }) : undefined;
  }

  function typed(event) {
    const elsewhere = dialog.open || event.target.closest("input, select, textarea, audio");
    if (elsewhere || event.ctrlKey || event.altKey || event.metaKey || !settings.letters) return;
    // On keyboards of other scripts, the key in the same place counts.
    const key = /^[a-z]$/i.test(event.key) ? event.key : (event.code ?? "").replace("Key", "");
    const letter = key.toLowerCase();
    if (!Object.hasOwn(LETTERS, letter)) return;
    event.preventDefault();
    deeds[LETTERS[letter]]();
  }

  // Keys on headphones, lock screens and keyboards.
  function session() {
    if (!("mediaSession" in navigator)) return;
    const offered = {
      play,
      pause: () => sound.pause(),
      previoustrack: deeds["section-back"],
      nexttrack: deeds["section-on"],
      seekbackward: deeds["sentence-back"],
      seekforward: deeds["sentence-on"],
    };
    navigator.mediaSession.metadata = new MediaMetadata({ title: document.title });
    for (const [action, deed] of Object.entries(offered)) {
      try {
        navigator.mediaSession.setActionHandler(action, deed);
      } catch {
        // This browser does not know the action.
      }
    }
  }

  if (tracks.length) listen();
})();
