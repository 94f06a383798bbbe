// What the reader chose (colours, typeface, size …) and where she stopped, kept on her own machine and nowhere else.
"use strict";
const reader = (() => {
  const root = document.documentElement;
  const find = (selector) => document.querySelector(selector);
  const [dialog, choices, speed] = [find("#settings"), find("#choices"), find("#speed")];

  // A browser may refuse to keep anything, or give back what another page has written there.
  const memory = {
    read(key) {
      try {
        return JSON.parse(localStorage.getItem(`edition:${key}`)) ?? {};
      } catch {
        return {};
      }
    },
    write(key, value) {
      try {
        localStorage.setItem(`edition:${key}`, JSON.stringify(value));
      } catch {
        // Then it is forgotten when the page closes.
      }
    },
  };

  const DEFAULTS = {
    colours: "device",
    typeface: "legible",
    spacing: "normal",
    size: 100,
    speed: "1",
    follow: true,
    words: true,
    touch: true,
    letters: true,
    pages: true,
  };
  const settings = { ...DEFAULTS };

  function adopt(kept) {
    for (const [name, standard] of Object.entries(DEFAULTS)) {
      settings[name] = typeof kept[name] === typeof standard ? kept[name] : standard;
    }
    settings.size = Math.min(300, Math.max(80, settings.size));
    const speeds = [...(speed?.options ?? [])].map((option) => option.value);
    if (!speeds.includes(settings.speed)) settings.speed = DEFAULTS.speed;
    show();
  }

  function show() {
    for (const name of ["colours", "typeface", "spacing"]) root.dataset[name] = settings[name];
    root.dataset.pages = settings.pages ? "yes" : "no";
    root.style.setProperty("--scale", settings.size / 100);
    root.classList.toggle("with-touch", settings.touch);
    for (const input of choices.elements) {
      if (input.type === "radio") input.checked = settings[input.name] === input.value;
      else if (input.type === "checkbox") input.checked = settings[input.name];
      else if (input.type === "range") input.value = settings.size;
    }
    choices.elements.shown.value = `${settings.size}%`;
    choices.elements.size.setAttribute("aria-valuetext", `${settings.size}%`);
    if (speed) speed.value = settings.speed;
    document.dispatchEvent(new Event("settings"));
  }

  function keep(changed) {
    adopt({ ...settings, ...changed });
    memory.write("settings", settings);
  }

  const deeds = {
    settings: () => dialog.showModal(),
    close: () => dialog.close(),
    reset: () => keep(DEFAULTS),
  };

  choices.addEventListener("input", ({ target }) => {
    const value = { checkbox: target.checked, range: Number(target.value) }[target.type] ?? target.value;
    keep({ [target.name]: value });
  });
  choices.addEventListener("submit", (event) => event.preventDefault());
  speed?.addEventListener("input", () => keep({ speed: speed.value }));
  dialog.addEventListener("click", (event) => {
    if (event.target === dialog) dialog.close();
  });
  document.addEventListener("click", (event) => deeds[event.target.closest("[data-do]")?.dataset.do]?.());

  adopt(memory.read("settings"));
  find("#player").hidden = false;
  return { settings, memory, keep, dialog };
})();
