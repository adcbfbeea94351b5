/* Written by codegen/writ/reflect/tables.py from schema.py beside it: change it there.
 *
 * Every column that refers to something, for reflect.c alone.
 */
enum column_kind {
    COLUMN_U32 = 0,
    COLUMN_U64 = 1,
    COLUMN_STR = 2,
    COLUMN_REF = 3,
    COLUMN_MAYBE = 4,
    COLUMN_SPAN = 5,
};

static const uint8_t table_words[REFLECT_TABLES] = {
    /* name */
    1,
    /* pair */
    2,
    /* member */
    7,
    /* field */
    7,
    /* type */
    24,
    /* group */
    2,
    /* error */
    6,
    /* value */
    6,
    /* setting */
    3,
    /* alternative */
    7,
    /* step */
    7,
    /* make */
    3,
    /* event */
    6,
    /* machine */
    13,
    /* method */
    30,
    /* protocol */
    17,
    /* const */
    7,
    /* newtype */
    3,
    /* signal */
    4,
    /* queue */
    4,
    /* ring */
    8,
    /* fault */
    3,
    /* declared */
    1,
    /* library */
    26,
    /* status */
    4,
    /* serves */
    3,
    /* admits */
    5,
    /* uses */
    8,
    /* holds */
    3,
    /* component */
    47,
    /* slot */
    5,
    /* wiring */
    3,
    /* system */
    7,
};

/* The table, the word in its row, what stands there, and the table that it refers to. */
static const struct column {
    uint8_t table;
    uint8_t at;
    uint8_t kind;
    uint8_t target;
} reference_columns[] = {
    /* name.name */
    {0, 0, COLUMN_STR, 0},
    /* pair.first */
    {1, 0, COLUMN_STR, 0},
    /* pair.second */
    {1, 1, COLUMN_STR, 0},
    /* member.name */
    {2, 0, COLUMN_STR, 0},
    /* member.doc */
    {2, 1, COLUMN_STR, 0},
    /* member.instead */
    {2, 6, COLUMN_STR, 0},
    /* field.name */
    {3, 0, COLUMN_STR, 0},
    /* field.doc */
    {3, 1, COLUMN_STR, 0},
    /* field.type */
    {3, 2, COLUMN_REF, 4},
    /* type.name */
    {4, 2, COLUMN_STR, 0},
    /* type.doc */
    {4, 3, COLUMN_STR, 0},
    /* type.library */
    {4, 4, COLUMN_STR, 0},
    /* type.note */
    {4, 5, COLUMN_STR, 0},
    /* type.inner */
    {4, 11, COLUMN_MAYBE, 4},
    /* type.fields */
    {4, 18, COLUMN_SPAN, 3},
    /* type.members */
    {4, 20, COLUMN_SPAN, 2},
    /* type.names */
    {4, 22, COLUMN_SPAN, 0},
    /* error.name */
    {6, 0, COLUMN_STR, 0},
    /* error.doc */
    {6, 1, COLUMN_STR, 0},
    /* error.library */
    {6, 2, COLUMN_STR, 0},
    /* error.members */
    {6, 4, COLUMN_SPAN, 2},
    /* value.text */
    {7, 3, COLUMN_STR, 0},
    /* value.settings */
    {7, 4, COLUMN_SPAN, 8},
    /* setting.name */
    {8, 0, COLUMN_STR, 0},
    /* setting.values */
    {8, 1, COLUMN_SPAN, 7},
    /* alternative.role_name */
    {9, 1, COLUMN_STR, 0},
    /* alternative.subject */
    {9, 3, COLUMN_STR, 0},
    /* alternative.class */
    {9, 4, COLUMN_STR, 0},
    /* alternative.members */
    {9, 5, COLUMN_SPAN, 2},
    /* step.machine */
    {10, 0, COLUMN_STR, 0},
    /* step.key */
    {10, 1, COLUMN_STR, 0},
    /* step.sources */
    {10, 2, COLUMN_SPAN, 0},
    /* step.target */
    {10, 4, COLUMN_STR, 0},
    /* step.on_error */
    {10, 5, COLUMN_SPAN, 1},
    /* make.machine */
    {11, 0, COLUMN_STR, 0},
    /* make.key */
    {11, 1, COLUMN_STR, 0},
    /* make.state */
    {11, 2, COLUMN_STR, 0},
    /* event.name */
    {12, 0, COLUMN_STR, 0},
    /* event.doc */
    {12, 1, COLUMN_STR, 0},
    /* event.sources */
    {12, 2, COLUMN_SPAN, 0},
    /* event.target */
    {12, 4, COLUMN_STR, 0},
    /* event.made_by */
    {12, 5, COLUMN_STR, 0},
    /* machine.name */
    {13, 0, COLUMN_STR, 0},
    /* machine.doc */
    {13, 1, COLUMN_STR, 0},
    /* machine.key */
    {13, 3, COLUMN_MAYBE, 4},
    /* machine.states */
    {13, 4, COLUMN_REF, 4},
    /* machine.classes */
    {13, 5, COLUMN_SPAN, 0},
    /* machine.initial */
    {13, 7, COLUMN_STR, 0},
    /* machine.events */
    {13, 8, COLUMN_SPAN, 12},
    /* machine.observed_method */
    {13, 10, COLUMN_STR, 0},
    /* machine.observed_field */
    {13, 11, COLUMN_STR, 0},
    /* method.name */
    {14, 0, COLUMN_STR, 0},
    /* method.doc */
    {14, 1, COLUMN_STR, 0},
    /* method.waits_for */
    {14, 8, COLUMN_SPAN, 1},
    /* method.request */
    {14, 10, COLUMN_SPAN, 3},
    /* method.reply */
    {14, 12, COLUMN_SPAN, 3},
    /* method.request_groups */
    {14, 14, COLUMN_SPAN, 5},
    /* method.reply_groups */
    {14, 16, COLUMN_SPAN, 5},
    /* method.errors */
    {14, 18, COLUMN_MAYBE, 6},
    /* method.alternatives */
    {14, 19, COLUMN_SPAN, 9},
    /* method.steps */
    {14, 21, COLUMN_SPAN, 10},
    /* method.makes */
    {14, 23, COLUMN_SPAN, 11},
    /* method.ensures */
    {14, 25, COLUMN_SPAN, 0},
    /* method.unreachable */
    {14, 27, COLUMN_STR, 0},
    /* method.promises */
    {14, 28, COLUMN_SPAN, 0},
    /* protocol.name */
    {15, 0, COLUMN_STR, 0},
    /* protocol.doc */
    {15, 1, COLUMN_STR, 0},
    /* protocol.library */
    {15, 2, COLUMN_STR, 0},
    /* protocol.roles */
    {15, 7, COLUMN_SPAN, 2},
    /* protocol.rights */
    {15, 9, COLUMN_SPAN, 2},
    /* protocol.machines */
    {15, 11, COLUMN_SPAN, 13},
    /* protocol.methods */
    {15, 13, COLUMN_SPAN, 14},
    /* protocol.reserved */
    {15, 15, COLUMN_SPAN, 2},
    /* const.name */
    {16, 0, COLUMN_STR, 0},
    /* const.doc */
    {16, 1, COLUMN_STR, 0},
    /* const.type */
    {16, 2, COLUMN_REF, 4},
    /* const.text */
    {16, 6, COLUMN_STR, 0},
    /* newtype.name */
    {17, 0, COLUMN_STR, 0},
    /* newtype.doc */
    {17, 1, COLUMN_STR, 0},
    /* newtype.type */
    {17, 2, COLUMN_REF, 4},
    /* signal.name */
    {18, 0, COLUMN_STR, 0},
    /* signal.doc */
    {18, 1, COLUMN_STR, 0},
    /* signal.members */
    {18, 2, COLUMN_SPAN, 2},
    /* queue.name */
    {19, 0, COLUMN_STR, 0},
    /* queue.doc */
    {19, 1, COLUMN_STR, 0},
    /* queue.entry */
    {19, 2, COLUMN_REF, 4},
    /* ring.name */
    {20, 0, COLUMN_STR, 0},
    /* ring.doc */
    {20, 1, COLUMN_STR, 0},
    /* ring.signal_set */
    {20, 3, COLUMN_STR, 0},
    /* ring.signals */
    {20, 4, COLUMN_SPAN, 2},
    /* ring.queues */
    {20, 6, COLUMN_SPAN, 19},
    /* fault.name */
    {21, 0, COLUMN_STR, 0},
    /* fault.doc */
    {21, 1, COLUMN_STR, 0},
    /* declared.type */
    {22, 0, COLUMN_REF, 4},
    /* library.name */
    {23, 0, COLUMN_STR, 0},
    /* library.doc */
    {23, 1, COLUMN_STR, 0},
    /* library.path */
    {23, 2, COLUMN_STR, 0},
    /* library.imports */
    {23, 6, COLUMN_SPAN, 0},
    /* library.consts */
    {23, 8, COLUMN_SPAN, 16},
    /* library.newtypes */
    {23, 10, COLUMN_SPAN, 17},
    /* library.types */
    {23, 12, COLUMN_SPAN, 22},
    /* library.errors */
    {23, 14, COLUMN_SPAN, 6},
    /* library.protocols */
    {23, 16, COLUMN_SPAN, 15},
    /* library.objects */
    {23, 18, COLUMN_SPAN, 15},
    /* library.rings */
    {23, 20, COLUMN_SPAN, 20},
    /* library.signals */
    {23, 22, COLUMN_SPAN, 18},
    /* library.faults */
    {23, 24, COLUMN_SPAN, 21},
    /* status.name */
    {24, 1, COLUMN_STR, 0},
    /* status.source */
    {24, 2, COLUMN_STR, 0},
    /* status.sentence */
    {24, 3, COLUMN_STR, 0},
    /* serves.protocol */
    {25, 0, COLUMN_REF, 15},
    /* admits.protocol */
    {26, 0, COLUMN_REF, 15},
    /* admits.who */
    {26, 2, COLUMN_SPAN, 0},
    /* admits.system */
    {26, 4, COLUMN_STR, 0},
    /* uses.protocol */
    {27, 0, COLUMN_REF, 15},
    /* uses.name */
    {27, 2, COLUMN_STR, 0},
    /* uses.methods */
    {27, 3, COLUMN_SPAN, 0},
    /* uses.used_for */
    {27, 5, COLUMN_SPAN, 0},
    /* uses.system */
    {27, 7, COLUMN_STR, 0},
    /* holds.object */
    {28, 0, COLUMN_REF, 15},
    /* holds.methods */
    {28, 1, COLUMN_SPAN, 0},
    /* component.name */
    {29, 0, COLUMN_STR, 0},
    /* component.doc */
    {29, 1, COLUMN_STR, 0},
    /* component.kind */
    {29, 3, COLUMN_STR, 0},
    /* component.startup */
    {29, 4, COLUMN_STR, 0},
    /* component.profiles */
    {29, 5, COLUMN_SPAN, 0},
    /* component.needs */
    {29, 7, COLUMN_SPAN, 0},
    /* component.serves */
    {29, 9, COLUMN_SPAN, 25},
    /* component.admits */
    {29, 11, COLUMN_SPAN, 26},
    /* component.uses */
    {29, 13, COLUMN_SPAN, 27},
    /* component.calls_back */
    {29, 15, COLUMN_SPAN, 0},
    /* component.creates */
    {29, 17, COLUMN_SPAN, 0},
    /* component.holds */
    {29, 19, COLUMN_SPAN, 28},
    /* component.restart */
    {29, 25, COLUMN_STR, 0},
    /* component.workers */
    {29, 34, COLUMN_SPAN, 0},
    /* component.priority */
    {29, 36, COLUMN_STR, 0},
    /* component.install */
    {29, 38, COLUMN_STR, 0},
    /* component.pages */
    {29, 40, COLUMN_SPAN, 0},
    /* component.faults_to */
    {29, 42, COLUMN_STR, 0},
    /* component.desktop */
    {29, 43, COLUMN_SPAN, 8},
    /* component.autoload */
    {29, 45, COLUMN_SPAN, 8},
    /* slot.name */
    {30, 1, COLUMN_STR, 0},
    /* slot.server */
    {30, 2, COLUMN_STR, 0},
    /* slot.protocol */
    {30, 3, COLUMN_REF, 15},
    /* wiring.component */
    {31, 0, COLUMN_REF, 29},
    /* wiring.slots */
    {31, 1, COLUMN_SPAN, 30},
    /* system.name */
    {32, 0, COLUMN_STR, 0},
    /* system.doc */
    {32, 1, COLUMN_STR, 0},
    /* system.minter */
    {32, 4, COLUMN_STR, 0},
    /* system.components */
    {32, 5, COLUMN_SPAN, 31},
};
