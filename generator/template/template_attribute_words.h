/* Short forms for the attribute lists. */
#pragma once

#include "template_attributes.h"
#include "template_style.h"

#define OPTIONAL(name, type, help)                                                                 \
    {                                                                                              \
        name, TEMPLATE_##type, false, NULL, help, 0                                                \
    }
#define REQUIRED(name, type, help)                                                                 \
    {                                                                                              \
        name, TEMPLATE_##type, true, NULL, help, 0                                                 \
    }
#define CHOICE(name, values, help)                                                                 \
    {                                                                                              \
        name, TEMPLATE_CHOICE, false, values, help, 0                                              \
    }
#define PROPERTY(name, type, property, help)                                                       \
    {                                                                                              \
        name, TEMPLATE_##type, false, NULL, help, TEMPLATE_##property                              \
    }
#define PROPERTY_CHOICE(name, values, property, help)                                              \
    {                                                                                              \
        name, TEMPLATE_CHOICE, false, values, help, TEMPLATE_##property                            \
    }
#define END                                                                                        \
    {                                                                                              \
        NULL, TEMPLATE_TEXT, false, NULL, NULL, 0                                                  \
    }
#define LIST(name) const struct template_attribute_rule template_list_##name[]

#define PAGE_NUMBERS "angka|romawi-kecil|romawi-besar|huruf-kecil|huruf-besar|bab|tanpa"
#define SIDES "bebas|ganjil|genap"
#define ALIGNS "kiri|tengah|kanan"
#define ID OPTIONAL("id", NAME, "sasaran rujukan, unik dalam laporan")
