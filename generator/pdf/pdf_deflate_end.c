/* Finds the end of a block by the code that stands there: its head tells it (RFC 1951, 3.2.7). No
 * other place fits: the same code and the padding again, some bits earlier or later, would mean
 * that the code is nothing but zeros. */
#include "pdf_deflate_end.h"

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

enum {
    STORED = 0, /* kinds of blocks */
    DYNAMIC = 2,
    END = 256, /* the symbol at the end of a block */
    MOST_SYMBOLS = 286,
    LENGTH_SYMBOLS = 19, /* of the code in which the lengths of codes are written, */
    LENGTH_BITS = 7,     /* whose own codes are no longer than this */
    REPEATED = 16,
    ZEROS = 17,
    MANY_ZEROS = 18,
};

struct bits {
    const unsigned char *bytes;
    size_t at, end; /* in bits */
};

static unsigned bit_at(const struct bits *bits, size_t at)
{
    return bits->bytes[at / 8] >> at % 8 & 1;
}

/* The next bits, the first one the lowest; zeros behind the end. */
static unsigned peek(const struct bits *bits, unsigned count)
{
    unsigned number = 0;
    for (unsigned i = 0; i < count && bits->at + i < bits->end; i++) {
        number |= bit_at(bits, bits->at + i) << i;
    }
    return number;
}

static unsigned take(struct bits *bits, unsigned count)
{
    unsigned number = peek(bits, count);
    bits->at += count;
    return number;
}

/* The code of a symbol, its first bit the highest: codes are given by length, then by symbol. */
static unsigned code_of(const uint8_t *lengths, size_t count, size_t symbol)
{
    unsigned of_length[16] = {0}, code = 0;
    for (size_t i = 0; i < count; i++) {
        of_length[lengths[i]] += i < symbol || lengths[i] < lengths[symbol];
    }
    of_length[0] = 0;
    for (unsigned length = 1; length <= lengths[symbol]; length++) {
        code = (code + of_length[length - 1]) << 1;
    }
    return code + of_length[lengths[symbol]];
}

/* By the next seven bits: the symbol whose code they begin with. */
static void fill_table(const uint8_t lengths[LENGTH_SYMBOLS], uint8_t table[1 << LENGTH_BITS])
{
    memset(table, 0, 1 << LENGTH_BITS);
    for (unsigned symbol = 0; symbol < LENGTH_SYMBOLS; symbol++) {
        unsigned length = lengths[symbol], code = code_of(lengths, LENGTH_SYMBOLS, symbol);
        unsigned reversed = 0;
        for (unsigned i = 0; i < length; i++) {
            reversed |= (code >> i & 1) << (length - 1 - i);
        }
        for (unsigned i = reversed; length > 0 && i < 1 << LENGTH_BITS; i += 1u << length) {
            table[i] = (uint8_t)symbol;
        }
    }
}

/* Reads the lengths of all codes of a block's bytes and copies; returns their number. */
static size_t read_lengths(struct bits *bits, uint8_t lengths[MOST_SYMBOLS])
{
    static const uint8_t order[LENGTH_SYMBOLS] = {16, 17, 18, 0, 8,  7, 9,  6, 10, 5,
                                                  11, 4,  12, 3, 13, 2, 14, 1, 15};
    uint8_t own[LENGTH_SYMBOLS] = {0}, table[1 << LENGTH_BITS];
    size_t count = take(bits, 5) + END + 1, filled = 0;
    take(bits, 5); /* distances */
    unsigned own_count = take(bits, 4) + 4;
    for (unsigned i = 0; i < own_count; i++) {
        own[order[i]] = (uint8_t)take(bits, 3);
    }
    fill_table(own, table);
    while (filled < count && count <= MOST_SYMBOLS && bits->at < bits->end) {
        uint8_t symbol = table[peek(bits, LENGTH_BITS)];
        bits->at += own[symbol];
        uint8_t length = symbol < REPEATED                  ? symbol
                         : symbol == REPEATED && filled > 0 ? lengths[filled - 1]
                                                            : 0;
        unsigned times = symbol == REPEATED     ? 3 + take(bits, 2)
                         : symbol == ZEROS      ? 3 + take(bits, 3)
                         : symbol == MANY_ZEROS ? 11 + take(bits, 7)
                                                : 1;
        for (; times > 0 && filled < count; times--) {
            lengths[filled++] = length;
        }
    }
    return filled == count ? count : 0;
}

/* Whether a code stands before a bit. */
static bool stands_before(const struct bits *bits, size_t end, unsigned code, unsigned length)
{
    bool same = end >= length;
    for (unsigned i = 0; i < length && same; i++) {
        same = bit_at(bits, end - 1 - i) == (code >> i & 1);
    }
    return same;
}

int pdf_deflate_padding(const unsigned char *bytes, size_t length)
{
    struct bits bits = {bytes, 0, length * 8};
    uint8_t lengths[MOST_SYMBOLS] = {0};
    bool last = take(&bits, 1) == 1;
    unsigned kind = take(&bits, 2);
    if (!last || kind != DYNAMIC) {
        return last && kind == STORED ? 0 : -1;
    }
    size_t count = read_lengths(&bits, lengths);
    unsigned code = count > 0 ? code_of(lengths, count, END) : 0;
    for (int padding = 0; padding < 8 && code != 0; padding++) {
        if (stands_before(&bits, bits.end - (size_t)padding, code, lengths[END])) {
            return padding;
        }
        if (bit_at(&bits, bits.end - 1 - (size_t)padding) != 0) {
            break;
        }
    }
    return -1;
}
