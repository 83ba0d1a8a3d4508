/* Finds and removes comments. */
#include "base_comment.h"

#include <string.h>

static const char opening[] = "<!--";
static const char closing[] = "-->";

bool base_comments_remove(char *text)
{
    char *start = strstr(text, opening);
    const char *end = start != NULL ? strstr(start + strlen(opening), closing) : NULL;
    if (end == NULL)
        return false;
    char *to = start;
    const char *from = start;
    while (end != NULL) {
        for (; from < end + strlen(closing); from++) {
            if (*from == '\n')
                *to++ = '\n';
        }
        const char *next = strstr(from, opening);
        end = next != NULL ? strstr(next + strlen(opening), closing) : NULL;
        size_t kept = end != NULL ? (size_t)(next - from) : strlen(from);
        memmove(to, from, kept);
        to += kept;
        from += kept;
    }
    *to = '\0';
    return true;
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
