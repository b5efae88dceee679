package main

import "strings"

// stick is one folder for a USB stick: the programs, and a script for each system that
// keeps the workbook beside it.
func (r *release) stick() error {
	const folder = "groundwork-stick/"
	list := []file{
		{folder + "START.txt", 0o644, []byte(strings.ReplaceAll(stickText, "\n", "\r\n"))},
		{folder + "start-linux.sh", 0o755, []byte(startLinux)},
		{folder + "start-mac.command", 0o755, []byte(startMac)},
		{folder + "start-windows.cmd", 0o755, []byte(strings.ReplaceAll(startWindows, "\n", "\r\n"))},
	}
	for _, t := range r.targets {
		list = append(list, file{folder + "programs/groundwork-" + t.String() + t.exe(), 0o755, r.programs[t]})
	}
	for _, f := range r.beside {
		if f.name == "LICENSE" || strings.HasPrefix(f.name, "licences/") {
			f.name = folder + f.name
			list = append(list, f)
		}
	}
	data, err := zipped(list, r.day)
	r.made["groundwork-"+r.version+"-stick.zip"] = data
	return err
}

const stickText = `GROUNDWORK ON A STICK

Copy this folder to the stick. Then open it and start

    start-windows.cmd     on Windows
    start-mac.command     on a Mac (the first time: right click, Open)
    start-linux.sh        on Linux, in a terminal: sh start-linux.sh

Your words are kept in the file "workbook" in this folder, and in the copies beside
it. They go where the stick goes: set a passphrase, which the first screen offers.
Whoever finds the stick can read it otherwise. Leave the program before you take the
stick out: hold Ctrl and press Q.

On a stick the program can't keep others of this computer from reading the file while
it is plugged in. The computer may remember that the stick was there.

To remove it, delete this folder. What is deleted on a stick may stay readable for a
while to those who know how; with a passphrase they can't read it.
`

const startLinux = `#!/bin/sh
# Starts the workbook that lies beside this file.
here=$(CDPATH= cd -- "$(dirname -- "$0")" && pwd) || exit 1
case $(uname -m) in
aarch64 | arm64) program=$here/programs/groundwork-linux-arm64 ;;
*) program=$here/programs/groundwork-linux-amd64 ;;
esac
if [ ! -x "$program" ]; then
	echo "This system doesn't run programs from here. Copy the folder to your home and start it there." >&2
	exit 1
fi
exec "$program" --file "$here/workbook" "$@"
`

const startMac = `#!/bin/sh
# Starts the workbook that lies beside this file.
here=$(CDPATH= cd -- "$(dirname -- "$0")" && pwd) || exit 1
case $(uname -m) in
arm64) program=$here/programs/groundwork-darwin-arm64 ;;
*) program=$here/programs/groundwork-darwin-amd64 ;;
esac
exec "$program" --file "$here/workbook" "$@"
`

const startWindows = `@echo off
rem Starts the workbook that lies beside this file.
"%~dp0programs\groundwork-windows-amd64.exe" --file "%~dp0workbook" %*
if errorlevel 1 pause
`
