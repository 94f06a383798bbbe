// Marks the word that is said within its sentence, by a highlight that leaves the text as it is; browsers without such
// highlights mark the sentence alone. Times are in the text: data-words="start,end,begin …", in UTF-16 units of the
// sentence and ms from its beginning.
"use strict";
const wordMark = (() => {
  if (!globalThis.Highlight || !CSS.highlights) return { show() {} };
  // Here, since checkers of style sheets do not know this selector yet.
  document.styleSheets[0].insertRule("::highlight(word) { background-color: var(--word-now); color: var(--word-ink); }");
  const mark = new Highlight();
  CSS.highlights.set("word", mark);
  const known = new WeakMap();
  let shown = null;

  function place(element, offset) {
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    let node = walker.nextNode();
    for (let before = 0; node; node = walker.nextNode()) {
      if (offset <= before + node.length) return [node, offset - before];
      before += node.length;
    }
    return [element, element.childNodes.length];
  }

  function words(element) {
    if (!known.has(element)) {
      const told = (element.dataset.words ?? "").split(" ").filter(Boolean);
      known.set(element, told.map((word) => word.split(",").map(Number)));
    }
    return known.get(element);
  }

  // Shows the word of a cue's sentence at a time of its track, in ms; without a cue, none.
  function show(cue, time) {
    const word = cue && words(cue.element).findLast(([, , begin]) => cue.begin + begin <= time);
    if (word === shown) return;
    shown = word;
    mark.clear();
    if (!word) return;
    const range = new Range();
    range.setStart(...place(cue.element, word[0] + 1));
    range.setStart(range.startContainer, range.startOffset - 1);
    range.setEnd(...place(cue.element, word[1]));
    mark.add(range);
  }

  return { show };
})();
