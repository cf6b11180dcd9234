"""DigitPad: draw a digit, and see it read."""
