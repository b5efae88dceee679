// Package printer prints through CUPS.
package printer

import (
	"context"
	"errors"
	"io"
	"os"
	"os/exec"
	"slices"
	"strings"
	"time"

	"groundwork/cmd/groundwork/exit"
	"groundwork/content/paper"
	"groundwork/content/text"
)

// jobTitle is what others may see in the printer's queue.
const jobTitle = "Document"

// servicePatience is how long the print service may take to answer.
const servicePatience = 30 * time.Second

// noPrinter is what to do where nothing can be printed on.
const noPrinter = "set up a printer in the system's settings, or make a file with -o and print it on another computer"

// Service is CUPS, spoken to through its own programs: that takes no
// network code, and knows whatever printers the person's other programs know.
type Service struct{}

// Printers names the printers there are, the usual one first. usual is false
// where none of them is.
func (Service) Printers(ctx context.Context) (names []string, usual bool, err error) {
	out, err := askService(ctx, nil, "lpstat", "-e")
	if err != nil {
		return nil, false, err
	}
	names = strings.Fields(out)
	out, err = askService(ctx, nil, "lpstat", "-d")
	if err != nil || len(names) == 0 {
		return names, false, err
	}
	if _, name, ok := strings.Cut(out, "destination: "); ok {
		name = strings.TrimSpace(name)
		if i := slices.Index(names, name); i >= 0 {
			names = append([]string{name}, slices.Delete(names, i, i+1)...)
			return names, true, nil
		}
	}
	return names, false, nil
}

// Print hands a PDF over, never by way of a file of ours. The name "" is the
// usual printer.
func (Service) Print(ctx context.Context, name string, size paper.Size, pdf io.Reader) error {
	args := []string{"-s", "-t", jobTitle, "-o", "media=" + media(size)}
	if name != "" {
		args = append(args, "-d", name)
	}
	_, err := askService(ctx, pdf, "lp", args...)
	return err
}

// askService runs a program of the print service and gives what it says, in English.
func askService(ctx context.Context, in io.Reader, name string, args ...string) (string, error) {
	path, err := exec.LookPath(name)
	if err != nil {
		return "", exit.New(exit.Failed, "there is no print service here: the program "+name+" is missing", "install CUPS, or make a file with -o and print it on another computer")
	}
	ctx, cancel := context.WithTimeout(ctx, servicePatience)
	defer cancel()
	var out, complaint strings.Builder
	cmd := exec.CommandContext(ctx, path, args...)
	cmd.Env = append(os.Environ(), "LC_ALL=C")
	cmd.WaitDelay = time.Second
	cmd.Stdin, cmd.Stdout, cmd.Stderr = in, &out, &complaint
	err = cmd.Run()
	if err == nil {
		return out.String(), nil
	}
	text := "the print service did not take it"
	switch said := complained(complaint.String()); {
	case errors.Is(ctx.Err(), context.DeadlineExceeded):
		text = "the print service does not answer"
	case said != "":
		text += ": " + said
	}
	return "", exit.New(exit.Failed, text, "lpstat -t tells how the printers are")
}

// complained is the last line a program of the print service said, without its
// own name.
func complained(s string) string {
	s = strings.TrimSpace(s)
	s = s[strings.LastIndexByte(s, '\n')+1:]
	for _, before := range []string{"lp: ", "lpstat: ", "Error - ", "error - "} {
		s = strings.TrimPrefix(s, before)
	}
	return text.CleanLine(s)
}

// Queue is a printer as it was asked for.
type Queue struct {
	Name  string // "" for the usual one
	Shown string // what it is called
	All   []string
}

// Find makes sure, before anything else is asked, that there is such a
// printer.
func Find(ctx context.Context, name string) (Queue, error) {
	names, usual, err := Service{}.Printers(ctx)
	list := strings.Join(names, ", ")
	switch {
	case err != nil:
		return Queue{}, err
	case len(names) == 0:
		return Queue{}, exit.New(exit.Failed, "there is no printer", noPrinter)
	case name != "" && !slices.Contains(names, name):
		return Queue{}, exit.New(exit.Failed, "there is no printer "+name, "the printers here: "+list)
	case name == "" && usual:
		return Queue{"", names[0], names}, nil
	case name == "" && len(names) > 1:
		return Queue{}, exit.New(exit.Failed, "none of the printers is the usual one", "--printer=NAME picks one: "+list)
	case name == "":
		name = names[0]
	}
	return Queue{name, name, names}, nil
}

// Stopped returns why a printer doesn't print what it is given now, or "": it is
// paused, or takes nothing. Where the print service doesn't say, nothing is known.
func (Service) Stopped(ctx context.Context, name string) string {
	if said, err := askService(ctx, nil, "lpstat", "-a", name); err == nil && strings.Contains(said, name+" not accepting") {
		return "takes nothing now" + because(said)
	}
	if said, err := askService(ctx, nil, "lpstat", "-p", name); err == nil && strings.Contains(said, "printer "+name+" disabled") {
		return "is paused" + because(said)
	}
	return ""
}

// because is the reason the print service gives in the line below.
func because(said string) string {
	_, reason, _ := strings.Cut(strings.TrimSpace(said), "\n")
	reason, _, _ = strings.Cut(reason, "\n")
	switch reason = text.CleanLine(strings.TrimSpace(reason)); strings.ToLower(reason) {
	case "", "paused", "rejecting jobs", "reason unknown":
		return ""
	}
	return ": " + reason
}

// media is what the print service calls a size.
func media(s paper.Size) string {
	if s == paper.Letter {
		return "Letter"
	}
	return "A4"
}
