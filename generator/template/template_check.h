/* What the checker knows beyond the table: pieces, files, alternatives. */
#pragma once

struct template_node;
struct template_pack;

/* Checks what an element needs beyond the table; content is what it stands in. */
void template_check_special(struct template_pack *pack, struct template_node *node,
                            unsigned content);
