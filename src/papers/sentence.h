// One fact as a sentence, with what shows it: exhibits, or else its entry in the record. What
// nothing shows is no sentence.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "papers/dossier.h"

namespace tally::papers {

// Who writes, and of whom.
struct Voice {
    std::string i = "I";
    std::string my = "my";
    std::string they = "the client";
    std::string their = "the client’s";
    std::string our = "our";
};
Voice to_forum();   // I, the client
Voice to_client();  // I, you
Voice to_court();   // the claimant, the defendant

// What a sentence is about; papers choose by it.
enum class Topic : std::uint8_t {
    agreement,
    money,
    handover,
    acceptance,  // what the other side said about the work, or that it said nothing
    scope,
    invoice,
    hours,
    end,
    dispute,
};

struct Sentence {
    Topic topic = Topic::agreement;
    Instant when;
    int milestone = 0;  // 0: of none
    std::string words;  // without what shows it and without its full stop
    std::vector<int> exhibits;
    std::optional<std::uint64_t> entry;  // of the shared record
    bool claimed = false;                // the writer alone recorded it
};

// "On 12 Oct 2026 the client deposited $1,200.00 for milestone 2 (Exhibit 2)."
std::string text_of(Sentence const& sentence);
// " (Exhibits 2 and 5)", " (record, entry 14)", or nothing.
std::string cited(std::vector<int> const& exhibits, std::optional<std::uint64_t> entry,
                  bool claimed);
// The exhibits that are one of these items, or a part of one.
std::vector<int> exhibits_of(Dossier const& dossier, std::vector<ledger::ItemId> const& items);
// Sentences one after the other.
std::string joined(std::vector<Sentence> const& sentences);

std::string capitalised(std::string text);
// A quote cut to what a reader takes in, between quotation marks.
std::string quoted(std::string const& words);

}  // namespace tally::papers
