/* The log facade: a line goes to the kernel's ring and nowhere else.
 *
 * It waits for nobody and leaves the message page as it was, so a handler may log while it builds a
 * reply. Format: ../../format.h. A line longer than KERNEL_MAX_LOG_TEXT is not cut but left out,
 * and the log says so. Without `holds Log` in its contract a component logs into the void.
 */
#ifndef WRIT_LOG_H
#define WRIT_LOG_H

#include "kernel_types.h"

/* Lines below the level of the build (WRIT_LOG_LEVEL: 0 errors alone, to 4 everything) are not
 * compiled. */
#define LOG_AT(level, ...)                                                                         \
    do {                                                                                           \
        if ((int)(level) + WRIT_LOG_LEVEL >= (int)LOG_LEVEL_ERROR) {                               \
            log_line(level, __VA_ARGS__);                                                          \
        }                                                                                          \
    } while (0)

#define log_trace(...) LOG_AT(LOG_LEVEL_TRACE, __VA_ARGS__)
#define log_debug(...) LOG_AT(LOG_LEVEL_DEBUG, __VA_ARGS__)
#define log_info(...) LOG_AT(LOG_LEVEL_INFO, __VA_ARGS__)
#define log_warn(...) LOG_AT(LOG_LEVEL_WARN, __VA_ARGS__)
#define log_error(...) LOG_AT(LOG_LEVEL_ERROR, __VA_ARGS__)

__attribute__((format(printf, 2, 3))) void log_line(enum log_level level, const char *format, ...);

#endif
