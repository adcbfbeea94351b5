/* See line.h: the I/O APICs, by the two registers through which each shows its others. */
#include "line.h"

#include "cpu.h"
#include "kernel.h"
#include "layout.h"
#include "paging.h"

enum {
    WINDOW = 16 / sizeof(uint32_t), /* shows the register whose number was written to the first */
    REG_VERSION = 1,
    REG_ENTRIES = 16, /* two for each line */
    LOW_ACTIVE = 0x2000,
    BY_LEVEL = 0x8000,
    MASKED = 0x10000,
    TARGET_SHIFT = 24,
    MESSAGE_ID_SHIFT = 12,
};

#define MESSAGE_PA UINT64_C(0xfee00000)

static volatile uint32_t *chip_at(uint32_t index)
{
    uint64_t offset = kernel.madt.chips[index].pa % PAGE_SIZE;
    return (volatile uint32_t *)(IOAPICS_VA + (uint64_t)index * PAGE_SIZE + offset);
}

static uint32_t chip_read(volatile uint32_t *chip, uint32_t number)
{
    *chip = number;
    return chip[WINDOW];
}

static void chip_write(volatile uint32_t *chip, uint32_t number, uint32_t value)
{
    *chip = number;
    chip[WINDOW] = value;
}

static uint32_t line_count(uint32_t index)
{
    return (chip_read(chip_at(index), REG_VERSION) >> 16 & 0xff) + 1;
}

void lines_init(void)
{
    for (uint32_t i = 0; i < kernel.madt.chip_count; i++) {
        uint64_t page_pa = kernel.madt.chips[i].pa & PAGE_ADDRESS;
        physical_keep(page_pa, page_pa + PAGE_SIZE);
        paging_map(IOAPICS_VA + (uint64_t)i * PAGE_SIZE, page_pa,
                   PAGE_WRITABLE | PAGE_UNCACHED | PAGE_GLOBAL | kernel.no_execute);
        for (uint32_t line = 0; line < line_count(i); line++) {
            chip_write(chip_at(i), REG_ENTRIES + 2 * line, MASKED);
        }
    }
}

/* The chip of a line, by its place among them; their count if none has it. */
static uint32_t find_chip(uint32_t number)
{
    uint32_t i = 0;
    while (i < kernel.madt.chip_count &&
           (number < kernel.madt.chips[i].first_line ||
            number - kernel.madt.chips[i].first_line >= line_count(i))) {
        i++;
    }
    return i;
}

bool line_exists(uint32_t number)
{
    return find_chip(number) < kernel.madt.chip_count;
}

void line_route(struct line *line, uint32_t number, enum trigger trigger, uint32_t vector,
                const struct cpu *cpu)
{
    uint32_t index = find_chip(number);
    bool is_low = trigger == TRIGGER_EDGE_LOW || trigger == TRIGGER_LEVEL_LOW;
    bool by_level = trigger == TRIGGER_LEVEL_HIGH || trigger == TRIGGER_LEVEL_LOW;
    line->chip = chip_at(index);
    line->entry = REG_ENTRIES + 2 * (number - kernel.madt.chips[index].first_line);
    line->word = vector | (is_low ? LOW_ACTIVE : 0) | (by_level ? BY_LEVEL : 0);
    line_silence(line);
    chip_write(line->chip, line->entry + 1, cpu->lapic_id << TARGET_SHIFT);
}

void line_silence(const struct line *line)
{
    chip_write(line->chip, line->entry, line->word | MASKED);
}

void line_open(const struct line *line)
{
    chip_write(line->chip, line->entry, line->word);
}

uint32_t line_of_board(uint32_t number, enum trigger *ret_trigger)
{
    const struct madt_board *board = &kernel.madt.board[number];
    *ret_trigger = (enum trigger)board->trigger;
    return board->line;
}

uint64_t line_message(uint32_t vector, const struct cpu *cpu, uint32_t *ret_data)
{
    *ret_data = vector;
    return MESSAGE_PA | (uint64_t)cpu->lapic_id << MESSAGE_ID_SHIFT;
}
