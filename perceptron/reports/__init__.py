"""Outcomes made visible; nothing here runs a submission."""
