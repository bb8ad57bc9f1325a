#include "chat/whatsapp_words.h"

#include <array>

#include "base/words.h"

namespace tally::chat {
namespace {

// English, German, Spanish, French, Italian, Portuguese.
constexpr std::array<std::string_view, 8> edited_marks{"<This message was edited>",
                                                       "<Diese Nachricht wurde bearbeitet.>",
                                                       "<Diese Nachricht wurde bearbeitet>",
                                                       "<Se editó este mensaje.>",
                                                       "<Se editó este mensaje>",
                                                       "<Ce message a été modifié>",
                                                       "<Questo messaggio è stato modificato>",
                                                       "<Mensagem editada>"};

constexpr std::array<std::string_view, 16> deleted_texts{
    "This message was deleted",       "You deleted this message",
    "Diese Nachricht wurde gelöscht", "Du hast diese Nachricht gelöscht",
    "Se eliminó este mensaje",        "Eliminaste este mensaje",
    "Este mensaje fue eliminado",     "Ce message a été supprimé",
    "Vous avez supprimé ce message",  "Questo messaggio è stato eliminato",
    "Hai eliminato questo messaggio", "Mensagem apagada",
    "Esta mensagem foi apagada",      "Você apagou esta mensagem",
    "Você apagou essa mensagem",      "This message was deleted by admin"};

constexpr std::array<std::string_view, 6> encryption_words{
    "end-to-end encrypted",     "Ende-zu-Ende-verschlüsselt", "cifrados de extremo a extremo",
    "chiffrés de bout en bout", "crittografati end-to-end",   "criptografia de ponta a ponta"};

// "<attached: NAME>" as iOS writes it.
constexpr std::array<std::string_view, 7> attached_begins{
    "<attached: ", "<Anhang: ",  "<adjunto: ", "<pièce jointe : ",
    "<allegato: ", "<anexado: ", "<anexo: "};
// "NAME (file attached)" as Android writes it.
constexpr std::array<std::string_view, 7> attached_ends{
    " (file attached)", " (Datei angehängt)", " (archivo adjunto)", " (fichier joint)",
    " (file allegato)", " (arquivo anexado)", " (ficheiro anexado)"};

struct LeftOut {
    std::string_view text;
    std::string_view what;
};
constexpr std::array left_out{
    LeftOut{"<Media omitted>", "media"},         LeftOut{"<Medien ausgeschlossen>", "media"},
    LeftOut{"<Multimedia omitido>", "media"},    LeftOut{"<Médias omis>", "media"},
    LeftOut{"<Media omessi>", "media"},          LeftOut{"<Arquivo de mídia oculto>", "media"},
    LeftOut{"image omitted", "image"},           LeftOut{"video omitted", "video"},
    LeftOut{"audio omitted", "audio"},           LeftOut{"document omitted", "document"},
    LeftOut{"sticker omitted", "sticker"},       LeftOut{"GIF omitted", "GIF"},
    LeftOut{"Contact card omitted", "contact"},  LeftOut{"Bild weggelassen", "image"},
    LeftOut{"Video weggelassen", "video"},       LeftOut{"Audio weggelassen", "audio"},
    LeftOut{"Dokument weggelassen", "document"}, LeftOut{"imagen omitida", "image"},
    LeftOut{"image absente", "image"},           LeftOut{"immagine omessa", "image"}};

bool is_deleted(std::string_view text) {
    if (text.ends_with('.')) text.remove_suffix(1);
    for (auto const known : deleted_texts)
        if (text == known) return true;
    return false;
}

bool speaks_of_encryption(std::string_view text) {
    for (auto const words : encryption_words)
        if (text.contains(words)) return true;
    return false;
}

void take_edited_mark(WhatsappWords& words) {
    for (auto const mark : edited_marks) {
        if (!words.text.ends_with(mark)) continue;
        words.edited = true;
        words.text =
            trimmed(std::string_view{words.text}.substr(0, words.text.size() - mark.size()));
        return;
    }
}

// The name of the file, and the caption below it as text.
void take_attachment(WhatsappWords& words) {
    std::string_view const text = words.text;
    for (auto const begin : attached_begins) {
        auto const end = text.find('>');
        if (!text.starts_with(begin) || end == text.npos) continue;
        words.attachment = text.substr(begin.size(), end - begin.size());
        words.text = trimmed(text.substr(end + 1));
        return;
    }
    auto const line = text.substr(0, text.find('\n'));
    for (auto const end : attached_ends) {
        if (!line.ends_with(end)) continue;
        words.attachment = line.substr(0, line.size() - end.size());
        auto const rest = text.substr(line.size());
        words.text = rest.empty() ? std::string{} : std::string{trimmed(rest.substr(1))};
        return;
    }
    for (auto const& [known, what] : left_out)
        if (text == known) {
            words.attachment = what;
            words.text.clear();
            return;
        }
}

}  // namespace

WhatsappWords read_words(std::string_view text) {
    WhatsappWords words;
    words.text = trimmed(without_marks(text));
    words.deleted = is_deleted(words.text);
    if (words.deleted) {
        words.text.clear();
        return words;
    }
    take_edited_mark(words);
    words.system = speaks_of_encryption(words.text);
    if (!words.system) take_attachment(words);
    return words;
}

std::string without_marks(std::string_view text) {
    auto const is_mark = [&](std::size_t at) {
        auto const three = text.substr(at, 3);
        if (three == "\xef\xbb\xbf") return true;
        if (three.size() < 3 || three[0] != '\xe2') return false;
        auto const last = static_cast<unsigned char>(three[2]);
        if (three[1] == '\x80')
            return last == 0x8e || last == 0x8f || (last >= 0xaa && last <= 0xae);
        return three[1] == '\x81' && last >= 0xa6 && last <= 0xa9;
    };
    std::string out;
    out.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) {
        if ((text[at] == '\xe2' || text[at] == '\xef') && is_mark(at)) {
            at += 3;
            continue;
        }
        out += text[at++];
    }
    return out;
}

std::string whatsapp_title(std::string_view file_name) {
    constexpr std::array<std::string_view, 8> begins{
        "WhatsApp Chat with ",       "WhatsApp Chat - ",          "WhatsApp-Chat mit ",
        "Chat de WhatsApp con ",     "Discussion WhatsApp avec ", "Chat WhatsApp con ",
        "Conversa do WhatsApp com ", "WhatsApp Chat mit "};
    for (auto const ending : {".txt", ".zip"})
        if (file_name.ends_with(ending)) file_name.remove_suffix(4);
    for (auto const begin : begins)
        if (file_name.starts_with(begin)) return without_marks(file_name.substr(begin.size()));
    return without_marks(file_name);
}

}  // namespace tally::chat
