// What a case file says, as plain values: the renderer lays it out and adds nothing to it. Texts
// may hold foreign bytes (mails, names): the renderer cleans and bounds whatever it prints.
// Dates and amounts arrive as the text that people read.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
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
    int exhibit = 0;           // 0 = none
    bool claimed = false;      // nothing but the freelancer's own record vouches for it
    std::string attested{};    // "not after 24 Nov 2026, 11:02 CET"; empty: by nobody yet
    std::string gap_before{};  // "Client silent for 19 days after delivery"; mostly empty
};

// What a mark on the time axis stands for; each has a shape and a row of its own.
enum class MarkKind : std::uint8_t {
    milestone,  // funded, due, approved: the contract's own steps
    delivery,   // the freelancer handed something over
    reply,      // the client wrote or acted
    deadline,   // a date by which somebody had to act
};
struct TimelineMark {
    Instant at{};
    MarkKind kind = MarkKind::milestone;
    std::string label;  // short: "M3 submitted"
};
struct TimelineTick {
    Instant at{};
    std::string label;  // "1 Oct"
};
// The picture above the chronology. Nothing is drawn unless `from` is before `to`.
struct Timeline {
    Instant from{};
    Instant to{};
    std::vector<TimelineTick> ticks;                // oldest first
    std::vector<TimelineMark> marks;                // outside of from..to: not drawn
    std::vector<Instant> entries;                   // everything on record: the density strip
    std::vector<std::pair<Instant, Instant>> gaps;  // hatched: times of silence
};

// Where an element of a claim stands. Printed as a word and a shape, never as a colour alone.
enum class CellStatus : std::uint8_t {
    proved,
    supported,
    disputed_by_them,
    disputed_by_us,
    missing,
};
std::string_view name(CellStatus status);  // "proved", "disputed by them"

// One element of a claim: the question that must be answered, and what answers it.
struct MatrixCell {
    std::string element;  // the question: "Was the work delivered?"
    CellStatus status = CellStatus::missing;
    std::vector<int> exhibits{};  // numbers; one that the document does not hold is plain text
    std::string note{};           // what shows it, or what is still to be done
    std::string they_will_say{};  // what the other side will say, and with which paper
};
struct MatrixClaim {
    int number = 0;
    std::string by;      // "Freelancer", "Client"
    std::string text;    // what is claimed
    std::string amount;  // "$1,200.00"; may be empty
    std::vector<MatrixCell> cells;
};

enum class ReasonStance : std::uint8_t {
    unfounded,
    partly_founded,
    founded,
};
std::string_view name(ReasonStance stance);

// A reason that the client gave, and the answer to it.
struct ReasonRow {
    int number = 0;
    std::string reason;  // in the client's words
    ReasonStance stance = ReasonStance::unfounded;
    std::string clause{};  // "scope line 4"; may be empty
    std::string answer{};
    std::vector<int> exhibits{};
    std::string they_will_say{};
};

// A text of the owner's that goes with the case: a dispute statement, a certificate.
struct Statement {
    std::string title;
    std::string text;  // paragraphs; a line that starts with "# " is a heading
};

// What is kept back. Nothing of it stands anywhere in the file: only why, and the commitment that
// lets it be shown later (docs/formats/ledger.md).
struct Withheld {
    std::string what;        // "the text of this mail", "attachment 2", "message 17"
    std::string reason;      // "lawyer and client"
    std::string commitment;  // "sha256:..." of salt and body, as in the ledger's line
};

// How complete the record of one conversation is in this file.
struct Completeness {
    std::string conversation;  // the id in the ledger's lines
    std::string title{};       // may be empty: it is not told for what is withheld
    std::uint64_t recorded = 0;
    std::uint64_t disclosed = 0;
    std::uint64_t withheld = 0;  // chosen to be kept back, with a reason; the rest is no exhibit
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
    // Boxes in place of what is kept back; whoever fills this leaves it out of everything above.
    std::vector<Withheld> withheld{};
};

struct TextExhibit {
    std::string text;
};

struct ImageExhibit {
    std::string bytes;  // PNG or JPEG; anything else becomes a cover sheet
    std::string caption;
};

// One message of a conversation.
struct ChatBubble {
    std::string sender;  // empty for a line of the messenger itself
    std::string time;    // "16 Oct 2026, 21:14 CEST"
    std::string text;
    bool own = false;  // the freelancer's: at the right
    bool edited = false;
    bool deleted = false;
    bool decisive = false;                 // marked at the edge
    std::vector<std::string> attachments;  // names; they are never fetched
    std::optional<Withheld> withheld{};    // then sender and text are empty
    std::uint64_t left_out_before = 0;     // messages between this one and the last
};
// A part of a conversation, around what matters.
struct ChatExhibit {
    std::string title;
    std::string messenger;  // "WhatsApp export"
    std::vector<ChatBubble> bubbles;
    std::uint64_t messages = 0;         // in the whole export
    std::uint64_t left_out_after = 0;   // behind the last bubble
    std::vector<std::string> doubts{};  // how times were read
};

// The pages of a PDF, placed unchanged and made smaller, with a stamp in the margin.
struct PdfExhibit {
    // What cannot be read becomes a cover sheet with the reason. A foreign file is made anew in the
    // sandbox first (documents/pdf_pages.cc); annotations are not drawn from here.
    std::string bytes;
    std::string why{};  // there are no bytes to place, for this reason: "it is damaged"
};

// Rows of a statement or another table.
struct TableExhibit {
    std::vector<std::string> head;
    std::vector<std::vector<std::string>> rows;  // ragged rows are filled up
    std::vector<std::size_t> decisive{};         // rows, from 0
    std::uint64_t first_row = 0;                 // number of rows[0] in the file, from 1; 0 unknown
    std::string note{};
};

// A commit of a repository.
struct CommitExhibit {
    std::string id;
    std::string author;
    std::string committer{};
    std::string date;
    std::string message;
    std::string signature{};         // "good SSH signature of ..."; may be empty
    std::vector<std::string> files;  // "src/home.css +12 -3"
};

// The words of a web page or another document that is not drawn itself.
struct PageExhibit {
    std::string note;  // how the words were taken out, and where the original is
    std::string text;
    std::vector<BriefFact> facts{};
};

// All of it is kept back.
struct WithheldExhibit {
    Withheld withheld;
};

// A cover sheet: the file itself cannot be shown on paper.
struct FileExhibit {
    std::string note;
    std::vector<BriefFact> facts;
};

// The sentence that decides, and where it stands in the original. It is marked where the copy shows
// it, and quoted above the copy.
struct Highlight {
    std::string quote;          // exactly as in the original
    std::string where;          // "byte 1,204 of the text", "message 17", "page 2"
    std::string translation{};  // printed as a translation by the owner
    std::string language{};     // of the quote: "German"
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
    std::string file_in_bundle;  // "exhibits/003-review.eml"; empty: the original is kept back
    std::variant<MailExhibit, TextExhibit, ImageExhibit, FileExhibit, ChatExhibit, PdfExhibit,
                 TableExhibit, CommitExhibit, PageExhibit, WithheldExhibit>
        content;
    std::vector<Highlight> highlights{};
    // The original, to be attached to the PDF where it is small; empty: it is not.
    std::string original{};
    std::string original_name{};
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
    std::vector<Statement> statements{};
    std::vector<MatrixClaim> matrix{};
    std::vector<ReasonRow> reasons{};
    Timeline timeline{};
    std::vector<Completeness> completeness{};
};

}  // namespace tally::casefile
