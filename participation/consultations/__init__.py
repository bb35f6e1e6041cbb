"""Consultations as a CRPA holds them."""
