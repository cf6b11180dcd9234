"""Is anybody there, and one file from one address: without ever waiting for long."""

from __future__ import annotations

import contextlib
import socket
import sys
import threading
import time
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from course_utils.data.digits import DataError

PIECE = 1 << 15  # bytes; an address that takes longer than `read` seconds over one piece counts as stalled


@dataclass(frozen=True)
class Patience:
    """How long to wait, in seconds.

    ``reach`` is for all addresses together, so that somebody on a train waits no longer than this before the
    offline digits come. ``connect`` and ``read`` are for one request: to be accepted, and for its next piece.
    A failure that took longer than ``bear`` is not sought again for ``remember`` seconds.
    """

    reach: float = 5.0
    connect: float = 10.0
    read: float = 20.0
    bear: float = 1.0
    remember: float = 300.0


class Knock(threading.Thread):
    """Find out in the background whether a connection to ``address`` (or to its proxy) can be made.

    A thread, because looking up a name takes no timeout and may hang; a daemon, so that nothing waits for it.
    """

    def __init__(self, address: str, patience: Patience) -> None:
        from requests.utils import get_environ_proxies, select_proxy

        super().__init__(daemon=True)
        proxy = select_proxy(address, get_environ_proxies(address))
        target = urlsplit(address if proxy is None else proxy if "//" in proxy else f"//{proxy}")
        self.host = target.hostname or ""
        self.port = target.port or (443 if target.scheme == "https" else 80)
        # Half the time for each of a host's addresses: on many networks the first one, IPv6, is dead.
        self.timeout = patience.reach / 2
        self.deadline = time.monotonic() + patience.reach
        self.somebody_is_there = False
        self.start()

    def run(self) -> None:
        """Connect and hang up."""
        # Unreachable, refused, unknown: whichever it is, the next mirror's turn comes.
        with contextlib.suppress(OSError):
            socket.create_connection((self.host, self.port), self.timeout).close()
            self.somebody_is_there = True

    def answered(self) -> bool:
        """Wait until the answer is known or the time is up, and tell whether somebody is there."""
        self.join(max(0.0, self.deadline - time.monotonic()))
        return self.somebody_is_there


def fetch(address: str, file: Path, patience: Patience) -> None:
    """Download ``address`` into ``file`` with a progress bar.

    Raises
    ------
    DataError
        If the server answers with an error, breaks off, or stalls.
    OSError
        If ``file`` cannot be written.
    """
    import pooch
    from tqdm import tqdm

    failures: list[Exception] = []

    def work() -> None:
        try:
            downloader(address, str(file), None)
        except Exception as error:  # handed over to the thread that waits
            failures.append(error)

    with tqdm(
        total=1,  # until the server tells; pooch passes over a bar without a total
        desc=file.name,
        unit="B",
        unit_scale=True,
        leave=False,
        ncols=79,
        ascii=sys.platform == "win32",
    ) as bar:
        downloader = pooch.HTTPDownloader(
            progressbar=bar, chunk_size=PIECE, timeout=(patience.connect, patience.read)
        )
        # A request's timeout starts anew with every byte, and a mirror that drips would hold us for hours.
        worker = threading.Thread(target=work, daemon=True)
        worker.start()
        size, since = 0, time.monotonic()
        while worker.is_alive():
            worker.join(0.05)
            now = file.stat().st_size if file.exists() else 0
            if now > size:
                size, since = now, time.monotonic()
            elif time.monotonic() - since > patience.read + (0 if size else patience.connect):
                raise DataError(f"{address} stalled.", "stalled")
    if failures:
        _explain(failures[0], address)


def _explain(error: Exception, address: str) -> None:
    """Raise ``error`` as a DataError in few words, or as it is where this computer's disk is at fault."""
    import requests
    from urllib3.exceptions import ReadTimeoutError

    if isinstance(error, requests.HTTPError) and error.response is not None:
        brief = f"HTTP error {error.response.status_code}"
    elif isinstance(error, requests.Timeout) or any(
        isinstance(part, ReadTimeoutError) for part in error.args
    ):
        brief = "stalled"
    elif isinstance(error, requests.exceptions.SSLError):
        brief = "no trusted certificate (does this network want you to sign in?)"
    elif isinstance(error, requests.exceptions.ChunkedEncodingError):
        brief = "broke off"
    elif isinstance(error, requests.RequestException):
        brief = "connection failed"
    elif isinstance(error, OSError):
        raise error
    else:
        brief = f"unusable answer ({type(error).__name__})"
    raise DataError(f"{address}: {brief}.", brief) from error
