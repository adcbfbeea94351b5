@0xb4f3a5c1d2e6f708;

struct Record {
  id @0 :UInt64;
  time @1 :UInt64;
  size @2 :UInt64;
  form @3 :UInt32;
  marks @4 :UInt32;
}

struct Launch {
  program @0 :Text;
  arguments @1 :Text;
  folder @2 :Text;
  environment @3 :Text;
  user @4 :UInt32;
  priority @5 :UInt8;
  kind @6 :UInt8;
  traits @7 :UInt16;
  memory @8 :UInt64;
}

struct Entry {
  id @0 :UInt64;
  size @1 :UInt32;
  traits @2 :UInt16;
  kind @3 :UInt8;
  name @4 :Text;
}

struct Listing {
  entries @0 :List(Entry);
}
