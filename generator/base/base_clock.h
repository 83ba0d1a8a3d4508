/* Time for people who look for what is slow; never part of a report. */
#pragma once

/* Nanoseconds of processor time that the process has taken. */
long long base_clock_processor(void);
