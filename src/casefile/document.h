// What a case file says, as plain values: the renderer lays it out and adds nothing to it. Texts
// may hold foreign bytes (mails, names): the renderer cleans and bounds whatever it prints.
// Dates and amounts arrive as the text that people read.
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "base/time.h"

namespace tally::casefile {

enum class Paper : std::uint8_t {
    a4,
    letter,
};

// "Client" / "Northwind Studio (claimed)"
struct BriefFact {
    std::string label;
    std::string value;
};

// One of the exhibits that carry the case, and why it does.
struct StrongExhibit {
    int number = 0;
    std::string title;
    std::string why;
};

// Page 1. It always fits one page: long texts are cut, the story last of all pieces.
struct Brief {
    std::string title;
    std::string claim;                     // one or two sentences
    std::vector<BriefFact> facts;          // who and what; the first eight are printed
    std::string amount;                    // "$1,200.00"
    std::vector<std::string> story;        // short paragraphs
    std::vector<StrongExhibit> strongest;  // the first three are printed
    std::string asked;
    std::string first_attested;              // "24 Nov 2026, by a signed reply of example.com"
    std::vector<std::string> does_not_show;  // the first five are printed
};

struct MilestoneRow {
    int number = 0;
    std::string title;
    std::string amount;
    std::string due;
    std::string state;
};

struct ChronologyRow {
    std::string occurred;
    std::string recorded;
    std::string who;
    std::string what;
    int exhibit = 0;       // 0 = none
    bool claimed = false;  // nothing but the freelancer's own record vouches for it
};

struct MailExhibit {
    std::string from;
    std::string to;
    std::string cc;  // may be empty
    std::string subject;
    std::string date;
    std::vector<std::pair<std::string, std::string>> headers;  // all of them, in their order
    std::string text;
    bool text_from_html = false;           // the mail had no plain text
    std::vector<std::string> attachments;  // "drafts.zip, application/zip, 1.2 MB, sha256:..."
};

struct TextExhibit {
    std::string text;
};

struct ImageExhibit {
    std::string bytes;  // PNG or JPEG; anything else becomes a cover sheet
    std::string caption;
};

// A cover sheet: the file itself cannot be shown on paper.
struct FileExhibit {
    std::string note;
    std::vector<BriefFact> facts;
};

struct Exhibit {
    int number = 0;  // 1 or more, never twice in a document
    std::string title;
    std::string item;    // item id
    std::string digest;  // "sha256:" and 64 digits
    std::string occurred;
    std::string recorded;
    std::string attested;
    std::string source;          // how it came to us
    std::string file_in_bundle;  // "exhibits/003-review.eml"
    std::variant<MailExhibit, TextExhibit, ImageExhibit, FileExhibit> content;
};

// One step of "How to check this file". The command is printed in monospace; it may be empty.
struct CheckStep {
    std::string text;
    std::string command;
};

struct CaseDocument {
    std::string title;
    std::string forum;     // "Upwork dispute"
    std::string language;  // BCP 47: "en", "en-GB"
    Paper paper = Paper::a4;
    Instant made{};  // the only date in the file's own metadata
    Brief brief;
    std::vector<MilestoneRow> milestones;
    std::vector<ChronologyRow> chronology;
    std::vector<Exhibit> exhibits;
    std::vector<BriefFact> verification;  // ledger id, size, root, key fingerprint
    std::vector<CheckStep> how_to_verify;
    std::string footer;  // on every page: "ledger k3xq7m2a"
};

}  // namespace tally::casefile
