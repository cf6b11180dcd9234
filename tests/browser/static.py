"""A widget's bundle on a page of its own, with five lines in place of Jupyter."""

from __future__ import annotations

import base64
import json

from playwright.sync_api import Page, Route

from course_utils.widgets.shared.kit import STATIC, CourseWidget

ADDRESS = "http://course.test/"  # nothing is fetched: every request is answered below
PAGE = """<!doctype html><meta charset="utf-8"><title>A widget without a kernel</title>
<body style="margin: 10px; width: %(width)spx"><div id="place"></div>
<script type="module">
  import widget from "/%(bundle)s";
  const state = %(state)s, listeners = {};
  for (const name of %(bytes)s) state[name] = Uint8Array.from(atob(state[name]), (c) => c.charCodeAt(0));
  window.model = {
    get: (name) => state[name],
    set(name, value) { state[name] = value; (listeners[name] ?? []).forEach((act) => act()); },
    save_changes() {},
    on(event, act) { (listeners[event.slice(7)] ??= []).push(act); },
    off(event, act) { listeners[event.slice(7)] = listeners[event.slice(7)].filter((a) => a !== act); },
  };
  window.bundle = await import("/%(bundle)s");
  window.cleanup = widget.render({ model: window.model, el: document.getElementById("place") });
  window.ready = true;
</script>"""


class StaticPage:
    """``widget``'s view on ``page``, started from the state it has in Python."""

    def __init__(self, page: Page, widget: CourseWidget, width: int = 724) -> None:
        self.page = page
        self.problems: list[str] = []
        page.on("pageerror", lambda error: self.problems.append(str(error)))
        page.on("console", lambda line: self.problems.append(line.text) if line.type == "error" else None)
        bundle = f"{type(widget).__module__.split('.')[-1]}.js"
        jupyter_s = {*CourseWidget.class_trait_names(), "_esm", "_anywidget_id"}
        own = [name for name in widget.traits(sync=True) if name not in jupyter_s]
        state = {name: getattr(widget, name) for name in own}
        as_bytes = [name for name, value in state.items() if isinstance(value, bytes)]
        state.update({name: base64.b64encode(state[name]).decode() for name in as_bytes})
        html = PAGE % {
            "width": width,
            "bundle": bundle,
            "state": json.dumps(state),
            "bytes": json.dumps(as_bytes),
        }

        def answer(route: Route) -> None:
            if route.request.url == ADDRESS:
                route.fulfill(body=html, content_type="text/html")
            elif route.request.url == ADDRESS + bundle:
                route.fulfill(path=STATIC / bundle, content_type="text/javascript")
            else:
                route.fulfill(status=204)

        page.route("**/*", answer)
        page.goto(ADDRESS)
        page.wait_for_function("window.ready")
