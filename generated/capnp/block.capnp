# Made from idl/block.writ by writc; ninja regenerate
@0xc96aca80e4d8f29f;

# Block devices, as their drivers offer them: what a disk is, and one queue of requests in shared memory.

const diskDepth :UInt32 = 64;
# How many requests a disk has at a time; it has one until its user took its end.

const maxRequestBytes :UInt32 = 131072;
# The most bytes of one request.

enum DiskAction @0xaf15082d5a87554f {
  # What is to be done.
  unused0 @0;  # no value
  read @1;  # Bytes of the disk come to the data memory.
  write @2;  # Bytes of the data memory go to the disk; they are safe when a flush behind them is done.
  flush @3;  # All writes of its barrier and of earlier ones are made safe.
  discard @4;  # What is in these blocks is not needed any more; they may read as anything.
}

enum DiskOutcome @0x93077807ca5d7a40 {
  # How a request ended.
  unused0 @0;  # no value
  done @1;  # It was done.
  failed @2;  # The device said that it could not. What it was to write may be there in part.
  refused @3;  # It cannot be: outside of the disk or of the data memory, of no block, too long, or of a kind that the device does not have. Nothing was done.
}

enum DiskUse @0x93252cb23ac7f4ed {
  # Whether the disk has a user.
  unused0 @0;  # no value
  free @1;  # Nobody has it.
  attached @2;  # Somebody attached his queue.
}

struct DiskRequest @0xc3e68d984c6b760b {
  # A request. Requests may end in any order, but a flush begins only when all that were put before it, of its barrier
  # or an earlier one, have ended.
  number @0 :UInt64;
  first @1 :UInt64;
  barrier @2 :UInt64;
  at @3 :UInt32;
  bytes @4 :UInt32;
  action @5 :DiskAction;
}

struct DiskEnd @0xe920aa2b6ea3f9f1 {
  # A request that ended.
  number @0 :UInt64;
  outcome @1 :DiskOutcome;
}

struct BlockError @0xc59b4c823b7e5bd2 {
  # Statuses of a reply; a scope of constants, never a message.
  const taken :UInt16 = 64;  # Somebody else uses the disk.
  const badRing :UInt16 = 65;  # The memory is no queue, or too small.
  const deviceFailed :UInt16 = 66;  # The device does not answer, or broke its rules, and could not be brought up again.
  const brokenRing :UInt16 = 67;  # The user broke the rules of the queue. It is detached.
}

struct Block @0xfec26551cfb254f1 {
  # One disk. It has one user at a time, who pays for the queue; the memory that the disk reads and writes by itself is
  # the driver's, and is lent.
  #
  # A driver may end at any moment. Its next instance knows of no user and of no request: `submit` is BAD_STATE then,
  # the user attaches again and puts what has not ended. What has ended and was made safe by a flush stays; of writes
  # that ended since, nothing is said.
  const protocolNumber :UInt16 = 0x0030;  # Stands in every tag.
  const userRole :UInt32 = 0x1;  # Reads and writes all of the disk.
  const readGeometryMethod :UInt16 = 0x10;
  const attachMethod :UInt16 = 0x11;
  const submitMethod :UInt16 = 0x12;
  const detachMethod :UInt16 = 0x13;

  struct ReadGeometryRequest @0xdfacec270b3e4420 {
    # What the disk is, and whether it has a user. `can_flush` is false where writes are safe as soon as they end.
  }

  struct ReadGeometryReply @0xd94869e349d8cd2d {
    # An OK reply to Block.read_geometry.
    blocks @0 :UInt64;
    blockBytes @1 :UInt32;
    dataBytes @2 :UInt32;
    isReadOnly @3 :Bool;
    canFlush @4 :Bool;
    canDiscard @5 :Bool;
    use @6 :DiskUse;
  }

  struct AttachRequest @0xe03e86bbd558c74f {
    # Begins to serve a queue, in place of an earlier one of the same user, and lends the memory that the disk reads and
    # writes. The queue is formatted by the user, all zero but its header.
    #
    # Guarantee: no request of an earlier queue touches the data memory any more.
    ring @0 :UInt16;  # index of its handle record
    bell @1 :UInt16;  # index of its handle record
  }

  struct AttachReply @0xd96c771f72e06fdd {
    # An OK reply to Block.attach.
    data @0 :UInt16;  # index of its handle record
  }

  struct SubmitRequest @0xaeca4dfef7a3c6a5 {
    # Says that requests were put. Those are begun that the device has room for; the others when others end.
  }

  struct SubmitReply @0x8318876bf519a71f {
    # An OK reply to Block.submit.
  }

  struct DetachRequest @0xcb589af6c44b5133 {
    # Ends the use of the disk.
    #
    # Guarantee: no request touches the data memory any more.
  }

  struct DetachReply @0xfa40eaec92f6450d {
    # An OK reply to Block.detach.
  }
}
