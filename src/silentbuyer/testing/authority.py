"""The certificate authority of the loopback internet, with good certificates and each usual kind of bad one."""

from __future__ import annotations

import ssl
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address
from pathlib import Path
from typing import TYPE_CHECKING, Any

from silentbuyer.errors import SilentBuyerError
from silentbuyer.testing.declaration import Site
from silentbuyer.testing.world import World

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ec import EllipticCurvePrivateKey
    from cryptography.x509 import Certificate

_DAY = timedelta(days=1)


def need_cryptography() -> None:
    """Check that certificates can be made.

    Raises:
        SilentBuyerError: with the name of the extra, when the `cryptography` package is missing.

    """
    try:
        import cryptography  # noqa: F401 - only whether it is there
    except ImportError:
        raise SilentBuyerError(
            "a loopback internet with HTTPS sites needs the package 'cryptography': pip install "
            "'silentbuyer[testing]', or declare the sites with tls=None"
        ) from None


class Issuer:
    """A certificate with its key that can sign others."""

    certificate: Certificate
    key: EllipticCurvePrivateKey
    name: Any

    def __init__(self, name: str, parent: Issuer | None = None) -> None:
        self.key = _key()
        self.name = _name(name)
        self.certificate = _sign(self, parent or self, _authority_extensions())

    def pem(self) -> bytes:
        """The certificate as PEM."""
        return _pem(self.certificate)


class Authority:
    """Issues certificates by host in each declared condition; the files live in `folder`."""

    ca_file: Path

    def __init__(self, folder: Path, world: World) -> None:
        self.world = world
        self._folder = folder
        self._contexts: dict[str, ssl.SSLContext] = {}
        self._root = Issuer("Loopback root")
        self._middle = Issuer("Loopback intermediate", self._root)
        self.ca_file = folder / "ca.pem"
        self.ca_file.write_bytes(self._root.pem())

    def context(self) -> ssl.SSLContext:
        """The server's TLS context, which picks the certificate by the name that the client asks for."""
        made = self._load("default", "localhost", "good")
        made.sni_callback = self._choose
        return made

    def _choose(self, tls: ssl.SSLObject, host: str | None, _: ssl.SSLContext) -> int | None:
        site = self.world.find(host.lower()) if host else None
        if not host or not isinstance(site, Site):
            return None
        if site.tls is None:
            return ssl.ALERT_DESCRIPTION_UNRECOGNIZED_NAME
        key = f"{host.lower()} {site.tls}"
        if key not in self._contexts:
            self._contexts[key] = self._load(str(len(self._contexts)), host.lower(), site.tls)
        tls.context = self._contexts[key]
        return None

    def _load(self, stem: str, host: str, kind: str) -> ssl.SSLContext:
        path = self._folder / f"{stem}.pem"
        path.write_bytes(self.issue(host, kind))
        made = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        made.load_cert_chain(path)
        return made

    def issue(self, host: str, kind: str) -> bytes:
        """Key and certificate chain for a host as PEM; `kind` as in `Site.tls`."""
        leaf = _Leaf("wrong.invalid" if kind == "wrong-host" else host)
        days = (-30, -1) if kind == "expired" else (-1, 30)
        issuer = leaf if kind == "self-signed" else self._middle
        certificate = _sign(leaf, issuer, _leaf_extensions(leaf.host), days)
        chain = [_pem(certificate)] + (
            [self._middle.pem()] if kind not in {"self-signed", "missing-intermediate"} else []
        )
        return _key_pem(leaf.key) + b"".join(chain)


class _Leaf:
    def __init__(self, host: str) -> None:
        self.host, self.key, self.name = host, _key(), _name("Loopback site")


def _key() -> EllipticCurvePrivateKey:
    from cryptography.hazmat.primitives.asymmetric import ec

    return ec.generate_private_key(ec.SECP256R1())


def _key_pem(key: EllipticCurvePrivateKey) -> bytes:
    from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

    return key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())


def _pem(certificate: Certificate) -> bytes:
    from cryptography.hazmat.primitives.serialization import Encoding

    return certificate.public_bytes(Encoding.PEM)


def _name(text: str) -> Any:
    from cryptography import x509

    return x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, text)])


def _authority_extensions() -> list[tuple[Any, bool]]:
    from cryptography import x509

    off = dict.fromkeys(
        ("digital_signature", "content_commitment", "key_encipherment", "data_encipherment", "key_agreement",
         "encipher_only", "decipher_only"), False,
    )  # fmt: skip
    usage = x509.KeyUsage(key_cert_sign=True, crl_sign=True, **off)
    return [(x509.BasicConstraints(ca=True, path_length=None), True), (usage, True)]


def _leaf_extensions(host: str) -> list[tuple[Any, bool]]:
    from cryptography import x509

    try:
        name: x509.GeneralName = x509.IPAddress(ip_address(host))
    except ValueError:
        name = x509.DNSName(host)
    return [(x509.BasicConstraints(ca=False, path_length=None), True), (x509.SubjectAlternativeName([name]), False)]


def _sign(
    subject: Any, issuer: Any, extensions: list[tuple[Any, bool]], days: tuple[int, int] = (-1, 30)
) -> Certificate:
    from cryptography import x509
    from cryptography.hazmat.primitives import hashes

    now = datetime.now(UTC)
    public = subject.key.public_key()
    builder = (
        x509.CertificateBuilder(issuer.name, subject.name, public, x509.random_serial_number())
        .not_valid_before(now + days[0] * _DAY)
        .not_valid_after(now + days[1] * _DAY)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(public), critical=False)
        .add_extension(x509.AuthorityKeyIdentifier.from_issuer_public_key(issuer.key.public_key()), critical=False)
    )
    for extension, critical in extensions:
        builder = builder.add_extension(extension, critical=critical)
    return builder.sign(issuer.key, hashes.SHA256())
