"""What the notebooks of Pixels to Digits import: data, layers, models, pictures, widgets and checks."""

import os

# TensorFlow's C++ start-up lines would end in the stored outputs; this must stand before its import.
os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
os.environ.setdefault("TF_ENABLE_ONEDNN_OPTS", "0")
