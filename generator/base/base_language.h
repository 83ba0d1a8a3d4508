/* The language of messages. */
#pragma once

#include <stdbool.h>

/* Chooses the language of base_translate: "id", "en", also "id_ID.UTF-8"; NULL takes it from
 * LC_ALL, LC_MESSAGES or LANG. The catalogue is <locale_folder>/<language>/LC_MESSAGES/lkjip.mo; a
 * locale_folder of NULL looks beside the running program: ../po (build folder), then
 * ../share/locale (installed). English needs no catalogue. Returns false when there is no catalogue
 * for the language; messages are then English. */
bool base_language_set(const char *language, const char *locale_folder);
/* "id", or "en" when messages are not translated. */
const char *base_language_name(void);
/* Frees the catalogue; messages are English again. */
void base_language_finish(void);
