#include "documents/xml_text.h"

#include <libxml/xmlreader.h>

#include <algorithm>
#include <array>
#include <memory>

namespace tally::documents {
namespace {

using Reader = std::unique_ptr<xmlTextReader, void (*)(xmlTextReaderPtr)>;
constexpr std::size_t xml_bytes_max = std::size_t{64} << 20;
constexpr std::size_t fields_max = 50;
constexpr int options =
    XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING | XML_PARSE_NOCDATA;

Reader open(std::string_view xml) {
    auto const bytes = xml.substr(0, xml_bytes_max);
    return {
        xmlReaderForMemory(bytes.data(), static_cast<int>(bytes.size()), nullptr, nullptr, options),
        xmlFreeTextReader};
}

std::string_view view(xmlChar const* text) {
    return text == nullptr ? std::string_view{} : reinterpret_cast<char const*>(text);
}

template <std::size_t Count>
bool is_one_of(std::array<std::string_view, Count> const& names, std::string_view name) {
    return std::ranges::find(names, name) != names.end();
}

// Local names of WordprocessingML, SpreadsheetML, DrawingML and OpenDocument.
constexpr std::array<std::string_view, 8> ends_line{"p",  "h",  "tr",        "row",
                                                    "si", "br", "table-row", "line-break"};
constexpr std::array<std::string_view, 5> ends_cell{"tab", "c", "tc", "table-cell", "s"};
constexpr std::array<std::string_view, 3> left_out{"delText", "instrText", "f"};

class Words {
public:
    explicit Words(std::size_t bytes_max) : bytes_max_{bytes_max} {}

    void take(xmlTextReaderPtr reader) {
        auto const type = xmlTextReaderNodeType(reader);
        auto const name = view(xmlTextReaderConstLocalName(reader));
        auto const depth = xmlTextReaderDepth(reader);
        if (hidden_ >= 0 && depth <= hidden_) hidden_ = -1;
        if (type == XML_READER_TYPE_ELEMENT) {
            auto const empty = xmlTextReaderIsEmptyElement(reader) == 1;
            if (!empty && is_one_of(left_out, name) && hidden_ < 0) hidden_ = depth;
            if (empty) end(name);
        } else if (type == XML_READER_TYPE_END_ELEMENT) {
            end(name);
        } else if (hidden_ < 0 && is_text(type)) {
            text_ += view(xmlTextReaderConstValue(reader));
        }
    }
    bool full() const { return text_.size() >= bytes_max_; }
    std::string text() && { return std::move(text_); }

private:
    static bool is_text(int type) {
        return type == XML_READER_TYPE_TEXT || type == XML_READER_TYPE_CDATA ||
               type == XML_READER_TYPE_SIGNIFICANT_WHITESPACE;
    }
    void end(std::string_view name) {
        if (is_one_of(ends_line, name) && !text_.ends_with('\n')) text_ += '\n';
        if (is_one_of(ends_cell, name) && !text_.empty()) text_ += name == "s" ? ' ' : '\t';
    }

    std::size_t bytes_max_;
    std::string text_;
    int hidden_ = -1;  // depth of the element whose words do not count
};

}  // namespace

XmlText text_of_xml(std::string_view xml, std::size_t text_bytes_max) {
    auto const reader = open(xml);
    if (!reader) return {};
    Words words{text_bytes_max};
    int more = 0;
    while (!words.full() && (more = xmlTextReaderRead(reader.get())) == 1) words.take(reader.get());
    return {std::move(words).text(), more == 0 && xml.size() <= xml_bytes_max};
}

std::vector<std::pair<std::string, std::string>> fields_of_xml(std::string_view xml) {
    std::vector<std::pair<std::string, std::string>> fields;
    auto const reader = open(xml);
    std::string name;
    while (reader && fields.size() < fields_max && xmlTextReaderRead(reader.get()) == 1) {
        auto const type = xmlTextReaderNodeType(reader.get());
        if (type == XML_READER_TYPE_ELEMENT) name = view(xmlTextReaderConstLocalName(reader.get()));
        if (type == XML_READER_TYPE_TEXT && !name.empty())
            fields.emplace_back(name, view(xmlTextReaderConstValue(reader.get())));
    }
    return fields;
}

}  // namespace tally::documents
