/* Generated from services/contracts/component.writ: change it there.
 *
 * Where contracts finds what it starts with.
 */
#ifndef CONTRACTS_SLOTS_H
#define CONTRACTS_SLOTS_H

#include "writ/system.h"

enum {
    CONTRACTS_COMPONENT = 0x70,
    CONTRACTS_WORKERS = 4,
    CONTRACTS_SLOT_LOGD_ALL = 16,
    CONTRACTS_SLOT_LOGD_WRITER = 17,
    CONTRACTS_SLOT_LOGD_READER = 18,
    CONTRACTS_SLOT_LOGD_OPERATOR = 19,
    CONTRACTS_SLOT_LOGD_ALL_BUT_WRITER = 20,
    CONTRACTS_SLOT_LOGD_ALL_BUT_READER = 21,
    CONTRACTS_SLOT_LOGD_ALL_BUT_OPERATOR = 22,
    CONTRACTS_SLOT_LOGD_NOBODY = 23,
    CONTRACTS_SLOT_POLICYD_ALL = 24,
    CONTRACTS_SLOT_POLICYD_BROKER = 25,
    CONTRACTS_SLOT_POLICYD_INSTALLER = 26,
    CONTRACTS_SLOT_POLICYD_OPERATOR = 27,
    CONTRACTS_SLOT_POLICYD_OBSERVER = 28,
    CONTRACTS_SLOT_POLICYD_ALL_BUT_BROKER = 29,
    CONTRACTS_SLOT_POLICYD_ALL_BUT_INSTALLER = 30,
    CONTRACTS_SLOT_POLICYD_ALL_BUT_OPERATOR = 31,
    CONTRACTS_SLOT_POLICYD_ALL_BUT_OBSERVER = 32,
    CONTRACTS_SLOT_POLICYD_NOBODY = 33,
    CONTRACTS_SLOT_PROCD_ALL = 34,
    CONTRACTS_SLOT_PROCD_BOOTSTRAP = 35,
    CONTRACTS_SLOT_PROCD_DRIVER = 36,
    CONTRACTS_SLOT_PROCD_LAUNCHER = 37,
    CONTRACTS_SLOT_PROCD_LOADER = 38,
    CONTRACTS_SLOT_PROCD_OBSERVER = 39,
    CONTRACTS_SLOT_PROCD_ALL_BUT_BOOTSTRAP = 40,
    CONTRACTS_SLOT_PROCD_ALL_BUT_DRIVER = 41,
    CONTRACTS_SLOT_PROCD_ALL_BUT_LAUNCHER = 42,
    CONTRACTS_SLOT_PROCD_ALL_BUT_LOADER = 43,
    CONTRACTS_SLOT_PROCD_ALL_BUT_OBSERVER = 44,
    CONTRACTS_SLOT_PROCD_NOBODY = 45,
    CONTRACTS_SLOT_NAMES = 46,
    CONTRACTS_STARTUP_COUNT = 34,
};

/* Capabilities that must be there at the start, beside those that every process has. */
static const struct writ_startup_slot contracts_startup[] = {
    {.slot = 4, .rights = 0x1, .type = 9},
    {.slot = 2224, .rights = 0x8, .type = 32},
    {.slot = 2288, .rights = 0xe, .type = 10},
    {.slot = 16, .rights = 1, .protocol = 0x0008, .type = 6, .roles = 0x7},
    {.slot = 17, .rights = 1, .protocol = 0x0008, .type = 6, .roles = 0x1},
    {.slot = 18, .rights = 1, .protocol = 0x0008, .type = 6, .roles = 0x2},
    {.slot = 19, .rights = 1, .protocol = 0x0008, .type = 6, .roles = 0x4},
    {.slot = 20, .rights = 1, .protocol = 0x0008, .type = 6, .roles = 0x6},
    {.slot = 21, .rights = 1, .protocol = 0x0008, .type = 6, .roles = 0x5},
    {.slot = 22, .rights = 1, .protocol = 0x0008, .type = 6, .roles = 0x3},
    {.slot = 23, .rights = 1, .protocol = 0x0008, .type = 6, .roles = 0x0},
    {.slot = 24, .rights = 1, .protocol = 0x0007, .type = 6, .roles = 0xf},
    {.slot = 25, .rights = 1, .protocol = 0x0007, .type = 6, .roles = 0x1},
    {.slot = 26, .rights = 1, .protocol = 0x0007, .type = 6, .roles = 0x2},
    {.slot = 27, .rights = 1, .protocol = 0x0007, .type = 6, .roles = 0x4},
    {.slot = 28, .rights = 1, .protocol = 0x0007, .type = 6, .roles = 0x8},
    {.slot = 29, .rights = 1, .protocol = 0x0007, .type = 6, .roles = 0xe},
    {.slot = 30, .rights = 1, .protocol = 0x0007, .type = 6, .roles = 0xd},
    {.slot = 31, .rights = 1, .protocol = 0x0007, .type = 6, .roles = 0xb},
    {.slot = 32, .rights = 1, .protocol = 0x0007, .type = 6, .roles = 0x7},
    {.slot = 33, .rights = 1, .protocol = 0x0007, .type = 6, .roles = 0x0},
    {.slot = 34, .rights = 1, .protocol = 0x0004, .type = 6, .roles = 0x1f},
    {.slot = 35, .rights = 1, .protocol = 0x0004, .type = 6, .roles = 0x1},
    {.slot = 36, .rights = 1, .protocol = 0x0004, .type = 6, .roles = 0x2},
    {.slot = 37, .rights = 1, .protocol = 0x0004, .type = 6, .roles = 0x4},
    {.slot = 38, .rights = 1, .protocol = 0x0004, .type = 6, .roles = 0x8},
    {.slot = 39, .rights = 1, .protocol = 0x0004, .type = 6, .roles = 0x10},
    {.slot = 40, .rights = 1, .protocol = 0x0004, .type = 6, .roles = 0x1e},
    {.slot = 41, .rights = 1, .protocol = 0x0004, .type = 6, .roles = 0x1d},
    {.slot = 42, .rights = 1, .protocol = 0x0004, .type = 6, .roles = 0x1b},
    {.slot = 43, .rights = 1, .protocol = 0x0004, .type = 6, .roles = 0x17},
    {.slot = 44, .rights = 1, .protocol = 0x0004, .type = 6, .roles = 0xf},
    {.slot = 45, .rights = 1, .protocol = 0x0004, .type = 6, .roles = 0x0},
    {.slot = 46, .rights = 1, .protocol = 0x0006, .type = 6, .roles = 0x1},
};

#endif
