"""The stored run is as quick as promised: a pointer's event shows on every explorer within one frame."""

import pytest

from course_utils import measured

RUN = measured.load("explorer_latency")
CASES = {name: case for name, case in RUN.items() if isinstance(case, dict) and "from_event" in case}


def test_every_explorer_that_follows_the_pointer_is_measured():
    assert any(name.startswith("convolution") for name in CASES)


@pytest.mark.parametrize("name", CASES)
def test_the_stored_run_meets_its_target(name):
    assert CASES[name]["events"] >= 300
    assert CASES[name]["from_event"]["p95_ms"] <= RUN["limit_ms"] == 16.7
