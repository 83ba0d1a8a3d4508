/* What the tests of templates share. */
#include "template_support.h"

#include <check.h>
#include <string.h>

#include "document.h"
#include "json.h"
#include "template.h"
#include "value.h"

struct template_pack *template_open(struct test_fixture *fixture, const char *folder,
                                    const char *name)
{
    const char *folders[] = {folder, "packs", NULL};
    return template_pack_open(fixture->arena, fixture->sources, fixture->diagnostics, folders, name,
                              0);
}

/* "?" becomes a missing value, as in the model. */
static const struct value *with_marks(struct test_fixture *fixture, const struct value *value)
{
    struct base_arena *arena = fixture->arena;
    struct base_buffer path = {.arena = arena};
    if (value->kind == VALUE_TEXT && strcmp(value->text, "?") == 0) {
        base_origin_path(fixture->sources, value->origin, &path);
        return value_missing(arena, value->origin, base_buffer_get(&path));
    }
    size_t count = value_count(value);
    if (value->kind == VALUE_LIST) {
        const struct value **items = base_alloc_array(arena, count, sizeof *items);
        for (size_t i = 0; i < count; i++)
            items[i] = with_marks(fixture, value->list.items[i]);
        return value_list(arena, value->origin, items, count);
    }
    if (value->kind != VALUE_RECORD)
        return value;
    struct value_entry *entries = base_alloc_array(arena, count, sizeof *entries);
    for (size_t i = 0; i < count; i++)
        entries[i] = (struct value_entry){value_entry_at(value, i).key,
                                          with_marks(fixture, value_entry_at(value, i).value)};
    return value_record(arena, value->origin, entries, count);
}

struct document *template_run_case(struct test_fixture *fixture, struct template_pack *pack,
                                   const char *folder, const char *name)
{
    const char *report = base_format(fixture->arena, "%s/%s", folder, name);
    const struct value *data =
        json_read(fixture->arena, fixture->sources, fixture->diagnostics,
                  base_format(fixture->arena, "%s/data.json", report), "data.json");
    ck_assert_ptr_nonnull(data);
    data = with_marks(fixture, data);
    struct template_options options = {.percent_decimals = 2, .parts = value_get(data, "bagian")};
    return template_expand(pack, fixture->arena, fixture->sources, fixture->diagnostics, data,
                           report, &options);
}
