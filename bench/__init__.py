"""Measurements: `load` drives a whole server with a thousand visitors, `micro` times single parts.

`make bench` runs the load; its results are kept in `results/` as CSV and drawn there as charts.
"""
