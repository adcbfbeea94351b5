# Made from idl/deviced.writ by writc; ninja regenerate
@0xcf0a6fa9e551ce96;

# Devices: what the machine has, which driver gets it, and who offers what it can do.

const maxDrivers :UInt32 = 24;
# How many drivers can be seeded.

const maxDevices :UInt32 = 128;
# How many devices there can be.

const maxProviders :UInt32 = 32;
# How many providers there can be.

const maxResources :UInt32 = 8;
# How many resources a device has at most.

const maxAliases :UInt32 = 8;
# How many patterns a driver has at most.

const maxPeers :UInt32 = 8;
# How many other drivers one depends on at most.

const maxDeviceName :UInt32 = 48;
# The longest name of a device, a driver or a provider.

const maxDriverReason :UInt32 = 256;
# The longest sentence that says why a driver failed or was skipped.

enum RegistryState @0xcaa9eaba43f9e6d7 {
  # The life of the registry.
  unused0 @0;  # no value
  unsealed @1;  # Bindings are seeded.
  sealed @2;  # Bindings are fixed; drivers are started.
}

enum DriverState @0xb09ea25c53b05309 {
  # The life of a driver.
  unused0 @0;  # no value
  stopped @1;  # It has no process.
  starting @2;  # Its process was started and has not answered yet.
  running @3;  # It said that it is ready; the drivers that it depends on were, too.
  restarting @4;  # It died, and its next start is pending.
  failed @5;  # Its restarts are used up.
}

enum DeviceState @0xce0523d241178814 {
  # The life of a device.
  unused0 @0;  # no value
  found @1;  # It is there and nobody drives it.
  driven @2;  # A driver has it.
  removed @3;  # It was taken out; what is left of it is being cleaned up.
}

enum ProviderState @0xedd6bb80e475f8ab {
  # The life of a provider.
  unused0 @0;  # no value
  pending @1;  # It was announced and its driver is not running yet.
  visible @2;  # It can be resolved.
}

enum DeviceBus @0x970a2869441e5916 {
  # Which roads lead to devices.
  unused0 @0;  # no value
  platform @1;  # On the board, at a fixed place.
  pci @2;  # PCI.
  virtio @3;  # A virtio device behind PCI.
  usb @4;  # USB.
}

struct DeviceClass @0x861e289e766f63d1 {
  # What a device or a provider is for.
  #
  # Values of a UInt16; a scope of constants, never a message.
  const serial :UInt16 = 1;  # A serial line.
  const input :UInt16 = 2;  # Keys and pointers.
  const block :UInt16 = 3;  # Block storage.
  const entropy :UInt16 = 4;  # Randomness.
  const network :UInt16 = 5;  # A network.
  const display :UInt16 = 6;  # A screen.
  const console :UInt16 = 7;  # A text console.
  const bridge :UInt16 = 8;  # A road to other devices.
  const other :UInt16 = 9;  # Anything else.
}

enum BindingOrigin @0x92dd717819515282 {
  # Where a binding comes from.
  unused0 @0;  # no value
  component @1;  # The driver's component; started as soon as its device is there.
  fixture @2;  # A test fixture: discovered, and started by hand only.
}

enum BindingStage @0x90f60e695856fbf7 {
  # In which order drivers are tried.
  unused0 @0;  # no value
  early @1;  # What the start of the system waits for.
  normal @2;  # Everything else.
  fallback @3;  # Only where no other driver took the device.
}

enum ResourceKind @0x97da15d39fdd6098 {
  # What a device occupies.
  unused0 @0;  # no value
  memory @1;  # Physical memory.
  ports @2;  # Ports.
  line @3;  # An interrupt line.
  messages @4;  # Vectors that the device itself sends.
}

enum HotplugChange @0x9faa914f3d74a127 {
  # What was plugged.
  unused0 @0;  # no value
  inserted @1;  # A device was put in.
  takenOut @2;  # A device was taken out.
}

enum SkipCause @0xfea82aa9dc6479c2 {
  # Why a driver did not get a device.
  none @0;  # It did get it, or none matched.
  groupClosed @1;  # Another of its group has been active first.
  dependencyMissing @2;  # Something that it depends on is not there.
  betterDriver @3;  # It is for want of a better one, and there is one.
  disabled @4;  # It is switched off.
  gaveUp @5;  # Its restarts are used up.
}

struct BindingMatch @0xc94c9e175f2ec419 {
  # Which devices a driver is for. A pattern that is 0 matches all.
  bus @0 :DeviceBus;
  classOf @1 :UInt16;  # a DeviceClass
  vendor @2 :UInt16;
  model @3 :UInt16;
}

struct DeviceResource @0xe1162c60bc2ca152 {
  # One thing that a device occupies.
  kind @0 :ResourceKind;
  base @1 :UInt64;
  bytes @2 :UInt64;
}

struct DevicePlace @0xad8630da96300a85 {
  # Where a device is.
  bus @0 :DeviceBus;
  segment @1 :UInt16;
  address @2 :UInt32;
}

struct DeviceIdentity @0x8dcf0119aea1339e {
  # What a device is.
  classOf @0 :UInt16;  # a DeviceClass
  vendor @1 :UInt16;
  model @2 :UInt16;
  revision @3 :UInt8;
}

struct DevicedError @0xd94356b0eade44b7 {
  # Statuses of a reply; a scope of constants, never a message.
  const otherBinding :UInt16 = 64;  # The same driver was seeded with another binding.
  const badBinding :UInt16 = 65;  # The binding contradicts itself, or the component's.
  const notADriver :UInt16 = 66;  # The component is no driver that procd manages.
  const noSuchDriver :UInt16 = 67;  # No such driver was seeded.
  const noDevice :UInt16 = 68;  # There is no device for the driver.
  const notYours :UInt16 = 69;  # The caller is not the process of this driver, the device is not its own, or its contract does not say that it calls such a provider.
  const placeTaken :UInt16 = 70;  # A device is in this place already, and it is another.
  const badResource :UInt16 = 71;  # The resources overlap those of another device, or the kernel does not have them.
  const providerTaken :UInt16 = 72;  # There is such a provider already.
  const noSuchProvider :UInt16 = 73;  # There is no such provider, or its driver is not running.
  const notStarted :UInt16 = 74;  # procd refused, or cannot be asked.
  const nothingNewer :UInt16 = 75;  # There is no event after this one yet.
}

struct Deviced @0xd53897d8819fd803 {
  # Decides which driver gets which device. It starts drivers by procd and knows no hardware itself.
  #
  # Bindings are seeded, then sealed: from there on activation follows from what is reported and registered. Nothing
  # here waits: a start is answered when the process runs, and `read_driver` shows when it is ready.
  const protocolNumber :UInt16 = 0x0009;  # Stands in every tag.
  const seederRole :UInt32 = 0x1;  # Seeds bindings and seals; held by rootd.
  const reporterRole :UInt32 = 0x2;  # Tells of devices; held by those who enumerate.
  const driverRole :UInt32 = 0x4;  # Is a driver.
  const consumerRole :UInt32 = 0x8;  # Uses providers.
  const operatorRole :UInt32 = 0x10;  # Starts and stops drivers.
  const observerRole :UInt32 = 0x20;  # Reads.
  const seedBindingMethod :UInt16 = 0x10;
  const sealMethod :UInt16 = 0x11;
  const startDriverMethod :UInt16 = 0x12;
  const stopDriverMethod :UInt16 = 0x13;
  const readDriverMethod :UInt16 = 0x14;
  const readDeviceMethod :UInt16 = 0x15;
  const reportDeviceMethod :UInt16 = 0x16;
  const reportHotplugMethod :UInt16 = 0x17;
  const registerHalMethod :UInt16 = 0x18;
  const registerProviderMethod :UInt16 = 0x19;
  const resolveProviderMethod :UInt16 = 0x1a;
  const subscribeMethod :UInt16 = 0x1b;
  const nextEventMethod :UInt16 = 0x1c;
  const readProviderMethod :UInt16 = 0x1d;
  const allowMasteringMethod :UInt16 = 0x1e;
  const reportReadyMethod :UInt16 = 0x1f;
  const endEnumerationMethod :UInt16 = 0x20;

  struct SeedBindingRequest @0xe70df113be70b9b3 {
    # Says which devices a driver is for: those that one of its patterns matches. To seed the same again changes nothing;
    # anything else for the same driver is OTHER_BINDING. Of a group, 0 for none, one is active at a time; the lower its
    # priority, the earlier a driver is tried. Drivers among `deps` have to run before it is started, those among
    # `softdeps` only if they can.
    #
    # Guarantee: on any error the bindings are as they were.
    component @0 :UInt16;
    origin @1 :BindingOrigin;
    stage @2 :BindingStage;
    group @3 :UInt16;
    priority @4 :UInt8;
    enabled @5 :Bool;
    fallbackOnly @6 :Bool;
    aliases @7 :List(BindingMatch);  # at most 8
    deps @8 :List(UInt16);  # at most 8
    softdeps @9 :List(UInt16);  # at most 8
    program @10 :Text;  # at most 48 characters of a name
  }

  struct SeedBindingReply @0xe5e22501390069e9 {
    # An OK reply to Deviced.seed_binding.
    driver @0 :UInt64;
  }

  struct SealRequest @0xbb6f2b99d82d8a56 {
    # Fixes the bindings. No driver is started by it: that follows from devices and providers.
  }

  struct SealReply @0xeba6dcc770dafd1d {
    # An OK reply to Deviced.seal.
    drivers @0 :UInt32;
  }

  struct StartDriverRequest @0xbdf3c645db8dd622 {
    # Starts a driver: stages its process, gives it the capabilities of its device and no others, and lets it run.
    #
    # Guarantee: on any error no process and no capability of the start remains.
    driver @0 :UInt64;
  }

  struct StartDriverReply @0xf745bf9836d3d82a {
    # An OK reply to Deviced.start_driver.
    pid @0 :UInt64;
  }

  struct StopDriverRequest @0xc71e06d92c7f1923 {
    # Stops a driver: ends its process, takes its capabilities back, and resets its device before its memory is used
    # again.
    #
    # Guarantee: when it returns, the device can touch no memory.
    driver @0 :UInt64;
  }

  struct StopDriverReply @0xbb21be0ff3fc07bb {
    # An OK reply to Deviced.stop_driver.
  }

  struct ReadDriverRequest @0x84db5158792a06eb {
    # What is known of a driver, brought up to date first. `pid` and `device` are 0 where there is none; `code` is that
    # with which its last process ended; `provider` is 0 until its provider is visible, and then resolves.
    driver @0 :UInt64;
  }

  struct ReadDriverReply @0x980d2b95b81ea523 {
    # An OK reply to Deviced.read_driver.
    state @0 :DriverState;
    origin @1 :BindingOrigin;
    stage @2 :BindingStage;
    skipped @3 :SkipCause;
    restarts @4 :UInt32;
    code @5 :UInt32;
    pid @6 :UInt64;
    device @7 :UInt64;
    provider @8 :UInt64;
    program @9 :Text;  # at most 48 characters of a name
    reason @10 :Text;  # at most 256 bytes
  }

  struct ReadDeviceRequest @0xba6fdf21188c675d {
    # What is known of a device. `driver` is 0 where nobody drives it.
    device @0 :UInt64;
  }

  struct ReadDeviceReply @0xe85de331b6a49461 {
    # An OK reply to Deviced.read_device.
    state @0 :DeviceState;
    place @1 :DevicePlace;
    identity @2 :DeviceIdentity;
    driver @3 :UInt64;
    resources @4 :List(DeviceResource);  # at most 8
  }

  struct ReportDeviceRequest @0x9de66ffb3f580cb2 {
    # Tells of a device that was found, with all that it occupies. To report the same again gives the same number.
    #
    # Guarantee: on any error the devices are as they were.
    place @0 :DevicePlace;
    identity @1 :DeviceIdentity;
    resources @2 :List(DeviceResource);  # at most 8
  }

  struct ReportDeviceReply @0x8471d9e585bc4e64 {
    # An OK reply to Deviced.report_device.
    device @0 :UInt64;
  }

  struct ReportHotplugRequest @0xa92cd5096d38bd81 {
    # Tells that something was put in or taken out. What was put in is enumerated and reported by `report_device`: who
    # enumerates is rung. The driver of what was taken out is released; until it is, the place is `driven`, and who
    # switches it off asks again when he is rung.
    place @0 :DevicePlace;
    change @1 :HotplugChange;
  }

  struct ReportHotplugReply @0xe90143cb77b14cb4 {
    # An OK reply to Deviced.report_hotplug.
    driven @0 :Bool;
  }

  struct RegisterHalRequest @0xbf18647058e555de {
    # Says, by a driver that has brought its hardware up, for what class of devices it is the layer underneath. Drivers
    # that depend on that class can be started; its own start does not wait for it.
    driver @0 :UInt64;
    classOf @1 :UInt16;  # a DeviceClass
    version @2 :UInt32;
  }

  struct RegisterHalReply @0xa2281460b2ff3cf1 {
    # An OK reply to Deviced.register_hal.
  }

  struct RegisterProviderRequest @0x9ab5803a5f6e26b3 {
    # Offers what a device can do, by the protocol that the driver serves. It becomes visible when the driver runs; then
    # consumers get a connection to the driver in the role with number 0.
    #
    # Guarantee: on any error no provider is left over.
    driver @0 :UInt64;
    classOf @1 :UInt16;  # a DeviceClass
    protocol @2 :UInt16;
    providerName @3 :Text;  # at most 48 characters of a name
  }

  struct RegisterProviderReply @0xd070ca8eb23ac0db {
    # An OK reply to Deviced.register_provider.
    provider @0 :UInt64;
  }

  struct ResolveProviderRequest @0xf7d3e1da5efee83f {
    # A copy of the connection to a provider, for a component whose contract says `calls_back` of its protocol; NOT_YOURS
    # for any other. It is void as soon as the provider goes.
    classOf @0 :UInt16;  # a DeviceClass
    index @1 :UInt32;
  }

  struct ResolveProviderReply @0xdd524e2a8a5f320f {
    # An OK reply to Deviced.resolve_provider.
    provider @0 :UInt64;
    owner @1 :UInt32;
    protocol @2 :UInt16;
    connection @3 :UInt16;  # index of its handle record
    providerName @4 :Text;  # at most 48 characters of a name
  }

  struct SubscribeRequest @0xf93bfe34e0134952 {
    # Gives the bits of a notification that tell of changes; a second one of the same caller takes the place of the first.
    bell @0 :UInt16;  # index of its handle record
  }

  struct SubscribeReply @0xc7e8612094544dfb {
    # An OK reply to Deviced.subscribe.
  }

  struct NextEventRequest @0xfdc959d0629ed9eb {
    # The oldest change after `after_seq`; those of the three numbers that it is not about are 0. `lost` of them have made
    # way.
    #
    # It does not wait: it is NOTHING_NEWER where there is none yet.
    afterSeq @0 :UInt64;
  }

  struct NextEventReply @0xd93542cf17bc2dfa {
    # An OK reply to Deviced.next_event.
    seq @0 :UInt64;
    lost @1 :UInt64;
    driver @2 :UInt64;
    device @3 :UInt64;
    provider @4 :UInt64;
  }

  struct ReadProviderRequest @0xa9a77b9032e169ab {
    # What is known of a provider.
    provider @0 :UInt64;
  }

  struct ReadProviderReply @0x8c67459df2242dec {
    # An OK reply to Deviced.read_provider.
    state @0 :ProviderState;
    classOf @1 :UInt16;  # a DeviceClass
    protocol @2 :UInt16;
    driver @3 :UInt64;
    providerName @4 :Text;  # at most 48 characters of a name
  }

  struct AllowMasteringRequest @0x98b9843e01aaef72 {
    # Says, by a driver, that its device has been reset and knows no memory any more: from here on it may master the bus.
    # Before that, whatever an earlier instance told it stays without effect.
    driver @0 :UInt64;
  }

  struct AllowMasteringReply @0x8a5091f41286b5be {
    # An OK reply to Deviced.allow_mastering.
  }

  struct ReportReadyRequest @0x8ead23da1fd7d803 {
    # Says, by a driver, that it has brought its device up and is about to receive. Its providers become visible.
    driver @0 :UInt64;
  }

  struct ReportReadyReply @0xd8ef7ce17c0f1395 {
    # An OK reply to Deviced.report_ready.
  }

  struct EndEnumerationRequest @0x8863c5a987babef1 {
    # Says that everything that was there at the start has been reported. Drivers that are for want of a better one are
    # tried from here on.
  }

  struct EndEnumerationReply @0xaf3f1b94cf3efc8d {
    # An OK reply to Deviced.end_enumeration.
    devices @0 :UInt32;
  }
}
