// The state of an engagement as JSON.
#include "cli/present_state.h"
#include "cli/command_line.h"

#include <fmt/format.h>

#include <memory>

#include "vault/engagements.h"

namespace tally::cli {
namespace {

OutJson nullable(std::optional<Instant> const& at) {
    return at ? OutJson(format_instant(*at)) : OutJson(nullptr);
}
OutJson nullable(std::optional<Date> const& day) {
    return day ? OutJson(format_date(*day)) : OutJson(nullptr);
}
OutJson nullable(std::optional<Money> const& money) {
    return money ? json_of(*money) : OutJson(nullptr);
}
OutJson nullable(std::optional<Digest> const& digest) {
    return digest ? OutJson(digest->text()) : OutJson(nullptr);
}

OutJson ids(std::vector<ledger::ItemId> const& items) {
    OutJson array = OutJson::array();
    for (auto const& item : items) array.push_back(item.text);
    return array;
}

OutJson parties(std::vector<ledger::Party> const& all) {
    OutJson array = OutJson::array();
    for (auto const party : all) array.push_back(name(party));
    return array;
}

OutJson json_of(engagement::Signature const& signature) {
    return {{"by", name(signature.by)},
            {"how", signature.how},
            {"occurred", format_instant(signature.occurred)},
            {"claimed", signature.claimed}};
}

OutJson json_of(engagement::Proposal const& proposal) {
    return {{"by", name(proposal.by)},
            {"amount", cli::json_of(proposal.amount)},
            {"note", proposal.note},
            {"occurred", format_instant(proposal.occurred)},
            {"accepted", parties(proposal.accepted)},
            {"declined", parties(proposal.declined)}};
}

OutJson milestone_json(engagement::State const& state, engagement::Milestone const& milestone) {
    return {{"milestone", milestone.number},
            {"title", milestone.title},
            {"amount", cli::json_of(milestone.amount)},
            {"due", nullable(milestone.due)},
            {"state", name(milestone.stage())},
            {"funded", cli::json_of(milestone.funded)},
            {"covered", milestone.is_covered()},
            {"held", cli::json_of(state.held(milestone.number))},
            {"released", cli::json_of(milestone.released)},
            {"returned", cli::json_of(milestone.returned)},
            {"refunded", cli::json_of(milestone.refunded)},
            {"charged_back", cli::json_of(milestone.charged_back)},
            {"submissions", milestone.submissions.size()},
            {"changes_requested", milestone.changes_requested.size()}};
}

OutJson ended_json(std::optional<engagement::ContractEnd> const& ended) {
    if (!ended) return nullptr;
    return {{"by", name(ended->by)},
            {"reason", ended->reason},
            {"pays", cli::json_of(ended->pays)},
            {"occurred", format_instant(ended->occurred)},
            {"claimed", ended->claimed}};
}

OutJson written_json(engagement::WrittenContract const& written) {
    return {{"requested", nullable(written.requested)}, {"refused", nullable(written.refused)}};
}

OutJson hourly_json(std::optional<engagement::HourlyTerms> const& terms) {
    if (!terms) return nullptr;
    return {{"hourly", cli::json_of(terms->hourly)},
            {"weekly_minutes_max", terms->weekly_minutes_max}};
}

}  // namespace

Result<engagement::State> state_at(Session& session, std::string const& slug) {
    auto vault = TRY(session.open(vault::Use::read));
    auto const ref = TRY(vault::find_engagement(vault, slug));
    auto state = TRY(vault::load_state(vault, ref));
    auto const at = TRY(session.as_of());
    return session.options.at.empty() ? std::move(state) : engagement::as_of(state, at);
}

void add_view(CommandLine group, Session& session, std::string const& name, std::string const& does,
              View view) {
    auto slug = std::make_shared<std::string>();
    auto command = group.add_subcommand(name, does);
    command.add_option("ENG", *slug, "Short name of the engagement").required();
    command.callback([&session, slug, view] {
        session.choose([slug, view](Session& s) { return view(s, *slug); });
    });
}

OutJson json_of(Money const& money) {
    return {{"amount", money.amount()}, {"currency", money.currency.code()}};
}

OutJson json_of(engagement::Person const& person) {
    return {{"name", person.name},
            {"legal_name", person.legal_name},
            {"register_number", person.register_number},
            {"service_address", person.service_address},
            {"location", person.location},
            {"is", name(person.kind)},
            {"addresses", person.addresses}};
}

OutJson json_of(engagement::ChannelAgreed const& channel) {
    return {{"channel", name(channel.channel)},
            {"address", channel.address},
            {"hours", channel.hours},
            {"response_hours", channel.response_hours}};
}

OutJson json_of(engagement::AgreementVersion const& version) {
    OutJson signatures = OutJson::array();
    for (auto const& signature : version.signatures) signatures.push_back(json_of(signature));
    return {{"version", version.number},
            {"digest", version.digest.text()},
            {"by", name(version.by)},
            {"why", version.why},
            {"proposed", nullable(version.proposed)},
            {"in_force", version.in_force()},
            {"signatures", signatures}};
}

OutJson json_of(engagement::DeliveredFile const& file) {
    return {{"name", file.name}, {"bytes", file.bytes}, {"digest", file.digest.text()}};
}

OutJson json_of(engagement::Delivery const& delivery) {
    OutJson received = nullptr;
    if (delivery.received)
        received = {{"how", delivery.received->how},
                    {"occurred", format_instant(delivery.received->occurred)},
                    {"claimed", delivery.received->claimed}};
    return {{"delivery", delivery.number},
            {"milestone", delivery.milestone},
            {"via", name(delivery.via)},
            {"to", delivery.to},
            {"form", name(delivery.form)},
            {"occurred", format_instant(delivery.occurred)},
            {"files", json_of(delivery.files)},
            {"items", ids(delivery.items)},
            {"note", delivery.note},
            {"received", received}};
}

OutJson json_of(engagement::Invoice const& invoice) {
    OutJson received = nullptr;
    if (invoice.received)
        received = {{"how", invoice.received->how},
                    {"occurred", format_instant(invoice.received->occurred)},
                    {"claimed", invoice.received->claimed}};
    return {{"invoice", invoice.number},
            {"reference", invoice.reference},
            {"what", invoice.what},
            {"amount", json_of(invoice.amount)},
            {"paid", json_of(invoice.paid())},
            {"open", json_of(invoice.open())},
            {"due", nullable(invoice.due)},
            {"performed", nullable(invoice.performed)},
            {"issued", format_instant(invoice.issued)},
            {"sent", nullable(invoice.sent)},
            {"received", received},
            {"withdrawn", invoice.withdrawn}};
}

OutJson json_of(engagement::Segment const& segment) {
    return {{"start", format_instant(segment.start)},
            {"minutes", segment.minutes},
            {"memo", segment.memo},
            {"manual", segment.manual},
            {"task", segment.task},
            {"commits", segment.commits}};
}

OutJson json_of(engagement::Week const& week) {
    OutJson dispute = nullptr;
    if (week.dispute)
        dispute = {{"minutes", week.dispute->minutes},
                   {"reason", week.dispute->reason},
                   {"occurred", format_instant(week.dispute->occurred)},
                   {"answered", nullable(week.dispute->answered)}};
    return {{"week", format_date(week.monday)},
            {"minutes", week.minutes},
            {"manual_minutes", week.manual_minutes},
            {"commitments", week.commitments.size()},
            {"revealed", week.revealed},
            {"segments", json_of(week.segments)},
            {"dispute", dispute}};
}

OutJson json_of(engagement::ScopeRequest const& request) {
    return {{"request", request.number},
            {"quote", request.quote},
            {"occurred", format_instant(request.occurred)},
            {"items", ids(request.items)},
            {"digest", nullable(request.digest)},
            {"milestone", request.milestone},
            {"where", name(request.tie)},
            {"clause", request.clause},
            {"why", request.why}};
}

OutJson json_of(engagement::ChangeOrder const& change) {
    return {{"change", change.number},
            {"request", change.request},
            {"title", change.title},
            {"amount", json_of(change.amount)},
            {"days", change.days},
            {"quote", change.quote},
            {"items", ids(change.items)},
            {"digest", nullable(change.digest)},
            {"occurred", format_instant(change.occurred)},
            {"state", name(change.stage)},
            {"settled", nullable(change.settled)},
            {"claimed", change.claimed}};
}

OutJson json_of(engagement::Checkin const& checkin) {
    return {{"checkin", checkin.number},
            {"via", name(checkin.via)},
            {"text", checkin.text},
            {"occurred", format_instant(checkin.occurred)},
            {"acknowledged", nullable(checkin.acknowledged)},
            {"claimed", checkin.claimed}};
}

OutJson json_of(engagement::Question const& question) {
    return {{"question", question.number},
            {"text", question.text},
            {"checkin", question.checkin},
            {"asked", format_instant(question.asked)},
            {"answered", nullable(question.answered)},
            {"answer", question.answer}};
}

OutJson json_of(engagement::Duty const& duty) {
    return {{"responsibility", duty.id}, {"party", name(duty.party)},
            {"what", duty.what},         {"due", nullable(duty.due)},
            {"state", name(duty.state)}, {"settled", nullable(duty.settled)},
            {"next", name(duty.next)}};
}

OutJson json_of(engagement::Reason const& reason) {
    OutJson answer = nullptr;
    if (reason.answer)
        answer = {{"stance", name(reason.answer->stance)},
                  {"text", reason.answer->text},
                  {"clause", reason.answer->clause},
                  {"items", ids(reason.answer->items)}};
    return {{"reason", reason.number},
            {"text", reason.text},
            {"by", name(reason.by)},
            {"answer", answer}};
}

OutJson json_of(engagement::Dispute const& dispute) {
    OutJson proposals = OutJson::array();
    for (auto const& proposal : dispute.proposals) proposals.push_back(json_of(proposal));
    OutJson fees = OutJson::array();
    for (auto const& fee : dispute.fees)
        fees.push_back({{"by", name(fee.by)}, {"amount", json_of(fee.amount)}});
    return {{"dispute", dispute.number},
            {"forum", name(dispute.forum)},
            {"opened_by", name(dispute.opened_by)},
            {"opened", format_instant(dispute.opened)},
            {"amount", nullable(dispute.amount)},
            {"claim", dispute.claim},
            {"state", name(dispute.stage)},
            {"proposals", proposals},
            {"fees", fees},
            {"outcome", nullable(dispute.outcome)}};
}

OutJson json_of(engagement::FeedbackOf const& feedback) {
    OutJson given = nullptr;
    if (feedback.given) given = {{"stars", feedback.given->stars}, {"text", feedback.given->text}};
    return {{"seal", nullable(feedback.seal)},
            {"sealed", nullable(feedback.sealed)},
            {"given", given},
            {"posted", nullable(feedback.posted)},
            {"reply", feedback.reply},
            {"replied", nullable(feedback.replied)}};
}

OutJson json_of(engagement::Lesson const& lesson) {
    return {{"lesson", lesson.number},   {"what", lesson.what},
            {"prevent", lesson.prevent}, {"use", name(lesson.use)},
            {"text", lesson.text},       {"owner", lesson.owner},
            {"signal", lesson.signal},   {"occurred", format_instant(lesson.occurred)}};
}

OutJson json_of(engagement::State const& state) {
    OutJson milestones = OutJson::array();
    for (auto const& milestone : state.milestones)
        milestones.push_back(milestone_json(state, milestone));
    OutJson cases = OutJson::array();
    for (auto const& one : state.cases)
        cases.push_back(fmt::format("{}/{}", state.engagement.slug, one.number));
    return {
        {"engagement", state.engagement.slug},
        {"title", state.engagement.title},
        {"type", name(state.engagement.type)},
        {"currency", state.engagement.currency.code()},
        {"zone", state.engagement.zone},
        {"client", state.client.name},
        {"client_email", state.engagement.client.email},
        {"parties", {{"freelancer", json_of(state.freelancer)}, {"client", json_of(state.client)}}},
        {"channels", json_of(state.channels)},
        {"agreement", json_of(state.agreement)},
        {"written_contract", written_json(state.written)},
        {"milestones", milestones},
        {"held", json_of(state.held())},
        {"paid", json_of(state.paid())},
        {"unpaid", json_of(state.unpaid())},
        {"deliveries", state.deliveries.size()},
        {"invoices", json_of(state.invoices)},
        {"hourly", hourly_json(state.hourly)},
        {"weeks", state.weeks.size()},
        {"requests", json_of(state.requests)},
        {"changes", json_of(state.changes)},
        {"checkins", state.checkins.size()},
        {"ended", ended_json(state.ended)},
        {"reasons", json_of(state.reasons)},
        {"disputes", json_of(state.disputes)},
        {"cases", cases}};
}

}  // namespace tally::cli
