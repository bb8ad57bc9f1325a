"""The pages of a case as a person makes them: every kind of exhibit, a sentence that is marked,
something that is kept back, a signature. Usage: case_pages_test.py TALLY TALLY_VERIFY SOURCE"""

import os
import shutil
import subprocess
import unittest
import zipfile

import cli_test

CHAT = ("25/03/24, 10:15 - Anna: Wann bekomme ich die Seiten?\n"
        "25/03/24, 10:16 - Mira: Alle Seiten sind online.\n"
        "25/03/24, 10:20 - Anna: Ich habe alles bekommen.\n"
        "25/03/24, 10:21 - Anna: our lawyer says zimtstern\n")
STATEMENT = ("Date,Type,Description,Amount\n2026-09-28,Escrow,Milestone 1 funded,1200.00\n"
             "2026-09-30,Fee,Service fee,-120.00\n")
PAGE = ("<!DOCTYPE html><html><head><title>Contract</title></head><body><h1>Contract</h1>"
        "<p>Milestone 1 is funded with $1,200.00.</p></body></html>")


def words_of(pdf):
    return subprocess.run(["pdftotext", "-layout", pdf, "-"], capture_output=True, check=True,
                          text=True).stdout


class CasePages(unittest.TestCase):
    setUp = cli_test.CommandLine.setUp
    tearDown = cli_test.CommandLine.tearDown
    run_tally = cli_test.CommandLine.run_tally
    json_of = cli_test.CommandLine.json_of

    def write(self, name, content):
        path = os.path.join(self.home, name)
        with open(path, "w", encoding="utf-8") as file:
            file.write(content)
        return path

    def make_case(self):
        cli_test.CommandLine.make_vault(self)
        for name, content in (("WhatsApp Chat with Anna.txt", CHAT), ("upwork.csv", STATEMENT),
                              ("contract.html", PAGE), ("notes.txt", "Agreed on the phone.\n")):
            self.json_of("import", self.write(name, content), "--into", "site")
        self.json_of("case open", "site", "--forum", "generic", "--asks", "1200")
        items = {}
        for name, query in (("chat", "bekommen"), ("statement", "subject:upwork"),
                            ("page", "funded kind:page"), ("note", "phone")):
            hits = self.json_of("search", query)["hits"]
            self.assertTrue(hits, query)
            items[name] = hits[0]["item"]
        items["chat"] = items["chat"].split("/")[0] + "/3"
        for name in ("chat", "statement", "page", "note"):
            self.json_of("case link", "site/1", items[name], "--why", "it shows " + name)
        return items

    def test_each_kind_of_exhibit_is_on_paper_and_its_original_in_the_bundle(self):
        self.make_case()
        self.json_of("case highlight", "site/1", "1", "--quote", "Ich habe alles bekommen.",
                     "--translation", "I received everything.", "--from", "German")
        self.json_of("case highlight", "site/1", "2", "--quote", "Milestone 1 funded")
        preview = self.json_of("case preview", "site/1", "-o", "look.pdf")
        self.assertIn("I received everything.", words_of(os.path.join(self.home, "look.pdf")))
        built = self.json_of("case build", "site/1", "-o", "case.zip")
        self.assertEqual((preview["pages"], preview["exhibits"]), (built["pages"], 4))
        self.assertEqual((built["verdict"], built["signed_by"]), ("intact", ""))
        text = words_of(os.path.join(self.home, "case.pdf"))
        for words in ("Decisive passage: message 3 of 4", "I received everything.",
                      "Anna · 25 Mar 2024", "Milestone 1 funded", "Milestone 1 is funded with",
                      "Agreed on the phone.", "How complete this is"):
            self.assertIn(words, text)
        with zipfile.ZipFile(os.path.join(self.home, "case.zip")) as bundle:
            names = [name for name in bundle.namelist() if name.startswith("data/exhibits/")]
        self.assertEqual(len(names), 4)
        subprocess.run(["qpdf", "--check", os.path.join(self.home, "case.pdf")], check=True,
                       capture_output=True)

    def test_what_is_kept_back_is_in_no_file_of_the_bundle(self):
        items = self.make_case()
        chat = items["chat"].split("/")[0]
        kept = self.json_of("case withhold", "site/1", chat + "/4", "--reason", "privilege")
        self.assertEqual(kept["item"], chat + "/4")
        self.assertIn("kept back: " + chat, self.run_tally("case", "exhibits", "site/1")
                      .stdout.decode())
        self.json_of("case build", "site/1", "-o", "case.zip")
        self.assertNotIn("zimtstern", words_of(os.path.join(self.home, "case.pdf")))
        with zipfile.ZipFile(os.path.join(self.home, "case.zip")) as bundle:
            for name in bundle.namelist():
                self.assertNotIn(b"zimtstern", bundle.read(name), name)
        self.json_of("case disclose", "site/1", chat + "/4")
        self.json_of("case build", "site/1", "-o", "case.zip", "--replace")
        self.assertIn("zimtstern", words_of(os.path.join(self.home, "case.pdf")))

    def test_words_that_do_not_stand_there_cannot_be_marked(self):
        self.make_case()
        error = self.json_of("case highlight", "site/1", "1", "--quote", "I never got it",
                             status=1)["error"]
        self.assertEqual(error["code"], "not_found")

    def openssl(self, *arguments):
        subprocess.run(["openssl", *arguments], cwd=self.home, check=True, capture_output=True)

    def make_certificate(self):
        """An own authority, and a person's certificate of it in a PKCS#12 file."""
        self.openssl("req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", "ca.key", "-out",
                     "ca.pem", "-subj", "/CN=Test Authority", "-days", "30")
        self.openssl("req", "-newkey", "rsa:2048", "-nodes", "-keyout", "mira.key", "-out",
                     "mira.csr", "-subj", "/CN=Mira Castell")
        self.write("usage", "keyUsage=critical,digitalSignature,nonRepudiation\n")
        self.openssl("x509", "-req", "-in", "mira.csr", "-CA", "ca.pem", "-CAkey", "ca.key",
                     "-CAcreateserial", "-out", "mira.pem", "-days", "30", "-extfile", "usage")
        self.openssl("pkcs12", "-export", "-in", "mira.pem", "-inkey", "mira.key", "-certfile",
                     "ca.pem", "-out", "mira.p12", "-passout", "pass:open sesame")
        os.chmod(self.write("words", "open sesame\n"), 0o600)

    def pdfsig(self, pdf):
        trust = []
        if shutil.which("certutil"):
            store = os.path.join(self.home, "nss")
            if not os.path.isdir(store):  # a second -N would ask for a password for ever
                os.makedirs(store)
                subprocess.run(["certutil", "-N", "-d", "sql:" + store, "--empty-password"],
                               check=True, capture_output=True)
                subprocess.run(["certutil", "-A", "-d", "sql:" + store, "-n", "ca", "-t", "C,C,C",
                                "-i", os.path.join(self.home, "ca.pem")], check=True)
            trust = ["-nssdir", "sql:" + store]
        return subprocess.run(["pdfsig", *trust, pdf], capture_output=True, check=False,
                              text=True).stdout

    @unittest.skipUnless(shutil.which("pdfsig") and shutil.which("openssl"), "no pdfsig")
    def test_a_signature_is_valid_covers_all_and_breaks_with_one_byte(self):
        self.make_case()
        self.make_certificate()
        self.json_of("case build", "site/1", "-o", "plain.zip")
        built = self.json_of("case build", "site/1", "-o", "case.zip", "--sign-with", "mira.p12",
                             "--passphrase-file", "words")
        self.assertEqual((built["verdict"], built["signed_by"]), ("intact", "Mira Castell"))
        path = os.path.join(self.home, "case.pdf")
        said = self.pdfsig(path)
        for words in ("Signature is Valid.", "ETSI.CAdES.detached", "Mira Castell",
                      "Total document signed"):
            self.assertIn(words, said)
        if shutil.which("certutil"):
            self.assertIn("Certificate is Trusted.", said)
        subprocess.run(["qpdf", "--check", path], check=True, capture_output=True)
        with open(path, "rb") as file:
            content = file.read()
        with open(os.path.join(self.home, "plain.pdf"), "rb") as file:
            self.assertTrue(content.startswith(file.read()), "the unsigned file stands in front")
        broken = bytearray(content)
        broken[len(content) // 3] ^= 1
        with open(path, "wb") as file:
            file.write(broken)
        self.assertNotIn("Signature is Valid.", self.pdfsig(path))

    def test_a_wrong_passphrase_writes_nothing(self):
        self.make_case()
        self.make_certificate()
        os.chmod(self.write("words", "wrong\n"), 0o600)
        error = self.json_of("case build", "site/1", "-o", "case.zip", "--sign-with", "mira.p12",
                             "--passphrase-file", "words", status=1)["error"]
        self.assertIn("passphrase", error["message"])
        self.assertFalse(os.path.exists(os.path.join(self.home, "case.zip")))


if __name__ == "__main__":
    unittest.main(argv=["case_pages_test"], verbosity=2)
