/* What daemons in process inherit: the memory of their estate is the host's. */
#ifndef WRIT_TESTS_CONFORMANCE_HOST_ESTATE_H
#define WRIT_TESTS_CONFORMANCE_HOST_ESTATE_H

#include "writ/estate.h"

/* Where the next inheritance_open finds an estate. */
void host_estate(void *memory, uint64_t bytes);

/* Aborts unless every byte of the live state is confirmed: a daemon in process has answered. */
void host_estate_check(const struct estate *estate);

#endif
