/* Words for errors of the system. */
#include "base_error.h"

#include <errno.h>
#include <string.h>

#include "base_diagnostic.h"

static const struct {
    int error;
    const char *text;
} known[] = {
    {ENOENT, N_("it does not exist")},      {EEXIST, N_("something else of that name is there")},
    {EACCES, N_("permission denied")},      {EPERM, N_("permission denied")},
    {EISDIR, N_("it is a folder")},         {ENOTDIR, N_("a part of the path is not a folder")},
    {ENOSPC, N_("the disk is full")},       {EDQUOT, N_("the disk quota is used up")},
    {EROFS, N_("the disk is read-only")},   {ENAMETOOLONG, N_("the name is too long")},
    {ELOOP, N_("too many symbolic links")}, {EMFILE, N_("too many open files")},
    {EFBIG, N_("the file grew too large")}, {EIO, N_("the disk failed")},
};

const char *base_error_text(int error)
{
    for (size_t i = 0; i < sizeof known / sizeof known[0]; i++) {
        if (known[i].error == error)
            return base_translate(known[i].text);
    }
    return strerror(error);
}
