/* What can be typed next, for the completion of shells. */
#pragma once

/* words: those behind "lkjip" up to the one being typed, which is the last and may be empty. Prints
 * a line that says how the shell is to take them ("words", "parts": more may follow directly, or
 * "paths") and the possible words. Prints nothing when there is nothing to offer. */
int command_complete(int count, char **words);
