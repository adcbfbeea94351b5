# Made from idl/kernel/devices.writ by writc; ninja regenerate
@0xe923dd1bc0460082;

# The kernel's calls. The kernel is a server like any other: these contracts are its whole interface beside the message
# operations.

const maxTableRead :UInt32 = 2048;
# The most bytes that one call reads of a table.

const maxConnections :UInt32 = 256;
# Connections of an endpoint that have not ended, or whose end its receiver was not told yet.

const maxConnectionsEach :UInt32 = 8;
# Of these, how many one principal may have, if it was said how many clients there may be.

const maxLogBatch :UInt32 = 16;
# How many records one answer to `LogControl.read` carries.

const maxLogBatchText :UInt32 = 2048;
# How many bytes of texts one such answer carries.

const logBurst :UInt32 = 128;
# How many records a process adds at once; more only as time passes.

const logRefillUs :UInt32 = 2000;
# After how many microseconds it may add one more.

const lastPciRange :UInt32 = 5;
# The largest number of a range of a function.

const lastPciByte :UInt32 = 4095;
# The last byte of a function's configuration, where the machine shows all of it.

const lastPciMessage :UInt32 = 127;
# The largest number of a message of a function; more are never used.

const timeAddress :UInt64 = 18446742974197923840;
# Where the time page is, in every process: read-only, and nothing that anybody maps.

const maxTimerUs :UInt64 = 31622400000000;
# The longest time that a timer can run: a year and a day.

const minWallUs :UInt64 = 946684800000000;
# The first moment that the clock can be set to: the year 2000.

const maxWallUs :UInt64 = 4503599627370495;
# The last one.

const minTimerPeriodUs :UInt64 = 1000;
# The shortest period of a timer.

const maxTimers :UInt32 = 64;
# How many timers one quota pays for at a time.

const maxLogText :UInt32 = 512;
# The longest line of one log record.

const maxVmoBytes :UInt64 = 1073741824;
# The largest VMO.

const maxWeight :UInt32 = 10000;
# The largest weight; 100 is what a thread starts with.

const maxDeclaredSlots :UInt32 = 64;
# The most slots that a component declares.

const firstKeptSlot :UInt32 = 65408;
# The first slot of a process's estate, of which there are at most 128.

const maxKept :UInt32 = 128;
# The most capabilities that a process keeps for its heir.

const maxMappings :UInt32 = 128;
# How many mappings of one VMO there can be at a time.

const maxVmoTransfer :UInt32 = 2048;
# The most bytes that one call reads from a VMO or writes to it.

const maxContiguousBytes :UInt64 = 1048576;
# The largest VMO in one piece.

const maxSupplyBytes :UInt64 = 65536;
# The most bytes that one call supplies to a VMO.

const maxPorts :UInt32 = 65536;
# How many ports there are.

const maxPortBytes :UInt32 = 512;
# The most bytes that one call reads from a port or writes to it.

const messageLine :UInt32 = 4294967295;
# Stands in `describe` for the line of an interrupt that is a message.

const anyPrincipal :UInt32 = 4294967295;
# The grantee that stands for everybody.

enum Trigger @0xb8a422e440ca1d09 {
  # How a line says that it wants something.
  edgeHigh @0;  # By rising.
  edgeLow @1;  # By falling.
  levelHigh @2;  # By being high for as long as it wants.
  levelLow @3;  # By being low for as long as it wants.
}

enum AccessWidth @0xa72d4b5ffc74bba7 {
  # How many bytes one access moves.
  unused0 @0;  # no value
  byte @1;  # One.
  word @2;  # Two.
  unused3 @3;  # no value
  long @4;  # Four.
}

enum ObjectType @0x90e1994c57c1a238 {
  # The type of a kernel object, as `describe` and handle records tell it.
  unused0 @0;  # no value
  process @1;  # An address space, a capability table and a quota.
  thread @2;  # A flow of execution.
  quota @3;  # A right to memory.
  vmo @4;  # Pages.
  endpoint @5;  # The receiving end of connections.
  connection @6;  # The calling end: one client's way to one endpoint, in certain roles.
  reply @7;  # The one right to answer one call later.
  notification @8;  # Bits that are set by one side and taken by the other.
  log @9;  # The kernel's log.
  processControl @10;  # Who may make processes and end them.
  installGrant @11;  # The lease on a staged process.
  logControl @12;  # Who reads the kernel's log and filters it.
  timer @13;  # What rings a notification after some time.
  timeControl @14;  # Who sets the clock.
  unused15 @15;  # no value
  irq @16;  # An interrupt of a device.
  irqControl @17;  # Who may claim interrupts.
  ioPorts @18;  # Ports, one after the other.
  ioPortControl @19;  # Who may claim ports.
  pciFunction @20;  # One function of a device of PCI.
  pciControl @21;  # Who may see what is on the buses of PCI.
  acpiControl @22;  # Who reads the firmware's tables.
  consoleControl @23;  # The machine's console.
  powerControl @24;  # Who may end the machine.
  unused25 @25;  # no value
  unused26 @26;  # no value
  unused27 @27;  # no value
  unused28 @28;  # no value
  unused29 @29;  # no value
  unused30 @30;  # no value
  unused31 @31;  # no value
  memoryControl @32;  # Who may reach memory by its address.
}

enum LifeState @0xecc26d6258fea5c8 {
  # Where a process is in its life.
  unused0 @0;  # no value
  staged @1;  # Owns memory and capabilities, has not run.
  running @2;  # Has run.
  dying @3;  # Being taken apart.
  dead @4;  # Nothing left but its exit record.
}

enum Band @0xc879b96607ae28e4 {
  # Who goes first. A thread above FAIR has a budget in each period of 100 ms, past which it is in the fair band until
  # the next.
  driver @0;  # Answers devices: 20 ms in a period.
  server @1;  # Answers programs: 40 ms in a period.
  fair @2;  # Shares what is left by weight.
  idle @3;  # Runs when nobody else does.
}

enum Activity @0xcb4cc2111fba6efe {
  # What a thread does.
  stopped @0;  # Nothing yet: it was made and not started.
  ready @1;  # It could run and waits for a processor.
  running @2;  # It runs.
  calling @3;  # Its call is in line at an endpoint.
  called @4;  # Its call was received, and it waits for the reply.
  receiving @5;  # It waits for a call or an event.
  waiting @6;  # It waits for a notification.
  dead @7;  # Nothing any more.
}

enum ExitCause @0xd017f4785ec90a40 {
  # Why a process ended.
  none @0;  # It has not.
  exited @1;  # It called `exit`.
  killed @2;  # Somebody called `kill`.
  faulted @3;  # It faulted and nobody resolved the fault.
}

enum FaultKind @0xe91380bf61b5c40c {
  # What the processor refused.
  unused0 @0;  # no value
  notMapped @1;  # A load, store or fetch where nothing is mapped.
  forbidden @2;  # A mapping is there, and forbids it.
  stackOverflow @3;  # The unmapped page below writable memory, by an instruction whose stack pointer is there: a stack is full.
  badInstruction @4;  # An instruction that does not exist or is the kernel's.
  division @5;  # A division that has no result.
  notSupplied @6;  # A page was absent and its pager did not supply it.
  other @7;  # Any other exception.
}

enum FaultVerdict @0xf9758d05e17904ee {
  # What becomes of a thread that faulted.
  unused0 @0;  # no value
  resume @1;  # The cause is removed: the instruction runs again.
  terminate @2;  # Its process ends with the fault as its cause.
  resumeAt @3;  # The thread goes on at another address, with all other registers as they are.
}

enum LogLevel @0xd3c726d32babda73 {
  # How much a log record matters.
  unused0 @0;  # no value
  trace @1;  # Every step.
  debug @2;  # For the author.
  info @3;  # Normal events.
  warn @4;  # Something is odd and was handled.
  error @5;  # Something failed.
  fatal @6;  # The component ends.
}

enum LogThreshold @0xce8c7a78ad5daa1f {
  # From which level on records are kept; the level itself is.
  unused0 @0;  # no value
  trace @1;  # Every step.
  debug @2;  # For the author.
  info @3;  # Normal events.
  warn @4;  # Something is odd and was handled.
  error @5;  # Something failed.
  fatal @6;  # The component ends.
  off @7;  # None.
}

enum LogCategory @0xd645a7f4a48224d1 {
  # What a log record is about.
  unused0 @0;  # no value
  boot @1;  # Start of the machine.
  panic @2;  # The end of it.
  memory @3;  # Frames, VMOs, mappings.
  sched @4;  # Threads and time.
  syscall @5;  # Kernel calls.
  process @6;  # Processes.
  driver @7;  # Drivers.
  storage @8;  # Block storage.
  usb @9;  # The universal serial bus.
  input @10;  # Keys and pointers.
  display @11;  # Screens.
  vfs @12;  # Files.
  console @13;  # The text console.
  service @14;  # Daemons.
  compat @15;  # Foreign programs.
  debug @16;  # For debugging.
  heartbeat @17;  # Signs of life.
}

struct Access @0xd40db717805e1f8d {
  # What a mapping allows; WRITE and EXECUTE together are refused.
  #
  # Bits of a UInt8; a scope of constants, never a message.
  const read :UInt8 = 0x1;  # Loads.
  const write :UInt8 = 0x2;  # Stores.
  const execute :UInt8 = 0x4;  # Instruction fetches.
}

struct LogEntry @0xaf2d2a9ea46fb717 {
  # One record of the log, without its text. Who said it is the kernel's word, not the sender's.
  seq @0 :UInt64;
  timeUs @1 :UInt64;
  process @2 :UInt64;
  principal @3 :UInt32;
  withheld @4 :UInt32;
  textBytes @5 :UInt16;  # 0 to 512
  processor @6 :UInt16;
  level @7 :LogLevel;
  category @8 :LogCategory;
}

struct DeclaredSlot @0xb389432a3cad2a00 {
  # A slot that a component declares, and what has to be in it.
  slot @0 :UInt16;
  rights @1 :UInt16;
  protocol @2 :UInt16;
  type @3 :ObjectType;
  roles @4 :UInt32;
}

struct TimePage @0xb30788fc7d1ba5b0 {
  # What is at the start of the time page. `(rdtsc - base) * mult / 2^shift` is the nanoseconds since boot; none but
  # `wall_us` and `seq` ever changes.
  seq @0 :UInt32;
  shift @1 :UInt32;
  mult @2 :UInt64;
  base @3 :UInt64;
  wallUs @4 :UInt64;
}

struct FaultRegisters @0xbdccdb46cc5c39da {
  # What a thread held in its registers.
  rax @0 :UInt64;
  rbx @1 :UInt64;
  rcx @2 :UInt64;
  rdx @3 :UInt64;
  rsi @4 :UInt64;
  rdi @5 :UInt64;
  rbp @6 :UInt64;
  rsp @7 :UInt64;
  r8 @8 :UInt64;
  r9 @9 :UInt64;
  r10 @10 :UInt64;
  r11 @11 :UInt64;
  r12 @12 :UInt64;
  r13 @13 :UInt64;
  r14 @14 :UInt64;
  r15 @15 :UInt64;
  rip @16 :UInt64;
  rflags @17 :UInt64;
}

struct FaultRecord @0xc9f2336c25f2010e {
  # A fault, as it happened.
  kind @0 :FaultKind;
  access @1 :UInt8;  # bits of Access
  vector @2 :UInt8;
  principal @3 :UInt32;
  processKoid @4 :UInt64;
  threadKoid @5 :UInt64;
  address @6 :UInt64;
  registers @7 :FaultRegisters;
}

struct KernelError @0xd22f828d5103f0fb {
  # Statuses of a reply; a scope of constants, never a message.
  const badSlot :UInt16 = 64;  # The slot holds nothing, or not what the method works on.
  const slotTaken :UInt16 = 65;  # The slot that was named as a destination is in use.
  const badRange :UInt16 = 66;  # An address or a length is not page aligned, empty, or outside user space.
  const overlap :UInt16 = 67;  # Something is mapped there already.
  const badAccess :UInt16 = 68;  # Write and execute together, or more than the capability's rights.
  const quotaExhausted :UInt16 = 69;  # The quota has not that much left.
  const wrongState :UInt16 = 70;  # The object is past the state in which this is possible.
  const stillMapped :UInt16 = 71;  # A writable mapping exists.
  const rightsGrow :UInt16 = 72;  # The right asked for is not among those held.
  const notSupplied :UInt16 = 90;  # A page is absent and its pager did not supply it.
  const noProcessor :UInt16 = 80;  # None of the processors named is there.
  const claimed :UInt16 = 96;  # It is claimed already.
  const notDeclared :UInt16 = 73;  # The slot is not declared, or for something else.
  const notTransferable :UInt16 = 74;  # The capability may not move: it lacks TRANSFER, or is of a type that stays where it is.
}

struct Irq @0x95204bea041ac327 {
  # An interrupt of a device, claimed by one: a line, or a message that the device writes itself. It is told by bits of
  # a notification, which may be bound to an endpoint.
  const protocolNumber :UInt16 = 0xff10;  # Stands in every tag.
  const handleRight :UInt16 = 0x1;  # Hear of it and acknowledge it.
  const transferRight :UInt16 = 0x8000;  # Move the capability in a message.
  const bindMethod :UInt16 = 0x10;
  const ackMethod :UInt16 = 0x11;

  struct BindRequest @0x9d98dc8ab9e519c7 {
    # Sets these bits of a notification whenever the interrupt comes, in place of what an earlier call said; at once if it
    # has come and was not acknowledged. Revoking either capability undoes it, and the interrupt waits for the next one
    # who binds.
    notification @0 :UInt32;  # a slot with a Notification
    bits @1 :UInt64;
  }

  struct BindReply @0xfe61af5eae03ee5b {
    # An OK reply to Irq.bind.
  }

  struct AckRequest @0xfbedcffd652d0b1f {
    # Says that the device was served. A line that is triggered by level stays silent from when it came until this is
    # said, and comes again if the device still wants something.
  }

  struct AckReply @0xcba86fbc75c14978 {
    # An OK reply to Irq.ack.
  }
}

struct IrqControl @0xe494e5fbe650e35c {
  # Who may claim interrupts. Each line has one holder at a time.
  const protocolNumber :UInt16 = 0xff11;  # Stands in every tag.
  const claimRight :UInt16 = 0x1;  # Claim.
  const transferRight :UInt16 = 0x8000;  # Move the capability in a message.
  const claimLineMethod :UInt16 = 0x10;
  const claimBoardMethod :UInt16 = 0x11;
  const claimMessageMethod :UInt16 = 0x12;

  struct ClaimLineRequest @0xb70f4212e291a034 {
    # Claims a line by its number among all lines of the machine. It is silent until it is bound. CLAIMED while somebody
    # has it, NOT_FOUND if there is no such line, LIMIT when no more interrupts can be told apart.
    #
    # Guarantee: when the last copy of the capability goes, the line is silent, and can be claimed again.
    quota @0 :UInt32;  # a slot with a Quota
    line @1 :UInt32;
    trigger @2 :Trigger;
  }

  struct ClaimLineReply @0xf26bc7f0f317756c {
    # An OK reply to IrqControl.claim_line.
    irq @0 :UInt32;
  }

  struct ClaimBoardRequest @0xfce879bd35b7485c {
    # The same for one of the sixteen lines that boards have had from the first: which line of the machine it is and how
    # it is triggered, the firmware says.
    quota @0 :UInt32;  # a slot with a Quota
    number @1 :UInt8;  # 0 to 15
  }

  struct ClaimBoardReply @0xdcc677cc8d4849c1 {
    # An OK reply to IrqControl.claim_board.
    irq @0 :UInt32;
    line @1 :UInt32;
    trigger @2 :Trigger;
  }

  struct ClaimMessageRequest @0xba9e0fe4aae4bdf1 {
    # Claims an interrupt that a device raises by a message. LIMIT when no more can be told apart.
    quota @0 :UInt32;  # a slot with a Quota
  }

  struct ClaimMessageReply @0x81a61c194c9eaa24 {
    # An OK reply to IrqControl.claim_message.
    irq @0 :UInt32;
  }
}

struct IoPorts @0xdfb91eb9471fa241 {
  # Ports, one after the other, that nobody else has.
  const protocolNumber :UInt16 = 0xff12;  # Stands in every tag.
  const readRight :UInt16 = 0x1;  # Read.
  const writeRight :UInt16 = 0x2;  # Write.
  const transferRight :UInt16 = 0x8000;  # Move the capability in a message.
  const readMethod :UInt16 = 0x10;
  const writeMethod :UInt16 = 0x11;
  const readStringMethod :UInt16 = 0x12;
  const writeStringMethod :UInt16 = 0x13;

  struct ReadRequest @0xc6cdb9c808fd9457 {
    # Reads once, at a place counted from the first port. BAD_RANGE if a byte of it is outside.
    offset @0 :UInt16;
    width @1 :AccessWidth;
  }

  struct ReadReply @0xb8b31ba43b25e420 {
    # An OK reply to IoPorts.read.
    value @0 :UInt32;
  }

  struct WriteRequest @0xec726ba5c8b3679b {
    # Writes once. BAD_RANGE if a byte of it is outside, or the value is wider than the access.
    offset @0 :UInt16;
    width @1 :AccessWidth;
    value @2 :UInt32;
  }

  struct WriteReply @0xec7109ea2102904d {
    # An OK reply to IoPorts.write.
  }

  struct ReadStringRequest @0xa7bdd12a0029d344 {
    # Reads `count` times at the same place. BAD_RANGE if a byte of it is outside, or it is more than MAX_PORT_BYTES
    # bytes.
    offset @0 :UInt16;
    width @1 :AccessWidth;
    count @2 :UInt16;  # 1 to 512
  }

  struct ReadStringReply @0xc1e1bb03fb4f4302 {
    # An OK reply to IoPorts.read_string.
    data @0 :Data;  # at most 512 bytes
  }

  struct WriteStringRequest @0xb68fb90baba3ed01 {
    # Writes all of it at the same place, so many bytes at a time. BAD_RANGE if a byte of it is outside, or something is
    # left over.
    offset @0 :UInt16;
    width @1 :AccessWidth;
    data @2 :Data;  # at most 512 bytes
  }

  struct WriteStringReply @0x9b09b54f402399aa {
    # An OK reply to IoPorts.write_string.
  }
}

struct IoPortControl @0xbbf926382f3e54ca {
  # Who may claim ports. Each port has one holder at a time.
  const protocolNumber :UInt16 = 0xff13;  # Stands in every tag.
  const claimRight :UInt16 = 0x1;  # Claim.
  const transferRight :UInt16 = 0x8000;  # Move the capability in a message.
  const claimMethod :UInt16 = 0x10;

  struct ClaimRequest @0x9b105c4c49a0b6cd {
    # Claims `count` ports from `first` on. CLAIMED while somebody has one of them, DENIED for those that configure PCI,
    # which are the kernel's, BAD_RANGE past the last port.
    #
    # Guarantee: when the last copy of the capability goes, they can be claimed again.
    quota @0 :UInt32;  # a slot with a Quota
    first @1 :UInt16;
    count @2 :UInt32;  # 1 to 65536
  }

  struct ClaimReply @0xd8d8c7d0bdd1e7e0 {
    # An OK reply to IoPortControl.claim.
    ports @0 :UInt32;
  }
}

struct ConsoleControl @0xf4b5629409174695 {
  # The machine's console: what is written appears as it is, between the lines of the log.
  const protocolNumber :UInt16 = 0xff17;  # Stands in every tag.
  const writeRight :UInt16 = 0x1;  # Write.
  const transferRight :UInt16 = 0x8000;  # Move the capability in a message.
  const writeMethod :UInt16 = 0x10;

  struct WriteRequest @0x9c5013df8984aaad {
    # Puts bytes on the console.
    bytes @0 :Data;  # at most 512 bytes
  }

  struct WriteReply @0xffc01ee7c5f43059 {
    # An OK reply to ConsoleControl.write.
  }
}

struct AcpiControl @0xa26a37c7a6d61b23 {
  # The tables that the machine's firmware left (ACPI), as they are: whoever holds this can read them and nothing else.
  # The kernel takes from them where processors, interrupt chips and the registers for power are.
  const protocolNumber :UInt16 = 0xff16;  # Stands in every tag.
  const readRight :UInt16 = 0x1;  # Read.
  const transferRight :UInt16 = 0x8000;  # Move the capability in a message.
  const tableMethod :UInt16 = 0x10;
  const readMethod :UInt16 = 0x11;

  struct TableRequest @0x9cc710152fe43158 {
    # A table by its number, counted from 0 in the firmware's order, the one with the description of devices (DSDT) at the
    # end: the four letters of its name and how long it is. Only whole ones count. NOT_FOUND behind the last.
    index @0 :UInt32;
  }

  struct TableReply @0xd6baf72edea8a175 {
    # An OK reply to AcpiControl.table.
    name @0 :UInt32;
    bytes @1 :UInt32;
  }

  struct ReadRequest @0xd270e2e63006fd0c {
    # Bytes of a table. NOT_FOUND if there is no such table, BAD_RANGE if a byte is outside of it.
    index @0 :UInt32;
    offset @1 :UInt32;
    count @2 :UInt32;  # 0 to 2048
  }

  struct ReadReply @0xdacd942b36600563 {
    # An OK reply to AcpiControl.read.
    data @0 :Data;  # at most 2048 bytes
  }
}

struct PowerControl @0xbb3a506c10de1558 {
  # Who may end the machine.
  const protocolNumber :UInt16 = 0xff18;  # Stands in every tag.
  const offRight :UInt16 = 0x1;  # Turn it off.
  const restartRight :UInt16 = 0x2;  # Start it again.
  const transferRight :UInt16 = 0x8000;  # Move the capability in a message.
  const offMethod :UInt16 = 0x11;
  const restartMethod :UInt16 = 0x12;

  struct OffRequest @0x89044e8890916bdd {
    # Turns the machine off: it may take a moment after the answer. What the two registers are to be told for that, the
    # tables say in a language that the kernel does not read (`_S5`). NOT_FOUND if the tables tell no such register.
    first @0 :UInt8;  # 0 to 7
    second @1 :UInt8;  # 0 to 7
  }

  struct OffReply @0xf255626a482c3ce5 {
    # An OK reply to PowerControl.off.
  }

  struct RestartRequest @0xd06b5c2aed3a56d1 {
    # Starts the machine again: it may take a moment after the answer. NOT_FOUND if the tables tell no register for that.
  }

  struct RestartReply @0xfdc559eadd705dae {
    # An OK reply to PowerControl.restart.
  }
}

struct Endpoint @0x83b2f028c10bb5f3 {
  # The receiving end of connections. It outlives the servers that receive on it.
  const protocolNumber :UInt16 = 0xff05;  # Stands in every tag.
  const recvRight :UInt16 = 0x1;  # Receive.
  const mintRight :UInt16 = 0x2;  # Make connections and revoke them.
  const transferRight :UInt16 = 0x8000;  # Move the capability in a message.
  const mintMethod :UInt16 = 0x10;
  const bindMethod :UInt16 = 0x11;
  const bindNotificationMethod :UInt16 = 0x12;
  const revokeLabelMethod :UInt16 = 0x13;
  const revokePrincipalMethod :UInt16 = 0x14;
  const shutMethod :UInt16 = 0x15;
  const revokeComponentMethod :UInt16 = 0x16;
  const setSessionMethod :UInt16 = 0x17;
  const setClientsMethod :UInt16 = 0x18;

  struct MintRequest @0xdbc0a461828df064 {
    # Makes a connection for one principal, or for ANY_PRINCIPAL. `label` is the protocol in its low 16 bits and the
    # session above. LIMIT if there are as many as there may be, or the principal has MAX_CONNECTIONS_EACH.
    label @0 :UInt64;
    roles @1 :UInt32;
    grantee @2 :UInt32;
  }

  struct MintReply @0x87afa6d8dea86890 {
    # An OK reply to Endpoint.mint.
    connection @0 :UInt32;
  }

  struct BindRequest @0xc957b3584f06ca9a {
    # Makes the calling thread a receiver of this endpoint and of no other. When what it bound with is revoked it answers
    # whom it serves, and then receives no more: NOT_BOUND.
  }

  struct BindReply @0x9be0a3233cb5794d {
    # An OK reply to Endpoint.bind.
  }

  struct BindNotificationRequest @0xa621f66c15ccb52d {
    # Lets the bits of a notification wake the receiver.
    notification @0 :UInt32;  # a slot with a Notification
  }

  struct BindNotificationReply @0xdb39fc35ad38d0f7 {
    # An OK reply to Endpoint.bind_notification.
  }

  struct RevokeLabelRequest @0xf97007f4cd13d061 {
    # Voids every connection with this label, wherever its copies are.
    label @0 :UInt64;
  }

  struct RevokeLabelReply @0x9f6cf818ec00c88a {
    # An OK reply to Endpoint.revoke_label.
    revoked @0 :UInt32;
  }

  struct RevokePrincipalRequest @0xc243297e38b167ed {
    # Voids every connection of this principal, wherever its copies are.
    principal @0 :UInt32;
  }

  struct RevokePrincipalReply @0xe1b64b0a3a255e44 {
    # An OK reply to Endpoint.revoke_principal.
    revoked @0 :UInt32;
  }

  struct ShutRequest @0xba5161962de5e9a1 {
    # Ends the endpoint: callers, now and later, learn at once that nobody will answer.
  }

  struct ShutReply @0xbade4a0c22466d34 {
    # An OK reply to Endpoint.shut.
  }

  struct RevokeComponentRequest @0x95f1515220ebbba3 {
    # Voids every connection of every instance of a component, wherever its copies are; those for ANY_PRINCIPAL stay.
    component @0 :UInt16;
  }

  struct RevokeComponentReply @0xaf5b0cfa6ed1db59 {
    # An OK reply to Endpoint.revoke_component.
    revoked @0 :UInt32;
  }

  struct SetSessionRequest @0xdb7946560085179f {
    # Ties its connections to the life of a server: when the process that receives here ends, they are shut, and the next
    # one knows of none. Who calls by one that is shut learns at once that its peer died.
  }

  struct SetSessionReply @0xc871863fdf30ef4f {
    # An OK reply to Endpoint.set_session.
  }

  struct SetClientsRequest @0xdf850a0d9b1fb428 {
    # Says how many connections there may be, and that a principal may have MAX_CONNECTIONS_EACH of them beside those that
    # there are, which stay. Until then there may be MAX_CONNECTIONS, whosever they are.
    clients @0 :UInt32;  # 1 to 256
  }

  struct SetClientsReply @0xf31402e767a8955c {
    # An OK reply to Endpoint.set_clients.
  }
}

struct Connection @0xc10f6cd31923c300 {
  # The calling end: one client's way to one endpoint, in certain roles. Its calls are those of the server's protocol.
  const protocolNumber :UInt16 = 0xff06;  # Stands in every tag.
  const callRight :UInt16 = 0x1;  # Call through it.
  const transferRight :UInt16 = 0x8000;  # Move the capability in a message.
}

struct Reply @0x82513b0ec5d46595 {
  # The one right to answer one call later; using it uses it up, closing it tells the caller that nobody will answer.
  const protocolNumber :UInt16 = 0xff07;  # Stands in every tag.
  const answerRight :UInt16 = 0x1;  # Answer.
}

struct Notification @0xb25ca8b611d260e9 {
  # Bits that are set by one side and taken, all at once, by the other.
  const protocolNumber :UInt16 = 0xff08;  # Stands in every tag.
  const signalRight :UInt16 = 0x1;  # Set bits.
  const waitRight :UInt16 = 0x2;  # Wait for bits and take them.
  const transferRight :UInt16 = 0x8000;  # Move the capability in a message.
}

struct Log @0x80fb2c5a87b185a2 {
  # The kernel's log: a bounded ring in which the oldest records make way and are counted.
  const protocolNumber :UInt16 = 0xff09;  # Stands in every tag.
  const writeRight :UInt16 = 0x1;  # Add records.
  const consoleRight :UInt16 = 0x2;  # Write to the console as it is.
  const transferRight :UInt16 = 0x8000;  # Move the capability in a message.
  const writeMethod :UInt16 = 0x10;
  const writeConsoleMethod :UInt16 = 0x11;

  struct WriteRequest @0xf1d2e39725211c83 {
    # Adds a record. The kernel adds number, time, processor and principal. A process adds LOG_BURST records at once and
    # one more every LOG_REFILL_US; past that it gets LIMIT, and its next record says how many were not let in. A record
    # that the filter keeps out is no error.
    level @0 :LogLevel;
    category @1 :LogCategory;
    text @2 :Text;  # at most 512 bytes
  }

  struct WriteReply @0xde8c195c6837fabe {
    # An OK reply to Log.write.
  }

  struct WriteConsoleRequest @0xf364adef0daee616 {
    # Puts bytes on the console.
    bytes @0 :Data;  # at most 512 bytes
  }

  struct WriteConsoleReply @0xd59c35ace73e4e14 {
    # An OK reply to Log.write_console.
  }
}

struct LogControl @0xad0c396eb6f9ac5a {
  # Who reads the kernel's log, and says what is kept and shown of it.
  const protocolNumber :UInt16 = 0xff0c;  # Stands in every tag.
  const readRight :UInt16 = 0x1;  # Read records and hear of them.
  const writeRight :UInt16 = 0x2;  # Add records without a bound on how often.
  const filterRight :UInt16 = 0x4;  # Say what is kept and what is shown.
  const transferRight :UInt16 = 0x8000;  # Move the capability in a message.
  const readMethod :UInt16 = 0x10;
  const listenMethod :UInt16 = 0x11;
  const describeMethod :UInt16 = 0x12;
  const logStringMethod :UInt16 = 0x13;
  const setFilterMethod :UInt16 = 0x14;
  const filterMethod :UInt16 = 0x15;

  struct ReadRequest @0x8a56de7c190ddab9 {
    # The records with numbers above `after`, the oldest first, as many as one answer carries: none if there is none.
    # `text` is their texts, one behind the other. `lost` counts those above `after` that had made way.
    #
    # Guarantee: nothing is taken out of the log, so who asks again with the same number misses nothing but what makes way
    # meanwhile.
    after @0 :UInt64;
  }

  struct ReadReply @0xde32f1c7c7be1f0a {
    # An OK reply to LogControl.read.
    lost @0 :UInt64;
    entries @1 :List(LogEntry);  # at most 16
    text @2 :Data;  # at most 2048 bytes
  }

  struct ListenRequest @0xcb6cd82234c8ad6f {
    # Sets these bits of a notification whenever a record was added, until its last capability goes, or the one that was
    # named here is revoked. A later call takes the place of an earlier one.
    notification @0 :UInt32;  # a slot with a Notification
    bits @1 :UInt64;
  }

  struct ListenReply @0x88f5a8d08fb5e4c2 {
    # An OK reply to LogControl.listen.
  }

  struct DescribeRequest @0xb070b5dfafb7d15d {
    # The numbers of the last record that made way and of the newest one, how many records were not let in, what the
    # filter kept out, and the size of the ring.
  }

  struct DescribeReply @0x8ceab7d1731b3114 {
    # An OK reply to LogControl.describe.
    dropped @0 :UInt64;
    newest @1 :UInt64;
    withheld @2 :UInt64;
    filtered @3 :UInt64;
    ringBytes @4 :UInt32;
  }

  struct LogStringRequest @0x8300e6b56d93878d {
    # Adds a record, however many there were just before.
    level @0 :LogLevel;
    category @1 :LogCategory;
    text @2 :Text;  # at most 512 bytes
  }

  struct LogStringReply @0xaf7ffc523315e2df {
    # An OK reply to LogControl.log_string.
  }

  struct SetFilterRequest @0x927db3c21a659349 {
    # Says from which level on records of a category are kept, and which of those are shown on the serial line as well.
    category @0 :LogCategory;
    keep @1 :LogThreshold;
    show @2 :LogThreshold;
  }

  struct SetFilterReply @0xce62f2cadceb8178 {
    # An OK reply to LogControl.set_filter.
  }

  struct FilterRequest @0xc836871687b1c6ef {
    # What `set_filter` said, or the build.
    category @0 :LogCategory;
  }

  struct FilterReply @0xeea96ab9ce4904a9 {
    # An OK reply to LogControl.filter.
    keep @0 :LogThreshold;
    show @1 :LogThreshold;
  }
}

struct Quota @0xfc530ca8c156772f {
  # A right to memory: every object and page is charged to one before it exists.
  const protocolNumber :UInt16 = 0xff03;  # Stands in every tag.
  const createRight :UInt16 = 0x1;  # Create objects that are charged to it.
  const transferRight :UInt16 = 0x8000;  # Move the capability in a message.
  const createVmoMethod :UInt16 = 0x11;
  const createEndpointMethod :UInt16 = 0x12;
  const createNotificationMethod :UInt16 = 0x13;
  const usageMethod :UInt16 = 0x14;
  const createTimerMethod :UInt16 = 0x15;
  const createPagedMethod :UInt16 = 0x20;

  struct CreateVmoRequest @0xbeb02c7bd6e7fc15 {
    # Makes a VMO of zeroed pages, charged in full. What begins a page is a whole one.
    bytes @0 :UInt64;  # 4096 to 1073741824
  }

  struct CreateVmoReply @0xf9e819bc83716df0 {
    # An OK reply to Quota.create_vmo.
    vmo @0 :UInt32;
  }

  struct CreateEndpointRequest @0x8452d730b211aef6 {
    # Makes an endpoint that serves a protocol.
    protocol @0 :UInt16;
  }

  struct CreateEndpointReply @0x9ccd3a9cd1d3f029 {
    # An OK reply to Quota.create_endpoint.
    endpoint @0 :UInt32;
  }

  struct CreateNotificationRequest @0xcd69963329ffc698 {
    # Makes a notification with no bits set.
  }

  struct CreateNotificationReply @0xc6981dcc7d8d44ae {
    # An OK reply to Quota.create_notification.
    notification @0 :UInt32;
  }

  struct UsageRequest @0xce595518c176b446 {
    # How much the quota allows and how much of it is used, in bytes. Waits until what was given up before is back; what
    # is given up meanwhile may or may not be.
  }

  struct UsageReply @0xd2a1b54f70f61dd0 {
    # An OK reply to Quota.usage.
    limit @0 :UInt64;
    used @1 :UInt64;
  }

  struct CreateTimerRequest @0xa023e2475ad4d567 {
    # Makes a timer that sets these bits of a notification; it does not run yet. LIMIT if the quota pays for MAX_TIMERS
    # already. A capability to the notification that is revoked takes the binding along: the timer rings nobody then.
    notification @0 :UInt32;  # a slot with a Notification
    bits @1 :UInt64;
  }

  struct CreateTimerReply @0xd0d53f455f6d520c {
    # An OK reply to Quota.create_timer.
    timer @0 :UInt32;
  }

  struct CreatePagedRequest @0xb97fdf4a92136f37 {
    # Makes a VMO whose pages are fetched through a connection to a server of Pager when they are touched, charged in
    # full.
    bytes @0 :UInt64;  # 4096 to 1073741824
    pager @1 :UInt32;  # a slot with a Connection
  }

  struct CreatePagedReply @0xb5201e112ada58e3 {
    # An OK reply to Quota.create_paged.
    vmo @0 :UInt32;
  }
}

struct Vmo @0xc8129b63a60d9f56 {
  # Pages that can be mapped, shared and handed over; their number never changes.
  const protocolNumber :UInt16 = 0xff04;  # Stands in every tag.
  const readRight :UInt16 = 0x1;  # Map for loads.
  const writeRight :UInt16 = 0x2;  # Map for stores.
  const executeRight :UInt16 = 0x4;  # Map for instruction fetches.
  const supplyRight :UInt16 = 0x8;  # Supply absent pages.
  const transferRight :UInt16 = 0x8000;  # Move the capability in a message.
  const sizeMethod :UInt16 = 0x10;
  const sealMethod :UInt16 = 0x11;
  const writeMethod :UInt16 = 0x12;
  const cloneMethod :UInt16 = 0x13;
  const supplyMethod :UInt16 = 0x14;
  const readMethod :UInt16 = 0x15;

  struct SizeRequest @0x80d2bd4b3939b13e {
    # The size in bytes and whether it is sealed.
  }

  struct SizeReply @0xb46b92e90f2d9727 {
    # An OK reply to Vmo.size.
    bytes @0 :UInt64;
    sealed @1 :Bool;
  }

  struct SealRequest @0xbe31fd1c9190002f {
    # Ends all writing for good. WRONG_STATE for memory that a device may write or a pager supplies.
    #
    # Guarantee: afterwards no mapping and no capability, however old, can write, and whoever reads waits for nobody.
  }

  struct SealReply @0xedb8fbdf98d89b14 {
    # An OK reply to Vmo.seal.
  }

  struct WriteRequest @0xb666427b2f6b3bae {
    # Copies bytes into the VMO; that it is mapped does not matter.
    #
    # Guarantee: on any error nothing is written.
    offset @0 :UInt64;
    data @1 :Data;  # at most 2048 bytes
  }

  struct WriteReply @0x9b57d74cea8cb586 {
    # An OK reply to Vmo.write.
  }

  struct CloneRequest @0xf836ded3034c7d8a {
    # Makes a VMO with the contents of these pages, charged in full to a quota. Pages are copied when one of the two is
    # written.
    #
    # Guarantee: afterwards neither sees what is written to the other. What is written while the call lasts is in the
    # clone or is not.
    quota @0 :UInt32;  # a slot with a Quota
    offset @1 :UInt64;
    bytes @2 :UInt64;  # 4096 to 1073741824
  }

  struct CloneReply @0x8cb12d40357c5f5b {
    # An OK reply to Vmo.clone.
    clone @0 :UInt32;
  }

  struct SupplyRequest @0xc7bab0f64ba2ccc1 {
    # Puts pages into a VMO that a pager supplies, where they are absent; those that are there stay. They are shared with
    # the source as with a clone. `supplied` counts the pages that were absent.
    source @0 :UInt32;  # a slot with a Vmo
    sourceOffset @1 :UInt64;
    offset @2 :UInt64;
    bytes @3 :UInt64;  # 4096 to 65536
  }

  struct SupplyReply @0xcfbb0151b028f7ec {
    # An OK reply to Vmo.supply.
    supplied @0 :UInt32;
  }

  struct ReadRequest @0xba069fefa91bfc96 {
    # Reads bytes of the VMO; that it is mapped does not matter. A page that a pager supplies is waited for.
    offset @0 :UInt64;
    count @1 :UInt32;  # 0 to 2048
  }

  struct ReadReply @0x91b0786945299489 {
    # An OK reply to Vmo.read.
    data @0 :Data;  # at most 2048 bytes
  }
}

struct MemoryControl @0xc40475fedd6c75e9 {
  # Who may reach memory by its address: claim what devices have, and make memory in one piece that devices read and
  # write.
  #
  # What the firmware calls memory cannot be claimed, nor can the kernel's own devices, nor anything twice. Memory is
  # zero whenever somebody gets it.
  const protocolNumber :UInt16 = 0xff20;  # Stands in every tag.
  const claimRight :UInt16 = 0x1;  # Claim ranges of devices.
  const createRight :UInt16 = 0x2;  # Make memory in one piece.
  const releaseRight :UInt16 = 0x4;  # Say that a device has forgotten memory.
  const queryRight :UInt16 = 0x8;  # Learn how much there is of what.
  const transferRight :UInt16 = 0x8000;  # Move the capability in a message.
  const claimMethod :UInt16 = 0x10;
  const createContiguousMethod :UInt16 = 0x11;
  const createDmaMethod :UInt16 = 0x12;
  const releaseMethod :UInt16 = 0x13;
  const nextDetainedMethod :UInt16 = 0x14;
  const statisticsMethod :UInt16 = 0x15;

  struct ClaimRequest @0xb7dfd87b56555537 {
    # Makes a VMO of a device's own range, which is nobody else's until the VMO is gone. Only what the kernel keeps about
    # it is charged. It is mapped without a cache. It cannot be read by `read`, written by `write`, cloned, supplied or
    # sealed: WRONG_STATE.
    #
    # CLAIMED: a part of it is memory, the kernel's, or in another such VMO.
    quota @0 :UInt32;  # a slot with a Quota
    address @1 :UInt64;
    bytes @2 :UInt64;  # 4096 to 1073741824
  }

  struct ClaimReply @0x86c667cc8481449e {
    # An OK reply to MemoryControl.claim.
    vmo @0 :UInt32;
  }

  struct CreateContiguousRequest @0xdfab415a258d2fa1 {
    # Makes a VMO of memory in one piece, all there, that ends at or below an address and begins at a multiple of the next
    # power of two above its size. It cannot be cloned or supplied. NO_MEMORY if there is no such piece.
    quota @0 :UInt32;  # a slot with a Quota
    bytes @1 :UInt64;  # 4096 to 1048576
    below @2 :UInt64;
  }

  struct CreateContiguousReply @0x882729b07ee4d9ef {
    # An OK reply to MemoryControl.create_contiguous.
    vmo @0 :UInt32;
    address @1 :UInt64;
  }

  struct CreateDmaRequest @0xc053018731399080 {
    # The same for memory that a device will know of. It cannot be sealed either.
    #
    # Guarantee: when it is gone its memory stays in quarantine, charged to whom it was, until `release`.
    quota @0 :UInt32;  # a slot with a Quota
    bytes @1 :UInt64;  # 4096 to 1048576
    below @2 :UInt64;
  }

  struct CreateDmaReply @0xf0a44079494523db {
    # An OK reply to MemoryControl.create_dma.
    vmo @0 :UInt32;
    address @1 :UInt64;
  }

  struct ReleaseRequest @0xb6a8ff838e0a43f3 {
    # Takes memory out of quarantine, which begins at this address: no device knows of it any more. NOT_FOUND if none
    # does.
    address @0 :UInt64;
  }

  struct ReleaseReply @0x876ba8d08fca2ec6 {
    # An OK reply to MemoryControl.release.
  }

  struct NextDetainedRequest @0x9f8dd1828259d0af {
    # The first piece in quarantine at or above an address; NOT_FOUND if there is none.
    from @0 :UInt64;
  }

  struct NextDetainedReply @0xfc627593ab8cc99c {
    # An OK reply to MemoryControl.next_detained.
    address @0 :UInt64;
    bytes @1 :UInt64;
  }

  struct StatisticsRequest @0xfd055fd5f2234ec2 {
    # Bytes: memory that there is to give out, how much of it is promised by quotas, how much has nothing in it, how much
    # is in quarantine; and how much was claimed of devices.
  }

  struct StatisticsReply @0xf1dbc5931fcb84c1 {
    # An OK reply to MemoryControl.statistics.
    memory @0 :UInt64;
    promised @1 :UInt64;
    free @2 :UInt64;
    detained @3 :UInt64;
    claimed @4 :UInt64;
  }
}

struct PciFunction @0xdb06d46ae8ce9fab {
  # One function of a device of PCI, claimed by one. Whoever has READ and WRITE only, as a driver has, cannot change
  # where its ranges are, whether it masters the bus, and what its messages raise. But he has all of the device: what is
  # the vendor's own may be a window into every range (virtio's, of type 5), and a device that masters the bus writes to
  # any memory. So mastering is where trust begins: whoever switches it on, which takes MANAGE, trusts who drives the
  # device with the whole machine.
  const protocolNumber :UInt16 = 0xff14;  # Stands in every tag.
  const readRight :UInt16 = 0x1;  # Read what it says of itself.
  const writeRight :UInt16 = 0x2;  # Write what is its vendor's own.
  const claimRight :UInt16 = 0x4;  # Take its ranges.
  const manageRight :UInt16 = 0x8;  # Write all of its configuration, and say what its messages raise.
  const transferRight :UInt16 = 0x8000;  # Move the capability in a message.
  const readMethod :UInt16 = 0x10;
  const writeMethod :UInt16 = 0x11;
  const rangeMethod :UInt16 = 0x12;
  const claimRangeMethod :UInt16 = 0x13;
  const setMessageMethod :UInt16 = 0x14;

  struct ReadRequest @0xe38c7b34d4571fab {
    # Reads its configuration once; all ones if the device is gone. BAD_RANGE if the offset is not a multiple of the
    # width, or the machine does not show so much of it.
    offset @0 :UInt16;  # 0 to 4095
    width @1 :AccessWidth;
  }

  struct ReadReply @0x853c959b6cb17e4d {
    # An OK reply to PciFunction.read.
    value @0 :UInt32;
  }

  struct WriteRequest @0xce283ca44dd75071 {
    # Writes once into a capability that is the vendor's own (number 9), behind its head; DENIED anywhere else without
    # MANAGE. BAD_RANGE as for `read`, or if the value is wider than the access.
    offset @0 :UInt16;  # 0 to 4095
    width @1 :AccessWidth;
    value @2 :UInt32;
  }

  struct WriteReply @0x9951ee05cd0e5f82 {
    # An OK reply to PciFunction.write.
  }

  struct RangeRequest @0xbaefa77f96b71c82 {
    # Where one of its ranges is, as its configuration says now, and how large; 0 bytes if it has no such range. The
    # address is 0 if nobody has placed it, or the device is gone.
    index @0 :UInt8;  # 0 to 5
  }

  struct RangeReply @0xd20d7d046e6de26e {
    # An OK reply to PciFunction.range.
    address @0 :UInt64;
    bytes @1 :UInt64;
    ports @2 :Bool;
  }

  struct ClaimRangeRequest @0xe154b18ebf63c87c {
    # Claims a part of one of its ranges: of ports as `IoPortControl.claim` does, of memory as `MemoryControl.claim`.
    # WRONG_STATE if nobody has placed it, BAD_RANGE if the part is not inside of it, or of memory and not whole pages;
    # DENIED if a page of it has the table of messages: who writes there raises any interrupt.
    quota @0 :UInt32;  # a slot with a Quota
    index @1 :UInt8;  # 0 to 5
    offset @2 :UInt64;
    bytes @3 :UInt64;  # 1 to 1073741824
  }

  struct ClaimRangeReply @0xd65cdef5ee8c7677 {
    # An OK reply to PciFunction.claim_range.
    claimed @0 :UInt32;
  }

  struct SetMessageRequest @0xfd010be187d5eff4 {
    # Lets one of its messages raise an interrupt, which was claimed as a message. From the first one on the function uses
    # no line any more; messages that were not set since are silent. BAD_RANGE if it has no such message, WRONG_STATE if
    # its table of messages is out of reach (the range not placed, or its memory not enabled), or the interrupt is a line.
    index @0 :UInt16;  # 0 to 127
    irq @1 :UInt32;  # a slot with a Irq
  }

  struct SetMessageReply @0xb59c4e26be8f4291 {
    # An OK reply to PciFunction.set_message.
  }
}

struct PciControl @0xab5a47c21c9c57e8 {
  # Who may see what is on the buses of PCI, and claim functions. Each has one holder at a time.
  const protocolNumber :UInt16 = 0xff15;  # Stands in every tag.
  const readRight :UInt16 = 0x1;  # Read any function's configuration.
  const claimRight :UInt16 = 0x2;  # Claim.
  const locateRight :UInt16 = 0x4;  # Say where configurations are in memory.
  const transferRight :UInt16 = 0x8000;  # Move the capability in a message.
  const readMethod :UInt16 = 0x10;
  const claimMethod :UInt16 = 0x11;
  const locateMethod :UInt16 = 0x12;

  struct ReadRequest @0x92f1d42da7ccc1d9 {
    # Reads a configuration once; all ones if there is no such function. BAD_RANGE if the machine does not show that bus,
    # or not so much of the function, or the offset is not a multiple of the width.
    function @0 :UInt16;
    offset @1 :UInt16;  # 0 to 4095
    width @2 :AccessWidth;
  }

  struct ReadReply @0x97d783f365583cd0 {
    # An OK reply to PciControl.read.
    value @0 :UInt32;
  }

  struct ClaimRequest @0xaa5dca31e700e26c {
    # Claims a function. CLAIMED while somebody has it, NOT_FOUND if there is none.
    #
    # Guarantee: when the last copy of the capability goes, it masters nothing, raises nothing, and can be claimed again.
    quota @0 :UInt32;  # a slot with a Quota
    function @1 :UInt16;
  }

  struct ClaimReply @0xa204112d550fb721 {
    # An OK reply to PciControl.claim.
    function @0 :UInt32;
  }

  struct LocateRequest @0xa5cf4818bfd171d8 {
    # Says where the machine shows all of every configuration: at an address for bus 0, of which these buses are there, as
    # the firmware's tables tell (MCFG, or `_CBA` of the description of devices). Until then the first 256 bytes are
    # shown, by the two ports that boards have had from the first. Once: WRONG_STATE afterwards, and while a function is
    # claimed. BAD_RANGE if it is not whole pages, or out of the processor's reach; CLAIMED: a part of it is memory, the
    # kernel's, or claimed.
    address @0 :UInt64;
    firstBus @1 :UInt8;
    lastBus @2 :UInt8;
  }

  struct LocateReply @0x8b3f0588d00b6920 {
    # An OK reply to PciControl.locate.
  }
}

struct Process @0x9d233a1ff9a53d65 {
  # An address space, a capability table and a quota: the unit that lives, dies and is held to account.
  const protocolNumber :UInt16 = 0xff01;  # Stands in every tag.
  const selfRight :UInt16 = 0x1;  # Work on one's own table and end oneself.
  const manageRight :UInt16 = 0x2;  # Map, install, start, watch and kill.
  const transferRight :UInt16 = 0x8000;  # Move the capability in a message.
  const describeMethod :UInt16 = 0x10;
  const closeMethod :UInt16 = 0x11;
  const deriveMethod :UInt16 = 0x12;
  const exitMethod :UInt16 = 0x13;
  const mapMethod :UInt16 = 0x14;
  const unmapMethod :UInt16 = 0x15;
  const installMethod :UInt16 = 0x16;
  const createThreadMethod :UInt16 = 0x17;
  const startMethod :UInt16 = 0x18;
  const killMethod :UInt16 = 0x19;
  const statusMethod :UInt16 = 0x1a;
  const watchMethod :UInt16 = 0x1b;
  const limitBandMethod :UInt16 = 0x1c;
  const grantMethod :UInt16 = 0x1d;
  const revokeMethod :UInt16 = 0x1e;
  const keepMethod :UInt16 = 0x1f;
  const judgeByMethod :UInt16 = 0x20;

  struct DescribeRequest @0xe7eea1b73e542708 {
    # Tells what is in a slot of the caller's own table. `label` is a connection's; of a VMO in one piece it is the
    # physical address, of an interrupt the line, or MESSAGE_LINE, of ports the first and, from bit 16 up, how many there
    # are, and of a kept reply 1 while somebody waits for it.
    slot @0 :UInt32;
  }

  struct DescribeReply @0xe3508abd361ad859 {
    # An OK reply to Process.describe.
    type @0 :ObjectType;
    rights @1 :UInt16;
    protocol @2 :UInt16;
    roles @3 :UInt32;
    label @4 :UInt64;
    koid @5 :UInt64;
  }

  struct CloseRequest @0xf70d15eb798ccf9c {
    # Empties a slot of the caller's own table.
    slot @0 :UInt32;
  }

  struct CloseReply @0xe93f79f705456985 {
    # An OK reply to Process.close.
  }

  struct DeriveRequest @0xc309c332a37ae071 {
    # Makes a child of a capability in the caller's own table, with these rights and no others.
    slot @0 :UInt32;
    rights @1 :UInt16;
  }

  struct DeriveReply @0x8599a621a97d8274 {
    # An OK reply to Process.derive.
    derived @0 :UInt32;
  }

  struct ExitRequest @0xe92631c3d4a33e6e {
    # Ends the caller's process. Never answered.
    code @0 :UInt32;
  }

  struct ExitReply @0xaad733dd09bdc694 {
    # An OK reply to Process.exit.
  }

  struct MapRequest @0xbf820ef0b8cca29e {
    # Maps pages of a VMO. A mapping that can write needs a VMO capability that can.
    #
    # Guarantee: on any error nothing is mapped that was not mapped before.
    vmo @0 :UInt32;  # a slot with a Vmo
    access @1 :UInt8;  # bits of Access
    address @2 :UInt64;
    offset @3 :UInt64;
    bytes @4 :UInt64;
  }

  struct MapReply @0x81917017253be152 {
    # An OK reply to Process.map.
  }

  struct UnmapRequest @0x880cc81161e96975 {
    # Unmaps every page of a VMO in a range. A mapping that is only partly in it stays with the rest, in pieces that count
    # as mappings.
    #
    # Guarantee: on any error nothing is unmapped.
    address @0 :UInt64;
    bytes @1 :UInt64;
  }

  struct UnmapReply @0xa81081af8900cb12 {
    # An OK reply to Process.unmap.
  }

  struct InstallRequest @0xb0731ca04ea0050b {
    # Puts a child of one of the caller's capabilities into a slot of a staged process.
    source @0 :UInt32;
    at @1 :UInt32;
    rights @2 :UInt16;
  }

  struct InstallReply @0xbc0f5a47b3af5313 {
    # An OK reply to Process.install.
  }

  struct CreateThreadRequest @0xb2f008f3fffad05c {
    # Makes a thread of a process that is staged or runs, stopped at `entry` with `argument` as its first and its first
    # message page's address as its second argument. `pages` is where its two message pages go.
    entry @0 :UInt64;
    stack @1 :UInt64;
    argument @2 :UInt64;
    pages @3 :UInt64;
  }

  struct CreateThreadReply @0xaf36117bf56c81e3 {
    # An OK reply to Process.create_thread.
    thread @0 :UInt32;
  }

  struct StartRequest @0xf7caf960798acb71 {
    # Lets a staged process run. Nothing can be installed afterwards.
  }

  struct StartReply @0xf7ebb101001f2ca0 {
    # An OK reply to Process.start.
  }

  struct KillRequest @0xcf92b67a0cf5163d {
    # Ends the process; when this returns none of its threads runs and its memory is free.
    code @0 :UInt32;
  }

  struct KillReply @0x9d1190dfe3c29cea {
    # An OK reply to Process.kill.
  }

  struct StatusRequest @0xe312e11a6c68543c {
    # Where the process is in its life, and how it ended.
  }

  struct StatusReply @0x90e524fe9ad83c52 {
    # An OK reply to Process.status.
    state @0 :LifeState;
    cause @1 :ExitCause;
    code @2 :UInt32;
    principal @3 :UInt32;
    koid @4 :UInt64;
  }

  struct WatchRequest @0xbd941fee65984dbe {
    # Sets these bits of a notification when the process is dead, at once if it is already. A later call takes the place
    # of an earlier one.
    notification @0 :UInt32;  # a slot with a Notification
    bits @1 :UInt64;
  }

  struct WatchReply @0xd2b8f8de765289f3 {
    # An OK reply to Process.watch.
  }

  struct LimitBandRequest @0xab4392c1e80410d5 {
    # Says which is the most urgent band that the threads of a staged process may ever have, and may give to others. It
    # starts at FAIR.
    #
    # DENIED: that is more urgent than the limit of the caller's process.
    band @0 :Band;
  }

  struct LimitBandReply @0xbdf21901161d5ce9 {
    # An OK reply to Process.limit_band.
  }

  struct GrantRequest @0xa034288320eae717 {
    # Makes the one grant by which somebody else may fill these slots of a staged process, each once, with exactly what is
    # declared.
    #
    # Guarantee: when the last copy of the grant goes while the process is staged, nothing of the process remains.
    slots @0 :List(DeclaredSlot);  # at most 64
  }

  struct GrantReply @0xb83a25da7cf680b5 {
    # An OK reply to Process.grant.
    grant @0 :UInt32;
  }

  struct RevokeRequest @0xa688e10c9f031f75 {
    # Takes back all that was lent: every capability that descends from the one in a slot of the caller's own table, in
    # every process, and what was done with them: mappings, bindings, installs. What descends from them meanwhile goes
    # too.
    #
    # Guarantee: when it returns none is left, not even of those that somebody else was revoking. It is never refused
    # because others are at work.
    slot @0 :UInt32;
  }

  struct RevokeReply @0xc45c2cbb1c049dfe {
    # An OK reply to Process.revoke.
  }

  struct KeepRequest @0x9d83a0257ff665ac {
    # Moves a capability into the estate: the slots from FIRST_KEPT_SLOT on, which outlive the process and go to its heir,
    # each at the same number. LIMIT if no more can be kept, NOT_TRANSFERABLE for a reply.
    slot @0 :UInt32;
  }

  struct KeepReply @0x8cd80dd96a4a23d8 {
    # An OK reply to Process.keep.
    kept @0 :UInt32;
  }

  struct JudgeByRequest @0xe141d4f03b228dfa {
    # Lets the server of Memd behind this connection judge the faults of the process, in place of whoever did before.
    judge @0 :UInt32;  # a slot with a Connection
  }

  struct JudgeByReply @0xc2494a6b511c8774 {
    # An OK reply to Process.judge_by.
  }
}

struct InstallGrant @0xaf9558897e6f3d48 {
  # The lease on a staged process: lends capabilities into its declared slots. It is worth nothing once the process has
  # been started.
  const protocolNumber :UInt16 = 0xff0b;  # Stands in every tag.
  const installRight :UInt16 = 0x1;  # Fill slots.
  const transferRight :UInt16 = 0x8000;  # Move the capability in a message.
  const installMethod :UInt16 = 0x10;
  const missingMethod :UInt16 = 0x11;

  struct InstallRequest @0xa7a1203869826fac {
    # Puts a child of one of the caller's capabilities, which needs TRANSFER, into a declared slot, with the declared
    # rights. A connection has to be for the process or for anybody.
    source @0 :UInt32;
    at @1 :UInt32;
  }

  struct InstallReply @0xa2b21987f0f37f00 {
    # An OK reply to InstallGrant.install.
  }

  struct MissingRequest @0xe204aa7e679eabbe {
    # How many declared slots are empty, and the first of them, or 0.
  }

  struct MissingReply @0x8ec04830e593bdfd {
    # An OK reply to InstallGrant.missing.
    count @0 :UInt32;
    first @1 :UInt32;
  }
}

struct ProcessControl @0xaa9c2bdad0d6d856 {
  # Who may make processes and say who they are, end any of them, and learn how each ended.
  #
  # A process that has run leaves its exit record when it is dead: it is numbered in the order of deaths and stays until
  # it is reaped. One that never ran leaves nothing.
  const protocolNumber :UInt16 = 0xff0a;  # Stands in every tag.
  const createRight :UInt16 = 0x1;  # Make processes.
  const killRight :UInt16 = 0x2;  # End them.
  const queryRight :UInt16 = 0x4;  # Learn about one.
  const listRight :UInt16 = 0x8;  # Learn which there are and which have ended.
  const reapRight :UInt16 = 0x20;  # Take exit records away.
  const transferRight :UInt16 = 0x8000;  # Move the capability in a message.
  const createMethod :UInt16 = 0x10;
  const killMethod :UInt16 = 0x11;
  const queryMethod :UInt16 = 0x12;
  const listMethod :UInt16 = 0x13;
  const nextExitMethod :UInt16 = 0x14;
  const faultMethod :UInt16 = 0x15;
  const registersMethod :UInt16 = 0x16;
  const watchMethod :UInt16 = 0x17;
  const reapMethod :UInt16 = 0x18;
  const setEstateMethod :UInt16 = 0x1a;
  const holdingsMethod :UInt16 = 0x1b;

  struct CreateRequest @0xd32f794bd96778b1 {
    # Makes a staged process whose own quota of `bytes` is carved from this one. Who it is, is said here, once. BAD_RANGE
    # if these are no whole pages, or it would be ANY_PRINCIPAL, who is nobody.
    #
    # Guarantee: when the last copy of the capability goes while the process is staged, nothing of it remains.
    quota @0 :UInt32;  # a slot with a Quota
    component @1 :UInt16;
    instance @2 :UInt16;
    bytes @3 :UInt64;
  }

  struct CreateReply @0x9260a3b392cf39ad {
    # An OK reply to ProcessControl.create.
    process @0 :UInt32;
    koid @1 :UInt64;
  }

  struct KillRequest @0xb9c56668dc6baa28 {
    # Ends a process, in whatever it does; when this returns none of its threads runs and its memory is free. NOT_FOUND if
    # there is no such process, and DENIED for the root.
    process @0 :UInt64;
    code @1 :UInt32;
  }

  struct KillReply @0x9ecab74efee48878 {
    # An OK reply to ProcessControl.kill.
  }

  struct QueryRequest @0xb19c78f1973422ba {
    # What there is to know about a process or, with an `exit_seq`, its exit record. `owner` is who made it, `killer` who
    # ended it, `started_us` when it was started, in microseconds since boot, or 0. NOT_FOUND if there is neither.
    process @0 :UInt64;
  }

  struct QueryReply @0xad43f66e6f9db3f5 {
    # An OK reply to ProcessControl.query.
    state @0 :LifeState;
    cause @1 :ExitCause;
    code @2 :UInt32;
    principal @3 :UInt32;
    owner @4 :UInt32;
    killer @5 :UInt32;
    exitSeq @6 :UInt64;
    startedUs @7 :UInt64;
  }

  struct ListRequest @0x8ebf99483aae9cdd {
    # The process or exit record with the lowest number above `after`; NOT_FOUND if there is none.
    after @0 :UInt64;
  }

  struct ListReply @0xb6dea894f1ce66f7 {
    # An OK reply to ProcessControl.list.
    process @0 :UInt64;
    exitSeq @1 :UInt64;
    principal @2 :UInt32;
    owner @3 :UInt32;
    state @4 :LifeState;
    cause @5 :ExitCause;
    code @6 :UInt32;
  }

  struct NextExitRequest @0xc528e7ff2d27166b {
    # The first exit record with a sequence number above `after_seq`, and when it was made, in microseconds since boot;
    # NOT_FOUND if there is none.
    #
    # Guarantee: a later death has a higher number, so who asks with the last number he has seen misses none and sees none
    # twice.
    afterSeq @0 :UInt64;
  }

  struct NextExitReply @0xd0c9e6dd91a34663 {
    # An OK reply to ProcessControl.next_exit.
    seq @0 :UInt64;
    process @1 :UInt64;
    timeUs @2 :UInt64;
    principal @3 :UInt32;
    killer @4 :UInt32;
    code @5 :UInt32;
    cause @6 :ExitCause;
  }

  struct FaultRequest @0xb4f324289fd82556 {
    # The fault that ended a process: the exception with its error code, the address that was touched or 0, the thread.
    # NOT_FOUND if it was no fault.
    process @0 :UInt64;
  }

  struct FaultReply @0xd95d52471496812e {
    # An OK reply to ProcessControl.fault.
    vector @0 :UInt8;
    error @1 :UInt64;
    address @2 :UInt64;
    thread @3 :UInt64;
  }

  struct RegistersRequest @0xf4f77b87f60663ce {
    # Six of the registers at that fault: 0 for rax rbx rcx rdx rsi rdi, 1 for rbp rsp r8 r9 r10 r11, 2 for r12 r13 r14
    # r15 rip rflags.
    process @0 :UInt64;
    part @1 :UInt32;  # 0 to 2
  }

  struct RegistersReply @0xbea2c41ae9de7e9f {
    # An OK reply to ProcessControl.registers.
    a @0 :UInt64;
    b @1 :UInt64;
    c @2 :UInt64;
    d @3 :UInt64;
    e @4 :UInt64;
    f @5 :UInt64;
  }

  struct WatchRequest @0xb30f870ea48be2bd {
    # Sets these bits of a notification when the process is dead, at once if it is already. A later call takes the place
    # of an earlier one; what `Process.watch` asked for stands beside it.
    process @0 :UInt64;
    notification @1 :UInt32;  # a slot with a Notification
    bits @2 :UInt64;
  }

  struct WatchReply @0xfc8cb5f7da343db6 {
    # An OK reply to ProcessControl.watch.
  }

  struct ReapRequest @0x9a02b96ad2ac2497 {
    # Takes an exit record away, and closes what the process kept. NOT_FOUND if there is none, WRONG_STATE if the process
    # is not dead or its heir is staged.
    process @0 :UInt64;
  }

  struct ReapReply @0xbea9a635b877502c {
    # An OK reply to ProcessControl.reap.
  }

  struct SetEstateRequest @0x9d6182fc4a1c52b1 {
    # Says how many capabilities a staged process may keep for its heir and, unless `heir_of` is 0, whose heir it is: of a
    # process of the same component that is dead and whose record was not taken away. It gets the estate when it is
    # started; if it ends before, the estate waits for another heir. WRONG_STATE where this was said before, where there
    # is another heir, or where the dead one could keep more; DENIED for another component.
    #
    # Guarantee: an estate has one holder at any time.
    process @0 :UInt32;  # a slot with a Process
    keeps @1 :UInt32;  # 0 to 128
    heirOf @2 :UInt64;
  }

  struct SetEstateReply @0xfdea0a63529ad7af {
    # An OK reply to ProcessControl.set_estate.
  }

  struct HoldingsRequest @0xcd79fb90c68b7b61 {
    # How much a process has: capabilities in its table, threads, the most that may be charged to it, and what is, in
    # bytes. A dead one has no capabilities but those that it keeps. NOT_FOUND if there is no such process.
    process @0 :UInt64;
  }

  struct HoldingsReply @0xee19b33fe32289e0 {
    # An OK reply to ProcessControl.holdings.
    capabilities @0 :UInt32;
    threads @1 :UInt32;
    limitBytes @2 :UInt64;
    usedBytes @3 :UInt64;
  }
}

struct Thread @0xbb11fa03fc3ec244 {
  # A flow of execution. One that a thread makes in its own process starts with that one's band, weight and processors.
  const protocolNumber :UInt16 = 0xff02;  # Stands in every tag.
  const manageRight :UInt16 = 0x1;  # Start it, and keep the call it is serving.
  const transferRight :UInt16 = 0x8000;  # Move the capability in a message.
  const keepReplyMethod :UInt16 = 0x10;
  const startMethod :UInt16 = 0x11;
  const statusMethod :UInt16 = 0x12;
  const scheduleMethod :UInt16 = 0x13;

  struct KeepReplyRequest @0xbbc2974423466205 {
    # Turns the call that the calling thread is serving into a reply capability, to be answered later.
  }

  struct KeepReplyReply @0xb1af6423ff68a777 {
    # An OK reply to Thread.keep_reply.
    reply @0 :UInt32;
  }

  struct StartRequest @0x959066860776c1bf {
    # Lets a thread run that was made after its process had started.
  }

  struct StartReply @0x83a3df564f107360 {
    # An OK reply to Thread.start.
  }

  struct StatusRequest @0xd0876fb09fb182b0 {
    # What the thread does at this moment, on which processor it runs or was last made to wait for its turn, and how it is
    # scheduled.
  }

  struct StatusReply @0x800a9e7b181ecba8 {
    # An OK reply to Thread.status.
    activity @0 :Activity;
    band @1 :Band;
    processor @2 :UInt32;
    weight @3 :UInt32;
    processors @4 :UInt64;
  }

  struct ScheduleRequest @0xa521303712ae86e9 {
    # Sets the thread's band, its weight in the fair band, and on which processors it may run, a bit for each; bits of
    # processors that are not there say nothing.
    #
    # DENIED: the band is more urgent than the limit of the caller's process, or of the thread's.
    band @0 :Band;
    weight @1 :UInt32;  # 1 to 10000
    processors @2 :UInt64;
  }

  struct ScheduleReply @0xc607b830fe369bb0 {
    # An OK reply to Thread.schedule.
  }
}

struct Timer @0xcd887f305189ca54 {
  # Rings a notification after some time, once or again and again. It is made by `Quota.create_timer`; when its last
  # capability goes it stops.
  #
  # Guarantee: never early. Late by a slice of 10 ms at most, as long as no more than eight timers and waits end in each
  # millisecond.
  const protocolNumber :UInt16 = 0xff0d;  # Stands in every tag.
  const setRight :UInt16 = 0x1;  # Start and stop it.
  const transferRight :UInt16 = 0x8000;  # Move the capability in a message.
  const startMethod :UInt16 = 0x10;
  const repeatMethod :UInt16 = 0x11;
  const stopMethod :UInt16 = 0x12;
  const statusMethod :UInt16 = 0x13;

  struct StartRequest @0xa727654f2c2e3f15 {
    # Rings once, so long from now. If it ran it begins anew.
    afterUs @0 :UInt64;  # 0 to 31622400000000
  }

  struct StartReply @0xdb11880673de60de {
    # An OK reply to Timer.start.
  }

  struct RepeatRequest @0xd9cefeedcc424875 {
    # Rings so long from now, and then once in each period, which are counted from the moment at which it should have
    # rung: those that are missed are left out.
    afterUs @0 :UInt64;  # 0 to 31622400000000
    periodUs @1 :UInt64;  # 1000 to 31622400000000
  }

  struct RepeatReply @0xc32d5e54eb785bb5 {
    # An OK reply to Timer.repeat.
  }

  struct StopRequest @0xd05c203a20b3a3d7 {
    # Stops it; it does not ring after this.
  }

  struct StopReply @0xc344aca6afd83fac {
    # An OK reply to Timer.stop.
    ran @0 :Bool;
  }

  struct StatusRequest @0xbf1bf34511ac5d5b {
    # Whether it runs, in how long it rings, and how often it has rung.
  }

  struct StatusReply @0xda5e336b7a2bf257 {
    # An OK reply to Timer.status.
    runs @0 :Bool;
    leftUs @1 :UInt64;
    rings @2 :UInt64;
  }
}

struct TimeControl @0xd50e53845358429a {
  # Who says what time it is outside.
  const protocolNumber :UInt16 = 0xff0e;  # Stands in every tag.
  const setRight :UInt16 = 0x1;  # Set the clock.
  const transferRight :UInt16 = 0x8000;  # Move the capability in a message.
  const setWallClockMethod :UInt16 = 0x10;
  const clocksMethod :UInt16 = 0x11;

  struct SetWallClockRequest @0xdb3e1d8e81fa985f {
    # Says that it is now so many microseconds since 1970. The time page tells everybody; timers and deadlines do not
    # care.
    unixUs @0 :UInt64;  # 946684800000000 to 4503599627370495
  }

  struct SetWallClockReply @0xc4b4ba7293dc9037 {
    # An OK reply to TimeControl.set_wall_clock.
  }

  struct ClocksRequest @0xb51d6d0ba791d2d0 {
    # The time since boot, and since 1970 if somebody has set the clock; else 0.
  }

  struct ClocksReply @0xf0b3d3ffb00a3711 {
    # An OK reply to TimeControl.clocks.
    bootUs @0 :UInt64;
    unixUs @1 :UInt64;
  }
}
