/* SVG: paints pages for the screen, equal to those of the PDF, with text that can be selected and
 * searched. Each page is one <svg> element that stands alone or within a web page.
 *
 * What programs may rely on:
 *   <svg id="page-12" class="page" data-page="12" data-label="7" viewBox="0 0 W H"> (points)
 *   <text data-o="123">, <rect data-o>, <path data-o>, <image data-o>: the item's origin number
 *   <g class="watermark">, <g class="mark">: what marks/ adds; hidden by a rule for these classes
 *   <a class="link" href="#page-3" data-page="3" data-y="120.5"> within the document,
 *   <a class="link" href="https://..." target="_blank"> outside
 *   <rect class="field" data-name="..."> a signature field (with option fields)
 *   text of running heads, feet and other artifacts: aria-hidden="true" */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct base_arena;
struct base_buffer;
struct font_face;
struct image;
struct page_document;

struct svg_options {
    /* Faces are named by svg_font_name. NULL: each page brings @font-face rules with subsets of its
     * own as data. "" : no rules, the web page has them (svg_font_rules). Else rules with the
     * address prefix + font_digest + ".ttf", to be answered with font_bytes. */
    const char *font_prefix;
    /* NULL: pictures are data within the page. Else their address is prefix + svg_image_name, to be
     * answered with svg_image. */
    const char *image_prefix;
    bool fields; /* signature fields as light boxes: on the screen only, the PDF shows none */
};

/* Appends page `index` (from 0). Results that need memory live in the buffer's arena. Same pages
 * and options: same bytes, so that changed pages are found by comparing. */
void svg_page(const struct page_document *document, size_t index, const struct svg_options *options,
              struct base_buffer *buffer);

/* All pages below each other in one web page that stands alone. */
void svg_pages(const struct page_document *document, struct base_buffer *buffer);

/* The family name that texts ask for: "lkjip-LiberationSerif-Bold". */
const char *svg_font_name(struct base_arena *arena, const struct font_face *face);
/* @font-face rules of all faces opened so far, with addresses of the prefix. */
void svg_font_rules(const struct page_document *document, const char *prefix,
                    struct base_buffer *buffer);

/* "0123456789abcdef0123456789abcdef.jpg" or ".png": names the content. */
const char *svg_image_name(struct base_arena *arena, const struct image *image);
/* The file of a picture that some page shows under that name; NULL when none does. */
const unsigned char *svg_image(const struct page_document *document, struct base_arena *arena,
                               const char *name, size_t *length, const char **mime);
