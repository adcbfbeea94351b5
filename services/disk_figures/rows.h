/* Which requests are counted, on whatever system: one at a time, to places of the first bytes of a disk. */
#ifndef ROWS_H
#define ROWS_H

#include <stdbool.h>
#include <stdint.h>

enum {
    ROW_SMALL = 4 * 1024,
    ROW_LARGEST = 128 * 1024,
    ROW_SPAN = 16 * 1024 * 1024, /* bytes of the disk */
    ROW_FIRST = 100,             /* requests before those that are counted */
    ROW_MANY = 2000,
    ROW_FEW = 400,
    ROWS = 8,
};

#define ROW_SEED UINT64_C(0x9e3779b97f4a7c15)

struct row {
    uint32_t bytes; /* of a request */
    uint32_t rounds;
    bool writes;
    bool anywhere; /* not one behind the other */
};

static const struct row rows[ROWS] = {
    {ROW_SMALL, ROW_MANY, false, false},  {ROW_SMALL, ROW_MANY, false, true},
    {ROW_SMALL, ROW_MANY, true, false},   {ROW_SMALL, ROW_MANY, true, true},
    {ROW_LARGEST, ROW_FEW, false, false}, {ROW_LARGEST, ROW_FEW, false, true},
    {ROW_LARGEST, ROW_FEW, true, false},  {ROW_LARGEST, ROW_FEW, true, true},
};

/* Where the request with this number begins. */
static inline uint64_t row_place(const struct row *row, uint64_t *state, uint32_t number)
{
    *state ^= *state << 13;
    *state ^= *state >> 7;
    *state ^= *state << 17;
    return (row->anywhere ? *state : number) % (ROW_SPAN / row->bytes) * row->bytes;
}

/* What the counting plugin looks for. */
static inline void row_mark(void)
{
    __asm__ volatile(".byte 0x0f, 0x1f, 0x80, 'W', 'R', 'I', 'T'" ::: "memory");
}

#endif
