/* Signs in texts that cannot be seen: controls, changes of the direction of reading, and in names
 * of people all that may hide what they are. */
#include "model_reader.h"

#include <stdint.h>

#include "base_arena.h"
#include "base_utf8.h"

/* Signs without a width or shape: two names with and without them look the same. */
static bool is_hidden(uint32_t sign)
{
    return sign == 0xAD || sign == 0x34F || sign == 0x61C || (sign >= 0x115F && sign <= 0x1160) ||
           (sign >= 0x17B4 && sign <= 0x17B5) || (sign >= 0x180B && sign <= 0x180F) ||
           (sign >= 0x200B && sign <= 0x200F) || (sign >= 0x2028 && sign <= 0x2029) ||
           (sign >= 0x2060 && sign <= 0x206F) || sign == 0x2800 || sign == 0x3164 ||
           (sign >= 0xFE00 && sign <= 0xFE0F) || sign == 0xFEFF || sign == 0xFFA0 ||
           (sign >= 0xFFF9 && sign <= 0xFFFB) || (sign >= 0xE0000 && sign <= 0xE0FFF);
}

/* Greek, Cyrillic, Armenian, Cherokee, letters in other forms: many look like Latin ones. */
static bool is_foreign(uint32_t sign)
{
    return (sign >= 0x370 && sign <= 0x58F) || (sign >= 0x13A0 && sign <= 0x13FF) ||
           (sign >= 0x1C80 && sign <= 0x1C8F) || (sign >= 0x1F00 && sign <= 0x1FFF) ||
           (sign >= 0x2C80 && sign <= 0x2DFF) || (sign >= 0xA640 && sign <= 0xA69F) ||
           (sign >= 0xFF00 && sign <= 0xFF9F) || (sign >= 0x1D400 && sign <= 0x1D7FF);
}

/* Marks that stand over, below or through the letter before them. */
static bool is_mark(uint32_t sign)
{
    return (sign >= 0x300 && sign <= 0x36F) || (sign >= 0x483 && sign <= 0x489) ||
           (sign >= 0x1AB0 && sign <= 0x1AFF) || (sign >= 0x1DC0 && sign <= 0x1DFF) ||
           (sign >= 0x20D0 && sign <= 0x20FF) || (sign >= 0xFE20 && sign <= 0xFE2F);
}

/* Marks that strike letters out. */
static bool is_strike(uint32_t sign)
{
    return (sign >= 0x334 && sign <= 0x338) || (sign >= 0x20D2 && sign <= 0x20D3) ||
           (sign >= 0x20D8 && sign <= 0x20DA) || (sign >= 0x20DD && sign <= 0x20EB);
}

static enum base_message fault_of(uint32_t sign, bool person)
{
    if (base_utf8_is_control(sign))
        return BASE_MESSAGE_MODEL_CONTROL;
    if (base_utf8_is_direction(sign))
        return BASE_MESSAGE_MODEL_DIRECTION;
    if (person && is_hidden(sign))
        return BASE_MESSAGE_MODEL_HIDDEN;
    return person && is_foreign(sign) ? BASE_MESSAGE_MODEL_FOREIGN : BASE_MESSAGE_NONE;
}

void model_check_signs(struct model_reader *reader, const char *name, const struct value *text,
                       bool person)
{
    const char *next = text->text;
    uint32_t sign, before = 0;
    bool foreign = false; /* told; worse may follow */
    for (;; before = sign) {
        for (; *next >= ' ' && *next < 0x7F; next++)
            before = 0; /* no mark */
        sign = base_utf8_next(next, &next);
        if (sign == 0)
            return;
        enum base_message fault = fault_of(sign, person);
        if (person && (is_strike(sign) || (is_mark(sign) && is_mark(before))))
            fault = BASE_MESSAGE_MODEL_MARK;
        if (fault == BASE_MESSAGE_NONE || (fault == BASE_MESSAGE_MODEL_FOREIGN && foreign))
            continue;
        model_report(reader, text->origin, fault, name,
                     base_format(reader->arena, "U+%04X", (unsigned)sign));
        if (fault != BASE_MESSAGE_MODEL_FOREIGN)
            return;
        foreign = true;
    }
}
