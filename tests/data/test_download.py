"""A download arrives whole and verified, or not at all, and no mirror can hold a learner up for long."""

from __future__ import annotations

import gzip
import io
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest

from course_utils.data import DataError, download, load_mnist, network
from course_utils.data.download import IDX_FILES, Mirror
from tests.data import mirrors
from tests.data.conftest import HASTY, SHIPPED
from tests.data.test_formats import STEMS, idx, same


@pytest.fixture
def archive(small) -> bytes:
    stream = io.BytesIO()
    np.savez_compressed(stream, **small)
    return stream.getvalue()


@pytest.fixture
def cache(tmp_path) -> Path:
    return tmp_path / "cache"


def npz_mirror(host, answer, folder="npz") -> Mirror:
    host.answers[f"/{folder}/mnist.npz"] = answer
    return Mirror(f"{host.address}/{folder}/", ("mnist.npz",))


def idx_mirror(host, arrays) -> Mirror:
    for name, stem in STEMS.items():
        host.answers[f"/idx/{stem}.gz"] = mirrors.deliver(gzip.compress(idx(arrays[name])))
    return Mirror(f"{host.address}/idx/", IDX_FILES)


def contents(folder: Path) -> dict[str, bytes]:
    return {str(file.relative_to(folder)): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


BAD_ANSWERS = {
    "a web page": (lambda good: mirrors.deliver(b"<html>Please sign in</html>"), "is a web page"),
    "not found": (lambda good: mirrors.status(404), "HTTP error 404"),
    "a server's failure": (lambda good: mirrors.status(503), "HTTP error 503"),
    "nothing in it": (lambda good: mirrors.deliver(b""), "is empty"),
    "a short file": (lambda good: mirrors.deliver(good[: len(good) // 2]), "cut short or damaged"),
    "a long file": (lambda good: mirrors.deliver(good + bytes(70_000)), "cut short or damaged"),
    "a connection that breaks": (lambda good: mirrors.break_off(good), "broke off"),
    "silence from the start": (lambda good: mirrors.fall_silent(), "stalled"),
    "silence in the middle": (lambda good: mirrors.fall_silent(good), "stalled"),
    "a drip": (lambda good: mirrors.drip(good), "stalled"),
}


@pytest.fixture(params=BAD_ANSWERS)
def bad(request, archive):
    answer, words = BAD_ANSWERS[request.param]
    return answer(archive), words


def test_a_good_mirror_fills_the_cache(small, archive, host, cache):
    arrays = download.download(cache, (npz_mirror(host, mirrors.deliver(archive)),), HASTY)
    assert same(arrays, small)
    assert contents(cache) == {"mnist.npz": archive}


def test_a_mirror_of_idx_files_fills_the_cache_with_one_archive(small, host, cache):
    arrays = download.download(cache, (idx_mirror(host, small),), HASTY)
    assert same(arrays, small)
    assert list(contents(cache)) == ["mnist.npz"]
    with np.load(cache / "mnist.npz", allow_pickle=False) as kept:
        assert same(kept, small)


def test_after_a_bad_mirror_the_next_is_tried(small, archive, host, cache, bad):
    answer, _ = bad
    both = (npz_mirror(host, answer, "bad"), npz_mirror(host, mirrors.deliver(archive), "good"))
    started = time.monotonic()
    assert same(download.download(cache, both, HASTY), small)
    assert time.monotonic() - started < 10, "a request's own patience is 20 seconds"
    assert contents(cache) == {"mnist.npz": archive}


def test_a_bad_mirror_is_named_and_a_file_in_the_cache_stays_as_it_was(host, cache, bad):
    answer, words = bad
    cache.mkdir()
    (cache / "mnist.npz").write_bytes(b"kept")
    with pytest.raises(DataError, match=words):
        download.download(cache, (npz_mirror(host, answer),), HASTY)
    assert contents(cache) == {"mnist.npz": b"kept"}


def test_other_content_from_a_mirror_is_refused(small, host, cache):
    small["x_test"][0, 0, 0] ^= 1
    with pytest.raises(DataError, match="other content than MNIST in x_test"):
        download.download(cache, (idx_mirror(host, small),), HASTY)
    assert contents(cache) == {}


def test_each_mirror_s_own_reason_is_given(host, cache):
    both = (npz_mirror(host, mirrors.status(404), "a"), npz_mirror(host, mirrors.deliver(b""), "b"))
    with pytest.raises(DataError) as caught:
        download.download(cache, both, HASTY)
    address = host.address.removeprefix("http://")
    assert caught.value.brief == f"{address}/a: HTTP error 404; {address}/b: is empty"


def test_a_mirror_that_stalls_in_its_first_file_is_asked_for_no_other(small, host, cache):
    mirror = idx_mirror(host, small)
    host.answers[f"/idx/{IDX_FILES[0]}"] = mirrors.fall_silent()
    with pytest.raises(DataError, match="stalled"):
        download.download(cache, (mirror,), HASTY)
    assert host.asked == [f"/idx/{IDX_FILES[0]}"]


def test_a_slow_but_steady_mirror_is_waited_for(archive, host, cache):
    def steady(_, handler):
        handler.send_response(200)
        handler.send_header("Content-Length", str(len(archive)))
        handler.end_headers()
        for start in range(0, len(archive), 1 << 14):
            time.sleep(0.5)
            handler.wfile.write(archive[start : start + (1 << 14)])

    download.download(cache, (npz_mirror(host, steady),), replace(HASTY, read=1.6))
    assert contents(cache) == {"mnist.npz": archive}


def test_without_a_network_nobody_waits(monkeypatch, cache):
    def no_such_name(*_, **__):
        raise socket.gaierror(-3, "Temporary failure in name resolution")

    monkeypatch.setattr(socket, "getaddrinfo", no_such_name)
    started = time.monotonic()
    with pytest.raises(DataError, match="no connection, at each of 2 mirrors"):
        download.download(cache, (Mirror("https://a.invalid/x/", ()), Mirror("https://b.invalid/x/", ())))
    assert time.monotonic() - started < 3


def test_a_network_that_swallows_everything_costs_one_short_wait_once(monkeypatch, cache):
    swallowed = []
    release = threading.Event()

    def hang(address, *_):
        swallowed.append(address)
        release.wait(20)
        raise OSError

    monkeypatch.setattr(socket, "create_connection", hang)
    four = tuple(Mirror(f"https://{name}.invalid/x/", ("mnist.npz",)) for name in "abcd")
    patience = network.Patience(reach=0.5, bear=0.3)
    started = time.monotonic()
    for _ in range(5):
        with pytest.raises(DataError, match="no connection"):
            download.download(cache, four, patience)
    assert time.monotonic() - started < 2
    assert sorted(swallowed) == [(f"{name}.invalid", 443) for name in "abcd"]
    release.set()


def test_a_failure_that_took_long_is_remembered_for_some_minutes(small, archive, host, cache, monkeypatch):
    with pytest.raises(DataError, match="stalled"):
        download.download(cache, (npz_mirror(host, mirrors.fall_silent(), "bad"),), replace(HASTY, bear=0.3))
    good = (npz_mirror(host, mirrors.deliver(archive)),)
    with pytest.raises(DataError, match="stalled"):
        download.download(cache, good, HASTY)
    assert host.asked == ["/bad/mnist.npz"]
    later = time.monotonic() + HASTY.remember
    monkeypatch.setattr(download, "time", SimpleNamespace(monotonic=lambda: later))
    assert same(download.download(cache, good, HASTY), small)


def test_after_a_quick_failure_the_next_call_tries_again(small, archive, host, cache):
    with pytest.raises(DataError, match="no connection"):
        download.download(cache, (Mirror("http://127.0.0.1:9/x/", ()),), HASTY)
    assert same(download.download(cache, (npz_mirror(host, mirrors.deliver(archive)),), HASTY), small)


def test_a_mirror_out_of_reach_does_not_hide_the_next(small, archive, host, cache):
    dead = Mirror("http://127.0.0.1:9/dead/", ("mnist.npz",))
    assert same(download.download(cache, (dead, npz_mirror(host, mirrors.deliver(archive))), HASTY), small)


def test_a_proxy_is_used_where_there_is_one(small, archive, host, cache, monkeypatch):
    monkeypatch.setenv("http_proxy", host.address)
    host.answers["/set/mnist.npz"] = mirrors.deliver(archive)
    behind = (Mirror("http://mnist.invalid/set/", ("mnist.npz",)),)
    assert same(download.download(cache, behind, HASTY), small)


def test_downloads_can_be_switched_off(archive, host, cache, monkeypatch):
    monkeypatch.setenv("COURSE_OFFLINE", "1")
    with pytest.raises(DataError, match="COURSE_OFFLINE"):
        download.download(cache, (npz_mirror(host, mirrors.deliver(archive)),), HASTY)
    assert host.asked == []
    assert not cache.exists()


def test_an_unwritable_cache_is_named_before_anything_is_fetched(archive, host, tmp_path):
    (tmp_path / "file").touch()
    inside_a_file = tmp_path / "file" / "cache"
    with pytest.raises(DataError, match="cannot be written to") as caught:
        download.download(inside_a_file, (npz_mirror(host, mirrors.deliver(archive)),), HASTY)
    assert str(inside_a_file) in str(caught.value)
    assert "set COURSE_CACHE_DIR" in str(caught.value)
    assert host.asked == []


def test_a_cache_without_permission_is_named(archive, host, cache, monkeypatch):
    def denied(*_, **__):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "mkdir", denied)
    with pytest.raises(DataError, match=r"cannot be written to \(Permission denied\)"):
        download.download(cache, (npz_mirror(host, mirrors.deliver(archive)),), HASTY)


def test_a_disk_that_is_full_is_the_cache_s_fault_not_the_mirror_s(archive, host, cache, monkeypatch):
    def full(*_, **__):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("pooch.HTTPDownloader.__call__", full)
    with pytest.raises(DataError, match="No space left on device"):
        download.download(cache, (npz_mirror(host, mirrors.deliver(archive)),), HASTY)
    assert contents(cache) == {}


def test_a_download_that_cannot_take_its_place_is_used_all_the_same(
    small, archive, host, cache, monkeypatch, capsys
):
    cache.mkdir()
    (cache / "mnist.npz").write_bytes(b"in use")

    def denied(*_):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "replace", denied)
    assert same(download.download(cache, (npz_mirror(host, mirrors.deliver(archive)),), HASTY), small)
    assert "could not be kept" in capsys.readouterr().out
    assert contents(cache) == {"mnist.npz": b"in use"}


def test_an_interrupted_download_leaves_nothing_behind(archive, host, cache, monkeypatch):
    def interrupted(address, file, patience):
        file.write_bytes(archive[:100])
        raise KeyboardInterrupt

    monkeypatch.setattr(download, "fetch", interrupted)
    cache.mkdir()
    (cache / "mnist.npz").write_bytes(b"kept")
    with pytest.raises(KeyboardInterrupt):
        download.download(cache, (npz_mirror(host, mirrors.deliver(archive)),), HASTY)
    assert contents(cache) == {"mnist.npz": b"kept"}
    assert len(list(cache.iterdir())) == 1


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGKILL")
def test_a_killed_download_leaves_the_cached_file_alone(archive, host, cache):
    cache.mkdir()
    (cache / "mnist.npz").write_bytes(b"kept")
    mirror = npz_mirror(host, mirrors.fall_silent(archive * 4))
    script = (
        "import sys; from pathlib import Path; from course_utils.data import download as d; "
        f"d.download(Path(sys.argv[1]), (d.Mirror({mirror.address!r}, ('mnist.npz',)),))"
    )
    process = subprocess.Popen([sys.executable, "-c", script, str(cache)], stderr=subprocess.DEVNULL)
    deadline = time.monotonic() + 20
    while sum(map(len, contents(cache).values())) < 50_000 and time.monotonic() < deadline:
        time.sleep(0.05)
    process.send_signal(signal.SIGKILL)
    process.wait(10)
    left = contents(cache)
    assert left.pop("mnist.npz") == b"kept"
    assert len(left) == 1, "it was not killed in the middle"
    download.download(cache, (npz_mirror(host, mirrors.deliver(archive)),), HASTY)
    assert (cache / "mnist.npz").read_bytes() == archive


def test_load_mnist_downloads_once(small, archive, host, cache, monkeypatch, capsys):
    monkeypatch.setattr(download, "MIRRORS", (npz_mirror(host, mirrors.deliver(archive)),))
    for _ in range(2):
        digits = load_mnist(validation=5)
        assert digits.source == "MNIST"
        assert np.array_equal(np.concatenate([digits.x_train, digits.x_val]), small["x_train"])
    assert host.asked == ["/npz/mnist.npz"]
    assert capsys.readouterr().out == ""


def test_a_damaged_file_in_the_cache_is_reported_and_replaced(archive, host, cache, monkeypatch, capsys):
    cache.mkdir()
    (cache / "mnist.npz").write_bytes(archive[:-100])
    monkeypatch.setattr(download, "MIRRORS", (npz_mirror(host, mirrors.deliver(archive)),))
    assert load_mnist(validation=5).source == "MNIST"
    assert "Passed over the course's cache: its mnist.npz is cut short" in capsys.readouterr().out
    assert contents(cache) == {"mnist.npz": archive}
    load_mnist(validation=5)
    assert capsys.readouterr().out == ""


def test_a_damaged_file_in_the_cache_stays_while_there_is_no_better_one(archive, host, cache, monkeypatch):
    cache.mkdir()
    (cache / "mnist.npz").write_bytes(archive[:-100])
    monkeypatch.setattr(download, "MIRRORS", (npz_mirror(host, mirrors.deliver(archive[:50])),))
    with pytest.raises(DataError):
        load_mnist(validation=5, fallback=False)
    assert contents(cache) == {"mnist.npz": archive[:-100]}


def test_the_shipped_mirrors_are_safe_addresses_with_names_of_their_own():
    assert len({mirror.name for mirror in SHIPPED}) == len(SHIPPED) >= 3
    assert all(mirror.address.startswith("https://") and mirror.address.endswith("/") for mirror in SHIPPED)
    assert {mirror.files for mirror in SHIPPED} == {
        ("mnist.npz",),
        tuple(f"{stem}.gz" for stem in STEMS.values()),
    }
