/* Finds and removes comments. */
#include "base_comment.h"

#include <string.h>

static const char opening[] = "<!--";
static const char closing[] = "-->";

bool base_comments_remove(char *text)
{
    bool found = false;
    char *to = text;
    const char *from = text;
    while (*from != '\0') {
        const char *end = strncmp(from, opening, strlen(opening)) == 0
                              ? strstr(from + strlen(opening), closing)
                              : NULL;
        if (end == NULL) {
            *to++ = *from++;
            continue;
        }
        found = true;
        for (; from < end + strlen(closing); from++) {
            if (*from == '\n')
                *to++ = '\n';
        }
    }
    *to = '\0';
    return found;
}

bool base_comments_only(const char *text)
{
    bool found = false;
    for (;;) {
        text += strspn(text, " \t\r\n");
        if (*text == '\0')
            return found;
        const char *end = strncmp(text, opening, strlen(opening)) == 0
                              ? strstr(text + strlen(opening), closing)
                              : NULL;
        if (end == NULL)
            return false;
        found = true;
        text = end + strlen(closing);
    }
}
