#!/bin/sh
# The desk from both sides: an author hands in this script and waits, a reviewer reads it and decides. Run by `make demo`.
set -eu

folder=$(mktemp -d)
mkfifo "$folder/ready"
build/deskd "$folder" >"$folder/ready" &
server=$!
trap 'kill $server; wait $server; rm -r "$folder"' EXIT
read -r _ <"$folder/ready"

author() { echo "author\$ desk $*"; build/desk "$folder/author" "$@"; }
reviewer() { echo "reviewer\$ desk $*"; build/desk "$folder/reviewer" "$@"; }

author submit demo.sh "a demonstration"
author wait 1 &
waiting=$!
reviewer next
reviewer open 1 | tail -n 1
author accept 1 "I like my own work" || echo "(refused: an author does not decide)"
reviewer accept 1 "it does what it says"
wait $waiting
author verdict 1
reviewer reject 1 "on second thoughts" || echo "(refused: it is decided)"
author withdraw 1
# done
