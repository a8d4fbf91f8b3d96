"""Consular procedures of Kazakhstan: asks what matters, and hands over a checklist with its sources."""

__version__ = "0.1.0"
