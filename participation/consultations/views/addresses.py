"""From which network somebody comes, to count how many without an account begin from there. It is kept nowhere."""

from __future__ import annotations

import ipaddress

from allauth.account.adapter import get_adapter
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest

HOME_OF_IPV6 = 64
"""Bits: what one home, or one phone, has for itself."""


def network_of(request: HttpRequest) -> str:
    """The address of whoever asks, behind the proxies that are trusted (TRUSTED_PROXIES); of IPv6, the network."""
    try:
        address = ipaddress.ip_address(get_adapter().get_client_ip(request).strip())
    except (PermissionDenied, ValueError):
        return "?"
    if address.version == 6:
        mapped = address.ipv4_mapped
        return str(mapped or ipaddress.ip_network((address, HOME_OF_IPV6), strict=False))
    return str(address)
