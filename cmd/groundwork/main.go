// Groundwork is a private workbook for the time after trust was broken. This package is its
// door: the command line, exit codes, signals and the wiring of the parts.
//
// What it says: results go to standard output, everything else to standard
// error, as "groundwork: error: …" and then, where something can be done about
// it, "groundwork: hint: …". Messages are lower case, end without a period, and
// never hold a word the person wrote. The exit codes are in package exit.
package main

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"os"
	"runtime"
	"runtime/debug"
	"strings"
	"sync"

	"github.com/urfave/cli/v3"

	"groundwork/cmd/groundwork/afresh"
	"groundwork/cmd/groundwork/environ"
	"groundwork/cmd/groundwork/exit"
	"groundwork/cmd/groundwork/manual"
	"groundwork/cmd/groundwork/signals"
	"groundwork/content/text"
	"groundwork/store/archive"
	"groundwork/store/disk"
	"groundwork/store/seal"
	"groundwork/tui/job"
	"groundwork/tui/tmux"
)

func main() {
	os.Exit(run(os.Args, os.Stdout, os.Stderr, stretching{seal.Argon2id, archive.UsualWork}))
}

// namesNoLog sees to it that Bubble Tea writes neither what is typed and drawn nor what broke
// into files that the environment names.
func namesNoLog() {
	_ = os.Unsetenv("TEA_TRACE")
	_ = os.Unsetenv("TEA_DEBUG")
}

// stretching is how keys are made of passphrases: of the workbook's, and with how much work
// of that of an export. It is another in tests only, which make hundreds.
type stretching struct {
	workbook seal.Stretch
	export   int
}

// run is the whole program, so that what happens at its end happens on every
// way out.
func run(args []string, stdout, stderr io.Writer, by stretching) int {
	namesNoLog()
	_ = tmux.Restore()         // only an editor misses it
	debug.SetTraceback("none") // words can stand in registers
	_ = disk.Harden()          // where the system doesn't let it, the rest still holds
	d := &commandLine{out: bufio.NewWriter(stdout), err: stderr, keys: by, job: job.New()}
	d.afresh, d.next = afresh.TakeOver()
	d.endings = signals.New(d.exit)
	return d.tell(d.enter(args))
}

// commandLine is what the commands share.
type commandLine struct {
	out     *bufio.Writer
	err     io.Writer
	keys    stretching
	writing sync.Mutex       // held while a file of the person's words is half-made
	afresh  *afresh.Handover // of the program this one was started in the place of
	next    afresh.Successor
	endings *signals.Endings
	job     *job.Job
}

// enter carries out the command. A panic becomes an error that says where and
// not what: its value may quote an answer.
func (d *commandLine) enter(args []string) (err error) {
	defer caught(&err)
	root := d.command()
	if err = swallows(root, args[min(len(args), 1):]); err == nil {
		err = root.Run(context.Background(), args)
	}
	if err != nil {
		return err
	}
	return d.flush()
}

// tell says what went wrong, if anything did, and returns the exit code.
func (d *commandLine) tell(err error) int {
	if err == nil {
		return exit.Done
	}
	e := exit.Explain(err)
	d.say("error", e.Text)
	d.say("hint", e.Hint)
	return e.Code
}

// say writes one line to standard error. A path can hold anything, so it is
// made fit for a terminal.
func (d *commandLine) say(what, said string) {
	if said != "" {
		fmt.Fprintf(d.err, "groundwork: %s: %s\n", what, text.Display(text.CleanLine(said)))
	}
}

// caught makes a panic the error of the function that defers it.
func caught(err *error) {
	if recover() != nil {
		*err = exit.New(exit.Failed, "something broke inside the program at "+place(), "")
	}
}

// flush writes out what was said so far, which goes before anything on standard error.
func (d *commandLine) flush() error {
	if d.out.Flush() != nil {
		return exit.New(exit.Failed, "standard output can't be written", "")
	}
	return nil
}

// place names the lines of this program on the way to a panic.
func place() string {
	pcs := make([]uintptr, 32)
	frames := runtime.CallersFrames(pcs[:runtime.Callers(3, pcs)])
	var where []string
	for {
		f, more := frames.Next()
		if strings.HasPrefix(f.Function, "groundwork/") || strings.HasPrefix(f.Function, "main.") {
			where = append(where, fmt.Sprintf("%s:%d", f.Function, f.Line))
		}
		if !more || len(where) == 4 {
			return strings.Join(where, ", ")
		}
	}
}

// command is the whole command line.
func (d *commandLine) command() *cli.Command {
	root := &cli.Command{
		Name:      "groundwork",
		Usage:     "a private workbook for the time after trust was broken",
		UsageText: "groundwork [options]            go on where you stopped\ngroundwork [options] command    one of the commands below",
		Description: "Everything stays in one file on this computer; nothing is ever sent.\n" +
			"ctrl+q leaves at once and saves. With a screen reader, or on a poor terminal: groundwork --plain.\n\n" +
			exit.Codes(exit.Done, exit.Failed, exit.Usage, exit.Passphrase, exit.Locked, exit.Damaged, exit.Interrupted),
		Flags: append(globalFlags(),
			&cli.BoolFlag{Name: "plain", Usage: "the workbook in plain lines, for screen readers and poor terminals (or set " + environ.Plain + ")", Local: true},
			&cli.BoolFlag{Name: "reader", Usage: "the full screen for a screen reader: no bars, whole lines (or set " + environ.Reader + ")", Local: true},
			&cli.BoolFlag{Name: "version", Usage: "tell the version", Local: true}),
		Commands: []*cli.Command{
			d.printCommand(),
			d.searchCommand(),
			d.statusCommand(),
			d.passphraseCommand(),
			d.eraseCommand(),
			d.backupCommand(),
			d.restoreCommand(),
			d.mergeCommand(),
			d.checkCommand(),
			d.exportCommand(),
			d.importCommand(),
			d.helpLinesCommand(),
			d.chaptersCommand(),
			d.pathsCommand(),
			d.menuCommand(),
			d.manCommand(),
			d.versionCommand(),
			d.helpCommand(),
		},
		Action:                          d.workbook,
		ArgValidator:                    noSuchCommand,
		HideHelpCommand:                 true, // there is one of our own
		EnableShellCompletion:           true,
		ConfigureShellCompletionCommand: shapeCompletion,
		Writer:                          d.out,
		ErrWriter:                       d.err,
		ExitErrHandler:                  func(context.Context, *cli.Command, error) {}, // run tells it
	}
	everyCommand(root, func(c *cli.Command) {
		c.OnUsageError = wrongUsage
		c.Description = manual.SetLines(c.Description, manual.Width-manual.Indent)
	})
	return root
}

func everyCommand(c *cli.Command, do func(*cli.Command)) {
	do(c)
	for _, sub := range c.Commands {
		everyCommand(sub, do)
	}
}
