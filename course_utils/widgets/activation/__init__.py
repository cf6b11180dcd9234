"""ActivationExplorer: activation functions, their slopes, and what many layers make of both."""
