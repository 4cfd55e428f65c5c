// The low-level calls, marked as old by OpenSSL 3: the new ones fetch SHA-256 from a provider by its name, and setting
// up the providers takes 0.8 ms of every start.
#define OPENSSL_SUPPRESS_DEPRECATED
#include <openssl/sha.h>
