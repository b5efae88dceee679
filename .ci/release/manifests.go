package main

import (
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"strings"
)

// manifests makes the archive of the source, and what package managers elsewhere want to
// be told.
func (r *release) manifests() error {
	tar, err := output(r.work+"/one", nil, "git", "archive", "--format=tar", "--prefix=groundwork-"+r.version+"/", "v"+r.version)
	if err != nil {
		return err
	}
	source := "groundwork-" + r.version + "-source.tar.gz"
	if r.made[source], err = gzipped([]byte(tar)); err != nil {
		return err
	}
	r.made["groundwork.rb"] = []byte(r.brew(r.url+"/"+source, r.sum(source)))
	windows := "groundwork-" + r.version + "-windows-amd64.zip"
	if r.made[windows] == nil {
		return nil
	}
	if r.made["scoop.json"], err = r.scoop(r.url+"/"+windows, r.sum(windows)); err != nil {
		return err
	}
	for name, text := range r.winget(r.url+"/"+windows, strings.ToUpper(r.sum(windows))) {
		r.made[name] = []byte(text)
	}
	return nil
}

func (r *release) sum(name string) string { return fmt.Sprintf("%x", sha256.Sum256(r.made[name])) }

// comment is the warning as formulas and YAML have it.
func (r *release) comment() string {
	if r.warning() == "" {
		return ""
	}
	return "# " + r.warning() + "\n"
}

// brew is a formula for Homebrew that builds from the source.
func (r *release) brew(url, sum string) string {
	return r.comment() + `class Groundwork < Formula
  desc "Private workbook for the time after trust was broken"
  homepage "` + home + `"
  url "` + url + `"
  sha256 "` + sum + `"
  license "MIT"

  depends_on "go" => :build

  def install
    ENV["CGO_ENABLED"] = "0"
    system "go", "build", *std_go_args(ldflags: "-s -w -funcalign=16", tags: "urfave_cli_no_template"), "./cmd/groundwork"
    generate_completions_from_executable(bin/"groundwork", "completion", shells: [:bash, :zsh, :fish])
    (buildpath/"groundwork.1").write Utils.safe_popen_read(bin/"groundwork", "man")
    man1.install "groundwork.1"
  end

  test do
    assert_match version.to_s, shell_output("#{bin}/groundwork version")
  end
end
`
}

// scoop is a manifest for Scoop.
func (r *release) scoop(url, sum string) ([]byte, error) {
	type address struct {
		URL        string `json:"url"`
		Hash       string `json:"hash"`
		ExtractDir string `json:"extract_dir"`
	}
	data, err := json.MarshalIndent(struct {
		Comment      string             `json:"##,omitempty"`
		Version      string             `json:"version"`
		Description  string             `json:"description"`
		Homepage     string             `json:"homepage"`
		License      string             `json:"license"`
		Notes        string             `json:"notes"`
		Architecture map[string]address `json:"architecture"`
		Bin          string             `json:"bin"`
	}{
		r.warning(), r.version, "A private workbook for the time after trust was broken, in the terminal.", home, "MIT",
		"Removing it leaves your words in %LOCALAPPDATA%\\groundwork; groundwork erase --all erases them.",
		map[string]address{"64bit": {url, sum, "groundwork-" + r.version + "-windows-amd64"}}, "groundwork.exe",
	}, "", "    ")
	return append(data, '\n'), err
}

// winget are the three manifests of the Windows Package Manager, in its format 1.6.0.
func (r *release) winget(url, sum string) map[string]string {
	const id = "Groundwork.Groundwork"
	head := func(kind string) string {
		return r.comment() + "# yaml-language-server: $schema=https://aka.ms/winget-manifest." + kind + ".1.6.0.schema.json\n" +
			"PackageIdentifier: " + id + "\nPackageVersion: " + r.version + "\n"
	}
	foot := func(kind string) string { return "ManifestType: " + kind + "\nManifestVersion: 1.6.0\n" }
	return map[string]string{
		id + ".yaml": head("version") + "DefaultLocale: en-US\n" + foot("version"),
		id + ".installer.yaml": head("installer") + `InstallerType: zip
NestedInstallerType: portable
NestedInstallerFiles:
- RelativeFilePath: groundwork-` + r.version + `-windows-amd64\groundwork.exe
  PortableCommandAlias: groundwork
Installers:
- Architecture: x64
  InstallerUrl: ` + url + `
  InstallerSha256: ` + sum + "\n" + foot("installer"),
		id + ".locale.en-US.yaml": head("defaultLocale") + `PackageLocale: en-US
Publisher: The maintainers of Groundwork
PackageName: Groundwork
PackageUrl: ` + home + `
License: MIT
ShortDescription: A private workbook for the time after trust was broken, in the terminal.
` + foot("defaultLocale"),
	}
}
