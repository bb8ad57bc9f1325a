// What an engagement taught, and marks on the platform's mails. Both are private.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/digest.h"
#include "base/money.h"
#include "base/time.h"
#include "engagement/members.h"
#include "engagement/vocabulary.h"
#include "ledger/entry.h"
#include "ledger/ids.h"

namespace tally::engagement {

// lesson.learned
struct LessonLearned {
    static constexpr std::string_view kind = "lesson.learned";
    static constexpr bool private_side = true;
    static constexpr bool defines = true;
    int lesson = 0;       // from 1
    std::string what;     // happened
    std::string prevent;  // what would have prevented it
    LessonUse use = LessonUse::checklist;
    std::string text;         // the clause, the line of the checklist, or what to be warned of
    std::string owner = {};   // who sees to it; empty: the freelancer
    std::string signal = {};  // the word of health.h that would have told; may be empty

    std::string topic() const { return "lesson/" + std::to_string(lesson); }
    template <typename Self>
    static constexpr auto members() {
        return std::tuple{member("lesson", &Self::lesson),   member("what", &Self::what),
                          member("prevent", &Self::prevent), member("use", &Self::use),
                          member("text", &Self::text),       sometimes("owner", &Self::owner),
                          sometimes("signal", &Self::signal)};
    }
    bool operator==(LessonLearned const&) const = default;
};

// mail.labelled: a platform's mail was looked at
struct MailLabelled {
    static constexpr std::string_view kind = "mail.labelled";
    static constexpr bool private_side = true;
    ledger::ItemId item;
    std::string label;  // "nothing", or what it turned out to be

    template <typename Self>
    static constexpr auto members() {
        return std::tuple{member("item", &Self::item), member("label", &Self::label)};
    }
    bool operator==(MailLabelled const&) const = default;
};

struct LearnLesson {
    std::string what;
    std::string prevent;
    LessonUse use = LessonUse::checklist;
    std::string text;
    std::string owner = {};
    std::string signal = {};  // a word of signal_ids (health.h), or empty
};

struct Lesson {
    int number = 0;
    std::string what;
    std::string prevent;
    LessonUse use = LessonUse::checklist;
    std::string text;
    std::string owner;
    std::string signal;
    Instant occurred;
    bool operator==(Lesson const&) const = default;
};

}  // namespace tally::engagement
