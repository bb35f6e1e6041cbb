"""Wagtail: the pages coordinators publish."""
