#include "forums/forum_pack.h"

#include <algorithm>

#include "rights/law_reader.h"

namespace tally::forums {
namespace {

using casefile::Section;

constexpr int pages_most = 100'000;
constexpr int bytes_most = 2'000'000'000;
constexpr int ppi_most = 10'000;
constexpr int pixels_most = 2'000'000'000;
constexpr int points_most = 72;
constexpr int characters_most = 10'000'000;
constexpr std::size_t parts_most = 200;  // fields, forms or variants of one pack

Result<std::optional<int>> read_limit(TomlReader& table, std::string_view key, int most) {
    if (!table.has(key)) return std::optional<int>{};
    return std::optional{TRY(rights::read_number(table, key, 1, most))};
}

Result<Limits> read_limits(TomlReader table) {
    Limits limits;
    limits.pages_max = TRY(read_limit(table, "pages_max", pages_most));
    limits.bytes_max = TRY(read_limit(table, "bytes_max", bytes_most));
    limits.image_ppi_max = TRY(read_limit(table, "image_ppi_max", ppi_most));
    limits.image_pixels_max = TRY(read_limit(table, "image_pixels_max", pixels_most));
    limits.font_points_min = TRY(read_limit(table, "font_points_min", points_most));
    limits.portrait = TRY(table.flag("portrait"));
    limits.upright = TRY(table.flag("upright"));
    limits.no_colour_marks = TRY(table.flag("no_colour_marks"));
    limits.numbered_from_one = TRY(table.flag("numbered_from_one"));
    limits.bookmarks = TRY(table.flag("bookmarks"));
    limits.bookmark_pages = TRY(table.flag("bookmark_pages"));
    limits.linked_index = TRY(table.flag("linked_index"));
    limits.no_attachments = TRY(table.flag("no_attachments"));
    TRY(table.finish());
    return limits;
}

Result<std::vector<Section>> read_sections(TomlReader& root) {
    auto sections = TRY(rights::read_some_of<Section>(root, "sections", section_names));
    for (auto const section : sections)
        if (std::ranges::count(sections, section) > 1)
            return root.wrong("sections",
                              "names one twice: " +
                                  std::string{section_names[static_cast<std::size_t>(section)]});
    if (sections.front() != Section::brief)
        return root.wrong("sections", "must begin with the brief",
                          "one page that decides comes first everywhere");
    return sections;
}

// Ids of a forum's fields are its own: letters, digits, hyphens, underscores.
Result<std::string> read_field_id(TomlReader& table) {
    constexpr std::size_t id_bytes_max = 64;
    auto id = TRY(table.string("id"));
    auto const fits = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
               c == '-' || c == '_';
    };
    if (id.size() <= id_bytes_max && std::ranges::all_of(id, fits)) return id;
    return table.wrong("id", "is no id: " + id, "letters, digits, hyphens and underscores");
}

Result<Field> read_field(TomlReader& table) {
    Field field;
    field.id = TRY(read_field_id(table));
    field.title = TRY(table.string("title"));
    field.filling = TRY(rights::read_one_of<Filling>(table, "filled_by", filling_names));
    field.characters_max = TRY(rights::read_number(table, "characters_max", 1, characters_most, 0));
    field.hint = TRY(table.string_or_empty("hint"));
    TRY(table.finish());
    return field;
}

Result<Form> read_form(TomlReader& table) {
    Form form;
    form.id = TRY(read_field_id(table));
    form.title = TRY(table.string("title"));
    form.why = TRY(table.string("why"));
    form.url = TRY(table.string_or_empty("url"));
    if (!form.url.empty() && !form.url.starts_with("https://"))
        return table.wrong("url", "is no address: " + form.url, "it must begin with https://");
    TRY(table.finish());
    return form;
}

Result<Variant> read_variant(TomlReader& table) {
    Variant variant;
    variant.id = TRY(rights::read_id(table));
    variant.title = TRY(table.string("title"));
    variant.confidence = TRY(rights::read_confidence(table));
    variant.source = TRY(rights::read_source(table));
    variant.check = TRY(rights::read_texts(table, "check"));
    variant.limits = TRY(read_limits(TRY(table.table("limits", "the limits of a variant"))));
    TRY(table.finish());
    return variant;
}

template <typename Part>
Result<std::vector<Part>> read_parts(TomlReader& root, std::string_view key,
                                     std::string const& what,
                                     Result<Part> (*read)(TomlReader& table)) {
    std::vector<Part> parts;
    for (auto& table : TRY(root.tables(key, what))) {
        if (parts.size() == parts_most)
            return table.wrong("id", "comes after " + std::to_string(parts_most) + " others");
        parts.push_back(TRY(read(table)));
        TRY(rights::check_last_id(table, parts));
    }
    return parts;
}

Result<engagement::Forum> read_forum(TomlReader& root) {
    return rights::read_one_of<engagement::Forum>(root, "forum", engagement::forum_names);
}

}  // namespace

Variant const* ForumPack::variant(std::string_view variant_id) const {
    auto const found = std::ranges::find(variants, variant_id, &Variant::id);
    return found == variants.end() ? nullptr : &*found;
}

Result<ForumPack> parse_forum_pack(std::string_view toml, std::string const& file) {
    auto const parsed = TRY(parse_toml(toml, file));
    auto root = TRY(TomlReader::open(parsed, file, "the pack of a forum"));
    ForumPack pack;
    TRY(rights::read_head(root, pack));
    pack.forum = TRY(read_forum(root));
    pack.confidence = TRY(rights::read_confidence(root));
    pack.reader = TRY(root.string("reader"));
    pack.tone = TRY(root.string("tone"));
    pack.sections = TRY(read_sections(root));
    pack.elements = TRY(rights::read_texts(root, "elements"));
    pack.check = TRY(rights::read_texts(root, "check"));
    pack.limits = TRY(read_limits(TRY(root.table("limits", "the limits of the forum"))));
    pack.fields = TRY(read_parts(root, "field", "a [[field]]", read_field));
    pack.forms = TRY(read_parts(root, "form", "a [[form]]", read_form));
    pack.variants = TRY(read_parts(root, "variant", "a [[variant]]", read_variant));
    TRY(root.finish());
    return pack;
}

}  // namespace tally::forums
