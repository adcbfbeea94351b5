# Made from idl/input.writ by writc; ninja regenerate
@0xc96c6d5be8d08a12;

# Keys and pointers: what a person does with their hands, in the order in which they do it.

const maxInputEvents :UInt32 = 256;
# How many events wait for those who read them; older ones make way and are counted.

const maxHeldKeys :UInt32 = 32;
# How many keys are told to be down at a time.

const maxInputBells :UInt32 = 32;
# How many callers can hear of events by a notification.

enum InputKind @0xe5036578763d6835 {
  # What happened.
  unused0 @0;  # no value
  keyDown @1;  # A key went down; `code` is the key.
  keyRepeat @2;  # A key is still down and repeats; `code` is the key.
  keyUp @3;  # A key went up; `code` is the key.
  buttonDown @4;  # A button of a pointer went down; `code` is its number from 1: left, right, middle, then further ones.
  buttonUp @5;  # A button of a pointer went up; `code` is its number.
  motion @6;  # A pointer moved by `x` to the right and by `y` down.
  wheel @7;  # A wheel turned by `y` steps towards its user.
  reset @8;  # The provider began, or a device was plugged again: nothing is down any more.
}

struct InputError @0xc977dc3aedd1cc34 {
  # Statuses of a reply; a scope of constants, never a message.
  const nothingNewer :UInt16 = 64;  # There is no event after this one yet.
}

struct Input @0xa304f7f56ac0e7a6 {
  # Events of keyboards and pointers of one driver.
  #
  # Everybody who may read hears every event; who reads too slowly misses the oldest ones, is told how many, and asks
  # `read_held` what is down.
  #
  # A provider that died has forgotten its events. The next one begins with RESET, under a number above all of the one
  # before.
  const protocolNumber :UInt16 = 0x0021;  # Stands in every tag.
  const consumerRole :UInt32 = 0x1;  # Hears what is typed and pointed at. Whoever holds this hears passwords.
  const subscribeMethod :UInt16 = 0x10;
  const nextEventMethod :UInt16 = 0x11;
  const readHeldMethod :UInt16 = 0x12;
  const readCountersMethod :UInt16 = 0x13;

  struct SubscribeRequest @0xc1de92e344f97ead {
    # Gives the bits of a notification that tell of new events; a second one of the same component takes the place of the
    # first. `newest` is the number of the last event so far, 0 if there was none: begin there to hear only what happens
    # from now on.
    bell @0 :UInt16;  # index of its handle record
  }

  struct SubscribeReply @0xd180bf52988500bf {
    # An OK reply to Input.subscribe.
    newest @0 :UInt64;
  }

  struct NextEventRequest @0xc82196bc190a909b {
    # The oldest event after number `after_seq`. `lost` events after that number have made way. Numbers have no holes
    # while a provider lives.
    #
    # It does not wait: it is NOTHING_NEWER where there is none yet.
    afterSeq @0 :UInt64;
  }

  struct NextEventReply @0xb6d901055dfd7b4a {
    # An OK reply to Input.next_event.
    seq @0 :UInt64;
    lost @1 :UInt64;
    timeUs @2 :UInt64;
    kind @3 :InputKind;
    code @4 :UInt16;
    x @5 :Int16;
    y @6 :Int16;
  }

  struct ReadHeldRequest @0xee045aa21f2964a7 {
    # What is down after event number `seq`, the last one: keys by rising code, and buttons as bits, the first one bit 0.
  }

  struct ReadHeldReply @0xbe9484011caa84c8 {
    # An OK reply to Input.read_held.
    seq @0 :UInt64;
    buttons @1 :UInt32;
    keys @2 :List(UInt16);  # at most 32
  }

  struct ReadCountersRequest @0xb0f86832bbcb7253 {
    # How many events there were, how many of them made way, how many bytes of devices made no sense, and how often a
    # device was reset.
  }

  struct ReadCountersReply @0xa6ba97248d6b600e {
    # An OK reply to Input.read_counters.
    events @0 :UInt64;
    madeWay @1 :UInt64;
    damaged @2 :UInt64;
    resets @3 :UInt64;
  }
}
