// The closed lists of names that the product uses everywhere: engagement types, item kinds, forums,
// channels. docs/formats/events.md documents each; a test compares both ways.
#pragma once

#include <array>
#include <concepts>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "base/result.h"

namespace tally::engagement {

enum class EngagementType : std::uint8_t {
    upwork_fixed,
    upwork_hourly,
    direct_fixed,
    direct_hourly,
    fiverr_order,
    freelancer_com,
    peopleperhour,
    other,
};
inline constexpr std::array<std::string_view, 8> engagement_type_names{
    "upwork-fixed", "upwork-hourly",  "direct-fixed",  "direct-hourly",
    "fiverr-order", "freelancer-com", "peopleperhour", "other"};
// The platform holds the client's money and has a submit function that starts its clocks.
bool has_platform(EngagementType type);
// The platform itself is paid by invoices that the freelancer writes there.
bool bills_by_invoice(EngagementType type);
// Paid by the hour.
bool is_hourly(EngagementType type);

enum class Forum : std::uint8_t {
    upwork_dispute,
    upwork_arbitration,
    chargeback,
    small_claims,
    e_bundle,
    demand_letter,
    generic,
};
inline constexpr std::array<std::string_view, 7> forum_names{
    "upwork-dispute", "upwork-arbitration", "chargeback", "small-claims",
    "e-bundle",       "demand-letter",      "generic"};

// How something reached the other side.
enum class Channel : std::uint8_t {
    platform,  // the platform's own submit function: the only one that starts a review clock
    chat,
    email,
    link,
    in_person,
    other,
};
inline constexpr std::array<std::string_view, 6> channel_names{"platform", "chat",      "email",
                                                               "link",     "in-person", "other"};

enum class ClientKind : std::uint8_t {
    unknown,
    business,
    consumer,
};
inline constexpr std::array<std::string_view, 3> client_kind_names{"unknown", "business",
                                                                   "consumer"};

// What a copy of the terms is of.
enum class TermsSource : std::uint8_t {
    job_post,
    offer,
    platform_terms,
    other,
};
inline constexpr std::array<std::string_view, 4> terms_source_names{"job-post", "offer",
                                                                    "platform-terms", "other"};

// What stands in for money that is deposited.
enum class Security : std::uint8_t {
    deposit,  // paid in advance, to us
    card_hold,
    purchase_order,
    guarantee,
    waiver,  // the freelancer goes without, and says why
};
inline constexpr std::array<std::string_view, 5> security_names{
    "deposit", "card-hold", "purchase-order", "guarantee", "waiver"};

// In what form work was handed over.
enum class DeliveryForm : std::uint8_t {
    full,
    staged,       // a part of it, the rest follows on payment
    watermarked,  // for looking, not for use
};
inline constexpr std::array<std::string_view, 3> delivery_form_names{"full", "staged",
                                                                     "watermarked"};

// Where a request stands to the scope that was agreed.
enum class ScopeTie : std::uint8_t {
    undecided,
    inside,
    outside,
};
inline constexpr std::array<std::string_view, 3> scope_tie_names{"undecided", "inside", "outside"};

// What a letter is for.
enum class LetterPurpose : std::uint8_t {
    checkin,
    delivery,
    change,
    invoice,
    summary,   // of a call or chat: "as agreed today"
    contract,  // asks for a written contract
    notice,
};
inline constexpr std::array<std::string_view, 7> letter_purpose_names{
    "checkin", "delivery", "change", "invoice", "summary", "contract", "notice"};

// How a letter left.
enum class LetterWay : std::uint8_t {
    smtp,
    by_hand
};
inline constexpr std::array<std::string_view, 2> letter_way_names{"smtp", "by-hand"};

// What a reply proves about the letter that it answers (docs/formats/letter.md).
enum class ReplyStrength : std::uint8_t {
    none,
    weak,
    strong
};
inline constexpr std::array<std::string_view, 3> reply_strength_names{"none", "weak", "strong"};

// What comes next when a responsibility was not kept.
enum class BreachStep : std::uint8_t {
    reminder,
    notice,
    pause,
    forum,
};
inline constexpr std::array<std::string_view, 4> breach_step_names{"reminder", "notice", "pause",
                                                                   "forum"};

// How well a stated reason for ending the contract holds.
enum class Stance : std::uint8_t {
    unfounded,
    partly,
    founded,
};
inline constexpr std::array<std::string_view, 3> stance_names{"unfounded", "partly", "founded"};

// How far a piece of evidence carries.
enum class EvidenceStrength : std::uint8_t {
    proves,    // enough by itself
    supports,  // makes it likelier
};
inline constexpr std::array<std::string_view, 2> evidence_strength_names{"proves", "supports"};

// Why something is kept out of a case file.
enum class WithheldFor : std::uint8_t {
    privilege,  // talk with a lawyer
    nda,
    privacy,
    other,
};
inline constexpr std::array<std::string_view, 4> withheld_for_names{"privilege", "nda", "private",
                                                                    "other"};

// What a lesson becomes in the next engagement.
enum class LessonUse : std::uint8_t {
    clause,
    checklist,
    alert,
};
inline constexpr std::array<std::string_view, 3> lesson_use_names{"clause", "checklist", "alert"};

// What an item can be; `kind` of ledger::ItemRecord.
inline constexpr std::array<std::string_view, 9> item_kind_names{
    "mail", "chat", "file", "image", "pdf", "page", "commit", "statement-row", "note"};

// What a list of names is called, and the names, in the order of the enumerators.
struct NameList {
    std::string_view what;
    std::span<std::string_view const> names;
};
constexpr NameList names_of(EngagementType) { return {"engagement type", engagement_type_names}; }
constexpr NameList names_of(Forum) { return {"forum", forum_names}; }
constexpr NameList names_of(Channel) { return {"channel", channel_names}; }
constexpr NameList names_of(ClientKind) { return {"kind of client", client_kind_names}; }
constexpr NameList names_of(TermsSource) { return {"source of terms", terms_source_names}; }
constexpr NameList names_of(Security) { return {"kind of security", security_names}; }
constexpr NameList names_of(DeliveryForm) { return {"form of delivery", delivery_form_names}; }
constexpr NameList names_of(ScopeTie) { return {"place in the scope", scope_tie_names}; }
constexpr NameList names_of(LetterPurpose) { return {"purpose", letter_purpose_names}; }
constexpr NameList names_of(LetterWay) { return {"way", letter_way_names}; }
constexpr NameList names_of(ReplyStrength) { return {"strength", reply_strength_names}; }
constexpr NameList names_of(BreachStep) { return {"next step", breach_step_names}; }
constexpr NameList names_of(Stance) { return {"stance", stance_names}; }
constexpr NameList names_of(EvidenceStrength) { return {"strength", evidence_strength_names}; }
constexpr NameList names_of(WithheldFor) { return {"reason to withhold", withheld_for_names}; }
constexpr NameList names_of(LessonUse) { return {"use of a lesson", lesson_use_names}; }

template <typename Enum>
concept Named = requires(Enum value) {
    { names_of(value) } -> std::same_as<NameList>;
};

template <Named Enum>
constexpr std::string_view name(Enum value) {
    return names_of(value).names[static_cast<std::size_t>(value)];
}

// The position in the list, or invalid_input with the names that there are.
Result<std::size_t> find_name(std::string_view text, NameList const& list);

template <Named Enum>
Result<Enum> parse_name(std::string_view text) {
    return static_cast<Enum>(TRY(find_name(text, names_of(Enum{}))));
}

// "a, b or c"
std::string listed(std::span<std::string_view const> names);

}  // namespace tally::engagement
