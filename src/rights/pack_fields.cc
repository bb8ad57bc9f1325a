#include "rights/pack_fields.h"

#include <array>
#include <optional>

#include "engagement/event.h"

namespace tally::rights {
namespace {

constexpr std::array<std::string_view, 3> placeholders{"money", "subject", "client"};

bool is_word_of(std::string_view word, std::string_view words) {
    return (" " + std::string{words} + " ").contains(" " + std::string{word} + " ");
}

// "{money} goes back": every brace pair must name something that we can fill in.
Result<void> check_placeholders(TomlReader const& table, std::string_view key,
                                std::string_view text) {
    for (auto open = text.find('{'); open != text.npos; open = text.find('{', open + 1)) {
        auto const close = text.find('}', open);
        auto const word = text.substr(open + 1, close == text.npos ? 0 : close - open - 1);
        if (std::ranges::find(placeholders, word) == placeholders.end())
            return table.wrong(key, "has an unknown placeholder: {" + std::string{word} + "}",
                               "use {money}, {subject} or {client}");
    }
    return {};
}

Result<void> check_kind(TomlReader const& table, std::string_view key, std::string const& kind) {
    if (engagement::find_event_kind(kind) != nullptr) return {};
    return table.wrong(key, "is not an event of an engagement: " + kind,
                       "docs/formats/events.md lists them");
}

Result<std::vector<std::string>> read_triggers(TomlReader& table) {
    auto kinds = TRY(table.strings("trigger"));
    if (kinds.empty()) return table.wrong("trigger", "must name an event");
    for (auto const& kind : kinds) TRY(check_kind(table, "trigger", kind));
    return kinds;
}

std::optional<Who> find_who(std::string_view text) {
    auto const found = std::ranges::find(who_names, text);
    if (found == who_names.end()) return std::nullopt;
    return static_cast<Who>(found - who_names.begin());
}

// "dispute.accepted by both"
Result<std::vector<Until>> read_until(TomlReader& table) {
    std::vector<Until> all;
    for (auto const& text : TRY(table.strings("until"))) {
        auto const by = text.find(" by ");
        Until until{text.substr(0, by), Who::anyone};
        TRY(check_kind(table, "until", until.kind));
        if (by != text.npos) {
            auto const who = find_who(text.substr(by + 4));
            if (!who)
                return table.wrong("until", "does not say by whom: " + text,
                                   "use " + engagement::listed(who_names));
            until.who = *who;
        }
        all.push_back(std::move(until));
    }
    return all;
}

Result<std::vector<Who>> read_author(TomlReader& when) {
    std::vector<Who> authors;
    for (auto const& text : TRY(when.strings("author"))) {
        auto const who = find_who(text);
        if (!who || *who == Who::both)
            return when.wrong("author", "is unknown: " + text,
                              "use a party, or other for the other side of a dispute");
        authors.push_back(*who);
    }
    return authors;
}

Result<std::vector<std::string>> read_forum(TomlReader& when) {
    auto forums = TRY(when.strings("forum"));
    for (auto const& text : forums)
        if (std::ranges::find(engagement::forum_names, text) == engagement::forum_names.end())
            return when.wrong("forum", "is unknown: " + text,
                              "use " + engagement::listed(engagement::forum_names));
    return forums;
}

std::string fields_of(std::vector<std::string> const& triggers) {
    std::string fields;
    for (auto const& kind : triggers)
        fields += (fields.empty() ? "" : " ") + engagement::find_event_kind(kind)->fields;
    return fields;
}

Result<void> read_condition(TomlReader& when, std::string const& key,
                            std::vector<std::string> const& kinds, Conditions& conditions) {
    if (key == "money_held")
        conditions.money_held = TRY(when.boolean(key));
    else if (key == "author")
        conditions.author = TRY(read_author(when));
    else if (key == "forum")
        conditions.forum = TRY(read_forum(when));
    else if (auto const fields = fields_of(kinds); is_word_of(key, fields))
        conditions.fields[key] = TRY(when.strings(key));
    else
        return when.wrong(key, "is not a field of " + kinds.front(), "it has " + fields);
    return {};
}

constexpr std::array<std::string_view, 4> start_names{"the event", "contract end", "first contact",
                                                      "milestones due"};

Result<Start> read_start(TomlReader& table) {
    Start start;
    if (table.has("starts")) {
        auto const text = TRY(table.string("starts"));
        auto const point = parse_week_point(text);
        auto const found = std::ranges::find(start_names, text);
        if (!point && found == start_names.end())
            return table.wrong("starts", "is no place to start: " + text,
                               "use " + engagement::listed(start_names) +
                                   ", or a time such as \"Monday 12:00 UTC after the week\"");
        start.at = point ? StartAt::week_point : static_cast<StartAt>(found - start_names.begin());
        start.point = point.value_or(WeekPoint{});
    }
    if (table.has("delay")) {
        auto const text = TRY(table.string("delay"));
        start.delay = parse_length(text);
        if (!start.delay) return table.wrong("delay", "is no length of time: " + text);
    }
    return start;
}

Result<std::vector<Window>> read_windows(TomlReader& table) {
    std::vector<Window> windows;
    for (auto const& text : TRY(table.strings("windows"))) {
        auto window = parse_window(text);
        if (!window)
            return table.wrong("windows", "holds what is no length of time: " + text,
                               "write \"14 days\", \"5 business days\" or "
                               "\"Friday 23:59 UTC after the week\"");
        windows.push_back(std::move(*window));
    }
    return windows;
}

}  // namespace

Result<std::string> read_text(TomlReader& table, std::string_view key) {
    auto text = TRY(table.string(key));
    TRY(check_placeholders(table, key, text));
    return text;
}

Result<Conditions> read_conditions(TomlReader& table, std::vector<std::string> const& kinds) {
    Conditions conditions;
    if (!table.has("when")) return conditions;
    auto when = TRY(table.table("when", "the conditions"));
    for (auto const& key : when.keys()) TRY(read_condition(when, key, kinds, conditions));
    return conditions;
}

Result<std::vector<std::string>> read_sources(TomlReader& table, Confidence confidence) {
    auto const is_address = [](std::string const& source) {
        return source.starts_with("https://") || source.starts_with("http://");
    };
    auto sources = TRY(table.strings("source"));
    if (sources.empty()) return table.wrong("source", "must say where the fact comes from");
    if (confidence != Confidence::low && std::ranges::none_of(sources, is_address))
        return table.wrong("source", "has no address to check it at",
                           "add one, or set confidence = \"low\"");
    return sources;
}

Result<Watch> read_watch(TomlReader& table) {
    Watch watch;
    watch.subject = TRY(read_name_or(table, "subject", subject_names, Subject::topic));
    watch.triggers = TRY(read_triggers(table));
    watch.when = TRY(read_conditions(table, watch.triggers));
    watch.until = TRY(read_until(table));
    watch.each = TRY(table.flag("each"));
    watch.start = TRY(read_start(table));
    watch.windows = TRY(read_windows(table));
    watch.unless = TRY(table.strings("unless"));
    watch.money = TRY(read_name_or(table, "money", money_kind_names, MoneyKind::none));
    return watch;
}

}  // namespace tally::rights
