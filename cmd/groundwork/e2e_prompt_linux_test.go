package main

import (
	"strings"
	"testing"

	"groundwork/cmd/groundwork/exit"
)

// TestHelpAtThePrompt: where the workbook asks for its passphrase, help lines are one key
// away as everywhere, and who leaves leaves nothing to see.
func TestHelpAtThePrompt(t *testing.T) {
	t.Parallel()
	p := lockedPerson(t)
	p.start()
	p.See("ctrl+g: help lines. ctrl+q: leave.")
	p.See("Passphrase:")
	p.wantEcho(false)
	p.Press("ctrl+g")
	p.See("call now:")
	p.See("findahelpline.com")
	p.until("it doesn't ask again", func() bool { return strings.HasSuffix(strings.TrimSpace(p.raw()), "Passphrase:") })
	p.Press("ctrl+q")
	p.Ends(exit.Interrupted)
	p.Miss("Passphrase")
	p.Miss("findahelpline")

	p.start()
	p.See("Passphrase:")
	p.wantEcho(false)
	p.Type("corr")
	p.Press("ctrl+g")
	p.See("call now:")
	p.Type("ect horse\r")
	p.See("Go on")
	p.Leave()
}
