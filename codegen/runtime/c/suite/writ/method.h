/* Methods of kernel objects as data: for programs that call them at random and judge the answers. The tables are generated. */
#ifndef WRIT_METHOD_H
#define WRIT_METHOD_H

#include "writ/wire.h"

enum writ_param_kind {
    WRIT_PARAM_NUMBER,
    WRIT_PARAM_ADDRESS, /* in user space */
    WRIT_PARAM_CHOICE,  /* one of the numbers whose bits are set in `high` */
    WRIT_PARAM_BITS,    /* any of the bits in `high` */
    WRIT_PARAM_INDEX,   /* of a slot that may hold anything */
    WRIT_PARAM_SLOT,    /* of a slot that holds `type` with `rights` */
    WRIT_PARAM_KOID,    /* of any object; a process's, where one is meant */
    WRIT_PARAM_HANDLE,  /* a record; `offset` is its number */
    WRIT_PARAM_TAIL,    /* a descriptor of up to `high` bytes */
};

struct writ_param {
    const char *name;
    enum writ_param_kind kind;
    uint8_t offset; /* in the body */
    uint8_t size;
    uint8_t type; /* of object; 0 for any */
    uint16_t rights;
    uint64_t low; /* what is legal */
    uint64_t high;
};

struct writ_method {
    const char *name; /* `vmo.size` */
    uint64_t tag;     /* of a request without tails */
    uint8_t type;     /* of the object */
    uint16_t needs;   /* rights */
    uint16_t fixed;   /* bytes of the body's fixed part */
    const struct writ_param *params;
    const uint8_t *slots; /* offsets in the reply of the slots of what was made */
    const uint16_t *errors;
    uint32_t param_count;
    uint32_t slot_count;
    uint32_t error_count;
};

struct writ_methods {
    const struct writ_method *methods;
    uint32_t count;
};

#endif
