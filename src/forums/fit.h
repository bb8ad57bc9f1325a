// The shrinker: what to leave away so that a file gets under the limits of its forum. What matters
// least goes first, nothing that carries the case goes at all, and everything stays in the bundle.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "casefile/pdf_facts.h"
#include "forums/forum_book.h"

namespace tally::forums {

// An exhibit as the newest rendering printed it.
struct PrintedExhibit {
    int number = 0;
    std::string title;
    bool strong = false;      // one of those that carry the case
    bool proves = false;      // a person accepted it as proof, or answers a reason with it
    bool has_reason = false;  // it says what it shows
    bool cover_only = false;  // paper cannot show it
    int pages = 0;
    std::uint64_t bytes = 0;  // about what it adds to the file
};

// How much an exhibit carries; the greater stays longer. Of equals, the later one goes first.
int materiality(PrintedExhibit const& exhibit);

// What was done so far.
struct Fit {
    int image_ppi = 0;              // images are printed with no more; 0: as they are
    bool grey = false;              // images without colour
    bool short_heads = false;       // the full headers of mails are left to the bundle
    bool compact = false;           // short exhibits share a page
    bool short_chronology = false;  // without the lines that no exhibit shows
    bool no_attachments = false;    // the originals are only in the bundle
    std::map<int, int> pages_of;    // an exhibit is printed on at most so many pages
    std::set<int> left_out;         // exhibits that are only in the bundle
    bool operator==(Fit const&) const = default;
};

// What a profile asks for before anything is too big.
Fit first_fit(Profile const& profile);

// The next step towards the limits, from the newest rendering made with `fit`. Nothing: either it
// fits, or no step is left. Each step leaves something away, so the steps end.
std::optional<Fit> next_fit(Fit const& fit, Profile const& profile, casefile::PdfFacts const& facts,
                            std::vector<PrintedExhibit> const& exhibits);

// What is not in the PDF, for whoever builds the case and for JSON.
struct Dropped {
    int exhibit = 0;   // 0: it concerns all
    std::string what;  // "pages after the second"
    std::string why;   // "31 pages, 19 allowed"
    bool operator==(Dropped const&) const = default;
};
// `first`: the newest rendering before any step, whose excess is the reason.
std::vector<Dropped> dropped_by(Fit const& fit, Profile const& profile,
                                casefile::PdfFacts const& first,
                                std::vector<PrintedExhibit> const& exhibits);

}  // namespace tally::forums
