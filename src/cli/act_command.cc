#include "cli/act_command.h"

#include <charconv>
#include <set>

#include "base/local_time.h"
#include "cli/exit_status.h"
#include "cli/present.h"
#include "engagement/numbered.h"
#include "vault/deadlines.h"
#include "vault/file_items.h"

namespace tally::cli {
namespace {

struct ActText {
    std::string slug;
    std::string by;
};

Result<vault::ActOptions> options_of(Session& session, vault::Vault& vault, std::string const& by) {
    vault::ActOptions options;
    if (!by.empty()) options.author = TRY_WITHIN("--by", ledger::parse_party(by));
    options.occurred = TRY(session.occurred());
    auto const& common = session.options;
    if (!common.basis.empty())
        options.basis = TRY_WITHIN("--basis", vault::resolve_item(vault, common.basis)).id;
    if (common.yes_i_know) {
        if (common.reason.empty())
            return fail(Code::invalid_input, "--yes-i-know needs --reason",
                        "the reason is kept on your private side");
        options.override_reason = common.reason;
    }
    return options;
}

// {"milestone": 2} for "milestone/2".
void add_number(OutJson& json, std::string const& topic) {
    auto const slash = topic.find('/');
    if (slash == topic.npos || json.contains(topic.substr(0, slash))) return;
    int number = 0;
    auto const* end = topic.data() + topic.size();
    auto const read = std::from_chars(topic.data() + slash + 1, end, number);
    if (read.ec == std::errc{} && read.ptr == end) json[topic.substr(0, slash)] = number;
}

void add_agreement(OutJson& json, engagement::State const& state) {
    auto const* newest = state.agreement_version(0);
    if (newest == nullptr) return;
    auto const version = json_of(*newest);
    for (auto const* key : {"version", "digest", "signatures"}) json[key] = version[key];
}

// What scripts want to know first: which thing it is about, and what belongs to it.
void add_subject(OutJson& json, vault::ActResult const& result) {
    for (auto const& topic : result.topics) {
        add_number(json, topic);
        if (topic == "agreement") add_agreement(json, result.state);
    }
    if (json.contains("delivery"))
        if (auto const* one =
                engagement::find_numbered(result.state.deliveries, json["delivery"].get<int>()))
            json["files"] = json_of(one->files);
    if (json.contains("dispute")) json["deadlines"] = json_of(result.deadlines);
}

OutJson result_json(std::string const& slug, vault::ActResult const& result) {
    OutJson json{{"engagement", slug}, {"recorded", result.recorded}};
    add_subject(json, result);
    json["state"] = json_of(result.state);
    json["alerts"] = json_of(result.alerts);
    return json;
}

Result<int> act_and_show(Session& session, ActText const& given, ActInput::Values const& values,
                         ActCommand::Maker const& make, ActCommand::Remark remark) {
    auto vault = TRY(session.open(vault::Use::write));
    auto const ref = TRY(vault::find_engagement(vault, given.slug));
    auto const command = TRY(make({values, vault, ref}));
    auto const options = TRY(options_of(session, vault, given.by));
    auto const result = TRY(vault::act(vault, ref, command, options));
    std::string text;
    for (auto const& sentence : result.recorded) text += sentence + "\n";
    if (result.claimed)
        text += "Nothing vouches for this yet: it is " + std::string{claimed_words} +
                "; --basis ITEM\nnames the mail or the screenshot that does.\n";
    auto json = result_json(given.slug, result);
    if (remark != nullptr) TRY(remark({vault, ref, result, json, text}));
    if (!result.alerts.empty()) text += "\n" + alerts_text(result.alerts);
    session.emit(json, text);
    return status::ok;
}

}  // namespace

bool ActInput::has(std::string const& name) const {
    auto const found = values_->find(name);
    return found != values_->end() && !found->second.empty();
}

std::string ActInput::text(std::string const& name) const {
    return has(name) ? values_->at(name).front() : std::string{};
}

std::vector<std::string> ActInput::texts(std::string const& name) const {
    return has(name) ? values_->at(name) : std::vector<std::string>{};
}

Result<int> ActInput::number(std::string const& name) const {
    if (!has(name)) return 0;
    auto const given = text(name);
    int number = 0;
    auto const read = std::from_chars(given.data(), given.data() + given.size(), number);
    if (read.ec != std::errc{} || read.ptr != given.data() + given.size() || number < 0)
        return fail(Code::invalid_input, name + ": '" + given + "' is not a number");
    return number;
}

Result<std::optional<Money>> ActInput::amount(std::string const& name) const {
    if (!has(name)) return std::optional<Money>{};
    return std::optional{TRY_WITHIN(name, Money::parse(text(name), ref_->details.currency))};
}

Result<Money> ActInput::needed_amount(std::string const& name) const {
    return TRY_WITHIN(name, Money::parse(text(name), ref_->details.currency));
}

Result<std::optional<Date>> ActInput::date(std::string const& name) const {
    if (!has(name)) return std::optional<Date>{};
    return std::optional{TRY_WITHIN(name, parse_date(text(name)))};
}

Result<std::optional<Instant>> ActInput::instant(std::string const& name) const {
    if (!has(name)) return std::optional<Instant>{};
    return std::optional{TRY_WITHIN(name, parse_instant_in(text(name), vault_->profile().zone))};
}

Result<std::vector<ledger::ItemId>> ActInput::items(std::string const& name) const {
    std::vector<ledger::ItemId> items;
    for (auto const& each : texts(name))
        items.push_back(TRY_WITHIN(name, vault::resolve_item(*vault_, each)).id);
    return items;
}

Result<ledger::Party> ActInput::party(std::string const& name) const {
    return TRY_WITHIN(name, ledger::parse_party(text(name)));
}

ActCommand::ActCommand(CommandLine group, Session& session, std::string const& name,
                       std::string const& does)
    : session_{&session},
      command_{group.add_subcommand(name, does)},
      values_{std::make_shared<ActInput::Values>()} {
    needs("ENG", "Short name of the engagement");
}

Argument ActCommand::single(std::string const& name, std::string const& help) {
    auto& place = (*values_)[name];  // a map's elements stay where they are
    return command_.add_option(name, [&place](std::string const& value) { place = {value}; }, help);
}

ActCommand& ActCommand::needs(std::string const& name, std::string const& help) {
    single(name, help).required();
    return *this;
}

ActCommand& ActCommand::may(std::string const& name, std::string const& help) {
    single(name, help);
    return *this;
}

ActCommand& ActCommand::several(std::string const& name, std::string const& help) {
    auto option = command_.add_option(name, (*values_)[name], help);
    if (name.starts_with("--"))
        option.one_each_time();
    else
        option.required();
    return *this;
}

ActCommand& ActCommand::with_items(std::string const& help) { return several("--item", help); }

ActCommand& ActCommand::reason(std::string const& help) {
    needs("--reason", help);
    return may("--why", "Why you do it against a warning (default: the reason)");
}

ActCommand& ActCommand::remarks(Remark remark) {
    remark_ = remark;
    return *this;
}

ActCommand& ActCommand::by_whom() {
    return needs("--by", "Who did it: freelancer, client, platform or mediator");
}

void ActCommand::makes(Maker make) {
    auto& options = session_->options;
    if (!values_->contains("--by")) may("--by", "Who did it (default: who usually does)");
    command_
        .add_option("--occurred", options.occurred,
                    "When it happened, as you claim it (default: now); without a zone in that of "
                    "your vault; rules count from it")
        .type_name("INSTANT");
    command_
        .add_option("--basis", options.basis,
                    "The item that vouches for the other side's act (a mail, a screenshot)")
        .type_name("ITEM");
    command_.add_flag("--yes-i-know", options.yes_i_know, "Do it against a warning");
    bool const own_reason = values_->contains("--reason");
    if (!own_reason) command_.add_option("--reason", options.reason, "Why, against a warning");
    command_.callback([session = session_, values = values_, make = std::move(make), own_reason,
                       remark = remark_] {
        session->choose([values, make, own_reason, remark](Session& s) {
            auto const first = [&](std::string const& name) {
                auto const& all = (*values)[name];
                return all.empty() ? std::string{} : all.front();
            };
            if (own_reason)
                s.options.reason = first("--why").empty() ? first("--reason") : first("--why");
            return act_and_show(s, {first("ENG"), first("--by")}, *values, make, remark);
        });
    });
}

}  // namespace tally::cli
