"""An authoritative name server for the public keys of signatures."""

import contextlib
import datetime
import random
import signal

import dns.exception
import dns.message
import dns.query
import dns.rdatatype

from servers.base import LOOPBACK, Program, free_port, members, run_tool

CONFIGURATION = """server:
  ip-address: {address}@{port}
  username: ""
  chroot: ""
  database: ""
  zonesdir: "{folder}"
  zonelistfile: "{folder}/nsd.list"
  xfrdfile: ""
  xfrdir: "{folder}"
  pidfile: ""
  rrl-ratelimit: 0
  server-count: 1
remote-control:
  control-enable: no
"""
ZONE = """zone:
  name: "{name}"
  zonefile: "{path}"
"""


def dotted(name):
    """A name with the dot of the root."""
    return name.rstrip(".") + "."


def below(label, zone):
    """label.zone, also when the zone is the root."""
    return f"{label}.{zone}" if zone != "." else f"{label}."


def txt(value):
    """A TXT record's strings, at most 255 bytes each, as a zone file writes them."""
    data = value.encode() if isinstance(value, str) else value
    parts = [data[at:at + 255] for at in range(0, len(data), 255)] or [b""]
    return " ".join('"' + "".join(chr(byte) if 32 <= byte < 127 and byte not in b'"\\' else f"\\{byte:03}"
                                  for byte in part) + '"' for part in parts)


class KeyZone(Program):
    """An authoritative name server (nsd) at 127.0.0.1:port, UDP and TCP. Its zone is the root, so that
    it knows every name it is told, or `zones`, which then delegate to each other. When `signed`,
    `trust_anchor` is the text of the zones' DNSKEYs (of the key signing keys), `trust_anchor_ds` that
    of their DS records."""

    def __init__(self, folder, zones=(".",), signed=False):
        super().__init__(folder)
        self.log, self.port = self.folder / "nsd.log", None
        self.zones = sorted((dotted(zone) for zone in zones), key=len)
        self._serial = random.SystemRandom().randrange(1, 1 << 30)  # tells our server from another
        self._records, self._aliases, self._expired = {}, {}, False
        self._outgoing = set()
        self._keys = {zone: self._new_keys(zone) for zone in self.zones} if signed else {}
        self.trust_anchor, self.trust_anchor_ds = self._anchors(".key"), self._anchors(".ds")

    def _new_keys(self, zone):
        """The names of the key signing key and of the zone signing key."""
        words = ["ldns-keygen", "-r", "/dev/urandom", "-a", "ECDSAP256SHA256"]
        return [run_tool(*words, *kind, zone, cwd=self.folder).decode().strip() for kind in (["-k"], [])]

    def _anchors(self, ending):
        return "".join((self.folder / (keys[0] + ending)).read_text() for keys in self._keys.values()) or None

    def set_txt(self, records, aliases=None, expired=False):
        """Serves exactly these TXT records, {name: value or list of values}, and these CNAMEs, {name:
        target}; a signed zone with signatures that ended yesterday, if `expired`."""
        self._records = {dotted(name): value if isinstance(value, list) else [value]
                         for name, value in records.items()}
        self._aliases = {dotted(name): dotted(target) for name, target in (aliases or {}).items()}
        self._expired = expired
        self._write_zones()
        if self.process is not None:
            self._outgoing = self._workers()
            self.process.send_signal(signal.SIGHUP)
            self._wait()

    def _workers(self):
        """The processes that answer: children of nsd's child."""
        group = self.process.pid
        return {one for one, parent in members(group).items() if group not in (one, parent)}

    def _zone_of(self, name):
        found = [zone for zone in self.zones if zone == "." or ("." + name).endswith("." + zone)]
        if not found:
            raise ValueError(f"{name} is in none of {self.zones}")
        return found[-1]

    def _path_of(self, zone):
        return self.folder / f"zone-{self.zones.index(zone)}.zone"

    def _write_zones(self):
        lines = {zone: [] for zone in self.zones}
        for name, values in self._records.items():
            lines[self._zone_of(name)] += [f"{name} 60 IN TXT {txt(value)}" for value in values]
        for name, target in self._aliases.items():
            lines[self._zone_of(name)].append(f"{name} 60 IN CNAME {target}")
        for zone in self.zones:
            self._delegate(zone, lines)
        self._serial += 1
        for zone in self.zones:
            self._write_zone(zone, lines[zone])

    def _delegate(self, zone, lines):
        """The zone above, if it is ours, tells of this one."""
        with contextlib.suppress(ValueError):
            parent = self._zone_of(dotted(zone.partition(".")[2]))
            if parent != zone:
                lines[parent] += [f"{zone} 60 IN NS {below('ns', zone)}",
                                  f"{below('ns', zone)} 60 IN A {LOOPBACK}"]
                if self._keys:
                    lines[parent].append((self.folder / (self._keys[zone][0] + ".ds")).read_text())

    def _write_zone(self, zone, lines):
        server, owner = below("ns", zone), below("admin", zone)
        text = "\n".join([f"{zone} 60 IN SOA {server} {owner} {self._serial} 60 60 3600 60",
                          f"{zone} 60 IN NS {server}", f"{server} 60 IN A {LOOPBACK}", *lines, ""])
        path = self._path_of(zone)
        if not self._keys:
            path.write_text(text)
            return
        path.with_suffix(".plain").write_text(text)
        first, last = (self._day(-9), self._day(-1)) if self._expired else (self._day(-1), self._day(30))
        run_tool("ldns-signzone", "-i", first, "-e", last, "-o", zone, "-f", path,
                 path.with_suffix(".plain"), *self._keys[zone], cwd=self.folder)

    @staticmethod
    def _day(away):
        return (datetime.datetime.now(datetime.timezone.utc) + datetime.timedelta(away)).strftime("%Y%m%d")

    def _prepare(self):
        self.port = free_port()
        self._write_zones()
        text = CONFIGURATION.format(address=LOOPBACK, port=self.port, folder=self.folder)
        text += "".join(ZONE.format(name=zone, path=self._path_of(zone)) for zone in self.zones)
        config = self.folder / "nsd.conf"
        config.write_text(text)
        return ["nsd", "-d", "-c", config]

    def _answers(self):
        """Whether every zone is served as it was written last, and only so: the processes from before
        a reload go on answering for a moment."""
        if self._outgoing & self._workers():
            return False
        with contextlib.suppress(OSError, dns.exception.DNSException, IndexError):
            return all(self.ask(zone, "SOA", timeout=0.1)[0].serial == self._serial for zone in self.zones)
        return False

    def ask(self, name, kind="TXT", over=dns.query.udp, timeout=10):
        """The records of a kind that the server has for a name, as dnspython's rdata."""
        query = dns.message.make_query(dotted(name), kind, use_edns=0, payload=1232)
        reply = over(query, LOOPBACK, timeout, self.port)
        wanted = dns.rdatatype.from_text(kind)
        return [data for rrset in reply.answer if rrset.rdtype == wanted for data in rrset]
