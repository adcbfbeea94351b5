# Made from idl/policyd.writ by writc; ninja regenerate
@0xcca4b1a745a4b84b;

# Authority: who may speak to whom, and in which roles.

const maxSentence :UInt32 = 512;
# The longest sentence of `explain`.

const maxAdditions :UInt32 = 1024;
# How many rules can be added to the compiled table.

const maxCutOff :UInt32 = 1024;
# How many principals can be cut off at a time.

const maxRuleRows :UInt32 = 64;
# How many rules one page of `list_rules` tells of.

enum RuleState @0xde79386418690027 {
  # The life of a rule that was added.
  unused0 @0;  # no value
  inForce @1;  # It allows.
  revoked @2;  # It allows nothing any more, and is kept so that `explain` can tell.
}

enum Verdict @0x88f64ef6c6f73ffe {
  # Yes or no.
  unused0 @0;  # no value
  allowed @1;  # All the roles that were asked for.
  narrowed @2;  # Some of them.
  refused @3;  # None.
}

enum VerdictCause @0xdc07ec19c59c4699 {
  # Why.
  unused0 @0;  # no value
  compiledRule @1;  # The compiled table says so.
  addedRule @2;  # A rule that was added says so.
  noRule @3;  # No rule speaks of it: the answer is no.
  ruleRevoked @4;  # A rule spoke of it and was revoked.
  principalRevoked @5;  # The principal was cut off.
  notAdmitted @6;  # The target does not admit anybody in such a role.
  cold @7;  # The rules that had been added were lost: nothing is allowed but what the table and rules added since say.
}

enum RuleOrigin @0x969e7c12b07007e1 {
  # Where a rule comes from.
  unused0 @0;  # no value
  table @1;  # The compiled table of the system.
  bundle @2;  # A bundle that was installed.
  operator @3;  # Whoever operates the system.
}

struct PolicyRule @0xe01ead1331521726 {
  # One rule: the component `subject` may speak `protocol` to the component `target` in these roles.
  id @0 :UInt64;
  subject @1 :UInt16;
  target @2 :UInt16;
  protocol @3 :UInt16;
  origin @4 :RuleOrigin;
  state @5 :RuleState;
  roles @6 :UInt32;
  used @7 :UInt32;
}

struct PolicydError @0xc5ef75464ec8b013 {
  # Statuses of a reply; a scope of constants, never a message.
  const refused :UInt16 = 64;  # The policy says no; `explain` says why.
  const noSuchTarget :UInt16 = 65;  # No such component serves this protocol.
  const notAdmitted :UInt16 = 66;  # The target admits nobody, or not this subject, in one of these roles.
  const notABundle :UInt16 = 67;  # The subject is a component of the compiled table: bundles cannot change what it may do.
  const compiled :UInt16 = 68;  # The rule belongs to the compiled table, which does not change while the system runs.
  const nothingNewer :UInt16 = 69;  # There is no change after this one yet.
}

struct Policyd @0xdddb13835a58213d {
  # The one authority over policy. It denies by default, decides, and makes the connections that it allows.
  #
  # Every decision is logged with subject, target, roles and verdict; of a subject that is refused again and again so
  # many a second, and how many were left out.
  const protocolNumber :UInt16 = 0x0007;  # Stands in every tag.
  const brokerRole :UInt32 = 0x1;  # Asks on behalf of others, with their identity; held by samgrd.
  const installerRole :UInt32 = 0x2;  # Adds and takes back rules of bundles.
  const operatorRole :UInt32 = 0x4;  # Revokes, and adds rules of its own.
  const observerRole :UInt32 = 0x8;  # Checks, explains and lists.
  const connectMethod :UInt16 = 0x10;
  const checkMethod :UInt16 = 0x11;
  const explainMethod :UInt16 = 0x12;
  const readRuleMethod :UInt16 = 0x13;
  const listRulesMethod :UInt16 = 0x14;
  const addRuleMethod :UInt16 = 0x15;
  const revokeRuleMethod :UInt16 = 0x16;
  const removeRuleMethod :UInt16 = 0x17;
  const revokePrincipalMethod :UInt16 = 0x18;
  const restorePrincipalMethod :UInt16 = 0x19;
  const subscribeMethod :UInt16 = 0x1a;
  const nextEventMethod :UInt16 = 0x1b;

  struct ConnectRequest @0x81bc024af8aed370 {
    # Decides whether `subject` may speak `protocol` to the component `target`, and gives a connection in the roles that
    # are allowed, bound to that subject.
    #
    # Guarantee: no connection has a role that no rule in force gives.
    subject @0 :UInt32;
    target @1 :UInt16;
    protocol @2 :UInt16;
    wantedRoles @3 :UInt32;
  }

  struct ConnectReply @0x80afd8992b317e36 {
    # An OK reply to Policyd.connect.
    roles @0 :UInt32;
    verdict @1 :Verdict;
    connection @2 :UInt16;  # index of its handle record
  }

  struct CheckRequest @0xa6f929dab96f4c8a {
    # What the answer would be, without making anything.
    subject @0 :UInt32;
    target @1 :UInt16;
    protocol @2 :UInt16;
    wantedRoles @3 :UInt32;
  }

  struct CheckReply @0xe0d2c4a80119b33f {
    # An OK reply to Policyd.check.
    verdict @0 :Verdict;
    cause @1 :VerdictCause;
    roles @2 :UInt32;
    rule @3 :UInt64;
  }

  struct ExplainRequest @0xc06579959a942637 {
    # The same, with a sentence for a person; `rule` is 0 where none speaks of it.
    subject @0 :UInt32;
    target @1 :UInt16;
    protocol @2 :UInt16;
    wantedRoles @3 :UInt32;
  }

  struct ExplainReply @0xcb57be3d9bea2371 {
    # An OK reply to Policyd.explain.
    verdict @0 :Verdict;
    cause @1 :VerdictCause;
    roles @2 :UInt32;
    rule @3 :UInt64;
    sentence @4 :Text;  # at most 512 bytes
  }

  struct ReadRuleRequest @0xfe37bc3931d274ba {
    # What is known of a rule that was added.
    rule @0 :UInt64;
  }

  struct ReadRuleReply @0x88a32c9722c4d389 {
    # An OK reply to Policyd.read_rule.
    state @0 :RuleState;
    row @1 :PolicyRule;
  }

  struct ListRulesRequest @0xba5395c337a64057 {
    # A page of all rules, compiled ones first, by rising number. `next` is 0 after the last page; another `generation`
    # than that of the page before means that rules changed between: begin again.
    after @0 :UInt64;
  }

  struct ListRulesReply @0xf4844a83137b4abc {
    # An OK reply to Policyd.list_rules.
    items @0 :List(PolicyRule);  # at most 64
    next @1 :UInt64;
    generation @2 :UInt64;
  }

  struct AddRuleRequest @0xb50b5c08331e0c8f {
    # Adds a rule. An installer's speaks of a component that a bundle brought, never of one of the compiled table.
    #
    # Guarantee: on any error the rules are as they were.
    subject @0 :UInt16;
    target @1 :UInt16;
    protocol @2 :UInt16;
    origin @3 :RuleOrigin;
    roles @4 :UInt32;
  }

  struct AddRuleReply @0x9acb8d9e3f345ef5 {
    # An OK reply to Policyd.add_rule.
    rule @0 :UInt64;
  }

  struct RevokeRuleRequest @0xd0e5a3948e059315 {
    # Ends what a rule allows, for connections that exist too.
    #
    # Guarantee: when it returns, no call through a connection that the rule alone allowed is delivered.
    rule @0 :UInt64;
  }

  struct RevokeRuleReply @0xd7b8c2d1222112e1 {
    # An OK reply to Policyd.revoke_rule.
    revokedConnections @0 :UInt32;
  }

  struct RemoveRuleRequest @0xab7f38ac1fee75b2 {
    # Forgets a rule that was revoked.
    rule @0 :UInt64;
  }

  struct RemoveRuleReply @0xa17e9a860f324c8d {
    # An OK reply to Policyd.remove_rule.
  }

  struct RevokePrincipalRequest @0xa4ffba31c35507f3 {
    # Cuts a program off: all its connections that were made here are void, and it gets no others, also where the rules
    # were lost. LIMIT past `MAX_CUT_OFF`, and the program is as it was.
    #
    # Guarantee: when it returns, no call of the principal through such a connection is delivered.
    principal @0 :UInt32;
  }

  struct RevokePrincipalReply @0xedfa2332b68d4a6c {
    # An OK reply to Policyd.revoke_principal.
    revokedConnections @0 :UInt32;
  }

  struct RestorePrincipalRequest @0xe516555929962f1b {
    # Lets a program that was cut off ask again; what it had stays void.
    principal @0 :UInt32;
  }

  struct RestorePrincipalReply @0xd2a713104f8cd095 {
    # An OK reply to Policyd.restore_principal.
  }

  struct SubscribeRequest @0xe9911e7647030839 {
    # Gives the bits of a notification that tell of changes; a second one of the same caller takes the place of the first.
    bell @0 :UInt16;  # index of its handle record
  }

  struct SubscribeReply @0x8ae54ab0fffeb998 {
    # An OK reply to Policyd.subscribe.
  }

  struct NextEventRequest @0xb40f8250974cd24a {
    # The oldest change after `after_seq`, as the rule stands after it; `lost` of them have made way.
    #
    # It does not wait: it is NOTHING_NEWER where there is none yet.
    afterSeq @0 :UInt64;
  }

  struct NextEventReply @0xe67bb9a438b78773 {
    # An OK reply to Policyd.next_event.
    seq @0 :UInt64;
    lost @1 :UInt64;
    row @2 :PolicyRule;
  }
}
