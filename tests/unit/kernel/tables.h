/* An image of the firmware's tables, made byte by byte: the pointer to them, heads, and sums that are right. */
#ifndef WRIT_TESTS_UNIT_KERNEL_TABLES_H
#define WRIT_TESTS_UNIT_KERNEL_TABLES_H

#include <stdint.h>
#include <string.h>

enum { MEMORY_BYTES = 4096, RSDP_AT = 0x40, ROOT_AT = 0x100 };

static uint8_t image[MEMORY_BYTES];

static void put(uint32_t at, uint64_t value, uint32_t bytes)
{
    for (uint32_t i = 0; i < bytes; i++) {
        image[at + i] = (uint8_t)(value >> (8 * i));
    }
}

static void make_sum(uint32_t at, uint32_t bytes, uint32_t place)
{
    uint8_t sum = 0;
    image[at + place] = 0;
    for (uint32_t i = 0; i < bytes; i++) {
        sum = (uint8_t)(sum + image[at + i]);
    }
    image[at + place] = (uint8_t)-sum;
}

static void put_head(uint32_t at, const char *name, uint32_t bytes)
{
    memcpy(image + at, name, 4);
    put(at + 4, bytes, 4);
    make_sum(at, bytes, 9);
}

static void put_rsdp(uint8_t revision)
{
    memcpy(image + RSDP_AT, "RSD PTR ", 8);
    image[RSDP_AT + 15] = revision;
    put(RSDP_AT + 16, revision < 2 ? ROOT_AT : 0, 4);
    put(RSDP_AT + 24, revision < 2 ? 0 : ROOT_AT, 8);
    make_sum(RSDP_AT, 20, 8);
}

#endif
