# Made from idl/procd.writ by writc; ninja regenerate
@0x8d4a9f264342d67a;

# Processes: how an image becomes one, who may do what to it, and what is known of its end.
using Kernel = import "kernel.capnp";

const maxProgramName :UInt32 = 48;
# The longest name of a program.

const maxProcesses :UInt32 = 256;
# How many processes there can be, from staged to retired.

const maxProcessWaiters :UInt32 = 64;
# How many callers can wait for the end of processes at a time.

const maxTransfers :UInt32 = 4;
# How many images can be in transfer at a time.

const maxImageBytes :UInt64 = 16777216;
# The largest image that is transferred.

const maxProgramBytes :UInt64 = 67108864;
# How much memory the segments of an image have at most, together.

const programQuotaBytes :UInt64 = 1048576;
# How much memory a program that is no component has, beside its segments and its stack.

const maxSegments :UInt32 = 8;
# How many segments an image has at most.

const maxChunkBytes :UInt32 = 3968;
# How many bytes one chunk of an image has at most.

const minStackBytes :UInt64 = 4096;
# The smallest stack.

const maxStackBytes :UInt64 = 16777216;
# The largest stack.

struct ProgramRole @0xe4b994b856a81091 {
  # What a program is in the system, and with it who may start and stop it.
  #
  # Values of a UInt32; a scope of constants, never a message.
  const service :UInt32 = 1;  # A service of the foundation or above it.
  const driver :UInt32 = 2;  # A driver.
  const app :UInt32 = 3;  # A program that a person runs.
  const extension :UInt32 = 4096;  # A program that came with a bundle.
  const test :UInt32 = 8192;  # A program of a test.
}

enum ProcessState @0x86e335c3c3039ff2 {
  # The life of a process.
  unused0 @0;  # no value
  staged @1;  # It owns memory and capabilities and has no running thread.
  running @2;  # It has been started.
  stopping @3;  # It is being taken apart.
  exited @4;  # Nothing is left of it but its event.
}

enum TransferState @0x803fc3c2aa7d0a51 {
  # The life of an image in transfer.
  unused0 @0;  # no value
  open @1;  # Chunks are expected.
  committed @2;  # It has become a process.
}

enum SchedulingBand @0xd75d0c9ca4de14cb {
  # Who takes which part of the processors' time.
  unused0 @0;  # no value
  driver @1;  # Before all others: handlers of interrupts.
  server @2;  # Before programs: what others wait for.
  fair @3;  # By weight.
  idle @4;  # When nobody else wants it.
}

enum RestartRule @0xccb15a78f4750b1a {
  # When a program is started again after its end.
  unused0 @0;  # no value
  never @1;  # Never.
  onFailure @2;  # When it ended otherwise than with code 0.
  always @3;  # Whenever it ended.
}

struct SegmentAccess @0xc7d785e61e4cc9a2 {
  # What a segment of an image allows; WRITE and EXECUTE together are refused.
  #
  # Bits of a UInt8; a scope of constants, never a message.
  const read :UInt8 = 0x1;  # Loads.
  const write :UInt8 = 0x2;  # Stores.
  const execute :UInt8 = 0x4;  # Instruction fetches.
}

struct TransferSegment @0xba69c747726083ee {
  # Where a part of an image goes. Bytes past those of the file are zero.
  address @0 :UInt64;
  fileOffset @1 :UInt64;
  fileBytes @2 :UInt64;
  memoryBytes @3 :UInt64;
  access @4 :UInt8;  # bits of SegmentAccess
}

struct ExitedByItself @0x824c4566005879d8 {
  # It called `exit`.
  code @0 :UInt32;
}

struct StoppedBySomebody @0xf4aa800624413f84 {
  # Somebody stopped it.
  by @0 :UInt32;
  code @1 :UInt32;
}

struct EndedByFault @0xb0c355165c11ad85 {
  # It faulted and nobody resolved the fault.
  vector @0 :UInt8;
  address @1 :UInt64;
  registers @2 :Kernel.FaultRegisters;
}

struct ProcessEvent @0xa62d0a967e7dd48f {
  # What is known of the end of a process.
  pid @0 :UInt64;
  principal @1 :UInt32;
  timeUs @2 :UInt64;
  ending @3 :Ending;
}

struct RestartPolicy @0xeb003f700af84ac9 {
  # When and how often a program is started again.
  rule @0 :RestartRule;
  budget @1 :UInt32;
  windowMs @2 :UInt32;  # 1 to 3600000
  firstBackoffMs @3 :UInt32;  # 1 to 3600000
  lastBackoffMs @4 :UInt32;  # 1 to 3600000
}

struct Ending @0xe5a9ac1fc59195ec {
  # How a process ended.
  union {
    exited @0 :ExitedByItself;  # number 1
    stopped @1 :StoppedBySomebody;  # number 2
    faulted @2 :EndedByFault;  # number 3
  }
}

struct ProcdError @0x947d31fb7efdd489 {
  # Statuses of a reply; a scope of constants, never a message.
  const badImage :UInt16 = 64;  # The image is not sealed, too long or none, or one of its segments is misaligned, overlapping, both writable and executable, or of the wrong size.
  const roleReserved :UInt16 = 65;  # The component is one of the system, which is started by its own creator only.
  const noSuchComponent :UInt16 = 66;  # No component has this number, or it is not of this role.
  const notYours :UInt16 = 67;  # The caller did not start this process.
  const badOrder :UInt16 = 68;  # The bytes do not follow those before, or are more or fewer than were announced.
  const badEntry :UInt16 = 69;  # The entry is missing or outside every executable segment.
  const bandTooHigh :UInt16 = 70;  # The band is before the caller's own.
  const badPolicy :UInt16 = 71;  # The pauses, the window and the budget do not fit each other.
  const quotaExhausted :UInt16 = 72;  # The quota has not that much left.
  const wrongPeer :UInt16 = 73;  # A connection is not to the declared peer, or not in the role that is needed.
  const nothingNewer :UInt16 = 74;  # There is no event after this one yet.
  const badStack :UInt16 = 75;  # The stack is no whole number of pages.
  const alreadyThere :UInt16 = 76;  # A process of this component is there, and the system has one of it at a time.
  const hasToBeStaged :UInt16 = 77;  # The component declares capabilities, of which procd holds none: it is to be staged by who does.
  const outOfReach :UInt16 = 78;  # The process was started by an earlier instance of procd, and this one has no hold on its thread.
}

struct Child @0x9b8ec069bf76d582 {
  # What whoever starts a program has of it: a connection on which the framework's `ping` proves that it answers.
  const protocolNumber :UInt16 = 0x000c;  # Stands in every tag.
}

struct Procd @0xa44838d5927feced {
  # Turns images into running processes; nobody else may.
  #
  # A process is staged first: it owns all that it will have and runs nothing, until its creator has given it its
  # capabilities and starts it. What a caller may touch follows from the class of the process: services are rootd's,
  # drivers deviced's, apps their launcher's.
  const protocolNumber :UInt16 = 0x0004;  # Stands in every tag.
  const bootstrapRole :UInt32 = 0x1;  # Starts and stops services; held by rootd.
  const driverRole :UInt32 = 0x2;  # Starts and stops drivers and nothing else; held by deviced.
  const launcherRole :UInt32 = 0x4;  # Starts apps and extensions, and stops what it started.
  const loaderRole :UInt32 = 0x8;  # Transfers images and nothing else.
  const observerRole :UInt32 = 0x10;  # Reads.
  const spawnMethod :UInt16 = 0x401;
  const spawnServiceMethod :UInt16 = 0x402;
  const stopProcessMethod :UInt16 = 0x404;
  const createStagedMethod :UInt16 = 0x405;
  const startStagedMethod :UInt16 = 0x406;
  const abortStagedMethod :UInt16 = 0x407;
  const waitProcessEventMethod :UInt16 = 0x408;
  const queryProcessMethod :UInt16 = 0x409;
  const setRestartPolicyMethod :UInt16 = 0x40a;
  const getRestartPolicyMethod :UInt16 = 0x40b;
  const updateFoundationEndpointsMethod :UInt16 = 0x40c;
  const beginImageTransferMethod :UInt16 = 0x40e;
  const sendImageChunkMethod :UInt16 = 0x40f;
  const commitImageTransferMethod :UInt16 = 0x410;
  const setSchedulingMethod :UInt16 = 0x411;
  const subscribeMethod :UInt16 = 0x412;
  const nextProcessEventMethod :UInt16 = 0x413;

  struct SpawnRequest @0x84fdc21d8e7d597b {
    # Builds a program and starts it at once, on the path of `create_staged` and `start_staged`. It gets the capabilities
    # of every program and no others. Components of the system are refused.
    #
    # Guarantee: on any error nothing of the program remains.
    image @0 :UInt16;  # index of its handle record
    role @1 :UInt32;  # a ProgramRole
    component @2 :UInt16;
    stackBytes @3 :UInt64;  # 4096 to 16777216
    program @4 :Text;  # at most 48 characters of a name
  }

  struct SpawnReply @0xbfb5974252c69ce5 {
    # An OK reply to Procd.spawn.
    pid @0 :UInt64;
    child @1 :UInt16;  # index of its handle record
  }

  struct SpawnServiceRequest @0xf602f131d6579fbe {
    # Builds a service that declares nothing and starts it at once, on the path of `create_staged` and `start_staged`.
    #
    # Guarantee: on any error nothing of the service remains.
    image @0 :UInt16;  # index of its handle record
    component @1 :UInt16;
  }

  struct SpawnServiceReply @0xce5b217b28f81994 {
    # An OK reply to Procd.spawn_service.
    pid @0 :UInt64;
  }

  struct StopProcessRequest @0xda911640696cfee8 {
    # Ends a process and retires its event; of one that has exited, retires the event.
    #
    # Guarantee: when it returns, none of its threads runs, its memory is accounted, and its number names nothing.
    pid @0 :UInt64;
    code @1 :UInt32;
  }

  struct StopProcessReply @0x81124e1d2e393758 {
    # An OK reply to Procd.stop_process.
    event @0 :ProcessEvent;
  }

  struct CreateStagedRequest @0xdd656b432737659d {
    # Builds a process that owns memory and capabilities but has no running thread, and gives what its creator needs: the
    # grant, through which capabilities are installed in its declared slots, and a connection on which it will answer
    # `ping`.
    #
    # The connection is absent where the process is a component of the system: its endpoint outlives it, and who holds
    # that lends it and makes connections. The grant is the lease: when its last copy goes while the process is staged,
    # the process goes too. Guarantee: nothing remains on any error, and when the last copy of the grant goes.
    image @0 :UInt16;  # index of its handle record
    role @1 :UInt32;  # a ProgramRole
    component @2 :UInt16;
    stackBytes @3 :UInt64;  # 4096 to 16777216
    program @4 :Text;  # at most 48 characters of a name
  }

  struct CreateStagedReply @0xaf330d386d25871c {
    # An OK reply to Procd.create_staged.
    pid @0 :UInt64;
    child @1 :UInt16;  # index of its handle record, which may be empty
    grant @2 :UInt16;  # index of its handle record
  }

  struct StartStagedRequest @0xd377e48b3a6a0244 {
    # Lets a staged process run. Nothing can be installed in it afterwards.
    #
    # Guarantee: a process whose image turns out bad is gone, any other error leaves it staged.
    pid @0 :UInt64;
  }

  struct StartStagedReply @0xf7088fa028200b7e {
    # An OK reply to Procd.start_staged.
  }

  struct AbortStagedRequest @0x9289f1bc9bd721f1 {
    # Takes a staged process back.
    #
    # Guarantee: nothing of it remains.
    pid @0 :UInt64;
  }

  struct AbortStagedReply @0xb62c7d4f5d9afd44 {
    # An OK reply to Procd.abort_staged.
  }

  struct WaitProcessEventRequest @0xafcd9c67cd105815 {
    # Waits for the end of a process and tells of it, with the number of the event. Answered at once where it has ended
    # and the number is above `after_seq`, so a repeated call neither misses nor repeats; NOT_FOUND when the process is
    # retired first.
    #
    # Blocks: until the process exits. A component that serves uses `subscribe` and `next_process_event`.
    pid @0 :UInt64;
    afterSeq @1 :UInt64;
  }

  struct WaitProcessEventReply @0x9f669f4315f8a2f2 {
    # An OK reply to Procd.wait_process_event.
    seq @0 :UInt64;
    event @1 :ProcessEvent;
  }

  struct QueryProcessRequest @0xa893e25149c3392c {
    # What is known of a process. `last_seq` is the number of its event, 0 while it has none.
    pid @0 :UInt64;
  }

  struct QueryProcessReply @0xb0d7a701305a76c5 {
    # An OK reply to Procd.query_process.
    state @0 :ProcessState;
    role @1 :UInt32;  # a ProgramRole
    principal @2 :UInt32;
    koid @3 :UInt64;
    createdBy @4 :UInt32;
    startedUs @5 :UInt64;
    lastSeq @6 :UInt64;
    stackBytes @7 :UInt64;
    program @8 :Text;  # at most 48 characters of a name
  }

  struct SetRestartPolicyRequest @0xa049aab5e73d253e {
    # Says when the component of this process is to be started again. It is stored and reported here and carried out by
    # whoever started the process; it holds for the component's later processes, too.
    pid @0 :UInt64;
    policy @1 :RestartPolicy;
  }

  struct SetRestartPolicyReply @0x98dbf974743eda84 {
    # An OK reply to Procd.set_restart_policy.
  }

  struct GetRestartPolicyRequest @0xa2f86c5e0aec7380 {
    # What was said, and how many restarts the running window has seen; NEVER where nothing was said.
    pid @0 :UInt64;
  }

  struct GetRestartPolicyReply @0x9a72140dec655a11 {
    # An OK reply to Procd.get_restart_policy.
    policy @0 :RestartPolicy;
    restarts @1 :UInt32;
    givenUp @2 :Bool;
  }

  struct UpdateFoundationEndpointsRequest @0xde0ee064e342640a {
    # Gives procd connections to services that started after it. One that is there is bound in place of the one before,
    # also where it is the same; one that is absent leaves what is there.
    #
    # Guarantee: on any error, and after a connection failed, procd holds no connection that was not given and checked.
    memory @0 :UInt16;  # index of its handle record, which may be empty
    names @1 :UInt16;  # index of its handle record, which may be empty
    journal @2 :UInt16;  # index of its handle record, which may be empty
  }

  struct UpdateFoundationEndpointsReply @0x885dd472134daaac {
    # An OK reply to Procd.update_foundation_endpoints.
  }

  struct BeginImageTransferRequest @0x8403db82735c0d28 {
    # Announces an image: its size, its segments and its entry, all of which are checked before a byte is sent.
    #
    # Guarantee: on any error nothing is allocated that was not before.
    role @0 :UInt32;  # a ProgramRole
    component @1 :UInt16;
    imageBytes @2 :UInt64;  # 1 to 16777216
    entry @3 :UInt64;
    stackBytes @4 :UInt64;  # 4096 to 16777216
    segments @5 :List(TransferSegment);  # at most 8
    program @6 :Text;  # at most 48 characters of a name
  }

  struct BeginImageTransferReply @0xa5e93459996b4d67 {
    # An OK reply to Procd.begin_image_transfer.
    transfer @0 :UInt64;
  }

  struct SendImageChunkRequest @0xb44bf4782217704a {
    # Sends the bytes of the image from `offset` on, which is where the chunk before ended.
    #
    # Guarantee: after BAD_ORDER nothing of the transfer remains.
    transfer @0 :UInt64;
    offset @1 :UInt64;
    chunk @2 :Data;  # at most 3968 bytes
  }

  struct SendImageChunkReply @0xc13175613ff872bc {
    # An OK reply to Procd.send_image_chunk.
    receivedBytes @0 :UInt64;
  }

  struct CommitImageTransferRequest @0x91bbde3356222b89 {
    # Makes the image, of which every byte has been sent, a running process. procd allocates, copies, zeroes, maps and
    # starts it.
    #
    # Guarantee: on any error nothing of the program remains.
    transfer @0 :UInt64;
  }

  struct CommitImageTransferReply @0x82f1633a167ba9da {
    # An OK reply to Procd.commit_image_transfer.
    pid @0 :UInt64;
  }

  struct SetSchedulingRequest @0xbc6f737a8b3db0ac {
    # Gives the first thread of a process a band and, in the band FAIR, a weight; threads that it makes later begin with
    # the same. The band is never before the caller's own.
    pid @0 :UInt64;
    band @1 :SchedulingBand;
    weight @2 :UInt32;  # 1 to 10000
  }

  struct SetSchedulingReply @0x82803ccd42b52f83 {
    # An OK reply to Procd.set_scheduling.
  }

  struct SubscribeRequest @0x9581c7b91443dbbe {
    # Gives the bit of a notification that tells of ends; a second one of the same caller takes the place of the first.
    bell @0 :UInt16;  # index of its handle record
  }

  struct SubscribeReply @0x855d6d553a94efb3 {
    # An OK reply to Procd.subscribe.
  }

  struct NextProcessEventRequest @0xc9e7629e91dd6187 {
    # The oldest event after `after_seq` of a process that the caller may see: `bootstrap` services, `driver` drivers,
    # `launcher` what it started, `observer` all. `lost` events between have made way for others; who is more than 256 of
    # them behind is told of all.
    #
    # It does not wait: it is NOTHING_NEWER where there is none yet.
    afterSeq @0 :UInt64;
  }

  struct NextProcessEventReply @0xf2bf680264b52e8d {
    # An OK reply to Procd.next_process_event.
    seq @0 :UInt64;
    lost @1 :UInt64;
    event @2 :ProcessEvent;
  }
}
