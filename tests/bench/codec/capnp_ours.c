/* Our own Cap'n Proto: native, then the other encoding, and back with all checks. */
#include "bench_codec_capnp.h"
#include "bench_codec_client.h"
#include "writ/capnp.h"

#include "bench.h"

uint32_t native_encode_record(const struct record *v, uint8_t *out);
uint32_t native_encode_launch(const struct launch *v, uint8_t *out);
uint32_t native_encode_list(const struct list *v, uint8_t *out);
bool native_decode_record(const uint8_t *data, uint32_t size, struct record *v);
bool native_decode_launch(const uint8_t *data, uint32_t size, struct launch *v);
bool native_decode_list(const uint8_t *data, uint32_t size, struct list *v);

enum { RECORD = 0x10, LAUNCH = 0x11, LIST = 0x12, TAG_BYTES = 8 };

static _Alignas(8) uint8_t native[WRIT_PAGE_BYTES];
static _Alignas(8) uint8_t scratch[WRIT_PAGE_BYTES];

static const struct capnp_message *message(uint32_t method, bool is_reply)
{
    return capnp_find(bench_codec_capnp_messages, BENCH_CODEC_CAPNP_MESSAGES, 0x7e00, method,
                      is_reply);
}

static uint32_t pack(uint32_t method, bool is_reply, const uint8_t *body, uint8_t *out)
{
    uint32_t size = 0;
    return capnp_encode(message(method, is_reply), CAPNP_CANONICAL, body, out, &size) ? size : 0;
}

static uint32_t unpack(uint32_t method, bool is_reply, const uint8_t *data, uint32_t size,
                       uint8_t *body)
{
    uint32_t bytes = 0;
    return capnp_decode(message(method, is_reply), data, size, body, scratch, &bytes) ? bytes : 0;
}

uint32_t encode_record(const struct record *v, uint8_t *out)
{
    native_encode_record(v, native);
    return pack(RECORD, true, native + TAG_BYTES, out);
}

bool decode_record(const uint8_t *data, uint32_t size, struct record *v)
{
    writ_store_u64(native, BENCH_CODEC_RECORD_REPLY);
    return unpack(RECORD, true, data, size, native + TAG_BYTES) != 0 &&
           native_decode_record(native, 0, v);
}

uint32_t encode_launch(const struct launch *v, uint8_t *out)
{
    native_encode_launch(v, native);
    return pack(LAUNCH, false, native, out);
}

bool decode_launch(const uint8_t *data, uint32_t size, struct launch *v)
{
    uint32_t bytes = unpack(LAUNCH, false, data, size, native);
    return bytes != 0 && native_decode_launch(native, bytes, v);
}

uint32_t encode_list(const struct list *v, uint8_t *out)
{
    native_encode_list(v, native);
    return pack(LIST, false, native, out);
}

bool decode_list(const uint8_t *data, uint32_t size, struct list *v)
{
    uint32_t bytes = unpack(LIST, false, data, size, native);
    return bytes != 0 && native_decode_list(native, bytes, v);
}

void decoded(void)
{
}
