/* What a driver in process has around it: the world of host_world.h, slots that are its own device's, and nobody whom it would call. */
#ifndef WRIT_TESTS_CONFORMANCE_HOST_DRIVER_H
#define WRIT_TESTS_CONFORMANCE_HOST_DRIVER_H

#include "driver.h"
#include "host_silent.h"

void driver_open(struct driver *driver, struct rt *rt, const struct writ_device *device)
{
    (void)driver;
    (void)rt;
    (void)device;
}

void driver_acknowledge(struct driver *driver, uint32_t index)
{
    (void)driver;
    (void)index;
}

void driver_offer(struct driver *driver, uint16_t class_of, const char *name)
{
    (void)driver;
    (void)class_of;
    (void)name;
}

void driver_ready(struct driver *driver)
{
    (void)driver;
}

#endif
