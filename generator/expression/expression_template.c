/* Texts with {{ expressions }} in them. */
#include "expression.h"

#include <string.h>

#include "base_arena.h"
#include "expression_source.h"

struct scanner {
    struct expression_source source;
    const char *text;
    size_t at;
    struct expression_template_part *parts;
    size_t count, capacity;
    bool failed;
    size_t known_at; /* a byte before those asked for next, and its origin */
    base_origin known;
};

static bool looking_at(const struct scanner *scanner, const char *sign)
{
    return strncmp(scanner->text + scanner->at, sign, strlen(sign)) == 0;
}

/* The origin of a byte; the way from the last one asked for is the only one walked. */
static base_origin origin_at(struct scanner *scanner, size_t offset)
{
    if (offset < scanner->known_at) {
        return expression_origin_at(scanner->source.sources, scanner->source.origin, scanner->text,
                                    offset);
    }
    scanner->known =
        expression_origin_at(scanner->source.sources, scanner->known,
                             scanner->text + scanner->known_at, offset - scanner->known_at);
    scanner->known_at = offset;
    return scanner->known;
}

static void add(struct scanner *scanner, const char *text, const struct expression *expression,
                size_t start, base_origin origin)
{
    struct expression_template_part part = {text, expression, origin, start, scanner->at - start};
    BASE_PUSH(scanner->source.arena, scanner->parts, scanner->count, scanner->capacity, part);
}

/* Up to the next expression; "{{{{" is a literal "{{". */
static void scan_literal(struct scanner *scanner)
{
    size_t start = scanner->at;
    struct base_buffer buffer = {.arena = scanner->source.arena};
    for (;;) {
        size_t plain = strcspn(scanner->text + scanner->at, "{");
        base_buffer_add(&buffer, scanner->text + scanner->at, plain);
        scanner->at += plain;
        bool doubled = looking_at(scanner, "{{{{");
        if (scanner->text[scanner->at] == '\0' || (!doubled && looking_at(scanner, "{{")))
            break;
        base_buffer_add(&buffer, scanner->text + scanner->at, doubled ? 2 : 1);
        scanner->at += doubled ? 4 : 1;
    }
    if (scanner->at > start)
        add(scanner, base_buffer_get(&buffer), NULL, start, origin_at(scanner, start));
}

/* Moves *at behind a quoted text; false when it is not closed. */
static bool skip_quoted(const char *text, size_t *at)
{
    size_t here = *at + 1;
    while (text[here] != '\0' && text[here] != text[*at])
        here += text[here] == '\\' && text[here + 1] != '\0' ? 2 : 1;
    if (text[here] == '\0')
        return false;
    *at = here + 1;
    return true;
}

static bool is_quote(char byte)
{
    return byte == '\'' || byte == '"';
}

/* Moves *at to the closing braces; quoted texts are skipped. False when there are none, or others
 * open before: *at is then
 * the place to blame, of the opening braces or of a quote that is not closed. */
static bool find_end(const char *text, size_t *at)
{
    size_t here = *at + 2;
    while (text[here] != '}' || text[here + 1] != '}') {
        if (text[here] == '\0' || (text[here] == '{' && text[here + 1] == '{'))
            return false;
        if (!is_quote(text[here])) {
            here++;
        } else if (!skip_quoted(text, &here)) {
            *at = here;
            return false;
        }
    }
    *at = here;
    return true;
}

static void report_open(struct scanner *scanner, size_t at)
{
    char sign = scanner->text[at];
    base_report(scanner->source.diagnostics, base_at(origin_at(scanner, at)),
                is_quote(sign) ? BASE_MESSAGE_EXPRESSION_QUOTE : BASE_MESSAGE_EXPRESSION_UNCLOSED,
                (char[]){sign, '\0'});
    scanner->failed = true;
    scanner->at += strlen(scanner->text + scanner->at);
}

static void scan_expression(struct scanner *scanner)
{
    struct expression_source *source = &scanner->source;
    size_t start = scanner->at, end = start;
    if (!find_end(scanner->text, &end)) {
        report_open(scanner, end);
        return;
    }
    scanner->at = end + 2;
    base_origin origin = origin_at(scanner, start);
    const struct expression *expression =
        expression_parse(source->arena, source->sources, source->diagnostics,
                         scanner->text + start + 2, end - start - 2, origin_at(scanner, start + 2));
    scanner->failed = scanner->failed || expression == NULL;
    add(scanner, NULL, expression, start, origin);
}

const struct expression_template *expression_template_parse(struct base_arena *arena,
                                                            struct base_sources *sources,
                                                            struct base_diagnostics *diagnostics,
                                                            const char *text, base_origin origin)
{
    struct scanner scanner = {.source = {arena, sources, diagnostics, text, strlen(text), origin},
                              .text = text,
                              .known = origin};
    while (text[scanner.at] != '\0') {
        scan_literal(&scanner);
        if (text[scanner.at] != '\0')
            scan_expression(&scanner);
    }
    if (scanner.failed)
        return NULL;
    struct expression_template *result = base_alloc(arena, sizeof *result);
    result->parts = scanner.parts;
    result->count = scanner.count;
    return result;
}
