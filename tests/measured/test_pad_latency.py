"""The stored run is as quick as promised: a pointer's event shows within a frame, a stroke within two."""

import pytest

from course_utils import measured


@pytest.mark.parametrize(("widget", "target"), [("pixel_inspector", 16.7), ("digit_pad", 33)])
def test_the_stored_run_meets_its_target(widget, target):
    run = measured.load("pad_latency")[widget]
    assert run["events"] >= 300
    assert run["from_event"]["p95_ms"] <= target
