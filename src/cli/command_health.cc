// tally health; tally record
#include <fmt/format.h>

#include "base/words.h"
#include "cli/command_line.h"
#include "cli/commands.h"
#include "cli/exit_status.h"
#include "cli/present_lessons.h"
#include "cli/present_state.h"
#include "engagement/health.h"
#include "lessons/client.h"
#include "vault/exchanges.h"

namespace tally::cli {
namespace {

using vault::Use;

std::string signals_text(std::vector<engagement::Signal> const& signals) {
    std::string text;
    for (auto const& signal : signals) {
        text += fmt::format("{:<8} {}\n", name(signal.weight), signal.text);
        for (auto const& line : signal.evidence) text += fmt::format("         - {}\n", line);
        if (!signal.advice.empty()) text += fmt::format("         do: {}\n", signal.advice);
    }
    return text;
}

OutJson signals_json(std::vector<engagement::Signal> const& signals) {
    OutJson array = OutJson::array();
    for (auto const& signal : signals) array.push_back(json_of(signal));
    return array;
}

Result<int> health(Session& session, std::string const& slug) {
    auto vault = TRY(session.open(Use::read));
    auto const at = TRY(session.as_of());
    auto const ref = TRY(vault::find_engagement(vault, slug));
    auto const state = engagement::as_of(TRY(vault::load_state(vault, ref)), at);
    auto const exchanges = TRY(vault::list_exchanges(vault, state, at));
    std::vector<engagement::State> others;
    for (auto const& other : TRY(vault::list_engagements(vault)))
        if (auto one = TRY(vault::load_state(vault, other));
            other.details.slug != slug && lessons::same_client(one, state))
            others.push_back(std::move(one));
    auto const signals = engagement::health(state, exchanges, at);
    auto const client = engagement::client_health(others, at);
    auto text = signals.empty() ? "Nothing stands out: no signal asks for attention.\n"
                                : signals_text(signals);
    if (!client.empty()) text += "\nEarlier contracts with this client\n" + signals_text(client);
    session.emit({{"engagement", slug},
                  {"signals", signals_json(signals)},
                  {"client", signals_json(client)}},
                 text);
    return status::ok;
}

Result<int> record(Session& session) {
    auto vault = TRY(session.open(Use::read));
    auto const at = TRY(session.as_of());
    std::vector<engagement::State> states;
    std::vector<std::vector<engagement::Exchange>> exchanges;
    for (auto const& ref : TRY(vault::list_engagements(vault))) {
        states.push_back(engagement::as_of(TRY(vault::load_state(vault, ref)), at));
        exchanges.push_back(TRY(vault::list_exchanges(vault, states.back(), at)));
    }
    auto const own = engagement::own_record(states, exchanges, at);
    auto const rate = [](engagement::Rate const& one) {
        return OutJson{{"kept", one.kept}, {"of", one.of}};
    };
    auto const response = own.own_response ? engagement::rough_time(*own.own_response)
                                           : std::string{"not measured yet"};
    session.emit({{"engagements", own.engagements},
                  {"on_time", rate(own.on_time)},
                  {"completed", rate(own.completed)},
                  {"checkins", rate(own.checkins)},
                  {"answers", own.answers},
                  {"own_response_ms",
                   own.own_response ? OutJson(own.own_response->count()) : OutJson(nullptr)},
                  {"feedback_given", own.feedback_given},
                  {"feedback_received", own.feedback_received},
                  {"stars_received", own.stars_received}},
                 fmt::format("{}\n"
                             "handed in on time    {}\n"
                             "paid in full         {}\n"
                             "check-ins kept       {}\n"
                             "your answers take    {} (the middle one of {})\n"
                             "feedback             {} given, {} received\n",
                             counted(static_cast<std::uint64_t>(own.engagements), "engagement"),
                             own.on_time.text(), own.completed.text(), own.checkins.text(),
                             response, own.answers, own.feedback_given, own.feedback_received));
    return status::ok;
}

}  // namespace

void add_health_commands(CommandLine app, Session& session) {
    add_view(app, session, "health", "What to watch in an engagement, each with its reason",
             health);
    app.add_subcommand("record", "Your own professional record: what you kept, and how fast")
        .callback([&session] { session.choose(record); });
}

}  // namespace tally::cli
