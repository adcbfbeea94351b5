/* See platform.h. */
#define _GNU_SOURCE

#include "platform.h"

#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "platform_types.h"
#include "writ/socket.h"

enum { EVERY_SEAL = F_SEAL_WRITE | F_SEAL_GROW | F_SEAL_SHRINK };

static struct socket_port *port_of(struct writ_io *io)
{
    return (struct socket_port *)(void *)io;
}

static uint16_t rights_of(int flags)
{
    switch (flags & O_ACCMODE) {
    case O_RDONLY:
        return FILE_RIGHT_READ;
    case O_WRONLY:
        return FILE_RIGHT_WRITE;
    default:
        return FILE_RIGHT_READ | FILE_RIGHT_WRITE;
    }
}

void platform_describe(int fd, struct writ_record *record)
{
    struct stat found;
    int flags = fcntl(fd, F_GETFL);
    if (fstat(fd, &found) != 0 || flags < 0 || (flags & O_PATH) != 0 || !S_ISREG(found.st_mode)) {
        return;
    }
    record->type = FILE_TYPE;
    record->rights = rights_of(flags);
}

int platform_take(struct writ_io *io, uint32_t slot)
{
    return socket_take(port_of(io), slot);
}

bool platform_give_reader(struct writ_io *io, int fd, uint32_t *ret_slot)
{
    char name[sizeof "/proc/self/fd/-2147483648"];
    (void)snprintf(name, sizeof name, "/proc/self/fd/%d", fd);
    int reader = open(name, O_RDONLY | O_CLOEXEC);
    if (reader < 0) {
        return false;
    }
    if (socket_put(port_of(io), reader, ret_slot) != WRIT_OK) {
        (void)close(reader);
        return false;
    }
    return true;
}

bool platform_is_sealed(int fd, uint64_t *ret_bytes)
{
    struct stat found;
    int seals = fcntl(fd, F_GET_SEALS);
    if (seals < 0 || (seals & EVERY_SEAL) != EVERY_SEAL || fstat(fd, &found) != 0) {
        return false;
    }
    *ret_bytes = (uint64_t)found.st_size;
    return true;
}

void platform_close(int fd)
{
    (void)close(fd);
}
