/* The program: hands its arguments to the commands. */
#define _POSIX_C_SOURCE 200809L
#include <signal.h>

#include "command.h"

int main(int argc, char **argv)
{
    /* A file that may not grow any further is an error of the write, not the end of the program. */
    signal(SIGXFSZ, SIG_IGN);
    return command_main(argc, argv);
}
