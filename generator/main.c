/* The program: hands its arguments to the commands. */
#include "command.h"

int main(int argc, char **argv)
{
    return command_main(argc, argv);
}
