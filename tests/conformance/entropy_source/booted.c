/* The hooks of the suite of EntropySource against the live driver of the machine's device. The daemon of random bytes takes from it, too. */
#include "callers.h"
#include "entropy_source_conformance.h"
#include "entropy_source_given.h"
#include "providing_slots.h"
#include "providing_uses.h"
#include "writ/syscall.h"

/* What is taken comes again by the device's interrupt: there is something when a case begins. */
void entropy_source_given_reset(struct suite_world *world)
{
    struct entropy_source_take_reply reply = {0};
    while (raw_take(callers_io(world), 1, &reply) == ENTROPY_SOURCE_ERROR_NOT_YET) {
        syscall_yield();
    }
}

uint64_t entropy_source_given_digest(struct suite_world *world)
{
    (void)world;
    return 0;
}

const char *entropy_source_given_error_take_not_yet(struct suite_world *world, struct suite_call *c)
{
    (void)world;
    (void)c;
    return "the device may bring more between what takes all and the call that finds nothing";
}

const char *entropy_source_given_error_take_device_failed(struct suite_world *world,
                                                          struct suite_call *c)
{
    (void)world;
    (void)c;
    return "the machine's device does not fail";
}

struct writ_record entropy_source_given_arg_subscribe_bell(struct suite_world *world)
{
    return callers_bell(world);
}
