# Made from idl/samgrd.writ by writc; ninja regenerate
@0xb163eff31ee7bb89;

# Names: which component is behind one, whether it lives, and a way to it.

const maxServiceName :UInt32 = 48;
# The longest name of a service.

const maxNames :UInt32 = 128;
# How many names there can be, declared and registered together.

const maxNameWaiters :UInt32 = 32;
# How many callers can wait for names to come up.

const maxWatches :UInt32 = 64;
# How many watches of names there can be, over all callers. Watches and registered names together are no more than the
# kernel's MAX_KEPT.

const maxNameRows :UInt32 = 32;
# How many names one page of `list_names` tells of.

enum NameState @0xf8e6c5bff278d1d3 {
  # The life of a name.
  unused0 @0;  # no value
  down @1;  # Known, and nobody has answered behind it yet.
  up @2;  # Somebody answers.
  restarting @3;  # Who answered has died and is being restarted: calls queue.
  failed @4;  # It was given up: calls fail at once.
}

enum NameOrigin @0x86c8f8f80ee7a026 {
  # Where a name comes from.
  unused0 @0;  # no value
  declared @1;  # A component of the system declares it.
  registered @2;  # A server made it while the system ran.
}

enum NameChange @0xc55e70df69618b69 {
  # What happened to a name.
  unused0 @0;  # no value
  cameUp @1;  # Somebody answers behind it, for the first time.
  died @2;  # Who answered has died.
  restarted @3;  # It is answered again after a death.
  givenUp @4;  # It was given up.
  withdrawn @5;  # Who registered it took it back, or is gone.
}

struct NameRow @0xd78cd81073ae24a0 {
  # What is known of a name.
  id @0 :UInt64;
  owner @1 :UInt32;
  protocol @2 :UInt16;
  origin @3 :NameOrigin;
  state @4 :NameState;
  restarts @5 :UInt32;
  length @6 :UInt8;  # 1 to 48
  letters @7 :List(UInt8);  # exactly 48
}

struct SamgrdError @0xb44c8dc84be8a902 {
  # Statuses of a reply; a scope of constants, never a message.
  const noSuchName :UInt16 = 64;  # Nobody declares or registered this name.
  const notYourName :UInt16 = 65;  # The name belongs to another component.
  const nameTaken :UInt16 = 66;  # The name is taken.
  const policySaysNo :UInt16 = 67;  # The policy says no, or cannot be asked.
  const otherProtocol :UInt16 = 68;  # The endpoint speaks another protocol than was said.
  const nothingNewer :UInt16 = 69;  # There is no event after this one yet.
}

struct Samgrd @0xc48f25989114331e {
  # The one owner of names. It grants nothing: whether a caller may connect, policyd decides.
  #
  # Names that components declare are known from the start and need no registration. Whatever is not known fails closed.
  const protocolNumber :UInt16 = 0x0006;  # Stands in every tag.
  const consumerRole :UInt32 = 0x1;  # Resolves names, connects and watches.
  const registrarRole :UInt32 = 0x2;  # Registers names of its own at run time.
  const supervisorRole :UInt32 = 0x4;  # Tells of life and death; held by supervisors.
  const observerRole :UInt32 = 0x8;  # Lists everything.
  const resolveMethod :UInt16 = 0x10;
  const connectMethod :UInt16 = 0x11;
  const readNameMethod :UInt16 = 0x12;
  const waitUpMethod :UInt16 = 0x13;
  const watchMethod :UInt16 = 0x14;
  const unwatchMethod :UInt16 = 0x15;
  const nextEventMethod :UInt16 = 0x16;
  const listNamesMethod :UInt16 = 0x17;
  const registerNameMethod :UInt16 = 0x18;
  const unregisterNameMethod :UInt16 = 0x19;
  const reportChangeMethod :UInt16 = 0x1a;
  const comeUpMethod :UInt16 = 0x1b;

  struct ResolveRequest @0xaa20103e21c07eb3 {
    # The number of a name, and what is spoken there.
    service @0 :Text;  # at most 48 characters of a name
  }

  struct ResolveReply @0xdac28d99920660c1 {
    # An OK reply to Samgrd.resolve.
    name @0 :UInt64;
    protocol @1 :UInt16;
    state @2 :NameState;
  }

  struct ConnectRequest @0xb9528748be9a04c9 {
    # A connection to who is behind a name, in as many of the wanted roles as policy allows the caller; `roles` are those
    # it has.
    #
    # The connection is bound to the caller: nobody else can call through it. A name that is restarting gives one too, its
    # calls queue. Guarantee: a policyd that is dead, slow or confused means POLICY_SAYS_NO.
    name @0 :UInt64;
    wantedRoles @1 :UInt32;
  }

  struct ConnectReply @0xbc706c5d523960b2 {
    # An OK reply to Samgrd.connect.
    protocol @0 :UInt16;
    roles @1 :UInt32;
    connection @2 :UInt16;  # index of its handle record
  }

  struct ReadNameRequest @0x921acbb98cb4954c {
    # What is known of a name.
    name @0 :UInt64;
  }

  struct ReadNameReply @0x8db3a28fae68eef4 {
    # An OK reply to Samgrd.read_name.
    state @0 :NameState;
    row @1 :NameRow;
  }

  struct WaitUpRequest @0xda5e0c08a3da3cf9 {
    # Waits until somebody answers behind the name or it is given up, and tells which and how often it was restarted.
    # Answered at once where that is so already.
    #
    # Blocks: until `comes_up`, `returns` or `given_up`. A component that serves uses `watch` and `next_event`.
    name @0 :UInt64;
  }

  struct WaitUpReply @0x92c6c3ac1e8fb4fb {
    # An OK reply to Samgrd.wait_up.
    state @0 :NameState;
    restarts @1 :UInt32;
  }

  struct WatchRequest @0xa8c9fa3d942a4039 {
    # Sets a bit when something happens to this name; it adds to the names that the caller watches already. A second watch
    # of the same name takes the place of the first; LIMIT past `MAX_WATCHES`.
    name @0 :UInt64;
    bell @1 :UInt16;  # index of its handle record
  }

  struct WatchReply @0xd074b27743882172 {
    # An OK reply to Samgrd.watch.
  }

  struct UnwatchRequest @0xe9f776799d7e8206 {
    # Ends a watch of the caller.
    name @0 :UInt64;
  }

  struct UnwatchReply @0xef556a7f239b5e85 {
    # An OK reply to Samgrd.unwatch.
  }

  struct NextEventRequest @0xdaf61fd62d117ef2 {
    # The oldest event after `after_seq` about a name that the caller watches; `lost` of them have made way. That a name
    # was withdrawn is told to who watched it, and is the last that is told of it.
    #
    # It does not wait: it is NOTHING_NEWER where there is none yet.
    afterSeq @0 :UInt64;
  }

  struct NextEventReply @0xacee380afa09d687 {
    # An OK reply to Samgrd.next_event.
    seq @0 :UInt64;
    name @1 :UInt64;
    lost @2 :UInt64;
    owner @3 :UInt32;
    change @4 :NameChange;
  }

  struct ListNamesRequest @0xb8191b985404e2cd {
    # A page of all names, by rising number. `next` is 0 after the last page; another `generation` than that of the page
    # before means that names came or went between: begin again.
    after @0 :UInt64;
  }

  struct ListNamesReply @0x825321169bdc7c42 {
    # An OK reply to Samgrd.list_names.
    items @0 :List(NameRow);  # at most 32
    next @1 :UInt64;
    generation @2 :UInt64;
  }

  struct RegisterNameRequest @0xfa251ebdcc59780c {
    # Makes a name for an endpoint of the caller. It lives as long as the connection over which it was made, and is up
    # when its server says `come_up`.
    #
    # Guarantee: on any error the endpoint is closed and the name is as it was.
    service @0 :Text;  # at most 48 characters of a name
    protocol @1 :UInt16;
    endpoint @2 :UInt16;  # index of its handle record
  }

  struct RegisterNameReply @0xfdf232ae4b101335 {
    # An OK reply to Samgrd.register_name.
    name @0 :UInt64;
  }

  struct UnregisterNameRequest @0xe455c29f284fec7a {
    # Takes a name back.
    name @0 :UInt64;
  }

  struct UnregisterNameReply @0xf68fde6ba4597026 {
    # An OK reply to Samgrd.unregister_name.
  }

  struct ReportChangeRequest @0xc76da76948aac861 {
    # Tells that who is behind a name died, returned or was given up; said by its supervisor.
    name @0 :UInt64;
    owner @1 :UInt32;
    change @2 :NameChange;
  }

  struct ReportChangeReply @0xf3a4b0eade80ee77 {
    # An OK reply to Samgrd.report_change.
  }

  struct ComeUpRequest @0x82ec0a2f2b8d6cb2 {
    # Tells that the caller serves the name that it registered: whoever waits for it is answered.
    name @0 :UInt64;
  }

  struct ComeUpReply @0xdb9a023da915e63d {
    # An OK reply to Samgrd.come_up.
  }
}
