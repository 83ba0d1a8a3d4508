/* What libxml2 finds wrong, in plain words. */
#pragma once

/* Translated words for an error code of libxml2. */
const char *xml_fault_words(int code);
