"""Time our `conv2d` against Keras on the CPU: LeNet's second layer, a batch of 128.

Run `python -m benchmarks.conv2d_speed` (half a minute on two cores). What counts is the ratio: both are timed
in turn, round after round, so that whatever else the machine does slows both.
"""

from __future__ import annotations

import os
import statistics
import time
from collections.abc import Callable
from typing import Any

# This must stand before NumPy's import. One thread: NumPy's two would wait for each other, and for Keras's,
# as soon as anything else runs beside; on an idle machine one is about as quick.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
# The course switches oneDNN off, for outputs that repeat; here Keras runs as it does everywhere else.
os.environ.setdefault("TF_ENABLE_ONEDNN_OPTS", "1")

import numpy as np

from benchmarks.record import write
from course_utils.layers import conv2d, conv2d_backward

IMAGES, KERNEL = (128, 14, 14, 6), (5, 5, 6, 16)
WARM_UP, ROUNDS = 20, 200
ONEDNN = os.environ["TF_ENABLE_ONEDNN_OPTS"] != "0"


def contenders() -> dict[str, tuple[Callable[[], Any], Callable[[], Any]]]:
    """Return (ours, Keras's) for the way forward, and for forward and backward, on the same numbers."""
    import keras
    import tensorflow as tf

    generator = np.random.default_rng(0)
    x, kernel, bias = (
        generator.uniform(-1, 1, shape).astype(np.float32) for shape in (IMAGES, KERNEL, KERNEL[-1:])
    )
    layer = keras.layers.Conv2D(KERNEL[-1], KERNEL[:2])
    layer.build(IMAGES)
    layer.set_weights([kernel, bias])
    images = tf.constant(x)
    gradient = generator.uniform(-1, 1, layer(images).shape).astype(np.float32)
    output_gradient = tf.constant(gradient)

    # A compiled graph is Keras at its quickest.
    @tf.function
    def keras_forward():
        return layer(images)

    @tf.function
    def keras_both():
        with tf.GradientTape() as tape:
            tape.watch(images)
            output = layer(images)
        wanted = [images, *layer.trainable_variables]
        return output, tape.gradient(output, wanted, output_gradients=output_gradient)

    def our_forward():
        return conv2d(x, kernel, bias)

    def our_both():
        return conv2d(x, kernel, bias), conv2d_backward(gradient, x, kernel)

    return {"forward": (our_forward, keras_forward), "forward and backward": (our_both, keras_both)}


def compare(ours: Callable[[], Any], theirs: Callable[[], Any]) -> dict[str, Any]:
    """Check that both compute the same, time them in turn, and report milliseconds and their ratio."""
    import tensorflow as tf

    for mine, right in zip(tf.nest.flatten(ours()), tf.nest.flatten(theirs()), strict=True):
        np.testing.assert_allclose(mine, right.numpy(), rtol=1e-4, atol=1e-4)
    seconds: tuple[list[float], list[float]] = ([], [])
    for _ in range(WARM_UP + ROUNDS):
        for function, times in zip((ours, theirs), seconds, strict=True):
            start = time.perf_counter()
            function()
            times.append(time.perf_counter() - start)
    mine, keras = (times[WARM_UP:] for times in seconds)
    quarters = statistics.quantiles([m / k for m, k in zip(mine, keras, strict=True)], n=4)
    return {
        "numpy_ms": {"median": ms(statistics.median(mine)), "best": ms(min(mine))},
        "keras_ms": {"median": ms(statistics.median(keras)), "best": ms(min(keras))},
        "ratio": round(statistics.median(mine) / statistics.median(keras), 2),
        "ratio_per_round_quartiles": [round(quarter, 2) for quarter in quarters],
    }


def ms(seconds: float) -> float:
    """Return milliseconds to two decimals."""
    return round(1000 * seconds, 2)


def main() -> None:
    """Measure both ways and store the run."""
    result = {name: compare(*pair) for name, pair in contenders().items()}
    print(result)
    write(
        "conv2d_speed",
        "benchmarks/conv2d_speed.py",
        {"images": IMAGES, "kernel": KERNEL, "rounds": ROUNDS, "onednn": ONEDNN, "target_ratio": 5, **result},
    )


if __name__ == "__main__":
    main()
