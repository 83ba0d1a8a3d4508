/* What the tests of templates share. */
#include "template_support.h"

#include <check.h>

#include "document.h"
#include "json.h"
#include "template.h"
#include "value.h"

struct template_pack *template_open(struct test_fixture *fixture, const char *folder,
                                    const char *name)
{
    const char *folders[] = {folder, "packs", NULL};
    return template_pack_open(fixture->arena, fixture->sources, fixture->diagnostics, folders,
                              name, 0);
}

struct document *template_run_case(struct test_fixture *fixture, struct template_pack *pack,
                                   const char *folder, const char *name)
{
    const char *report = base_format(fixture->arena, "%s/%s", folder, name);
    const struct value *data =
        json_read(fixture->arena, fixture->sources, fixture->diagnostics,
                  base_format(fixture->arena, "%s/data.json", report), "data.json");
    ck_assert_ptr_nonnull(data);
    struct template_options options = {.percent_decimals = 2, .parts = value_get(data, "bagian")};
    return template_expand(pack, fixture->arena, fixture->sources, fixture->diagnostics, data,
                           report, &options);
}
