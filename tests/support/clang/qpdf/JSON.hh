// Stands before qpdf's own header where clang compiles the fuzzers: in C++23 clang 19 refuses the
// vector of an incomplete type in it, and nothing of ours uses qpdf's JSON.
#pragma once

class JSON;
