// tally show
#include <fmt/format.h>

#include <memory>

#include "base/words.h"
#include "cli/command_line.h"
#include "cli/commands.h"
#include "cli/exit_status.h"
#include "cli/present.h"
#include "cli/present_chat.h"
#include "cli/session.h"
#include "cli/text.h"
#include "vault/file_items.h"
#include "vault/item_view.h"

namespace tally::cli {
namespace {

OutJson checks_json(vault::ItemView const& view) {
    auto checks = OutJson::array(
        {{{"layer", "bytes"},
          {"subject", view.item.blob.text()},
          {"status", view.bytes_match ? "passed" : "failed"},
          {"detail", view.bytes_match ? "the bytes are the recorded ones" : view.bytes_problem}}});
    for (auto const& check : view.signatures)
        checks.push_back({{"layer", check.layer},
                          {"subject", check.subject},
                          {"status", name(check.status)},
                          {"detail", check.detail}});
    return checks;
}

OutJson words_json(std::vector<extract::OcrWord> const& words) {
    OutJson json = OutJson::array();
    for (auto const& word : words)
        json.push_back({{"text", word.text},
                        {"left", word.left},
                        {"top", word.top},
                        {"width", word.width},
                        {"height", word.height},
                        {"confidence", word.confidence}});
    return json;
}

OutJson reading_json(extract::Extraction const& extraction) {
    OutJson claims = OutJson::array();
    for (auto const& claim : extraction.claims)
        claims.push_back({{"name", claim.name}, {"value", claim.value}});
    return {{"status", std::string{name(extraction.status)}},
            {"why", extraction.why},
            {"ocr", extraction.ocr},
            {"confidence", extraction.confidence},
            {"languages", extraction.languages},
            {"encrypted", extraction.encrypted},
            {"pages", extraction.pages},
            {"claims", claims},
            {"words", words_json(extraction.words)}};
}

// "recognised in a picture (eng, 91 %)", "failed, it is protected by a password"
std::string reading_text(extract::Extraction const& extraction) {
    std::string text{name(extraction.status)};
    if (extraction.ocr && extraction.status != extract::TextStatus::failed)
        text += fmt::format(", recognised in a picture ({}, {} % sure)", extraction.languages,
                            extraction.confidence);
    return extraction.why.empty() ? text : text + ", " + cut(extraction.why, 200);
}

OutJson view_json(vault::ItemView const& view) {
    auto const& record = view.entry.record;
    auto json = json_of(view.item);
    json["blob"] = view.item.blob.text();
    json["media"] = record.media;
    json["bytes"] = record.bytes;
    json["ledger"] = view.item.ledger.text;
    json["n"] = view.item.n;
    json["provenance"] = {{"source", record.provenance.source},
                          {"file", record.provenance.file},
                          {"offset", record.provenance.offset}};
    json["parts"] = OutJson::array();
    for (auto const& child : record.children)
        json["parts"].push_back({{"item", record.item.part(child.path).text},
                                 {"media", child.media},
                                 {"name", child.name},
                                 {"bytes", child.bytes},
                                 {"digest", child.digest.text()}});
    json["problems"] = record.problems;
    json["precision"] = record.precision.empty() ? "second" : record.precision;
    json["claims"] = OutJson::array();
    for (auto const& claim : record.claims)
        json["claims"].push_back({{"name", claim.name}, {"value", claim.value}});
    if (record.container)
        json["container"] = {{"item", record.container->item.text},
                             {"path", record.container->path}};
    json["same_content"] = OutJson::array();
    for (auto const& other : view.same_content) json["same_content"].push_back(other.id.text);
    if (view.extraction) json["reading"] = reading_json(*view.extraction);
    if (record.chat)
        json["messages"] = messages_json(view.messages, record.item.text, view.first_message);
    json["text"] = view.text;
    json["checks"] = checks_json(view);
    return json;
}

std::string view_text(vault::ItemView const& view, std::string const& zone) {
    auto const& record = view.entry.record;
    Table table;
    table.row({"item", record.item.text});
    table.row(
        {"kind", record.kind + ", " + cut(record.media, 80) + ", " + bytes_text(record.bytes)});
    if (!record.from.empty()) table.row({"from", cut(record.from, 200)});
    if (!record.to.empty()) table.row({"to", cut(record.to, 200)});
    table.row({record.kind == "mail" ? "subject" : "name", cut(record.name, 200)});
    table.row({"occurred", record.occurred ? when(*record.occurred, zone) + " (as it says)"
                                           : std::string{"says no time"}});
    table.row({"recorded", when(view.entry.line.at, zone)});
    table.row({"came from", fmt::format("{} ({}, at byte {})", cut(record.provenance.file, 120),
                                        record.provenance.source, record.provenance.offset)});
    table.row(
        {"engagement", view.item.engagement.empty() ? "none: in the inbox" : view.item.engagement});
    table.row({"digest", record.blob.text()});
    table.row({"bytes", view.bytes_match ? "checked: the recorded ones" : view.bytes_problem});
    for (auto const& check : view.signatures)
        table.row({check.layer == "signature" ? "signature" : "claim",
                   cut(check.subject, 80) + ": " + cut(check.detail, 400)});
    for (auto const& child : record.children)
        table.row({"part " + child.path,
                   fmt::format("{}  {}  {}  {}", cut(child.name, 80), cut(child.media, 80),
                               bytes_text(child.bytes), record.item.part(child.path).text)});
    for (auto const& problem : record.problems) table.row({"problem", cut(problem, 200)});
    if (record.container)
        table.row({"taken out of",
                   record.container->item.text + ": " + cut(record.container->path, 120)});
    for (auto const& claim : record.claims)
        table.row({"it claims", cut(claim.name, 60) + ": " + cut(claim.value, 200)});
    if (view.extraction) {
        table.row({"text", reading_text(*view.extraction)});
        for (auto const& claim : view.extraction->claims)
            table.row({"it claims", cut(claim.name, 60) + ": " + cut(claim.value, 200)});
    }
    for (auto const& other : view.same_content)
        table.row({"same content", other.id.text + "  " + cut(other.subject, 80)});
    if (record.chat)
        return table.text() + "\n" +
               messages_text(view.messages, view.first_message, view.part, zone);
    return table.text() + (view.text.empty() ? "" : "\n" + view.text + "\n");
}

Result<int> show(Session& session, std::string const& name, bool raw) {
    auto vault = TRY(session.open(vault::Use::read));
    auto const item = TRY(vault::resolve_item(vault, name));
    auto const slash = name.find('/');
    auto const part = slash == name.npos ? std::string{} : name.substr(slash + 1);
    if (raw) {
        TRY(vault::write_raw(vault, item, part,
                             [&](std::string_view piece) { return session.emit_bytes(piece); }));
        return status::ok;
    }
    auto const view = TRY(vault::view_item(vault, item, part));
    session.emit(view_json(view), view_text(view, session.zone));
    return view.bytes_match ? status::ok : status::damaged;
}

}  // namespace

void add_show_command(CommandLine app, Session& session) {
    auto name = std::make_shared<std::string>();
    auto raw = std::make_shared<bool>(false);
    auto shown = app.add_subcommand("show", "Everything about one item");
    shown.add_option("ITEM", *name, "Item id or its first characters; ID/2.1 for a part")
        .required();
    shown.add_flag("--raw", *raw, "Write the original bytes, bit for bit");
    shown.callback([&session, name, raw] {
        session.choose([name, raw](Session& s) { return show(s, *name, *raw); });
    });
}

}  // namespace tally::cli
