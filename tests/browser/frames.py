"""The browser draws in frames: how a test waits for the next ones, and how it is shown that it does."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import BrowserContext, Locator, Page

# With COURSE_LATE_FRAMES=150 each frame comes 150 ms late. A test that reads before it waits then fails at
# once, and not once in a hundred runs on a busy machine.
LATE_MS = int(os.environ.get("COURSE_LATE_FRAMES", "0"))
LATE = """(() => {
  const [ask, forget] = [requestAnimationFrame.bind(window), cancelAnimationFrame.bind(window)];
  const undo = new Map();
  let asked = 0;
  window.requestAnimationFrame = (draw) => {
    const id = ++asked;
    const timer = setTimeout(() => {
      const frame = ask((now) => undo.delete(id) && draw(now));
      undo.set(id, () => forget(frame));
    }, %d);
    undo.set(id, () => clearTimeout(timer));
    return id;
  };
  window.cancelAnimationFrame = (id) => (undo.get(id)?.(), undo.delete(id));
})()"""


def delay(context: BrowserContext) -> None:
    """Make the frames of a context's pages late, if that was asked for."""
    if LATE_MS:
        context.add_init_script(LATE % LATE_MS)


def drawn(page: Page) -> None:
    """Wait until all that was asked for is drawn, two frames on: views draw in the next, some in one more."""
    page.evaluate("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")


def tells(view: Locator, text: str, seconds: float = 30) -> None:
    """Wait until a widget's view says ``text`` of its state."""
    view.page.wait_for_function(
        "([view, text]) => view.ariaLabel === text",
        arg=[view.element_handle(), text],
        timeout=1000 * seconds,
    )
