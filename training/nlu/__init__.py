"""Measuring how well Sidekick understands."""
