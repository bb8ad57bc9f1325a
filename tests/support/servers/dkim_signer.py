"""DKIM signatures, and keys for them."""

import base64

import dkim
import nacl.signing

from servers.base import run_tool

HEADERS = ("From", "To", "Subject", "Date", "Message-ID", "MIME-Version", "Content-Type")


def new_rsa_key(bits=2048):
    """A key for rsa-sha256: the private key as PEM, and the TXT record."""
    private = run_tool("openssl", "genrsa", "-traditional", bits)
    public = run_tool("openssl", "rsa", "-pubout", "-outform", "DER", stdin=private)
    return private.decode(), "v=DKIM1; k=rsa; p=" + base64.b64encode(public).decode()


def new_ed25519_key():
    """A key for ed25519-sha256: the 32 bytes of its seed, and the TXT record."""
    key = nacl.signing.SigningKey.generate()
    return bytes(key), "v=DKIM1; k=ed25519; p=" + base64.b64encode(bytes(key.verify_key)).decode()


def sign_dkim(raw, domain, selector, private, headers=HEADERS, canonicalization="relaxed/simple",
              algorithm="rsa-sha256"):
    """The message with a DKIM-Signature on top, in its own line ends; `private` is what new_rsa_key() or
    new_ed25519_key() gave."""
    key = base64.b64encode(private) if algorithm.startswith("ed25519") else private.encode()
    signature = dkim.sign(raw, selector.encode(), domain.encode(), key,
                          signature_algorithm=algorithm.encode(),
                          canonicalize=tuple(part.encode() for part in canonicalization.split("/")),
                          include_headers=[name.encode() for name in headers],
                          linesep=b"\r\n" if b"\r\n" in raw else b"\n")
    return signature + raw
