/* What libFuzzer calls; replay.c calls the same. */
#pragma once

#include <stddef.h>

int LLVMFuzzerInitialize(int *count, char ***words);
int LLVMFuzzerTestOneInput(const unsigned char *bytes, size_t length);
