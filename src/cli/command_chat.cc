// tally chat list, changes, compare, transcribe
#include <fmt/format.h>

#include <cstdlib>
#include <fstream>
#include <map>
#include <memory>

#include "base/words.h"
#include "chat/pasted.h"
#include "chat/transcript.h"
#include "cli/command_line.h"
#include "cli/commands.h"
#include "cli/exit_status.h"
#include "cli/input.h"
#include "cli/present.h"
#include "cli/present_chat.h"
#include "cli/session.h"
#include "cli/text.h"
#include "vault/chats.h"
#include "vault/file_items.h"
#include "vault/item_view.h"

namespace tally::cli {
namespace {

using vault::Use;

OutJson conversation_json(vault::ConversationView const& view) {
    OutJson captures = OutJson::array();
    for (auto const& item : view.captures)
        captures.push_back({{"item", item.id.text},
                            {"first", format_instant(item.occurred)},
                            {"recorded", format_instant(item.recorded)}});
    OutJson changes = OutJson::array();
    for (auto const& change : view.changes) changes.push_back(json_of(change));
    return {{"conversation", view.conversation},
            {"title", view.title},
            {"engagement", view.engagement.empty() ? OutJson(nullptr) : OutJson(view.engagement)},
            {"captures", captures},
            {"changes", changes}};
}

Result<int> list(Session& session, std::string const& slug, bool changes) {
    auto vault = TRY(session.open(Use::read));
    OutJson array = OutJson::array();
    std::string text;
    std::size_t changed = 0;
    for (auto const& view : TRY(vault::list_conversations(vault, slug))) {
        array.push_back(conversation_json(view));
        changed += view.changes.size();
        if (changes && view.changes.empty()) continue;
        text += fmt::format(
            "{}  {}, {}{}\n", cut(view.conversation, 80),
            view.engagement.empty() ? "in the inbox" : "in " + view.engagement,
            counted(view.captures.size(), "export"),
            view.changes.empty() ? "" : ", " + counted(view.changes.size(), "changed message"));
        for (auto const& item : view.captures)
            if (!changes)
                text += fmt::format("  {}  recorded {}\n", item.id.text,
                                    when(item.recorded, session.zone));
        for (auto const& change : view.changes) text += "  " + cut(change.text, 500) + "\n";
    }
    if (changes && changed == 0)
        text = "No message differs between two exports of a conversation.\n";
    else if (array.empty())
        text =
            "No conversation was imported yet.\nNext: tally import \"WhatsApp Chat with "
            "Anna.txt\", or the ZIP of a Slack export\n";
    session.emit({{"conversations", array}, {"changed", changed}}, text);
    return status::ok;
}

struct CompareOptions {
    std::string ours;
    std::string theirs;
    std::vector<std::string> same;
};

// "Anna=Anna Smith": how they call somebody, and how we do.
Result<std::map<std::string, std::string>> people_of(std::vector<std::string> const& same) {
    std::map<std::string, std::string> people;
    for (auto const& pair : same) {
        auto const equals = pair.find('=');
        if (equals == pair.npos)
            return fail(Code::invalid_input, "--same " + pair + " holds no '='",
                        "--same \"THEIR NAME=OUR NAME\"");
        people[pair.substr(0, equals)] = pair.substr(equals + 1);
    }
    return people;
}

std::string alignment_text(chat::Alignment const& alignment) {
    if (alignment.alike == 0)
        return "No message says the same in both: look whether they are of one conversation.\n";
    auto text = fmt::format("They were laid side by side by {} that both hold.\n",
                            counted(alignment.alike, "message"));
    if (auto const ahead = alignment.ahead.count(); ahead != 0)
        text += fmt::format("Their clock is {} minutes {} ours.\n", std::abs(ahead),
                            ahead > 0 ? "ahead of" : "behind");
    for (auto const& [theirs, ours] : alignment.people)
        if (theirs != ours)
            text += fmt::format("They call {} \"{}\".\n", cut(ours, 60), cut(theirs, 60));
    return text;
}

Result<int> compare(Session& session, CompareOptions const& options) {
    auto const people = TRY(people_of(options.same));
    auto vault = TRY(session.open(Use::read));
    auto const ours = TRY(vault::resolve_item(vault, options.ours));
    auto const theirs = TRY(vault::resolve_item(vault, options.theirs));
    auto const view = TRY(vault::compare_sides(vault, ours, theirs, people));
    OutJson changes = OutJson::array();
    auto text =
        alignment_text(view.alignment) +
        fmt::format("Ours ({}) holds {}, theirs ({}) {}.\n", ours.id.text,
                    counted(view.ours, "message"), theirs.id.text, counted(view.theirs, "message"));
    for (auto const& change : view.changes) {
        changes.push_back(json_of(change));
        text += "  " + cut(change.text, 500) + "\n";
    }
    if (view.changes.empty()) text += "Where both cover the same time, they say the same.\n";
    OutJson names = OutJson::object();
    for (auto const& [there, here] : view.alignment.people) names[there] = here;
    session.emit({{"ours", ours.id.text},
                  {"theirs", theirs.id.text},
                  {"messages_ours", view.ours},
                  {"messages_theirs", view.theirs},
                  {"alike", view.alignment.alike},
                  {"minutes_ahead", view.alignment.ahead.count()},
                  {"people", names},
                  {"differences", changes}},
                 text);
    return view.changes.empty() ? status::ok : status::rejected;
}

void add_compare(CommandLine chat, Session& session) {
    auto options = std::make_shared<CompareOptions>();
    auto command = chat.add_subcommand(
        "compare", "Our export of a conversation against the one that the other side gave us");
    command.add_option("OURS", options->ours, "Item of our export").required();
    command.add_option("THEIRS", options->theirs, "Item of their export").required();
    command.add_option("--same", options->same,
                       "\"THEIR NAME=OUR NAME\" where names are not recognised; may be repeated");
    command.footer(
        "Clocks and names of the two phones are recognised by messages that both hold.\n"
        "Exit: 0 they say the same where both cover the time, 1 they differ.\n");
    command.callback([&session, options] {
        session.choose([options](Session& s) { return compare(s, *options); });
    });
}

struct TranscribeOptions {
    std::string file;
    std::string item;
    std::string output;
    std::string conversation;
    std::string zone;
    std::string captured;
    std::vector<std::string> names;
};

constexpr std::size_t pasted_bytes_max = std::size_t{32} << 20;

// What the page says: pasted text as it is, a recorded page or PDF by its words.
Result<std::string> source_text(Session& session, TranscribeOptions const& options,
                                std::string& copied_from) {
    if (!options.file.empty()) return read_input(options.file, pasted_bytes_max);
    auto vault = TRY(session.open(Use::read));
    auto const item = TRY(vault::resolve_item(vault, options.item));
    copied_from = item.id.text;
    auto view = TRY(vault::view_item(vault, item));
    if (view.text.empty())
        return fail(Code::rejected, "no words were read in item " + item.id.text,
                    "tally show " + item.id.text + " says why");
    return std::move(view.text);
}

Result<chat::PasteContext> context_of(Session& session, TranscribeOptions const& options) {
    auto vault = TRY(session.open(Use::read));
    chat::PasteContext context;
    context.names = options.names;
    context.names.push_back(vault.profile().name);
    context.zone = options.zone.empty() ? vault.profile().zone : options.zone;
    TRY(check_zone(context.zone));
    auto const now = TRY(session.as_of());
    context.captured = options.captured.empty()
                           ? local_date(now, context.zone)
                           : TRY_WITHIN("--captured", parse_date(options.captured));
    return context;
}

Result<void> write_new_file(std::string const& path, std::string const& content) {
    std::ofstream out{path, std::ios::binary | std::ios::trunc};
    out << content;
    out.close();
    if (out) return {};
    return fail(Code::unavailable, "write " + path, "check the path and its permissions");
}

std::string left_out_text(chat::PastedConversation const& pasted) {
    if (pasted.left_out_count == 0) return {};
    std::string text =
        "\nThese lines went into no message. Where somebody said one, write it into the file:\n";
    for (auto const& [number, line] : pasted.left_out)
        text += fmt::format("  line {}: {}\n", number, cut(line, 200));
    if (auto const more = pasted.left_out_count - pasted.left_out.size(); more > 0)
        text += fmt::format("  and {} more\n", more);
    return text;
}

OutJson left_out_json(chat::PastedConversation const& pasted) {
    OutJson lines = OutJson::array();
    for (auto const& line : pasted.left_out) lines.push_back(line.text);
    return lines;
}

Result<int> transcribe(Session& session, TranscribeOptions const& options) {
    if (options.file.empty() == options.item.empty())
        return fail(Code::invalid_input, "name a file with pasted text, or --item ITEM");
    std::string copied_from;
    auto const text = TRY(source_text(session, options, copied_from));
    auto const context = TRY(context_of(session, options));
    auto const pasted = chat::guess_messages(text, context);
    if (pasted.messages.empty())
        return fail(Code::rejected, "no message was recognised",
                    "a message begins with a name and a time, on one line or two; name the people "
                    "with --name");
    chat::Transcript transcript{.conversation = options.conversation,
                                .title = {},
                                .zone = context.zone,
                                .copied_from = copied_from,
                                .messages = {}};
    OutJson doubts = OutJson::array();
    std::string shown;
    for (auto const& [message, why] : pasted.messages) {
        transcript.messages.push_back(message);
        for (auto const& doubt : why) {
            doubts.push_back({{"message", transcript.messages.size()}, {"doubt", doubt}});
            shown += fmt::format("  message {}: {}\n", transcript.messages.size(), doubt);
        }
    }
    TRY(write_new_file(options.output, chat::write_transcript(transcript)));
    session.emit(
        {{"file", options.output},
         {"messages", messages_json(transcript.messages, "transcript", 1)},
         {"doubts", doubts},
         {"left_out", left_out_json(pasted)},
         {"left_out_count", pasted.left_out_count}},
        messages_text(transcript.messages, 1, {}, context.zone) +
            (shown.empty() ? "" : "\nPlease look at these:\n" + shown) + left_out_text(pasted) +
            fmt::format("\nThis is a guess. Correct {0} with an editor; when it says what was "
                        "said, keep it:\n  tally import {0} --into ENG\n",
                        options.output));
    return status::ok;
}

void add_transcribe(CommandLine chat, Session& session) {
    auto options = std::make_shared<TranscribeOptions>();
    auto command = chat.add_subcommand(
        "transcribe", "Pasted, printed or saved messages (Upwork and others) into a text to check");
    command.add_option("FILE", options->file, "Text that you copied out of the page");
    command.add_option("--item", options->item, "A page or PDF that was imported");
    command.add_option("-o,--output", options->output, "Where the transcript goes").required();
    command.add_option("--conversation", options->conversation, "Its name: upwork/JOB TITLE")
        .required();
    command.add_option("--name", options->names, "Who writes there; may be repeated");
    command.add_option("--zone", options->zone, "Zone of its times (default: the vault's)");
    command.add_option("--captured", options->captured,
                       "When you copied it: what Today means (default: today)");
    command.callback([&session, options] {
        session.choose([options](Session& s) { return transcribe(s, *options); });
    });
}

}  // namespace

void add_chat_commands(CommandLine app, Session& session) {
    auto chat = app.add_subcommand("chat", "Conversations: what was imported, what changed");
    chat.require_subcommand(1);
    for (bool const changes : {false, true}) {
        auto slug = std::make_shared<std::string>();
        auto command = chat.add_subcommand(
            changes ? "changes" : "list",
            changes ? "Messages that a later export shows otherwise: edited, deleted, vanished"
                    : "Conversations and their exports");
        command.add_option("ENG", *slug, "Only of this engagement");
        command.callback([&session, slug, changes] {
            session.choose([slug, changes](Session& s) { return list(s, *slug, changes); });
        });
    }
    add_compare(chat, session);
    add_transcribe(chat, session);
}

}  // namespace tally::cli
