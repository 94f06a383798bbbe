"""Inspect finished outputs: read them back and hold them against the edition, its formats' standards and each other."""
