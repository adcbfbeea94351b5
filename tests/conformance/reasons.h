/* Why no request to a method is answered with an error that its protocol has. */
#ifndef WRIT_TESTS_CONFORMANCE_REASONS_H
#define WRIT_TESTS_CONFORMANCE_REASONS_H

#include "writ/suite.h"

/* The hook of an error that does not occur. */
#define REASON(library, method, error, reason)                                                     \
    const char *library##_given_error_##method##_##error(struct suite_world *world,                \
                                                         struct suite_call *c)                     \
    {                                                                                              \
        (void)world;                                                                               \
        (void)c;                                                                                   \
        return reason;                                                                             \
    }

#endif
