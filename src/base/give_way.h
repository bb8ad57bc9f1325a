// Threads that compete for cores.
#pragma once

namespace tally {

// The calling thread gives way to others, of this program and of the machine, from now on and for
// good: when cores are scarce it gets about a tenth of what they get. For work of which there is
// plenty, beside a thread that all of it waits for.
void give_way();

}  // namespace tally
