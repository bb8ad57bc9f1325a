// 128-bit integers, for products of amounts, rates and days that must stay exact.
#pragma once

namespace tally {

__extension__ using Wide = __int128;

}  // namespace tally
