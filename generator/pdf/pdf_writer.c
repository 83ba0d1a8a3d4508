/* Streams, object streams and the table of places. */
#include "pdf_writer.h"

#include <stdint.h>
#include <string.h>

#include <libdeflate.h>

#include "base_arena.h"
#include "base_file.h"
#include "base_memory.h"
#include "pdf_deflate.h"
#include "pdf_deflated.h"

#define HEADER "%PDF-1.7\n%\xE2\xE3\xCF\xD3\n"

enum {
    /* Of libdeflate's 12: comes close to zlib's best in a fifth of its time. */
    USUAL_LEVEL = 5,
    OBJECTS_PER_STREAM = 200,
    BYTES_PER_STREAM = 1 << 16, /* about, of objects */
    PLACE_BYTES = 7,            /* kind, four bytes, two bytes */
};

/* Where an object stands: at an offset of the file (kind 1), or in an object stream (kind 2). */
struct place {
    uint32_t at;
    uint16_t index;
    uint8_t kind; /* 0 = free */
};

struct pdf_writer {
    struct base_arena *arena;
    struct base_output *output;
    uint64_t first, second; /* hashes of what was written, for the identifier */
    struct libdeflate_compressor *usual;
    struct pdf_deflate *quick;
    struct base_buffer packed; /* what was deflated last */
    struct place *places;      /* by object number */
    size_t place_capacity;
    unsigned next;                       /* number that is free; 0 = none was claimed */
    struct base_buffer objects, offsets; /* the object stream at hand */
    unsigned waiting[OBJECTS_PER_STREAM], waiting_count;
    struct base_buffer head; /* of a stream */
};

/* ---------------------------------------------------------------- bytes */

static void mix(struct pdf_writer *writer, uint64_t word)
{
    writer->first = (writer->first ^ word) * 1099511628211u;
    writer->first ^= writer->first >> 32;
    writer->second = (writer->second + word) * 6364136223846793005u + 1442695040888963407u;
    writer->second ^= writer->second >> 29;
}

static uint64_t read_word(const unsigned char *bytes)
{
    return (uint64_t)bytes[0] | (uint64_t)bytes[1] << 8 | (uint64_t)bytes[2] << 16 |
           (uint64_t)bytes[3] << 24 | (uint64_t)bytes[4] << 32 | (uint64_t)bytes[5] << 40 |
           (uint64_t)bytes[6] << 48 | (uint64_t)bytes[7] << 56;
}

/* Lets both hashes run over the bytes, eight at once; the last ones of a write count as if zeros
 * came behind them. */
static void hash_bytes(struct pdf_writer *writer, const unsigned char *bytes, size_t length)
{
    for (; length >= 8; bytes += 8, length -= 8) {
        mix(writer, read_word(bytes));
    }
    unsigned char rest[8] = {0};
    memcpy(rest, bytes, length);
    mix(writer, read_word(rest));
}

static void write_out(struct pdf_writer *writer, const void *bytes, size_t length)
{
    hash_bytes(writer, bytes, length);
    base_output_write(writer->output, bytes, length);
}

static void write_words(struct pdf_writer *writer, const char *text)
{
    write_out(writer, text, strlen(text));
}

struct pdf_writer *pdf_writer_create(struct base_arena *arena, struct base_output *output)
{
    struct pdf_writer *writer = base_alloc(arena, sizeof *writer);
    *writer = (struct pdf_writer){
        .arena = arena,
        .output = output,
        .first = 14695981039346656037u,
        .usual = libdeflate_alloc_compressor(USUAL_LEVEL),
        .quick = pdf_deflate_create(),
        .packed = {.arena = arena},
        .objects = {.arena = arena},
        .offsets = {.arena = arena},
        .head = {.arena = arena},
    };
    if (writer->usual == NULL) {
        base_out_of_memory();
    }
    write_words(writer, HEADER);
    return writer;
}

void pdf_writer_destroy(struct pdf_writer *writer)
{
    libdeflate_free_compressor(writer->usual);
    pdf_deflate_destroy(writer->quick);
}

/* ---------------------------------------------------------------- streams */

/* The place of an object; its number may be higher than any before, but mostly is one of those
 * that were claimed together. */
static struct place *place_of(struct pdf_writer *writer, unsigned number)
{
    enum { MORE = 4096 };
    const size_t size = sizeof *writer->places;
    if (number >= writer->place_capacity) {
        size_t larger = number + number / 16 + MORE;
        writer->places = base_arena_enlarge(writer->arena, writer->places,
                                            writer->place_capacity * size, larger * size);
        writer->place_capacity = larger;
    }
    return &writer->places[number];
}

static void deflate_usually(struct pdf_writer *writer, const void *bytes, size_t length)
{
    size_t bound = libdeflate_zlib_compress_bound(writer->usual, length);
    char *place = base_buffer_extend(&writer->packed, bound);
    writer->packed.length = libdeflate_zlib_compress(writer->usual, bytes, length, place, bound);
}

/* Deflates bytes into the writer's buffer; false when the result would not be smaller. */
static bool deflate_bytes(struct pdf_writer *writer, const void *bytes, size_t length, bool quickly)
{
    writer->packed.length = 0;
    if (quickly) {
        pdf_deflate_bytes(writer->quick, bytes, length, &writer->packed);
    } else {
        deflate_usually(writer, bytes, length);
    }
    return writer->packed.length > 0 && writer->packed.length + 24 < length;
}

/* Writes what stands before the bytes of a stream. */
static void start_stream(struct pdf_writer *writer, unsigned number, const char *text,
                         size_t length, bool deflated)
{
    struct base_buffer *head = &writer->head;
    head->length = 0;
    base_buffer_number(head, number);
    base_buffer_text(head, " 0 obj\n<<");
    base_buffer_text(head, text);
    base_buffer_text(head, deflated ? "/Filter/FlateDecode/Length " : "/Length ");
    base_buffer_number(head, length);
    base_buffer_text(head, ">>\nstream\n");
    write_out(writer, base_buffer_get(head), head->length);
}

static void end_stream(struct pdf_writer *writer)
{
    write_words(writer, "\nendstream\nendobj\n");
}

static void write_stream(struct pdf_writer *writer, unsigned number, const char *text,
                         const void *bytes, size_t length, enum pdf_packing packing)
{
    bool deflated = packing != PDF_STORED &&
                    deflate_bytes(writer, bytes, length, packing == PDF_DEFLATED_QUICKLY);
    if (deflated) {
        bytes = base_buffer_get(&writer->packed);
        length = writer->packed.length;
    }
    start_stream(writer, number, text, length, deflated);
    write_out(writer, bytes, length);
    end_stream(writer);
}

/* An object stands where the next byte goes. */
static void note_place(struct pdf_writer *writer, unsigned number)
{
    *place_of(writer, number) =
        (struct place){.kind = 1, .at = (uint32_t)base_output_offset(writer->output)};
}

void pdf_writer_stream(struct pdf_writer *writer, unsigned number, const char *text,
                       const void *bytes, size_t length, enum pdf_packing packing)
{
    note_place(writer, number);
    write_stream(writer, number, text, bytes, length, packing);
}

static void write_piece(void *writer, const void *bytes, size_t length)
{
    write_out(writer, bytes, length);
}

void pdf_writer_deflated(struct pdf_writer *writer, unsigned number, const char *text,
                         const struct pdf_deflated *deflated)
{
    note_place(writer, number);
    start_stream(writer, number, text, pdf_deflated_length(deflated), true);
    pdf_deflated_give(deflated, write_piece, writer);
    end_stream(writer);
}

/* ---------------------------------------------------------------- object streams */

unsigned pdf_writer_claim(struct pdf_writer *writer, unsigned first, size_t count)
{
    writer->next = writer->next == 0 ? first : writer->next;
    unsigned number = writer->next;
    writer->next += (unsigned)count;
    place_of(writer, writer->next);
    return number;
}

/* Writes the objects that wait, as one object stream. */
static void write_waiting(struct pdf_writer *writer)
{
    if (writer->waiting_count == 0) {
        return;
    }
    unsigned number = writer->next++;
    for (unsigned i = 0; i < writer->waiting_count; i++) {
        *place_of(writer, writer->waiting[i]) =
            (struct place){.kind = 2, .at = number, .index = (uint16_t)i};
    }
    const char *text = base_format(writer->arena, "/Type/ObjStm/N %u/First %zu",
                                   writer->waiting_count, writer->offsets.length);
    base_buffer_add(&writer->offsets, base_buffer_get(&writer->objects), writer->objects.length);
    pdf_writer_stream(writer, number, text, base_buffer_get(&writer->offsets),
                      writer->offsets.length, PDF_DEFLATED_QUICKLY);
    writer->objects.length = writer->offsets.length = 0;
    writer->waiting_count = 0;
}

struct base_buffer *pdf_writer_begin(struct pdf_writer *writer, unsigned number)
{
    writer->waiting[writer->waiting_count++] = number;
    base_buffer_number(&writer->offsets, number);
    base_buffer_char(&writer->offsets, ' ');
    base_buffer_number(&writer->offsets, writer->objects.length);
    base_buffer_char(&writer->offsets, ' ');
    return &writer->objects;
}

void pdf_writer_end(struct pdf_writer *writer)
{
    base_buffer_char(&writer->objects, '\n');
    if (writer->waiting_count == OBJECTS_PER_STREAM || writer->objects.length >= BYTES_PER_STREAM) {
        write_waiting(writer);
    }
}

/* ---------------------------------------------------------------- table of places */

static void put_place(unsigned char *row, struct place place)
{
    row[0] = place.kind;
    for (int i = 0; i < 4; i++) {
        row[1 + i] = (unsigned char)(place.at >> (24 - 8 * i));
    }
    row[5] = (unsigned char)(place.index >> 8);
    row[6] = (unsigned char)place.index;
}

/* Rows as differences to the row above (predictor 12), which deflate well. They take the room of
 * the places, of which nothing else is left. */
static const unsigned char *encode_places(struct pdf_writer *writer)
{
    _Static_assert(sizeof(struct place) == PLACE_BYTES + 1, "a row takes the room of its place");
    unsigned char before[PLACE_BYTES] = {0};
    unsigned char row[PLACE_BYTES];
    unsigned char *bytes = (unsigned char *)writer->places, *at = bytes;
    for (unsigned i = 0; i < writer->next; i++) {
        put_place(row, writer->places[i]);
        *at++ = 2;
        for (int k = 0; k < PLACE_BYTES; k++) {
            *at++ = (unsigned char)(row[k] - before[k]);
        }
        memcpy(before, row, sizeof row);
    }
    return bytes;
}

void pdf_writer_finish(struct pdf_writer *writer, unsigned catalog, unsigned information)
{
    struct base_arena *arena = writer->arena;
    write_waiting(writer);
    unsigned number = writer->next++;
    size_t start = base_output_offset(writer->output);
    note_place(writer, number);
    const unsigned char *rows = encode_places(writer);
    const char *id = base_format(arena, "%016llX%016llX", (unsigned long long)writer->first,
                                 (unsigned long long)writer->second);
    const char *text =
        base_format(arena,
                    "/Type/XRef/Size %u/W[1 4 2]/Root %u 0 R/Info %u 0 R/ID[<%s><%s>]"
                    "/DecodeParms<</Predictor 12/Columns %d>>",
                    number + 1, catalog, information, id, id, PLACE_BYTES);
    write_stream(writer, number, text, rows, (size_t)writer->next * (PLACE_BYTES + 1),
                 PDF_DEFLATED);
    write_words(writer, base_format(arena, "startxref\n%zu\n%%%%EOF\n", start));
}
