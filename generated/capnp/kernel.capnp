# Made from idl/kernel/ipc.writ by writc; ninja regenerate
@0xe923dd1bc0460082;

# The kernel's calls. The kernel is a server like any other: these contracts are its whole interface beside the message
# operations.

const maxLogText :UInt32 = 512;
# The longest line of one log record.

const maxVmoBytes :UInt64 = 1073741824;
# The largest VMO.

const anyPrincipal :UInt32 = 4294967295;
# The grantee that stands for everybody.

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
}

enum LifeState @0xecc26d6258fea5c8 {
  # Where a process is in its life.
  unused0 @0;  # no value
  staged @1;  # Owns memory and capabilities, has not run.
  running @2;  # Has run.
  dying @3;  # Being taken apart.
  dead @4;  # Nothing left but its exit record.
}

enum ExitCause @0xd017f4785ec90a40 {
  # Why a process ended.
  none @0;  # It has not.
  exited @1;  # It called `exit`.
  killed @2;  # Somebody called `kill`.
  faulted @3;  # It faulted and nobody resolved the fault.
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

  struct MintRequest @0xdbc0a461828df064 {
    # Makes a connection for one principal, or for ANY_PRINCIPAL. `label` is the protocol in its low 16 bits and the
    # session above.
    label @0 :UInt64;
    roles @1 :UInt32;
    grantee @2 :UInt32;
  }

  struct MintReply @0x87afa6d8dea86890 {
    # An OK reply to Endpoint.mint.
    connection @0 :UInt32;
  }

  struct BindRequest @0xc957b3584f06ca9a {
    # Makes the calling thread a receiver of this endpoint and of no other.
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
    # Adds a record. The kernel adds number, time, processor and principal.
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

struct Quota @0xfc530ca8c156772f {
  # A right to memory: every object and page is charged to one before it exists.
  const protocolNumber :UInt16 = 0xff03;  # Stands in every tag.
  const createRight :UInt16 = 0x1;  # Create objects that are charged to it.
  const transferRight :UInt16 = 0x8000;  # Move the capability in a message.
  const createProcessMethod :UInt16 = 0x10;
  const createVmoMethod :UInt16 = 0x11;
  const createEndpointMethod :UInt16 = 0x12;
  const createNotificationMethod :UInt16 = 0x13;
  const usageMethod :UInt16 = 0x14;

  struct CreateProcessRequest @0xd119c1fa4ac81303 {
    # Makes a staged process whose own quota of `bytes` is carved from this one.
    #
    # Guarantee: when the last copy of the capability goes while the process is staged, nothing of it remains.
    component @0 :UInt16;
    instance @1 :UInt16;
    bytes @2 :UInt64;
  }

  struct CreateProcessReply @0xd2c9e5c1def63037 {
    # An OK reply to Quota.create_process.
    process @0 :UInt32;
  }

  struct CreateVmoRequest @0xbeb02c7bd6e7fc15 {
    # Makes a VMO of zeroed pages, charged in full.
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
    # How much the quota allows and how much of it is used, in bytes.
  }

  struct UsageReply @0xd2a1b54f70f61dd0 {
    # An OK reply to Quota.usage.
    limit @0 :UInt64;
    used @1 :UInt64;
  }
}

struct Vmo @0xc8129b63a60d9f56 {
  # Pages that can be mapped, shared and handed over; their number never changes.
  const protocolNumber :UInt16 = 0xff04;  # Stands in every tag.
  const readRight :UInt16 = 0x1;  # Map for loads.
  const writeRight :UInt16 = 0x2;  # Map for stores.
  const executeRight :UInt16 = 0x4;  # Map for instruction fetches.
  const transferRight :UInt16 = 0x8000;  # Move the capability in a message.
  const sizeMethod :UInt16 = 0x10;
  const sealMethod :UInt16 = 0x11;

  struct SizeRequest @0x80d2bd4b3939b13e {
    # The size in bytes and whether it is sealed.
  }

  struct SizeReply @0xb46b92e90f2d9727 {
    # An OK reply to Vmo.size.
    bytes @0 :UInt64;
    sealed @1 :Bool;
  }

  struct SealRequest @0xbe31fd1c9190002f {
    # Ends all writing for good.
    #
    # Guarantee: afterwards no mapping and no capability, however old, can write.
  }

  struct SealReply @0xedb8fbdf98d89b14 {
    # An OK reply to Vmo.seal.
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

  struct DescribeRequest @0xe7eea1b73e542708 {
    # Tells what is in a slot of the caller's own table.
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
    # Unmaps every page in a range.
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
    # Sets these bits of a notification when the process is dead, at once if it is already.
    notification @0 :UInt32;  # a slot with a Notification
    bits @1 :UInt64;
  }

  struct WatchReply @0xd2b8f8de765289f3 {
    # An OK reply to Process.watch.
  }
}

struct Thread @0xbb11fa03fc3ec244 {
  # A flow of execution.
  const protocolNumber :UInt16 = 0xff02;  # Stands in every tag.
  const manageRight :UInt16 = 0x1;  # Start it, and keep the call it is serving.
  const transferRight :UInt16 = 0x8000;  # Move the capability in a message.
  const keepReplyMethod :UInt16 = 0x10;
  const startMethod :UInt16 = 0x11;

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
}
