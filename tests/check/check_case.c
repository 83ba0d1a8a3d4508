/* Reports for the tests of rules. */
#include "check_case.h"

#include <unistd.h>

#include <check.h>

#include "../model/model_case.h"
#include "base_file.h"
#include "figures.h"
#include "model.h"

/* model_case_remove knows of gambar/ only. */
static void remove_narrative(struct base_arena *arena, const char *folder)
{
    const char *texts = base_path_join(arena, folder, "narasi");
    size_t count = 0;
    char **names = base_path_is_folder(texts) ? base_folder_list(arena, texts, "", &count) : NULL;
    for (size_t i = 0; i < count; i++) {
        unlink(base_path_join(arena, texts, names[i]));
    }
    rmdir(texts);
}

struct check_case check_case_create(const char *text)
{
    struct check_case made = {.fixture = test_fixture_create()};
    struct test_fixture *fixture = &made.fixture;
    const char *folder = model_case_write(fixture->arena, text);
    const struct model *model =
        model_read(fixture->arena, fixture->sources, fixture->diagnostics, folder);
    ck_assert_msg(base_diagnostics_errors(fixture->diagnostics) == 0, "%s", test_messages(fixture));
    made.input = (struct check_input){
        .arena = fixture->arena,
        .sources = fixture->sources,
        .diagnostics = fixture->diagnostics,
        .model = model,
        .figures = figures_build(fixture->arena, fixture->sources, fixture->diagnostics, model),
        .claims = model->klaim,
    };
    check_rules(&made.input);
    remove_narrative(fixture->arena, folder);
    model_case_remove(fixture->arena, folder);
    return made;
}

void check_case_destroy(struct check_case *made)
{
    test_fixture_destroy(&made->fixture);
}
