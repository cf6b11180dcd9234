"""ConvolutionExplorer: a window walks over a digit, and a kernel weighs what it sees."""
