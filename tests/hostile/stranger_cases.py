"""What a stranger hands over as a case file, a letter or a backup."""

import os
import struct
import zlib

from bench import Bench

ZERO = b"\0" * (1 << 20)


def member_header(name, size, crc):
    return struct.pack("<5H3I2H", 10, 0, 0, 0, 33, crc, size, size, len(name), 0)


class Zip:
    """Writes the one form of ZIP that a case has, or nearly so."""

    def __init__(self, path):
        self.out = open(path, "wb")
        self.central = []

    def add(self, name, pieces, claimed=None):
        size, crc = 0, 0
        for piece in pieces:
            size, crc = size + len(piece), zlib.crc32(piece, crc)
        header = member_header(name, size if claimed is None else claimed, crc)
        self.central.append(b"PK\1\2\24\3" + header + struct.pack("<3H2I", 0, 0, 0, 0o100644 << 16, self.out.tell())
                            + name)
        self.out.write(b"PK\3\4" + header + name)
        for piece in pieces:
            self.out.write(piece)

    def finish(self, count=None, size=None):
        directory = b"".join(self.central)
        count = len(self.central) if count is None else count
        at = self.out.tell()
        self.out.write(directory + b"PK\5\6" + struct.pack(
            "<4H2IH", 0, 0, count, count, len(directory) if size is None else size, at, 0))
        self.out.close()


class HostileCase(Bench):
    def path(self, name):
        return os.path.join(self.home, name)

    def assert_altered(self, path):
        report = self.json_of("verify", path, status=4)
        self.assertEqual(report["verdict"], "altered")
        self.assert_printable(self.tally("verify", path, status=4))
        return report

    def test_devices_pipes_and_links_to_them_are_refused(self):
        os.symlink("/dev/zero", self.path("zero"))
        os.symlink("loop", self.path("loop"))
        os.mkfifo(self.path("pipe"))
        self.make_vault()
        for path in ("zero", "/dev/zero", "loop", "pipe", "x" * 5000, "x/" * 3000, self.mail + "/none"):
            with self.subTest(path=path[:20]):
                error = self.json_of("verify", path, status=1)["error"]
                self.assertIn("nothing to verify", error["message"])
                for words in (["verify", "--against", path], ["agreement", "draft", "site", "--file", path]):
                    error = self.json_of(*words, status=(1, 2, 5))["error"]
                    self.assertTrue(error["message"])

    def test_a_sparse_file_of_a_gigabyte_is_no_case(self):
        for name in ("sparse.zip", "sparse"):
            with open(self.path(name), "wb") as out:
                out.truncate(1 << 30)
            self.assert_altered(self.path(name))

    def test_a_case_with_sixty_five_thousand_members_ends(self):
        case = Zip(self.path("many.zip"))
        names = sorted(b"data/ledger/bodies/%d" % n for n in range(64_900))
        for name in names:
            case.add(name, [b"x"])
        case.add(b"data/ledger/entries.ndjson", [b"{}\n" * 64_900])
        case.add(b"manifest-sha256.txt", [b"".join(b"0" * 64 + b"  " + name + b"\n" for name in names)])
        case.finish()
        report = self.assert_altered(self.path("many.zip"))
        self.assertGreater(len(report["checks"]), 1)

    def test_a_ledger_of_a_gigabyte_is_not_held_in_memory(self):
        for content in (ZERO, b"{}\n" * 300_000):
            case = Zip(self.path("large.zip"))
            case.add(b"data/ledger/entries.ndjson", [content] * (1000 << 20 // len(content)))
            case.finish()
            self.assert_altered(self.path("large.zip"))

    def test_a_directory_that_lies_is_found(self):
        for lie in ({"count": 65_535}, {"size": 0}, {"size": 2**32 - 1}):
            case = Zip(self.path("lie.zip"))
            case.add(b"bagit.txt", [b"x" * 1000])
            case.finish(**lie)
            self.assert_altered(self.path("lie.zip"))
        for claimed in (0, 2**32 - 1, 2**31):
            case = Zip(self.path("lie.zip"))
            case.add(b"bagit.txt", [b"x" * 1000], claimed=claimed)
            case.finish()
            self.assert_altered(self.path("lie.zip"))

    def test_names_of_members_cannot_leave_the_case_or_play_with_the_terminal(self):
        for name in (b"../x", b"/x", b"a//b", b"a\0b", b"\x1b[2J", "\u202etxt".encode(), b"\xff", b"n" * 60_000):
            case = Zip(self.path("names.zip"))
            case.add(name, [b"x"])
            case.finish()
            self.assert_altered(self.path("names.zip"))

    def test_a_folder_of_traps_is_no_case(self):
        for number, (name, make) in enumerate((("pipe", os.mkfifo), ("zero", lambda path: os.symlink("/dev/zero", path)),
                           ("e\x1b[2J\n\u202e", lambda path: os.symlink("x", path)),
                           ("self", lambda path: os.symlink(".", path)),
                           ("deep", lambda path: os.makedirs(path + "/d" * 200 + "/\x1b")))):
            folder = self.path(f"folder-{number}")
            os.mkdir(folder)
            make(os.path.join(folder, name))
            with self.subTest(name=name):
                self.assert_altered_or_missing(folder)

    def assert_altered_or_missing(self, folder):
        report = self.json_of("verify", folder, status=(1, 4))
        self.assertIn(report["verdict"], ("altered", "incomplete"))
        self.assert_printable(self.tally("verify", folder, status=(1, 4)))

    def test_letters_are_searched_or_refused_by_their_size(self):
        for piece, words in ((ZERO, "no signed checkpoint"), (b"\n" * len(ZERO), "no signed checkpoint"),
                             (b"=\n\r>" * (len(ZERO) // 4), "no signed checkpoint"), (ZERO * 2, "larger than")):
            with open(self.path("letters"), "wb") as out:
                for _ in range(60):
                    out.write(piece)
            error = self.json_of("verify", self.path("letters"), "--against", "letters", status=2)["error"]
            self.assertIn(words, error["message"])


class HostileBackup(Bench):
    def setUp(self):
        super().setUp()
        with open(os.path.join(self.home, "pass"), "w", opener=lambda path, flags: os.open(
                path, flags, 0o600), encoding="ascii") as out:
            out.write("open sesame\n")

    def assert_refused(self, name):
        error = self.json_of("restore", os.path.join(self.home, name), "--to", "back", "--passphrase-file",
                             "pass", status=(1, 2, 4, 5))["error"]
        self.assertTrue(error["message"])
        self.assertFalse(os.path.lexists(os.path.join(self.home, "back")))
        self.assertFalse(os.path.lexists(os.path.join(self.home, "back.part")))
        return error["message"]

    def put(self, name, content):
        with open(os.path.join(self.home, name), "wb") as out:
            out.write(content)
        return self.assert_refused(name)

    def test_garbage_is_no_backup(self):
        for content in (b"", b"\n", b"garbage" * 1000, os.urandom(1 << 20), b"age-encryption.org/v1\n",
                        b"age-encryption.org/v2\n", b"-----BEGIN AGE ENCRYPTED FILE-----\n"):
            self.put("garbage.age", content)

    def test_a_header_without_end_is_not_held_in_memory(self):
        start = b"age-encryption.org/v1\n"
        for filler in (b"-> x " + b"y" * (10 << 20), b"-> x\n" + (b"A" * 64 + b"\n") * 160_000,
                       b"-> x y\n\n" * 1_300_000, b"-> x" + b" y" * (5 << 20) + b"\n"):
            self.assertIn("header", self.put("header.age", start + filler))

    def test_a_work_factor_that_takes_years_is_refused(self):
        for factor in (b"18446744073709551616", b"64", b"40", b"30", b"0", b"-1", b"18x"):
            self.put("work.age", b"age-encryption.org/v1\n-> scrypt " + b"A" * 22 + b" " + factor + b"\n"
                     + b"A" * 43 + b"\n--- " + b"A" * 43 + b"\n" + b"x" * 16)

    def test_a_file_that_cannot_be_read_to_an_end_is_refused(self):
        os.symlink("/dev/zero", os.path.join(self.home, "zero"))
        os.symlink("loop", os.path.join(self.home, "loop"))
        os.mkfifo(os.path.join(self.home, "pipe"))
        with open(os.path.join(self.home, "sparse"), "wb") as out:
            out.truncate(1 << 30)
        for name in ("zero", "loop", "pipe", "sparse", "x" * 5000):
            self.assert_refused(name)

    def test_a_backup_that_is_cut_or_turned_leaves_nothing_behind(self):
        self.make_vault()
        self.write_good()
        self.json_of("import", self.mail)
        self.json_of("backup", "whole.age", "--passphrase-file", "pass")
        with open(os.path.join(self.home, "whole.age"), "rb") as file:
            whole = file.read()
        for end in (10, 100, 200, len(whole) // 2, len(whole) - 1):
            self.put("cut.age", whole[:end])
        self.put("longer.age", whole + b"x")
        middle = len(whole) // 2
        self.put("turned.age", whole[:middle] + bytes([whole[middle] ^ 1]) + whole[middle + 1:])
