package external

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"

	"groundwork/content/text"
)

// editor is the person's own editor as a command.
type editor struct {
	name  string // as it is called on the screen
	path  string
	args  []string
	quiet bool // its swap and backup files are switched off
}

// command opens a file.
func (e editor) command(file string) *exec.Cmd {
	return exec.Command(e.path, append(slices.Clone(e.args), file)...)
}

// Why no editor can be opened.
var (
	errNoEditor = errors.New("no editor is set")
	errQuotes   = errors.New("a quotation mark is never closed")
	errNotThere = errors.New("the editor is not there")
)

// editorTrouble says it on the screen.
func editorTrouble(err error) string {
	switch {
	case errors.Is(err, errNoEditor):
		return "No editor is set. Name one in the environment variable VISUAL or EDITOR, for instance nano, and start again."
	case errors.Is(err, errQuotes):
		return "VISUAL or EDITOR can't be read: a quotation mark in it is never closed."
	case errors.Is(err, errNotThere):
		return "The editor named in VISUAL or EDITOR is not there, or can't be started."
	}
	return "The answer can't be handed to an editor: " + text.CleanLine(err.Error()) + "."
}

// findEditor is the editor named in $VISUAL or $EDITOR, which may have
// arguments. No shell is asked.
func findEditor() (editor, error) {
	said := os.Getenv("VISUAL")
	if strings.TrimSpace(said) == "" {
		said = os.Getenv("EDITOR")
	}
	words, err := splitCommand(said)
	if err != nil {
		return editor{}, err
	}
	if len(words) == 0 {
		return editor{}, errNoEditor
	}
	path, err := exec.LookPath(words[0])
	if err != nil {
		return editor{}, fmt.Errorf("%w: %w", errNotThere, err)
	}
	e := editor{name: text.CleanLine(filepath.Base(words[0])), path: path, args: words[1:]}
	e.silence()
	return e, nil
}

// silence switches off what known editors keep beside the file, and makes those
// with a window of their own wait until it is closed.
func (e *editor) silence() {
	kind := filepath.Base(e.path)
	if real, err := filepath.EvalSymlinks(e.path); err == nil {
		kind = filepath.Base(real) // vi is often another one
	}
	kind = strings.TrimSuffix(strings.ToLower(kind), ".exe")
	const vim = "set nobackup nowritebackup noswapfile noundofile nomodeline"
	switch {
	case strings.HasPrefix(kind, "vim"), kind == "nvim", kind == "gvim":
		e.quiet = true
		e.args = append(e.args, "-n", "-i", "NONE", "--cmd", vim, "-c", vim) // before the person's own settings and after them
	case kind == "nano":
		e.quiet = true
		e.args = append(e.args, "--restricted")
	case strings.HasPrefix(kind, "emacs") && !strings.HasPrefix(kind, "emacsclient"):
		e.quiet = true
		e.args = append(e.args, "-Q", "--eval", "(setq make-backup-files nil auto-save-default nil create-lockfiles nil)")
	case kind == "micro":
		e.quiet = true
		e.args = append(e.args, "-backup", "false", "-savecursor", "false", "-saveundo", "false", "-savehistory", "false")
	}
	waiting := map[string]string{
		"gvim": "-f", "code": "--wait", "code-insiders": "--wait", "codium": "--wait", "subl": "--wait",
		"zed": "--wait", "gedit": "--wait", "mate": "--wait", "kate": "--block",
	}
	if flag := waiting[kind]; flag != "" && !slices.Contains(e.args, flag) {
		e.args = append(e.args, flag)
	}
}

// splitCommand splits a command into words as a shell does, with its quotes and
// backslashes but without anything else of it.
func splitCommand(s string) ([]string, error) {
	var (
		words []string
		word  strings.Builder
		begun bool
		quote rune // the one that is open, or 0
		plain bool // the next character is taken as it is
	)
	for _, r := range s {
		switch {
		case plain:
			if quote == '"' && !strings.ContainsRune("\"\\$`", r) {
				word.WriteByte('\\')
			}
			word.WriteRune(r)
			plain = false
		case r == '\\' && quote != '\'':
			plain, begun = true, true
		case r == quote:
			quote = 0
		case quote != 0:
			word.WriteRune(r)
		case r == '\'' || r == '"':
			quote, begun = r, true
		case r == ' ' || r == '\t' || r == '\n':
			if begun {
				words = append(words, word.String())
				word.Reset()
				begun = false
			}
		default:
			word.WriteRune(r)
			begun = true
		}
	}
	if quote != 0 || plain {
		return nil, errQuotes
	}
	if begun {
		words = append(words, word.String())
	}
	return words, nil
}
