package main

import (
	"bytes"
	"os"
	"path"
	"path/filepath"
	"strings"

	"github.com/goreleaser/nfpm/v2"
	_ "github.com/goreleaser/nfpm/v2/apk"
	_ "github.com/goreleaser/nfpm/v2/arch"
	_ "github.com/goreleaser/nfpm/v2/deb"
	"github.com/goreleaser/nfpm/v2/files"
	_ "github.com/goreleaser/nfpm/v2/rpm"
)

// gone tells where the words stay: a package must never touch a home.
const gone = `	echo "Groundwork is gone. Workbooks stay where they are, in ~/.local/share/groundwork of each account;"
	echo "to erase one, install it again and run: groundwork erase --all"
`

// afterRemoval is run when a package of a kind was removed. dpkg and rpm run it after an
// upgrade too, and say so in $1; apk and pacman do not, and say the version there.
func afterRemoval(kind string) string {
	switch kind {
	case "deb", "rpm":
		return "#!/bin/sh\ncase \"$1\" in\nremove | 0 | \"\")\n" + gone + "\t;;\nesac\nexit 0\n"
	case "apk":
		return "#!/bin/sh\n" + gone + "exit 0\n"
	}
	return gone // which becomes the body of a function
}

// packages makes those of Linux.
func (r *release) packages() error {
	for _, t := range r.targets {
		if t.system != "linux" {
			continue
		}
		for _, kind := range []string{"deb", "rpm", "apk", "archlinux"} {
			if err := r.pack(t, kind); err != nil {
				return err
			}
		}
	}
	return nil
}

func (r *release) pack(t target, kind string) error {
	dir, err := os.MkdirTemp(r.work, "package-")
	if err != nil {
		return err
	}
	contents, err := r.contents(dir, t)
	if err != nil {
		return err
	}
	if kind == "rpm" { // it takes away no folder that no package has
		contents = append(contents, r.folders(contents)...)
	}
	script := filepath.Join(dir, "after-removal.sh")
	if err := os.WriteFile(script, []byte(afterRemoval(kind)), 0o755); err != nil {
		return err
	}
	if err := os.Chtimes(script, r.day, r.day); err != nil { // of some packages it is a part
		return err
	}
	version, prerelease, _ := strings.Cut(r.version, "-")
	if kind == "archlinux" { // its list of what is in the package would leave out the end
		version, prerelease = version+prerelease, ""
	}
	info := nfpm.WithDefaults(&nfpm.Info{
		Name: "groundwork", Arch: t.processor, Platform: "linux", Version: version, Prerelease: prerelease, Release: "1",
		Section: "misc", Priority: "optional", Maintainer: maintainer, License: "MIT", MTime: r.day, DisableGlobbing: true,
		Description: "A private workbook for the time after trust was broken.\nIt runs in the terminal, sends nothing, and keeps every word in one file.\nHow to report a fault stands in /usr/share/doc/groundwork/SECURITY.md.",
		Overridables: nfpm.Overridables{
			Contents:  contents,
			Scripts:   nfpm.Scripts{PostRemove: script},
			RPM:       nfpm.RPM{BuildHost: "localhost"},
			ArchLinux: nfpm.ArchLinux{Packager: maintainer},
		},
	})
	packager, err := nfpm.Get(kind)
	if err != nil {
		return err
	}
	var out bytes.Buffer
	if err := packager.Package(info, &out); err != nil {
		return err
	}
	r.made[packager.ConventionalFileName(info)] = out.Bytes()
	return nil
}

// folders are those the documents lie in.
func (r *release) folders(of files.Contents) (list files.Contents) {
	known := map[string]bool{}
	for _, c := range of {
		for at := path.Dir(c.Destination); strings.HasPrefix(at, path.Clean(docs)) && !known[at]; at = path.Dir(at) {
			known[at] = true
			list = append(list, &files.Content{Type: files.TypeDir, Destination: at, FileInfo: &files.ContentFileInfo{Mode: 0o755, MTime: r.day, Owner: "root", Group: "root"}})
		}
	}
	return list
}

// docs is where a package keeps what is to be read.
const docs = "/usr/share/doc/groundwork/"

// contents are where the files of a package go.
func (r *release) contents(dir string, t target) (files.Contents, error) {
	list := []file{{"/usr/bin/groundwork", 0o755, r.programs[t]}, {docs + "START.txt", 0o644, []byte(startText(t))}}
	for _, f := range r.beside {
		to := docs + f.name
		switch f.name {
		case "groundwork.1":
			page, err := gzipped(f.data)
			if err != nil {
				return nil, err
			}
			to, f.data = "/usr/share/man/man1/groundwork.1.gz", page
		case "completions/groundwork.bash":
			to = "/usr/share/bash-completion/completions/groundwork"
		case "completions/_groundwork":
			to = "/usr/share/zsh/site-functions/_groundwork"
		case "completions/groundwork.fish":
			to = "/usr/share/fish/vendor_completions.d/groundwork.fish"
		case "completions/groundwork.ps1":
			continue
		case "LICENSE":
			to = docs + "copyright"
		}
		f.name = to
		list = append(list, f)
	}
	var out files.Contents
	for _, f := range list {
		source := filepath.Join(dir, filepath.FromSlash(f.name))
		if err := os.MkdirAll(filepath.Dir(source), 0o755); err != nil {
			return nil, err
		}
		if err := os.WriteFile(source, f.data, f.mode); err != nil {
			return nil, err
		}
		out = append(out, &files.Content{Source: source, Destination: f.name, FileInfo: &files.ContentFileInfo{Mode: f.mode, MTime: r.day, Owner: "root", Group: "root"}})
	}
	return out, nil
}
