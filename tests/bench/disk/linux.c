/* The same requests as services/disk_figures makes, to a disk that Linux drives: the first program of a machine that has nothing else.
 *
 * It loads the modules that it is given by name, in their order, and ends by turning the machine off.
 */
#define _GNU_SOURCE
#include <fcntl.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mount.h>
#include <sys/reboot.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "rows.h"

enum { TRIES = 1000, PAUSE_US = 10000 };

static uint8_t buffer[ROW_LARGEST] __attribute__((aligned(4096)));

static void load(const char *path)
{
    int file = open(path, O_RDONLY | O_CLOEXEC);
    if (file < 0 || syscall(SYS_finit_module, file, "", 0) != 0) {
        perror(path);
    }
    close(file);
}

static int open_disk(void)
{
    for (int i = 0; i < TRIES; i++) {
        int disk = open("/dev/vda", O_RDWR | O_DIRECT | O_CLOEXEC);
        if (disk >= 0) {
            return disk;
        }
        usleep(PAUSE_US);
    }
    return -1;
}

static int one(int disk, const struct row *row, uint64_t *state, uint32_t number)
{
    off_t at = (off_t)row_place(row, state, number);
    ssize_t done =
        row->writes ? pwrite(disk, buffer, row->bytes, at) : pread(disk, buffer, row->bytes, at);
    return done == (ssize_t)row->bytes;
}

static uint32_t run(int disk, const struct row *row)
{
    uint64_t state = ROW_SEED;
    uint32_t bad = 0;
    for (uint32_t i = 0; i < ROW_FIRST; i++) {
        bad += !one(disk, row, &state, i);
    }
    row_mark();
    for (uint32_t i = 0; i < row->rounds; i++) {
        bad += !one(disk, row, &state, ROW_FIRST + i);
    }
    row_mark();
    return bad;
}

int main(int count, char **words)
{
    (void)count;
    (void)words;
    uint32_t bad = 0;
    mkdir("/dev", 0755);
    mount("devtmpfs", "/dev", "devtmpfs", 0, "");
    freopen("/dev/console", "w", stdout);
    freopen("/dev/console", "w", stderr);
    static const char *const modules[] = {MODULES};
    for (size_t i = 0; i < sizeof modules / sizeof modules[0]; i++) {
        load(modules[i]);
    }
    int disk = open_disk();
    for (uint32_t i = 0; disk >= 0 && i < ROWS; i++) {
        bad += run(disk, &rows[i]);
    }
    printf("[linux] %s: %u requests failed\n", disk >= 0 ? "through" : "no disk", bad);
    fflush(stdout);
    sync();
    reboot(RB_AUTOBOOT);
    return 0;
}
