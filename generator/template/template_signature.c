/* Signature blocks: wet or electronic, a.n., Plt. and Plh. forms. */
#include "template_run.h"

#include <string.h>

#include "base_arena.h"
#include "base_file.h"

/* What penanda-tangan needs of tanda-tangan. */
struct signing {
    struct document_signatures *signatures;
    bool electronic;
    const struct template_node *node;
    const struct document_text_style *place, *role, *name, *rank, *nip, *words;
};

/* laporan, basah, elektronik. */
static bool is_electronic(struct template_run *run, const struct template_node *node, bool fallback)
{
    int form = template_run_choice(run, node, "bentuk", -1);
    return form < 0 ? fallback : form == 0 ? run->options.electronic : form == 2;
}

void template_expand_signatures(struct template_run *run, const struct template_node *node,
                                struct template_sink *sink)
{
    struct document_block *block =
        template_flow_block(run, sink, node, DOCUMENT_SIGNATURES, template_run_role(run, "ttd"));
    struct document_signatures *signatures = block->signatures;
    signatures->columns = (int)template_run_number(run, node, "kolom", 1);
    signatures->block_width = template_run_length(run, node, "lebar", BASE_MM(75));
    signatures->space = template_run_length(run, node, "ruang", BASE_MM(22));
    signatures->align =
        (enum document_align)template_run_choice(run, node, "rata", DOCUMENT_ALIGN_RIGHT);
    struct signing signing = {
        .signatures = signatures,
        .electronic = is_electronic(run, node, run->options.electronic),
        .node = node,
        .place = &template_run_role(run, "ttd-tempat")->text,
        .role = &template_run_role(run, "ttd-jabatan")->text,
        .name = &template_run_role(run, "ttd-nama")->text,
        .rank = &template_run_role(run, "ttd-pangkat")->text,
        .nip = &template_run_role(run, "ttd-nip")->text,
        .words = &template_run_role(run, "ttd-elektronik")->text,
    };
    struct template_sink inner = *sink;
    inner.target = &signing;
    template_expand_children(run, node, &inner);
}

/* A member of the official's record as text: MISSING is marked, null and absence give nothing. */
static void add_member(struct template_run *run, struct document_inlines *inlines,
                       const struct document_text_style *style, const struct value *official,
                       const char *key, base_origin origin)
{
    const struct value *value = value_get(official, key);
    struct template_writer writer;
    struct template_sink sink = template_sink_text(&writer, inlines, style);
    bool missing;
    if (value == NULL || value->kind == VALUE_NULL)
        return;
    const char *text = template_run_show(run, value, origin, &missing);
    if (missing)
        template_sink_mark(run, &sink, text, origin);
    else
        template_sink_string(run, &sink, text, value->origin != 0 ? value->origin : origin);
}

static void add_words(struct template_run *run, struct document_inlines *inlines,
                      const struct document_text_style *style, base_origin origin, const char *text)
{
    document_text_add(run->document, inlines, style, origin, text);
}

/* Line by line: what stands above, "a.n. ...", then the role with Plt. or Plh. */
static void fill_role(struct template_run *run, const struct template_node *node,
                      const struct signing *signing, const struct value *official,
                      struct document_inlines *role)
{
    const char *as = value_text_or(value_get(official, "sebagai"), "definitif");
    if (template_run_has(run, node, "sebutan")) {
        template_fill_attribute(run, role, signing->place, node, "sebutan");
        document_inline_add(run->document, role, DOCUMENT_LINE_BREAK, signing->role, node->origin);
    }
    if (template_node_value(node, "jabatan") != NULL) {
        template_fill_attribute(run, role, signing->role, node, "jabatan");
        return;
    }
    if (strcmp(as, "a.n.") == 0) {
        struct document_text_style plain = *signing->role;
        plain.caps = DOCUMENT_CAPS_NONE;
        add_words(run, role, template_run_intern_text(run, &plain), node->origin, "a.n. ");
        add_member(run, role, signing->role, official, "atas_nama", node->origin);
        document_inline_add(run->document, role, DOCUMENT_LINE_BREAK, signing->role, node->origin);
    } else if (strcmp(as, "definitif") != 0) {
        struct document_text_style plain = *signing->role;
        plain.caps = DOCUMENT_CAPS_NONE;
        add_words(run, role, template_run_intern_text(run, &plain), node->origin,
                  base_format(run->arena, "%s ", as));
    }
    add_member(run, role, signing->role, official, "jabatan", node->origin);
}

/* 18 digits as 8-6-1-3; anything else as it is. */
static const char *nip_text(struct base_arena *arena, const char *text)
{
    char digits[19];
    size_t count = 0;
    for (const char *c = text; *c != '\0'; c++) {
        if (*c == ' ')
            continue;
        if (*c < '0' || *c > '9' || count == 18)
            return text;
        digits[count++] = *c;
    }
    if (count != 18)
        return text;
    return base_format(arena, "%.8s %.6s %.1s %.3s", digits, digits + 8, digits + 14, digits + 15);
}

static void fill_nip(struct template_run *run, const struct template_node *node,
                     const struct signing *signing, const struct value *official,
                     struct document_inlines *inlines)
{
    const struct value *value = value_get(official, "nip");
    const char *prefix = template_run_text(run, node, "awalan-nip", "NIP ");
    const char *given = template_run_text(run, node, "nip", NULL);
    if (given == NULL && (value == NULL || value->kind == VALUE_NULL))
        return;
    add_words(run, inlines, signing->nip, node->origin, prefix);
    if (given != NULL)
        template_fill_attribute(run, inlines, signing->nip, node, "nip");
    else if (value->kind == VALUE_TEXT)
        add_words(run, inlines, signing->nip, value->origin, nip_text(run->arena, value->text));
    else
        add_member(run, inlines, signing->nip, official, "nip", node->origin);
}

static void fill_rank(struct template_run *run, const struct template_node *node,
                      const struct signing *signing, const struct value *official,
                      struct document_inlines *inlines)
{
    if (template_node_value(node, "pangkat") != NULL) {
        template_fill_attribute(run, inlines, signing->rank, node, "pangkat");
        return;
    }
    add_member(run, inlines, signing->rank, official, "pangkat", node->origin);
    const char *grade = value_text_or(value_get(official, "golongan"), "");
    if (*grade != '\0')
        add_words(run, inlines, signing->rank, node->origin,
                  base_format(run->arena, inlines->count > 0 ? ", %s" : "%s", grade));
}

/* Counts the signatures of one signatory; the first is 1. */
static size_t count_use(struct template_run *run, const char *signatory)
{
    size_t uses = 1;
    for (size_t i = 0; i < run->field_name_count; i++)
        uses += strcmp(run->field_names[i], signatory) == 0;
    BASE_PUSH(run->arena, run->field_names, run->field_name_count, run->field_name_capacity,
              signatory);
    return uses;
}

/* "ttd_kepala_dinas", then "ttd_kepala_dinas_2": blocks of others do not change it. A dot would
 * make a field within a field. */
static const char *field_name(struct template_run *run, const char *signatory, size_t use)
{
    const char *base = *signatory != '\0' ? signatory : "lain";
    char *name = use == 1 ? base_format(run->arena, "ttd_%s", base)
                          : base_format(run->arena, "ttd_%s_%zu", base, use);
    for (char *c = name; *c != '\0'; c++)
        if (*c == '.')
            *c = '_';
    return name;
}

/* The anchor of an official; {n} in it becomes the number of his signature. */
static const char *anchor_text(struct template_run *run, const struct value *official, size_t use)
{
    const char *text = value_text_or(value_get(official, "jangkar"), NULL);
    if (!run->options.anchors || text == NULL || *text == '\0')
        return NULL;
    const char *number = strstr(text, "{n}");
    return number == NULL
               ? text
               : base_format(run->arena, "%.*s%zu%s", (int)(number - text), text, use, number + 3);
}

/* What the PDF holds where the signature goes. */
static void fill_field(struct template_run *run, const struct value *official,
                       struct document_signature *signature)
{
    enum { LAST = 1000000 };
    size_t use = count_use(run, signature->signatory);
    signature->field = field_name(run, signature->signatory, use);
    signature->anchor = anchor_text(run, official, use);
    signature->form_field = run->options.form_fields || signature->anchor == NULL;
    signature->order = (int)value_integer_or(value_get(official, "urutan"), LAST);
}

/* The picture of a stamp in gambar/; a wrong name was reported with the input. */
static void fill_stamp(struct template_run *run, const struct value *official,
                       struct document_signature *signature)
{
    const char *name = value_text_or(value_get(official, "cap"), NULL);
    const char *folder = base_path_join(run->arena, run->report_folder, "gambar");
    if (name == NULL || !base_path_is_local(name) || !base_path_stays_in(folder, name))
        return;
    signature->stamp = base_path_join(run->arena, folder, name);
    signature->stamp_name = name;
    signature->alternative =
        base_format(run->arena, "Cap %s", document_plain(run->arena, &signature->role));
}

void template_expand_signatory(struct template_run *run, const struct template_node *node,
                               struct template_sink *sink)
{
    struct signing *signing = sink->target;
    const struct value *official = template_run_value(run, node, "pejabat");
    struct document_signature signature = {.origin = node->origin};
    bool missing;
    if (official != NULL && official->kind == VALUE_MISSING)
        template_run_show(run, official, template_node_value(node, "pejabat")->origin, &missing);
    signature.signatory = template_run_text(run, node, "id", NULL);
    if (signature.signatory == NULL)
        signature.signatory = value_text_or(value_get(official, "id"), "");
    fill_field(run, official, &signature);
    if (template_run_has(run, node, "tempat-tanggal"))
        template_fill_attribute(run, &signature.place_date, signing->place, node, "tempat-tanggal");
    fill_role(run, node, signing, official, &signature.role);
    if (template_node_value(node, "nama") != NULL)
        template_fill_attribute(run, &signature.name, signing->name, node, "nama");
    else
        add_member(run, &signature.name, signing->name, official, "nama", node->origin);
    fill_rank(run, node, signing, official, &signature.rank);
    fill_nip(run, node, signing, official, &signature.nip);
    if (!is_electronic(run, node, signing->electronic)) {
        fill_stamp(run, official, &signature);
    } else {
        signature.code = run->options.code;
        if (signature.code != NULL)
            signature.alternative = base_format(run->arena, "Kode QR: %s", signature.code);
        if (template_run_has(run, signing->node, "teks-elektronik"))
            template_fill_attribute(run, &signature.electronic, signing->words, signing->node,
                                    "teks-elektronik");
        else
            add_words(run, &signature.electronic, signing->words, node->origin,
                      "Ditandatangani secara elektronik oleh:");
    }
    BASE_PUSH(run->arena, signing->signatures->items, signing->signatures->count,
              signing->signatures->capacity, signature);
}
