// Letters as people read them: drafts out of the record, and the footer that carries a checkpoint
// (docs/formats/letter.md). Pure.
#pragma once

#include <optional>
#include <string>

#include "base/digest.h"
#include "base/result.h"
#include "base/time.h"
#include "engagement/state.h"

namespace tally::outbox {

// Words to begin with; a person edits them.
struct Draft {
    std::string subject;
    std::string text;
};

// `about`: "delivery/2", "milestone/2" (asks for one line that accepts it), "change/1",
// "invoice/1", "checkin/3"; empty: the newest of that kind, where the purpose has one. A notice
// takes what a scaffold takes (scaffold.h). not_found when there is none.
Result<Draft> draft_letter(engagement::State const& state, engagement::LetterPurpose purpose,
                           std::string const& about, Instant now);

// A purpose for which there is something to write about already.
engagement::LetterPurpose purpose_to_begin_with(engagement::State const& state);

// What a letter carries of the record.
struct Carried {
    std::string note;              // the signed checkpoint
    std::optional<Digest> before;  // of the checkpoint that the letter before this one carried
};

// The words, and below them one sentence about what follows, and the note.
std::string letter_text(std::string const& words, Carried const& carried);
// The same as HTML; nothing in the words is taken for a tag.
std::string letter_html(std::string const& words, Carried const& carried);

// Words in a reply that may accept something, for a person to judge: the first line that says so,
// cut to one sentence. Quoted lines do not count. Empty: none.
std::string accepting_words(std::string const& text);

}  // namespace tally::outbox
