/* The commands of lkjip: options, progress, exit status. */
#pragma once

/* Runs the command that the arguments name. Returns the exit status: 0 done, 1 faulty data or
 * template, 2 wrong call, 3 environment (disk, fonts). */
int command_main(int argc, char **argv);
