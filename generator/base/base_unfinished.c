/* What must not stay behind a process that ends early. */
#define _POSIX_C_SOURCE 200809L
#include "base_unfinished.h"

#include <signal.h>
#include <stddef.h>
#include <unistd.h>

#include "base_file.h"

static struct base_unfinished *all;

/* Signals as they were before base_unfinished_hold. */
static sigset_t let_through;

static const int endings[] = {SIGINT, SIGTERM, SIGHUP, SIGALRM};

void base_unfinished_remove(void)
{
    for (const struct base_unfinished *at = all; at != NULL; at = at->next) {
        if (at->is_folder) {
            base_folder_remove(at->path);
        } else {
            unlink(at->path);
        }
    }
}

/* Ends the process as the signal would have. */
static void end_by(int number)
{
    base_unfinished_remove();
    signal(number, SIG_DFL);
    raise(number);
}

static void watch(void)
{
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) {
        struct sigaction action;
        if (sigaction(endings[i], NULL, &action) == 0 && action.sa_handler == SIG_DFL) {
            action = (struct sigaction){.sa_handler = end_by};
            sigemptyset(&action.sa_mask);
            sigaction(endings[i], &action, NULL);
        }
    }
}

void base_unfinished_add(struct base_unfinished *unfinished)
{
    watch();
    unfinished->next = all;
    all = unfinished;
}

void base_unfinished_drop(const struct base_unfinished *unfinished)
{
    for (struct base_unfinished **link = &all; *link != NULL; link = &(*link)->next) {
        if (*link == unfinished) {
            *link = unfinished->next;
            return;
        }
    }
}

void base_unfinished_disown(void)
{
    all = NULL;
}

void base_unfinished_hold(void)
{
    sigset_t set;
    sigemptyset(&set);
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) {
        sigaddset(&set, endings[i]);
    }
    sigprocmask(SIG_BLOCK, &set, &let_through);
}

void base_unfinished_release(void)
{
    sigprocmask(SIG_SETMASK, &let_through, NULL);
}
