/* What the file says of itself: title, dates, standards, colour profile; no clock. */
#include "pdf_paint.h"

#include <string.h>

#include "base_diagnostic.h"
#include "base_file.h"
#include "pdf.h"
#include "pdf_text.h"

#define DEFAULT_TITLE "Laporan Kinerja"

/* ---------------------------------------------------------------- information dictionary */

static void add_entry(struct base_buffer *text, const char *key, const char *value)
{
    if (value != NULL && value[0] != '\0') {
        base_buffer_format(text, "/%s ", key);
        pdf_text_string(text, value);
        base_buffer_char(text, '\n');
    }
}

/* Year, month and day of "2025-01-21"; parts that are not known become 01. False = no year. */
static bool read_date(const char *date, const char **month, const char **day)
{
    if (date == NULL || strlen(date) < 4) {
        return false;
    }
    *month = strlen(date) >= 7 ? date + 5 : "01";
    *day = strlen(date) >= 10 ? date + 8 : "01";
    return true;
}

void pdf_metadata_date(struct base_buffer *text, const char *key, const char *date)
{
    const char *month, *day;
    if (read_date(date, &month, &day)) {
        base_buffer_format(text, "/%s (D:%.4s%.2s%.2s000000Z)\n", key, date, month, day);
    }
}

static const char *title_of(const struct pdf_painter *painter)
{
    const char *title = painter->pages->meta.title;
    return title != NULL && title[0] != '\0' ? title : DEFAULT_TITLE;
}

static const char *language_of(const struct pdf_painter *painter)
{
    const char *language = painter->pages->meta.language;
    return language != NULL && language[0] != '\0' ? language : "id-ID";
}

static void write_information(struct pdf_painter *painter)
{
    const struct page_meta *meta = &painter->pages->meta;
    struct base_buffer text = {.arena = painter->arena};
    add_entry(&text, "Title", title_of(painter));
    add_entry(&text, "Author", meta->author);
    add_entry(&text, "Subject", meta->subject);
    add_entry(&text, "Keywords", meta->keywords);
    add_entry(&text, "Creator", painter->options->producer);
    add_entry(&text, "Producer", pdf_libraries());
    pdf_metadata_date(&text, "CreationDate", meta->date);
    pdf_metadata_date(&text, "ModDate", meta->date);
    pdf_info_set(painter->file, pdf_object_add(painter->file, base_buffer_get(&text)));
}

/* ---------------------------------------------------------------- XMP */

/* Text in XML; what XML cannot hold becomes a space. */
static void add_escaped(struct base_buffer *text, const char *words)
{
    for (; *words != '\0'; words++) {
        unsigned char byte = (unsigned char)*words;
        if (byte == '&') {
            base_buffer_text(text, "&amp;");
        } else if (byte == '<') {
            base_buffer_text(text, "&lt;");
        } else if (byte == '>') {
            base_buffer_text(text, "&gt;");
        } else {
            base_buffer_char(text, byte < ' ' ? ' ' : *words);
        }
    }
}

/* before, the words, after; nothing without words. */
static void add_property(struct base_buffer *text, const char *before, const char *words,
                         const char *after)
{
    if (words != NULL && words[0] != '\0') {
        base_buffer_text(text, before);
        add_escaped(text, words);
        base_buffer_text(text, after);
    }
}

static void add_dublin_core(const struct pdf_painter *painter, struct base_buffer *text)
{
    const struct page_meta *meta = &painter->pages->meta;
    static const char *const alt = "<rdf:Alt><rdf:li xml:lang=\"x-default\">";
    struct base_arena *arena = painter->arena;
    base_buffer_text(text, "<rdf:Description rdf:about=\"\" "
                           "xmlns:dc=\"http://purl.org/dc/elements/1.1/\">\n"
                           "<dc:format>application/pdf</dc:format>\n");
    add_property(text, base_format(arena, "<dc:title>%s", alt), title_of(painter),
                 "</rdf:li></rdf:Alt></dc:title>\n");
    add_property(text, "<dc:creator><rdf:Seq><rdf:li>", meta->author,
                 "</rdf:li></rdf:Seq></dc:creator>\n");
    add_property(text, base_format(arena, "<dc:description>%s", alt), meta->subject,
                 "</rdf:li></rdf:Alt></dc:description>\n");
    add_property(text, "<dc:language><rdf:Bag><rdf:li>", language_of(painter),
                 "</rdf:li></rdf:Bag></dc:language>\n");
    base_buffer_text(text, "</rdf:Description>\n");
}

static void add_program(const struct pdf_painter *painter, struct base_buffer *text)
{
    const struct page_meta *meta = &painter->pages->meta;
    const char *month, *day;
    base_buffer_text(text, "<rdf:Description rdf:about=\"\" "
                           "xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\" "
                           "xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\">\n");
    add_property(text, "<xmp:CreatorTool>", painter->options->producer, "</xmp:CreatorTool>\n");
    if (read_date(meta->date, &month, &day)) {
        static const char *const keys[] = {"CreateDate", "ModifyDate", "MetadataDate"};
        for (int i = 0; i < 3; i++) {
            base_buffer_format(text, "<xmp:%s>%.4s-%.2s-%.2sT00:00:00Z</xmp:%s>\n", keys[i],
                               meta->date, month, day, keys[i]);
        }
    }
    add_property(text, "<pdf:Producer>", pdf_libraries(), "</pdf:Producer>\n");
    add_property(text, "<pdf:Keywords>", meta->keywords, "</pdf:Keywords>\n");
    base_buffer_text(text, "</rdf:Description>\n");
}

/* PDF/A knows nothing of PDF/UA: its property has to be described. */
static const char standards[] =
    "<rdf:Description rdf:about=\"\" xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\" "
    "xmlns:pdfuaid=\"http://www.aiim.org/pdfua/ns/id/\">\n"
    "<pdfaid:part>%d</pdfaid:part>\n<pdfaid:conformance>A</pdfaid:conformance>\n"
    "<pdfuaid:part>1</pdfuaid:part>\n</rdf:Description>\n"
    "<rdf:Description rdf:about=\"\" "
    "xmlns:pdfaExtension=\"http://www.aiim.org/pdfa/ns/extension/\" "
    "xmlns:pdfaSchema=\"http://www.aiim.org/pdfa/ns/schema#\" "
    "xmlns:pdfaProperty=\"http://www.aiim.org/pdfa/ns/property#\">\n"
    "<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType=\"Resource\">\n"
    "<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>\n"
    "<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>\n"
    "<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>\n"
    "<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType=\"Resource\">\n"
    "<pdfaProperty:name>part</pdfaProperty:name>\n"
    "<pdfaProperty:valueType>Integer</pdfaProperty:valueType>\n"
    "<pdfaProperty:category>internal</pdfaProperty:category>\n"
    "<pdfaProperty:description>PDF/UA version identifier</pdfaProperty:description>\n"
    "</rdf:li></rdf:Seq></pdfaSchema:property>\n"
    "</rdf:li></rdf:Bag></pdfaExtension:schemas>\n</rdf:Description>\n";

static void write_packet(struct pdf_painter *painter)
{
    struct base_buffer text = {.arena = painter->arena};
    base_buffer_text(&text, "<?xpacket begin=\"\xEF\xBB\xBF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
                            "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n<rdf:RDF "
                            "xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n");
    add_dublin_core(painter, &text);
    add_program(painter, &text);
    base_buffer_format(&text, standards, painter->options->count > 0 ? 3 : 2);
    base_buffer_text(&text, "</rdf:RDF>\n</x:xmpmeta>\n<?xpacket end=\"w\"?>");
    pdf_catalog_reference(painter->file, "Metadata",
                          pdf_stream_add(painter->file, "/Type/Metadata/Subtype/XML",
                                         base_buffer_get(&text), text.length, PDF_STORED));
}

/* ---------------------------------------------------------------- colours */

/* All colours of the file are sRGB. */
static bool write_profile(struct pdf_painter *painter)
{
    size_t length;
    if (!base_path_exists(PDF_PROFILE)) {
        base_report(painter->diagnostics, base_at(0), BASE_MESSAGE_PDF_PROFILE, PDF_PROFILE,
                    "icc-profiles-free");
        return false;
    }
    const char *bytes = base_file_read(painter->arena, PDF_PROFILE, PDF_PROFILE, 1 << 20, &length,
                                       painter->diagnostics);
    if (bytes == NULL) {
        return false;
    }
    pdf_object profile =
        pdf_stream_add(painter->file, "/N 3/Alternate/DeviceRGB", bytes, length, PDF_DEFLATED);
    pdf_object intent = pdf_object_add(
        painter->file,
        base_format(painter->arena,
                    "/Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier(sRGB IEC61966-2.1)"
                    "/Info(sRGB IEC61966-2.1)/RegistryName(http://www.color.org)"
                    "/DestOutputProfile %u 0 R",
                    profile));
    pdf_catalog_list(painter->file, "OutputIntents", &intent, 1);
    return true;
}

bool pdf_metadata_write(struct pdf_painter *painter)
{
    write_information(painter);
    write_packet(painter);
    pdf_catalog_text(painter->file, "Lang", language_of(painter));
    pdf_catalog_reference(painter->file, "ViewerPreferences",
                          pdf_object_add(painter->file, "/DisplayDocTitle true"));
    return write_profile(painter);
}
