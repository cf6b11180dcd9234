"""PixelInspector: a digit, and the numbers that it is made of."""
