" Syntax of Writ's contracts (docs/language.md).
if exists("b:current_syntax")
  finish
endif

syntax keyword writDeclaration library import const type enum bits error struct union table protocol object control ring
syntax keyword writDeclaration signals fault component system machine method list event roles rights state class
syntax keyword writType bool u8 u16 u32 u64 i8 i16 i32 i64 bytes text name handle client server slot
syntax keyword writValue true false never always on_failure safe any same gone
syntax keyword writClause accepts admits as autoload backoff bound budget by calls_back capnp clients creates data
syntax keyword writClause deadline depth desktop draft durable ensures extends faults flexible for give handles
syntax keyword writClause holds if in initial install keeps keeps_replies kind lend makes memory mints named needs
syntax keyword writClause observed on optional pages per pinned priority profiles region reply requires reserve
syntax keyword writClause reserved restart retry serves session since stack startup strict to unreachable until uses
syntax keyword writClause version waits weight when workers
syntax match writNumber "\v<-?(0x[0-9A-Fa-f_]+|[0-9][0-9_]*)(Ki|Mi|Gi|us|ms|s)?>"
syntax match writConstant "\v<[A-Z][A-Z0-9_]+>"
syntax match writAnnotation "@\h\w*"
syntax region writString start=+"+ skip=+\\.+ end=+"+ oneline
syntax match writComment "//.*$" contains=@Spell
syntax match writDoc "///\([^/].*\)\?$" contains=@Spell

highlight default link writDeclaration Structure
highlight default link writType Type
highlight default link writValue Constant
highlight default link writClause Statement
highlight default link writNumber Number
highlight default link writConstant Constant
highlight default link writAnnotation PreProc
highlight default link writString String
highlight default link writComment Comment
highlight default link writDoc SpecialComment

let b:current_syntax = "writ"
