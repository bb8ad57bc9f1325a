#include "ledger/item.h"

#include "ledger/kinds.h"

namespace tally::ledger {
namespace {

Json encode(ChildItem const& child) {
    return JsonObject{{"bytes", static_cast<std::int64_t>(child.bytes)},
                      {"digest", child.digest.text()},
                      {"media", child.media},
                      {"name", child.name},
                      {"path", child.path}};
}

Json encode(Provenance const& provenance) {
    return JsonObject{{"file", provenance.file},
                      {"offset", static_cast<std::int64_t>(provenance.offset)},
                      {"source", provenance.source}};
}

Result<std::uint64_t> count(JsonReader& reader, std::string_view key) {
    auto const value = TRY(reader.integer(key));
    if (value < 0)
        return fail(Code::invalid_input, "\"" + std::string{key} + "\" must not be negative");
    return static_cast<std::uint64_t>(value);
}

Result<ChildItem> decode_child(Json const& value) {
    auto reader = TRY(JsonReader::open(value, "child of an item"));
    ChildItem child;
    child.bytes = TRY(count(reader, "bytes"));
    child.digest = TRY(Digest::parse(TRY(reader.string("digest"))));
    child.media = TRY(reader.string("media"));
    child.name = TRY(reader.string("name"));
    child.path = TRY(reader.string("path"));
    TRY(reader.finish());
    return child;
}

Result<Provenance> decode_provenance(Json const& value) {
    auto reader = TRY(JsonReader::open(value, "provenance"));
    Provenance provenance;
    provenance.file = TRY(reader.string("file"));
    provenance.offset = TRY(count(reader, "offset"));
    provenance.source = TRY(reader.string("source"));
    TRY(reader.finish());
    return provenance;
}

Json pair_json(std::string_view first, std::string const& a, std::string_view second,
               std::string const& b) {
    return JsonObject{{std::string{first}, a}, {std::string{second}, b}};
}

Json encode(ChatRecord const& chat) {
    JsonArray people;
    for (auto const& [id, name] : chat.people) people.push_back(pair_json("id", id, "name", name));
    JsonObject body{{"conversation", chat.conversation},
                    {"format", chat.format},
                    {"messages", static_cast<std::int64_t>(chat.messages)},
                    {"people", std::move(people)},
                    {"title", chat.title},
                    {"zone", chat.zone}};
    if (chat.last) body.emplace("last", format_instant(*chat.last));
    if (!chat.order.empty()) body.emplace("order", chat.order);
    return body;
}

Result<std::pair<std::string, std::string>> decode_pair(Json const& value, std::string_view what,
                                                        std::string_view first,
                                                        std::string_view second) {
    auto reader = TRY(JsonReader::open(value, std::string{what}));
    std::pair<std::string, std::string> pair;
    pair.first = TRY(reader.string(first));
    pair.second = TRY(reader.string(second));
    TRY(reader.finish());
    return pair;
}

Result<ChatRecord> decode_chat(Json const& value) {
    auto reader = TRY(JsonReader::open(value, "chat of an item"));
    ChatRecord chat;
    chat.conversation = TRY(reader.string("conversation"));
    chat.format = TRY(reader.string("format"));
    chat.messages = TRY(count(reader, "messages"));
    for (auto const& person : TRY(reader.array("people")))
        chat.people.push_back(TRY(decode_pair(person, "person of a chat", "id", "name")));
    chat.title = TRY(reader.string("title"));
    chat.zone = TRY(reader.string("zone"));
    if (reader.has("last")) chat.last = TRY(parse_instant_strict(TRY(reader.string("last"))));
    if (reader.has("order")) chat.order = TRY(reader.string("order"));
    TRY(reader.finish());
    return chat;
}

// What only some items have is absent in the others: older bodies stay what they were.
void add_rare_members(JsonObject& body, ItemRecord const& record) {
    JsonArray claims;
    for (auto const& claim : record.claims)
        claims.push_back(pair_json("name", claim.name, "value", claim.value));
    if (!claims.empty()) body.emplace("claims", std::move(claims));
    if (!record.precision.empty()) body.emplace("precision", record.precision);
    if (record.container)
        body.emplace("container", pair_json("item", record.container->item.text, "path",
                                            record.container->path));
    if (record.chat) body.emplace("chat", encode(*record.chat));
    if (record.occurred) body.emplace("occurred", format_instant(*record.occurred));
}

Result<void> read_rare_members(JsonReader& reader, ItemRecord& record) {
    if (reader.has("claims"))
        for (auto const& claim : TRY(reader.array("claims"))) {
            auto const pair = TRY(decode_pair(claim, "claim of an item", "name", "value"));
            record.claims.push_back({pair.first, pair.second});
        }
    if (reader.has("precision")) record.precision = TRY(reader.string("precision"));
    if (reader.has("container")) {
        auto const pair = TRY(
            decode_pair(TRY(reader.object("container")), "container of an item", "item", "path"));
        record.container = Container{TRY(ItemId::parse(pair.first)), pair.second};
    }
    if (reader.has("chat")) record.chat = TRY(decode_chat(TRY(reader.object("chat"))));
    if (reader.has("occurred"))
        record.occurred = TRY(parse_instant_strict(TRY(reader.string("occurred"))));
    return {};
}

JsonArray encode_children(ItemRecord const& record) {
    JsonArray children;
    for (auto const& child : record.children) children.push_back(encode(child));
    return children;
}

}  // namespace

Json encode(ItemRecord const& record) {
    JsonObject body{{"blob", record.blob.text()},
                    {"bytes", static_cast<std::int64_t>(record.bytes)},
                    {"children", encode_children(record)},
                    {"from", record.from},
                    {"item", record.item.text},
                    {"kind", record.kind},
                    {"media", record.media},
                    {"message_id", record.message_id},
                    {"name", record.name},
                    {"problems", JsonArray(record.problems.begin(), record.problems.end())},
                    {"provenance", encode(record.provenance)},
                    {"to", record.to}};
    add_rare_members(body, record);
    return body;
}

Json encode(FiledItem const& filed) {
    auto const record = encode(filed.record);
    auto body = *record.object();
    body.emplace("inbox", filed.inbox.text);
    body.emplace("inbox_n", static_cast<std::int64_t>(filed.inbox_n));
    return body;
}

Json encode(ErasedItem const& erased) {
    JsonArray entries;
    for (auto const n : erased.entries) entries.push_back(static_cast<std::int64_t>(n));
    return JsonObject{{"blob", erased.blob.text()},
                      {"entries", std::move(entries)},
                      {"item", erased.item.text},
                      {"reason", erased.reason}};
}

namespace {

Result<ItemRecord> read_record(JsonReader& reader) {
    ItemRecord record;
    record.item = TRY(ItemId::parse(TRY(reader.string("item"))));
    record.blob = TRY(Digest::parse(TRY(reader.string("blob"))));
    record.bytes = TRY(count(reader, "bytes"));
    record.kind = TRY(reader.string("kind"));
    record.media = TRY(reader.string("media"));
    record.name = TRY(reader.string("name"));
    record.from = TRY(reader.string("from"));
    record.to = TRY(reader.string("to"));
    record.message_id = TRY(reader.string("message_id"));
    TRY(read_rare_members(reader, record));
    record.provenance = TRY(decode_provenance(TRY(reader.object("provenance"))));
    for (auto const& child : TRY(reader.array("children")))
        record.children.push_back(TRY(decode_child(child)));
    for (auto const& problem : TRY(reader.array("problems"))) {
        if (problem.string() == nullptr)
            return fail(Code::invalid_input, "body of an item: a problem must be a string");
        record.problems.push_back(*problem.string());
    }
    if (record.item != ItemId::of_bytes(record.blob))
        return fail(Code::corrupt, "body of an item: the id is not that of its blob");
    return record;
}

}  // namespace

Result<ItemRecord> decode_item(Json const& body) {
    auto reader = TRY(JsonReader::open(body, "body of item.recorded"));
    auto record = TRY(read_record(reader));
    TRY(reader.finish());
    return record;
}

Result<ItemRecord> decode_item(std::string_view kind, Json const& body) {
    if (kind == kind::item_recorded) return decode_item(body);
    if (kind == kind::item_filed) return TRY(decode_filed_item(body)).record;
    return fail(Code::invalid_input, "an entry of kind " + std::string{kind} + " records no item");
}

Result<FiledItem> decode_filed_item(Json const& body) {
    auto reader = TRY(JsonReader::open(body, "body of item.filed"));
    FiledItem filed;
    filed.record = TRY(read_record(reader));
    filed.inbox = TRY(LedgerId::parse(TRY(reader.string("inbox"))));
    filed.inbox_n = TRY(count(reader, "inbox_n"));
    TRY(reader.finish());
    return filed;
}

Result<ErasedItem> decode_erased_item(Json const& body) {
    auto reader = TRY(JsonReader::open(body, "body of item.erased"));
    ErasedItem erased;
    erased.item = TRY(ItemId::parse(TRY(reader.string("item"))));
    erased.blob = TRY(Digest::parse(TRY(reader.string("blob"))));
    for (auto const& entry : TRY(reader.array("entries"))) {
        if (entry.integer() == nullptr || *entry.integer() < 0)
            return fail(Code::invalid_input, "body of item.erased: an entry must be a position");
        erased.entries.push_back(static_cast<std::uint64_t>(*entry.integer()));
    }
    erased.reason = TRY(reader.string("reason"));
    TRY(reader.finish());
    return erased;
}

}  // namespace tally::ledger
