/* One kind of input after another is made of arbitrary bytes: whatever they are, the program
 * neither crashes nor hangs, and reports what it refuses.
 *
 * FUZZ_FILE names the file of the small report, of its templates or of the program's data that the
 * bytes stand in for; FUZZ_BEFORE and FUZZ_AFTER stand around them. FUZZ_FILE "" takes the bytes as
 * several files: "=== path" lines stand before each. Driven by libFuzzer or by replay.c. */
#define _XOPEN_SOURCE 700
#include "fuzz.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base_arena.h"
#include "base_diagnostic.h"
#include "base_file.h"
#include "report.h"

enum { MOST_PATH = 256 };

static char folder[] = "/tmp/lkjip-fuzz-XXXXXX";

/* What a run may have changed, and what it starts from again. */
static const char *const parts[] = {"report", "templates", "fonts", "out"};

static void fail(const char *what)
{
    perror(what);
    abort();
}

static void copy(const char *from, const char *to)
{
    char command[3 * MOST_PATH];
    snprintf(command, sizeof command, "cp -r '%s' '%s/%s'", from, folder, to);
    if (system(command) != 0) {
        fail(from);
    }
}

static void remove_all(void)
{
    base_folder_remove(folder);
}

static void lay_out(void)
{
    char path[MOST_PATH];
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        snprintf(path, sizeof path, "%s/%s", folder, parts[i]);
        base_folder_remove(path);
    }
    copy(FUZZ_SOURCE "/tests/messages/sample", "report");
    copy(FUZZ_SOURCE "/tests/messages/templates", "templates");
    copy(FUZZ_SOURCE "/fonts", "fonts");
    snprintf(path, sizeof path, "%s/out", folder);
    if (mkdir(path, 0700) != 0) {
        fail(path);
    }
}

int LLVMFuzzerInitialize(int *count, char ***words)
{
    (void)count;
    (void)words;
    if (mkdtemp(folder) == NULL || setenv("LKJIP_DATA", folder, 1) != 0) {
        fail(folder);
    }
    lay_out();
    atexit(remove_all);
    return 0;
}

static void put(const char *name, const char *before, const void *bytes, size_t length,
                const char *after)
{
    char path[2 * MOST_PATH];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    FILE *file = fopen(path, "wb");
    if (file == NULL) {
        fail(path);
    }
    fputs(before, file);
    fwrite(bytes, 1, length, file);
    fputs(after, file);
    if (fclose(file) != 0) {
        fail(path);
    }
}

/* Files that the bytes may stand in for; others are left out. */
static bool is_part(const char *name)
{
    static const char *const names[] = {
        "report/laporan.json",      "report/kinerja.json",      "report/perencanaan.json",
        "report/anggaran.json",     "report/perjanjian.json",   "report/tabel.json",
        "report/data.json",         "report/organisasi.json",   "report/klaim.json",
        "report/reviu.json",        "report/narasi/uraian.md",  "report/gambar/logo.png",
        "templates/kecil/pack.xml", "templates/kecil/gaya.xml", "templates/kecil/isi.xml",
        "fonts/fonts.txt",
    };
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        if (strcmp(names[i], name) == 0) {
            return true;
        }
    }
    return false;
}

/* "=== path\n" and bytes up to the next such line. */
static void put_several(const char *bytes, size_t length)
{
    static const char mark[] = "=== ";
    const char *end = bytes + length;
    for (const char *at = bytes; at < end;) {
        const char *line = memchr(at, '\n', (size_t)(end - at));
        if (line == NULL || (size_t)(line - at) >= MOST_PATH || strncmp(at, mark, 4) != 0) {
            return;
        }
        char name[MOST_PATH];
        snprintf(name, sizeof name, "%.*s", (int)(line - at - 4), at + 4);
        const char *begin = line + 1, *next = begin;
        while (next < end && ((next > begin && next[-1] != '\n') ||
                              (size_t)(end - next) < sizeof mark || memcmp(next, mark, 4) != 0)) {
            next++;
        }
        if (is_part(name)) {
            put(name, "", begin, (size_t)(next - begin), "");
        }
        at = next;
    }
}

static void make_report(void)
{
    char path[MOST_PATH], pdf[MOST_PATH], rekap[MOST_PATH], signing[MOST_PATH];
    snprintf(path, sizeof path, "%s/report", folder);
    snprintf(pdf, sizeof pdf, "%s/out/report.pdf", folder);
    snprintf(rekap, sizeof rekap, "%s/out/report.rekap.json", folder);
    snprintf(signing, sizeof signing, "%s/out/report.ttd.json", folder);
    const struct report_settings settings = {.marks = REPORT_MARKS_DRAFT};
    const struct report_targets targets = {pdf, rekap, signing};
    struct report *report = report_make(path, REPORT_PAGES, &settings);
    bool written = report->complete && report_write(report, &targets);
    if (!written && base_diagnostics_errors(report->diagnostics) == 0) {
        fail("nothing was written and nothing reported");
    }
    report_destroy(report);
}

int LLVMFuzzerTestOneInput(const unsigned char *bytes, size_t length)
{
    if (FUZZ_FILE[0] != '\0') {
        put(FUZZ_FILE, FUZZ_BEFORE, bytes, length, FUZZ_AFTER);
    } else {
        lay_out();
        put_several((const char *)bytes, length);
    }
    make_report();
    return 0;
}
