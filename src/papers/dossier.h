// What papers are written from: the record of an engagement, one case in it with its exhibits, and
// what is owed by law on the day.
#pragma once

#include <string>
#include <vector>

#include "engagement/state.h"
#include "rights/law.h"
#include "rights/owed.h"

namespace tally::papers {

struct PaperExhibit {
    int number = 0;
    ledger::ItemId item;
    std::string title;  // subject or file name
    std::string why;    // what it shows, in the person's words
    bool from_client = false;
    std::string text;  // of the item, as far as it is known; bounded by whoever fills it in
};

struct Dossier {
    engagement::State state;
    engagement::Case details;
    std::vector<PaperExhibit> exhibits;
    rights::Owed owed;
    std::vector<rights::Law> laws;  // all that are in use
    Date on{};                      // the day of the paper, in the engagement's zone
};

}  // namespace tally::papers
