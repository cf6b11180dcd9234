"""The stored run is as quick as promised: an event shows on every explorer in a frame, in the tour in two."""

import pytest

from course_utils import measured

RUN = measured.load("explorer_latency")
CASES = {name: case for name, case in RUN.items() if isinstance(case, dict) and "from_event" in case}


@pytest.mark.parametrize("explorer", ["convolution", "pooling", "activation", "softmax", "tour"])
def test_every_explorer_that_follows_the_pointer_is_measured(explorer):
    assert any(name.startswith(explorer) for name in CASES)


@pytest.mark.parametrize("name", CASES)
def test_the_stored_run_meets_its_target(name):
    limit = 33 if name.startswith("tour") else 16.7
    assert CASES[name]["events"] >= 300
    assert CASES[name]["from_event"]["p95_ms"] <= CASES[name]["limit_ms"] == limit
