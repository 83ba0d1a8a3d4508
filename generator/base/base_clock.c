/* The processor time of the process. */
#define _POSIX_C_SOURCE 200809L
#include "base_clock.h"

#include <time.h>

long long base_clock_processor(void)
{
    struct timespec time;
    if (clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time) != 0)
        return 0;
    return (long long)time.tv_sec * 1000000000 + time.tv_nsec;
}
