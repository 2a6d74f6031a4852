#pragma once
#include <zlib.h>

// deflateInit2 is a macro that adds the version and the size of z_stream; Swift sees no such
// macros. 31 = 15 + 16: the largest window, wrapped as gzip (RFC 1952). 8 is zlib's own default
// memory level.
static inline int shim_deflate_init_gzip(z_stream *stream, int level) {
  return deflateInit2(stream, level, Z_DEFLATED, 31, 8, Z_DEFAULT_STRATEGY);
}

// inflateInit2 is such a macro too. 31: the largest window, gzip and nothing else accepted.
static inline int shim_inflate_init_gzip(z_stream *stream) {
  return inflateInit2(stream, 31);
}
