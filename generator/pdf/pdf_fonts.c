/* Own Type 0 fonts: codes given at first use, subset and written at the end. */
#include "pdf_paint.h"

#include <stdlib.h>
#include <string.h>

#include "base_diagnostic.h"
#include "font.h"
#include "pdf_text.h"

struct pdf_fonts {
    struct base_arena *arena;
    struct pdf_codes **faces; /* by font_face_index; NULL = not used */
    size_t count, capacity;
};

struct pdf_fonts *pdf_fonts_create(struct base_arena *arena)
{
    struct pdf_fonts *fonts = base_alloc(arena, sizeof *fonts);
    fonts->arena = arena;
    return fonts;
}

struct pdf_codes *pdf_fonts_codes(struct pdf_fonts *fonts, const struct font_face *face)
{
    size_t index = font_face_index(face);
    while (fonts->count <= index) {
        BASE_PUSH(fonts->arena, fonts->faces, fonts->count, fonts->capacity, NULL);
    }
    if (fonts->faces[index] == NULL) {
        struct pdf_codes *codes = base_alloc(fonts->arena, sizeof *codes);
        *codes = (struct pdf_codes){.arena = fonts->arena, .face = face};
        fonts->faces[index] = codes;
    }
    return fonts->faces[index];
}

static size_t hash_code(uint16_t glyph, const char *text, size_t length)
{
    uint32_t hash = 2166136261u ^ glyph;
    for (size_t i = 0; i < length; i++) {
        hash = (hash ^ (unsigned char)text[i]) * 16777619u;
    }
    return hash ^ hash >> 15;
}

/* The slot of a glyph and its text, or the free one where it belongs. */
static uint32_t *find_slot(const struct pdf_codes *codes, uint16_t glyph, const char *text,
                           size_t length)
{
    size_t at = hash_code(glyph, text, length) & (codes->slot_count - 1);
    while (codes->slots[at] != 0 &&
           !pdf_code_is(&codes->codes[codes->slots[at] - 1], glyph, text, length)) {
        at = (at + 1) & (codes->slot_count - 1);
    }
    return &codes->slots[at];
}

static void grow_slots(struct pdf_codes *codes)
{
    codes->slot_count = codes->slot_count == 0 ? 256 : codes->slot_count * 2;
    codes->slots = base_alloc_array(codes->arena, codes->slot_count, sizeof(uint32_t));
    for (size_t i = 0; i < codes->count; i++) {
        const struct pdf_code *code = &codes->codes[i];
        *find_slot(codes, code->glyph, code->text, code->length) = (uint32_t)(i + 1);
    }
}

/* The two bytes of a code as they stand in a literal string. */
static void spell(struct pdf_code *code, size_t number)
{
    const char bytes[2] = {(char)(number >> 8 & 255), (char)(number & 255)};
    for (size_t i = 0; i < sizeof bytes; i++) {
        char byte = bytes[i];
        if (byte == '(' || byte == ')' || byte == '\\' || byte == '\r') {
            code->bytes[code->size++] = '\\';
        }
        code->bytes[code->size++] = byte == '\r' ? 'r' : byte;
    }
}

/* Advance of a glyph in 1/1,000,000 em. */
static long long advance_of(const struct font_face *face, uint16_t glyph)
{
    int units = font_metrics(face)->units;
    return ((long long)font_advance(face, glyph) * 1000000 + units / 2) / units;
}

/* The code of a glyph and its text, a new one where it has none. */
static uint32_t find_code(struct pdf_codes *codes, uint16_t glyph, const char *text, size_t length)
{
    if ((codes->count + 1) * 2 > codes->slot_count) {
        grow_slots(codes);
    }
    uint32_t *slot = find_slot(codes, glyph, text, length);
    if (*slot == 0) {
        struct pdf_code code = {.advance = advance_of(codes->face, glyph),
                                .text = base_copy(codes->arena, text, length),
                                .first = length > 0 ? text[0] : '\0',
                                .length = (unsigned)length,
                                .glyph = glyph};
        spell(&code, codes->count + 1);
        BASE_PUSH(codes->arena, codes->codes, codes->count, codes->capacity, code);
        *slot = (uint32_t)codes->count;
    }
    return *slot;
}

const struct pdf_code *pdf_fonts_find(struct pdf_codes *codes, uint16_t glyph, const char *text,
                                      size_t length)
{
    while (glyph >= codes->last_capacity) {
        codes->last = base_grow(codes->arena, codes->last, codes->last_capacity,
                                &codes->last_capacity, sizeof *codes->last);
    }
    codes->last[glyph] = find_code(codes, glyph, text, length);
    return &codes->codes[codes->last[glyph] - 1];
}

const struct pdf_code *pdf_fonts_space(struct pdf_codes *codes, struct font_set *set)
{
    if (codes->space == NULL) {
        codes->space = font_shape(set, codes->face, " ", 1, true);
    }
    return codes->space->count == 1 ? pdf_fonts_code(codes, codes->space->glyphs[0].glyph, " ", 1)
                                    : NULL;
}

/* ---------------------------------------------------------------- writing one face */

static int compare_glyphs(const void *left, const void *right)
{
    return (int)*(const uint16_t *)left - (int)*(const uint16_t *)right;
}

/* The glyphs of a face, ascending, each once. */
static size_t used_glyphs(const struct pdf_codes *codes, uint16_t *glyphs)
{
    size_t count = 0;
    for (size_t i = 0; i < codes->count; i++) {
        if (codes->codes[i].glyph != 0) {
            glyphs[count++] = codes->codes[i].glyph;
        }
    }
    qsort(glyphs, count, sizeof *glyphs, compare_glyphs);
    size_t unique = 0;
    for (size_t i = 0; i < count; i++) {
        if (unique == 0 || glyphs[unique - 1] != glyphs[i]) {
            glyphs[unique++] = glyphs[i];
        }
    }
    return unique;
}

/* The font program and the table from code to glyph. */
static bool write_program(struct pdf_painter *painter, const struct pdf_codes *codes,
                          pdf_object *program, pdf_object *map)
{
    struct base_arena *arena = painter->arena;
    uint16_t *glyphs = base_alloc_array(arena, codes->count, sizeof *glyphs);
    uint16_t *renumbered = base_alloc_array(arena, codes->count, sizeof *renumbered);
    size_t count = used_glyphs(codes, glyphs), length = 0;
    const unsigned char *bytes =
        font_subset(codes->face, arena, glyphs, count, renumbered, &length);
    if (bytes == NULL) {
        base_report(painter->diagnostics, base_at(0), BASE_MESSAGE_PDF_FONT_SUBSET,
                    font_metrics(codes->face)->postscript_name);
        return false;
    }
    unsigned char *table = base_alloc_array(arena, codes->count + 1, 2);
    for (size_t i = 0; i < codes->count; i++) {
        const uint16_t *found =
            bsearch(&codes->codes[i].glyph, glyphs, count, sizeof *glyphs, compare_glyphs);
        uint16_t glyph = found != NULL ? renumbered[found - glyphs] : 0;
        table[2 * i + 2] = (unsigned char)(glyph >> 8);
        table[2 * i + 3] = (unsigned char)glyph;
    }
    *program = pdf_stream_add(painter->file, base_format(arena, "/Length1 %zu", length), bytes,
                              length, PDF_DEFLATED);
    *map = pdf_stream_add(painter->file, "", table, (codes->count + 1) * 2, PDF_DEFLATED);
    return true;
}

static pdf_object write_unicode(struct pdf_painter *painter, const struct pdf_codes *codes)
{
    struct base_buffer map = {.arena = painter->arena};
    base_buffer_text(&map, "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
                           "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> "
                           "def\n/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
                           "1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n");
    for (size_t start = 0; start < codes->count; start += 100) {
        size_t end = start + 100 < codes->count ? start + 100 : codes->count;
        size_t filled = 0;
        for (size_t i = start; i < end; i++) {
            filled += codes->codes[i].length > 0;
        }
        if (filled == 0) {
            continue;
        }
        base_buffer_format(&map, "%zu beginbfchar\n", filled);
        for (size_t i = start; i < end; i++) {
            if (codes->codes[i].length > 0) {
                base_buffer_format(&map, "<%04zX> <", i + 1);
                pdf_text_utf16(&map, codes->codes[i].text, codes->codes[i].length);
                base_buffer_text(&map, ">\n");
            }
        }
        base_buffer_text(&map, "endbfchar\n");
    }
    base_buffer_text(&map, "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n");
    return pdf_stream_add(painter->file, "", base_buffer_get(&map), map.length, PDF_DEFLATED);
}

/* Six letters made from the glyphs that are in the subset, so that equal subsets share a name. */
static const char *subset_name(struct base_arena *arena, const struct pdf_codes *codes)
{
    uint64_t hash = 14695981039346656037u;
    for (size_t i = 0; i < codes->count; i++) {
        hash = (hash ^ codes->codes[i].glyph) * 1099511628211u;
    }
    char tag[7] = {0};
    for (int i = 0; i < 6; i++, hash /= 26) {
        tag[i] = (char)('A' + hash % 26);
    }
    return base_format(arena, "%s+%s", tag, font_metrics(codes->face)->postscript_name);
}

static pdf_object write_descriptor(struct pdf_painter *painter, const struct pdf_codes *codes,
                                   const char *name, pdf_object program)
{
    struct font_descriptor values = font_describe(codes->face);
    return pdf_object_add(
        painter->file,
        base_format(painter->arena,
                    "/Type /FontDescriptor /FontName /%s /Flags %d /FontBBox [%d %d %d %d]\n"
                    "/ItalicAngle %d /Ascent %d /Descent %d /CapHeight %d /StemV %d\n"
                    "/FontFile2 %u 0 R",
                    name, values.flags, values.box[0], values.box[1], values.box[2], values.box[3],
                    values.italic_angle, values.ascent, values.descent, values.cap_height,
                    values.stem_v, program));
}

static pdf_object write_descendant(struct pdf_painter *painter, const struct pdf_codes *codes,
                                   const char *name, pdf_object descriptor, pdf_object map)
{
    struct base_buffer text = {.arena = painter->arena};
    base_buffer_format(&text,
                       "/Type /Font /Subtype /CIDFontType2 /BaseFont /%s\n/CIDSystemInfo "
                       "<< /Registry (Adobe) /Ordering (Identity) /Supplement 0 >>\n"
                       "/FontDescriptor %u 0 R /CIDToGIDMap %u 0 R /DW 1000\n/W [1 [",
                       name, descriptor, map);
    for (size_t i = 0; i < codes->count; i++) {
        base_buffer_text(&text, i % 16 == 15 ? "\n" : i > 0 ? " " : "");
        pdf_text_number(&text, codes->codes[i].advance);
    }
    base_buffer_text(&text, "]]");
    return pdf_object_add(painter->file, base_buffer_get(&text));
}

static bool write_face(struct pdf_painter *painter, const struct pdf_codes *codes,
                       struct base_buffer *resources)
{
    pdf_object program, map;
    if (!write_program(painter, codes, &program, &map)) {
        return false;
    }
    const char *name = subset_name(painter->arena, codes);
    pdf_object descriptor = write_descriptor(painter, codes, name, program);
    pdf_object descendant = write_descendant(painter, codes, name, descriptor, map);
    pdf_object font = pdf_object_add(
        painter->file, base_format(painter->arena,
                                   "/Type /Font /Subtype /Type0 /BaseFont /%s /Encoding "
                                   "/Identity-H\n/DescendantFonts [%u 0 R] /ToUnicode %u 0 R",
                                   name, descendant, write_unicode(painter, codes)));
    base_buffer_format(resources, "/F%zu %u 0 R ", font_face_index(codes->face), font);
    return true;
}

bool pdf_fonts_write(struct pdf_painter *painter, struct base_buffer *resources)
{
    bool good = true;
    for (size_t i = 0; i < painter->fonts->count; i++) {
        if (painter->fonts->faces[i] != NULL) {
            good &= write_face(painter, painter->fonts->faces[i], resources);
        }
    }
    return good;
}
