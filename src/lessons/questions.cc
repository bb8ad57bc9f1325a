#include "lessons/questions.h"

#include <algorithm>

namespace tally::lessons {
namespace {

using engagement::LessonUse;
using engagement::Signal;
using enum LessonUse;

Question about(std::string signal, std::string text, std::string prevent, LessonUse use,
               std::string lesson) {
    Question question;
    question.id = signal;
    question.signal = std::move(signal);
    question.text = std::move(text);
    question.prevent = std::move(prevent);
    question.use = use;
    question.lesson = std::move(lesson);
    return question;
}

Question general(std::string id, std::string text, std::string lesson) {
    Question question;
    question.id = std::move(id);
    question.text = std::move(text);
    question.lesson = std::move(lesson);
    return question;
}

std::vector<Question> money_questions() {
    return {
        about("work-unfunded", "Why did work begin before the money was there?",
              "the deposit before the first hour", clause,
              "Work on a milestone starts when its deposit shows, and its dates move until then"),
        about("invoices-overdue",
              "When did you first know that the invoice would not be paid in time?",
              "half of it in advance, and a reminder on the day after it was due", clause,
              "Half of each milestone is paid before its work starts; work pauses from the seventh "
              "day after a reminder"),
        about("exposure", "At which amount would you have liked to stop?",
              "smaller milestones, so that less is at stake at one time", checklist,
              "No more than two weeks of work at stake at any time"),
        about("chat-only-delivery",
              "Why did the work go out by chat and not by the submit function?",
              "submit on the platform first, and write the message afterwards", alert,
              "Submit it on the platform too: only that starts the client's review"),
        about("contract-unrequested", "What kept you from asking for a written contract?",
              "ask before the first hour; several laws count from that day", checklist,
              "Ask for the written contract before the first hour")};
}

std::vector<Question> talk_questions() {
    return {
        about("client-silent", "What did you wait for, and who else could have answered?",
              "one person who decides, a second channel, and what happens on silence", clause,
              "Work that was handed over counts as accepted when nothing is said against it within "
              "14 days"),
        about("client-response", "When did the answers become slow, and what changed then?",
              "ask what holds them up as soon as it takes twice as long", alert,
              "Answers are getting slow: ask now what holds them up, in one list"),
        about("own-response", "What kept you from answering as fast as at the beginning?",
              "answer with a date where there is no result yet", checklist,
              "Only as many contracts at a time as you can answer within two days"),
        about("checkins-missed", "Which check-in was the first that you let go, and why?",
              "a rhythm that holds in a bad week as well", checklist,
              "A rhythm of check-ins that holds in a bad week as well"),
        about("checkins-unanswered", "Did the client ever say that the reports are read?",
              "end each report with one question that needs an answer", clause,
              "The client answers each progress report within 2 working days"),
        about("questions-waiting", "Which unanswered question cost most?",
              "say what you do without an answer, and by when", clause,
              "A question that is not answered within 3 working days is decided by the freelancer, "
              "who says how")};
}

std::vector<Question> scope_questions() {
    return {
        about("requests-outside", "Which wish should have had a price, and what kept you from it?",
              "a change order before the work, each time, from the first one on", clause,
              "What no scope line names is offered with a price; its work starts when it is "
              "approved"),
        about("revision-rounds", "When did a round of changes become new work?",
              "a number of rounds, and what counts as one", clause,
              "Two rounds of changes are included: one complete list each, within 7 days"),
        about("no-signed-agreement", "Why did work begin without a signed agreement?",
              "a reply that says yes to the text, before the first hour", checklist,
              "A signed agreement before the first hour"),
        about("terms-not-kept", "Do you still have the job post as it stood there?",
              "save the page on the day of the offer", checklist,
              "Save the job post and the offer on the day they come"),
        about("duties-overdue", "What did you need from the client that came too late?",
              "dates for what the client provides, and dates of yours that move with them", clause,
              "A day that the client's part is late moves the freelancer's dates by a day"),
        about("no-legal-name", "Do you know who the client is before the law?",
              "ask for it with the first invoice", checklist, "The client's legal name is known"),
        about("no-service-address", "Do you know where papers could reach the client?",
              "ask while you are on good terms", checklist,
              "An address where papers can be served on the client is known")};
}

std::vector<Question> make_questions() {
    auto all = money_questions();
    for (auto& one : talk_questions()) all.push_back(std::move(one));
    for (auto& one : scope_questions()) all.push_back(std::move(one));
    all.push_back(general("ended-badly",
                          "What was the first thing that you noticed, and put aside?",
                          "Write down the first thing that feels wrong, on the day it does"));
    all.push_back(general("went-well", "What made this one go well, so that it can be done again?",
                          "Do again what worked: "));
    return all;
}

std::vector<Question> const& questions() {
    static std::vector<Question> const all = make_questions();
    return all;
}

bool is_answered(engagement::State const& state, Question const& question) {
    return !question.signal.empty() &&
           std::ranges::find(state.lessons, question.signal, &engagement::Lesson::signal) !=
               state.lessons.end();
}

void ask(engagement::State const& state, std::string_view id, std::string what,
         std::vector<Question>& asked) {
    auto const* question = find_question(id);
    if (question == nullptr || asked.size() == questions_max) return;
    asked.push_back(*question);
    asked.back().what = std::move(what);
    asked.back().answered = is_answered(state, *question);
}

}  // namespace

Question const* find_question(std::string_view id) {
    auto const found = std::ranges::find(questions(), id, &Question::id);
    return found == questions().end() ? nullptr : &*found;
}

std::vector<std::string_view> question_ids() {
    std::vector<std::string_view> ids;
    for (auto const& one : questions()) ids.push_back(one.id);
    return ids;
}

std::vector<Question> questions_for(engagement::State const& state, Outcome const& outcome,
                                    std::vector<Moment> const& signals) {
    std::vector<Question> asked;
    for (auto const weight : {Signal::Weight::alarm, Signal::Weight::concern})
        for (auto const& moment : signals)
            if (moment.weight == weight) ask(state, moment.id, moment.text, asked);
    if (outcome.ending == Ending::badly && asked.size() < questions_max)
        ask(state, "ended-badly", outcome.why.front(), asked);
    if (outcome.ending == Ending::well && asked.empty())
        ask(state, "went-well", "it went well", asked);
    return asked;
}

}  // namespace tally::lessons
