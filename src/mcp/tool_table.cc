#include "mcp/tools.h"

namespace tally::mcp {
namespace {

using Place = Parameter::Place;

Parameter required(std::string_view name, std::string_view does) {
    return {.name = name, .does = does, .place = Place::word, .required = true};
}

Parameter as_of() {
    return {.name = "as_of",
            .does = "Answer as things stood at this instant, such as 2026-11-21T09:00:00Z",
            .option = "--at"};
}

Parameter maybe_engagement() {
    return {.name = "engagement",
            .does = "Short name of one engagement; without it, all of them",
            .place = Place::word};
}

Parameter skip() {
    return {.name = "skip",
            .does = "How many entries to leave out, to read on where an answer ended",
            .place = Place::skip};
}

Parameter limit() {
    return {.name = "limit", .does = "How many entries to show", .place = Place::limit};
}

Tool search() {
    return {.name = "search",
            .title = "Search the evidence",
            .does =
                "Finds mails, chats, files and notes. The query takes words, \"phrases\", "
                "prefix*, AND OR NOT, from: to: subject: has:attachment before: after: kind: "
                "source:. Each hit has an item id to cite and to give to show.",
            .command = {"search"},
            .parameters = {required("query", "What to look for"),
                           {.name = "engagement",
                            .does = "Only items of this engagement",
                            .option = "--into"},
                           {.name = "sort",
                            .does = "Which hits come first; newest where nothing is said",
                            .option = "--sort",
                            .choices = {"newest", "relevance"}},
                           skip(),
                           limit()},
            .rows = "hits",
            .counts_rows_itself = true,
            .has = {"total", "hits"}};
}

Tool show() {
    return {.name = "show",
            .title = "Show one item",
            .does =
                "Everything about one item: who wrote it and when, its text, where it came "
                "from, and whether its bytes are still the recorded ones.",
            .command = {"show"},
            .parameters = {required("item", "Its id, or ID/2.1 for a part of it"),
                           {.name = "text_from",
                            .does = "Byte at which the text begins, to read on where it was cut",
                            .place = Place::text_from},
                           skip(),
                           limit()},
            .rows = "messages",
            .has = {"item", "text", "checks"}};
}

Tool timeline() {
    return {.name = "timeline",
            .title = "What happened, in order",
            .does =
                "All entries of an engagement in order of time: acts, money, evidence. Each "
                "has a number n within its ledger to cite; claimed means that the freelancer "
                "alone says so.",
            .command = {"timeline"},
            .parameters = {required("engagement", "Short name of the engagement"),
                           {.name = "from", .does = "Not before this instant", .option = "--from"},
                           {.name = "to", .does = "Before this instant", .option = "--to"},
                           {.name = "kind",
                            .does = "Only this kind or group, such as milestone or mail",
                            .option = "--kind"},
                           as_of(),
                           skip(),
                           limit()},
            .rows = "entries",
            .has = {"entries"}};
}

Tool deadlines() {
    return {.name = "deadlines",
            .title = "Deadlines",
            .does =
                "Instants that rules of platforms and laws derive from the record: who must "
                "act by when, and what it costs if nobody does. Cites the rule.",
            .command = {"deadlines"},
            .parameters = {maybe_engagement(), as_of(), skip(), limit()},
            .rows = "deadlines",
            .has = {"deadlines"}};
}

Tool alerts() {
    return {.name = "alerts",
            .title = "What to do now",
            .does =
                "What needs the freelancer now, most urgent first, with the money at stake. "
                "Cites the rule.",
            .command = {"alerts"},
            .parameters = {maybe_engagement(), as_of(), skip(), limit()},
            .rows = "alerts",
            .has = {"alerts"}};
}

Tool matrix() {
    return {
        .name = "matrix",
        .title = "Claims of a case, and what proves them",
        .does =
            "For each claim of a case the elements it needs, the items that show them, and "
            "the gaps that are left.",
        .command = {"case", "matrix"},
        .parameters = {required("case", "ENGAGEMENT/1, or the engagement's short name"), as_of()},
        .has = {"case", "claims"}};
}

Tool engagements() {
    return {.name = "engagements",
            .title = "All engagements",
            .does =
                "The contracts on record, with client, money held and paid, and how many "
                "alerts wait. Their short names are what other tools take.",
            .command = {"engagement", "list"},
            .parameters = {as_of(), skip(), limit()},
            .rows = "engagements",
            .has = {"engagements"}};
}

Tool engagement() {
    return {.name = "engagement",
            .title = "Where one engagement stands",
            .does =
                "Parties, agreement, milestones, money, requests, disputes and alerts of one "
                "engagement.",
            .command = {"engagement", "show"},
            .parameters = {required("engagement", "Its short name"), as_of()},
            .has = {"engagement", "state", "alerts"}};
}

Tool draft_check() {
    return {.name = "draft_check",
            .title = "Read a draft before it is sent",
            .does =
                "Says what in a draft hurts, costs something, or is forbidden on a platform. "
                "Nothing is sent or kept.",
            .command = {"draft", "check"},
            .parameters = {{.name = "text",
                            .does = "The draft",
                            .required = true,
                            .option = "--text",
                            .bytes_max = std::size_t{256} << 10},
                           {.name = "engagement",
                            .does = "Engagement that it is about",
                            .option = "--into"},
                           {.name = "to",
                            .does = "Whether it goes to a client of one's own, or over a platform",
                            .option = "--to",
                            .choices = {"client", "platform"}}},
            .has = {"verdict", "findings"}};
}

}  // namespace

std::span<Tool const> all_tools() {
    static std::vector<Tool> const tools{search(),      show(),       timeline(),
                                         deadlines(),   alerts(),     matrix(),
                                         engagements(), engagement(), draft_check()};
    return tools;
}

}  // namespace tally::mcp
