"""NetworkTour: a network from the image to its answer, each feature map drawn."""
