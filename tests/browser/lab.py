"""A real JupyterLab, and one notebook in it, as a test's hands and eyes."""

from __future__ import annotations

import contextlib
import json
import os
import queue
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable
from pathlib import Path
from typing import Any

import nbformat
from jupyter_client.blocking import BlockingKernelClient
from playwright.sync_api import Locator, Page
from playwright.sync_api import TimeoutError as TooLate

from tests.browser.frames import drawn, tells

# What keeps a fresh JupyterLab from asking whether it may fetch news and updates.
SETTINGS = {
    "@jupyterlab/apputils-extension/notification.jupyterlab-settings": {
        "fetchNews": "false",
        "checkForUpdates": False,
    }
}


def wait_for(condition: Callable[[], Any], what: str, seconds: float = 60) -> Any:
    """Return what ``condition`` gives, as soon as it is true."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if result := condition():
            return result
        time.sleep(0.05)
    raise TimeoutError(f"waited {seconds} s for {what}")


def free_port() -> int:
    """Return a port that the system gives to nobody else for a while.

    Two JupyterLabs that start side by side would find the same one, for each looks long before it listens.
    """
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return one.getsockname()[1]


class Lab:
    """JupyterLab from the running environment, in a folder of its own, on a free port."""

    def __init__(self, folder: Path) -> None:
        self.notebooks = folder / "notebooks"
        self.notebooks.mkdir()
        self.runtime = folder / "runtime"
        for name, setting in SETTINGS.items():
            path = folder / "settings" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(json.dumps(setting), encoding="utf-8")
        places = {
            "JUPYTER_RUNTIME_DIR": self.runtime,
            "JUPYTER_CONFIG_DIR": folder / "config",
            "JUPYTERLAB_SETTINGS_DIR": folder / "settings",
            "JUPYTERLAB_WORKSPACES_DIR": folder / "workspaces",
            "IPYTHONDIR": folder / "ipython",
        }
        options = ["--no-browser", "--allow-root", "--expose-app-in-browser", "--IdentityProvider.token="]
        options += [f"--ServerApp.port={free_port()}", f"--ServerApp.root_dir={self.notebooks}"]
        self.log = (folder / "lab.log").open("w")
        self.process = subprocess.Popen(
            [sys.executable, "-m", "jupyterlab", *options],
            env={**os.environ, **{name: str(place) for name, place in places.items()}},
            stdout=self.log,
            stderr=subprocess.STDOUT,
        )
        try:
            self.url = wait_for(self._address, "JupyterLab to start")
            wait_for(lambda: self.get("api/status"), "JupyterLab to answer")
        except BaseException:
            self.stop()
            raise

    def _address(self) -> str | None:
        if self.process.poll() is not None:
            raise RuntimeError(f"JupyterLab did not start; see {self.log.name}")
        for path in self.runtime.glob("jpserver-*.json"):
            # Not all of it may be written yet: then it is read again.
            with contextlib.suppress(json.JSONDecodeError):
                return json.loads(path.read_text(encoding="utf-8"))["url"]
        return None

    def get(self, path: str) -> Any:
        """Return what the server says under ``path``, or None while it does not answer."""
        try:
            with urllib.request.urlopen(self.url + path, timeout=5) as answer:
                return json.load(answer)
        except OSError:
            return None

    def stop(self) -> None:
        """End the server and its kernels."""
        self.process.terminate()
        try:
            self.process.wait(20)
        except subprocess.TimeoutExpired:
            self.process.kill()
        self.log.close()


class Notebook:
    """A notebook with ``cells``, opened in ``page`` and run from its first cell to its last."""

    def __init__(self, lab: Lab, page: Page, name: str, cells: list[str]) -> None:
        self.page = page
        self.path = lab.notebooks / f"{name}.ipynb"
        notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(cell) for cell in cells])
        notebook.metadata.kernelspec = {"name": "python3", "display_name": "Python 3", "language": "python"}
        nbformat.write(notebook, self.path)
        page.goto(f"{lab.url}lab/workspaces/{name}/tree/{name}.ipynb")
        page.wait_for_selector(".jp-Notebook .jp-CodeCell")

        def session() -> str | None:
            for entry in lab.get("api/sessions") or []:
                kernel = entry["kernel"]
                if entry["path"] == self.path.name and kernel["connections"] > 0:
                    return kernel["id"] if kernel["execution_state"] == "idle" else None
            return None

        # The page's own indicator says idle before there is a kernel.
        kernel = wait_for(session, "the kernel to be connected and idle")
        self.client = BlockingKernelClient()
        self.client.load_connection_file(str(lab.runtime / f"kernel-{kernel}.json"))
        self.client.start_channels()
        self.client.wait_for_ready(timeout=30)
        self.command("notebook:run-all-cells")
        wait_for(lambda: self.run("'ready' in globals()") == "True", "all cells to run")

    def command(self, name: str) -> None:
        """Do what a menu entry of JupyterLab does."""
        self.page.evaluate("name => window.jupyterapp.commands.execute(name)", name)

    def run(self, expression: str) -> str:
        """Return what an expression gives in the notebook's kernel, as text."""
        message = self.client.execute(expression)
        text = ""
        while True:
            try:
                answer = self.client.get_iopub_msg(timeout=30)
            except queue.Empty:
                raise TimeoutError(f"no answer to {expression!r}") from None
            if answer["parent_header"].get("msg_id") != message:
                continue
            content = answer["content"]
            if answer["msg_type"] == "error":
                raise RuntimeError(f"{content['ename']}: {content['evalue']}")
            if answer["msg_type"] == "execute_result":
                text = content["data"]["text/plain"]
            if answer["msg_type"] == "status" and content["execution_state"] == "idle":
                return text

    def expect(self, expression: str, value: str) -> None:
        """Wait until the kernel gives ``value`` for ``expression``, and the page has drawn what it sent."""
        got = None
        end = time.monotonic() + 10
        while time.monotonic() < end:
            try:
                got = self.run(expression)
            except RuntimeError as error:  # `strokes[0]`, while no stroke has come
                got = f"not there: {error}"
            if got == value:
                return drawn(self.page)
            time.sleep(0.05)
        raise AssertionError(f"{expression} is {got}, expected {value}")

    def begin(self, name: str, state: dict[str, Any], text: str) -> Locator:
        """Bring a widget into ``state``, in which it says ``text``, and return its first view.

        What the test before has done may still be on its way from the page, and reach Python after this: then
        Python is told again.
        """
        self.page.mouse.move(0, 0)
        view = self.widget(0)
        for seconds in (2, 5, 30):
            self.run(f"[setattr({name}, *pair) for pair in {state}.items()]")
            try:
                tells(view, text, seconds)
                break
            except TooLate:
                if seconds == 30:
                    raise
        return view

    def widget(self, number: int = 0) -> Locator:
        """Return the widget that stands at this place in the notebook, counted from 0."""
        found = self.page.locator(".course-widget").nth(number)
        found.wait_for()
        found.scroll_into_view_if_needed()
        return found
