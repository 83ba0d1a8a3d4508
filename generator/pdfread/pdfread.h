/* Reads a finished PDF file, made by this program or another: its embedded files and signatures. */
#pragma once

#include <stdbool.h>
#include <stddef.h>

struct base_arena;
struct base_diagnostics;
struct pdfread;

/* Opens a file. NULL after reporting: it cannot be read, or is no PDF. Damaged files are repaired
 * in memory as far as possible. */
struct pdfread *pdfread_open(struct base_arena *arena, struct base_diagnostics *diagnostics,
                             const char *path);
/* NULL is allowed. */
void pdfread_close(struct pdfread *reader);

/* An embedded file. Texts are UTF-8, as the PDF has them: a name may be anything. */
struct pdfread_file {
    const char *name;
    const char *description, *relationship, *type; /* "" when not given */
    const unsigned char *bytes; /* NULL: damaged, of another length than stated, or over 256 MB */
    size_t length;
};
/* All of them, each once, by the order of the file. They live in the arena of the reader. */
const struct pdfread_file *pdfread_files(struct pdfread *reader, size_t *count);
/* The first one of a name; only its bytes are unpacked. NULL when there is none. */
const struct pdfread_file *pdfread_file_named(struct pdfread *reader, const char *name);

/* The names of the signed fields, separated by ", "; "" when a signature belongs to no field; NULL
 * when there is no signature. */
const char *pdfread_signatures(struct pdfread *reader);

/* True when the file at path must not be replaced, after reporting: it holds a signature, or cannot
 * be read so far as to know. False when there is no file. A file that is no sound PDF is searched
 * for the mark of a signature. */
bool pdfread_is_signed(const char *path, struct base_diagnostics *diagnostics);
