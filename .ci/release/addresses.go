package main

import (
	"fmt"
	"strings"

	"aead.dev/minisign"
)

// Where the project is at home. It has no home yet, so these are addresses that nobody can
// have, and only versions for trying are made with them: ready refuses all others.
const (
	home       = "https://example.invalid/groundwork"
	maintainer = "The maintainers of Groundwork <maintainers@example.invalid>"
)

// nowhere is where a release lies as long as nobody says where.
const nowhere = "https://example.invalid/groundwork"

// leadsNowhere tells an address to be filled in: no name ends so (RFC 2606).
func leadsNowhere(address string) bool { return strings.Contains(address, "example.invalid") }

// trial reports whether a version is for trying.
func (r *release) trial() bool { return strings.Contains(r.version, "-") }

// ready refuses to make a version for everybody while what goes with it sends people
// nowhere, or says that there is none.
func (r *release) ready() error {
	if r.trial() {
		return nil
	}
	for _, a := range []struct{ address, mend string }{
		{r.url, "-url names the folder it will lie in"},
		{home, "home in .ci/release/addresses.go names the page of the project"},
		{maintainer, "maintainer in .ci/release/addresses.go names who answers letters"},
	} {
		if leadsNowhere(a.address) {
			return fmt.Errorf("%s would send people to %q, where nothing is: %s; %s-rc.1 can be made without", r.version, a.address, a.mend, r.version)
		}
	}
	for _, name := range []string{"README.md", "SECURITY.md", "CHANGELOG.md"} {
		text, err := output(r.root, nil, "git", "show", "HEAD:"+name)
		if err != nil {
			return err
		}
		if strings.Contains(text, "no release yet") {
			return fmt.Errorf("%s says that there is no release yet", name)
		}
	}
	if known, err := r.keyIsKnown(); err != nil || known || r.key.path == "" {
		return err
	}
	return fmt.Errorf("the public half of the key in %s doesn't stand in README.md and SECURITY.md, where people look for it", r.key.path)
}

// keyIsKnown reports whether those who check the signature find the key in another place too.
func (r *release) keyIsKnown() (bool, error) {
	if r.key.path == "" {
		return false, nil
	}
	key, err := r.key.read()
	if err != nil {
		return false, err
	}
	public, err := publicHalf(key)
	if err != nil {
		return false, err
	}
	for _, name := range []string{"README.md", "SECURITY.md"} {
		text, err := output(r.root, nil, "git", "show", "HEAD:"+name)
		if err != nil || !strings.Contains(text, public) {
			return false, err
		}
	}
	return true, nil
}

// publicHalf is what -P of minisign takes.
func publicHalf(key minisign.PrivateKey) (string, error) {
	text, err := key.Public().(minisign.PublicKey).MarshalText()
	if err != nil {
		return "", err
	}
	words := strings.Fields(string(text))
	return words[len(words)-1], nil
}

// warning is what manifests that lead nowhere say at their beginning.
func (r *release) warning() string {
	if !leadsNowhere(r.url) && !leadsNowhere(home) {
		return ""
	}
	return "For trying only: nothing lies at these addresses yet. Install the archive or the package that came with this file instead."
}
