"""SoftmaxExplorer: ten scores become ten probabilities."""
