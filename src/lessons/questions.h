// Two minutes of questions when an engagement ends: each answer can become a lesson.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "engagement/vocabulary.h"
#include "lessons/moments.h"
#include "lessons/outcome.h"

namespace tally::lessons {

inline constexpr std::size_t questions_max = 5;

struct Question {
    std::string id;      // "work-unfunded"; what people type
    std::string text;    // the question
    std::string signal;  // of health.h; empty where it rests on the outcome
    std::string what;    // what happened, as the lesson could say it
    std::string prevent;
    engagement::LessonUse use = engagement::LessonUse::checklist;
    std::string lesson;  // the clause, the line or the warning, ready to be kept
    bool answered = false;
    bool operator==(Question const&) const = default;
};

// At most questions_max: about the alarms first, then the other signals in the order of time; one
// about what went well where nothing went wrong.
std::vector<Question> questions_for(engagement::State const& state, Outcome const& outcome,
                                    std::vector<Moment> const& signals);

// One of them, whether it would be asked or not. nullptr where there is none of this id.
Question const* find_question(std::string_view id);
// Ids of all questions.
std::vector<std::string_view> question_ids();

}  // namespace tally::lessons
