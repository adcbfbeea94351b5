/* Invariants, looked at on the way out of the kernel. The release flavour has an empty one:
 * check_test.c or check_release.c is built, never both. */
#ifndef CHECK_H
#define CHECK_H

void check_on_exit(void);

#endif
