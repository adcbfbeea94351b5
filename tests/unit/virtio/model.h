/* A virtio device in memory: what a driver sees of an honest one, and places at which a test makes it lie.
 *
 * It answers a request by writing the bytes that it read, from the first one on and as often as they fit, one higher each, unless the test has another answer. What it reads or writes outside of the
 * memory that it was shown is counted, and not done.
 */
#ifndef VIRTIO_MODEL_H
#define VIRTIO_MODEL_H

#include "writ/virtio.h"

enum {
    MODEL_QUEUES = 2,
    MODEL_BYTES = 1 << 16, /* of memory that both sides see */
    MODEL_SPECIFIC_BYTES = 24,
    MODEL_STEP = 4, /* between notifications */
};
#define MODEL_ADDRESS UINT64_C(0x7f0000000)
#define MODEL_FEATURES (VIRTIO_VERSION_1 | 0x30)

struct model_queue {
    uint64_t descriptors;
    uint64_t driver;
    uint64_t device;
    uint16_t size;
    uint16_t most; /* what it offers */
    uint16_t message;
    uint16_t enabled;
    uint16_t notify; /* the number of its place */
    uint16_t seen;
    uint16_t used;
};

struct model {
    _Alignas(64) uint8_t memory[MODEL_BYTES];
    uint8_t specific[MODEL_SPECIFIC_BYTES];
    uint64_t offered;
    uint64_t chosen;
    uint32_t offered_select;
    uint32_t chosen_select;
    uint32_t status;
    uint32_t generation;
    uint32_t settles_after; /* reads of what is special to it */
    uint32_t resets_after;  /* reads of its status */
    uint32_t strays;        /* how often it would have left the memory */
    uint32_t notified;
    uint16_t config_message;
    uint16_t selected;
    bool refuses_features;
    bool refuses_messages;
    bool is_never_ready;
    struct model_queue queues[MODEL_QUEUES];
    /* In place of its own answer, if it is there: returns how many bytes it gives, of at most `room`. */
    uint32_t (*answer)(void *context, const uint8_t *read, uint32_t read_bytes, uint8_t *ret_given,
                       uint32_t room);
    /* Asked for every register that is read, if it is there: what the driver sees in place of the truth. */
    uint32_t (*lie)(void *context, uint32_t truth);
    void *context;
};

void model_init(struct model *model);

/* What a driver reaches it by: the registers, and where they are. */
struct virtio_device model_device(struct model *model);

/* Serves everything that it was shown and has not done. */
void model_serve(struct model *model);

/* Says that a request is completed, whether it is or not. */
void model_complete(struct model *model, uint16_t queue, uint32_t head, uint32_t bytes);

/* Its memory, by the address that the device knows. */
uint8_t *model_memory(struct model *model, uint64_t address, uint64_t bytes);

#endif
