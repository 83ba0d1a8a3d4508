/* Words for errors of the system, in the language of messages. */
#pragma once

/* What an errno value means; the text of the C library for rare ones. */
const char *base_error_text(int error);
