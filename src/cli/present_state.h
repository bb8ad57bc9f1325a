// The state of an engagement as JSON and as text, topic by topic.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "cli/session.h"
#include "engagement/state.h"

namespace tally::cli {

// Said wherever an act of the other side rests on our word alone.
inline constexpr std::string_view claimed_words = "recorded by the freelancer only";

// The engagement as it was at --at, or as it is now.
Result<engagement::State> state_at(Session& session, std::string const& slug);

// A reading command on one engagement.
using View = Result<int> (*)(Session&, std::string const&);
void add_view(CommandLine group, Session& session, std::string const& name, std::string const& does,
              View view);

OutJson json_of(Money const& money);  // {"amount":"1200.00","currency":"USD"}
OutJson json_of(engagement::Person const& person);
OutJson json_of(engagement::ChannelAgreed const& channel);
OutJson json_of(engagement::AgreementVersion const& version);
OutJson json_of(engagement::DeliveredFile const& file);
OutJson json_of(engagement::Delivery const& delivery);
OutJson json_of(engagement::Invoice const& invoice);
OutJson json_of(engagement::Segment const& segment);
OutJson json_of(engagement::Week const& week);
OutJson json_of(engagement::ScopeRequest const& request);
OutJson json_of(engagement::ChangeOrder const& change);
OutJson json_of(engagement::Checkin const& checkin);
OutJson json_of(engagement::Question const& question);
OutJson json_of(engagement::Duty const& duty);
OutJson json_of(engagement::Reason const& reason);
OutJson json_of(engagement::Dispute const& dispute);
OutJson json_of(engagement::FeedbackOf const& feedback);
OutJson json_of(engagement::Lesson const& lesson);
OutJson json_of(engagement::State const& state);

template <typename One>
OutJson json_of(std::vector<One> const& all) {
    OutJson array = OutJson::array();
    for (auto const& one : all) array.push_back(json_of(one));
    return array;
}

// Each says what to do next where there is nothing yet.
std::string people_text(engagement::State const& state);
std::string deliveries_text(engagement::State const& state);
std::string invoices_text(engagement::State const& state);
std::string weeks_text(engagement::State const& state);
std::string requests_text(engagement::State const& state);
std::string changes_text(engagement::State const& state);
std::string duties_text(std::vector<engagement::Duty> const& duties, std::string const& slug);
std::string disputes_text(engagement::State const& state);
std::string feedback_text(engagement::State const& state);
std::string lesson_text(engagement::Lesson const& lesson, std::string const& slug);
std::string state_text(engagement::State const& state);

}  // namespace tally::cli
