// What rules speak of: milestones, weeks, invoices, disputes, or the contract as a whole. How they
// are called, and the money that is at stake there.
#pragma once

#include <string>

#include "engagement/state.h"
#include "rights/pack.h"

namespace tally::rights {

// The topic of the event as the rule counts it; empty where the event does not speak of such a
// thing.
std::string subject_of(Subject subject, engagement::Event const& event);
// "milestone 2", "the week of 16 Nov 2026", "invoice 2026-014"; for a contract the milestones that
// hold the money: "milestones 1 and 2".
std::string subject_text(engagement::State const& state, std::string const& topic);
// What is at stake by then on what the event speaks of; zero where nobody knows.
Money at_stake(engagement::State const& state, MoneyKind kind, std::string const& topic,
               engagement::Event const& event);
// The number behind the noun, or 0: 2 of "milestone/2" for "milestone".
int number_in(std::string const& topic, std::string_view noun);
// "milestone" of "milestone/2"
std::string_view noun_of(std::string_view topic);

}  // namespace tally::rights
