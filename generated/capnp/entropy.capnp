# Made from idl/entropy.writ by writc; ninja regenerate
@0xe7671a2f53dd910a;

# Randomness, from the one authority that gives it.

const maxRandomBytes :UInt32 = 512;
# How many random bytes one call gives.

const maxEntropyWaiters :UInt32 = 32;
# How many callers can wait at a time for the generator to be seeded.

enum GeneratorState @0xd6e8a63424ee3ada {
  # Whether random bytes can be had.
  unused0 @0;  # no value
  unavailable @1;  # No source has given enough that passed its tests: nothing is given.
  ready @2;  # Bytes are given.
}

struct EntropySources @0xcd7582206867a711 {
  # Where randomness comes from. A source that failed its tests is none.
  #
  # Bits of a UInt8; a scope of constants, never a message.
  const device :UInt8 = 0x1;  # A device, by its driver.
  const processor :UInt8 = 0x2;  # An instruction of the processor.
}

struct Entropy @0xf3b8a822ce679570 {
  # Random bytes for keys, and for whatever else nobody must guess.
  #
  # They come from a generator after NIST SP 800-90A (HMAC with SHA-256, 256 bits of strength), seeded from sources that
  # pass the tests of health of SP 800-90B before and while they are used. The seed is renewed by count and by time.
  # Bytes once given cannot be computed from what the generator knows afterwards.
  const protocolNumber :UInt16 = 0x0022;  # Stands in every tag.
  const consumerRole :UInt32 = 0x1;  # Is given random bytes.
  const readMethod :UInt16 = 0x10;
  const waitReadyMethod :UInt16 = 0x11;
  const lookMethod :UInt16 = 0x12;

  struct ReadRequest @0x857acdac1772c849 {
    # Gives so many random bytes. Nobody else was or will be given the same ones. While the generator is UNAVAILABLE it is
    # BAD_STATE: weak bytes are never given in place of none.
    count @0 :UInt32;  # 1 to 512
  }

  struct ReadReply @0xf760dcf71450921d {
    # An OK reply to Entropy.read.
    data @0 :Data;  # at most 512 bytes
  }

  struct WaitReadyRequest @0xece1c42e106d1019 {
    # Waits until bytes are given; answered at once where they are.
    #
    # Blocks: until the generator is seeded. A component that serves asks `read` again later.
  }

  struct WaitReadyReply @0xb9b06c056a2799a5 {
    # An OK reply to Entropy.wait_ready.
  }

  struct LookRequest @0xbdc07061bdbb8acf {
    # Whether bytes are given, which sources are healthy, how often the seed was renewed, how many bytes were given, and
    # how many tests of health failed.
  }

  struct LookReply @0x814544925875984c {
    # An OK reply to Entropy.look.
    state @0 :GeneratorState;
    healthy @1 :UInt8;  # bits of EntropySources
    reseeds @2 :UInt64;
    given @3 :UInt64;
    failures @4 :UInt64;
  }
}
