#include "mcp/evidence.h"

#include <algorithm>
#include <array>
#include <set>

namespace tally::mcp {
namespace {

constexpr std::size_t cuts_max = 50;

// Members whose words are ours (docs/formats/cli.schema.json). A text in any other is evidence.
constexpr std::array<std::string_view, 36> own_members{
    "acts",       "amount",       "author",   "basis",     "blob",     "by",
    "case",       "confidence",   "currency", "digest",    "due",      "element",
    "engagement", "goes_to",      "is",       "item",      "kind",     "layer",
    "ledger",     "occurred",     "outlook",  "precision", "proposed", "recorded",
    "rule",       "same_content", "severity", "side",      "starts",   "state",
    "status",     "strength",     "topic",    "type",      "verdict",  "zone"};

bool is_word(std::string_view text) {
    constexpr std::string_view others = ".:_/+-";
    return text.size() <= 80 && std::ranges::all_of(text, [&](char c) {
               return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                      others.contains(c);
           });
}

bool is_ours(std::string_view member, std::string_view text) {
    return text.empty() ||
           (is_word(text) && std::ranges::find(own_members, member) != own_members.end());
}

// Where a character begins, at or before the byte.
std::size_t boundary_before(std::string_view text, std::size_t at) {
    at = std::min(at, text.size());
    while (at > 0 && at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U)
        --at;
    return at;
}

class Cutter {
public:
    explicit Cutter(Call const& call) : call_{call} {}

    Json object(Json const& json, std::string const& where);
    Json cuts() { return std::move(cuts_); }

private:
    Json value(Json const& json, std::string const& where, std::string_view member);
    Json text(std::string const& text, std::string const& where, bool is_body);
    Json list(Json const& json, std::string const& where, bool is_rows);
    void note(Json cut) {
        if (cuts_.size() < cuts_max) cuts_.push_back(std::move(cut));
    }

    Call const& call_;
    std::size_t left_ = answer_shown_max;
    Json cuts_ = Json::array();
};

Json Cutter::text(std::string const& text, std::string const& where, bool is_body) {
    auto const from = is_body ? boundary_before(text, call_.page.text_from) : 0;
    auto const most = std::min(left_, is_body ? text_shown_max : value_shown_max);
    auto const end = boundary_before(text, from + most);
    auto shown = visible(std::string_view{text}.substr(from, end - from));
    left_ -= std::min(left_, end - from);
    if (end == text.size() && from == 0) return shown;
    Json cut{{"where", where}, {"shown", end - from}, {"of", text.size()}};
    if (is_body && end < text.size()) cut["next"] = {{"text_from", end}};
    note(std::move(cut));
    return shown;
}

Json Cutter::list(Json const& json, std::string const& where, bool is_rows) {
    auto const from = std::min(is_rows ? call_.page.skip : 0, json.size());
    auto const most = is_rows ? call_.page.limit : list_shown_max;
    Json shown = Json::array();
    for (auto at = from; at < json.size() && shown.size() < most && left_ > 0; ++at)
        shown.push_back(value(json[at], where + "/" + std::to_string(at - from), {}));
    auto const end = from + shown.size();
    if (from == 0 && end == json.size()) return shown;
    Json cut{{"where", where}, {"shown", shown.size()}, {"of", json.size()}};
    if (is_rows && end < json.size()) cut["next"] = {{"skip", end}};
    note(std::move(cut));
    return shown;
}

Json Cutter::value(Json const& json, std::string const& where, std::string_view member) {
    bool const is_top = where.find('/', 1) == where.npos;
    if (json.is_object()) return object(json, where);
    if (json.is_array()) return list(json, where, is_top && member == call_.tool->rows);
    if (!json.is_string()) return json;
    bool const is_body = is_top && member == "text" && call_.tool->name == "show";
    return text(json.get_ref<std::string const&>(), where, is_body);
}

Json Cutter::object(Json const& json, std::string const& where) {
    Json shown = Json::object();
    for (auto const& [member, one] : json.items())
        shown[visible(member)] = value(one, where + "/" + member, member);
    return shown;
}

class Citer {
public:
    void walk(Json const& json, std::string engagement);
    Json cites() { return std::move(cites_); }

private:
    void cite(Json const& json, std::string const& engagement);
    void add(Json cite) {
        if (cites_.size() < cites_max && seen_.insert(cite.dump()).second)
            cites_.push_back(std::move(cite));
    }

    Json cites_ = Json::array();
    std::set<std::string> seen_;
};

std::string word_in(Json const& json, char const* member) {
    auto const found = json.find(member);
    if (found == json.end() || !found->is_string()) return {};
    auto text = found->get<std::string>();
    return is_word(text) ? text : std::string{};
}

void Citer::cite(Json const& json, std::string const& engagement) {
    for (auto const* const member : {"item", "basis"})
        if (auto const item = word_in(json, member); !item.empty()) add({{"item", item}});
    if (json.contains("n") && json["n"].is_number_integer()) {
        Json entry{{"engagement", engagement}, {"entry", json["n"]}};
        for (auto const* const member : {"side", "ledger"})
            if (auto const word = word_in(json, member); !word.empty()) entry[member] = word;
        add(std::move(entry));
    }
    if (auto const rule = word_in(json, "rule"); !rule.empty()) {
        Json of{{"rule", rule}};
        if (!engagement.empty()) of["engagement"] = engagement;
        if (auto const topic = word_in(json, "topic"); !topic.empty()) of["topic"] = topic;
        add(std::move(of));
    }
}

void Citer::walk(Json const& json, std::string engagement) {
    if (json.is_array())
        for (auto const& one : json) walk(one, engagement);
    if (!json.is_object()) return;
    if (auto const named = word_in(json, "engagement"); !named.empty()) engagement = named;
    cite(json, engagement);
    for (auto const& one : json) walk(one, engagement);
    // A row of the list of all contracts has nothing else to cite.
    if (json.contains("engagement") && json.contains("client")) add({{"engagement", engagement}});
}

Json marked_value(Json const& json, Frame const& frame, std::string_view member) {
    if (json.is_string()) {
        auto const& text = json.get_ref<std::string const&>();
        return is_ours(member, text) ? text : frame.value(text);
    }
    Json copy = json;
    if (json.is_array())
        for (auto& one : copy) one = marked_value(one, frame, member);
    if (!json.is_object()) return copy;
    copy = Json::object();
    for (auto const& [name, one] : json.items())
        copy[is_word(name) ? name : frame.value(name)] = marked_value(one, frame, name);
    return copy;
}

}  // namespace

Evidence evidence_of(Call const& call, Json const& printed) {
    Evidence evidence;
    Cutter cutter{call};
    evidence.result = cutter.object(printed, "");
    evidence.cut = cutter.cuts();
    Citer citer;
    citer.walk(evidence.result, is_word(call.engagement) ? call.engagement : std::string{});
    evidence.cites = citer.cites();
    return evidence;
}

Json marked(Json const& result, Frame const& frame) { return marked_value(result, frame, {}); }

}  // namespace tally::mcp
