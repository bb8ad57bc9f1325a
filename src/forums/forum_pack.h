// What a forum takes, as data read from TOML under packs/forums/: who reads there, in which order,
// how many pages and bytes, which forms and which fields. docs/formats/forum-pack.md is the
// contract of the files. All of it informs and is no legal advice.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "base/time.h"
#include "casefile/render_pdf.h"
#include "engagement/vocabulary.h"
#include "rights/pack.h"

namespace tally::forums {

// Names of the parts of a case file, in the order of casefile::Section.
inline constexpr std::array<std::string_view, 9> section_names{
    "brief",      "statements", "matrix",   "reasons",     "milestones",
    "chronology", "index",      "exhibits", "verification"};

// What the file must hold to. Absent or false: the forum says nothing about it.
struct Limits {
    std::optional<int> pages_max;
    std::optional<int> bytes_max;  // of the PDF
    std::optional<int> image_ppi_max;
    std::optional<int> image_pixels_max;  // of one image
    std::optional<int> font_points_min;
    bool portrait = false;           // no page is wider than it is high
    bool upright = false;            // no page is turned on its head or side
    bool no_colour_marks = false;    // nothing is marked by colour alone
    bool numbered_from_one = false;  // the number of a page is its place in the PDF
    bool bookmarks = false;          // one for each exhibit
    bool bookmark_pages = false;     // ... that names its page
    bool linked_index = false;       // a link to each exhibit
    bool no_attachments = false;     // no files inside of the PDF
};

// What fills a field of the forum's form, ready to paste.
enum class Filling : std::uint8_t {
    summary,        // the claim and what carries it, in a few sentences
    statement,      // the dispute statement in full
    agreement,      // what was agreed
    delivery,       // what was handed over, when, and what the client said about it
    delivery_date,  // when the work was handed over
    reasons,        // the client's reasons, each with its answer
    amount,         // how the amount is counted
    ask,            // what is asked for
    client,         // name of the client
    client_email,
    representment,  // the letter to the bank
    particulars,    // of a claim
    demand,         // the demand letter
    person,         // only the person can say it
};
inline constexpr std::array<std::string_view, 14> filling_names{
    "summary", "statement", "agreement",    "delivery",      "delivery-date", "reasons", "amount",
    "ask",     "client",    "client-email", "representment", "particulars",   "demand",  "person"};

struct Field {
    std::string id;  // as the forum calls it
    std::string title;
    Filling filling = Filling::person;
    int characters_max = 0;  // Unicode characters; 0: no limit is known
    std::string hint;        // may be empty
};

// Something that must be handed in and that only the person can get and sign.
struct Form {
    std::string id;
    std::string title;
    std::string why;
    std::string url;  // may be empty
};

// The same forum with other limits: the network of the card.
struct Variant {
    std::string id;
    std::string title;
    Limits limits;  // in place of those of the forum
    rights::Confidence confidence = rights::Confidence::low;
    std::vector<std::string> source;
    std::vector<std::string> check;
};

struct ForumPack {
    std::string id;
    engagement::Forum forum = engagement::Forum::generic;
    std::string title;
    Date dated{};
    Date seen{};
    std::vector<std::string> supersedes;  // ids of older packs
    rights::Confidence confidence = rights::Confidence::low;
    std::vector<std::string> source;
    std::string reader;  // who decides there, and how they read
    std::string tone;    // how to write to them
    std::vector<casefile::Section> sections;
    Limits limits;
    std::vector<std::string> elements;  // ids of what a claim must show there
    std::vector<Form> forms;
    std::vector<Field> fields;
    std::vector<Variant> variants;
    std::vector<std::string> check;  // what is not confirmed or easily forgotten, in words

    Variant const* variant(std::string_view id) const;
};

// Unknown keys and names are errors with file, line and column.
Result<ForumPack> parse_forum_pack(std::string_view toml, std::string const& file);

}  // namespace tally::forums
