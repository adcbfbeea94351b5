/* Where text goes: a function and who it belongs to. */
#ifndef SHELL_OUT_H
#define SHELL_OUT_H

#include <stdint.h>
#include <string.h>

struct out {
    void (*put)(void *owner, const char *data, uint32_t size);
    void *owner;
};

static inline void out_bytes(const struct out *out, const char *data, uint32_t size)
{
    if (size != 0) {
        out->put(out->owner, data, size);
    }
}

static inline void out_text(const struct out *out, const char *text)
{
    out_bytes(out, text, (uint32_t)strlen(text));
}

static inline void out_spaces(const struct out *out, uint32_t count)
{
    for (uint32_t i = 0; i < count; i++) {
        out->put(out->owner, " ", 1);
    }
}

#endif
