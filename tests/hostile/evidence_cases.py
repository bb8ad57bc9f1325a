"""Chats, pictures, documents and archives that lie about themselves, are cut, locked or bombs."""

import io
import json
import os
import struct
import subprocess
import zipfile
import zlib
from email.message import EmailMessage

from bench import Bench, FULL, listing

CHAT = ("12/03/2024, 10:15 - Anna: Can you add a voucher page?\n"
        "13/03/2024, 10:16 - Mira: That costs 300.\n" * 200)


def png(width, height, row):
    """A well-formed picture whose pixels are all `row`, packed as small as it gets."""
    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
    packer = zlib.compressobj(9)
    pixels = b"".join(packer.compress(b"\0" + row) for _ in range(height)) + packer.flush()
    return (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">2I5B", width, height, 8, 0, 0, 0, 0))
            + chunk(b"IDAT", pixels) + chunk(b"IEND", b""))


def archive(members, **options):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, **options) as file:
        for name, content in members.items():
            file.writestr(name, content)
    return out.getvalue()


def locked(content):
    """The same archive with every member marked as encrypted."""
    content = bytearray(content)
    for mark, flags in ((b"PK\3\4", 6), (b"PK\1\2", 8)):
        at = content.find(mark)
        while at >= 0:
            content[at + flags] |= 1
            at = content.find(mark, at + 4)
    return bytes(content)


def lying(content, size):
    """The same archive, whose members all claim to unpack to `size` bytes."""
    content = bytearray(content)
    for mark, field in ((b"PK\3\4", 22), (b"PK\1\2", 24)):
        at = content.find(mark)
        while at >= 0:
            content[at + field:at + field + 4] = struct.pack("<I", size)
            at = content.find(mark, at + 4)
    return bytes(content)


ENTITIES = ('<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a0 "needle">'
            + "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12))
            + '<!ENTITY file SYSTEM "file:///etc/hostname">]>')


class HostileEvidence(Bench):
    def reading(self, name):
        hits = self.json_of("search", f'"{name}"', "--limit", "20")["hits"]
        items = [hit["item"] for hit in hits if hit["subject"] == name]
        self.assertEqual(len(items), 1, name)
        view = self.json_of("show", items[0])
        self.assert_printable(self.tally("show", items[0]))
        return view

    def import_files(self, files):
        before = None
        self.make_vault()
        self.write_good()
        for name, content in files.items():
            self.write(name, content)
        before = listing(self.home)
        summary = self.import_all()
        grown = {path for path in listing(self.home) - before
                 if not path.startswith(os.fsencode(self.home + "/vault/"))}
        self.assertEqual(grown, set())
        return summary

    def kept(self, files):
        raw = {self.tally("show", item["item"], "--raw").out
               for item in self.json_of("inbox", "--limit", "1000")["items"]}
        for name, content in files.items():
            self.assertIn(content in raw, [True], name)

    def test_exports_that_were_cut_lose_only_what_is_missing(self):
        slack = archive({"users.json": json.dumps([{"id": "U1", "name": "anna"}]),
                         "channels.json": json.dumps([{"id": "C1", "name": "logo"}]),
                         "logo/2024-03-12.json": json.dumps([{"type": "message", "user": "U1",
                                                               "ts": "1710238500.1", "text": "hello"}])})
        telegram = json.dumps({"name": "Anna", "type": "personal_chat", "id": 1, "messages": [
            {"id": n, "type": "message", "date": "2024-03-12T10:15:00", "date_unixtime": "1710238500",
             "from": "Anna", "from_id": "user1", "text": f"message {n}"} for n in range(50)]}).encode()
        chat = CHAT.encode()
        files = {"chat.txt": chat[:len(chat) // 2 - 7], "slack.zip": slack[:len(slack) * 2 // 3],
                 "result.json": telegram[:len(telegram) // 2]}
        summary = self.import_files(files)
        self.assertGreaterEqual(summary["added"] + summary["failed_count"], 4)
        for failure in summary["failed"]:
            self.assertTrue(failure["hint"], failure)
        self.assertEqual(self.json_of("search", "voucher", "kind:chat")["hits"] != [], True)

    def test_chats_in_other_character_sets_are_read_or_kept(self):
        files = {"utf16.txt": ("\ufeff" + CHAT).encode("utf-16-le"),
                 "latin1.txt": CHAT.replace("Anna", "Änne").encode("latin-1"),
                 "nul.txt": CHAT.replace("voucher", "vou\0cher").encode()}
        summary = self.import_files(files)
        self.assertEqual(summary["failed_count"], 0, summary["failed"])
        self.kept(files)

    def test_pictures_larger_than_they_look_cost_only_their_words(self):
        side = 60_000 if FULL else 30_000
        files = {"wide.png": png(side, side, b"\xff" * side),
                 "lying.png": png(64, 64, b"\xff" * 64).replace(struct.pack(">2I", 64, 64),
                                                               struct.pack(">2I", 2**20, 2**20), 1),
                 "cut.png": png(2000, 2000, b"\x7f" * 2000)[:-200]}
        summary = self.import_files(files)
        self.assertEqual(summary["failed_count"], 0)
        self.kept(files)
        self.assertIn(self.reading("wide.png")["reading"]["status"], ("failed", "partial"))
        self.assertTrue(self.reading("wide.png")["reading"]["why"])

    def test_a_file_of_half_a_gigabyte_that_says_it_is_a_picture_is_kept(self):
        path = self.write("huge.png", png(100, 100, b"\0" * 100))
        with open(path, "r+b") as out:
            out.truncate(500 << 20)
        summary = self.import_beside_good()
        self.assertEqual((summary["added"], summary["failed_count"]), (3, 0))
        view = self.reading("huge.png")
        self.assertEqual(view["bytes"], 500 << 20)
        self.assertTrue(view["problems"])

    def test_entities_of_documents_are_not_followed(self):
        word = {"[Content_Types].xml": "<Types/>", "word/document.xml":
                ENTITIES + '<w:document xmlns:w="x"><w:t>before &a11; &file; after</w:t></w:document>'}
        files = {"bomb.docx": archive(word),
                 "bomb.odt": archive({"mimetype": "application/vnd.oasis.opendocument.text",
                                      "content.xml": ENTITIES + "<a>before &a11; &file;</a>"})}
        self.import_files(files)
        self.kept(files)
        with open("/etc/hostname", encoding="utf-8") as file:
            host = file.read().strip()
        for name in files:
            text = self.reading(name)["text"]
            self.assertLess(len(text), 100_000)
            self.assertNotIn(host, text)

    def test_what_is_locked_with_a_password_is_kept_and_marked(self):
        plain = os.path.join(self.home, "plain.pdf")
        subprocess.run(["qpdf", "--empty", plain], check=True)
        subprocess.run(["qpdf", "--encrypt", "secret", "owner", "256", "--", plain,
                        os.path.join(self.mail, "locked.pdf")], check=True)
        with open(os.path.join(self.mail, "locked.pdf"), "rb") as file:
            files = {"locked.pdf": file.read(), "locked.zip": locked(archive({"a.txt": "needle"}))}
        self.import_files(files)
        self.kept(files)
        self.assertTrue(self.reading("locked.pdf")["reading"]["encrypted"])
        self.assertIn("protected by a password", " ".join(self.reading("locked.zip")["problems"]))

    def test_members_of_archives_never_become_paths(self):
        names = ["../../outside.txt", "/outside.txt", "a/../../outside.txt", "..\\outside.txt", "C:\\outside.txt",
                 "evil\x1b[2J.txt", "\u202etxt.exe", "x" * 5000, "con", "."]
        files = {"paths.zip": archive({name: f"member {number} sesame" for number, name in enumerate(names)})}
        self.import_files(files)
        self.kept(files)
        for hit in self.json_of("search", "sesame", "--limit", "50")["hits"]:
            self.assert_printable(self.tally("show", hit["item"]))

    def test_archives_that_lie_about_sizes_are_kept_and_bounded(self):
        whole = archive({"a.txt": "needle " * 1000, "b.txt": "another"})
        files = {"smaller.zip": lying(whole, 1), "larger.zip": lying(whole, 2**32 - 2),
                 "words.docx": lying(archive({"[Content_Types].xml": "<Types/>", "word/document.xml":
                                              "<d><p>" + "needle " * 1000 + "</p></d>"}), 3)}
        summary = self.import_files(files)
        self.assertEqual(summary["failed_count"], 0)
        self.kept(files)
        for name in ("smaller.zip", "larger.zip"):
            for part in self.reading(name)["parts"]:
                self.assertLessEqual(part["bytes"], 7000)

    def test_archives_inside_of_archives_end_somewhere(self):
        content = b"needle"
        for depth in range(40):
            content = archive({f"{depth}.zip": content, "twin.zip": content[:100_000]})
        files = {"nested.zip": content, "cut.zip": archive({"a.txt": "b" * 100_000})[:-30],
                 "many.zip": archive({f"{n}.txt": f"{n}" for n in range(20_000)})}
        summary = self.import_files(files)
        self.assertEqual(summary["failed_count"], 0)
        self.kept(files)

    def test_archives_attached_to_mails_keep_the_same_limits(self):
        bomb = io.BytesIO()
        with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as out, out.open("zeros.txt", "w") as member:
            for _ in range(300):
                member.write(b"\0" * (1 << 20))
        attached = {"bomb.zip": bomb.getvalue(),
                    "paths.zip": archive({"../../outside.txt": "sesame", "evil\x1b[2J.txt": "sesame"}),
                    "many.zip": archive({f"{n}.txt": f"{n}" for n in range(12_000)}),
                    "nested.zip": archive({"inner.zip": archive({"deep.txt": "deep"})}),
                    "locked.zip": locked(archive({"a.txt": "needle"})),
                    "cut.tar.gz": b"\x1f\x8b" + b"x" * 50}
        mail = EmailMessage()
        mail["From"], mail["To"], mail["Subject"] = "anna@client.example", "mira@design.example", "archives"
        mail.set_content("all of them")
        for name, content in attached.items():
            mail.add_attachment(content, maintype="application", subtype="octet-stream", filename=name)
        files = {"archives.eml": mail.as_bytes()}
        summary = self.import_files(files)
        self.assertEqual(summary["failed_count"], 0)
        self.kept(files)
        view = self.reading("archives")
        problems = "\n".join(view["problems"])
        for words in ("bomb.zip: not all", "many.zip: not all", "inner.zip", "locked.zip: files in it",
                      "cut.tar.gz: not all"):
            self.assertIn(words, problems)
        self.assertLessEqual(len(view["parts"]), 10_000 + len(attached))
        self.assertTrue(self.json_of("search", "sesame")["hits"])
