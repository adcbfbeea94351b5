# Made from idl/console.writ by writc; ninja regenerate
@0x93d8874c8c86f0fc;

# A line on which a person, or a machine in the place of one, types and reads: a serial port, or what looks like one.

const maxConsoleWrite :UInt32 = 1024;
# How many bytes one `write` takes.

const maxConsoleRead :UInt32 = 512;
# How many bytes one `read` gives.

const consoleOutputBytes :UInt32 = 4096;
# How many bytes that were taken can wait to be sent.

const consoleInputBytes :UInt32 = 4096;
# How many bytes that came can wait to be read.

const maxConsoleWaiters :UInt32 = 8;
# How many callers can wait at a time until all was sent, and as many for input.

const maxConsoleBells :UInt32 = 32;
# How many callers can hear of a console by a notification.

enum ConsoleOutput @0xebebb04e8ddebc75 {
  # Whether something waits to be sent.
  unused0 @0;  # no value
  drained @1;  # All that was taken has been handed to the line.
  sending @2;  # Bytes wait for the line.
}

enum ConsoleInput @0xae11547f91fb4f06 {
  # Whether something waits to be read.
  unused0 @0;  # no value
  empty @1;  # All that came was confirmed.
  waiting @2;  # Bytes came that nobody confirmed.
}

struct ConsoleError @0xcf345089de6d33a2 {
  # Statuses of a reply; a scope of constants, never a message.
  const full :UInt16 = 64;  # There is less room than the bytes need: none of them was taken.
  const badPlace :UInt16 = 65;  # The place is before what was confirmed, or past what came: ask `attach` where to begin.
}

struct Console @0x8c48a1f954fb3273 {
  # A line of bytes in both directions.
  #
  # Output is taken whole or not at all, and leaves in the order in which it was taken; what two callers write is never
  # mixed within one `write`. Input is kept until it is confirmed: what somebody was given and did not confirm is given
  # again, so that a reply that is lost loses nothing. While as much waits as there is room for, the provider takes
  # nothing from the line, and the sender is held up if the line can do that; what the line lost is counted. Nothing is
  # translated: no echo, no line ends, no editing. That is for whoever reads. There is one stream of input: who may read
  # is decided where connections are handed out.
  #
  # A provider that died has forgotten what waited. The places of the next one are above all of the one before, so who
  # goes on where it was gets BAD_PLACE.
  const protocolNumber :UInt16 = 0x0020;  # Stands in every tag.
  const terminalRole :UInt32 = 0x1;  # Reads and writes; what deviced hands out.
  const writerRole :UInt32 = 0x2;  # Writes.
  const writeMethod :UInt16 = 0x10;
  const flushMethod :UInt16 = 0x11;
  const attachMethod :UInt16 = 0x12;
  const readMethod :UInt16 = 0x13;
  const waitInputMethod :UInt16 = 0x14;
  const subscribeMethod :UInt16 = 0x15;
  const readCountersMethod :UInt16 = 0x16;

  struct WriteRequest @0x9f0473002c9371fb {
    # Takes bytes to be sent. FULL where they do not all fit: `drained` rings when there is room again.
    #
    # Guarantee: on any error none of the bytes will be sent.
    data @0 :Data;  # at most 1024 bytes
  }

  struct WriteReply @0xae24de512ac17d11 {
    # An OK reply to Console.write.
  }

  struct FlushRequest @0x918a002b5c9cdbb0 {
    # Waits until all that was taken has been sent; answered at once if it was.
    #
    # Blocks: until the line has taken the last byte. A component that serves uses `subscribe`.
  }

  struct FlushReply @0xaa9e0986364190bf {
    # An OK reply to Console.flush.
  }

  struct AttachRequest @0x92239cb29ebbd597 {
    # Tells the place of the oldest byte that was not confirmed, where to begin to read, and whether and how many bytes
    # wait.
  }

  struct AttachReply @0xabf2d7f9c14b1305 {
    # An OK reply to Console.attach.
    place @0 :UInt64;
    input @1 :ConsoleInput;
    waiting @2 :UInt32;
  }

  struct ReadRequest @0xeb41682ae94edc87 {
    # Confirms all bytes before `place`, and gives those from there on, as many as one answer carries: none if none came.
    # The place of a byte is one more than that of the byte before it; `next` is the place behind the last one that was
    # given, and `more` says that others came already.
    #
    # It does not wait: `received` rings, or `wait_input` returns, when there is something.
    place @0 :UInt64;
  }

  struct ReadReply @0xb3479395bad236be {
    # An OK reply to Console.read.
    next @0 :UInt64;
    more @1 :Bool;
    data @2 :Data;  # at most 512 bytes
  }

  struct WaitInputRequest @0x9f257df91c21e73c {
    # Waits until there are bytes that nobody confirmed; answered at once if there are.
    #
    # Blocks: until bytes come. A component that serves uses `subscribe` and `read`.
  }

  struct WaitInputReply @0xa83f2b8f24424f46 {
    # An OK reply to Console.wait_input.
  }

  struct SubscribeRequest @0xee93e9c0dce443da {
    # Gives the bits of a notification that tell of input and of room; a second one of the same component takes the place
    # of the first.
    bell @0 :UInt16;  # index of its handle record
  }

  struct SubscribeReply @0xedaa8498b6fea763 {
    # An OK reply to Console.subscribe.
  }

  struct ReadCountersRequest @0xf6e80b02d31e1419 {
    # Whether and how many bytes of output wait, and how many came, were sent, were lost by the line because nobody took
    # them in time, and came damaged.
  }

  struct ReadCountersReply @0xc5d6a552b67c84ab {
    # An OK reply to Console.read_counters.
    output @0 :ConsoleOutput;
    waiting @1 :UInt32;
    received @2 :UInt64;
    sent @3 :UInt64;
    lost @4 :UInt64;
    damaged @5 :UInt64;
  }
}
