/* The device that calls at random may have: the one of edu's, which harms nobody whatever it is told. Others are never claimed, since what a random word makes them do to
 * memory is nobody's fault.
 */
#ifndef DEVICES_H
#define DEVICES_H

#include <stdint.h>

#include "fuzz.h"

/* Says where configurations are, and finds the device. */
void devices_find(struct fuzz *fuzz);

/* Its address. */
uint16_t devices_address(void);

/* Makes a request, if it is one of these methods, one that may be made, and more often than not a good one. */
void devices_put(struct fuzz *fuzz, uint64_t tag, uint8_t *body);

#endif
