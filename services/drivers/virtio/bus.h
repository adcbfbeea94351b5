/* A virtio device in the hands of its driver: where its structures are by its own configuration, and its registers through the memory that the driver was given. For adapters.
 */
#ifndef BUS_H
#define BUS_H

#include "driver.h"
#include "writ/virtio.h"

struct virtio_bus {
    struct virtio_device device;
    uint8_t *ranges[VIRTIO_RANGES]; /* null: not ours */
};

/* Finds the structures in the ranges that the driver's contract names. What is no such device ends the process after a line that says why. */
void virtio_bus_open(struct virtio_bus *bus, struct driver *driver);

/* Ends the process after a line if there is a fault. */
void virtio_bus_must(enum virtio_fault fault);

#endif
