#pragma once
#include <xlsxwriter.h>

// A file in memory alone, memfd_create(2): glibc declares it under _GNU_SOURCE only. libxlsxwriter
// writes to a named file, and /proc/self/fd/N names this one.
int memfd_create(const char *name, unsigned int flags);
