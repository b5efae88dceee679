package main

import "strings"

// checkText says in four lines how to check what was downloaded; in three, where it isn't
// signed. The third and fourth make it again.
func (r *release) checkText(goVersion, key string, known bool) string {
	what, signed, where := "How to check this: that it is signed, that", "    minisign -Vm SHA256SUMS -P "+key+"\n", "The key stands in README.md too."
	switch {
	case key == "":
		what, signed, where = "How to check this: that", "", "Nobody has signed this one: take it only from somebody you trust."
	case !known:
		where = "This key stands nowhere else: ask the person who made this, by another way, whether\nit is theirs."
	}
	again := " go run -C .ci/release . -out /tmp/again "
	if r.url != nowhere {
		again += "-url " + r.url + " "
	}
	return what + " nothing changed on the way,\nand that it is made of the source it says.\n" + where + "\nThe last two lines need Go and git, and begin in a clone of the source.\n\n" +
		signed +
		"    sha256sum --ignore-missing -c SHA256SUMS        # on macOS: shasum -a 256 --ignore-missing -c SHA256SUMS\n" +
		"    git checkout " + r.commit + " && GOTOOLCHAIN=" + goVersion + again + r.version + "\n" +
		"    cd /tmp/again && sha256sum --ignore-missing -c /path/to/the/downloaded/SHA256SUMS\n"
}

// startText is for people who have never used a terminal.
func startText(t target) string {
	return strings.NewReplacer("{open}", opening(t), "{away}", away(t), "{file}", kept(t)).Replace(`GROUNDWORK

A private workbook for the time after trust was broken. It sends nothing. All you
write stays in one file on this computer.

TO START

{open}

Then the first page shows, and tells you what to do. Four keys are enough: Tab goes
on, Shift+Tab goes back, Enter takes what is marked, Esc is one step back.

TO LEAVE AT ONCE

Hold Ctrl and press Q. The screen goes blank, and your words are saved.

IF SOMEBODY MAY LOOK

Without a passphrase, whoever uses this computer can read what you wrote. The first
screen offers one, and Settings too. A passphrase that is forgotten can't be brought
back by anybody. If somebody checks this computer, a safer one, or paper, may be the
better choice: the first screen prints an empty form.

TO REMOVE IT

{away} Your words stay, in
{file},
until you erase them. To do that first, type what you start it with, a space, and
    erase --all
`)
}

func opening(t target) string {
	switch t.system {
	case "windows":
		return "1. Open the folder this file is in. If it is a zip file still, press \"Extract all\".\n" +
			"2. Click into the line at the top that names the folder, type cmd and press Enter.\n" +
			"   A black window opens.\n" +
			"3. Type groundwork and press Enter. If Windows warns of an unknown program, choose\n" +
			"   \"More info\" and \"Run anyway\": CHECK.txt, where you got this, tells how to check it."
	case "darwin":
		return "1. Open Terminal: press Cmd and the space bar, type terminal, press Enter.\n" +
			"2. Type cd and a space, pull the folder this file is in into the window, press Enter.\n" +
			"3. Type ./groundwork and press Enter. If macOS says it can't check the program, open\n" +
			"   System Settings, Privacy and Security, and choose \"Open anyway\"."
	}
	return "1. Open a terminal: press the key with the windows sign, type terminal, press Enter.\n" +
		"2. If you installed a package, type groundwork and press Enter. That is all.\n" +
		"3. Otherwise type cd and a space, pull the folder this file is in into the window,\n" +
		"   press Enter, type ./groundwork and press Enter."
}

func away(t target) string {
	if t.system == "linux" {
		return "Delete this folder, or remove the package."
	}
	return "Delete this folder."
}

func kept(t target) string {
	switch t.system {
	case "windows":
		return `the folder groundwork in %LOCALAPPDATA%`
	case "darwin":
		return "~/Library/Application Support/groundwork"
	}
	return "~/.local/share/groundwork"
}

// crlf ends lines as programs of a system expect it.
func crlf(t target, text string) string {
	if t.system == "windows" {
		return strings.ReplaceAll(text, "\n", "\r\n")
	}
	return text
}
