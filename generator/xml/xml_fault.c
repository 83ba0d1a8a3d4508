/* What libxml2 finds wrong, in plain words that can be translated. */
#include "xml_fault.h"

#include <stddef.h>

#include <libxml/xmlerror.h>

#include "base_diagnostic.h"

static const struct {
    int code;
    const char *words;
} faults[] = {
    {XML_ERR_DOCUMENT_EMPTY, N_("the file must begin with an element, such as <isi>")},
    {XML_ERR_DOCUMENT_END, N_("an element is not closed, or something follows the last one")},
    {XML_ERR_NAME_REQUIRED,
     N_("a name is missing here; write &lt; for the sign < and &amp; for the sign &")},
    {XML_ERR_ENTITYREF_SEMICOL_MISSING, N_("write &amp; for the sign &")},
    {XML_ERR_LT_IN_ATTRIBUTE, N_("write &lt; for the sign < in a value")},
    {XML_ERR_INVALID_CHARREF, N_("this number does not stand for a character")},
    {XML_ERR_INVALID_DEC_CHARREF, N_("this number does not stand for a character")},
    {XML_ERR_INVALID_HEX_CHARREF, N_("this number does not stand for a character")},
    {XML_ERR_INVALID_CHAR, N_("a control character stands here; remove it")},
    {XML_ERR_ATTRIBUTE_NOT_STARTED, N_("the value of an attribute must stand in quotes")},
    {XML_ERR_ATTRIBUTE_NOT_FINISHED, N_("the value of an attribute has no closing quote")},
    {XML_ERR_ATTRIBUTE_WITHOUT_VALUE, N_("an attribute has no value; write name=\"value\"")},
    {XML_ERR_SPACE_REQUIRED, N_("a space is missing between two attributes")},
    {XML_ERR_GT_REQUIRED, N_("the tag has no closing >")},
    {XML_ERR_LTSLASH_REQUIRED, N_("an element is not closed")},
    {XML_ERR_TAG_NOT_FINISHED, N_("an element is not closed")},
    {XML_ERR_COMMENT_NOT_FINISHED, N_("a comment has no closing -->")},
    {XML_ERR_HYPHEN_IN_COMMENT, N_("-- cannot stand within a comment")},
    {XML_ERR_CDATA_NOT_FINISHED, N_("a CDATA section has no closing ]]>")},
    {XML_ERR_MISPLACED_CDATA_END, N_("]]> cannot stand in a text; write ]]&gt;")},
    {XML_ERR_PI_NOT_FINISHED, N_("an instruction has no closing ?>")},
    {XML_ERR_RESERVED_XML_NAME, N_("<?xml ... ?> must be the very first of the file")},
    {XML_ERR_XMLDECL_NOT_FINISHED, N_("the first line must end with ?>")},
    {XML_ERR_VERSION_MISSING, N_("the first line must read <?xml version=\"1.0\"?>")},
    {XML_ERR_UNSUPPORTED_ENCODING, N_("the file must be written in UTF-8")},
    {XML_ERR_INVALID_ENCODING, N_("the file must be written in UTF-8")},
};

const char *xml_fault_words(int code)
{
    for (size_t i = 0; i < sizeof faults / sizeof faults[0]; i++) {
        if (faults[i].code == code)
            return base_translate(faults[i].words);
    }
    return base_translate(N_("a sign stands where it cannot"));
}
