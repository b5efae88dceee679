package main

import (
	"archive/tar"
	"archive/zip"
	"bytes"
	"compress/gzip"
	"crypto/rand"
	"encoding/json"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"aead.dev/minisign"
	"go.yaml.in/yaml/v3"
)

// made is a release of programs that are none, with all that needs no building.
func made(t *testing.T, key signer) *release {
	t.Helper()
	root, err := output(".", nil, "git", "rev-parse", "--show-toplevel")
	if err != nil {
		t.Skip("there is no checkout here")
	}
	r := &release{version: "1.2.3", commit: "c0ffee", url: "https://example.invalid/dl", day: time.Date(2026, 11, 29, 9, 30, 0, 0, time.UTC), work: t.TempDir(),
		root: strings.TrimSpace(root), targets: allTargets(), key: key, programs: map[target][]byte{}, made: map[string][]byte{}}
	for _, target := range r.targets {
		r.programs[target] = []byte("a program for " + target.String())
	}
	r.beside = []file{{"LICENSE", 0o644, []byte("MIT")}, {"completions/groundwork.bash", 0o644, []byte("complete")}, {"groundwork.1", 0o644, []byte(".TH")}}
	if _, err := output(r.root, nil, "git", "clone", "--quiet", r.root, r.work+"/one"); err != nil {
		t.Fatal(err)
	}
	if _, err := output(r.work+"/one", nil, "git", "tag", "-f", "v1.2.3"); err != nil {
		t.Fatal(err)
	}
	for _, step := range []func() error{r.archives, r.packages, r.stick, r.manifests, r.sums} {
		if err := step(); err != nil {
			t.Fatal(err)
		}
	}
	return r
}

// keyFile is a key for tests, and what checks its signatures.
func keyFile(t *testing.T, password string) (signer, minisign.PublicKey) {
	t.Helper()
	public, private, err := minisign.GenerateKey(rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	text, err := private.MarshalText()
	s := signer{path: filepath.Join(t.TempDir(), "key")}
	if password != "" {
		text, err = minisign.EncryptKey(password, private)
		s.password = filepath.Join(t.TempDir(), "password")
		if err := os.WriteFile(s.password, []byte(password+"\n"), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(s.path, text, 0o600); err != nil {
		t.Fatal(err)
	}
	return s, public
}

// TestTwice holds that nothing but the source decides about the bytes.
func TestTwice(t *testing.T) {
	key, public := keyFile(t, "a test")
	a, b := made(t, key), made(t, signer{})
	for name, data := range b.made {
		if name != "CHECK.txt" && !bytes.Equal(data, a.made[name]) {
			t.Errorf("%s is not the same", name)
		}
	}
	if !minisign.Verify(public, a.made["SHA256SUMS"], a.made["SHA256SUMS.minisig"]) {
		t.Error("the signature is not one of the checksums")
	}
	if n := strings.Count(string(a.made["CHECK.txt"]), "\n    "); n != 4 || !strings.Contains(string(a.made["CHECK.txt"]), public.String()[strings.LastIndex(public.String(), "\n")+1:]) {
		t.Errorf("%d lines: %s", n, a.made["CHECK.txt"])
	}
	for _, want := range []string{"linux-amd64.tar.gz", "linux-arm64.tar.gz", "darwin-amd64.tar.gz", "darwin-arm64.tar.gz", "windows-amd64.zip",
		"amd64.deb", "arm64.deb", "x86_64.rpm", "aarch64.rpm", "x86_64.apk", "aarch64.apk", "x86_64.pkg.tar.zst", "aarch64.pkg.tar.zst", "stick.zip", "source.tar.gz"} {
		if !slices.ContainsFunc(strings.Fields(string(a.made["SHA256SUMS"])), func(name string) bool { return strings.HasSuffix(name, want) }) {
			t.Errorf("there is no %s", want)
		}
	}
}

// TestMinisignAgrees lets minisign itself check what was signed.
func TestMinisignAgrees(t *testing.T) {
	program, err := exec.LookPath("minisign")
	if err != nil {
		t.Skip("minisign is not here")
	}
	key, public := keyFile(t, "")
	r := &release{version: "1.2.3", work: t.TempDir(), key: key, made: map[string][]byte{"a": []byte("b")}}
	if err := r.sums(); err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	for _, name := range []string{"SHA256SUMS", "SHA256SUMS.minisig"} {
		if err := os.WriteFile(filepath.Join(dir, name), r.made[name], 0o600); err != nil {
			t.Fatal(err)
		}
	}
	text, _ := public.MarshalText()
	fields := strings.Fields(string(text))
	if _, err := output(dir, nil, program, "-Vm", "SHA256SUMS", "-P", fields[len(fields)-1]); err != nil {
		t.Error(err)
	}
}

func TestArchivesHoldWhatIsNeeded(t *testing.T) {
	r := made(t, signer{})
	z, err := gzip.NewReader(bytes.NewReader(r.made["groundwork-1.2.3-linux-amd64.tar.gz"]))
	if err != nil {
		t.Fatal(err)
	}
	found := map[string]int64{}
	for in := tar.NewReader(z); ; {
		head, err := in.Next()
		if err == io.EOF {
			break
		}
		if err != nil {
			t.Fatal(err)
		}
		found[strings.TrimPrefix(head.Name, "groundwork-1.2.3-linux-amd64/")] = head.Mode
		if !head.ModTime.Equal(r.day) || head.Uid != 0 || head.Uname != "" {
			t.Errorf("%s tells who made it, and when", head.Name)
		}
	}
	if found["groundwork"] != 0o755 || found["START.txt"] != 0o644 || found["groundwork.1"] != 0o644 || found["LICENSE"] != 0o644 {
		t.Errorf("%v", found)
	}
	stick, err := zip.NewReader(bytes.NewReader(r.made["groundwork-1.2.3-stick.zip"]), int64(len(r.made["groundwork-1.2.3-stick.zip"])))
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, f := range stick.File {
		names = append(names, f.Name)
	}
	for _, want := range []string{"START.txt", "start-linux.sh", "start-mac.command", "start-windows.cmd", "programs/groundwork-linux-arm64", "programs/groundwork-windows-amd64.exe"} {
		if !slices.Contains(names, "groundwork-stick/"+want) {
			t.Errorf("there is no %s in %q", want, names)
		}
	}
}

// TestStickStarts runs the script of this system: the workbook lies beside it, wherever
// one stands and whatever the folder is called.
func TestStickStarts(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "my stick")
	for _, f := range []file{
		{"start-linux.sh", 0o644, []byte(startLinux)},
		{"programs/groundwork-linux-amd64", 0o755, []byte("#!/bin/sh\nfor a; do echo \"$a\"; done\n")},
		{"programs/groundwork-linux-arm64", 0o755, []byte("#!/bin/sh\nfor a; do echo \"$a\"; done\n")},
	} {
		if err := os.MkdirAll(filepath.Dir(filepath.Join(dir, f.name)), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(dir, f.name), f.data, f.mode); err != nil {
			t.Fatal(err)
		}
	}
	out, err := output("/", nil, "sh", filepath.Join(dir, "start-linux.sh"), "status")
	if want := "--file\n" + dir + "/workbook\nstatus\n"; err != nil || out != want {
		t.Errorf("%q, %v", out, err)
	}
}

// TestDebian lets dpkg read the package, where it is there.
func TestDebian(t *testing.T) {
	program, err := exec.LookPath("dpkg-deb")
	if err != nil {
		t.Skip("dpkg-deb is not here")
	}
	r := made(t, signer{})
	path := filepath.Join(t.TempDir(), "groundwork.deb")
	if err := os.WriteFile(path, r.made["groundwork_1.2.3-1_amd64.deb"], 0o600); err != nil {
		t.Fatal(err)
	}
	out, err := output(".", nil, program, "--contents", path)
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"-rwxr-xr-x root/root", "./usr/bin/groundwork", "./usr/share/man/man1/groundwork.1.gz", "./usr/share/bash-completion/completions/groundwork", "./usr/share/doc/groundwork/copyright"} {
		if !strings.Contains(out, want) {
			t.Errorf("%q is not in\n%s", want, out)
		}
	}
}

// TestPackagesTellTheirVersion reads what pacman, apk and rpm go by: the version with its
// end, the script that tells where the words stay, and folders that are taken away again.
func TestPackagesTellTheirVersion(t *testing.T) {
	tar, err := exec.LookPath("bsdtar")
	if err != nil {
		t.Skip("bsdtar is not here")
	}
	r := made(t, signer{})
	r.version = "1.2.3-rc.4"
	if err := r.packages(); err != nil {
		t.Fatal(err)
	}
	inside := func(name, file string) string {
		t.Helper()
		data, ok := r.made[name]
		if !ok {
			t.Fatalf("there is no %s", name)
		}
		path := filepath.Join(t.TempDir(), "package")
		if err := os.WriteFile(path, data, 0o600); err != nil {
			t.Fatal(err)
		}
		args := []string{"-xOf", path, file}
		if file == "" {
			args = []string{"-tvf", path}
		}
		out, err := output(".", nil, tar, args...)
		if err != nil {
			t.Fatal(err)
		}
		return out
	}
	const arch, apk, rpm = "groundwork-1.2.3rc.4-1-x86_64.pkg.tar.zst", "groundwork_1.2.3_rc.4-r1_x86_64.apk", "groundwork-1.2.3~rc.4-1.x86_64.rpm"
	if got := inside(arch, ".PKGINFO"); !strings.Contains(got, "\npkgver = 1.2.3rc.4-1\n") {
		t.Errorf("pacman reads\n%s", got)
	}
	for _, script := range []string{inside(arch, ".INSTALL"), inside(apk, ".post-deinstall")} {
		if !strings.Contains(script, "Groundwork is gone.") || strings.Contains(script, "case") {
			t.Errorf("after a removal it runs\n%s", script)
		}
	}
	list := inside(rpm, "")
	if !regexp.MustCompile(`(?m)^d.* \.?/usr/share/doc/groundwork/?$`).MatchString(list) {
		t.Errorf("the folder of the documents is not rpm's to take away:\n%s", list)
	}
}

// TestManifests reads what other package managers read, and wants what they require.
func TestManifests(t *testing.T) {
	r := made(t, signer{})
	sum := r.sum("groundwork-1.2.3-windows-amd64.zip")
	var scoop map[string]any
	if err := json.Unmarshal(r.made["scoop.json"], &scoop); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"version", "description", "homepage", "license", "architecture", "bin"} {
		if scoop[want] == nil {
			t.Errorf("scoop: there is no %s", want)
		}
	}
	if !strings.Contains(string(r.made["scoop.json"]), sum) {
		t.Error("scoop: another checksum")
	}
	for name, required := range map[string][]string{
		"":              {"PackageIdentifier", "PackageVersion", "DefaultLocale", "ManifestType", "ManifestVersion"},
		".installer":    {"PackageIdentifier", "PackageVersion", "Installers", "ManifestType", "ManifestVersion"},
		".locale.en-US": {"PackageIdentifier", "PackageVersion", "PackageLocale", "Publisher", "PackageName", "License", "ShortDescription", "ManifestType", "ManifestVersion"},
	} {
		var manifest map[string]any
		if err := yaml.Unmarshal(r.made["Groundwork.Groundwork"+name+".yaml"], &manifest); err != nil {
			t.Fatal(err)
		}
		for _, want := range required {
			if manifest[want] == nil {
				t.Errorf("winget%s: there is no %s", name, want)
			}
		}
	}
	if !strings.Contains(string(r.made["Groundwork.Groundwork.installer.yaml"]), strings.ToUpper(sum)) {
		t.Error("winget: another checksum")
	}
	if !strings.Contains(string(r.made["groundwork.rb"]), r.sum("groundwork-1.2.3-source.tar.gz")) {
		t.Error("brew: another checksum")
	}
}

// TestSourceSaysItsVersion: an archive of the source has no history, and says all the same
// what it is.
func TestSourceSaysItsVersion(t *testing.T) {
	r := made(t, signer{})
	z, err := gzip.NewReader(bytes.NewReader(r.made["groundwork-1.2.3-source.tar.gz"]))
	if err != nil {
		t.Fatal(err)
	}
	for in := tar.NewReader(z); ; {
		head, err := in.Next()
		if err != nil {
			t.Fatal(err)
		}
		if head.Name == "groundwork-1.2.3/cmd/groundwork/source.txt" {
			if said, _ := io.ReadAll(in); !bytes.HasPrefix(said, []byte("v1.2.3 ")) {
				t.Errorf("%q", said)
			}
			return
		}
	}
}

func TestWords(t *testing.T) {
	for _, target := range allTargets() {
		for line := range strings.Lines(startText(target)) {
			if len(strings.TrimSuffix(line, "\n")) > 90 || strings.ContainsAny(line, "{}") {
				t.Errorf("%s: %q", target, line)
			}
		}
	}
	r := &release{version: "1.2.3", commit: "c0ffee", url: "https://example.org/dl"}
	for text, want := range map[string][]string{
		r.checkText("go1.26.8", "RWQkey", true):  {"-P RWQkey", "README.md too", "checkout c0ffee", "-url https://example.org/dl"},
		r.checkText("go1.26.8", "RWQkey", false): {"-P RWQkey", "nowhere else"},
		r.checkText("go1.26.8", "", false):       {"Nobody has signed"},
	} {
		for _, words := range want {
			if !strings.Contains(text, words) {
				t.Errorf("%q is not in %s", words, text)
			}
		}
	}
	for _, version := range []string{"", "1", "v1.0.0", "2.0.0", "1.0.0-old"} {
		if err := run([]string{"-only", "linux-amd64", "-out", t.TempDir(), version}); err == nil || !strings.Contains(err.Error(), "VERSION") {
			t.Errorf("%q: %v", version, err)
		}
	}
}

// TestNothingLeadsNowhere: a version for everybody is refused while what goes with it sends
// people to a place that isn't there, or is signed with a key they can't know; one for trying
// says what it is.
func TestNothingLeadsNowhere(t *testing.T) {
	if err := run([]string{"-only", "linux-amd64", "-out", t.TempDir(), "1.0.0"}); err == nil || !strings.Contains(err.Error(), "where nothing is") {
		t.Errorf("%v", err)
	}
	r := &release{version: "1.0.0", url: "https://example.org/dl"}
	if leadsNowhere(home) {
		if err := r.ready(); err == nil || !strings.Contains(err.Error(), home) {
			t.Errorf("%v", err)
		}
	}
	r.version = "1.0.0-rc.1"
	if err := r.ready(); err != nil {
		t.Error(err)
	}
	r.key, _ = keyFile(t, "")
	r.root = "../.."
	if known, err := r.keyIsKnown(); known || err != nil {
		t.Errorf("a key of a test is known: %v", err)
	}
	r = made(t, signer{})
	for _, name := range []string{"groundwork.rb", "scoop.json", "Groundwork.Groundwork.yaml", "Groundwork.Groundwork.installer.yaml", "Groundwork.Groundwork.locale.en-US.yaml"} {
		if !strings.Contains(string(r.made[name]), "For trying only") {
			t.Errorf("%s leads nowhere, and doesn't say so", name)
		}
	}
}
