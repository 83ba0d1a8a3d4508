/* The functions of libmicrohttpd that are called. Inside of preview/. */
#pragma once

#include <microhttpd.h>

#include "base_library.h"

#define PREVIEW_MICROHTTPD(FUNCTION)                                                               \
    FUNCTION(MHD_, add_response_header)                                                            \
    FUNCTION(MHD_, create_response_from_buffer)                                                    \
    FUNCTION(MHD_, create_response_from_buffer_with_free_callback_cls)                             \
    FUNCTION(MHD_, create_response_from_callback)                                                  \
    FUNCTION(MHD_, create_response_from_fd_at_offset64)                                            \
    FUNCTION(MHD_, destroy_response)                                                               \
    FUNCTION(MHD_, get_connection_info)                                                            \
    FUNCTION(MHD_, get_connection_values)                                                          \
    FUNCTION(MHD_, get_daemon_info)                                                                \
    FUNCTION(MHD_, get_response_header)                                                            \
    FUNCTION(MHD_, get_timeout)                                                                    \
    FUNCTION(MHD_, lookup_connection_value)                                                        \
    FUNCTION(MHD_, queue_response)                                                                 \
    FUNCTION(MHD_, resume_connection)                                                              \
    FUNCTION(MHD_, run)                                                                            \
    FUNCTION(MHD_, start_daemon)                                                                   \
    FUNCTION(MHD_, stop_daemon)                                                                    \
    FUNCTION(MHD_, suspend_connection)
struct preview_microhttpd {
    PREVIEW_MICROHTTPD(BASE_LIBRARY_POINTER)
};
/* Open while a server is. */
extern struct preview_microhttpd libmhd;
