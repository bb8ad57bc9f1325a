"""Chats, documents, commits and statements as a person brings them in; every --json against the
schema. Usage: evidence_test.py TALLY TALLY_VERIFY SOURCE_FOLDER"""

import os
import subprocess
import unittest
import zipfile

import cli_test

CHAT = ("25/03/24, 10:15 - Anna: Can you add a voucher page?\n"
        "25/03/24, 10:16 - Mira: That costs 300.\n"
        "25/03/24, 10:20 - Anna: ok, we pay 300\n")
PAGE = """Monday, Mar 2, 2026
Ann Client 2:05 PM
Could you add a page?
Mira
2:07 PM
That is a change.
"""
REPORT = ("Date,Transaction ID,Transaction type,Transaction summary,Client team,Ref ID,Amount $\n"
          '"Sep 22, 2026",T1,Fixed-price,Invoice for Homepage,Acme,1,"$1,200.00"\n'
          '"Sep 22, 2026",T1,Service Fee,Service Fee,Acme,2,($120.00)\n'
          '"Sep 31, 2026",T2,Bonus,,,3,5\n')


def pdf(*lines):
    """A page with these lines of ASCII, as small as a PDF can be."""
    words = "BT /F 11 Tf 50 750 Td 16 TL " + " ".join(
        "(" + line.replace("(", "\\(").replace(")", "\\)") + ") Tj T*" for line in lines) + " ET"
    objects = ["<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[3 0 R]/Count 1>>",
               "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>",
               f"<</Length {len(words)}>>stream\n{words}\nendstream",
               "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"]
    out, places = "%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj{content}endobj\n"
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    return f"{out}xref\n0 6\n0000000000 65535 f \n{table}trailer<</Size 6/Root 1 0 R>>\nstartxref\n{len(out)}\n%%EOF\n"


class Evidence(unittest.TestCase):
    setUp = cli_test.CommandLine.setUp
    tearDown = cli_test.CommandLine.tearDown
    run_tally = cli_test.CommandLine.run_tally
    json_of = cli_test.CommandLine.json_of
    make_vault = cli_test.CommandLine.make_vault

    def write(self, name, content):
        path = os.path.join(self.home, name)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "wb") as file:
            file.write(content.encode() if isinstance(content, str) else content)
        return path

    def test_a_chat_is_found_message_by_message_and_a_changed_export_is_an_alarm(self):
        self.make_vault()
        name = "WhatsApp Chat with Anna.txt"
        first = self.json_of("import", self.write(name, CHAT))
        self.assertEqual((first["added"], first["messages"]), (1, 3))
        hit = self.json_of("search", "voucher")["hits"][0]
        self.assertEqual((hit["kind"], hit["from"], hit["subject"]), ("chat", "Anna", "Anna"))
        shown = self.json_of("show", hit["item"])
        self.assertEqual(shown["messages"][0]["text"], "Can you add a voucher page?")
        second = self.json_of("import", self.write(name, CHAT.replace("pay 300", "pay 30")))
        self.assertEqual([change["what"] for change in second["changed_messages"]], ["edited"])
        self.assertEqual(self.json_of("chat changes")["changed"], 1)
        listed = self.json_of("chat list")["conversations"]
        self.assertEqual(len(listed[0]["captures"]), 2)
        threads = self.run_tally("search", "from:mira OR from:anna", "--threads").stdout.decode()
        self.assertIn("more hits in the same conversation", threads)
        self.json_of("reindex")
        self.assertEqual(self.json_of("search", "voucher")["total"], 1)

    def test_invoices_among_the_pdf_files_are_proposed_confirmed_and_rejected(self):
        self.make_vault()
        self.json_of("engagement add", "--title", "Logo", "--client-name", "Anna Berg", "--type", "direct-fixed",
                     "--currency", "EUR", "--slug", "logo")
        self.json_of("invoice issue", "logo", "--reference", "2026-17", "--amount", "1234.56")
        self.json_of("milestone add", "logo", "--title", "Drafts", "--amount", "300.00", "--due", "2026-12-01")
        papers = {"paper.pdf": pdf("Invoice 2026/17", "To: Anna Berg", "Date 2026-11-02", "Total EUR 1.234,56"),
                  "new.pdf": pdf("INVOICE", "Invoice number", "Due date", "A-9", "2026-12-24", "Anna Berg",
                                 "Total EUR 99.00"),
                  "drafts.pdf": pdf("Invoice T-5512", "Anna Berg: Drafts", "Total EUR 300.00"),
                  "letter.pdf": pdf("Dear Anna Berg,", "the invoice 2026-17 over 1.234,56 is open.")}
        for name, content in papers.items():
            self.json_of("import", self.write(name, content), "--into", "logo")
        listed = {paper["name"]: paper for paper in self.json_of("invoice papers", "logo")["papers"]}
        self.assertEqual(sorted(listed), ["drafts.pdf", "new.pdf", "paper.pdf"])
        paper = listed["paper.pdf"]
        self.assertEqual(paper["total"], {"amount": "1234.56", "currency": "EUR"})
        self.assertEqual(paper["proposed"][0]["subject"], "invoice/1")
        self.assertTrue(paper["proposed"][0]["certain"])
        self.assertIn("the same number", paper["proposed"][0]["reason"])
        self.assertEqual(listed["new.pdf"]["proposed"], [])
        self.assertIn("nothing in the record is over", listed["new.pdf"]["unknown"])
        self.assertIn("--reference 'A-9' --amount 99.00 --due 2026-12-24", listed["new.pdf"]["command"])
        self.json_of("invoice confirm", "logo", paper["item"])
        refused = self.json_of("invoice confirm", "logo", listed["new.pdf"]["item"], status=1)
        self.assertIn("--as", refused["error"]["hint"])
        self.json_of("invoice confirm", "logo", listed["new.pdf"]["item"], "--as", "milestone/7", status=1)
        self.json_of("invoice confirm", "logo", listed["drafts.pdf"]["item"], "--as", "milestone/1")
        self.json_of("invoice reject", "logo", listed["new.pdf"]["item"])
        after = {one["name"]: one["label"] for one in self.json_of("invoice papers", "logo")["papers"]}
        self.assertEqual(after, {"paper.pdf": "invoice/1", "new.pdf": "nothing", "drafts.pdf": "milestone/1"})
        text = self.run_tally("invoice", "papers", "logo").stdout.decode()
        self.assertIn("confirmed: invoice/1", text)
        self.assertIn("you said: it is about none of this", text)

    def test_both_captures_of_a_change_are_dated(self):
        self.make_vault()
        name = "WhatsApp Chat with Anna.txt"
        self.json_of("import", self.write(name, CHAT))
        changed = self.json_of("import", self.write(name, CHAT.replace("pay 300", "pay 30")))
        change = changed["changed_messages"][0]
        self.assertLess(change["earlier"], change["later"])
        self.assertIn("(kept ", change["text"])

    def test_the_export_of_the_client_is_held_against_ours(self):
        self.make_vault()
        ours = self.write("WhatsApp Chat with Anna.txt", CHAT)
        theirs = (CHAT.replace("Mira:", "Mira Designer:").replace("10:", "11:")
                  .replace("11:16 - Mira Designer: That costs 300.\n25/03/24, ", ""))
        self.json_of("import", ours, self.write("WhatsApp Chat with Mira Designer.txt", theirs))
        items = {item["subject"]: item["item"] for item in self.json_of("inbox")["items"]}
        same = self.json_of("chat compare", items["Anna"], items["Anna"])
        self.assertEqual(same["differences"], [])
        done = self.json_of("chat compare", items["Anna"], items["Mira Designer"], status=1)
        self.assertEqual((done["minutes_ahead"], done["people"]["Anna"]), (60, "Anna"))
        self.assertEqual([one["what"] for one in done["differences"]], ["vanished"])
        self.assertIn("not in theirs: “That costs 300.”", done["differences"][0]["text"])

    def test_a_page_that_was_kept_again_shows_what_changed(self):
        self.make_vault()
        page = ("<!DOCTYPE html><!-- saved from url=(0031)https://www.upwork.com/jobs/~01 -->"
                "<html><title>Logo</title><p>Budget: $1,200</p><p>Fixed price</p></html>")
        self.json_of("import", self.write("page.html", page), "--into", "site")
        other = page.replace("1,200", "600").replace("</html>", "<p>Paused</p></html>")
        done = self.json_of("import", self.write("page (1).html", other))
        self.assertEqual(done["added_to"], {"site": 1})
        self.assertEqual(done["changed_pages"][0]["gone"], ["Budget: $1,200"])
        self.assertEqual(done["changed_pages"][0]["fresh"], ["Budget: $600", "Paused"])
        self.json_of("reindex")
        pages = self.json_of("page changes", "site")
        self.assertEqual((pages["changed"], len(pages["pages"][0]["captures"])), (1, 2))
        self.assertEqual(pages["pages"][0]["address"], "https://www.upwork.com/jobs/~01")

    def test_a_mail_that_is_gone_from_a_newer_export_is_said(self):
        self.make_vault()
        mails = ["From anna@c.example Mon Mar  2 10:00:00 2026\n"
                 f"From: anna@c.example\nTo: m@x.example\nSubject: {word}\n"
                 f"Date: Mon, 2 Mar 2026 1{number}:00:00 +0000\nMessage-ID: <{number}@c>\n"
                 f"References: <0@c>\n\n{word}\n\n" for number, word in
                 enumerate(("Offer", "Price", "Approval", "Thanks"))]
        box = self.write("inbox.mbox", "".join(mails[:3]))
        self.json_of("import", box, "--into", "site")
        newer = self.json_of("import", self.write("inbox.mbox", mails[0] + mails[2] + mails[3]))
        self.assertEqual(len(newer["vanished_mails"]), 1)
        self.assertIn("“Price”", newer["vanished_mails"][0]["text"])
        self.assertEqual(self.json_of("search", "subject:price")["total"], 1)

    def test_the_zip_of_an_iphone_gives_its_chat(self):
        self.make_vault()
        path = os.path.join(self.home, "WhatsApp Chat - Anna.zip")
        for method in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            with zipfile.ZipFile(path, "w", method) as file:
                file.writestr("_chat.txt", "\u200e[12.03.24, 10:15:02] Anna: \u200eMessages and calls "
                              "are end-to-end encrypted.\r\n[12.03.24, 10:16:00] Anna: a shop?\r\n"
                              "\u200e[12.03.24, 10:17:00] Anna: \u200e<attached: 1-PHOTO.jpg>\r\n")
                file.writestr("1-PHOTO.jpg", b"\xff\xd8\xff\xe0junk")
            self.json_of("import", path)
        chat = self.json_of("search", "kind:chat shop")["hits"][0]
        shown = self.json_of("show", chat["item"].split("/")[0])
        self.assertEqual(shown["problems"], [])
        self.assertTrue(shown["messages"][0]["system"])
        self.assertEqual(shown["messages"][2]["attachments"], ["1-PHOTO.jpg"])
        self.assertEqual(shown["container"]["path"], "_chat.txt")

    def test_sources_are_told_from_the_bytes_or_named(self):
        self.make_vault()
        self.json_of("import", self.write("report.csv", REPORT))
        self.assertEqual(self.json_of("search", "source:statement report")["total"], 1)
        path = os.path.join(self.home, "slack.zip")
        with zipfile.ZipFile(path, "w") as file:
            file.writestr("users.json", '[{"id":"U1","team_id":"T1","name":"anna"}]')
            file.writestr("channels.json", '[{"id":"C1","name":"website"}]')
            file.writestr("website/2026-03-01.json",
                          '[{"type":"message","user":"U1","ts":"1772350000.0001","text":"hi"}]')
        self.json_of("import", path, "--source", "slack")
        hit = self.json_of("search", "source:slack hi")["hits"][0]
        self.assertEqual((hit["conversation"], hit["from"]), ("slack/T1/website", "anna"))
        self.assertEqual(self.json_of("search", "source:archive slack")["total"], 1)

    def test_words_of_text_files_in_mails_and_archives_are_found(self):
        self.make_vault()
        self.json_of("import", self.write("one.eml", (
            "From: x@y.example\nSubject: Brief\nDate: Mon, 2 Mar 2026 10:00:00 +0000\n"
            "Message-ID: <1@y>\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n"
            "--b\nContent-Type: text/plain\n\nsee attached\n--b\n"
            "Content-Type: text/html; name=brief.html\n"
            "Content-Disposition: attachment; filename=brief.html\n\n"
            "<p>the quixotic <b>voucher</b></p>\n--b--\n")))
        hit = self.json_of("search", "quixotic")["hits"][0]
        self.assertEqual((hit["subject"], hit["kind"]), ("brief.html", "file"))
        self.assertIn("«quixotic»", hit["snippet"])
        path = os.path.join(self.home, "notes.zip")
        with zipfile.ZipFile(path, "w") as file:
            file.writestr("notes/first.md", "we agreed on the grumbleflux")
        self.json_of("import", path)
        hit = self.json_of("search", "grumbleflux")["hits"][0]
        self.assertEqual(hit["subject"], "notes/first.md")
        self.assertIn("grumbleflux", self.json_of("show", hit["item"])["text"])

    def test_the_same_bytes_from_two_sources_know_each_other(self):
        self.make_vault()
        self.json_of("import", self.write("offer.txt", "the quixotic offer"))
        path = os.path.join(self.home, "all.zip")
        with zipfile.ZipFile(path, "w") as file:
            file.writestr("copy of offer.txt", "the quixotic offer")
        self.json_of("import", path)
        hits = {hit["item"]: hit for hit in self.json_of("search", "quixotic")["hits"]}
        member = next(item for item in hits if "/" in item)
        file = next(item for item in hits if "/" not in item)
        self.assertEqual(hits[file]["same_content"], [member.split("/")[0]])
        self.assertEqual(hits[member]["same_content"], [file])

    def test_dates_that_can_be_read_in_two_ways_are_asked_about(self):
        self.make_vault()
        chat = self.write("chat.txt", "3/4/24, 10:15 - Anna: hello\n")
        asked = self.json_of("import", chat, status=1)
        self.assertIn("--dates", asked["failed"][0]["hint"])
        self.json_of("import", chat, "--dates", "month-first")
        hit = self.json_of("search", "hello")["hits"][0]
        self.assertTrue(hit["occurred"].startswith("2024-03-04"), hit)

    def test_pasted_messages_become_a_transcript_that_is_checked_and_kept(self):
        self.make_vault()
        page = self.write("page.txt", PAGE)
        guess = self.json_of("chat transcribe", page, "-o", "talk.txt", "--conversation",
                             "upwork/Logo", "--name", "Ann Client")
        self.assertEqual([message["from"] for message in guess["messages"]],
                         ["Ann Client", "Mira"])
        self.assertEqual(guess["left_out_count"], 0)
        said = self.run_tally("chat", "transcribe", self.write("more.txt", "Jobs\n" + PAGE), "-o",
                              "more-talk.txt", "--conversation", "upwork/Logo").stdout.decode()
        self.assertIn("went into no message", said)
        self.assertIn("line 1: Jobs", said)
        kept = self.json_of("import", os.path.join(self.home, "talk.txt"), "--into", "site")
        self.assertEqual(kept["messages"], 2)
        self.assertEqual(self.json_of("search", "source:transcript page")["total"], 1)
        self.json_of("chat transcribe", self.write("none.txt", "Home\nJobs\n"), "-o", "x.txt",
                     "--conversation", "upwork/x", status=1)

    def test_a_picture_is_read_and_what_cannot_be_read_is_said(self):
        self.make_vault()
        shot = os.path.join(cli_test.SAMPLE, "screenshots", "homepage-before.png")
        broken = self.write("broken.pdf", "%PDF-1.7\nnothing")
        done = self.json_of("import", shot, broken)
        self.assertEqual(done["documents"], 2)
        self.assertEqual(done["unread_texts"][0]["name"], "broken.pdf")
        hit = self.json_of("search", "has:ocr pottery")["hits"][0]
        reading = self.json_of("show", hit["item"])["reading"]
        self.assertTrue(reading["ocr"])
        self.assertGreater(reading["confidence"], 60)
        self.assertEqual(self.json_of("extract")["documents"], 0)
        self.assertEqual(self.json_of("extract", "--again")["documents"], 2)

    def test_an_archive_lists_its_files_and_hands_them_out(self):
        self.make_vault()
        path = os.path.join(self.home, "all.zip")
        with zipfile.ZipFile(path, "w") as file:
            file.writestr("notes.txt", "hello")
            file.writestr("../../evil.txt", "x")
        self.json_of("import", path)
        item = self.json_of("inbox")["items"][0]["item"]
        self.assertEqual([part["name"] for part in self.json_of("show", item)["parts"]],
                         ["notes.txt", "../../evil.txt"])
        self.assertEqual(self.run_tally("show", item + "/1", "--raw").stdout, b"hello")

    def test_commits_are_items_and_know_the_files_they_brought(self):
        self.make_vault()
        repository = os.path.join(self.home, "repo")
        logo = self.write("repo/logo.svg", "<svg/>")
        git = ["git", "-c", "user.name=Mira", "-c", "user.email=m@x.example", "-C", repository]
        for words in (["init", "-q"], ["add", "."], ["commit", "-q", "-m", "Add the logo"]):
            subprocess.run([*git, *words], check=True, env=self.environment)
        self.json_of("import", repository, logo, "--into", "site")
        commit = self.json_of("search", "kind:commit logo")["hits"][0]
        shown = self.json_of("show", commit["item"])
        self.assertIn("brought", [claim["name"] for claim in shown["claims"]])
        self.assertEqual(len(shown["same_content"]), 0)
        file = self.json_of("search", "subject:logo.svg kind:file")["hits"]
        file = file or self.json_of("search", "subject:logo.svg")["hits"]
        self.assertIn(commit["item"], self.json_of("show", file[0]["item"])["same_content"])
        handed = os.path.join(self.home, "handover.zip")
        with zipfile.ZipFile(handed, "w") as archive:
            archive.write(logo, "logo.svg")
            archive.writestr("readme.txt", "not in the repository")
        self.json_of("deliver", "site", handed, "--via", "email")
        self.json_of("deliver", "site", logo, "--via", "email", "--keep", "digests")
        first, second = self.json_of("delivery commits", "site")["deliveries"]
        self.assertEqual((first["files"][0]["files"], first["files"][0]["traced"]), (2, 1))
        self.assertEqual(second["files"][0]["commits"][0]["item"], commit["item"])

    def test_money_on_a_statement_is_held_against_the_record(self):
        self.make_vault()
        for words in (["milestone", "add", "site", "--title", "Homepage", "--amount", "1200"],
                      ["milestone", "fund", "site", "1"], ["milestone", "start", "site", "1"],
                      ["milestone", "submit", "site", "1", "--via", "platform"],
                      ["milestone", "release", "site", "1", "--occurred", "2026-09-21"]):
            self.run_tally(*words, "--json")
        report = self.write("report.csv", REPORT)
        done = self.json_of("reconcile", "site", report)
        self.assertEqual((done["released"], done["received"], done["fees"]),
                         ("1200.00", "1080.00", "120.00"))
        self.assertEqual(done["matches"][0]["reason"],
                         "the same amount, 1 day later, both say “homepage”")
        self.assertEqual(done["fee_rows"][0]["payment"]["amount"], "1200.00")
        self.assertEqual(len(done["unmatched"]), 0)
        self.assertIn("line 4", done["problems"][0])
        self.json_of("import", report, "--into", "site")
        self.assertEqual(self.json_of("reconcile", "site")["sources"], ["report.csv"])
        bank = self.write("bank.csv", "Datum;Betrag\n22.09.2026;1.200,00\n")
        unknown = self.json_of("reconcile", "site", bank, status=1)
        self.assertIn("date = \"Datum\"", unknown["error"]["hint"])
        mapping = self.write("bank.toml", 'date = "Datum"\namount = "Betrag"\ncurrency = "USD"\n'
                                          'date_format = "dd.mm.yyyy"\ndecimal = ","\n')
        self.assertEqual(len(self.json_of("reconcile", "site", bank, "--mapping",
                                          mapping)["matches"]), 1)

    def test_a_drop_folder_takes_what_is_finished_and_leaves_it_there(self):
        self.make_vault()
        self.write("drop/WhatsApp Chat with Anna.txt", CHAT)
        self.write("drop/film.mp4.part", "half")
        done = self.json_of("watch", os.path.join(self.home, "drop"), "--once", "--into", "site")
        self.assertEqual((done["files"], done["added"]), (1, 1))
        again = self.json_of("watch", os.path.join(self.home, "drop"), "--once", "--into", "site")
        self.assertEqual(again["duplicates"], 1)
        self.assertTrue(os.path.exists(os.path.join(self.home, "drop", "film.mp4.part")))

    def test_the_inbox_proposes_and_filing_can_be_taken_back(self):
        self.make_vault()
        self.write("one.eml", "From: x@y.example\nSubject: For Northwind\nDate: Mon, 2 Mar 2026 "
                              "10:00:00 +0000\nMessage-ID: <1@y>\n\nhello\n")
        self.json_of("import", os.path.join(self.home, "one.eml"))
        item = self.json_of("inbox")["items"][0]
        self.assertEqual(item["proposed"]["engagement"], "site")
        self.assertEqual(self.json_of("file", "--proposed")["items"], [item["item"]])
        self.json_of("file", "--undo", item["item"], "--reason", "wrong one")
        self.assertEqual(self.json_of("inbox")["total"], 1)

    def test_mails_of_a_platform_are_explained_where_a_pattern_knows_them(self):
        self.make_vault()
        for number, subject in enumerate(("Offer: Logo for a bakery", "About your contract")):
            self.write(f"{number}.eml", "From: Upwork <donotreply@upwork.com>\nTo: mira@o.example\n"
                       f"Subject: {subject}\nDate: Fri, 20 Nov 2026 15:20:00 +0000\n"
                       f"Message-ID: <{number}@upwork.com>\n\nhello\n")
            self.json_of("import", os.path.join(self.home, f"{number}.eml"), "--into", "site")
        waiting = {one["subject"]: one for one in self.json_of("label")["waiting"]}
        self.assertEqual(waiting["About your contract"]["means"], "")
        command = waiting["Offer: Logo for a bakery"]["command"]
        self.assertTrue(command.startswith("tally agreement keep site offer --item"), command)
        self.run_tally(*command.split()[1:])
        self.assertEqual(len(self.json_of("label")["waiting"]), 1)
        folder = os.path.join(self.home, "vault", "packs", "rights")
        os.makedirs(folder)
        with open(os.path.join(cli_test.SOURCE, "packs", "rights", "upwork-all.toml"),
                  encoding="utf-8") as file:
            own = file.read()
        with open(os.path.join(folder, "mine.toml"), "w", encoding="utf-8") as file:
            file.write(own + '\n[[mail]]\nid = "MINE"\nsubject = "About your *"\nmeans = "the end"\n'
                       'propose = "contract end {engagement} --by client --basis {item}"\n'
                       'confidence = "low"\nsource = ["my mailbox"]\n')
        waiting = self.json_of("label")["waiting"]
        self.assertEqual([one["means"] for one in waiting], ["the end"])

    def test_what_was_erased_is_gone_and_said(self):
        self.make_vault()
        self.json_of("import", self.write("secret.txt", "grumbleflux"))
        item = self.json_of("search", "grumbleflux")["hits"][0]["item"]
        self.json_of("erase", item, "--reason", "the NDA asks for it")
        self.assertEqual(self.json_of("search", "grumbleflux")["total"], 0)
        self.run_tally("show", item, status=1)
        checks = self.json_of("verify", self.home + "/vault", status=3)
        self.assertNotIn("failed", [check["status"] for check in checks["checks"]])


if __name__ == "__main__":
    unittest.main(argv=["evidence_test"], verbosity=2)
