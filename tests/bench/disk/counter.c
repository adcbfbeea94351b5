/* A plugin of QEMU (its interface of version 1) that counts the instructions of a machine with one processor, and notes the count wherever the machine executes the mark: a long no-operation with `WRIT` in
 * place of its displacement, which any program may execute and none has by chance. The counts go to the file that `out=` names, a line each.
 *
 * An instruction is counted when it is executed; a processor that halts executes none.
 */
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

struct qemu_plugin_tb;
struct qemu_plugin_insn;
struct qemu_info;
typedef uint64_t plugin_id;
typedef void (*on_translation)(plugin_id id, struct qemu_plugin_tb *block);
typedef void (*on_execution)(unsigned processor, void *data);

enum { ADD = 0, NO_REGISTERS = 0 };

size_t qemu_plugin_tb_n_insns(const struct qemu_plugin_tb *block);
struct qemu_plugin_insn *qemu_plugin_tb_get_insn(const struct qemu_plugin_tb *block, size_t index);
const void *qemu_plugin_insn_data(const struct qemu_plugin_insn *instruction);
size_t qemu_plugin_insn_size(const struct qemu_plugin_insn *instruction);
void qemu_plugin_register_vcpu_tb_trans_cb(plugin_id id, on_translation call);
void qemu_plugin_register_vcpu_insn_exec_cb(struct qemu_plugin_insn *instruction, on_execution call,
                                            int flags, void *data);
void qemu_plugin_register_vcpu_insn_exec_inline(struct qemu_plugin_insn *instruction, int operation,
                                                void *counter, uint64_t value);

int qemu_plugin_version = 1;
int qemu_plugin_install(plugin_id id, const struct qemu_info *info, int count, char **words);

static const uint8_t mark[] = {0x0f, 0x1f, 0x80, 'W', 'R', 'I', 'T'};
static uint64_t executed;
static FILE *out;

static void note(unsigned processor, void *data)
{
    (void)processor;
    (void)data;
    fprintf(out, "%llu\n", (unsigned long long)executed);
    fflush(out);
}

static void translated(plugin_id id, struct qemu_plugin_tb *block)
{
    (void)id;
    for (size_t i = 0; i < qemu_plugin_tb_n_insns(block); i++) {
        struct qemu_plugin_insn *it = qemu_plugin_tb_get_insn(block, i);
        qemu_plugin_register_vcpu_insn_exec_inline(it, ADD, &executed, 1);
        if (qemu_plugin_insn_size(it) == sizeof mark &&
            memcmp(qemu_plugin_insn_data(it), mark, sizeof mark) == 0) {
            qemu_plugin_register_vcpu_insn_exec_cb(it, note, NO_REGISTERS, NULL);
        }
    }
}

int qemu_plugin_install(plugin_id id, const struct qemu_info *info, int count, char **words)
{
    static const char key[] = "out=";
    (void)info;
    if (count != 1 || strncmp(words[0], key, sizeof key - 1) != 0) {
        return -1;
    }
    out = fopen(words[0] + sizeof key - 1, "w");
    if (out == NULL) {
        return -1;
    }
    qemu_plugin_register_vcpu_tb_trans_cb(id, translated);
    return 0;
}
