// The validator: holds a finished file against what its forum takes. What fails names the page and
// the reason; what only a person can do is listed beside it.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "casefile/pdf_facts.h"
#include "forums/forum_book.h"

namespace tally::forums {

enum class CheckStatus : std::uint8_t {
    passed,
    failed,
    by_hand,  // nobody but the person can do or see it
};
inline constexpr std::array<std::string_view, 3> check_status_names{"passed", "failed", "by-hand"};
std::string_view name(CheckStatus status);

struct ForumCheck {
    std::string id;  // "pages", "bytes", "image-ppi", "field statement", "form N1"
    CheckStatus status = CheckStatus::passed;
    int page = 0;      // from 1; 0: the file as a whole
    std::string text;  // "22 pages, 19 allowed"
    bool operator==(ForumCheck const&) const = default;
};

// A field of the forum's form with the text that goes into it.
struct FilledField {
    Field field;
    std::string text;
    std::vector<std::string> blanks;  // what only the person can fill in
};

// At most so many failures of one kind are listed; one more says how many there are.
inline constexpr std::size_t failures_listed_max = 10;

// `exhibits`: the first page of each, by number, as it should be found.
struct ExhibitPlace {
    int number = 0;
    int page = 0;
};
// One or more checks for every limit of the profile.
std::vector<ForumCheck> check_pdf(Profile const& profile, casefile::PdfFacts const& facts,
                                  std::vector<ExhibitPlace> const& exhibits);
std::vector<ForumCheck> check_fields(std::vector<FilledField> const& fields);
std::vector<ForumCheck> check_forms(Profile const& profile);

bool any_failed(std::vector<ForumCheck> const& checks);

// "1,842 of 20,000 characters", "1,842 characters, no limit is known"
std::string count_text(FilledField const& field);

}  // namespace tally::forums
