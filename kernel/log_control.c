/* The log's control: its one reader, his bell, and the filter. See log.h. */
#include "log.h"

#include "assert.h"
#include "kernel.h"
#include "kernel_kernel.h"
#include "notification.h"
#include "process.h"
#include "thread.h"

enum { SEEK_STEPS = 256 };

void log_tell(void)
{
    struct log *log = &kernel.log;
    if (log->news && cap_is_good(log->bell)) {
        log->news = false;
        notification_signal(notification_of(log->bell), log->bits);
    }
}

void log_forget(const struct notification *notification)
{
    if (kernel.log.bell->object == &notification->object) {
        cap_delete(kernel.log.bell);
    }
}

enum kcall_result log_control_on_read(struct kcall *,
                                      const struct log_control_read_request *request,
                                      struct log_control_read_reply *reply,
                                      struct writ_builder *out)
{
    struct log *log = &kernel.log;
    if (!log_ring_seek(&log->ring, request->after, SEEK_STEPS)) {
        return KCALL_AGAIN;
    }
    log->asked = request->after;
    log->told = log->told && log->ring.dropped > log->asked;
    struct log_entry entries[KERNEL_MAX_LOG_BATCH];
    uint32_t bytes;
    uint32_t count = log_ring_peek(&log->ring, entries, &bytes);
    log_control_read_reply_put_entries(out, entries, count);
    log_ring_texts(&log->ring, count, log_control_read_reply_place_text(out, bytes));
    reply->lost = log->ring.dropped > log->asked ? log->ring.dropped - log->asked : 0;
    return KCALL_DONE;
}

enum kcall_result log_control_on_listen(struct kcall *, struct cap *notification,
                                        const struct log_control_listen_request *request)
{
    cap_bind(notification, kernel.log.bell, 0, CAP_BINDING | CAP_UNCOUNTED);
    kernel.log.bits = request->bits;
    log_tell();
    return KCALL_DONE;
}

enum kcall_result log_control_on_describe(struct kcall *, struct log_control_describe_reply *reply)
{
    const struct log *log = &kernel.log;
    reply->dropped = log->ring.dropped;
    reply->newest = log->ring.seq;
    reply->withheld = log->withheld;
    reply->filtered = log->filtered;
    reply->ring_bytes = LOG_BYTES;
    return KCALL_DONE;
}

enum kcall_result log_control_on_set_filter(struct kcall *,
                                            const struct log_control_set_filter_request *request)
{
    kernel.log.filters[request->category] =
        (struct log_filter){.keep = (uint8_t)request->keep, .show = (uint8_t)request->show};
    return KCALL_DONE;
}

enum kcall_result log_control_on_filter(struct kcall *,
                                        const struct log_control_filter_request *request,
                                        struct log_control_filter_reply *reply)
{
    struct log_filter filter = kernel.log.filters[request->category];
    reply->keep = (enum log_threshold)filter.keep;
    reply->show = (enum log_threshold)filter.show;
    return KCALL_DONE;
}
