// Which of several images is shown, and which of its channels.

import { make, makeButton, makeChoice, setPossible, whichImage } from "./kit.js";

/** Make the buttons that turn to the image before and after, and the caption between them. */
export function makeTurner(turn) {
  const previous = makeButton("‹", "Previous image", () => turn(-1));
  const next = makeButton("›", "Next image", () => turn(1));
  const caption = make("span", { className: "which" });
  return {
    elements: [previous, caption, next],
    /** Show which image it is; returns the words. */
    show(index, count, labels) {
      const words = `${whichImage(index, count)}${labels.length ? `, a ${labels[index]}` : ""}`;
      // The line breaks, where it must, before what stands in brackets.
      const [image, ...rest] = words.split(/ (?=\()/).map((part) => make("span", {}, part));
      caption.replaceChildren(image, ...rest.flatMap((part) => [" ", part]));
      setPossible(previous, index > 0);
      setPossible(next, index < count - 1);
      return words;
    },
  };
}

/** Make a choice among `count` channels; there is none to see where there is one channel. */
export function makeChannels(count, choose) {
  const names = Array.from({ length: count }, (_, channel) => String(channel));
  const choice = makeChoice("Channel", names.map((name) => [name, name]), (name) => choose(Number(name)));
  const line = make("div", { className: "line channels" }, make("span", { className: "quiet" }, "channel"), choice.element);
  line.hidden = count === 1;
  return { element: line, show: (channel) => choice.show(String(channel)) };
}
