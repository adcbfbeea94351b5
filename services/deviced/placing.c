/* See placing.h. */
#include "placing.h"

enum { PAGE_BYTES = 4096 };

bool placing_begin(struct placing *placing, const struct device *device)
{
    for (uint32_t i = 0; i < device->resource_count; i++) {
        const struct device_resource *it = &device->resources[i];
        if (it->kind == RESOURCE_KIND_MEMORY) {
            *placing = (struct placing){.next = it->base, .end = it->base + it->bytes};
            return true;
        }
    }
    return false;
}

void placing_skip(struct placing *placing, uint64_t address, uint64_t bytes)
{
    bool inside = address >= placing->next && address < placing->end;
    if (inside) {
        placing->next = bytes < placing->end - address ? address + bytes : placing->end;
    }
}

bool placing_take(struct placing *placing, uint64_t bytes, uint64_t *ret_address)
{
    uint64_t step = bytes < PAGE_BYTES ? PAGE_BYTES : bytes;
    uint64_t over = placing->next % step;
    uint64_t gap = over != 0 ? step - over : 0;
    if (gap > placing->end - placing->next || step > placing->end - placing->next - gap) {
        return false;
    }
    *ret_address = placing->next + gap;
    placing->next = *ret_address + step;
    return true;
}
