/* Generated from idl/kernel/devices.writ: change it there.
 *
 * The kernel's calls. The kernel is a server like any other: these contracts are its whole interface beside the message operations.
 */
#ifndef KERNEL_TYPES_H
#define KERNEL_TYPES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum {
    /* The most bytes that one call reads of a table. */
    KERNEL_MAX_TABLE_READ = 2048,
    /* Connections of an endpoint that have not ended, or whose end its receiver was not told yet. */
    KERNEL_MAX_CONNECTIONS = 256,
    /* Of these, how many one principal may have, if it was said how many clients there may be. */
    KERNEL_MAX_CONNECTIONS_EACH = 8,
    /* How many records one answer to `LogControl.read` carries. */
    KERNEL_MAX_LOG_BATCH = 16,
    /* How many bytes of texts one such answer carries. */
    KERNEL_MAX_LOG_BATCH_TEXT = 2048,
    /* How many records a process adds at once; more only as time passes. */
    KERNEL_LOG_BURST = 128,
    /* After how many microseconds it may add one more. */
    KERNEL_LOG_REFILL_US = 2000,
    /* The largest number of a range of a function. */
    KERNEL_LAST_PCI_RANGE = 5,
    /* The last byte of a function's configuration, where the machine shows all of it. */
    KERNEL_LAST_PCI_BYTE = 4095,
    /* The largest number of a message of a function; more are never used. */
    KERNEL_LAST_PCI_MESSAGE = 127,
    /* The shortest period of a timer. */
    KERNEL_MIN_TIMER_PERIOD_US = 1000,
    /* How many timers one quota pays for at a time. */
    KERNEL_MAX_TIMERS = 64,
    /* The longest line of one log record. */
    KERNEL_MAX_LOG_TEXT = 512,
    /* The largest VMO. */
    KERNEL_MAX_VMO_BYTES = 1073741824,
    /* The largest weight; 100 is what a thread starts with. */
    KERNEL_MAX_WEIGHT = 10000,
    /* The most slots that a component declares. */
    KERNEL_MAX_DECLARED_SLOTS = 64,
    /* The first slot of a process's estate, of which there are at most 128. */
    KERNEL_FIRST_KEPT_SLOT = 65408,
    /* The most capabilities that a process keeps for its heir. */
    KERNEL_MAX_KEPT = 128,
    /* How many mappings of one VMO there can be at a time. */
    KERNEL_MAX_MAPPINGS = 128,
    /* The most bytes that one call reads from a VMO or writes to it. */
    KERNEL_MAX_VMO_TRANSFER = 2048,
    /* The largest VMO in one piece. */
    KERNEL_MAX_CONTIGUOUS_BYTES = 1048576,
    /* The most bytes that one call supplies to a VMO. */
    KERNEL_MAX_SUPPLY_BYTES = 65536,
    /* How many ports there are. */
    KERNEL_MAX_PORTS = 65536,
    /* The most bytes that one call reads from a port or writes to it. */
    KERNEL_MAX_PORT_BYTES = 512,
    /* Type number of Irq. */
    IRQ_TYPE = 16,
    IRQ_PROTOCOL = 0xff10,
    /* Type number of IrqControl. */
    IRQ_CONTROL_TYPE = 17,
    IRQ_CONTROL_PROTOCOL = 0xff11,
    /* Its published start-up slot. */
    IRQ_CONTROL_SLOT = 2144,
    /* Type number of IoPorts. */
    IO_PORTS_TYPE = 18,
    IO_PORTS_PROTOCOL = 0xff12,
    /* Type number of IoPortControl. */
    IO_PORT_CONTROL_TYPE = 19,
    IO_PORT_CONTROL_PROTOCOL = 0xff13,
    /* Its published start-up slot. */
    IO_PORT_CONTROL_SLOT = 2176,
    /* Type number of ConsoleControl. */
    CONSOLE_CONTROL_TYPE = 23,
    CONSOLE_CONTROL_PROTOCOL = 0xff17,
    /* Its published start-up slot. */
    CONSOLE_CONTROL_SLOT = 2192,
    /* Type number of AcpiControl. */
    ACPI_CONTROL_TYPE = 22,
    ACPI_CONTROL_PROTOCOL = 0xff16,
    /* Its published start-up slot. */
    ACPI_CONTROL_SLOT = 2304,
    /* Type number of PowerControl. */
    POWER_CONTROL_TYPE = 24,
    POWER_CONTROL_PROTOCOL = 0xff18,
    /* Its published start-up slot. */
    POWER_CONTROL_SLOT = 2320,
    /* Type number of Endpoint. */
    ENDPOINT_TYPE = 5,
    ENDPOINT_PROTOCOL = 0xff05,
    /* Type number of Connection. */
    CONNECTION_TYPE = 6,
    CONNECTION_PROTOCOL = 0xff06,
    /* Type number of Reply. */
    REPLY_TYPE = 7,
    REPLY_PROTOCOL = 0xff07,
    /* Type number of Notification. */
    NOTIFICATION_TYPE = 8,
    NOTIFICATION_PROTOCOL = 0xff08,
    /* Type number of Log. */
    LOG_TYPE = 9,
    LOG_PROTOCOL = 0xff09,
    /* Its published start-up slot. */
    LOG_SLOT = 4,
    /* Type number of LogControl. */
    LOG_CONTROL_TYPE = 12,
    LOG_CONTROL_PROTOCOL = 0xff0c,
    /* Its published start-up slot. */
    LOG_CONTROL_SLOT = 2272,
    /* Type number of Quota. */
    QUOTA_TYPE = 3,
    QUOTA_PROTOCOL = 0xff03,
    /* Type number of Vmo. */
    VMO_TYPE = 4,
    VMO_PROTOCOL = 0xff04,
    /* Type number of MemoryControl. */
    MEMORY_CONTROL_TYPE = 32,
    MEMORY_CONTROL_PROTOCOL = 0xff20,
    /* Its published start-up slot. */
    MEMORY_CONTROL_SLOT = 2224,
    /* Type number of PciFunction. */
    PCI_FUNCTION_TYPE = 20,
    PCI_FUNCTION_PROTOCOL = 0xff14,
    /* Type number of PciControl. */
    PCI_CONTROL_TYPE = 21,
    PCI_CONTROL_PROTOCOL = 0xff15,
    /* Its published start-up slot. */
    PCI_CONTROL_SLOT = 2208,
    /* Type number of Process. */
    PROCESS_TYPE = 1,
    PROCESS_PROTOCOL = 0xff01,
    /* Type number of InstallGrant. */
    INSTALL_GRANT_TYPE = 11,
    INSTALL_GRANT_PROTOCOL = 0xff0b,
    /* Type number of ProcessControl. */
    PROCESS_CONTROL_TYPE = 10,
    PROCESS_CONTROL_PROTOCOL = 0xff0a,
    /* Its published start-up slot. */
    PROCESS_CONTROL_SLOT = 2288,
    /* Type number of Thread. */
    THREAD_TYPE = 2,
    THREAD_PROTOCOL = 0xff02,
    /* Type number of Timer. */
    TIMER_TYPE = 13,
    TIMER_PROTOCOL = 0xff0d,
    /* Type number of TimeControl. */
    TIME_CONTROL_TYPE = 14,
    TIME_CONTROL_PROTOCOL = 0xff0e,
    /* Its published start-up slot. */
    TIME_CONTROL_SLOT = 2128,
};

/* Where the time page is, in every process: read-only, and nothing that anybody maps. */
#define KERNEL_TIME_ADDRESS UINT64_C(18446742974197923840)

/* The longest time that a timer can run: a year and a day. */
#define KERNEL_MAX_TIMER_US UINT64_C(31622400000000)

/* The first moment that the clock can be set to: the year 2000. */
#define KERNEL_MIN_WALL_US UINT64_C(946684800000000)

/* The last one. */
#define KERNEL_MAX_WALL_US UINT64_C(4503599627370495)

/* Stands in `describe` for the line of an interrupt that is a message. */
#define KERNEL_MESSAGE_LINE UINT64_C(4294967295)

/* The grantee that stands for everybody. */
#define KERNEL_ANY_PRINCIPAL UINT64_C(4294967295)

/* How a line says that it wants something. */
enum trigger {
    /* By rising. */
    TRIGGER_EDGE_HIGH = 0,
    /* By falling. */
    TRIGGER_EDGE_LOW = 1,
    /* By being high for as long as it wants. */
    TRIGGER_LEVEL_HIGH = 2,
    /* By being low for as long as it wants. */
    TRIGGER_LEVEL_LOW = 3,
};

/* Whether the number is one of those above. */
static inline bool trigger_is_known(uint32_t value)
{
    switch (value) {
    case TRIGGER_EDGE_HIGH:
    case TRIGGER_EDGE_LOW:
    case TRIGGER_LEVEL_HIGH:
    case TRIGGER_LEVEL_LOW:
        return true;
    default:
        return false;
    }
}

static inline const char *trigger_name(uint32_t value)
{
    switch (value) {
    case TRIGGER_EDGE_HIGH:
        return "EDGE_HIGH";
    case TRIGGER_EDGE_LOW:
        return "EDGE_LOW";
    case TRIGGER_LEVEL_HIGH:
        return "LEVEL_HIGH";
    case TRIGGER_LEVEL_LOW:
        return "LEVEL_LOW";
    default:
        return "unknown trigger";
    }
}

/* How many bytes one access moves. */
enum access_width {
    /* One. */
    ACCESS_WIDTH_BYTE = 1,
    /* Two. */
    ACCESS_WIDTH_WORD = 2,
    /* Four. */
    ACCESS_WIDTH_LONG = 4,
};

/* Whether the number is one of those above. */
static inline bool access_width_is_known(uint32_t value)
{
    switch (value) {
    case ACCESS_WIDTH_BYTE:
    case ACCESS_WIDTH_WORD:
    case ACCESS_WIDTH_LONG:
        return true;
    default:
        return false;
    }
}

static inline const char *access_width_name(uint32_t value)
{
    switch (value) {
    case ACCESS_WIDTH_BYTE:
        return "BYTE";
    case ACCESS_WIDTH_WORD:
        return "WORD";
    case ACCESS_WIDTH_LONG:
        return "LONG";
    default:
        return "unknown access width";
    }
}

/* The type of a kernel object, as `describe` and handle records tell it. */
enum object_type {
    /* An address space, a capability table and a quota. */
    OBJECT_TYPE_PROCESS = 1,
    /* A flow of execution. */
    OBJECT_TYPE_THREAD = 2,
    /* A right to memory. */
    OBJECT_TYPE_QUOTA = 3,
    /* Pages. */
    OBJECT_TYPE_VMO = 4,
    /* The receiving end of connections. */
    OBJECT_TYPE_ENDPOINT = 5,
    /* The calling end: one client's way to one endpoint, in certain roles. */
    OBJECT_TYPE_CONNECTION = 6,
    /* The one right to answer one call later. */
    OBJECT_TYPE_REPLY = 7,
    /* Bits that are set by one side and taken by the other. */
    OBJECT_TYPE_NOTIFICATION = 8,
    /* The kernel's log. */
    OBJECT_TYPE_LOG = 9,
    /* Who may make processes and end them. */
    OBJECT_TYPE_PROCESS_CONTROL = 10,
    /* The lease on a staged process. */
    OBJECT_TYPE_INSTALL_GRANT = 11,
    /* Who reads the kernel's log and filters it. */
    OBJECT_TYPE_LOG_CONTROL = 12,
    /* What rings a notification after some time. */
    OBJECT_TYPE_TIMER = 13,
    /* Who sets the clock. */
    OBJECT_TYPE_TIME_CONTROL = 14,
    /* Who may reach memory by its address. */
    OBJECT_TYPE_MEMORY_CONTROL = 32,
    /* An interrupt of a device. */
    OBJECT_TYPE_IRQ = 16,
    /* Who may claim interrupts. */
    OBJECT_TYPE_IRQ_CONTROL = 17,
    /* Ports, one after the other. */
    OBJECT_TYPE_IO_PORTS = 18,
    /* Who may claim ports. */
    OBJECT_TYPE_IO_PORT_CONTROL = 19,
    /* One function of a device of PCI. */
    OBJECT_TYPE_PCI_FUNCTION = 20,
    /* Who may see what is on the buses of PCI. */
    OBJECT_TYPE_PCI_CONTROL = 21,
    /* Who reads the firmware's tables. */
    OBJECT_TYPE_ACPI_CONTROL = 22,
    /* The machine's console. */
    OBJECT_TYPE_CONSOLE_CONTROL = 23,
    /* Who may end the machine. */
    OBJECT_TYPE_POWER_CONTROL = 24,
};

/* Whether the number is one of those above. */
static inline bool object_type_is_known(uint32_t value)
{
    switch (value) {
    case OBJECT_TYPE_PROCESS:
    case OBJECT_TYPE_THREAD:
    case OBJECT_TYPE_QUOTA:
    case OBJECT_TYPE_VMO:
    case OBJECT_TYPE_ENDPOINT:
    case OBJECT_TYPE_CONNECTION:
    case OBJECT_TYPE_REPLY:
    case OBJECT_TYPE_NOTIFICATION:
    case OBJECT_TYPE_LOG:
    case OBJECT_TYPE_PROCESS_CONTROL:
    case OBJECT_TYPE_INSTALL_GRANT:
    case OBJECT_TYPE_LOG_CONTROL:
    case OBJECT_TYPE_TIMER:
    case OBJECT_TYPE_TIME_CONTROL:
    case OBJECT_TYPE_MEMORY_CONTROL:
    case OBJECT_TYPE_IRQ:
    case OBJECT_TYPE_IRQ_CONTROL:
    case OBJECT_TYPE_IO_PORTS:
    case OBJECT_TYPE_IO_PORT_CONTROL:
    case OBJECT_TYPE_PCI_FUNCTION:
    case OBJECT_TYPE_PCI_CONTROL:
    case OBJECT_TYPE_ACPI_CONTROL:
    case OBJECT_TYPE_CONSOLE_CONTROL:
    case OBJECT_TYPE_POWER_CONTROL:
        return true;
    default:
        return false;
    }
}

static inline const char *object_type_name(uint32_t value)
{
    switch (value) {
    case OBJECT_TYPE_PROCESS:
        return "PROCESS";
    case OBJECT_TYPE_THREAD:
        return "THREAD";
    case OBJECT_TYPE_QUOTA:
        return "QUOTA";
    case OBJECT_TYPE_VMO:
        return "VMO";
    case OBJECT_TYPE_ENDPOINT:
        return "ENDPOINT";
    case OBJECT_TYPE_CONNECTION:
        return "CONNECTION";
    case OBJECT_TYPE_REPLY:
        return "REPLY";
    case OBJECT_TYPE_NOTIFICATION:
        return "NOTIFICATION";
    case OBJECT_TYPE_LOG:
        return "LOG";
    case OBJECT_TYPE_PROCESS_CONTROL:
        return "PROCESS_CONTROL";
    case OBJECT_TYPE_INSTALL_GRANT:
        return "INSTALL_GRANT";
    case OBJECT_TYPE_LOG_CONTROL:
        return "LOG_CONTROL";
    case OBJECT_TYPE_TIMER:
        return "TIMER";
    case OBJECT_TYPE_TIME_CONTROL:
        return "TIME_CONTROL";
    case OBJECT_TYPE_MEMORY_CONTROL:
        return "MEMORY_CONTROL";
    case OBJECT_TYPE_IRQ:
        return "IRQ";
    case OBJECT_TYPE_IRQ_CONTROL:
        return "IRQ_CONTROL";
    case OBJECT_TYPE_IO_PORTS:
        return "IO_PORTS";
    case OBJECT_TYPE_IO_PORT_CONTROL:
        return "IO_PORT_CONTROL";
    case OBJECT_TYPE_PCI_FUNCTION:
        return "PCI_FUNCTION";
    case OBJECT_TYPE_PCI_CONTROL:
        return "PCI_CONTROL";
    case OBJECT_TYPE_ACPI_CONTROL:
        return "ACPI_CONTROL";
    case OBJECT_TYPE_CONSOLE_CONTROL:
        return "CONSOLE_CONTROL";
    case OBJECT_TYPE_POWER_CONTROL:
        return "POWER_CONTROL";
    default:
        return "unknown object type";
    }
}

/* Where a process is in its life. */
enum life_state {
    /* Owns memory and capabilities, has not run. */
    LIFE_STATE_STAGED = 1,
    /* Has run. */
    LIFE_STATE_RUNNING = 2,
    /* Being taken apart. */
    LIFE_STATE_DYING = 3,
    /* Nothing left but its exit record. */
    LIFE_STATE_DEAD = 4,
};

/* Whether the number is one of those above. */
static inline bool life_state_is_known(uint32_t value)
{
    switch (value) {
    case LIFE_STATE_STAGED:
    case LIFE_STATE_RUNNING:
    case LIFE_STATE_DYING:
    case LIFE_STATE_DEAD:
        return true;
    default:
        return false;
    }
}

static inline const char *life_state_name(uint32_t value)
{
    switch (value) {
    case LIFE_STATE_STAGED:
        return "STAGED";
    case LIFE_STATE_RUNNING:
        return "RUNNING";
    case LIFE_STATE_DYING:
        return "DYING";
    case LIFE_STATE_DEAD:
        return "DEAD";
    default:
        return "unknown life state";
    }
}

/* Who goes first. A thread above FAIR has a budget in each period of 100 ms, past which it is in the fair band until the next. */
enum band {
    /* Answers devices: 20 ms in a period. */
    BAND_DRIVER = 0,
    /* Answers programs: 40 ms in a period. */
    BAND_SERVER = 1,
    /* Shares what is left by weight. */
    BAND_FAIR = 2,
    /* Runs when nobody else does. */
    BAND_IDLE = 3,
};

/* Whether the number is one of those above. */
static inline bool band_is_known(uint32_t value)
{
    switch (value) {
    case BAND_DRIVER:
    case BAND_SERVER:
    case BAND_FAIR:
    case BAND_IDLE:
        return true;
    default:
        return false;
    }
}

static inline const char *band_name(uint32_t value)
{
    switch (value) {
    case BAND_DRIVER:
        return "DRIVER";
    case BAND_SERVER:
        return "SERVER";
    case BAND_FAIR:
        return "FAIR";
    case BAND_IDLE:
        return "IDLE";
    default:
        return "unknown band";
    }
}

/* What a thread does. */
enum activity {
    /* Nothing yet: it was made and not started. */
    ACTIVITY_STOPPED = 0,
    /* It could run and waits for a processor. */
    ACTIVITY_READY = 1,
    /* It runs. */
    ACTIVITY_RUNNING = 2,
    /* Its call is in line at an endpoint. */
    ACTIVITY_CALLING = 3,
    /* Its call was received, and it waits for the reply. */
    ACTIVITY_CALLED = 4,
    /* It waits for a call or an event. */
    ACTIVITY_RECEIVING = 5,
    /* It waits for a notification. */
    ACTIVITY_WAITING = 6,
    /* Nothing any more. */
    ACTIVITY_DEAD = 7,
};

/* Whether the number is one of those above. */
static inline bool activity_is_known(uint32_t value)
{
    switch (value) {
    case ACTIVITY_STOPPED:
    case ACTIVITY_READY:
    case ACTIVITY_RUNNING:
    case ACTIVITY_CALLING:
    case ACTIVITY_CALLED:
    case ACTIVITY_RECEIVING:
    case ACTIVITY_WAITING:
    case ACTIVITY_DEAD:
        return true;
    default:
        return false;
    }
}

static inline const char *activity_name(uint32_t value)
{
    switch (value) {
    case ACTIVITY_STOPPED:
        return "STOPPED";
    case ACTIVITY_READY:
        return "READY";
    case ACTIVITY_RUNNING:
        return "RUNNING";
    case ACTIVITY_CALLING:
        return "CALLING";
    case ACTIVITY_CALLED:
        return "CALLED";
    case ACTIVITY_RECEIVING:
        return "RECEIVING";
    case ACTIVITY_WAITING:
        return "WAITING";
    case ACTIVITY_DEAD:
        return "DEAD";
    default:
        return "unknown activity";
    }
}

/* Why a process ended. */
enum exit_cause {
    /* It has not. */
    EXIT_CAUSE_NONE = 0,
    /* It called `exit`. */
    EXIT_CAUSE_EXITED = 1,
    /* Somebody called `kill`. */
    EXIT_CAUSE_KILLED = 2,
    /* It faulted and nobody resolved the fault. */
    EXIT_CAUSE_FAULTED = 3,
};

/* Whether the number is one of those above. */
static inline bool exit_cause_is_known(uint32_t value)
{
    switch (value) {
    case EXIT_CAUSE_NONE:
    case EXIT_CAUSE_EXITED:
    case EXIT_CAUSE_KILLED:
    case EXIT_CAUSE_FAULTED:
        return true;
    default:
        return false;
    }
}

static inline const char *exit_cause_name(uint32_t value)
{
    switch (value) {
    case EXIT_CAUSE_NONE:
        return "NONE";
    case EXIT_CAUSE_EXITED:
        return "EXITED";
    case EXIT_CAUSE_KILLED:
        return "KILLED";
    case EXIT_CAUSE_FAULTED:
        return "FAULTED";
    default:
        return "unknown exit cause";
    }
}

/* What the processor refused. */
enum fault_kind {
    /* A load, store or fetch where nothing is mapped. */
    FAULT_KIND_NOT_MAPPED = 1,
    /* A mapping is there, and forbids it. */
    FAULT_KIND_FORBIDDEN = 2,
    /* The unmapped page below writable memory, by an instruction whose stack pointer is there: a stack is full. */
    FAULT_KIND_STACK_OVERFLOW = 3,
    /* An instruction that does not exist or is the kernel's. */
    FAULT_KIND_BAD_INSTRUCTION = 4,
    /* A division that has no result. */
    FAULT_KIND_DIVISION = 5,
    /* A page was absent and its pager did not supply it. */
    FAULT_KIND_NOT_SUPPLIED = 6,
    /* Any other exception. */
    FAULT_KIND_OTHER = 7,
};

/* Whether the number is one of those above. */
static inline bool fault_kind_is_known(uint32_t value)
{
    switch (value) {
    case FAULT_KIND_NOT_MAPPED:
    case FAULT_KIND_FORBIDDEN:
    case FAULT_KIND_STACK_OVERFLOW:
    case FAULT_KIND_BAD_INSTRUCTION:
    case FAULT_KIND_DIVISION:
    case FAULT_KIND_NOT_SUPPLIED:
    case FAULT_KIND_OTHER:
        return true;
    default:
        return false;
    }
}

static inline const char *fault_kind_name(uint32_t value)
{
    switch (value) {
    case FAULT_KIND_NOT_MAPPED:
        return "NOT_MAPPED";
    case FAULT_KIND_FORBIDDEN:
        return "FORBIDDEN";
    case FAULT_KIND_STACK_OVERFLOW:
        return "STACK_OVERFLOW";
    case FAULT_KIND_BAD_INSTRUCTION:
        return "BAD_INSTRUCTION";
    case FAULT_KIND_DIVISION:
        return "DIVISION";
    case FAULT_KIND_NOT_SUPPLIED:
        return "NOT_SUPPLIED";
    case FAULT_KIND_OTHER:
        return "OTHER";
    default:
        return "unknown fault kind";
    }
}

/* What becomes of a thread that faulted. */
enum fault_verdict {
    /* The cause is removed: the instruction runs again. */
    FAULT_VERDICT_RESUME = 1,
    /* Its process ends with the fault as its cause. */
    FAULT_VERDICT_TERMINATE = 2,
    /* The thread goes on at another address, with all other registers as they are. */
    FAULT_VERDICT_RESUME_AT = 3,
};

/* Whether the number is one of those above. */
static inline bool fault_verdict_is_known(uint32_t value)
{
    switch (value) {
    case FAULT_VERDICT_RESUME:
    case FAULT_VERDICT_TERMINATE:
    case FAULT_VERDICT_RESUME_AT:
        return true;
    default:
        return false;
    }
}

static inline const char *fault_verdict_name(uint32_t value)
{
    switch (value) {
    case FAULT_VERDICT_RESUME:
        return "RESUME";
    case FAULT_VERDICT_TERMINATE:
        return "TERMINATE";
    case FAULT_VERDICT_RESUME_AT:
        return "RESUME_AT";
    default:
        return "unknown fault verdict";
    }
}

/* How much a log record matters. */
enum log_level {
    /* Every step. */
    LOG_LEVEL_TRACE = 1,
    /* For the author. */
    LOG_LEVEL_DEBUG = 2,
    /* Normal events. */
    LOG_LEVEL_INFO = 3,
    /* Something is odd and was handled. */
    LOG_LEVEL_WARN = 4,
    /* Something failed. */
    LOG_LEVEL_ERROR = 5,
    /* The component ends. */
    LOG_LEVEL_FATAL = 6,
};

/* Whether the number is one of those above. */
static inline bool log_level_is_known(uint32_t value)
{
    switch (value) {
    case LOG_LEVEL_TRACE:
    case LOG_LEVEL_DEBUG:
    case LOG_LEVEL_INFO:
    case LOG_LEVEL_WARN:
    case LOG_LEVEL_ERROR:
    case LOG_LEVEL_FATAL:
        return true;
    default:
        return false;
    }
}

static inline const char *log_level_name(uint32_t value)
{
    switch (value) {
    case LOG_LEVEL_TRACE:
        return "TRACE";
    case LOG_LEVEL_DEBUG:
        return "DEBUG";
    case LOG_LEVEL_INFO:
        return "INFO";
    case LOG_LEVEL_WARN:
        return "WARN";
    case LOG_LEVEL_ERROR:
        return "ERROR";
    case LOG_LEVEL_FATAL:
        return "FATAL";
    default:
        return "unknown log level";
    }
}

/* From which level on records are kept; the level itself is. */
enum log_threshold {
    /* Every step. */
    LOG_THRESHOLD_TRACE = 1,
    /* For the author. */
    LOG_THRESHOLD_DEBUG = 2,
    /* Normal events. */
    LOG_THRESHOLD_INFO = 3,
    /* Something is odd and was handled. */
    LOG_THRESHOLD_WARN = 4,
    /* Something failed. */
    LOG_THRESHOLD_ERROR = 5,
    /* The component ends. */
    LOG_THRESHOLD_FATAL = 6,
    /* None. */
    LOG_THRESHOLD_OFF = 7,
};

/* Whether the number is one of those above. */
static inline bool log_threshold_is_known(uint32_t value)
{
    switch (value) {
    case LOG_THRESHOLD_TRACE:
    case LOG_THRESHOLD_DEBUG:
    case LOG_THRESHOLD_INFO:
    case LOG_THRESHOLD_WARN:
    case LOG_THRESHOLD_ERROR:
    case LOG_THRESHOLD_FATAL:
    case LOG_THRESHOLD_OFF:
        return true;
    default:
        return false;
    }
}

static inline const char *log_threshold_name(uint32_t value)
{
    switch (value) {
    case LOG_THRESHOLD_TRACE:
        return "TRACE";
    case LOG_THRESHOLD_DEBUG:
        return "DEBUG";
    case LOG_THRESHOLD_INFO:
        return "INFO";
    case LOG_THRESHOLD_WARN:
        return "WARN";
    case LOG_THRESHOLD_ERROR:
        return "ERROR";
    case LOG_THRESHOLD_FATAL:
        return "FATAL";
    case LOG_THRESHOLD_OFF:
        return "OFF";
    default:
        return "unknown log threshold";
    }
}

/* What a log record is about. */
enum log_category {
    /* Start of the machine. */
    LOG_CATEGORY_BOOT = 1,
    /* The end of it. */
    LOG_CATEGORY_PANIC = 2,
    /* Frames, VMOs, mappings. */
    LOG_CATEGORY_MEMORY = 3,
    /* Threads and time. */
    LOG_CATEGORY_SCHED = 4,
    /* Kernel calls. */
    LOG_CATEGORY_SYSCALL = 5,
    /* Processes. */
    LOG_CATEGORY_PROCESS = 6,
    /* Drivers. */
    LOG_CATEGORY_DRIVER = 7,
    /* Block storage. */
    LOG_CATEGORY_STORAGE = 8,
    /* The universal serial bus. */
    LOG_CATEGORY_USB = 9,
    /* Keys and pointers. */
    LOG_CATEGORY_INPUT = 10,
    /* Screens. */
    LOG_CATEGORY_DISPLAY = 11,
    /* Files. */
    LOG_CATEGORY_VFS = 12,
    /* The text console. */
    LOG_CATEGORY_CONSOLE = 13,
    /* Daemons. */
    LOG_CATEGORY_SERVICE = 14,
    /* Foreign programs. */
    LOG_CATEGORY_COMPAT = 15,
    /* For debugging. */
    LOG_CATEGORY_DEBUG = 16,
    /* Signs of life. */
    LOG_CATEGORY_HEARTBEAT = 17,
};

/* Whether the number is one of those above. */
static inline bool log_category_is_known(uint32_t value)
{
    switch (value) {
    case LOG_CATEGORY_BOOT:
    case LOG_CATEGORY_PANIC:
    case LOG_CATEGORY_MEMORY:
    case LOG_CATEGORY_SCHED:
    case LOG_CATEGORY_SYSCALL:
    case LOG_CATEGORY_PROCESS:
    case LOG_CATEGORY_DRIVER:
    case LOG_CATEGORY_STORAGE:
    case LOG_CATEGORY_USB:
    case LOG_CATEGORY_INPUT:
    case LOG_CATEGORY_DISPLAY:
    case LOG_CATEGORY_VFS:
    case LOG_CATEGORY_CONSOLE:
    case LOG_CATEGORY_SERVICE:
    case LOG_CATEGORY_COMPAT:
    case LOG_CATEGORY_DEBUG:
    case LOG_CATEGORY_HEARTBEAT:
        return true;
    default:
        return false;
    }
}

static inline const char *log_category_name(uint32_t value)
{
    switch (value) {
    case LOG_CATEGORY_BOOT:
        return "BOOT";
    case LOG_CATEGORY_PANIC:
        return "PANIC";
    case LOG_CATEGORY_MEMORY:
        return "MEMORY";
    case LOG_CATEGORY_SCHED:
        return "SCHED";
    case LOG_CATEGORY_SYSCALL:
        return "SYSCALL";
    case LOG_CATEGORY_PROCESS:
        return "PROCESS";
    case LOG_CATEGORY_DRIVER:
        return "DRIVER";
    case LOG_CATEGORY_STORAGE:
        return "STORAGE";
    case LOG_CATEGORY_USB:
        return "USB";
    case LOG_CATEGORY_INPUT:
        return "INPUT";
    case LOG_CATEGORY_DISPLAY:
        return "DISPLAY";
    case LOG_CATEGORY_VFS:
        return "VFS";
    case LOG_CATEGORY_CONSOLE:
        return "CONSOLE";
    case LOG_CATEGORY_SERVICE:
        return "SERVICE";
    case LOG_CATEGORY_COMPAT:
        return "COMPAT";
    case LOG_CATEGORY_DEBUG:
        return "DEBUG";
    case LOG_CATEGORY_HEARTBEAT:
        return "HEARTBEAT";
    default:
        return "unknown log category";
    }
}

/* What a mapping allows; WRITE and EXECUTE together are refused. */
enum access {
    /* Loads. */
    ACCESS_READ = 1 << 0,
    /* Stores. */
    ACCESS_WRITE = 1 << 1,
    /* Instruction fetches. */
    ACCESS_EXECUTE = 1 << 2,
};

enum kernel_error {
    /* The slot holds nothing, or not what the method works on. */
    KERNEL_ERROR_BAD_SLOT = 64,
    /* The slot that was named as a destination is in use. */
    KERNEL_ERROR_SLOT_TAKEN = 65,
    /* An address or a length is not page aligned, empty, or outside user space. */
    KERNEL_ERROR_BAD_RANGE = 66,
    /* Something is mapped there already. */
    KERNEL_ERROR_OVERLAP = 67,
    /* Write and execute together, or more than the capability's rights. */
    KERNEL_ERROR_BAD_ACCESS = 68,
    /* The quota has not that much left. */
    KERNEL_ERROR_QUOTA_EXHAUSTED = 69,
    /* The object is past the state in which this is possible. */
    KERNEL_ERROR_WRONG_STATE = 70,
    /* A writable mapping exists. */
    KERNEL_ERROR_STILL_MAPPED = 71,
    /* The right asked for is not among those held. */
    KERNEL_ERROR_RIGHTS_GROW = 72,
    /* A page is absent and its pager did not supply it. */
    KERNEL_ERROR_NOT_SUPPLIED = 90,
    /* None of the processors named is there. */
    KERNEL_ERROR_NO_PROCESSOR = 80,
    /* It is claimed already. */
    KERNEL_ERROR_CLAIMED = 96,
    /* The slot is not declared, or for something else. */
    KERNEL_ERROR_NOT_DECLARED = 73,
    /* The capability may not move: it lacks TRANSFER, or is of a type that stays where it is. */
    KERNEL_ERROR_NOT_TRANSFERABLE = 74,
};

/* Whether the number is one of those above. */
static inline bool kernel_error_is_known(uint32_t value)
{
    switch (value) {
    case KERNEL_ERROR_BAD_SLOT:
    case KERNEL_ERROR_SLOT_TAKEN:
    case KERNEL_ERROR_BAD_RANGE:
    case KERNEL_ERROR_OVERLAP:
    case KERNEL_ERROR_BAD_ACCESS:
    case KERNEL_ERROR_QUOTA_EXHAUSTED:
    case KERNEL_ERROR_WRONG_STATE:
    case KERNEL_ERROR_STILL_MAPPED:
    case KERNEL_ERROR_RIGHTS_GROW:
    case KERNEL_ERROR_NOT_SUPPLIED:
    case KERNEL_ERROR_NO_PROCESSOR:
    case KERNEL_ERROR_CLAIMED:
    case KERNEL_ERROR_NOT_DECLARED:
    case KERNEL_ERROR_NOT_TRANSFERABLE:
        return true;
    default:
        return false;
    }
}

static inline const char *kernel_error_name(uint32_t value)
{
    switch (value) {
    case KERNEL_ERROR_BAD_SLOT:
        return "BAD_SLOT";
    case KERNEL_ERROR_SLOT_TAKEN:
        return "SLOT_TAKEN";
    case KERNEL_ERROR_BAD_RANGE:
        return "BAD_RANGE";
    case KERNEL_ERROR_OVERLAP:
        return "OVERLAP";
    case KERNEL_ERROR_BAD_ACCESS:
        return "BAD_ACCESS";
    case KERNEL_ERROR_QUOTA_EXHAUSTED:
        return "QUOTA_EXHAUSTED";
    case KERNEL_ERROR_WRONG_STATE:
        return "WRONG_STATE";
    case KERNEL_ERROR_STILL_MAPPED:
        return "STILL_MAPPED";
    case KERNEL_ERROR_RIGHTS_GROW:
        return "RIGHTS_GROW";
    case KERNEL_ERROR_NOT_SUPPLIED:
        return "NOT_SUPPLIED";
    case KERNEL_ERROR_NO_PROCESSOR:
        return "NO_PROCESSOR";
    case KERNEL_ERROR_CLAIMED:
        return "CLAIMED";
    case KERNEL_ERROR_NOT_DECLARED:
        return "NOT_DECLARED";
    case KERNEL_ERROR_NOT_TRANSFERABLE:
        return "NOT_TRANSFERABLE";
    default:
        return "unknown kernel error";
    }
}

/* Rights to a Irq, as masks. */
enum irq_right {
    /* Hear of it and acknowledge it. */
    IRQ_RIGHT_HANDLE = 1 << 0,
    /* Move the capability in a message. */
    IRQ_RIGHT_TRANSFER = 1 << 15,
    /* All of them. */
    IRQ_RIGHTS = 0x8001,
};

/* Rights to a IrqControl, as masks. */
enum irq_control_right {
    /* Claim. */
    IRQ_CONTROL_RIGHT_CLAIM = 1 << 0,
    /* Move the capability in a message. */
    IRQ_CONTROL_RIGHT_TRANSFER = 1 << 15,
    /* All of them. */
    IRQ_CONTROL_RIGHTS = 0x8001,
};

/* Rights to a IoPorts, as masks. */
enum io_ports_right {
    /* Read. */
    IO_PORTS_RIGHT_READ = 1 << 0,
    /* Write. */
    IO_PORTS_RIGHT_WRITE = 1 << 1,
    /* Move the capability in a message. */
    IO_PORTS_RIGHT_TRANSFER = 1 << 15,
    /* All of them. */
    IO_PORTS_RIGHTS = 0x8003,
};

/* Rights to a IoPortControl, as masks. */
enum io_port_control_right {
    /* Claim. */
    IO_PORT_CONTROL_RIGHT_CLAIM = 1 << 0,
    /* Move the capability in a message. */
    IO_PORT_CONTROL_RIGHT_TRANSFER = 1 << 15,
    /* All of them. */
    IO_PORT_CONTROL_RIGHTS = 0x8001,
};

/* Rights to a ConsoleControl, as masks. */
enum console_control_right {
    /* Write. */
    CONSOLE_CONTROL_RIGHT_WRITE = 1 << 0,
    /* Move the capability in a message. */
    CONSOLE_CONTROL_RIGHT_TRANSFER = 1 << 15,
    /* All of them. */
    CONSOLE_CONTROL_RIGHTS = 0x8001,
};

/* Rights to a AcpiControl, as masks. */
enum acpi_control_right {
    /* Read. */
    ACPI_CONTROL_RIGHT_READ = 1 << 0,
    /* Move the capability in a message. */
    ACPI_CONTROL_RIGHT_TRANSFER = 1 << 15,
    /* All of them. */
    ACPI_CONTROL_RIGHTS = 0x8001,
};

/* Rights to a PowerControl, as masks. */
enum power_control_right {
    /* Turn it off. */
    POWER_CONTROL_RIGHT_OFF = 1 << 0,
    /* Start it again. */
    POWER_CONTROL_RIGHT_RESTART = 1 << 1,
    /* Move the capability in a message. */
    POWER_CONTROL_RIGHT_TRANSFER = 1 << 15,
    /* All of them. */
    POWER_CONTROL_RIGHTS = 0x8003,
};

/* Rights to a Endpoint, as masks. */
enum endpoint_right {
    /* Receive. */
    ENDPOINT_RIGHT_RECV = 1 << 0,
    /* Make connections and revoke them. */
    ENDPOINT_RIGHT_MINT = 1 << 1,
    /* Move the capability in a message. */
    ENDPOINT_RIGHT_TRANSFER = 1 << 15,
    /* All of them. */
    ENDPOINT_RIGHTS = 0x8003,
};

/* Rights to a Connection, as masks. */
enum connection_right {
    /* Call through it. */
    CONNECTION_RIGHT_CALL = 1 << 0,
    /* Move the capability in a message. */
    CONNECTION_RIGHT_TRANSFER = 1 << 15,
    /* All of them. */
    CONNECTION_RIGHTS = 0x8001,
};

/* Rights to a Reply, as masks. */
enum reply_right {
    /* Answer. */
    REPLY_RIGHT_ANSWER = 1 << 0,
    /* All of them. */
    REPLY_RIGHTS = 0x1,
};

/* Rights to a Notification, as masks. */
enum notification_right {
    /* Set bits. */
    NOTIFICATION_RIGHT_SIGNAL = 1 << 0,
    /* Wait for bits and take them. */
    NOTIFICATION_RIGHT_WAIT = 1 << 1,
    /* Move the capability in a message. */
    NOTIFICATION_RIGHT_TRANSFER = 1 << 15,
    /* All of them. */
    NOTIFICATION_RIGHTS = 0x8003,
};

/* Rights to a Log, as masks. */
enum log_right {
    /* Add records. */
    LOG_RIGHT_WRITE = 1 << 0,
    /* Write to the console as it is. */
    LOG_RIGHT_CONSOLE = 1 << 1,
    /* Move the capability in a message. */
    LOG_RIGHT_TRANSFER = 1 << 15,
    /* All of them. */
    LOG_RIGHTS = 0x8003,
};

/* Rights to a LogControl, as masks. */
enum log_control_right {
    /* Read records and hear of them. */
    LOG_CONTROL_RIGHT_READ = 1 << 0,
    /* Add records without a bound on how often. */
    LOG_CONTROL_RIGHT_WRITE = 1 << 1,
    /* Say what is kept and what is shown. */
    LOG_CONTROL_RIGHT_FILTER = 1 << 2,
    /* Move the capability in a message. */
    LOG_CONTROL_RIGHT_TRANSFER = 1 << 15,
    /* All of them. */
    LOG_CONTROL_RIGHTS = 0x8007,
};

/* Rights to a Quota, as masks. */
enum quota_right {
    /* Create objects that are charged to it. */
    QUOTA_RIGHT_CREATE = 1 << 0,
    /* Move the capability in a message. */
    QUOTA_RIGHT_TRANSFER = 1 << 15,
    /* All of them. */
    QUOTA_RIGHTS = 0x8001,
};

/* Rights to a Vmo, as masks. */
enum vmo_right {
    /* Map for loads. */
    VMO_RIGHT_READ = 1 << 0,
    /* Map for stores. */
    VMO_RIGHT_WRITE = 1 << 1,
    /* Map for instruction fetches. */
    VMO_RIGHT_EXECUTE = 1 << 2,
    /* Supply absent pages. */
    VMO_RIGHT_SUPPLY = 1 << 3,
    /* Move the capability in a message. */
    VMO_RIGHT_TRANSFER = 1 << 15,
    /* All of them. */
    VMO_RIGHTS = 0x800f,
};

/* Rights to a MemoryControl, as masks. */
enum memory_control_right {
    /* Claim ranges of devices. */
    MEMORY_CONTROL_RIGHT_CLAIM = 1 << 0,
    /* Make memory in one piece. */
    MEMORY_CONTROL_RIGHT_CREATE = 1 << 1,
    /* Say that a device has forgotten memory. */
    MEMORY_CONTROL_RIGHT_RELEASE = 1 << 2,
    /* Learn how much there is of what. */
    MEMORY_CONTROL_RIGHT_QUERY = 1 << 3,
    /* Move the capability in a message. */
    MEMORY_CONTROL_RIGHT_TRANSFER = 1 << 15,
    /* All of them. */
    MEMORY_CONTROL_RIGHTS = 0x800f,
};

/* Rights to a PciFunction, as masks. */
enum pci_function_right {
    /* Read what it says of itself. */
    PCI_FUNCTION_RIGHT_READ = 1 << 0,
    /* Write what is its vendor's own. */
    PCI_FUNCTION_RIGHT_WRITE = 1 << 1,
    /* Take its ranges. */
    PCI_FUNCTION_RIGHT_CLAIM = 1 << 2,
    /* Write all of its configuration, and say what its messages raise. */
    PCI_FUNCTION_RIGHT_MANAGE = 1 << 3,
    /* Move the capability in a message. */
    PCI_FUNCTION_RIGHT_TRANSFER = 1 << 15,
    /* All of them. */
    PCI_FUNCTION_RIGHTS = 0x800f,
};

/* Rights to a PciControl, as masks. */
enum pci_control_right {
    /* Read any function's configuration. */
    PCI_CONTROL_RIGHT_READ = 1 << 0,
    /* Claim. */
    PCI_CONTROL_RIGHT_CLAIM = 1 << 1,
    /* Say where configurations are in memory. */
    PCI_CONTROL_RIGHT_LOCATE = 1 << 2,
    /* Move the capability in a message. */
    PCI_CONTROL_RIGHT_TRANSFER = 1 << 15,
    /* All of them. */
    PCI_CONTROL_RIGHTS = 0x8007,
};

/* Rights to a Process, as masks. */
enum process_right {
    /* Work on one's own table and end oneself. */
    PROCESS_RIGHT_SELF = 1 << 0,
    /* Map, install, start, watch and kill. */
    PROCESS_RIGHT_MANAGE = 1 << 1,
    /* Move the capability in a message. */
    PROCESS_RIGHT_TRANSFER = 1 << 15,
    /* All of them. */
    PROCESS_RIGHTS = 0x8003,
};

/* Rights to a InstallGrant, as masks. */
enum install_grant_right {
    /* Fill slots. */
    INSTALL_GRANT_RIGHT_INSTALL = 1 << 0,
    /* Move the capability in a message. */
    INSTALL_GRANT_RIGHT_TRANSFER = 1 << 15,
    /* All of them. */
    INSTALL_GRANT_RIGHTS = 0x8001,
};

/* Rights to a ProcessControl, as masks. */
enum process_control_right {
    /* Make processes. */
    PROCESS_CONTROL_RIGHT_CREATE = 1 << 0,
    /* End them. */
    PROCESS_CONTROL_RIGHT_KILL = 1 << 1,
    /* Learn about one. */
    PROCESS_CONTROL_RIGHT_QUERY = 1 << 2,
    /* Learn which there are and which have ended. */
    PROCESS_CONTROL_RIGHT_LIST = 1 << 3,
    /* Take exit records away. */
    PROCESS_CONTROL_RIGHT_REAP = 1 << 5,
    /* Move the capability in a message. */
    PROCESS_CONTROL_RIGHT_TRANSFER = 1 << 15,
    /* All of them. */
    PROCESS_CONTROL_RIGHTS = 0x802f,
};

/* Rights to a Thread, as masks. */
enum thread_right {
    /* Start it, and keep the call it is serving. */
    THREAD_RIGHT_MANAGE = 1 << 0,
    /* Move the capability in a message. */
    THREAD_RIGHT_TRANSFER = 1 << 15,
    /* All of them. */
    THREAD_RIGHTS = 0x8001,
};

/* Rights to a Timer, as masks. */
enum timer_right {
    /* Start and stop it. */
    TIMER_RIGHT_SET = 1 << 0,
    /* Move the capability in a message. */
    TIMER_RIGHT_TRANSFER = 1 << 15,
    /* All of them. */
    TIMER_RIGHTS = 0x8001,
};

/* Rights to a TimeControl, as masks. */
enum time_control_right {
    /* Set the clock. */
    TIME_CONTROL_RIGHT_SET = 1 << 0,
    /* Move the capability in a message. */
    TIME_CONTROL_RIGHT_TRANSFER = 1 << 15,
    /* All of them. */
    TIME_CONTROL_RIGHTS = 0x8001,
};

/* One record of the log, without its text. Who said it is the kernel's word, not the sender's. */
struct log_entry {
    /* Its number; the numbers have no holes. */
    uint64_t seq;
    /* When, in microseconds since boot. */
    uint64_t time_us;
    /* The process, by its kernel number; 0 is the kernel. */
    uint64_t process;
    /* Who. */
    uint32_t principal;
    /* How many records of the same process were not let in just before. */
    uint32_t withheld;
    /* How many bytes its text has. */
    uint16_t text_bytes;
    /* On which processor. */
    uint16_t processor;
    /* How much it matters. */
    uint8_t level;
    /* What it is about. */
    uint8_t category;
    uint8_t padding_38[2];
};

_Static_assert(sizeof(struct log_entry) == 40, "size of log_entry");
_Static_assert(offsetof(struct log_entry, seq) == 0, "offset of log_entry.seq");
_Static_assert(offsetof(struct log_entry, time_us) == 8, "offset of log_entry.time_us");
_Static_assert(offsetof(struct log_entry, process) == 16, "offset of log_entry.process");
_Static_assert(offsetof(struct log_entry, principal) == 24, "offset of log_entry.principal");
_Static_assert(offsetof(struct log_entry, withheld) == 28, "offset of log_entry.withheld");
_Static_assert(offsetof(struct log_entry, text_bytes) == 32, "offset of log_entry.text_bytes");
_Static_assert(offsetof(struct log_entry, processor) == 34, "offset of log_entry.processor");
_Static_assert(offsetof(struct log_entry, level) == 36, "offset of log_entry.level");
_Static_assert(offsetof(struct log_entry, category) == 37, "offset of log_entry.category");
_Static_assert(offsetof(struct log_entry, padding_38) == 38, "offset of log_entry.padding_38");

/* A slot that a component declares, and what has to be in it. */
struct declared_slot {
    /* Where. */
    uint16_t slot;
    /* The rights that the component gets, no more and no fewer. */
    uint16_t rights;
    /* The protocol of an endpoint or of a connection; 0 for other types. */
    uint16_t protocol;
    /* The type of the object. */
    uint8_t type;
    uint8_t padding_7[1];
    /* The roles of a connection; 0 for other types. */
    uint32_t roles;
};

_Static_assert(sizeof(struct declared_slot) == 12, "size of declared_slot");
_Static_assert(offsetof(struct declared_slot, slot) == 0, "offset of declared_slot.slot");
_Static_assert(offsetof(struct declared_slot, rights) == 2, "offset of declared_slot.rights");
_Static_assert(offsetof(struct declared_slot, protocol) == 4, "offset of declared_slot.protocol");
_Static_assert(offsetof(struct declared_slot, type) == 6, "offset of declared_slot.type");
_Static_assert(offsetof(struct declared_slot, padding_7) == 7, "offset of declared_slot.padding_7");
_Static_assert(offsetof(struct declared_slot, roles) == 8, "offset of declared_slot.roles");

/* What is at the start of the time page. `(rdtsc - base) * mult / 2^shift` is the nanoseconds since boot; none but `wall_us` and `seq`
 * ever changes. */
struct time_page {
    /* Odd while `wall_us` is being changed, and another number afterwards. */
    uint32_t seq;
    /* By how many bits a product is shifted. */
    uint32_t shift;
    /* Nanoseconds for each tick of the processor's counter, times 2^shift. */
    uint64_t mult;
    /* What the counter said at boot. */
    uint64_t base;
    /* When boot was, in microseconds since 1970; 0 while nobody has said so. */
    uint64_t wall_us;
};

_Static_assert(sizeof(struct time_page) == 32, "size of time_page");
_Static_assert(offsetof(struct time_page, seq) == 0, "offset of time_page.seq");
_Static_assert(offsetof(struct time_page, shift) == 4, "offset of time_page.shift");
_Static_assert(offsetof(struct time_page, mult) == 8, "offset of time_page.mult");
_Static_assert(offsetof(struct time_page, base) == 16, "offset of time_page.base");
_Static_assert(offsetof(struct time_page, wall_us) == 24, "offset of time_page.wall_us");

/* What a thread held in its registers. */
struct fault_registers {
    uint64_t rax;
    uint64_t rbx;
    uint64_t rcx;
    uint64_t rdx;
    uint64_t rsi;
    uint64_t rdi;
    uint64_t rbp;
    uint64_t rsp;
    uint64_t r8;
    uint64_t r9;
    uint64_t r10;
    uint64_t r11;
    uint64_t r12;
    uint64_t r13;
    uint64_t r14;
    uint64_t r15;
    uint64_t rip;
    uint64_t rflags;
};

_Static_assert(sizeof(struct fault_registers) == 144, "size of fault_registers");
_Static_assert(offsetof(struct fault_registers, rax) == 0, "offset of fault_registers.rax");
_Static_assert(offsetof(struct fault_registers, rbx) == 8, "offset of fault_registers.rbx");
_Static_assert(offsetof(struct fault_registers, rcx) == 16, "offset of fault_registers.rcx");
_Static_assert(offsetof(struct fault_registers, rdx) == 24, "offset of fault_registers.rdx");
_Static_assert(offsetof(struct fault_registers, rsi) == 32, "offset of fault_registers.rsi");
_Static_assert(offsetof(struct fault_registers, rdi) == 40, "offset of fault_registers.rdi");
_Static_assert(offsetof(struct fault_registers, rbp) == 48, "offset of fault_registers.rbp");
_Static_assert(offsetof(struct fault_registers, rsp) == 56, "offset of fault_registers.rsp");
_Static_assert(offsetof(struct fault_registers, r8) == 64, "offset of fault_registers.r8");
_Static_assert(offsetof(struct fault_registers, r9) == 72, "offset of fault_registers.r9");
_Static_assert(offsetof(struct fault_registers, r10) == 80, "offset of fault_registers.r10");
_Static_assert(offsetof(struct fault_registers, r11) == 88, "offset of fault_registers.r11");
_Static_assert(offsetof(struct fault_registers, r12) == 96, "offset of fault_registers.r12");
_Static_assert(offsetof(struct fault_registers, r13) == 104, "offset of fault_registers.r13");
_Static_assert(offsetof(struct fault_registers, r14) == 112, "offset of fault_registers.r14");
_Static_assert(offsetof(struct fault_registers, r15) == 120, "offset of fault_registers.r15");
_Static_assert(offsetof(struct fault_registers, rip) == 128, "offset of fault_registers.rip");
_Static_assert(offsetof(struct fault_registers, rflags) == 136, "offset of fault_registers.rflags");

/* A fault, as it happened. */
struct fault_record {
    /* What the processor refused. */
    uint8_t kind;
    /* What the instruction wanted of the address. */
    uint8_t access;
    /* The vector of the exception. */
    uint8_t vector;
    uint8_t padding_3[1];
    /* Whose thread it was. */
    uint32_t principal;
    /* The process, by its kernel number, which is never used twice. */
    uint64_t process_koid;
    /* The thread, likewise. */
    uint64_t thread_koid;
    /* The address that was touched; 0 where the fault is about none. */
    uint64_t address;
    /* The registers when it happened. */
    struct fault_registers registers;
};

_Static_assert(sizeof(struct fault_record) == 176, "size of fault_record");
_Static_assert(offsetof(struct fault_record, kind) == 0, "offset of fault_record.kind");
_Static_assert(offsetof(struct fault_record, access) == 1, "offset of fault_record.access");
_Static_assert(offsetof(struct fault_record, vector) == 2, "offset of fault_record.vector");
_Static_assert(offsetof(struct fault_record, padding_3) == 3, "offset of fault_record.padding_3");
_Static_assert(offsetof(struct fault_record, principal) == 4, "offset of fault_record.principal");
_Static_assert(offsetof(struct fault_record, process_koid) == 8,
               "offset of fault_record.process_koid");
_Static_assert(offsetof(struct fault_record, thread_koid) == 16,
               "offset of fault_record.thread_koid");
_Static_assert(offsetof(struct fault_record, address) == 24, "offset of fault_record.address");
_Static_assert(offsetof(struct fault_record, registers) == 32, "offset of fault_record.registers");

#endif
