/* A compiled gettext catalogue (.mo), read by ourselves: gettext() of the C library translates
 * nothing while no locale of the language is installed, which is the rule on small systems. */
#pragma once

#include <stddef.h>

struct base_catalogue;

/* Reads a file; NULL when it is missing or not a well-formed catalogue. */
struct base_catalogue *base_catalogue_create(const char *path);
void base_catalogue_destroy(struct base_catalogue *catalogue);
/* The translation, owned by the catalogue; text itself when there is none. */
const char *base_catalogue_find(const struct base_catalogue *catalogue, const char *text);
