/* How calls of the kernel are made to fail in a program that is built to try it.
 *
 * The order comes as a message of a method that no protocol has, which the dispatcher then refuses as it refuses every unknown one. It says which
 * call is the first to fail, counted from that message, how many fail, and with which status. Who gets one uses all of its stack, so that a page that is used
 * for the first time is not taken for one that is lost. Closing a
 * slot and writing to the log never fail: the one cannot of a slot that is there, the other loses a line.
 */
#ifndef WRIT_FAILING_H
#define WRIT_FAILING_H

enum {
    FAILING_METHOD = 0x7fff,
    FAILING_WORDS = 3, /* the first, how many, the status */
};

#endif
