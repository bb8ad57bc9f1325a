#include <algorithm>

#include "base/words.h"
#include "engagement/checkins_due.h"
#include "engagement/health_signals.h"
#include "engagement/plain_text.h"

namespace tally::engagement {
namespace {

using ledger::Party;
using Weight = Signal::Weight;

constexpr std::chrono::days recent{30};        // "now" of response times
constexpr std::size_t answers_to_compare = 3;  // fewer say nothing about a trend
constexpr std::chrono::days silence_is_concern{4};
constexpr std::chrono::days silence_is_alarm{10};
constexpr std::chrono::days answer_is_slow{3};
constexpr std::chrono::days question_waits{3};  // before it is worth a word
constexpr std::size_t evidence_max = 20;

std::string count_of(std::size_t count, std::string_view what) {
    return counted(static_cast<std::uint64_t>(count), what);
}

// Answers by then; those of the last days, and those before.
struct Pace {
    std::vector<Response> now;
    std::vector<Response> before;
    std::string text;
    bool slower = false;  // more than twice as slow as before
};

Pace pace_of(Party party, HealthCheck const& check) {
    Pace pace;
    for (auto const& one : responses_by(party, check.messages)) {
        if (one.answered > check.now) continue;
        (one.answered > check.now - recent ? pace.now : pace.before).push_back(one);
    }
    auto const now = median_response(pace.now);
    auto const before = median_response(pace.before);
    if (now)
        pace.text = "half of " + count_of(pace.now.size(), "answer") +
                    " in the last 30 days came within " + rough_time(*now);
    if (before)
        pace.text += (now ? "; before that, half of " : "half of ") +
                     count_of(pace.before.size(), "answer") + " within " + rough_time(*before);
    bool const enough =
        pace.now.size() >= answers_to_compare && pace.before.size() >= answers_to_compare;
    pace.slower = enough && *now > *before * 2;
    return pace;
}

void judge_responses(HealthCheck& check) {
    auto const client = pace_of(Party::client, check);
    if (!client.text.empty()) {
        auto const median = median_response(client.now);
        bool const slow = client.slower || (median && *median >= answer_is_slow);
        check.say("client-response", slow ? Weight::concern : Weight::note,
                  "the client: " + client.text,
                  slow ? "ask what holds them up, and put what you need on one list" : "");
    }
    auto const own = pace_of(Party::freelancer, check);
    if (!own.text.empty())
        check.say("own-response", own.slower ? Weight::concern : Weight::note, "you: " + own.text,
                  own.slower ? "answer with a date when you cannot answer with a result" : "");
}

// Once the contract is over, silence is no signal.
void judge_silence(HealthCheck& check) {
    if (check.state.ended && check.state.ended->occurred <= check.now) return;
    auto const since = silent_since(check.state, check.messages, check.now);
    if (!since || check.now - *since < silence_is_concern) return;
    bool const long_one = check.now - *since >= silence_is_alarm;
    check.say("client-silent", long_one ? Weight::alarm : Weight::concern,
              "nothing came from the client for " + rough_time(check.now - *since),
              long_one ? "ask in writing on every agreed channel, and start nothing new before "
                         "an answer"
                       : "ask again, in writing, with one clear question",
              {"asked first on " + check.day(*since)});
}

void judge_missed(HealthCheck& check) {
    Rate missed;
    std::vector<std::string> evidence;
    for (auto const& due : checkins_due(check.state, check.now)) {
        if (due.sent_as || due.missed) ++missed.of;
        if (!due.missed) continue;
        ++missed.kept;
        if (evidence.size() < evidence_max) evidence.push_back("due on " + check.day(due.due));
    }
    if (missed.kept == 0) return;
    bool const most = missed.kept * 2 > missed.of;
    check.say("checkins-missed", most ? Weight::concern : Weight::note,
              missed.text() + " planned check-ins were not sent",
              "send one now, or plan fewer: `tally checkin plan`", std::move(evidence));
}

void judge_unanswered(HealthCheck& check) {
    Rate unanswered;
    std::vector<std::string> evidence;
    for (auto const& checkin : check.state.checkins) {
        if (checkin.occurred > check.now) continue;
        ++unanswered.of;
        if (checkin.acknowledged && *checkin.acknowledged <= check.now) continue;
        ++unanswered.kept;
        if (evidence.size() < evidence_max)
            evidence.push_back("check-in " + std::to_string(checkin.number) + " of " +
                               check.day(checkin.occurred));
    }
    if (unanswered.kept == 0) return;
    bool const many = unanswered.kept >= 3 && unanswered.kept * 2 > unanswered.of;
    check.say("checkins-unanswered", many ? Weight::concern : Weight::note,
              unanswered.text() + " check-ins were not acknowledged by the client",
              "end each one with a question that needs an answer", std::move(evidence));
}

void judge_questions(HealthCheck& check) {
    std::vector<std::string> evidence;
    std::chrono::milliseconds longest{0};
    std::size_t count = 0;
    for (auto const& open : open_questions(check.state, check.now)) {
        if (open.waits < question_waits) continue;
        ++count;
        longest = std::max(longest, open.waits);
        if (evidence.size() < evidence_max)
            evidence.push_back("question " + std::to_string(open.question.number) + ", for " +
                               rough_time(open.waits) + ": “" +
                               std::string{cut(open.question.text, 100)} + "”");
    }
    if (count == 0) return;
    check.say("questions-waiting", longest >= silence_is_alarm ? Weight::concern : Weight::note,
              count_of(count, "question") + (count == 1 ? " waits" : " wait") +
                  " for an answer, the longest for " + rough_time(longest),
              "say in writing what you do if no answer comes, and by when", std::move(evidence));
}

}  // namespace

void judge_talk(HealthCheck& check) {
    judge_responses(check);
    judge_silence(check);
    judge_missed(check);
    judge_unanswered(check);
    judge_questions(check);
}

}  // namespace tally::engagement
