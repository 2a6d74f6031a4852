#pragma once
#include <curl/curl.h>

// Swift cannot call C functions with a variable number of arguments, and libcurl takes every option
// and every fact through three of them. Each wrapper below fixes the type of the last argument, so
// that Swift's type checker guards what C leaves to the caller.

// Variadic: options that are numbers, switches, or milliseconds (CURLOPTTYPE_LONG).
static inline CURLcode shim_easy_setopt_long(CURL *easy, CURLoption option, long value) {
  return curl_easy_setopt(easy, option, value);
}

// Variadic: options that are sizes of bodies, 64 bits wide (CURLOPTTYPE_OFF_T).
static inline CURLcode shim_easy_setopt_size(CURL *easy, CURLoption option, curl_off_t value) {
  return curl_easy_setopt(easy, option, value);
}

// Variadic: options that are texts; libcurl copies them (CURLOPTTYPE_STRINGPOINT).
static inline CURLcode shim_easy_setopt_text(CURL *easy, CURLoption option, const char *value) {
  return curl_easy_setopt(easy, option, value);
}

// Variadic: options that are memory of ours, which must outlive the transfer (CURLOPTTYPE_CBPOINT,
// the error buffer, and the body that CURLOPT_COPYPOSTFIELDS copies).
static inline CURLcode shim_easy_setopt_memory(CURL *easy, CURLoption option, const void *value) {
  return curl_easy_setopt(easy, option, value);
}

// Variadic: options that are lists of texts; they must outlive the transfer
// (CURLOPTTYPE_SLISTPOINT).
static inline CURLcode shim_easy_setopt_list(CURL *easy, CURLoption option,
                                             struct curl_slist *value) {
  return curl_easy_setopt(easy, option, value);
}

// Variadic: the two functions that receive header lines and body bytes
// (CURLOPTTYPE_FUNCTIONPOINT).
static inline CURLcode shim_easy_setopt_receiver(CURL *easy, CURLoption option,
                                                 curl_write_callback value) {
  return curl_easy_setopt(easy, option, value);
}

// Variadic: facts that are numbers (CURLINFO_LONG); 0 when libcurl does not know.
static inline long shim_easy_getinfo_long(CURL *easy, CURLINFO fact) {
  long value = 0;
  return curl_easy_getinfo(easy, fact, &value) == CURLE_OK ? value : 0;
}

// Variadic: facts that are sizes or microseconds (CURLINFO_OFF_T); 0 when libcurl does not know.
static inline curl_off_t shim_easy_getinfo_size(CURL *easy, CURLINFO fact) {
  curl_off_t value = 0;
  return curl_easy_getinfo(easy, fact, &value) == CURLE_OK ? value : 0;
}

// Variadic: options of the multi handle that are numbers.
static inline CURLMcode shim_multi_setopt_long(CURLM *multi, CURLMoption option, long value) {
  return curl_multi_setopt(multi, option, value);
}
