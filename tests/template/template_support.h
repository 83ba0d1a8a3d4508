/* What the tests of templates share. */
#pragma once

#include "test_fixture.h"

struct document;
struct template_pack;

/* Opens the pack name of a folder such as "cases"; bases come from "packs". */
struct template_pack *template_open(struct test_fixture *fixture, const char *folder,
                                    const char *name);
/* Expands it with <folder>/<name>/data.json; narratives and pictures from the same folder. */
struct document *template_run_case(struct test_fixture *fixture, struct template_pack *pack,
                                   const char *folder, const char *name);
