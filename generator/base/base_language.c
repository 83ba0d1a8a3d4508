/* Chooses the language of messages and translates them. */
#define _POSIX_C_SOURCE 200809L
#include "base_language.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base_arena.h"
#include "base_catalogue.h"
#include "base_diagnostic.h"
#include "base_file.h"

/* The language is one for the whole program. */
static struct base_catalogue *current;
static char current_name[16] = "en";

const char *base_translate(const char *text)
{
    return current == NULL ? text : base_catalogue_find(current, text);
}

void base_language_finish(void)
{
    base_catalogue_destroy(current);
    current = NULL;
    snprintf(current_name, sizeof current_name, "%s", "en");
}

const char *base_language_name(void)
{
    return current_name;
}

static const char *language_of_environment(void)
{
    static const char *const names[] = {"LC_ALL", "LC_MESSAGES", "LANG"};
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        const char *value = getenv(names[i]);
        if (value != NULL && *value != '\0')
            return value;
    }
    return "C";
}

static struct base_catalogue *load(struct base_arena *arena, const char *folder,
                                   const char *language)
{
    return base_catalogue_create(
        base_format(arena, "%s/%s/LC_MESSAGES/lkjip.mo", folder, language));
}

static struct base_catalogue *load_beside_program(struct base_arena *arena, const char *language)
{
    const char *folder = base_program_folder(arena);
    struct base_catalogue *catalogue =
        load(arena, base_path_join(arena, folder, "../po"), language);
    if (catalogue == NULL)
        catalogue = load(arena, base_path_join(arena, folder, "../share/locale"), language);
    return catalogue;
}

bool base_language_set(const char *language, const char *locale_folder)
{
    base_language_finish();
    if (language == NULL)
        language = language_of_environment();
    struct base_arena *arena = base_arena_create();
    const char *plain = base_copy(arena, language, strcspn(language, "_.@"));
    bool found = true;
    if (strcmp(plain, "en") != 0 && strcmp(plain, "C") != 0 && strcmp(plain, "POSIX") != 0) {
        if (*plain != '\0' && strchr(plain, '/') == NULL)
            current = locale_folder != NULL ? load(arena, locale_folder, plain)
                                            : load_beside_program(arena, plain);
        found = current != NULL;
        if (found && strlen(plain) < sizeof current_name)
            snprintf(current_name, sizeof current_name, "%s", plain);
    }
    base_arena_destroy(arena);
    return found;
}
