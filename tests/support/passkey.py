"""A telephone that keeps passkeys, without a browser: it makes a credential, and signs challenges with it.

The shapes are those of WebAuthn level 3, sections 5.8.1, 6.1 and 6.5, in the JSON that the page sends.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, field
from typing import Any

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from fido2.cose import ES256
from fido2.utils import websafe_encode
from fido2.webauthn import Aaguid, AttestationObject, AttestedCredentialData, AuthenticatorData, CollectedClientData

PRESENT, VERIFIED, ATTESTED = AuthenticatorData.FLAG.UP, AuthenticatorData.FLAG.UV, AuthenticatorData.FLAG.AT


@dataclass
class Telephone:
    """origin: the site it really sees. verified: whether a finger, a face or a code unlocked it."""

    origin: str = "http://localhost"
    verified: bool = True
    credential_id: bytes = b"a passkey of the tests"
    owner: str = ""
    _secret: ec.EllipticCurvePrivateKey = field(default_factory=lambda: ec.generate_private_key(ec.SECP256R1()))

    def create(self, options: dict[str, Any]) -> str:
        """What the page sends to keep a key. options: what the page was given."""
        asked = _plain(options)["publicKey"]
        self.owner = asked["user"]["id"]
        made = AttestedCredentialData.create(
            Aaguid.NONE, self.credential_id, ES256.from_cryptography_key(self._secret.public_key())
        )
        data = self._data(asked["rp"]["id"], ATTESTED, made)
        client = CollectedClientData.create("webauthn.create", asked["challenge"], self.origin)
        attestation = AttestationObject.create("none", data, {})
        return self._sent({"clientDataJSON": client, "attestationObject": attestation}, credProps={"rk": True})

    def sign(self, options: dict[str, Any]) -> str:
        """What the page sends to enter."""
        asked = _plain(options)["publicKey"]
        data = self._data(asked["rpId"])
        client = CollectedClientData.create("webauthn.get", asked["challenge"], self.origin)
        signature = self._secret.sign(data + client.hash, ec.ECDSA(hashes.SHA256()))
        response = {"clientDataJSON": client, "authenticatorData": data, "signature": signature}
        return self._sent(response, owner=self.owner)

    def _data(self, site: str, more: int = 0, credential: bytes = b"") -> AuthenticatorData:
        flags = AuthenticatorData.FLAG(PRESENT | (VERIFIED if self.verified else 0) | more)
        return AuthenticatorData.create(hashlib.sha256(site.encode()).digest(), flags, 0, credential)

    def _sent(self, response: dict[str, bytes], owner: str = "", **extensions: Any) -> str:
        words: dict[str, str] = {name: websafe_encode(value) for name, value in response.items()}
        if owner:
            words["userHandle"] = owner
        name = websafe_encode(self.credential_id)
        return json.dumps(
            {
                "id": name,
                "rawId": name,
                "type": "public-key",
                "response": words,
                "clientExtensionResults": extensions,
            }
        )


def _plain(options: dict[str, Any]) -> dict[str, Any]:
    """As the browser reads it in the page."""
    return json.loads(json.dumps(options, default=dict))
