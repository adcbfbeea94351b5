# Made from idl/entropy_source.writ by writc; ninja regenerate
@0xe7a826a930ff3547;

# Raw randomness of a device, as its driver offers it to the one authority.

const maxRawBytes :UInt32 = 256;
# How many bytes one `take` gives.

struct EntropySourceError @0xb29f20ac6defdd02 {
  # Statuses of a reply; a scope of constants, never a message.
  const notYet :UInt16 = 64;  # The device has given none yet; it has been asked.
  const deviceFailed :UInt16 = 65;  # The device does not answer, or answers what cannot be.
}

struct EntropySource @0x8725b9145dd20dc4 {
  # A device that gives randomness. Nobody but rngd speaks to it: everybody else asks rngd, which tests what comes and
  # mixes it.
  #
  # The driver neither tests nor improves what the device gives. A provider that died has forgotten what it had.
  const protocolNumber :UInt16 = 0x0023;  # Stands in every tag.
  const authorityRole :UInt32 = 0x1;  # Takes what the device gives. There is one in a system.
  const takeMethod :UInt16 = 0x10;
  const subscribeMethod :UInt16 = 0x11;
  const readCountersMethod :UInt16 = 0x12;

  struct TakeRequest @0xba6e42b486a5f70e {
    # Gives at most `count` bytes of what the device has given, and at least one. They are wiped in the driver and are
    # given to nobody else.
    #
    # It does not wait: it is NOT_YET where there are none, and `filled` rings when there are.
    count @0 :UInt32;  # 1 to 256
  }

  struct TakeReply @0xf19a9e4098b79b56 {
    # An OK reply to EntropySource.take.
    data @0 :Data;  # at most 256 bytes
  }

  struct SubscribeRequest @0xf5a514bd4e05fcb0 {
    # Gives the bits of a notification that tell that the device has given bytes; a second one takes the place of the
    # first.
    bell @0 :UInt16;  # index of its handle record
  }

  struct SubscribeReply @0x9d998623c63be601 {
    # An OK reply to EntropySource.subscribe.
  }

  struct ReadCountersRequest @0xd2fc679b40d44b85 {
    # How many bytes the device has given, how many of them were taken, and how often it failed.
  }

  struct ReadCountersReply @0xb5e5af199e2db570 {
    # An OK reply to EntropySource.read_counters.
    filled @0 :UInt64;
    taken @1 :UInt64;
    failures @2 :UInt64;
  }
}
