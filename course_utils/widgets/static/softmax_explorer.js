// course_utils/widgets/js/shared/kit.css
var kit_default = `/* One look for every widget. JupyterLab's own colours where there are any, so that its dark theme holds too;
   the fallbacks are for pages without JupyterLab. */
.course-widget {
  --paper: var(--jp-layout-color1, #ffffff);
  --ink: var(--jp-ui-font-color1, #1f2328);
  --quiet: var(--jp-ui-font-color2, #57606a);
  --rule: var(--jp-border-color2, #d0d7de);
  --ground: var(--jp-layout-color2, #f3f4f6);
  --accent: #0072b2;
  --mark: #c25400;
  --bar: #8b949e; /* of bars that are not chosen */
  box-sizing: border-box;
  max-width: 724px;
  margin: 2px;
  padding: 12px 14px;
  border: 1px solid var(--rule);
  border-radius: 10px;
  background: var(--paper);
  color: var(--ink);
  font: 13px/1.4 var(--jp-ui-font-family, system-ui, -apple-system, "Segoe UI", Roboto, sans-serif);
}
[data-jp-theme-light="false"] .course-widget { --accent: #56b4e9; --mark: #ff9a4d; }
.course-widget *, .course-widget *::before { box-sizing: border-box; }
.course-widget .columns { display: flex; gap: 14px 18px; align-items: flex-start; }
.course-widget.narrow .columns { flex-wrap: wrap; }
.course-widget .part { min-width: 0; max-width: 100%; margin: 0; }
.course-widget .title { margin: 0 0 8px; font-weight: 600; }
.course-widget .title b { margin-right: 4px; color: var(--accent); }
.course-widget .quiet { color: var(--quiet); font-size: 12px; }
.course-widget .line { display: flex; flex-wrap: wrap; gap: 6px; align-items: center; }
.course-widget .hint { margin: 10px 0 0; color: var(--quiet); font-size: 12px; }
.course-widget kbd {
  padding: 0 4px; border: 1px solid var(--rule); border-radius: 4px; background: var(--ground);
  color: inherit; font: 11px/1.5 var(--jp-code-font-family, ui-monospace, monospace); box-shadow: none;
}
.course-widget canvas { display: block; max-width: 100%; }
/* What is dragged on. A finger that moves up or down scrolls the page, as it does elsewhere; one that moves sideways
   drags. One that rests selects no words; Safari asks for its own names. */
.course-widget [role="application"], .course-widget [role="slider"] {
  touch-action: pan-y pinch-zoom; -webkit-user-select: none; user-select: none; -webkit-touch-callout: none;
}
.course-widget button, .course-widget .choice { touch-action: manipulation; } /* many taps are no double tap */
.course-widget [hidden] { display: none !important; } /* whatever a class says of how it is shown */
.course-widget button, .course-widget .choice {
  margin: 0; padding: 4px 11px; border: 1px solid var(--rule); border-radius: 6px;
  background: var(--ground); color: var(--ink); font: inherit; cursor: pointer;
}
.course-widget button:hover:not(:disabled, [aria-disabled="true"]) { border-color: var(--accent); }
.course-widget button:disabled { opacity: 0.45; cursor: default; }
.course-widget button[aria-disabled="true"] { /* pale, but not the ring around it while it has the focus */
  border-color: color-mix(in srgb, var(--rule) 45%, transparent); background: color-mix(in srgb, var(--ground) 45%, transparent);
  color: color-mix(in srgb, var(--ink) 45%, transparent); cursor: default;
}
.course-widget :focus-visible, .course-widget .choice:focus-within {
  outline: 3px solid var(--accent); outline-offset: 2px;
}
.course-widget .choice:focus-within { position: relative; z-index: 1; } /* its ring lies on its neighbours */
.course-widget .choices { gap: 0; }
.course-widget .choice { padding: 4px 10px; border-radius: 0; }
.course-widget .choice:first-child { border-radius: 6px 0 0 6px; }
.course-widget .choice:last-child { border-radius: 0 6px 6px 0; }
.course-widget .choice + .choice { margin-left: -1px; }
.course-widget .choice.chosen { background: var(--accent); border-color: var(--accent); color: var(--paper); }
.course-widget .choice input { position: absolute; opacity: 0; pointer-events: none; }
.course-widget .spoken {
  position: absolute; width: 1px; height: 1px; margin: -1px; overflow: hidden; clip-path: inset(50%);
  white-space: nowrap;
}
@media (pointer: coarse) { /* for fingers */
  .course-widget button:not(.tile, .card), .course-widget .choice { min-width: 28px; min-height: 32px; }
  .course-widget .choice { display: inline-flex; align-items: center; justify-content: center; }
  .course-widget input[type="range"], .course-widget label { min-height: 32px; }
}
@media (forced-colors: active) { /* the reader's own colours; bars and marks stay what they are, and are seen on both */
  .course-widget, [data-jp-theme-light="false"] .course-widget {
    --paper: Canvas; --ink: CanvasText; --quiet: CanvasText; --rule: CanvasText; --ground: Canvas; --accent: Highlight; --mark: #c25400;
    forced-color-adjust: none;
  }
}
`;

// course_utils/widgets/js/shared/kit.js
var NARROW = 560;
function make(tag, properties = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (name.includes("-") || name === "role") element.setAttribute(name, value);
    else element[name] = value;
  }
  element.append(...children);
  return element;
}
function makeFrame(el, ...children) {
  const voice = make("div", { className: "spoken", role: "status", "aria-live": "polite" });
  const frame = make("section", { className: "course-widget", role: "group" }, ...children, voice);
  el.append(make("style", { textContent: kit_default }), frame);
  frame.addEventListener("keydown", (event) => {
    const passes = event.ctrlKey || event.metaKey || event.altKey || ["Tab", "Escape"].includes(event.key);
    if (!passes && !(event.key === "Enter" && event.shiftKey)) event.stopPropagation();
  });
  const unwatch = watchSize(el, () => frame.classList.toggle("narrow", el.isConnected && el.clientWidth < NARROW));
  let pending = 0;
  return {
    frame,
    /** Name the widget by its present state, and say it, or the `aloud` part of it, once the state rests. */
    describe(text2, aloud = text2) {
      if (frame.getAttribute("aria-label") === text2) return;
      frame.setAttribute("aria-label", text2);
      clearTimeout(pending);
      pending = setTimeout(() => voice.textContent = aloud, 400);
    },
    remove() {
      clearTimeout(pending);
      unwatch();
    }
  };
}
function makeButton(text2, label, action) {
  const button = make("button", { type: "button", title: label, "aria-label": label }, text2);
  button.addEventListener("click", action);
  return button;
}
function makeChoice(name, options, choose) {
  const group = `choice-${Math.random().toString(36).slice(2)}`;
  const inputs = options.map(([value]) => make("input", { type: "radio", name: group, value }));
  inputs.forEach((input) => input.addEventListener("change", () => choose(input.value)));
  const labels = options.map(([, text2], i) => make("label", { className: "choice" }, inputs[i], text2));
  return {
    element: make("div", { className: "line choices", role: "radiogroup", "aria-label": name }, ...labels),
    show(value) {
      inputs.forEach((input, i) => {
        input.checked = input.value === value;
        labels[i].classList.toggle("chosen", input.checked);
      });
    }
  };
}
function watchSize(element, action) {
  const inNextFrame = oncePerFrame(action);
  const observer = new ResizeObserver(inNextFrame);
  queueMicrotask(action);
  inNextFrame();
  observer.observe(element);
  return () => {
    observer.disconnect();
    inNextFrame.cancel();
  };
}
function oncePerFrame(action) {
  let pending = 0;
  const request = () => {
    pending ||= requestAnimationFrame(() => {
      pending = 0;
      action();
    });
  };
  request.cancel = () => cancelAnimationFrame(pending);
  return request;
}
function watch(model, names, action) {
  for (const name of names) model.on(`change:${name}`, action);
  return () => names.forEach((name) => model.off(`change:${name}`, action));
}
function send(model, changes) {
  for (const [name, value] of Object.entries(changes)) model.set(name, value);
  model.save_changes();
}
function percent(probability) {
  if (probability < 5e-3) return "<1 %";
  if (probability >= 0.995) return ">99 %";
  return `${Math.floor(probability * 100 + 0.5)} %`;
}
function number(value, digits = 2) {
  const size = Math.floor(Math.abs(value) * 10 ** digits + 0.5) / 10 ** digits;
  return `${value < 0 && size > 0 ? "−" : ""}${Number(size.toFixed(digits))}`;
}

// course_utils/widgets/js/shared/layers.js
function softmax(values) {
  const largest = Math.max(...values);
  const powers = Array.from(values, (value) => Math.exp(value - largest));
  const sum = powers.reduce((a, b) => a + b);
  values.set(powers.map((power) => power / sum));
}

// course_utils/widgets/js/convolution/step.js
function short(value, digits = 2) {
  const size = Math.abs(value);
  return number(value, size >= 99.5 ? 0 : size >= 9.95 ? 1 : digits);
}

// course_utils/widgets/js/shared/scientific.js
var SUPERSCRIPTS = { "-": "⁻", 0: "⁰", 1: "¹", 2: "²", 3: "³", 4: "⁴", 5: "⁵", 6: "⁶", 7: "⁷", 8: "⁸", 9: "⁹" };
function scientific(value, digits = 3) {
  if (Number.isNaN(value)) return "nan";
  const [size, sign] = [Math.abs(value), value < 0 ? "−" : ""];
  if (size === Infinity) return `${sign}infinity`;
  if (size === 0 || size >= 0.01 && size < 1e6) return number(value, digits);
  const [mantissa, exponent] = size.toExponential(1).split("e");
  const power = [...String(Number(exponent))].map((sign2) => SUPERSCRIPTS[sign2]).join("");
  return `${sign}${mantissa.replace(/\.0$/, "")} × 10${power}`;
}

// course_utils/widgets/js/shared/walk.js
function holdOn(element, { choose, look = () => {
}, keep, undo }) {
  let held = null;
  let kept = null;
  element.addEventListener("pointerdown", (event) => {
    if (event.button !== 0 || held !== null) return;
    [held, kept] = [event.pointerId, keep()];
    element.setPointerCapture(held);
    element.focus({ preventScroll: true });
    choose(event);
  });
  element.addEventListener("mousedown", (event) => event.preventDefault());
  element.addEventListener("pointermove", (event) => {
    if (held === null) look(event);
    else if (held === event.pointerId) choose(event);
  });
  for (const end of ["pointerup", "pointercancel", "lostpointercapture"]) {
    element.addEventListener(end, (event) => {
      if (held !== event.pointerId) return;
      held = null;
      if (end === "pointercancel") undo(kept);
    });
  }
  element.addEventListener("pointerleave", () => look(null));
}

// course_utils/widgets/js/shared/range.js
function makeRange(name, label, { min, max, step }, choose) {
  const input = make("input", { type: "range", min, max, step, "aria-label": label });
  const shown = make("output", { "aria-live": "off" });
  input.addEventListener("input", () => choose(Number(input.value)));
  return {
    element: make("label", { className: "range" }, make("span", {}, name), input, shown),
    input,
    /** Show `value` and, behind it, `text`. */
    show(value, text2 = String(value)) {
      input.value = value;
      shown.textContent = text2;
      input.setAttribute("aria-valuetext", text2);
    }
  };
}

// course_utils/widgets/js/softmax/softmax_explorer.css
var softmax_explorer_default = '.course-widget.softmax-explorer .half { flex: 1 1 0; }\n.course-widget.softmax-explorer.narrow .half { flex: 1 1 100%; }\n.course-widget.softmax-explorer .head { justify-content: space-between; height: 30px; margin-bottom: 6px; }\n.course-widget.softmax-explorer .head .choice { padding: 2px 8px; }\n.course-widget.softmax-explorer .choice.off { opacity: 0.45; }\n.course-widget.softmax-explorer .entries { display: flex; gap: 4px; margin: 0; padding: 0; list-style: none; font-variant-numeric: tabular-nums; }\n.course-widget.softmax-explorer .entry { flex: 1 1 0; min-width: 0; margin: 0; text-align: center; line-height: 1.3; }\n.course-widget.softmax-explorer .top, .course-widget.softmax-explorer .gradient { display: block; height: 16px; font-size: 11px; white-space: nowrap; }\n.course-widget.softmax-explorer .top { display: flex; justify-content: center; }\n.course-widget.softmax-explorer .top.long { align-items: flex-end; font-size: 9px; }\n.course-widget.softmax-explorer .gradient { display: flex; justify-content: center; color: var(--quiet); background: none; font-size: 10.5px; }\n.course-widget.softmax-explorer .well-of-logit, .course-widget.softmax-explorer .well-of-p { position: relative; height: 180px; margin-bottom: 2px; border-radius: 4px; background: var(--ground); overflow: hidden; }\n.course-widget.softmax-explorer .signed { cursor: ns-resize; touch-action: pan-x pinch-zoom; }\n.course-widget.softmax-explorer .signed::after { content: ""; position: absolute; inset: 50% 0 auto; border-top: 1px solid var(--quiet); }\n.course-widget.softmax-explorer .rise { position: absolute; inset: 0 12%; background: var(--bar); transform-origin: bottom; transform: scaleY(0); }\n.course-widget.softmax-explorer .signed .rise { bottom: 50%; }\n.course-widget.softmax-explorer .signed .rise { background: var(--accent); }\n.course-widget.softmax-explorer .entry b { display: block; border-radius: 4px; }\n.course-widget.softmax-explorer .right b { background: var(--mark); color: var(--paper); }\n.course-widget.softmax-explorer .right .well-of-logit, .course-widget.softmax-explorer .right .well-of-p { box-shadow: inset 0 0 0 1.5px var(--mark); }\n.course-widget.softmax-explorer .right .well-of-p .rise { background: var(--mark); }\n.course-widget.softmax-explorer .broken .rise { background: repeating-linear-gradient(45deg, var(--rule) 0 3px, transparent 3px 8px); }\n.course-widget.softmax-explorer .broken.right .well-of-p .rise { background: repeating-linear-gradient(45deg, var(--mark) 0 3px, transparent 3px 8px); }\n.course-widget.softmax-explorer .below { margin-top: 6px; }\n.course-widget.softmax-explorer .under { margin: 4px 0 0; font-size: 11px; line-height: 1.3; }\n.course-widget.softmax-explorer .choosing { gap: 6px 12px; margin-top: 10px; }\n.course-widget.softmax-explorer .choosing .choice { padding: 3px 8px; }\n.course-widget.softmax-explorer .verdict { margin-left: auto; }\n.course-widget.softmax-explorer .loss { color: var(--mark); font-size: 24px; line-height: 1; font-variant-numeric: tabular-nums; }\n.course-widget.softmax-explorer .range { display: inline-flex; gap: 8px; align-items: center; }\n.course-widget.softmax-explorer .range input { width: 180px; margin: 0; accent-color: var(--accent); }\n.course-widget.softmax-explorer .range output { min-width: 34px; font-variant-numeric: tabular-nums; }\n.course-widget.softmax-explorer .naive { display: flex; gap: 6px; align-items: center; margin-left: auto; }\n.course-widget.softmax-explorer .naive input { margin: 0; accent-color: var(--mark); }\n.course-widget.softmax-explorer .remark { min-height: 54px; margin: 10px 0 0; padding: 8px 12px; border-left: 4px solid var(--rule); background: var(--ground); }\n.course-widget.softmax-explorer .remark.failed { border-color: var(--mark); }\n';

// course_utils/widgets/js/softmax/layout.js
var REACHES = [10, 100, 1e3];
var CLASSES = Array.from({ length: 10 }, (_, digit) => String(digit));
var HINT = "Drag a logit's bar. Keyboard, on a bar: <kbd>↑</kbd> <kbd>↓</kbd> move it, with <kbd>Shift</kbd> in small steps · <kbd>Page Up</kbd> <kbd>Page Down</kbd> in large ones · <kbd>Home</kbd> <kbd>End</kbd> · <kbd>Tab</kbd> next bar";
var text = (tag, className, ...words) => make(tag, { className }, ...words);
function makeLogit(digit) {
  const shown = text("span", "top");
  const fill = text("span", "rise");
  const slider = make(
    "div",
    { className: "well-of-logit signed", tabIndex: 0, role: "slider", "aria-label": `Logit of class ${digit}`, "aria-orientation": "vertical" },
    fill
  );
  return { element: make("div", { className: "entry" }, shown, slider, make("b", {}, digit)), shown, fill, slider };
}
function makeProbability(digit) {
  const [shown, fill, gradient] = [text("span", "top"), text("span", "rise"), text("span", "gradient")];
  const track = make("div", { className: "well-of-p" }, fill);
  return { element: make("li", { className: "entry" }, shown, track, make("b", {}, digit), gradient), shown, fill, gradient };
}
function makeLayout(el, act) {
  const parts = {
    logits: CLASSES.map(makeLogit),
    probabilities: CLASSES.map(makeProbability),
    reach: makeChoice("Scale of the logits", REACHES.map((reach) => [String(reach), `±${reach}`]), act.reach),
    lower: makeButton("All − 50", "All − 50: take 50 off every logit", () => act.shift(-1)),
    raise: makeButton("All + 50", "All + 50: add 50 to every logit", () => act.shift(1)),
    reset: makeButton("Reset logits", "Reset logits: those that it started with", act.reset),
    temperature: makeRange("Temperature", "Temperature", { min: -1, max: 1, step: 0.05 }, act.temperature),
    label: makeChoice("Right class", CLASSES.map((digit) => [digit, digit]), act.label),
    sum: text("span", "quiet sum"),
    loss: text("b", "loss"),
    formula: text("span", "quiet formula"),
    naive: make("input", { type: "checkbox" }),
    remark: text("p", "remark")
  };
  parts.naive.addEventListener("change", () => act.trick(!parts.naive.checked));
  const frame = makeFrame(
    el,
    make("style", { textContent: softmax_explorer_default }),
    make(
      "div",
      { className: "columns" },
      make(
        "div",
        { className: "part half" },
        make("div", { className: "line head" }, make("b", {}, "Logits z"), parts.reach.element),
        make("div", { className: "entries", role: "group", "aria-label": "Logits" }, ...parts.logits.map(({ element }) => element)),
        make("div", { className: "line below" }, parts.lower, parts.raise, parts.reset)
      ),
      make(
        "div",
        { className: "part half" },
        make("div", { className: "line head" }, make("b", {}, "Probabilities p = softmax(z / T)"), parts.sum),
        // To Safari a list without bullets is one only if that is said.
        make(
          "ul",
          { className: "entries", role: "list", "aria-label": "Probabilities" },
          ...parts.probabilities.map(({ element }) => element)
        ),
        text("p", "quiet under", "below each: the gradient for its logit, (p − 1) / T for the right class, p / T for the others")
      )
    ),
    make(
      "div",
      { className: "line choosing" },
      make("span", {}, "Right class"),
      parts.label.element,
      make("span", { className: "verdict" }, "Cross-entropy ", parts.formula, parts.loss)
    ),
    make(
      "div",
      { className: "line choosing" },
      parts.temperature.element,
      make("label", { className: "naive" }, parts.naive, "without the max trick, in float32")
    ),
    parts.remark,
    make("p", { className: "hint", innerHTML: HINT })
  );
  frame.frame.classList.add("softmax-explorer");
  return { ...parts, frame };
}

// course_utils/widgets/js/softmax/step.js
var round = Math.fround;
function withoutMaxTrick(scores) {
  const powers = Array.from(scores, (score) => round(Math.exp(round(score))));
  const total = round(powers.reduce((a, b) => a + b, 0));
  return { powers, total, probabilities: powers.map((power) => round(power / total)) };
}
function answer(logits, temperature, label, maxTrick) {
  const scores = logits.map((logit) => logit / temperature);
  const target = (i) => i === label ? 1 : 0;
  if (!maxTrick) {
    const made = withoutMaxTrick(scores);
    const gradient = made.probabilities.map((p, i) => round(round(p - target(i)) / round(temperature)));
    return { ...made, scaled: scores.map(round), gradient, loss: -Math.log(made.probabilities[label]) };
  }
  const probabilities = Float64Array.from(scores);
  softmax(probabilities);
  const largest = Math.max(...scores);
  const total = scores.reduce((sum, score) => sum + Math.exp(score - largest), 0);
  return {
    scaled: scores,
    probabilities: [...probabilities],
    gradient: Array.from(probabilities, (p, i) => (p - target(i)) / temperature),
    loss: Math.log(total) - (scores[label] - largest)
  };
}
function remark({ scaled, powers, total, probabilities }, label, maxTrick) {
  const largest = scientific(Math.max(...scaled), 1);
  if (maxTrick) {
    return `The largest z / T, ${largest}, is taken off all: exp sees nothing above 0 and cannot overflow.`;
  }
  if (powers.includes(Infinity)) {
    return `exp(${largest}) is more than 3.4 × 10³⁸, the largest float32: it becomes infinity. Infinity / infinity is nan, not a number, and nothing can be learned from it.`;
  }
  if (total === Infinity) {
    return "The sum of the powers is more than 3.4 × 10³⁸, the largest float32: all is divided by infinity.";
  }
  if (total === 0) {
    return `Even exp(${largest}) is less than the smallest float32: all powers become 0. 0 / 0 is nan, not a number, and nothing can be learned from it.`;
  }
  if (probabilities[label] === 0) {
    return "The right class's power is too small for float32: its probability becomes 0, and −ln 0 is infinity.";
  }
  return `exp of each z / T, divided by the sum. The largest is exp(${largest}); far larger ones overflow: try ±100.`;
}
function gradientInWords(value) {
  const text2 = Math.abs(value) < 0.01 ? number(value, 3) : scientific(value, 2);
  return text2 === "0" && value !== 0 ? "≈ 0" : text2;
}
function describe({ probabilities, loss }, label) {
  return `Right class ${label}: probability ${scientific(probabilities[label])}, cross-entropy ${scientific(loss)}`;
}

// course_utils/widgets/js/softmax/softmax_explorer.js
var LARGEST = REACHES.at(-1);
var ROOM = 4;
var SHIFT = 50;
var clamp = (value, low, high) => Math.min(Math.max(value, low), high);
function render({ model, el }) {
  const start = model.get("logits");
  let chosen = REACHES[0];
  let said = "";
  const set = (changes) => {
    send(model, changes);
    redraw();
  };
  const needed = () => {
    const largest = Math.max(...model.get("logits").map(Math.abs));
    return REACHES.find((reach2) => reach2 >= largest);
  };
  const inside = (logits) => logits.every((logit) => Math.abs(logit) <= LARGEST);
  const reach = () => Math.max(chosen, needed());
  const tidy = (value) => Number(value.toPrecision(12));
  const parts = makeLayout(el, {
    reach(value) {
      chosen = Number(value);
      redraw();
    },
    shift(direction) {
      const logits = model.get("logits").map((logit) => tidy(logit + direction * SHIFT));
      if (inside(logits)) set({ logits });
    },
    reset() {
      chosen = REACHES[0];
      set({ logits: start });
    },
    temperature: (power) => set({ temperature: Number((10 ** power).toPrecision(2)) }),
    label: (label) => set({ label: Number(label) }),
    trick: (maxTrick) => set({ max_trick: maxTrick })
  });
  const { frame } = parts;
  const redraw = oncePerFrame(show);
  const write = (shown, text2) => {
    shown.textContent = text2;
    shown.classList.toggle("long", text2.length > ROOM);
  };
  function show() {
    const [logits, label, temperature] = [model.get("logits"), model.get("label"), model.get("temperature")];
    const maxTrick = model.get("max_trick");
    const result = answer(logits, temperature, label, maxTrick);
    const most = reach();
    parts.reach.show(String(most));
    parts.reach.element.querySelectorAll("input").forEach((input) => {
      input.disabled = Number(input.value) < needed();
      input.parentElement.classList.toggle("off", input.disabled);
    });
    parts.logits.forEach(({ element, shown, fill, slider }, i) => {
      element.classList.toggle("right", i === label);
      write(shown, short(logits[i]));
      fill.style.transform = `scaleY(${logits[i] / most})`;
      slider.setAttribute("aria-valuemin", -most);
      slider.setAttribute("aria-valuemax", most);
      slider.setAttribute("aria-valuenow", logits[i]);
      slider.setAttribute("aria-valuetext", scientific(logits[i], 2));
    });
    parts.probabilities.forEach(({ element, shown, fill, gradient }, i) => {
      const p = result.probabilities[i];
      const broken = Number.isNaN(p);
      element.classList.toggle("right", i === label);
      element.classList.toggle("broken", broken);
      write(shown, broken ? "nan" : p === 0 && !maxTrick ? "0" : percent(p));
      fill.style.transform = `scaleY(${broken ? 1 : p})`;
      gradient.textContent = gradientInWords(result.gradient[i]);
    });
    const sum = result.probabilities.reduce((a, b) => a + b);
    parts.sum.textContent = `sum ${scientific(sum, 2)}`;
    parts.temperature.show(Math.log10(temperature), scientific(temperature, 2));
    parts.label.show(String(label));
    parts.formula.textContent = `−ln ${scientific(result.probabilities[label])} = `;
    parts.loss.textContent = scientific(result.loss);
    parts.naive.checked = !maxTrick;
    parts.remark.textContent = remark(result, label, maxTrick);
    parts.remark.classList.toggle("failed", !maxTrick && !Number.isFinite(result.loss));
    parts.lower.setAttribute("aria-disabled", !inside(logits.map((logit) => logit - SHIFT)));
    parts.raise.setAttribute("aria-disabled", !inside(logits.map((logit) => logit + SHIFT)));
    const settings = `Temperature ${scientific(temperature, 2)}, ${maxTrick ? "with" : "without"} the max trick.`;
    const words = `${describe(result, label)}.`;
    const text2 = `Softmax explorer: logits ${logits.map((logit) => scientific(logit, 2)).join(", ")}. ${settings} ${words}`;
    frame.describe(text2, settings === said ? words : text2);
    said = settings;
  }
  function move(i, value) {
    const logits = [...model.get("logits")];
    logits[i] = clamp(tidy(value), -reach(), reach());
    set({ logits });
  }
  parts.logits.forEach(({ slider }, i) => {
    let held = 0;
    const at = (event) => {
      const { top, height } = slider.getBoundingClientRect();
      const value = held * (1 - 2 * (event.clientY - top) / height);
      return Math.round(value / held * 100) * held / 100;
    };
    holdOn(slider, {
      keep() {
        chosen = held = reach();
        return model.get("logits")[i];
      },
      choose: (event) => move(i, at(event)),
      undo: (logit) => move(i, logit)
    });
    slider.addEventListener("keydown", (event) => {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      const logit = model.get("logits")[i];
      const unit = reach() / (event.shiftKey ? 1e3 : 100);
      const places = {
        ArrowUp: logit + unit,
        ArrowRight: logit + unit,
        ArrowDown: logit - unit,
        ArrowLeft: logit - unit,
        PageUp: logit + reach() / 10,
        PageDown: logit - reach() / 10,
        Home: -reach(),
        End: reach()
      };
      if (!(event.key in places)) return;
      event.preventDefault();
      chosen = reach();
      move(i, places[event.key]);
    });
  });
  const unwatch = watch(model, ["logits", "label", "temperature", "max_trick"], redraw);
  show();
  return () => {
    unwatch();
    redraw.cancel();
    frame.remove();
  };
}
var softmax_explorer_default2 = { render };
export {
  answer,
  softmax_explorer_default2 as default
};
