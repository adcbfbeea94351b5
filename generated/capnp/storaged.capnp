# Made from idl/storaged.writ by writc; ninja regenerate
@0xc591136b71ab8159;

# Storage: disks and the parts that they are divided into, as volumes.

const maxVolumes :UInt32 = 64;
# How many volumes there can be, whole disks included.

const maxVolumesListed :UInt32 = 16;
# How many of them a reply of `list_volumes` tells of.

const maxVolumeName :UInt32 = 108;
# The longest name of a volume.

const volumeDataBytes :UInt32 = 524288;
# How many bytes of data a queue of a volume has.

enum VolumeState @0x970163160fb74be9 {
  # The life of a volume.
  unused0 @0;  # no value
  ready @1;  # It can be opened.
  open @2;  # Somebody has it.
}

enum VolumeKind @0x9c517e3eba9b0ea7 {
  # What a volume is.
  unused0 @0;  # no value
  disk @1;  # All of a disk.
  gpt @2;  # A part, by the newer table (GPT).
  mbr @3;  # A part, by the older table (MBR).
}

struct VolumeInfo @0xf3f1f8f422472430 {
  # What is known of a volume.
  volume @0 :UInt64;
  disk @1 :UInt64;
  blocks @2 :UInt64;
  first @3 :UInt64;
  blockBytes @4 :UInt32;
  part @5 :UInt32;
  content @6 :List(UInt8);  # exactly 16
  kind @7 :VolumeKind;
  state @8 :VolumeState;
  isReadOnly @9 :Bool;
}

struct StoragedError @0xbd713d67dd187a64 {
  # Statuses of a reply; a scope of constants, never a message.
  const taken :UInt16 = 64;  # Somebody has the volume, its disk, or a part of it.
  const badRing :UInt16 = 65;  # The memory is no queue, or too small.
  const notYours :UInt16 = 66;  # Somebody else opened it.
  const brokenRing :UInt16 = 67;  # The user broke the rules of the queue. The volume is closed.
  const diskFailed :UInt16 = 68;  # The disk gave up.
}

struct Storaged @0xa4d5f6a54660c056 {
  # Finds disks and what they are divided into, and serves a queue for each volume that is open.
  #
  # A disk's driver may end at any moment. Requests that have not ended are put to its next instance again, and before
  # them, in order, the writes that ended and that no flush has made safe: so a write that has ended is there after the
  # next flush that ends, or the flush has not ended, or has failed.
  #
  # storaged's own next instance knows of no user: calls about a volume are BAD_STATE or NOT_FOUND, its user opens it
  # again and puts what has not ended.
  const protocolNumber :UInt16 = 0x0031;  # Stands in every tag.
  const userRole :UInt32 = 0x1;  # Reads and writes volumes.
  const observerRole :UInt32 = 0x2;  # Looks.
  const listVolumesMethod :UInt16 = 0x10;
  const readVolumeMethod :UInt16 = 0x11;
  const openVolumeMethod :UInt16 = 0x12;
  const submitMethod :UInt16 = 0x13;
  const closeVolumeMethod :UInt16 = 0x14;

  struct ListVolumesRequest @0x8232d8c4eb86c3f5 {
    # Volumes with a number above `after`, in the order of their numbers, a disk before its parts. `next` is what `after`
    # is to be for more, 0 where there are no more; `generation` changes with every volume that comes or goes.
    after @0 :UInt64;
  }

  struct ListVolumesReply @0xcef3fc4671e930aa {
    # An OK reply to Storaged.list_volumes.
    volumes @0 :List(VolumeInfo);  # at most 16
    next @1 :UInt64;
    generation @2 :UInt64;
  }

  struct ReadVolumeRequest @0x857d194a1d1f33fe {
    # What is known of one, and its name as the table has it.
    volume @0 :UInt64;
  }

  struct ReadVolumeReply @0xd9bb891643dfead4 {
    # An OK reply to Storaged.read_volume.
    state @0 :VolumeState;
    info @1 :VolumeInfo;
    canFlush @2 :Bool;
    canDiscard @3 :Bool;
    volumeName @4 :Text;  # at most 108 bytes
  }

  struct OpenVolumeRequest @0xf9b792e1fc83d0af {
    # Opens a volume: its queue is served from now on. The queue is formatted by the user.
    volume @0 :UInt64;
    ring @1 :UInt16;  # index of its handle record
    bell @2 :UInt16;  # index of its handle record
  }

  struct OpenVolumeReply @0xed005f9b79693d20 {
    # An OK reply to Storaged.open_volume.
  }

  struct SubmitRequest @0xb393be74160c78ce {
    # Says that requests were put.
    volume @0 :UInt64;
  }

  struct SubmitReply @0xa75b840cbdb932c1 {
    # An OK reply to Storaged.submit.
  }

  struct CloseVolumeRequest @0xd3b9dafb0c1d2424 {
    # Closes it. What was put and has not ended is given up: it may have happened.
    volume @0 :UInt64;
  }

  struct CloseVolumeReply @0x9213d10d0c1c315f {
    # An OK reply to Storaged.close_volume.
  }
}
