"""Which addresses may be asked for a page: those of the open internet, and no others.

A hosted app that fetches what a visitor names can be made to ask machines that only it can
reach (server-side request forgery). So an address is asked only when it is in none of the
IANA special-purpose ranges (RFC 6890), in no range that carries an IPv4 address inside IPv6,
and none of the addresses at which clouds answer their own machines.
"""

from __future__ import annotations

from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network

FORBIDDEN = {
    "0.0.0.0/8": "this network",
    "10.0.0.0/8": "a private network",
    "100.64.0.0/10": "a provider's shared network",
    "127.0.0.0/8": "this machine itself",
    "169.254.0.0/16": "a link-local network, where clouds keep their metadata",
    "168.63.129.16/32": "a cloud's own service",
    "172.16.0.0/12": "a private network",
    "192.0.0.0/24": "a range kept for protocols",
    "192.0.2.0/24": "a range for documentation",
    "192.31.196.0/24": "a range kept for protocols",
    "192.52.193.0/24": "a range kept for protocols",
    "192.88.99.0/24": "a relay from IPv6",
    "192.168.0.0/16": "a private network",
    "192.175.48.0/24": "a range kept for protocols",
    "198.18.0.0/15": "a range for measuring",
    "198.51.100.0/24": "a range for documentation",
    "203.0.113.0/24": "a range for documentation",
    "224.0.0.0/4": "a multicast group",
    "240.0.0.0/4": "a reserved range",
    "::/96": "this machine itself, or an IPv4 address inside IPv6",
    "::ffff:0:0/96": "an IPv4 address inside IPv6",
    "::ffff:0:0:0/96": "an IPv4 address inside IPv6",
    "64:ff9b::/96": "an IPv4 address inside IPv6 (NAT64)",
    "64:ff9b:1::/48": "an IPv4 address inside IPv6 (NAT64)",
    "100::/64": "a range that leads nowhere",
    "2001::/23": "a range kept for protocols, such as Teredo",
    "2001:db8::/32": "a range for documentation",
    "2002::/16": "an IPv4 address inside IPv6 (6to4)",
    "2620:4f:8000::/48": "a range kept for protocols",
    "3fff::/20": "a range for documentation",
    "5f00::/16": "a range kept for protocols",
    "fc00::/7": "a private network",
    "fe80::/10": "a link-local network",
    "fec0::/10": "a private network",
    "ff00::/8": "a multicast group",
}
"""Ranges that are never asked, and what they are."""

_NETWORKS = [(ip_network(text), what) for text, what in FORBIDDEN.items()]
_OPEN_IPV6 = ip_network("2000::/3")
"""The only part of IPv6 that has been given out (IANA)."""


def forbidden(address: str, allow_loopback: bool = False) -> str:
    """Return why an address is not asked, empty when it may be.

    Parameters
    ----------
    address : str
        An IPv4 or IPv6 address in any form that ``ipaddress`` reads; with a zone it is refused.
    allow_loopback : bool
        For tests only: 127.0.0.0/8 and ::1 may be asked.
    """
    try:
        ip = ip_address(address)
    except ValueError:
        return "no address of the internet"
    if allow_loopback and ip.is_loopback:
        return ""
    for network, what in _NETWORKS:
        if ip.version == network.version and ip in network:
            return what
    return _not_open(ip)


def _not_open(ip: IPv4Address | IPv6Address) -> str:
    given_out = ip.version == 4 or ip in _OPEN_IPV6
    zoned = isinstance(ip, IPv6Address) and ip.scope_id
    return "" if given_out and ip.is_global and not zoned else "not on the open internet"
