/* lkjip schema: the JSON Schemas of the input files, for editors. */
#include "command_run.h"

#include <stdio.h>
#include <string.h>

#include "base_arena.h"
#include "base_diagnostic.h"
#include "base_utf8.h"
#include "command_options.h"
#include "start.h"

/* The index of a file by its name with or without ".json"; MODEL_FILE_COUNT after reporting. */
static size_t find_file(const struct command_call *call, const char *word)
{
    const char *names[START_SCHEMA_LIMIT + 1] = {NULL};
    size_t count = start_schema_names(names);
    size_t length = strlen(word);
    if (length > 5 && strcmp(word + length - 5, ".json") == 0)
        length -= 5;
    const char *name = base_copy(call->arena, word, length);
    for (size_t i = 0; i < count; i++) {
        if (strcmp(names[i], name) == 0)
            return i;
    }
    const char *nearest = base_nearest(name, names);
    struct base_buffer list = {.arena = call->arena};
    for (size_t i = 0; i < count; i++)
        base_buffer_format(&list, "%s%s", i > 0 ? ", " : "", names[i]);
    base_report(call->diagnostics, base_at(0), BASE_MESSAGE_START_SCHEMA_NAME, word,
                nearest != NULL ? base_format(call->arena, " (\"%s\"?)", nearest) : "",
                base_buffer_get(&list));
    return count;
}

static int print_schemas(const struct command_call *call)
{
    const struct command_line *line = call->line;
    if (line->word_count == 0) {
        fputs(start_schema_text(call->arena, START_SCHEMA_ALL), stdout);
        return 0;
    }
    for (size_t i = 0; i < line->word_count; i++) {
        size_t file = find_file(call, line->words[i]);
        if (file == START_SCHEMA_LIMIT)
            return 2;
        fputs(start_schema_text(call->arena, file), stdout);
    }
    return 0;
}

int command_schema(const struct command_call *call)
{
    const char *folder = call->line->values[COMMAND_OUTPUT];
    if (folder == NULL)
        return print_schemas(call);
    size_t files[START_SCHEMA_LIMIT];
    size_t count = 0;
    for (size_t i = 0; i < call->line->word_count && count < START_SCHEMA_LIMIT; i++) {
        files[count] = find_file(call, call->line->words[i]);
        if (files[count++] == START_SCHEMA_LIMIT)
            return 2;
    }
    for (size_t i = 0; call->line->word_count == 0 && i < START_SCHEMA_LIMIT; i++)
        files[count++] = i;
    bool good = start_schema_write(call->arena, call->diagnostics, folder, files, count);
    if (good && call->line->values[COMMAND_QUIET] == NULL) {
        const char *names[START_SCHEMA_LIMIT + 1] = {NULL};
        start_schema_names(names);
        for (size_t i = 0; i < count; i++)
            printf("%s/%s.schema.json\n", folder, names[files[i]]);
    }
    return good ? 0 : 3;
}
