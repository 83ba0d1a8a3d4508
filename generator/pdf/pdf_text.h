/* Numbers and strings in PDF syntax. */
#pragma once

struct base_arena;
struct base_buffer;

/* A length in 1/1000 as a number: 12345 -> "12.345", 500 -> ".5", 12000 -> "12". */
void pdf_text_number(struct base_buffer *buffer, long long thousandths);
/* A text string: "(A)" when it is ASCII, else hexadecimal UTF-16 with byte order mark:
 * "<FEFF2013>". */
void pdf_text_string(struct base_buffer *buffer, const char *utf8);
/* UTF-16BE digits of a text without brackets or mark, for ToUnicode. length bytes of UTF-8. */
void pdf_text_utf16(struct base_buffer *buffer, const char *utf8, unsigned length);
/* ASCII bytes as a literal string "(...)"; others are escaped. For URIs and dates. */
void pdf_text_literal(struct base_buffer *buffer, const char *bytes);
/* "12 0 R". */
void pdf_text_reference(struct base_buffer *buffer, unsigned object);
