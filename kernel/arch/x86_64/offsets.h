/* What entry.S knows of the structs in C; cpu.c asserts that it is so. */
#pragma once

#define CPU_CURRENT 0
#define CPU_USER_RSP 8
#define CPU_TABLES 16
#define CPU_HAZARD 24
#define CPU_MAIL 28

#define MAIL_LEAVE 2

/* kernel.lock is at 0. */
#define KERNEL_STARTING 8
#define KERNEL_TABLES 16

#define FRAME_RAX 0
#define FRAME_RDI 8
#define FRAME_RSI 16
#define FRAME_RDX 24
#define FRAME_R8 32
#define FRAME_R9 40
#define FRAME_R10 48
#define FRAME_R12 56
#define FRAME_RBX 64
#define FRAME_R13 72
#define FRAME_RBP 80
#define FRAME_R14 88
#define FRAME_R15 96
#define FRAME_RCX 104
#define FRAME_R11 112
#define FRAME_RIP 120
#define FRAME_RFLAGS 128
#define FRAME_RSP 136
#define FRAME_SIZE 144

#define THREAD_HAZARD 144
#define THREAD_STATE 148
#define THREAD_TIMEOUT 152
#define THREAD_PRINCIPAL 156
#define THREAD_LEAVES 160
#define THREAD_ROOT 168
#define THREAD_SERVER 176
#define THREAD_CALLER 184
#define THREAD_BOUND 192
#define THREAD_IN 200
#define THREAD_OUT 208
#define THREAD_CALL 216
#define THREAD_CALL_TARGET 224

/* Of struct kcall_entry; a table of 32 per type of object. */
#define ENTRY_TAG 0
#define ENTRY_SERVE 8
#define ENTRY_SHIFT 4
#define ENTRIES_SHIFT 9
#define ENTRY_MASK 31

#define STATE_RUNNING 2
#define STATE_CALLED 4
#define STATE_RECEIVING 5

/* A capability: its object, then type (8 bits), flags (8) and rights (16). */
#define CAP_OBJECT 0
#define CAP_KIND 8
#define CAP_KIND_MASK 0x100ff
#define CAP_KIND_CALL 0x10006 /* a connection with the right CALL */
#define CAP_SHIFT 5
#define SLOT_SHIFT 8 /* in rax */
#define LEAF_SHIFT 7
#define LEAF_BYTES_MASK 0xfe0 /* the offset of a slot in its leaf */
#define TABLE_BITS 16

#define CONNECTION_ENDPOINT 48
#define CONNECTION_BADGE 56 /* grantee, and roles in the upper half */
#define CONNECTION_LABEL 64
#define GRANTEE_ANY -1

#define ENDPOINT_RECEIVER 48
#define ENDPOINT_WORK 56

#define OP_CALL 1
#define OP_REPLY_RECV 2

/* Bits 48 to 55 of a tag: number of handles, and flags. */
#define TAG_KIND_SHIFT 48
#define KIND_REQUEST_BUFFER 0x20
#define KIND_REPLY 0x10
#define KIND_REPLY_BUFFER 0x30
#define MAX_BODY 4032
