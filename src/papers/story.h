// The record as sentences for a paper, in the order in which things occurred.
#pragma once

#include <initializer_list>
#include <vector>

#include "papers/sentence.h"

namespace tally::papers {

// Every fact that belongs into a paper. What has its own place (reasons, exhibits) is not among
// them.
std::vector<Sentence> story(Dossier const& dossier, Voice const& voice);

// Those about one of the topics.
std::vector<Sentence> about(std::vector<Sentence> const& story,
                            std::initializer_list<Topic> topics);

// The milestones that the case is about: money is held or was asked back, or work was not paid;
// without one, all of them.
std::vector<int> milestones_at_stake(engagement::State const& state);
// Sentences that belong to these milestones or to none.
std::vector<Sentence> of_milestones(std::vector<Sentence> const& story,
                                    std::vector<int> const& milestones);

}  // namespace tally::papers
