// Prints the samples; make_vectors.py breaks them one by one.
#include <cstdio>

#include "golden/samples.h"

int main() { std::fputs(tally::golden::make_samples().c_str(), stdout); }
