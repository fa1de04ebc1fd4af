"""Loads what a submission defines, away from its script and from everything else."""
