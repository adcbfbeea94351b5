# Made from idl/logd.writ by writc; ninja regenerate
@0xbf2d9b7700a6ece2;

# One journal of all that the system says of itself.
using Kernel = import "kernel.capnp";

const maxLine :UInt32 = 512;
# The longest line of one record.

const maxRecords :UInt32 = 32;
# How many records one answer carries.

const maxLines :UInt32 = 2048;
# How many bytes of lines one answer carries.

const maxReaders :UInt32 = 32;
# How many readers can follow the journal at a time.

const maxLevelRows :UInt32 = 128;
# How many thresholds one page of `list_levels` tells of.

enum ReaderState @0xba498d364029347a {
  # The life of a reader.
  unused0 @0;  # no value
  caughtUp @1;  # It has seen all that there is for it.
  behind @2;  # There are records that it has not read.
}

struct LogCategories @0xd9d0c756b4b71816 {
  # The categories of a filter; a bit's number is that of the category.
  #
  # Bits of a UInt32; a scope of constants, never a message.
  const boot :UInt32 = 0x2;  # Start of the machine.
  const panic :UInt32 = 0x4;  # The end of it.
  const memory :UInt32 = 0x8;  # Frames, VMOs, mappings.
  const sched :UInt32 = 0x10;  # Threads and time.
  const syscall :UInt32 = 0x20;  # Kernel calls.
  const process :UInt32 = 0x40;  # Processes.
  const driver :UInt32 = 0x80;  # Drivers.
  const storage :UInt32 = 0x100;  # Block storage.
  const usb :UInt32 = 0x200;  # The universal serial bus.
  const input :UInt32 = 0x400;  # Keys and pointers.
  const display :UInt32 = 0x800;  # Screens.
  const vfs :UInt32 = 0x1000;  # Files.
  const console :UInt32 = 0x2000;  # The text console.
  const service :UInt32 = 0x4000;  # Daemons.
  const compat :UInt32 = 0x8000;  # Foreign programs.
  const debug :UInt32 = 0x10000;  # For debugging.
  const heartbeat :UInt32 = 0x20000;  # Signs of life.
}

struct LogFilter @0x9f21ddac83cefd1b {
  # What a reader wants to see: all that every part of it lets through.
  threshold @0 :Kernel.LogThreshold;
  component @1 :UInt16;
  categories @2 :UInt32;  # bits of LogCategories
  fromUs @3 :UInt64;
  untilUs @4 :UInt64;
}

struct LogRecord @0xa3d365572426ce51 {
  # One record. Who said it is the kernel's word, not the sender's.
  seq @0 :UInt64;
  timeUs @1 :UInt64;
  principal @2 :UInt32;
  processor @3 :UInt16;
  level @4 :Kernel.LogLevel;
  category @5 :Kernel.LogCategory;
  lineOffset @6 :UInt16;
  lineBytes @7 :UInt16;  # 0 to 512
  droppedBefore @8 :UInt32;
}

struct LogLevelRow @0xebdb9125744df651 {
  # The threshold of one component.
  component @0 :UInt16;
  threshold @1 :Kernel.LogThreshold;
}

struct LogdError @0xead06ec305687fe2 {
  # Statuses of a reply; a scope of constants, never a message.
  const notYourReader :UInt16 = 64;  # The reader belongs to another caller.
  const emptyFilter :UInt16 = 65;  # The filter ends before it begins.
  const noSuchComponent :UInt16 = 66;  # No component has this number.
  const overShare :UInt16 = 67;  # The caller has used up its share; the record is counted as dropped.
}

struct Logd @0xc7c7bed9536460e2 {
  # The journal: bounded, fair among those who write, and read only by those who may.
  #
  # Components write to the kernel's log through their own capability, which nothing here can delay; `append` is for
  # programs without one. Old records make way and are counted; each principal has a share that others cannot take.
  const protocolNumber :UInt16 = 0x0008;  # Stands in every tag.
  const writerRole :UInt32 = 0x1;  # Adds records of its own.
  const readerRole :UInt32 = 0x2;  # Reads records of everybody.
  const operatorRole :UInt32 = 0x4;  # Changes what is kept.
  const appendMethod :UInt16 = 0x10;
  const queryMethod :UInt16 = 0x11;
  const openReaderMethod :UInt16 = 0x12;
  const readOnMethod :UInt16 = 0x13;
  const followMethod :UInt16 = 0x14;
  const lookAtReaderMethod :UInt16 = 0x15;
  const closeReaderMethod :UInt16 = 0x16;
  const subscribeMethod :UInt16 = 0x17;
  const readCountersMethod :UInt16 = 0x18;
  const getLevelMethod :UInt16 = 0x19;
  const setLevelMethod :UInt16 = 0x1a;
  const listLevelsMethod :UInt16 = 0x1b;

  struct AppendRequest @0x910557295c732ea0 {
    # Adds a record, in the caller's name.
    level @0 :Kernel.LogLevel;
    category @1 :Kernel.LogCategory;
    line @2 :Text;  # at most 512 bytes
  }

  struct AppendReply @0x9f8af877efb1e819 {
    # An OK reply to Logd.append.
    seq @0 :UInt64;
  }

  struct QueryRequest @0x837054c62baedf62 {
    # Records with a number above `after_seq` that the filter lets through, oldest first. `next_seq` is where to go on,
    # also where nothing was let through; `lost` of those asked for have made way; `more` says that there are others
    # already.
    afterSeq @0 :UInt64;
    filter @1 :LogFilter;
  }

  struct QueryReply @0x9ee7bbdedea25cd8 {
    # An OK reply to Logd.query.
    nextSeq @0 :UInt64;
    lost @1 :UInt64;
    more @2 :Bool;
    records @3 :List(LogRecord);  # at most 32
    lines @4 :Text;  # at most 2048 bytes
  }

  struct OpenReaderRequest @0xddda633d386566ba {
    # Opens a reader that begins after `after_seq`.
    #
    # Guarantee: on any error there is no reader that was not there before.
    afterSeq @0 :UInt64;
    filter @1 :LogFilter;
  }

  struct OpenReaderReply @0xa1f818517e5d90e2 {
    # An OK reply to Logd.open_reader.
    reader @0 :UInt64;
  }

  struct ReadOnRequest @0xfcff83642fdc3ab1 {
    # What `query` gives, through the filter of the reader. An empty answer means that it has seen everything.
    reader @0 :UInt64;
    afterSeq @1 :UInt64;
  }

  struct ReadOnReply @0xc9db4ed7042842b5 {
    # An OK reply to Logd.read_on.
    nextSeq @0 :UInt64;
    lost @1 :UInt64;
    more @2 :Bool;
    records @3 :List(LogRecord);  # at most 32
    lines @4 :Text;  # at most 2048 bytes
  }

  struct FollowRequest @0xef6284cd52bc5763 {
    # Waits until there is something to read for the reader, and tells the number of the newest record. Answered at once
    # where there is.
    #
    # Blocks: until somebody says something that the filter lets through. A component that serves uses `subscribe` and
    # `query`.
    reader @0 :UInt64;
  }

  struct FollowReply @0xb9559ac86c14ed60 {
    # An OK reply to Logd.follow.
    newestSeq @0 :UInt64;
  }

  struct LookAtReaderRequest @0xa76045e38941599a {
    # The state of a reader and how many records wait for it.
    reader @0 :UInt64;
  }

  struct LookAtReaderReply @0xded1b94c35d6e116 {
    # An OK reply to Logd.look_at_reader.
    state @0 :ReaderState;
    waiting @1 :UInt64;
  }

  struct CloseReaderRequest @0xd70448f6ef75fae2 {
    # Gives a reader back.
    reader @0 :UInt64;
  }

  struct CloseReaderReply @0xfa709422900f6976 {
    # An OK reply to Logd.close_reader.
  }

  struct SubscribeRequest @0x80c3624c0d377270 {
    # Gives the bits of a notification that tell of new records; a second one of the same caller takes the place of the
    # first.
    bell @0 :UInt16;  # index of its handle record
    filter @1 :LogFilter;
  }

  struct SubscribeReply @0xde42d63a82175fa7 {
    # An OK reply to Logd.subscribe.
  }

  struct ReadCountersRequest @0xf3d82c97514532ed {
    # What was kept and what was not: records and bytes in the journal, records that made way, and records dropped by
    # share and by the kernel.
  }

  struct ReadCountersReply @0x83e6def4d420eee2 {
    # An OK reply to Logd.read_counters.
    records @0 :UInt64;
    bytes @1 :UInt64;
    madeWay @2 :UInt64;
    overShare @3 :UInt64;
    kernelDropped @4 :UInt64;
  }

  struct GetLevelRequest @0x89c31ec558897b05 {
    # From which level on the records of a component are kept; 0 asks for those that have no threshold of their own.
    component @0 :UInt16;
  }

  struct GetLevelReply @0xb1f86637b8b9abf3 {
    # An OK reply to Logd.get_level.
    threshold @0 :Kernel.LogThreshold;
  }

  struct SetLevelRequest @0xe1d947a124135cea {
    # Changes that, from the next record on.
    component @0 :UInt16;
    threshold @1 :Kernel.LogThreshold;
  }

  struct SetLevelReply @0xbcdb1c2f4107bff1 {
    # An OK reply to Logd.set_level.
  }

  struct ListLevelsRequest @0x804c1f511759bdca {
    # A page of all thresholds, by rising component. `next` is 0 after the last page; another `generation` than that of
    # the page before means that thresholds changed between: begin again.
    after @0 :UInt16;
  }

  struct ListLevelsReply @0xad8f55ac7b587611 {
    # An OK reply to Logd.list_levels.
    items @0 :List(LogLevelRow);  # at most 128
    next @1 :UInt16;
    generation @2 :UInt64;
  }
}
