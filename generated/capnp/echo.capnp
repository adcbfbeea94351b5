# Made from idl/echo.writ by writc; ninja regenerate
@0x892c79e8f80e559e;

# The smallest protocol that has everything: a life, two roles, a call in registers, a call with text and a handle, and
# a wait.

const maxText :UInt32 = 256;
# The longest text of one `say`.

const maxRooms :UInt32 = 16;
# How many rooms can be open at a time.

const maxWaiters :UInt32 = 4;
# How many callers can wait for an answer at a time.

enum RoomState @0x852d5d91436efff5 {
  # The life of a room.
  unused0 @0;  # no value
  open @1;  # Texts are accepted.
  asked @2;  # A text was said and nobody answered yet.
  closed @3;  # Nothing more is said here; it can only be left.
}

struct EchoError @0xc2a3b73c960ae93d {
  # Statuses of a reply; a scope of constants, never a message.
  const nothingSaid :UInt16 = 64;  # The text and the paper are both empty.
  const tooLarge :UInt16 = 65;  # The number to be doubled is past half of its type.
}

struct Echo @0xe0fa2e670e2d7a7b {
  # Rooms in which one side says a text and another waits to hear it.
  const protocolNumber :UInt16 = 0x0010;  # Stands in every tag.
  const speakerRole :UInt32 = 0x1;  # Opens rooms and speaks in them.
  const listenerRole :UInt32 = 0x2;  # Hears what is said and closes rooms.
  const doubleMethod :UInt16 = 0x10;
  const openMethod :UInt16 = 0x11;
  const sayMethod :UInt16 = 0x12;
  const waitHeardMethod :UInt16 = 0x13;
  const listenMethod :UInt16 = 0x14;
  const lookMethod :UInt16 = 0x15;
  const closeMethod :UInt16 = 0x16;
  const leaveMethod :UInt16 = 0x17;

  struct DoubleRequest @0xeff679a5d1dd4592 {
    # Twice the number: the shortest call there is, in registers both ways.
    value @0 :UInt64;
  }

  struct DoubleReply @0xbc33ff8e933820f9 {
    # An OK reply to Echo.double.
    doubled @0 :UInt64;
  }

  struct OpenRequest @0xb7a6d0a5b241d282 {
    # Opens a room.
    #
    # Guarantee: on any error no room is open that was not open before.
  }

  struct OpenReply @0xbd8d758dc315d07a {
    # An OK reply to Echo.open.
    room @0 :UInt64;
  }

  struct SayRequest @0xd12cb27d0745afd7 {
    # Says a text in a room, with an optional sheet of paper, and tells its length and the bytes of the sheet.
    room @0 :UInt64;
    text @1 :Text;  # at most 256 bytes
    paper @2 :UInt16;  # index of its handle record, which may be empty
  }

  struct SayReply @0x98d0a601a5bfa92d {
    # An OK reply to Echo.say.
    length @0 :UInt32;
    paperBytes @1 :UInt64;
  }

  struct WaitHeardRequest @0x961b22db28afe0fe {
    # Waits until what was said in the room has been heard, and tells how many texts were heard there so far.
    #
    # Blocks: until `listen` hears the text.
    room @0 :UInt64;
  }

  struct WaitHeardReply @0xc260934ada0a3d24 {
    # An OK reply to Echo.wait_heard.
    heard @0 :UInt64;
  }

  struct ListenRequest @0xcefcc3fa02ad3852 {
    # Hears the text that was said.
    room @0 :UInt64;
  }

  struct ListenReply @0x8eec26c866441778 {
    # An OK reply to Echo.listen.
    text @0 :Text;  # at most 256 bytes
  }

  struct LookRequest @0xb7e27deb058125d7 {
    # The state of a room and the texts heard in it so far.
    room @0 :UInt64;
  }

  struct LookReply @0x9b6367b08cf1db9d {
    # An OK reply to Echo.look.
    state @0 :RoomState;
    heard @1 :UInt64;
  }

  struct CloseRequest @0x9a3b06202bb00a62 {
    # Closes a room: nothing more is said in it.
    room @0 :UInt64;
  }

  struct CloseReply @0xf43af1cdd8b7c319 {
    # An OK reply to Echo.close.
  }

  struct LeaveRequest @0xfc5c8d09b1832558 {
    # Gives a closed room back.
    room @0 :UInt64;
  }

  struct LeaveReply @0xc9712b0c64fa2d1b {
    # An OK reply to Echo.leave.
  }
}
