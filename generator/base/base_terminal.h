/* Questions to the person at the terminal. */
#pragma once

#include <stdbool.h>

/* True when a person types the input. */
bool base_terminal_types(void);
/* True when a person reads the messages as they come. */
bool base_terminal_reads(void);
/* True when somebody can read what is printed and answer: input and output are a terminal. */
bool base_terminal_is_open(void);
/* Prints a question and reads a line; true when it begins with the letter of yes (or y). */
bool base_terminal_confirm(const char *question, const char *yes);
