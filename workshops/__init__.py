"""Workshops of the tiers lieu: sessions, seats, bookings."""
