"""Breaks the samples one by one: make_vectors.py samples.json > vectors.ndjson

Each vector says which reader it is for, what was done to a valid sample, why it must be refused,
and a part of the words with which it is refused."""

import base64
import copy
import json
import sys

with open(sys.argv[1], encoding="utf-8") as file:
    SAMPLES = json.load(file)
ENTRY = SAMPLES["entry"]
NOTE = SAMPLES["note"]
PROOF = SAMPLES["proof_file"]
MANIFEST = SAMPLES["manifest"]


def b64(text):
    return base64.b64encode(text if isinstance(text, bytes) else text.encode("utf-8")).decode()


def emit(**members):
    print(json.dumps(members, ensure_ascii=True))


def text(fmt, name, content, why=None, reason=None):
    vector = {"format": fmt, "name": name, "expect": "refused" if why else "ok",
              "input": b64(content)}
    if why:
        vector.update(why=why, reason=reason or "")
    emit(**vector)


def replaced(old, new, source=ENTRY):
    assert old in source, old
    return source.replace(old, new, 1)


def entries():
    fmt = "entry"
    text(fmt, "entry: as written", ENTRY)
    digest = ENTRY.split('"body":"')[1].split('"')[0]
    part = ENTRY.split('"part":"')[1].split('"')[0]
    cases = [
        ("space behind a comma", replaced(',"author"', ', "author"'), "one writing only", "byte"),
        ("space in front", " " + ENTRY, "one writing only", "byte 0"),
        ("line end behind", ENTRY + "\n", "the line has no line end of its own", "bytes after"),
        ("members out of order", replaced('"author":"freelancer",', "").replace(
            '"v":1', '"v":1,"author":"freelancer"'), "keys are sorted", "sorted and unique"),
        ("a member twice", replaced('"n":1', '"n":1,"n":1'), "keys are unique", "sorted and unique"),
        ("a member too many", replaced('"v":1', '"v":1,"w":1'), "no unknown member", "unknown member"),
        ("no author", replaced('"author":"freelancer",', ""), "every member is there", "author"),
        ("no at", replaced('"at":"2026-11-01T11:00:00.000Z",', ""), "every member is there", "at"),
        ("no version", replaced(',"v":1', ""), "every member is there", "v"),
        ("another version", replaced('"v":1', '"v":2'), "an unknown version is not guessed at", "version"),
        ("time without milliseconds", replaced(".000Z", "Z"), "one writing of a time", "instant"),
        ("time with an offset", replaced(".000Z", ".000+00:00"), "UTC is written Z", "instant"),
        ("time with six digits", replaced(".000Z", ".000000Z"), "milliseconds have three digits", "instant"),
        ("the 30th of February", replaced("2026-11-01", "2026-02-30"), "no such day", "not a time"),
        ("hour 24", replaced("T11:", "T24:"), "no such hour", "not a time"),
        ("a leap second", replaced(":00:00.000", ":00:60.000"), "seconds end at 59", "not a time"),
        ("small letters in the time", replaced("T11", "t11"), "T and Z are capitals", "instant"),
        ("an unknown party", replaced('"freelancer"', '"friend"'), "parties are a closed list", "party"),
        ("a party in capitals", replaced('"freelancer"', '"Freelancer"'), "names are lower case", "party"),
        ("kind without a dot", replaced("note.added", "noteadded"), "noun.past-participle", "kind"),
        ("kind with two dots", replaced("note.added", "note.added.twice"), "one dot", "kind"),
        ("kind in capitals", replaced("note.added", "Note.added"), "lower case", "kind"),
        ("kind with an empty noun", replaced("note.added", ".added"), "no empty word", "kind"),
        ("kind with a hyphen at the end", replaced("note.added", "note.added-"), "hyphens stand inside", "kind"),
        ("n with a leading zero", replaced('"n":1', '"n":01'), "integers have one writing", "byte"),
        ("n as a text", replaced('"n":1', '"n":"1"'), "n is a number", "n"),
        ("n with a fraction", replaced('"n":1', '"n":1.0'), "no fractions", "byte"),
        ("n with an exponent", replaced('"n":1', '"n":1e0'), "no exponents", "byte"),
        ("n below zero", replaced('"n":1', '"n":-1'), "positions count from 0", "position"),
        ("n of 2^53", replaced('"n":1', '"n":9007199254740992'), "integers stay below 2^53", "byte"),
        ("n as null", replaced('"n":1', '"n":null'), "there is no null", "byte"),
        ("digest in capitals", replaced(digest, digest[:7] + digest[7:].upper()), "digests are lower case", "hex"),
        ("digest one digit short", replaced(digest, digest[:-1]), "64 digits", "digest"),
        ("digest without its algorithm", replaced(digest, digest[7:]), "a digest names its algorithm", "digest"),
        ("digest of another algorithm", replaced("sha256:", "sha512:"), "SHA-256 alone", "digest"),
        ("partition too short", replaced(part, part[:-1]), "16 characters", "partition"),
        ("partition in capitals", replaced(part, part.upper()), "base32 in lower case", "partition"),
        ("partition with a 1", replaced(part, "1" + part[1:]), "1 is not of base32", "partition"),
        ("an escape that is not needed", replaced("note.added", "not\\u0065.added"), "one writing of a text", "byte"),
        ("a text that is no UTF-8", ENTRY.encode().replace(b"note", b"no\xffe"), "UTF-8", "UTF-8"),
        ("cut in the middle", ENTRY[:40], "the whole line", "byte"),
        ("nothing", "", "a line is an object", "byte 0"),
        ("an array", "[" + ENTRY + "]", "a line is an object", "object"),
        ("longer than 1024 bytes", replaced("note.added", "note." + "a" * 1100), "lines are short", "1024"),
    ]
    for name, content, why, reason in cases:
        text(fmt, "entry: " + name, content, why, reason)


def canonical_json():
    fmt = "json"
    text(fmt, "json: all kinds", '{"a":[1,-2,0],"b":true,"c":{"d":"\\n\\"\\\\"},"e":[],"f":{}}')
    for name, content, why in [
            ("null", '{"a":null}', "there is no null"),
            ("a fraction", '{"a":0.5}', "there are no fractions"),
            ("minus zero", '{"a":-0}', "zero has one writing"),
            ("plus", '{"a":+1}', "no plus sign"),
            ("a trailing comma", '{"a":1,}', "one writing"),
            ("a comment", '{"a":1}//x', "nothing behind the value"),
            ("a key that is not ASCII", '{"\u00e4":1}', "keys are ASCII"),
            ("keys out of order", '{"b":1,"a":1}', "keys are sorted"),
            ("a lone surrogate", '{"a":"\\ud800"}', "texts are Unicode"),
            ("a raw control character", '{"a":"\x01"}', "control characters are escaped"),
            ("an escaped slash", '{"a":"\\/"}', "one writing of a text"),
            ("a letter escaped in capitals", '{"a":"\\u001F"}', "escapes are lower case"),
            ("nested too deep", "[" * 100 + "]" * 100, "32 levels are enough"),
            ("a byte order mark", "\ufeff{}", "JSON begins with the value")]:
        text(fmt, "json: " + name, content, why)


def notes():
    fmt = "note"
    text(fmt, "note: as signed", NOTE)
    body, signature = NOTE.split("\n\n")
    name = body.split("\n")[0]
    sig = signature.rstrip("\n").split(" ")[2]
    for title, content, why in [
            ("no empty line", body + "\n" + signature, "an empty line parts text and signatures"),
            ("no signature", body + "\n\n", "a note is signed"),
            ("no line end at the end", NOTE[:-1], "every line ends"),
            ("carriage returns", NOTE.replace("\n", "\r\n"), "lines end with LF alone"),
            ("a hyphen for the dash", NOTE.replace("\u2014", "-"), "a signature line begins with U+2014"),
            ("no name", replaced(" " + name + " ", " ", NOTE[len(body):]).join([body, ""]), "a signature has a name"),
            ("base64 without padding", NOTE.replace(sig, sig.rstrip("=")), "base64 is padded"),
            ("base64 with stray bits", NOTE.replace(sig, sig[:-2] + ("1=" if sig[-2] != "1" else "2=")), "base64 has one writing"),
            ("a signature too short", NOTE.replace(sig, b64(base64.b64decode(sig)[:-1])), "4 bytes of key id and 64 of signature"),
            ("bytes behind it", NOTE + "x", "nothing behind the signatures"),
            ("a NUL inside", NOTE.replace("\n6\n", "\n6\0\n"), "no control characters")]:
        text(fmt, "note: " + title, content, why)
    fmt = "checkpoint"
    text(fmt, "checkpoint: as written", body + "\n")
    root = body.split("\n")[2]
    for title, content, why in [
            ("size with a leading zero", body.replace("\n6\n", "\n06\n") + "\n", "a number has one writing"),
            ("size below zero", body.replace("\n6\n", "\n-6\n") + "\n", "a size counts entries"),
            ("no size", body.replace("\n6\n", "\n\n") + "\n", "three lines"),
            ("a root too short", body.replace(root, root[4:]) + "\n", "32 bytes"),
            ("another origin", body.replace("tallystick/", "example.com/") + "\n", "the origin names the ledger"),
            ("an id in capitals", body.replace(name[11:], name[11:].upper()) + "\n", "ids are lower case"),
            ("a fourth line", body + "\nmore\n", "three lines"),
            ("no line end", body, "every line ends")]:
        text(fmt, "checkpoint: " + title, content, why)


def files():
    fmt = "proof-file"
    text(fmt, "proof file: as written", PROOF)
    for title, content, why in [
            ("another first line", PROOF.replace("@v1", "@v2"), "an unknown version is not guessed at"),
            ("no index", PROOF.replace("index 2\n", ""), "the index is named"),
            ("index with a leading zero", PROOF.replace("index 2", "index 02"), "a number has one writing"),
            ("a hash too short", PROOF.replace("VM", "", 1).replace("PGK8", "", 1), "32 bytes a hash"),
            ("a space behind a hash", PROOF.replace("=\n", "= \n", 1), "one writing"),
            ("no checkpoint", PROOF.split("\n\n")[0] + "\n", "the checkpoint comes with the proof")]:
        text(fmt, "proof file: " + title, content, why)
    fmt = "manifest"
    text(fmt, "manifest: as written", MANIFEST)
    first, second = MANIFEST.splitlines(keepends=True)
    for title, content, why in [
            ("one space", MANIFEST.replace("  ", " ", 1), "two spaces, as sha256sum writes"),
            ("binary mark", MANIFEST.replace("  ", " *", 1), "two spaces, as sha256sum writes"),
            ("out of order", second + first, "paths are sorted"),
            ("a path twice", first + first, "a path stands once"),
            ("a path that leaves", MANIFEST.replace("data/a", "../a"), "paths stay inside"),
            ("an absolute path", MANIFEST.replace("data/a", "/etc/a"), "paths are relative"),
            ("a digest in capitals", first[:64].upper() + first[64:] + second, "digests are lower case"),
            ("no line end", MANIFEST[:-1], "every line ends"),
            ("carriage returns", MANIFEST.replace("\n", "\r\n"), "lines end with LF alone")]:
        text(fmt, "manifest: " + title, content, why)


def proofs():
    for kind in ("inclusion", "consistency"):
        base = SAMPLES["proofs"][kind]
        emit(format=kind, name=kind + " proof: as computed", expect="ok", **base)

        def broken(name, why, **changes):
            vector = dict(copy.deepcopy(base), **changes)
            emit(format=kind, name=kind + " proof: " + name, expect="refused", why=why, **vector)

        flipped = bytearray(base64.b64decode(base["proof"][0]))
        flipped[0] ^= 1
        other = b64(bytes(flipped))
        broken("an altered hash", "every hash counts", proof=[other] + base["proof"][1:])
        broken("a hash too few", "the length follows from the sizes", proof=base["proof"][:-1])
        broken("a hash too many", "the length follows from the sizes",
               proof=base["proof"] + [base["proof"][0]])
        broken("hashes swapped", "their order counts",
               proof=[base["proof"][1], base["proof"][0]] + base["proof"][2:])
        broken("no hashes", "a proof is needed here", proof=[])
        broken("another root", "the root counts", root=other)
        broken("a size of another shape", "the shape of the tree follows from its size", size=4)
    base = SAMPLES["proofs"]["inclusion"]
    for name, changes in [("another index", {"index": 3}), ("an index beyond the size", {"index": 7}),
                          ("another leaf", {"leaf": base["root"]})]:
        emit(format="inclusion", name="inclusion proof: " + name, expect="refused",
             why="leaf and position count", **dict(base, **changes))
    base = SAMPLES["proofs"]["consistency"]
    for name, changes in [("an old size beyond the new one", {"old_size": 8}),
                          ("another old size", {"old_size": 4}),
                          ("another old root", {"old_root": base["root"]})]:
        emit(format="consistency", name="consistency proof: " + name, expect="refused",
             why="the old tree counts", **dict(base, **changes))


def ledgers():
    base, rotated = SAMPLES["ledger"], SAMPLES["rotated"]
    emit(format="ledger", name="ledger: as written", expect="ok", **base)
    emit(format="ledger", name="ledger: with a rotated key", expect="ok", **rotated)

    def broken(name, why, reason, source=base, **changes):
        vector = dict(copy.deepcopy(source), **changes)
        emit(format="ledger", name="ledger: " + name, expect="refused", why=why, reason=reason,
             **vector)

    lines = base["entries"]
    broken("an entry taken out", "entries are numbered", "says that it is number",
           entries=lines[:2] + lines[3:])
    broken("an entry twice", "entries are numbered", "says that it is number",
           entries=lines[:2] + lines[1:])
    broken("two entries swapped", "entries are numbered", "says that it is number",
           entries=[lines[0], lines[2], lines[1]] + lines[3:])
    broken("the last entry gone", "the checkpoint covers it", "the tail is missing",
           entries=lines[:-1])
    broken("no entries", "entry 0 opens a ledger", "", entries=[])
    broken("it does not open", "entry 0 is ledger.opened", "ledger", entries=lines[1:])
    broken("a body of another entry", "a line commits to its body", "commits to",
           entries=[lines[0], dict(lines[1], body=lines[2]["body"])] + lines[3:])
    altered = dict(lines[1], line=lines[1]["line"].replace("T11:", "T10:"))
    broken("a recorded time altered", "the root covers every byte", "another root",
           entries=[lines[0], altered] + lines[2:])
    broken("a checkpoint of another ledger", "the checkpoint names the ledger", "another ledger",
           checkpoint=base["checkpoint"].replace("tallystick/j", "tallystick/k"))
    broken("another key pinned", "the reader knows the key", "never signed by the key",
           key="sha256:" + "0" * 64)
    broken("a checkpoint whose size was altered", "the signature covers the size", "not signed",
           checkpoint=base["checkpoint"].replace("\n6\n", "\n5\n"))
    broken("a rotation taken out", "keys follow one another", "says that it is number", rotated,
           entries=rotated["entries"][:2] + rotated["entries"][3:])


for make in (entries, canonical_json, notes, files, proofs, ledgers):
    make()
