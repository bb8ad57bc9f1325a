"""Names that want to write elsewhere or to play with the terminal, and folders full of traps."""

import os
import random
import socket
import struct
import zlib

from bench import Bench, good_mail, listing
from mail_cases import HEAD, multipart

NASTY = "evil\x1b[2J\x9b31m\u202egnp.exe\u2066\r\nfake line\x07\x7f"


class HostileNames(Bench):
    def part(self, parameter):
        return (b"--b\r\nContent-Type: application/octet-stream\r\nContent-Disposition: attachment; "
                + parameter + b"\r\n\r\ncontent\r\n")

    def test_names_of_attachments_never_become_paths(self):
        names = [b"../../../outside", b"/outside", b"..\\outside", b"C:\\outside", b".", b"..", b"-rf",
                 b"~/outside", b"keys/owner.key", b"$(touch outside)", b"a" * 10_000, b"b/" * 5_000]
        parts = b"".join(self.part(b'filename="%s"' % name) for name in names)
        for text in ("outside\0.txt", "line\nbreak", NASTY, "\u202etxt.exe", "\ufffe\U000e0041", "../outside"):
            coded = "".join(f"%{byte:02X}" for byte in text.encode())
            parts += self.part(b"filename*=utf-8''" + coded.encode())
        content = HEAD + multipart(b"b") + b"\r\n" + parts + b"--b--\r\n"
        self.make_vault()
        self.write_good()
        self.write("hostile.eml", content)
        self.import_all()
        before = listing(self.home)
        item = self.assert_kept(content)
        self.assertEqual(len(item["parts"]), len(names) + 6)
        for part in item["parts"]:
            raw = self.tally("show", part["item"], "--raw")
            self.assertEqual(raw.out, b"content")
        self.assert_printable(self.tally("search", "subject:hostile"))
        grown = {path for path in listing(self.home) - before
                 if not path.startswith(os.fsencode(self.home + "/vault/"))}
        self.assertEqual(grown, set())
        self.assertFalse([path for path in listing(self.home) if path.endswith(b"/outside")])

    def test_a_case_is_built_with_exhibits_of_such_names_and_stays_inside(self):
        self.make_vault()
        mail = HEAD.replace(b"hostile", b"=?utf-8?q?../../outside=1B[2J?=") + b"\r\nbody\r\n"
        self.write("..%2foutside\x1b.eml", mail)
        self.json_of("import", self.mail, "--into", "site")
        item = self.json_of("search", "body")["hits"][0]["item"]
        before = listing(self.home)
        self.json_of("case", "open", "site", "--forum", "upwork-dispute", "--claim", NASTY, "--asks", "1")
        self.json_of("case", "link", "site/1", item, "--why", NASTY)
        self.assert_printable(self.tally("case", "exhibits", "site/1"))
        self.json_of("case", "build", "site/1", "-o", "case.zip")
        self.assert_printable(self.tally("verify", "case.zip", status=3))
        grown = {path for path in listing(self.home) - before
                 if not path.startswith(os.fsencode(self.home + "/vault/"))}
        self.assertEqual({os.path.splitext(path)[0] for path in grown}, {os.fsencode(self.home + "/case")})

    def test_nothing_foreign_reaches_the_terminal_as_a_control_character(self):
        self.make_vault()
        nasty = NASTY.replace("\r\n", "").encode()
        self.write("nasty.eml", b"From: \"" + nasty + b"\" <" + nasty + b"@x.example>\r\nTo: " + nasty
                   + b"\r\nMessage-ID: <" + nasty + b"@x>\r\nSubject: " + nasty + b"\r\nDate: " + nasty
                   + b"\r\nContent-Type: text/plain; charset=\"" + nasty + b"\"\r\n\r\nneedle "
                   + NASTY.encode() + b"\x9b\xff\xc2\x9b\r\n")
        self.assert_printable(self.tally("import", self.mail, "--into", "site"))
        item = self.json_of("search", "needle")["hits"][0]["item"]
        for words in (["show", item], ["search", "needle"], ["timeline", "site"], ["inbox"],
                      ["search", "nothing\u202e"], ["engagement", "show", "site"]):
            self.assert_printable(self.tally(*words))
        for words in (["show", NASTY], ["engagement", "show", NASTY], ["import", NASTY],
                      ["verify", NASTY], ["no-such" + NASTY], ["search", "form:" + NASTY], ["search", NASTY]):
            self.assert_printable(self.tally(*words, status=(1, 2)))


class HostileFolder(Bench):
    def failures(self, summary):
        return {os.path.basename(each["source"]): each["error"] for each in summary["failed"]}

    def test_links_pipes_sockets_and_devices_are_named_and_not_opened(self):
        with open(os.path.join(self.home, "secret.txt"), "wb") as out:
            out.write(b"never imported")
        os.symlink(os.path.join(self.home, "secret.txt"), os.path.join(self.mail, "link-out"))
        os.symlink("/dev/zero", os.path.join(self.mail, "link-zero"))
        os.symlink("loop-b", os.path.join(self.mail, "loop-a"))
        os.symlink("loop-a", os.path.join(self.mail, "loop-b"))
        os.symlink(self.mail, os.path.join(self.mail, "loop-folder"))
        os.symlink("nowhere", os.path.join(self.mail, "dangling"))
        os.mkfifo(os.path.join(self.mail, "pipe"))
        expected = {"link-out", "link-zero", "loop-a", "loop-b", "loop-folder", "dangling", "pipe", "socket"}
        with socket.socket(socket.AF_UNIX) as listener:
            here = os.open(self.mail, os.O_RDONLY)
            listener.bind(f"/proc/self/fd/{here}/socket")
            os.close(here)
        try:
            os.mknod(os.path.join(self.mail, "zero"), 0o600 | 0o020000, os.makedev(1, 5))
            expected.add("zero")
        except PermissionError:
            pass  # only root may make devices
        summary = self.import_beside_good()
        self.assertEqual(summary["added"], 2)
        self.assertEqual(set(self.failures(summary)), expected)
        self.assertTrue(all(each["hint"] for each in summary["failed"]))
        self.assertEqual(self.json_of("search", "\"never imported\"")["total"], 0)

    def test_a_path_that_the_user_names_is_refused_when_it_has_no_end(self):
        self.make_vault()
        os.symlink("/dev/zero", os.path.join(self.home, "zero"))
        os.symlink("loop", os.path.join(self.home, "loop"))
        os.mkfifo(os.path.join(self.home, "pipe"))
        for path in ("zero", "/dev/zero", "loop", "pipe", "/dev/stdin", "x" * 300, "x/" * 3000):
            with self.subTest(path=path[:20]):
                for kind in ("auto", "mbox", "eml", "file", "maildir"):
                    answer = self.json_of("import", path, "--source", kind, status=(1, 2, 5))
                    if "error" in answer:
                        self.assertTrue(answer["error"]["message"])
                    else:
                        self.assertEqual((answer["read"], answer["failed_count"]), (1, 1))
                        self.assertEqual(answer["failed"][0]["source"], path)

    def test_the_sources_beside_a_bad_one_go_in(self):
        self.make_vault()
        self.write_good()
        summary = self.json_of("import", "/dev/zero", self.mail)
        self.assertEqual((summary["added"], summary["failed_count"]), (2, 1))
        self.assertEqual(self.json_of("search", "untouched")["total"], 2)

    def test_a_file_that_may_not_be_read_is_named(self):
        if os.geteuid() == 0:
            self.skipTest("root may read everything")
        os.chmod(self.write("closed.eml", good_mail(3)), 0)
        os.mkdir(os.path.join(self.mail, "closed"), 0)
        summary = self.import_beside_good()
        self.assertEqual(set(self.failures(summary)), {"closed.eml", "closed"})

    def test_names_of_files_may_be_any_bytes(self):
        names = [b"line\nbreak.txt", b"esc\x1b[2J.txt", b"\xff\xfe.txt", b"\xe2\x80\xaetxt.exe", b"\xc2\x9b.txt",
                 b" ", b"-rf", b"~", b"n" * 255, b"\"quoted'.txt", b"%s%n", b"\\..\\x"]
        for number, name in enumerate(names):
            self.write(name, b"file %d" % number)
        for name in names[:5]:
            self.write(b"empty" + name, b"")
        summary = self.import_beside_good()
        self.assertEqual((summary["added"], summary["failed_count"]), (len(names) + 2, 5))
        for item in self.json_of("inbox")["items"]:
            self.assert_printable(self.tally("show", item["item"]))
        self.assert_printable(self.tally("inbox"))
        again = self.tally("import", self.mail)
        self.assert_printable(again)
        self.assertNotIn(b"\nbreak.txt at byte", again.out)

    def test_folders_inside_each_other_are_read_as_deep_as_allowed(self):
        here = os.open(self.mail, os.O_RDONLY)
        for _ in range(200):
            os.mkdir("d" * 100, dir_fd=here)
            inner = os.open("d" * 100, os.O_RDONLY, dir_fd=here)
            os.close(here)
            here = inner
        os.close(here)
        summary = self.import_beside_good()
        self.assertEqual((summary["added"], summary["failed_count"]), (2, 1))
        self.assertTrue(summary["failed"][0]["hint"])

    def test_short_folders_inside_each_other_end_at_the_limit(self):
        os.makedirs(os.path.join(self.mail, *["d"] * 200))
        for name in ("d/near.txt", "/".join("d" * 150) + "/far.txt"):
            self.write(name, name.encode())
        summary = self.import_beside_good()
        self.assertEqual((summary["added"], summary["failed_count"]), (3, 1))
        self.assertIn("too many folders", summary["failed"][0]["error"])

    def test_ten_thousand_tiny_files_go_in(self):
        for number in range(10_000):
            self.write(f"t{number}", b"%d" % number)
        summary = self.import_beside_good()
        self.assertEqual((summary["added"], summary["failed_count"]), (10_002, 0))

    def test_broken_files_are_all_counted_and_the_first_ten_thousand_are_listed(self):
        for number in range(12_000):
            self.write(f"t{number}", b"")
        summary = self.import_beside_good()
        self.assertEqual((summary["added"], summary["failed_count"]), (2, 12_000))
        self.assertEqual(len(summary["failed"]), 10_000)


class HostileFiles(Bench):
    def test_a_bomb_in_an_archive_is_kept_and_not_unpacked(self):
        packer = zlib.compressobj(9, zlib.DEFLATED, -15)
        zeros = b"\0" * (1 << 20)
        packed = b"".join(packer.compress(zeros) for _ in range(1000)) + packer.flush()
        member = struct.pack("<5H3I2H", 20, 0, 8, 0, 33, 0, len(packed), 1000 << 20, 4, 0)
        central = b"PK\1\2\24\3" + member + struct.pack("<3H2I", 0, 0, 0, 0, 0) + b"bomb"
        content = b"PK\3\4" + member + b"bomb" + packed
        content += central + b"PK\5\6" + struct.pack("<4H2IH", 0, 0, 1, 1, len(central), len(content), 0)
        before = listing(self.home)
        summary = self.import_beside_good("bomb.zip", content)
        self.assertEqual((summary["added"], summary["failed_count"]), (3, 0))
        self.assertLess(summary["bytes"], 2 << 20)
        self.assert_kept(content)
        self.assertFalse([path for path in listing(self.home) - before if path.endswith(b"/bomb")])

    def test_files_that_lie_about_their_kind_are_kept_as_they_are(self):
        png = b"\x89PNG\r\n\x1a\n"
        noise = random.Random(3).randbytes(200_000)
        huge = png + b"\0\0\0\rIHDR" + struct.pack(">2I5B", 2**31 - 1, 2**31 - 1, 16, 6, 0, 0, 0) + noise
        files = {"picture.mbox": png + noise, "garbage.png": png + noise[1:], "huge.png": huge,
                 "noise.mbox": noise[2:], "noise.eml": noise[3:], "noise.pdf": b"%PDF-" + noise,
                 "noise.html": b"<html>" + noise, "noise.txt": noise[4:], "noise.gz": b"\x1f\x8b" + noise}
        for name, content in files.items():
            self.write(name, content)
        summary = self.import_beside_good()
        self.assertEqual((summary["added"], summary["failed_count"]), (len(files) + 2, 0))
        found = set()
        for item in self.json_of("inbox")["items"]:
            found.add(self.tally("show", item["item"], "--raw").out)
            self.assert_printable(self.tally("show", item["item"]))
        self.assertEqual(found == set(files.values()), True, "other bytes")

    def test_a_kind_that_the_user_claims_wrongly_is_listed_or_kept(self):
        noise = random.Random(5).randbytes(1 << 20)
        self.make_vault()
        self.write("noise.bin", noise)
        for kind, status in (("mbox", 1), ("eml", 0)):
            summary = self.json_of("import", self.mail + "/noise.bin", "--source", kind, status=status)
            self.assertEqual(summary["failed_count"], status)
            self.assertEqual(summary["read"], 1)
            self.assertEqual(summary["alarms"], [])
