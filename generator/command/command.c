/* Chooses the command that the arguments name. */
#include "command.h"

#include <stdio.h>
#include <string.h>

int command_main(int argc, char **argv)
{
    if (argc == 2 && strcmp(argv[1], "--version") == 0) {
        puts("lkjip " LKJIP_VERSION);
        return 0;
    }
    fputs("usage: lkjip --version\n", stderr);
    return 2;
}
