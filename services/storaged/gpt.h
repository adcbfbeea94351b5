/* The newer table (GPT), for the scan of parts.c. */
#ifndef GPT_H
#define GPT_H

#include "parts.h"

/* Of parts.c: what is wanted next; the end without parts; a part that is checked against the disk and the others. */
void scan_want(struct scan *scan, enum scan_stage stage, uint64_t first, uint32_t bytes);
void scan_fail(struct scan *scan, enum table_fault fault);
[[nodiscard]] enum table_fault scan_add(struct scan *scan, const struct part *part);

void gpt_read_header(struct scan *scan, const uint8_t *block);
void gpt_read_entries(struct scan *scan, const uint8_t *bytes);

/* After a fault: goes on with the copy, once, else it is over. */
void gpt_try_copy(struct scan *scan, enum table_fault fault);

/* The sum that the table carries: CRC-32 of the IEEE. */
uint32_t gpt_sum(const uint8_t *bytes, uint32_t count);

#endif
