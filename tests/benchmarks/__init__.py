"""Benchmarks: each prints JSON, and compares by ratio inside one run. They are not tests."""
