#!/bin/sh
# Plays a program that `cargo xtask` calls: writes the call down, and notes what it would have missed.
name=${0##*/}
echo "$name $*" >>"$CALLS"
early() { echo "$name $* came too early" >>"$CALLS"; exit 1; }

case "$name $1 $2" in
  "cargo "*" --version") ;;
  "node --version "*) echo v22.0.0 ;;
  "Xvfb "*) echo 7 ;;
  "npm ci "*) /bin/mkdir -p node_modules && : >node_modules/.package-lock.json ;;
  "npm run "* | "npm test "*)
    [ -d node_modules ] || early "$@"
    [ "$2" = check ] && { [ -d dist ] || early "$@"; }
    [ "$2" = build ] && /bin/mkdir -p dist && : >dist/index.html
    ;;
  # The command line and its own tests need no page.
  "cargo test --package") ;;
  "cargo build --package") [ "$3" = daymark-cli ] || [ -d ui/dist ] || early "$@" ;;
  # The window's page is part of the program.
  "cargo build "* | "cargo clippy "* | "cargo bench "* | "cargo test "* | "cargo nextest "*) [ -d ui/dist ] || early "$@" ;;
  "dbus-run-session -- "*) shift; exec "$@" ;;
esac
exit 0
