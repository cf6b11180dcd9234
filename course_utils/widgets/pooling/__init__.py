"""PoolingExplorer: a window keeps the largest or the mean of what it sees."""
